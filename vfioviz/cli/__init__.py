"""The command line: ``vfioviz [FILE...]`` opens the window, a word before it does one job in text.

Nothing here imports Qt but ``render`` and the window, and each imports what it needs when it runs:
``show --json`` answers in well under 0.3 s.

Exit status: 0; 1 where findings of severity error exist; 2 for usage or input that can't be read.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from vfioviz.cli.options import Job, parse


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding gets a question mark, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if "_ARGCOMPLETE" in os.environ:
        from vfioviz.cli.complete import complete  # noqa: PLC0415 -- a start does without

        complete()
    arguments = parse(sys.argv[1:] if argv is None else argv)
    try:
        job: Job = arguments.job
        return job(arguments)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone; without this Python complains again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
