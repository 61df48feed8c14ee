"""What a module of this package offers: one form in which bytes are written as text."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from vfioviz.capture.hexdump.page import Page
from vfioviz.capture.source import CaptureError

ByteOrder = Literal["little", "big"]

ENOUGH = 64
"""A form stops counting after this many matching lines."""


class StrayError(CaptureError):
    """A line may be a part of the dump or not, however the others are read."""

    @classmethod
    def of(cls, error: CaptureError) -> StrayError:
        """Return the error as one that no other reading of the text overrules."""
        return cls(str(error), line=error.line, column=error.column)


class Reading(NamedTuple):
    """How words of several bytes are taken."""

    order: ByteOrder = "little"
    """Of the machine that wrote them."""
    size: int = 0
    """Bytes in a word, where the text does not tell; 0: one of ``Form.sizes``."""
    asked: bool = False
    """Whether the user named the order; else it is one of those that are tried."""
    base: int = 0
    """Of numbers without a prefix, where the text does not tell; 0: one of ``Form.bases``."""


class Block(NamedTuple):
    """The bytes of one dump of a text."""

    data: bytes
    line: int
    """Line of the text, from 1, on which the dump starts."""
    note: str = ""
    """What was assumed in reading it; "" where nothing was."""
    lines: frozenset[int] = frozenset()
    """Numbers of the lines that it was read from."""
    words: int = 1
    """Bytes in a word where their order is not in the text; 1: nothing is open."""
    ioctl: str | None = None
    """Key of the ioctl where the text names it."""
    argsz_in: int | None = None
    """What the caller passed, where the text shows it."""
    doubtful: bool = False
    """Whether the bytes must look like an answer even where nothing else stands around."""
    weak: bool = False
    """Whether prose may look like it, so that among prose the bytes must look like an answer."""


class Form(Protocol):
    """A way in which tools and people write bytes as text."""

    @property
    def key(self) -> str:
        """As in ``open_text(..., format=key)``."""
        ...

    @property
    def title(self) -> str:
        """For a menu and for the provenance."""
        ...

    def count(self, page: Page) -> int:
        """Return how many lines look like this form; 0: it is not this one. Never fails."""
        ...

    def sizes(self, page: Page) -> tuple[int, ...]:
        """Return the possible word sizes in bytes, likeliest first; (0,) if the text says."""
        ...

    def bases(self, page: Page) -> tuple[int, ...]:
        """Return the possible bases of numbers without a prefix, likeliest first; (0,) if told."""
        ...

    def usual(self, page: Page) -> ByteOrder:
        """Return the default byte order; "big" is that of the digits."""
        ...

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps of the text.

        Args:
            page: the text.
            reading: how words of more than one byte are taken.

        Raises:
            CaptureError: naming line and column.
        """
        ...


class Plainly:
    """Base of most forms: the text determines the word size."""

    def sizes(self, page: Page) -> tuple[int, ...]:
        """Return (0,): the text determines it."""
        del page
        return (0,)

    def bases(self, page: Page) -> tuple[int, ...]:
        """Return (0,): the text determines it."""
        del page
        return (0,)

    def usual(self, page: Page) -> ByteOrder:
        """Return "little": nearly all machines with VFIO are."""
        del page
        return "little"
