"""A driver that answers ioctls, with its rule and code for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from vfioviz.kernel.call import Call
from vfioviz.kernel.rule import Rule
from vfioviz.uapi.headerset import Ioctl


@dataclass(frozen=True, slots=True)
class Answering:
    """A rule, with the code that builds the chain."""

    rule: Rule
    needed: Callable[[Call], int]
    """Returns the argsz for a caller with too little room, in bytes."""
    answer: Callable[[Call], None]
    """Answers a call that passed minsz."""


@dataclass(frozen=True, slots=True)
class Handler:
    """A driver that answers."""

    key: str
    title: str
    ioctls: tuple[tuple[str, Answering], ...] = field(compare=False)
    """Key of the ioctl -> how it is answered."""
    drivers: frozenset[str] = frozenset()
    """sysfs names of the drivers that it represents; ``*`` matches any text."""
    ways: frozenset[str] = frozenset()
    """Ways of opening a device for which it is the IOMMU: ``group-iommufd``, ``cdev``."""
    for_unknown: bool = False
    """Whether it is the fallback for drivers that no handler names."""
    proposed: Callable[[Ioctl], Answering] | None = field(default=None, compare=False)
    """How it answers an ioctl that only a header of the user declares; None: it does not."""

    def answers(self, ioctl: Ioctl) -> Answering | None:
        """Return how it answers an ioctl, or None."""
        for key, answering in self.ioctls:
            if key == ioctl.key:
                return answering
        return self.proposed(ioctl) if ioctl.proposed and self.proposed is not None else None

    def rule(self, ioctl: Ioctl) -> Rule | None:
        """Return its rule for an ioctl; None if it does not answer it."""
        answering = self.answers(ioctl)
        return None if answering is None else answering.rule
