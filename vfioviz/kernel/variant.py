"""What one version of the kernel's code decides: only the arithmetic, no bytes.

A variant answers six questions in C's unsigned numbers. The model asks them in the kernel's order
and moves the bytes. All sizes and offsets are in bytes.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from vfioviz.uapi.schema import Linux


class Added(NamedTuple):
    """What ``vfio_info_cap_add`` did to caps.buf."""

    header: int
    """Offset of the new header in caps.buf."""
    size: int
    """New caps->size."""
    rule: str


class Shifted(NamedTuple):
    """What ``vfio_info_cap_shift`` did."""

    offset: int
    """sizeof(info), as the handler passed it."""
    pad: int
    """Zero bytes that it put before the chain inside caps.buf."""
    added: int
    """What it added to each ``next``."""
    cap_offset: int
    """What the handler then stores in info.cap_offset."""
    rule: str
    warning: str = ""
    """What a WARN_ON printed; "" where none fired."""


class InfoCopy(NamedTuple):
    """What the copy of the info struct depends on; sizes in bytes."""

    argsz: int
    """What the caller passed."""
    minsz: int
    cap_offset_end: int
    """Where cap_offset ends in the struct."""
    sizeof: int
    """sizeof(info)."""


class Variant(Protocol):
    """One version of the code."""

    @property
    def key(self) -> str:
        """As on the command line: ``posted-v1``."""
        ...

    @property
    def title(self) -> str:
        """One line for people."""
        ...

    @property
    def summary(self) -> str:
        """What it does, in one or two sentences."""
        ...

    @property
    def origin(self) -> str:
        """Kernel version, commit or Message-ID."""
        ...

    @property
    def label(self) -> str:
        """A few letters for the head of a table: ``v1``."""
        ...

    @property
    def released(self) -> bool:
        """Whether a kernel was released with this code."""
        ...

    @property
    def telling(self) -> bool:
        """Whether it is shown next to a buffer that is opened alone."""
        ...

    @property
    def linux(self) -> Linux:
        """The header revision whose info structs it uses."""
        ...

    def info_cap_add(self, caps_size: int, size: int) -> Added:
        """Place a capability of ``size`` bytes behind ``caps_size`` bytes."""
        ...

    def info_cap_shift(self, offset: int) -> Shifted:
        """Make the chain count from the info struct; ``offset`` is sizeof(info)."""
        ...

    def caps_target(self, shifted: Shifted) -> int:
        """Return where in the caller's buffer caps.buf is copied to."""
        ...

    def info_copied(self, info: InfoCopy) -> int:
        """Return how many bytes of info GET_INFO of vfio-pci and type1 copy out."""
        ...

    def iommufd_cap_size(self, size: int) -> int:
        """Return how far iommufd's own GET_INFO moves on after ``size`` bytes."""
        ...
