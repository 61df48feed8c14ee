"""Producers of answers: versions of the code, modelled or interpreted; and the list of them."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Protocol

from typing_extensions import override

from vfioviz.kernel.handler import Handler
from vfioviz.kernel.question import Question
from vfioviz.kernel.run import Run
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Linux


class Producer(Protocol):
    """Answers a request with a run."""

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
        """At most eight letters for the head of a table."""
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

    def answer(self, question: Question) -> Run:
        """Answer one call.

        Raises:
            ModelError: It can't; the text says why, and the column shows it instead of a layout.
        """
        ...

    @override
    def __hash__(self) -> int:
        """Hash by value: producers are used as keys."""
        ...


@dataclass(frozen=True, slots=True)
class Producers:
    """The available versions of the code and drivers, in display order."""

    versions: tuple[Producer, ...]
    handlers: tuple[Handler, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the versions."""
        return tuple(one.key for one in self.versions)

    def version(self, key: str) -> Producer:
        """Return a version by its key; KeyError where there is none."""
        for one in self.versions:
            if one.key == key:
                return one
        raise KeyError(key)

    @property
    def telling(self) -> tuple[Producer, ...]:
        """Those shown next to a buffer that is opened alone."""
        return tuple(one for one in self.versions if one.telling)

    @property
    def released(self) -> tuple[Producer, ...]:
        """Those that a kernel was released with, oldest first."""
        return tuple(one for one in self.versions if one.released)

    @property
    def newest(self) -> Producer:
        """The newest released one; if none was released, the last one."""
        return (*self.versions, *self.released)[-1]

    def handler(self, key: str) -> Handler:
        """Return a driver by its key; KeyError where there is none."""
        for one in self.handlers:
            if one.key == key:
                return one
        raise KeyError(key)

    def handlers_for(self, ioctl: Ioctl) -> tuple[Handler, ...]:
        """Return the drivers that answer an ioctl, the default one first."""
        return tuple(one for one in self.handlers if one.answers(ioctl) is not None)

    def handler_of(self, ioctl: Ioctl, driver: str = "", way: str = "") -> Handler:
        """Return the driver that answered, judging by a capture's driver and way.

        Args:
            ioctl: What is answered.
            driver: Its name in sysfs; "" if unknown.
            way: ``group``, ``group-iommufd`` or ``cdev``; with the last two iommufd is the IOMMU.

        Raises:
            KeyError: No driver answers the ioctl.
        """
        fitting = self.handlers_for(ioctl)
        if not fitting:
            raise KeyError(ioctl.key)
        for one in fitting:
            if (way and way in one.ways) or (driver and driver in one.drivers):
                return one
        for one in fitting:
            if any(fnmatchcase(driver, pattern) for pattern in one.drivers):
                return one
        unknown = (one for one in fitting if driver and one.for_unknown)
        return next(unknown, fitting[0])
