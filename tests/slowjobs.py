"""For ``python -m pytest -p tests.slowjobs tests/ui``: each job of the window comes late.

Whatever takes the end of a job for granted fails here on any machine, not on a busy one alone.
"""

from __future__ import annotations

import threading
import time

from vfioviz.ui.jobs import Task

_LATE = 0.4
"""Seconds; longer than any number of turns of the event loop that a test makes."""
_run = Task.run


def _late(self: Task) -> None:
    if threading.current_thread() is not threading.main_thread():
        time.sleep(_LATE)
    _run(self)


Task.run = _late  # type: ignore[method-assign]  # that is what it is for
