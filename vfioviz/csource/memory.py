"""Memory of a run: objects with bounds and a lifetime, and the store that wrote each byte."""

from __future__ import annotations

from copy import copy
from typing import Literal, NamedTuple

from typing_extensions import override

from vfioviz.csource.limits import Limits
from vfioviz.csource.reports import Kind, Place, Stop

Storage = Literal["heap", "stack", "static", "user", "function", "constant"]
Action = Literal[
    "store", "copy", "fill", "allocate", "free", "declare", "initialise", "padding", "input"
]

PAGE = 12
_NULL = 0x10
"""Pages from 0 on where a pointer counts as NULL."""
_FIRST = 0x20
"""The first page that holds anything."""


class Site:
    """A place in the program's text that stores, allocates or frees."""

    __slots__ = ("action", "function", "place", "text")

    def __init__(self, action: Action, place: Place, text: str, function: str) -> None:
        self.action = action
        self.place = place
        self.text = text
        """The expression, on one line; for a call of a helper its name comes first."""
        self.function = function

    @override
    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class Object:
    """Bytes that belong together."""

    __slots__ = (
        "base",
        "born",
        "data",
        "died",
        "live",
        "name",
        "origin",
        "readable",
        "size",
        "storage",
        "writable",
    )

    def __init__(self, name: str, storage: Storage, base: int, data: bytearray) -> None:
        self.name = name
        """Of a variable, or the call that allocated it."""
        self.storage = storage
        self.base = base
        """Address of the first byte."""
        self.data = data
        self.size = len(data)
        self.origin = [0] * len(data)
        """For each byte the number of the event that wrote it; 0: none."""
        self.live = True
        end = base + len(data)
        self.readable = -1 if storage in {"user", "function"} else end
        self.writable = -1 if storage in {"user", "function", "constant"} else end
        """End of the addresses that plain C may load and store; -1 for none."""
        self.born = 0
        self.died = 0
        """Numbers of events; 0: it lives."""

    @override
    def __repr__(self) -> str:
        return f"<{self.storage} {self.name}, {self.size} bytes>"


Copied = tuple[Object, int, list[int]]
"""Object, offset, and for each byte the number of the event that made it."""
Event = tuple[Site, Object, int, bytes | None, Copied | None]


class Store(NamedTuple):
    """Something that happened to an object."""

    number: int
    """From 1."""
    site: Site
    object: Object
    offset: int
    """Of the first byte, in the object."""
    data: bytes
    """What the bytes became; empty for an allocation and a free."""
    source: tuple[Object, int] | None
    """Where copied bytes came from: object and offset."""


_NOBODY = Site("input", Place("", 0, 0), "given", "")


