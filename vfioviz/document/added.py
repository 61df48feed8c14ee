"""Versions of the code that a project brings along, behind those that come with the program."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vfioviz.kernel.producer import Producers
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.language import tr

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,31}")


class VariantError(ValueError):
    """A variant that can't be made; one line that says what, where and what to do."""


def added(producers: Producers) -> tuple[Sourced, ...]:
    """Return the versions that a project brings along."""
    return tuple(one for one in producers.versions if isinstance(one, Sourced))


def with_added(producers: Producers, added: Sequence[Sourced]) -> Producers:
    """Return producers with more versions behind them.

    Raises:
        VariantError: A key is there already.
    """
    keys = list(producers.keys)
    for one in added:
        if one.key in keys:
            raise VariantError(tr("{key!r} is a variant already; choose another KEY", key=one.key))
        keys.append(one.key)
    return Producers((*producers.versions, *added), producers.handlers)
