"""Who answers an ioctl: a driver, with its rule and its code for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from vfioviz.kernel.call import Call
from vfioviz.kernel.rule import Rule


@dataclass(frozen=True, slots=True)
class Answering:
    """A rule, with the code that builds the chain."""

    rule: Rule
    needed: Callable[[Call], int]
    """Returns the argsz that a call with too little room is answered with, in bytes."""
    answer: Callable[[Call], None]
    """Answers a call that passed minsz."""


@dataclass(frozen=True, slots=True)
class Handler:
    """A driver that answers."""

    key: str
    title: str
    ioctls: tuple[tuple[str, Answering], ...] = field(compare=False)
    """Key of the ioctl -> how it answers it."""
    drivers: frozenset[str] = frozenset()
    """Names that sysfs gives to the drivers that it stands for; ``*`` is any text."""
    ways: frozenset[str] = frozenset()
    """Ways to the device whose IOMMU it is: ``group-iommufd``, ``cdev``."""
    for_unknown: bool = False
    """Whether it stands for drivers that no handler names."""

    def answers(self, ioctl: str) -> Answering | None:
        """Return how it answers an ioctl; None where it does not."""
        for key, answering in self.ioctls:
            if key == ioctl:
                return answering
        return None

    def rule(self, ioctl: str) -> Rule | None:
        """Return its rule for an ioctl; None where it does not answer it."""
        answering = self.answers(ioctl)
        return None if answering is None else answering.rule