class Memory:
    """Objects by address, and the history of all bytes."""

    def __init__(self, limits: Limits, pointer: int, fill: int) -> None:
        self._limits = limits
        self._top = 1 << 8 * pointer
        self.fill = fill
        self.pages: dict[int, Object] = {}
        self.events: list[Event] = []
        self.objects: list[Object] = []
        self.spent = 0
        self.next = _FIRST
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.pages.clear()
        self.events.clear()
        self.objects.clear()
        self.spent = 0
        self.next = _FIRST
        nothing = Object("nothing", "constant", 0, bytearray())
        self.events.append((_NOBODY, nothing, 0, b"", None))

    def kept(self) -> Memory:
        """Return a copy that ``clear`` leaves alone; objects and events are not changed by it."""
        made = copy(self)
        made.pages = dict(self.pages)
        made.events = list(self.events)
        made.objects = list(self.objects)
        return made

    def allocate(
        self, size: int, name: str, storage: Storage, site: Site, fill: int | None = None
    ) -> Object:
        """Make an object; its bytes have no maker yet.

        Raises:
            Stop: beyond the limits of a run.
        """
        self._admit(size, name, site)
        value = self.fill if fill is None else fill
        made = self._placed(
            Object(name, storage, self.next << PAGE, bytearray([value]) * size), site
        )
        made.born = self.note(site, made, 0, b"", None, size)
        return made

    def given(self, data: bytes, name: str, storage: Storage, site: Site) -> Object:
        """Make an object whose bytes count as written; raises Stop as ``allocate``."""
        self._admit(len(data), name, site)
        made = self._placed(Object(name, storage, self.next << PAGE, bytearray(data)), site)
        made.born = self.note(site, made, 0, b"", None, made.size)
        if data:
            made.origin = [self.note(site, made, 0, data, None, made.size)] * made.size
        return made

    def _admit(self, size: int, name: str, site: Site) -> None:
        if size > self._limits.object_bytes or len(self.objects) >= self._limits.objects:
            text = f"{size} bytes for {name}: beyond what a run is given"
            raise Stop(Kind.MEMORY, text, site.place)

    def _placed(self, made: Object, site: Site) -> Object:
        first = made.base >> PAGE
        # Leave an unused page between two objects.
        self.next = first + (made.size >> PAGE) + 2
        for page in range(first, self.next - 1):
            self.pages[page] = made
        if self.next << PAGE > self._top - 0x10000:
            raise Stop(Kind.MEMORY, "no address is left", site.place)
        self.objects.append(made)
        return made

    def note(
        self,
        site: Site,
        what: Object,
        offset: int,
        data: bytes | None,
        source: Copied | None,
        cost: int,
    ) -> int:
        """Append an event; return its number."""
        events = self.events
        self.spent += cost
        if self.spent > self._limits.memory_bytes or len(events) > self._limits.events:
            raise Stop(Kind.MEMORY, "more bytes stored than a run is given", site.place)
        events.append((site, what, offset, data, source))
        return len(events) - 1

    def revive(self, what: Object, site: Site) -> None:
        """Restart the lifetime of a variable whose declaration is reached again."""
        what.data[:] = bytes([self.fill]) * what.size
        what.origin[:] = [0] * what.size
        self.note(site, what, 0, None, None, what.size)

    def kill(self, what: Object, site: Site) -> None:
        """End an object's life."""
        what.live = False
        what.readable = what.writable = -1
        what.died = self.note(site, what, 0, b"", None, 0)

    def find(self, address: int, size: int, doing: str) -> tuple[Object, int]:
        """Return the object at an address, and the offset in it.

        Raises:
            Stop: there is none, it is over, or it is too short.
        """
        found = self.pages.get(address >> PAGE)
        if found is None:
            raise self.astray(address, size, doing)
        offset = address - found.base
        if not found.live:
            raise self.astray(address, size, doing)
        if offset < 0 or offset + size > found.size:
            raise self.astray(address, size, doing)
        return found, offset

    def astray(self, address: int, size: int, doing: str) -> Stop:
        """Say what is wrong with an access."""
        found = self.pages.get(address >> PAGE)
        if found is None:
            if 0 <= address < _NULL << PAGE:
                return Stop(Kind.NULL, f"{doing} through a NULL pointer (+{address})")
            if address >= self._top - 4096:
                return Stop(Kind.WILD, f"{doing} through an error pointer ({address - self._top})")
            # The pages around an object are unused, so an address within half a page belongs to it.
            near = self.pages.get((address + (1 << PAGE - 1)) >> PAGE)
            near = near or self.pages.get((address >> PAGE) - 1)
            if near is None:
                return Stop(Kind.WILD, f"{doing} at {address:#x}, where nothing is")
            found = near
        offset = address - found.base
        if not found.live:
            over, word = (
                (Kind.AFTER_RETURN, "left its scope")
                if found.storage == "stack"
                else (Kind.AFTER_FREE, "was freed")
            )
            return Stop(over, f"{doing} of {found.name} after it {word}")
        many = "byte" if size == 1 else "bytes"
        text = f"{doing} of {size} {many} at {found.name}{offset:+}, which has {found.size}"
        return Stop(Kind.BOUNDS, text)

    def store(self, number: int) -> Store:
        """Return an event as a value."""
        site, what, offset, data, source = self.events[number]
        return Store(number, site, what, offset, data or b"", source[:2] if source else None)

    def at(self, what: Object, before: int) -> tuple[bytes, list[int]]:
        """Return the bytes of an object, and what wrote them, as they were before an event."""
        data = bytearray(what.size)
        origin = [0] * what.size
        fresh = bytearray([self.fill]) * what.size
        data[:] = fresh
        for number in range(max(what.born, 1), min(before, len(self.events))):
            _, whose, offset, raw, source = self.events[number]
            if whose is not what:
                continue
            if raw is None:
                data[:] = fresh
                origin = [0] * what.size
            elif raw:
                end = offset + len(raw)
                data[offset:end] = raw
                origin[offset:end] = source[2] if source else [number] * len(raw)
        return bytes(data), origin
