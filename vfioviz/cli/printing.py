"""What the commands print: the one way to standard output and standard error.

Rule 1: a line stays a line, and nothing in it acts on a terminal, wherever its text came from
(``capture.visible``).
Rule 2: nothing else in ``cli`` writes to the two streams, but for the JSON that ``json`` escapes,
the source that ``capture --print-script`` is, and progress, that is taken back.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from vfioviz.capture.visible import visible


def put(line: str = "") -> None:
    """Print a line."""
    sys.stdout.write(f"{visible(line)}\n")


def put_all(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    sys.stdout.writelines(f"{visible(line)}\n" for line in lines)


def put_text(text: str) -> None:
    """Print a text of several lines, in which line ends and tabs are what its maker meant."""
    for line in text.removesuffix("\n").split("\n"):
        sys.stdout.write("\t".join(map(visible, line.split("\t"))) + "\n")


def put_json(document: object, indent: int = 1) -> None:
    """Print a JSON document, in ASCII."""
    json.dump(document, sys.stdout, indent=indent)
    sys.stdout.write("\n")


def note(text: str) -> None:
    """Print a line on standard error, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"vfioviz: {visible(text)}\n")


def progress(done: int, of: int, title: str, *, each: int) -> None:
    """Tell a terminal how many of many are done, over what was told before.

    Args:
        done: How many.
        of: How many there are; up to ``each`` of them nothing is told.
        title: What they are.
        each: How many go by from one line to the next.
    """
    if of > each and sys.stderr.isatty() and (done == of or done % each == 0):
        sys.stderr.write(f"\r{done} of {of} {title}" + ("\n" if done == of else ""))
        sys.stderr.flush()
