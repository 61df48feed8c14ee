"""Opened captures -> the project that the window begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.codec.guess import guess
from vfioviz.document.request import read, request
from vfioviz.document.state import MAX_COLUMNS, Column, Project
from vfioviz.kernel.handlers import handler_of
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.ioctls import IOCTLS

FIRST_VARIANTS = ("before-v6.6", "posted-v1", "v6.6")
"""Columns beside a single capture: what was, what was asked for, what came."""


def settled(capture: Capture, ioctl: str | None = None, abi: str | None = None) -> Capture:
    """Return the capture with ioctl and ABI: as asked, else as recorded, else guessed."""
    ioctl, abi = ioctl or capture.ioctl, abi or capture.abi
    if ioctl is None or abi is None:
        found = guess(capture.data)
        ioctl, abi = ioctl or found.ioctl.key, abi or found.abi.key
    if (ioctl, abi) == (capture.ioctl, capture.abi):
        return capture
    return replace(capture, ioctl=ioctl, abi=abi)


def project_from(
    captures: Sequence[Capture],
    *,
    ioctl: str | None = None,
    abi: str | None = None,
    variants: Iterable[str] | None = None,
) -> Project:
    """Return a project on captures.

    The richest answer of each file becomes a column, as far as it is of the same ioctl as the
    first file's; a single capture gets variants beside it.

    Args:
        captures: At least one, in the order of opening.
        ioctl: Overrides what the captures say.
        abi: Overrides what the captures say.
        variants: Keys of the variants to put beside; None: what suits.

    Raises:
        ValueError: No capture is given.
    """
    if not captures:
        message = "a project needs at least one capture"
        raise ValueError(message)
    known = tuple(settled(capture, ioctl, abi) for capture in captures)
    files: dict[str, list[int]] = {}
    for index, capture in enumerate(known):
        files.setdefault(capture.provenance.source.rpartition(", record ")[0] or str(index), [])
        files[capture.provenance.source.rpartition(", record ")[0] or str(index)].append(index)
    chosen: list[int] = []
    for group in files.values():
        fitting = group
        if chosen:
            key = known[chosen[0]].ioctl
            fitting = [index for index in group if known[index].ioctl == key]
        if fitting:
            chosen.append(max(fitting, key=lambda index: richness(known[index])))
    columns = [Column("capture", str(index)) for index in chosen]
    if variants is None:
        variants = FIRST_VARIANTS if len(columns) == 1 else FIRST_VARIANTS[-1:]
    columns += [Column("variant", key) for key in variants]
    return activate(known, chosen[0], tuple(columns[:MAX_COLUMNS]))


def activate(captures: tuple[Capture, ...], index: int, columns: tuple[Column, ...]) -> Project:
    """Return a project whose request is that of one capture."""
    capture = settled(captures[index])
    if capture is not captures[index]:
        captures = (*captures[:index], capture, *captures[index + 1 :])
    key, abi = capture.ioctl or "device", capture.abi or "x86-64"
    wanted = request(capture, captures, IOCTLS[key], ABIS[abi])
    return Project(
        captures=captures,
        active=index,
        ioctl=key,
        abi=abi,
        handler=handler_of(key, capture.provenance.driver, capture.provenance.way),
        content=wanted.content,
        argsz=wanted.argsz,
        fill=wanted.fill,
        columns=columns,
    )


def richness(capture: Capture) -> tuple[bool, int, int]:
    """Return how much an answer says, to be compared: no error, capabilities, argsz."""
    layout = read(capture, IOCTLS[capture.ioctl or "device"], ABIS[capture.abi or "x86-64"])
    return not capture.errno, 0 if capture.errno else len(layout.caps), capture.argsz_in or 0
