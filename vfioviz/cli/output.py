"""Where a command writes to: never over what it reads."""

from __future__ import annotations

from vfioviz.capture.filewrite import same_file, write_file
from vfioviz.cli.problems import UsageError


def refuse_input(output: str, *inputs: str) -> None:
    """Raise UsageError where the output is a file that is read, by whatever name."""
    for name in inputs:
        if name != "-" and same_file(output, name):
            message = f"{output}: is the file that is read; expected another one behind -o"
            raise UsageError(message)


def save(output: str, data: bytes, *inputs: str) -> None:
    """Write a file whole; as root through no link.

    Raises:
        UsageError: It is one of those that are read.
        CaptureError: It can't be written.
    """
    refuse_input(output, *inputs)
    write_file(output, data, links=False)
