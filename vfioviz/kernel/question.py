"""What a producer is asked: one call of one ioctl."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.codec.content import Content
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.rule import ModelError
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.schema import Abi

__all__ = ["ModelError", "Question"]

_U32 = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Question:
    """One call.

    Raises:
        ModelError: A number is out of range, or the handler does not answer the ioctl.
    """

    content: Content
    """The values and capabilities that the driver reports."""
    handler: Handler
    """Which driver answers."""
    abi: Abi = X86_64
    """ABI of the kernel."""
    argsz: int | None = None
    """What the caller passes, 0 to 2^32 - 1; None: what the producer reports as needed."""
    fill: int = 0
    """Fill byte of its buffer, 0 to 255; argsz, flags (0) and a region's index excepted."""

    def __post_init__(self) -> None:
        """Refuse invalid questions."""
        if self.argsz is not None and not 0 <= self.argsz <= _U32:
            message = f"argsz is {self.argsz}, expected 0 to {_U32}"
            raise ModelError(message)
        if not 0 <= self.fill <= 0xFF:
            message = f"fill is {self.fill}, expected 0 to 255"
            raise ModelError(message)
        if self.handler.answers(self.content.ioctl) is None:
            message = f"handler '{self.handler.key}' does not answer {self.content.ioctl.name}"
            raise ModelError(message)
