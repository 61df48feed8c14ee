"""The one frozen State of the program.

``Project`` is what undo, save and compare know; ``View`` is how it is looked at. Nothing here
mutates: ``dataclasses.replace`` makes the next state.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from vfioviz.capture.source import Capture
from vfioviz.codec.content import Content

if TYPE_CHECKING:
    from vfioviz.document.teach.playing import Playing

MAX_COLUMNS = 6


class Column(NamedTuple):
    """One column of the map."""

    kind: Literal["capture", "variant"]
    key: str
    """Index into ``Project.captures`` as text, or the key of a variant; behind it ``@s390x``
    where it is built for another ABI than the request's, and ``#iommufd`` where another driver
    than the request's answers."""

    @property
    def variant(self) -> str:
        """The key of the variant alone; "" for a capture."""
        return self._parts[0]

    @property
    def abi(self) -> str:
        """The key of its own ABI; "" where it is the request's."""
        return self._parts[1]

    @property
    def handler(self) -> str:
        """The key of its own driver; "" where it is the request's."""
        return self._parts[2]

    @property
    def _parts(self) -> tuple[str, str, str]:
        if self.kind != "variant":
            return "", "", ""
        rest, _, handler = self.key.partition("#")
        variant, _, abi = rest.partition("@")
        return variant, abi, handler


class Note(NamedTuple):
    """What somebody has to say of bytes ``[start, stop)``."""

    text: str
    path: str
    """Of the field; "" for loose bytes."""
    start: int
    stop: int
    column: Column | None = None
    """Which answer it is about."""


@dataclass(frozen=True, slots=True)
class Project:
    """What is edited: buffers as opened, and the request that the models run on."""

    captures: tuple[Capture, ...]
    active: int
    """Index of the capture that the request was taken from."""
    ioctl: str
    abi: str
    handler: str
    content: Content
    argsz: int | None
    """What the caller passes; None: each column's caller passes what that variant reports."""
    fill: int
    """Byte that the caller's buffer holds before the call, 0 to 255."""
    columns: tuple[Column, ...]
    notes: tuple[Note, ...] = ()


class Selection(NamedTuple):
    """Bytes ``[start, stop)`` of one column; other columns show the leaf of the same path."""

    column: int
    start: int
    stop: int
    path: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How the project is looked at; saved with it, but no undo step."""

    row_bytes: int = 8
    """8, 16, 32 or 64."""
    grid: int = 8
    """Alignment gridlines each 2, 4, 8, 16 or 64 bytes."""
    zoom: int = 100
    """Per cent, 50 to 400."""
    animate: bool = True
    fold: bool = True
    """Whether long runs of slack show as one folded row."""
    selection: Selection | None = None
    reference: int = 0
    """Index of the reference column."""


@dataclass(frozen=True, slots=True)
class State:
    """All that the window shows."""

    project: Project | None = None
    view: View = field(default_factory=View)
    path: str | None = None
    """File that the project was saved to or opened from."""
    playing: Playing | None = None
    """The lesson that is being played."""
