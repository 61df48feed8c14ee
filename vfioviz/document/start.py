"""Opened captures -> the project that the window begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.capture.vfio_user import DRIVER
from vfioviz.codec.chain import read_head, walk
from vfioviz.codec.guess import guess
from vfioviz.document.project import (
    MAX_COLUMNS,
    CaptureColumn,
    Column,
    ModelColumn,
    Origin,
    Project,
)
from vfioviz.document.request import read, request
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.producer import Producers
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.telling import SERVERS, answered_by
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet, Ioctl, built_in
from vfioviz.uapi.schema import Abi


def settled(
    capture: Capture,
    ioctl: str | None = None,
    abi: str | None = None,
    headers: HeaderSet | None = None,
) -> Capture:
    """Return the capture with ioctl and ABI: as asked, else as recorded, else guessed."""
    ioctl, abi = ioctl or capture.ioctl, abi or capture.abi
    if ioctl is None or abi is None:
        found = guess(capture.data, headers or built_in())
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
    headers: HeaderSet | None = None,
    producers: Producers = SHIPPED,
) -> Project:
    """Return a project on captures.

    The richest answer of each file becomes a column, as far as it is of the same ioctl as the
    first file's; a single capture gets variants beside it.

    Args:
        captures: At least one, in the order of opening.
        ioctl: Overrides what the captures say.
        abi: Overrides what the captures say.
        variants: Keys of the versions to put beside; None: what suits.
        headers: The header set to read them by; None: the built-in one.
        producers: Which versions and drivers there are.

    Raises:
        ValueError: No capture is given.
    """
    if not captures:
        message = "a project needs at least one capture"
        raise ValueError(message)
    headers = headers or built_in()
    known = tuple(settled(capture, ioctl, abi, headers) for capture in captures)
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
            chosen.append(max(fitting, key=lambda index: richness(known[index], headers)))
    columns: list[Column] = [CaptureColumn(index) for index in chosen]
    if variants is None:
        telling = [one.key for one in producers.telling]
        variants = telling if len(columns) == 1 else telling[-1:]
    columns += [ModelColumn(key) for key in variants]
    shown = tuple(columns[:MAX_COLUMNS])
    return activate(known, chosen[0], shown, headers=headers, producers=producers)


def activate(
    captures: tuple[Capture, ...],
    index: int,
    columns: tuple[Column, ...],
    *,
    headers: HeaderSet,
    producers: Producers,
) -> Project:
    """Return a project whose request is that of one capture."""
    capture = settled(captures[index], headers=headers)
    if capture is not captures[index]:
        captures = (*captures[:index], capture, *captures[index + 1 :])
    key, abi = capture.ioctl or "device", capture.abi or "x86-64"
    wanted = request(capture, captures, headers.ioctls[key], ABIS[abi])
    source = index
    if wanted.source is not capture:
        source = next(number for number, each in enumerate(captures) if each is wanted.source)
    handler = handler_for(capture, headers.ioctls[key], ABIS[abi], producers)
    return Project(
        captures=captures,
        active=index,
        origin=Origin(source, tuple(cap.identity for cap in wanted.content.caps)),
        abi=abi,
        handler=handler.key,
        content=wanted.content,
        # Of a call that nobody recorded each version's caller passes what that version asks for.
        argsz=capture.argsz_in,
        fill=wanted.fill,
        columns=columns,
        producers=producers,
    )


def may_be(capture: Capture, handler: str) -> bool:
    """Whether a handler comes into question: behind a header of vfio-user a server alone does."""
    return capture.provenance.driver != DRIVER or handler in SERVERS


def handler_for(capture: Capture, ioctl: Ioctl, abi: Abi, producers: Producers) -> Handler:
    """Return who answered: as recorded, else as the bytes tell, else the default one."""
    origin = capture.provenance
    if origin.driver in {"", DRIVER} and not origin.way:
        told = answered_by(read(capture, ioctl, abi))
        for one in producers.handlers_for(ioctl):
            if told is not None and one.key == told.handler and may_be(capture, one.key):
                return one
    return producers.handler_of(ioctl, origin.driver, origin.way)


def taken_from(project: Project, index: int, columns: tuple[Column, ...]) -> Project:
    """Return the project with the request of another of its captures."""
    return activate(
        project.captures, index, columns, headers=project.headers, producers=project.producers
    )


def richness(capture: Capture, headers: HeaderSet) -> tuple[bool, int, int]:
    """Return a sort key for how much an answer holds: no error, capabilities, argsz."""
    if capture.errno:
        return False, 0, capture.argsz_in or 0
    ioctl, abi = headers.ioctls[capture.ioctl or "device"], ABIS[capture.abi or "x86-64"]
    # Only walk the chain: a file may hold fifty thousand answers.
    head = read_head(capture.data, ioctl, abi, capture.argsz_in)
    return True, len(walk(capture.data, ioctl, abi, head).headers), capture.argsz_in or 0
