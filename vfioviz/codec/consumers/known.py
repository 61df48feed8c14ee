"""The programs, each at the revision of its source that was read."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from vfioviz.codec.consumers import programs
from vfioviz.codec.consumers.consumer import Consumer


def _all() -> tuple[Consumer, ...]:
    every: list[Consumer] = []
    for module in iter_modules(programs.__path__):
        every += import_module(f"{programs.__name__}.{module.name}").PROGRAMS
    return tuple(sorted(every, key=lambda each: each.title.casefold()))


CONSUMERS: tuple[Consumer, ...] = _all()
"""By title, in display order."""

BY_KEY: Mapping[str, Consumer] = MappingProxyType({each.key: each for each in CONSUMERS})


def consumers_of(ioctl: str) -> tuple[Consumer, ...]:
    """Return those that walk the answers of an ioctl."""
    return tuple(each for each in CONSUMERS if ioctl in each.searches)
