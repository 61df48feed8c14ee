"""What a module of this package offers: one form in which bytes are written as text."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from vfioviz.capture.hexdump.page import Page

ByteOrder = Literal["little", "big"]

ENOUGH = 64
"""Lines after which a form is sure of itself and stops counting."""


class Block(NamedTuple):
    """The bytes of one dump of a text."""

    data: bytes
    line: int
    """Line of the text, from 1, on which the dump starts."""
    note: str = ""
    """What was assumed in reading it; "" where nothing was."""


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

    def read(self, page: Page, byte_order: ByteOrder) -> tuple[Block, ...]:
        """Return the dumps of the text.

        Args:
            page: the text.
            byte_order: of the machine that wrote words of more than one byte.

        Raises:
            CaptureError: naming line and column.
        """
        ...
