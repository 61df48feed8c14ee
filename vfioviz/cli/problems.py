"""What a command says when it can't be done."""

from __future__ import annotations

import sys


class UsageError(Exception):
    """What was asked can't be done with this input; one line for standard error."""


def complain(text: str) -> int:
    """Print one line on standard error; returns exit status 2."""
    print(f"vfioviz: {text}", file=sys.stderr)  # noqa: T201 -- this is the command line
    return 2
