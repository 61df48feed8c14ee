"""What a command says when it can't be done."""

from __future__ import annotations

from vfioviz.cli.printing import note


class UsageError(Exception):
    """What was asked can't be done with this input; one line for standard error."""


def complain(text: str) -> int:
    """Print one line on standard error; returns exit status 2."""
    note(text)
    return 2
