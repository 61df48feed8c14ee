"""How much work a call is, in lines of Python run: the same number on every machine.

Seconds tell the machine and its load; what a test may ask is that twice the input is about twice
the work, and that what is not seen costs nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def effort(work: Callable[[], object]) -> int:
    """Return how many lines ``work`` runs, in all functions that it calls."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
