"""Helpers: a prototype with an implementation, or a form that compiles itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tree_sitter import Node

from vfioviz.csource.context import Context
from vfioviz.csource.memory import Object, Site
from vfioviz.csource.reports import Kind, Stop
from vfioviz.csource.runtime import Runtime
from vfioviz.csource.values import Value


class Helper(NamedTuple):
    """A kernel function that is implemented here instead of being interpreted."""

    prototype: str
    """In C: ``unsigned long copy_to_user(void *to, const void *from, unsigned long n);``."""
    act: Callable[..., int | None]
    """Called with a ``Call`` and the arguments, numbers in the range of their types."""
    sizes: frozenset[int] = frozenset()
    """Indices of arguments that are sizes, whose overflow is remarked."""
    lazy: bool = False
    """Whether its arguments are not even evaluated: prints, locks."""


class Special(NamedTuple):
    """A kernel macro that depends on the types or lvalues of its arguments."""

    compile: Callable[[Context, Node, list[Node]], Value]
    """Given the call, and its arguments; raises NotUnderstoodError."""


class Call:
    """A call of a helper, as the helper sees it."""

    __slots__ = ("name", "runtime", "site")

    def __init__(self, runtime: Runtime, name: str, site: Site) -> None:
        self.runtime = runtime
        self.name = name
        self.site = site

    def allocate(self, size: int, *, zero: bool = False) -> int:
        """Allocate heap memory and return its address; 0 on failure."""
        runtime = self.runtime
        runtime.allocations += 1
        if runtime.allocations == runtime.failing:
            runtime.failed = self.site.place
            return 0
        if size > runtime.limits.object_bytes:
            text = f"{self.site.text}: {size:#x} bytes are more than kmalloc has; it gives NULL"
            runtime.remark(Kind.SIZE_OVERFLOW, self.site.place, text)
            return 0
        title = f"{self.name} at line {self.site.place.line}"
        made = runtime.memory.allocate(size, title, "heap", self.site)
        if zero and size:
            runtime.put(made.base, bytes(size), self.site)
        return made.base

    def owned(self, address: int, doing: str) -> Object:
        """Return the object of the heap that begins at an address.

        Raises:
            Stop: there is none, or it was freed.
        """
        runtime = self.runtime
        found = runtime.pages.get(address >> 12)
        if found is None or address >= runtime.error_pointers:
            stop = runtime.memory.astray(address, 1, doing)
            raise Stop(stop.kind, f"{self.site.text}: {stop.text}", self.site.place)
        if found.storage == "heap" and not found.live:
            text = f"{self.site.text}: {found.name} was freed before"
            raise Stop(Kind.DOUBLE_FREE, text, self.site.place)
        if found.storage != "heap" or found.base != address:
            offset = address - found.base
            text = f"{self.site.text}: {doing} of {found.name}+{offset}, which kmalloc did not give"
            raise Stop(Kind.BAD_FREE, text, self.site.place)
        return found

    def free(self, address: int) -> None:
        """Free memory from ``allocate``; NULL is ignored."""
        if address:
            self.runtime.memory.kill(self.owned(address, "free"), self.site)

    def user(self, address: int, size: int) -> tuple[Object, int] | None:
        """Return the caller's object at an address and the offset in it; None: a fault.

        Raises:
            Stop: it is the kernel's memory, or reaches beyond the caller's.
        """
        runtime = self.runtime
        runtime.copies += 1
        if runtime.copies == runtime.failing_copy:
            runtime.failed = self.site.place
            return None
        found = runtime.pages.get(address >> 12)
        if found is None:
            return None
        offset = address - found.base
        if found.storage != "user":
            text = f"{self.site.text}: {found.name} is not the caller's memory"
            raise Stop(Kind.NOT_USER, text, self.site.place)
        if offset + size > found.size:
            over = offset + size - found.size
            reach = (
                f"{size} bytes at {found.name}+{offset} reach {over} bytes past its {found.size}"
            )
            text = f"{self.site.text}: {reach}"
            runtime.remark(Kind.USER_BOUNDS, self.site.place, text)
            return None
        return found, offset
