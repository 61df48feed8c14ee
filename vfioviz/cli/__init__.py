"""The command line: ``vfioviz [FILE...]`` opens the window, a word before it does one job in text.

Nothing here imports Qt but ``render`` and the window, and each imports what it needs when it runs:
``show --json`` answers in well under 0.3 s.

Exit status: 0; 1 where findings of severity error exist; 2 for usage or input that can't be read.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Sequence

from vfioviz.cli.options import Job, parse
from vfioviz.cli.problems import complain

_INTERRUPTED = 130
_OUTPUT_FAILED = frozenset({errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EBADF, errno.EFBIG})
"""A disk that is full, a terminal that is gone: of what no reader in the program tells."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    if sys.stdout is None:
        # Closed by whoever started this: a window needs none, and a command has nobody to tell.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 -- to the end
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding gets a question mark, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        if "_ARGCOMPLETE" in os.environ:
            from vfioviz.cli.complete import complete  # noqa: PLC0415 -- a start does without

            complete()
        arguments = parse(sys.argv[1:] if argv is None else argv)
        job: Job = arguments.job
        status = job(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _give_up_output()
        return 0
    except OSError as problem:
        if problem.errno not in _OUTPUT_FAILED or problem.filename is not None:
            raise
        _give_up_output()
        return complain(f"standard output: {problem.strerror}")
    return status


def _give_up_output() -> None:
    """Leave what is not written yet: Python would complain again when it flushes at exit."""
    with contextlib.suppress(OSError, ValueError):
        out = sys.stdout.fileno()
        empty = os.open(os.devnull, os.O_WRONLY)
        os.dup2(empty, out)
        os.close(empty)
