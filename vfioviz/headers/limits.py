"""Limits on reading a header."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.csource.limits import Limits


@dataclass(frozen=True, slots=True)
class HeaderLimits:
    """Bounds, all counted and none timed: the same text always ends at the same place."""

    text: Limits = Limits(macro_work=300_000)  # noqa: RUF009 -- frozen
    """What the C of one header and all that it includes may cost.

    Of linux-libc-dev 6.1 no header needs more than 11,229 tokens of work on macros.
    """
    file_bytes: int = 4 << 20
    """Characters of one file; a longer one is left out."""
    includes: int = 1500
    """Files that one header may include, each as often as it is read."""
    include_depth: int = 60
    tokens: int = 4_000_000
    """Tokens of one header with all that it includes."""
    nesting: int = 60
    """Maximum nesting of brackets in a declaration."""
    object_bytes: int = 1 << 40
    """The largest type."""
    members: int = 60_000
    """Members of all structs of one header with all that it includes."""
    shown: int = 4000
    """Members, nested ones included, that are shown of one struct."""
    problems: int = 1000


LIMITS = HeaderLimits()
