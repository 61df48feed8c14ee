"""A source named on the command line -> bytes, ioctl, ABI and header revision."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from vfioviz.capture.open import open_path, with_report
from vfioviz.capture.projectfile import is_project, read_project
from vfioviz.capture.reading import layout_of
from vfioviz.capture.source import Capture, CaptureError
from vfioviz.cli.headers import header_set, take_from_project
from vfioviz.cli.printing import note
from vfioviz.cli.problems import UsageError, complain
from vfioviz.cli.unsure import refuse_look_alike, say_candidates
from vfioviz.codec.guess import Guess, guess
from vfioviz.codec.layout import Layout
from vfioviz.codec.revision import release
from vfioviz.document.jsonpart import ProjectError
from vfioviz.document.start import richness, settled
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import Abi, Linux

__all__ = [
    "Source", "UsageError", "best", "captures", "check_ioctl", "complain", "load", "source",
]  # fmt: skip


_TOLD = 8
"""Records of a text of which it is said how they were read."""


@dataclass(frozen=True)
class Source:
    """One buffer, and how it is read."""

    capture: Capture
    captures: tuple[Capture, ...]
    """All records of the file."""
    ioctl: Ioctl
    abi: Abi
    linux: Linux | None
    """The revision that the kernel's release says; None: to be told from the bytes."""
    guess: Guess | None
    """The guess, where ioctl or ABI come from one."""

    def layout(self, linux: Linux | None = None) -> Layout:
        """Return the decoded buffer."""
        return layout_of(self.capture, self.ioctl, self.abi, linux or self.linux)


def captures(name: str, arguments: argparse.Namespace | None = None) -> tuple[Capture, ...]:
    """Open a file, the captures of a project, or standard input; raises UsageError.

    Args:
        name: the file; ``-`` is standard input.
        arguments: of ``arguments.text``, where a command has them.
    """
    try:
        if is_project(name):
            from vfioviz.document.serialize import from_text  # noqa: PLC0415 -- most calls do without

            project = from_text(read_project(name)).project
            if project is None:
                return ()
            take_from_project(arguments, project.headers)
            return project.captures
        found = open_path(
            "/dev/stdin" if name == "-" else name,
            format=getattr(arguments, "read_as", None),
            byte_order=getattr(arguments, "word_order", None),
            word_size=getattr(arguments, "word_size", 0),
            headers=None if arguments is None else header_set(arguments),
        )
        report: str | None = getattr(arguments, "kmsan", None)
        found = found if report is None else with_report(found, report)
    except ProjectError as problem:
        message = f"{name}: {problem}"
        raise UsageError(message) from problem
    except CaptureError as problem:
        raise UsageError(str(problem)) from problem
    _tell(found)
    return found


def _tell(found: tuple[Capture, ...]) -> None:
    """Say on stderr what was taken for granted in reading a text."""
    for one in found[:_TOLD]:
        origin = one.provenance
        if origin.kind == "opened" and "; " in origin.by:
            complain(f"{origin.source}: {origin.by}")


def source(
    capture: Capture,
    found: tuple[Capture, ...],
    arguments: argparse.Namespace,
    *,
    named: bool = False,
) -> Source:
    """Settle ioctl and ABI: as asked, else as recorded, else guessed.

    Where the bytes do not tell, one line on standard error gives the candidates.

    Args:
        capture: The record.
        found: All records of its file.
        arguments: What the command line says.
        named: Whether bytes that look like another struct are the caller's to name.

    Raises:
        UsageError: They look like another struct, and nobody said what they are; or an ioctl is
            named that is not there.
    """
    ioctl = arguments.ioctl or capture.ioctl
    abi = arguments.abi or capture.abi
    guessed, headers = None, header_set(arguments)
    check_ioctl(arguments.ioctl, headers)
    if ioctl is None or abi is None:
        guessed = guess(capture.data, headers)
        if ioctl is None and not guessed.is_told:
            if guessed.look_alike is None:
                say_candidates(capture.provenance.source, guessed)
            elif not named:
                refuse_look_alike(capture.provenance.source, guessed.look_alike)
        ioctl = ioctl or guessed.ioctl.key
        abi = abi or guessed.abi.key
    linux = release(capture.provenance.kernel)
    return Source(capture, found, headers.ioctls[ioctl], ABIS[abi], linux, guessed)


def load(arguments: argparse.Namespace, *, named: bool = False) -> Source:
    """Open the file of the command line and choose the record; raises UsageError."""
    found = captures(arguments.file, arguments)
    check_ioctl(arguments.ioctl, header_set(arguments))
    if arguments.record is not None:
        if not 1 <= arguments.record <= len(found):
            message = (
                f"{arguments.file} has {len(found)} record{'s' if len(found) != 1 else ''}: "
                f"--record takes 1 to {len(found)}"
            )
            raise UsageError(message)
        return source(found[arguments.record - 1], found, arguments, named=named)
    chosen = best(found, arguments.ioctl, header_set(arguments))
    if len(found) > 1:
        number = found.index(chosen) + 1
        note(
            f"{arguments.file} has {len(found)} records; this is record {number} "
            "(--record N takes another)"
        )
    return source(chosen, found, arguments, named=named)


def check_ioctl(ioctl: str | None, headers: HeaderSet) -> None:
    """Raise UsageError for an ioctl that the headers do not have."""
    if ioctl is not None and ioctl not in headers.ioctls:
        more = "" if headers.extension is not None else " (--headers SOURCE brings more)"
        message = f"--ioctl {ioctl}: unknown; there are {', '.join(headers.ioctls)}{more}"
        raise UsageError(message)


def best(found: tuple[Capture, ...], ioctl: str | None, headers: HeaderSet) -> Capture:
    """Return the record that says most: no error, a chain, the most bytes written by the kernel.

    Raises:
        UsageError: An ioctl is named that is not there.
    """
    check_ioctl(ioctl, headers)
    wanted = [one for one in found if ioctl is None or one.ioctl in {None, ioctl}] or list(found)
    return max(wanted, key=lambda one: richness(settled(one, ioctl, None, headers), headers))
