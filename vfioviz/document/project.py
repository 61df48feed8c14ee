"""What is edited: buffers as opened, and the request that the models run on.

Nothing here mutates: ``dataclasses.replace`` makes the next project. It is what undo, save and
compare know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from vfioviz.capture.source import Capture
from vfioviz.codec.content import Content
from vfioviz.codec.ref import CapId, FieldRef
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.producer import Producer, Producers
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import Abi

MAX_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class CaptureColumn:
    """A column that shows a capture as it is."""

    capture: int
    """Place in ``Project.captures``; captures are only ever added."""


@dataclass(frozen=True, slots=True)
class ModelColumn:
    """A column that shows what a producer makes of the request."""

    producer: str
    """Key of a version in ``Project.producers``."""
    abi: str = ""
    """Key of its own ABI; "" where it is the request's."""
    handler: str = ""
    """Key of its own driver; "" where it is the request's."""


Column = CaptureColumn | ModelColumn


class Note(NamedTuple):
    """A user's note on bytes ``[start, stop)``."""

    text: str
    ref: FieldRef | None
    """What it is pinned to; None for loose bytes."""
    start: int
    stop: int
    column: Column | None = None
    """Which answer it is about."""


class Own(NamedTuple):
    """Lines that somebody wrote into the reply."""

    after: str
    """By what ``edit_reply.keys`` knows the line above them; "" before the first."""
    lines: tuple[str, ...]


class Reply(NamedTuple):
    """What somebody made of the reply that the models write."""

    own: tuple[Own, ...] = ()
    """In their order."""
    gone: tuple[str, ...] = ()
    """Keys of lines that were taken out."""


AS_MADE = Reply()
"""A reply that nobody wrote into."""


class Origin(NamedTuple):
    """Where the request came from."""

    capture: int
    """Place in ``Project.captures`` of the answer that it was read from."""
    ids: tuple[CapId | None, ...]
    """Which capability of the request each one of that answer's chain became."""


@dataclass(frozen=True, slots=True)
class Project:
    """What is edited."""

    captures: tuple[Capture, ...]
    active: int
    """Place of the capture that the request answers to."""
    origin: Origin
    abi: str
    """Key of the ABI that the models are built for."""
    handler: str
    """Key of the driver that answers."""
    content: Content
    argsz: int | None
    """What the caller passes; None: each column's caller passes what that version reports."""
    fill: int
    """Byte that the caller's buffer holds before the call, 0 to 255."""
    columns: tuple[Column, ...]
    notes: tuple[Note, ...] = ()
    reply: Reply = AS_MADE
    chosen: bool = False
    """Whether the user said what the caller passes; else argsz is the recorded call's, or None."""
    producers: Producers = SHIPPED
    """Which versions of the code, and which drivers, there are."""

    @property
    def ioctl(self) -> Ioctl:
        """The ioctl of the request."""
        return self.content.ioctl

    @property
    def headers(self) -> HeaderSet:
        """The header set that everything is told in."""
        return self.content.headers

    @property
    def layout_abi(self) -> Abi:
        """The ABI of the models, as a value."""
        return ABIS[self.abi]

    @property
    def answering(self) -> Handler:
        """The driver that answers, as a value."""
        return self.producers.handler(self.handler)

    @property
    def captured(self) -> tuple[CaptureColumn, ...]:
        """The columns that show captures."""
        return tuple(column for column in self.columns if isinstance(column, CaptureColumn))

    @property
    def modelled(self) -> tuple[ModelColumn, ...]:
        """The columns that show what is made of the request."""
        return tuple(column for column in self.columns if isinstance(column, ModelColumn))

    def producer(self, column: ModelColumn) -> Producer:
        """Return who makes a column; KeyError where the project has no such producer."""
        return self.producers.version(column.producer)
