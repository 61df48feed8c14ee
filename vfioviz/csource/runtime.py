"""The state of a run: memory, the budget spent, remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NoReturn

from vfioviz.csource.limits import Limits
from vfioviz.csource.memory import Memory, Object, Site
from vfioviz.csource.recording import Recording
from vfioviz.csource.reports import NOWHERE, REMARKS, Kind, Place, Report, Stop
from vfioviz.csource.target import Target

_TOLD = 1000
"""Remarks that are kept."""


class Runtime:
    """The state of a run, shared by all compiled functions of a machine."""

    def __init__(self, target: Target, limits: Limits, fill: int) -> None:
        self.limits = limits
        self.memory = Memory(limits, target.pointer, fill)
        self.pages = self.memory.pages
        self.events = self.memory.events
        self.order = target.order
        self.pointer = target.pointer
        self.error_pointers = (1 << 8 * target.pointer) - 4095
        """The lowest address that is an error code (``IS_ERR``)."""
        self.steps = 0
        self.most_steps = limits.steps
        self.depth = 0
        self.room = 0
        """Depth of nested closures, over all functions on the stack."""
        self.stack: list[Object] = []
        self.remarks: list[Report] = []
        self.tolerated: frozenset[Kind] = REMARKS
        self.failing = 0
        """The allocation that fails, counted from 1; 0 for none."""
        self.allocations = 0
        self.failing_copy = 0
        """The copy from or to the caller's memory that fails, counted from 1; 0 for none."""
        self.copies = 0
        self.failed = NOWHERE
        """Where the allocation or copy was that was made to fail."""
        self.locks: list[tuple[str, Site]] = []
        """Kind of each lock that is held, and what took it."""
        self.recording: Recording | None = None
        self.statics: dict[object, int] = {}
        self.functions: dict[int, tuple[str, int]] = {}
        """Name, and file that named it, by the base address of a function's object."""
        self.look: Callable[[Object, int, int], bool] | None = None
        """Told of each read of a watched object: object, offset, size; whether it is watched."""
        self._told: set[tuple[Kind, Place]] = set()

    def clear(self) -> None:
        """Begin a new run."""
        self.memory.clear()
        self.steps = self.depth = self.room = self.allocations = self.failing = 0
        self.copies = self.failing_copy = 0
        self.failed = NOWHERE
        self.locks.clear()
        self.stack.clear()
        self.remarks.clear()
        self.statics.clear()
        self.functions.clear()
        self._told.clear()
        self.recording = self.look = None

    def back(self, statics: Mapping[object, int], functions: Mapping[int, tuple[str, int]]) -> None:
        """Begin a new run with statics that there are."""
        self.stack.clear()
        self.statics.clear()
        self.statics.update(statics)
        self.functions.clear()
        self.functions.update(functions)
        self.recording = self.look = None

    def remark(self, kind: Kind, place: Place, text: str) -> None:
        """Note each place and kind once; raises Stop if the run is to end there."""
        if kind not in self.tolerated:
            raise Stop(kind, text, place)
        if (kind, place) not in self._told and len(self.remarks) < _TOLD:
            self._told.add((kind, place))
            self.remarks.append(Report(kind, place, text))

    def odd_read(self, address: int, size: int, site: Site) -> Object:
        """Return the object of a load that is only watched; say why any other is wrong."""
        found = self.pages.get(address >> 12)
        if found is not None and found.live and self.look is not None:
            offset = address - found.base
            if offset + size <= found.size and self.look(found, offset, size):
                return found
        if found is not None and found.live and found.storage in {"user", "function"}:
            kind, what = Kind.USER_POINTER, f"{site.text}: loads from {found.name}"
            hint = (
                "the caller's memory, copy_from_user() is for"
                if found.storage == "user"
                else "code"
            )
            raise Stop(kind, f"{what}, which is {hint}", site.place)
        stop = self.memory.astray(address, size, "load")
        raise Stop(stop.kind, f"{site.text}: {stop.text}", site.place)

    def bad_write(self, address: int, size: int, site: Site) -> NoReturn:
        """Say why a store is wrong."""
        found = self.pages.get(address >> 12)
        if found is not None and found.live and address + size <= found.base + found.size:
            if found.storage == "user":
                hint = "the caller's memory, which copy_to_user() is for"
                text = f"{site.text}: stores to {found.name}, {hint}"
                raise Stop(Kind.USER_POINTER, text, site.place)
            text = f"{site.text}: stores to {found.name}, which is constant"
            raise Stop(Kind.READ_ONLY, text, site.place)
        stop = self.memory.astray(address, size, "store")
        raise Stop(stop.kind, f"{site.text}: {stop.text}", site.place)

    def uninitialised(self, what: str, site: Site) -> None:
        """Remark on the use of an uninitialised value."""
        self.remark(Kind.UNINITIALISED, site.place, f"{what} is used before anything was stored")

    def spend(self, steps: int, place: Place) -> None:
        """Count; raises Stop when the budget is spent."""
        self.steps += steps
        if self.steps > self.most_steps:
            self.exhausted(place)

    def exhausted(self, place: Place) -> NoReturn:
        """Say that the run does not end."""
        raise Stop(Kind.STEPS, f"no end after {self.most_steps} steps", place)

    def copy(  # one act
        self,
        to: int,
        source: int,
        size: int,
        site: Site,
        *,
        to_user: bool = False,
        from_user: bool = False,
    ) -> None:
        """Copy bytes with their history; both ends are checked, and may overlap."""
        if size == 0:
            return
        self.spend(size >> 6, site.place)
        try:
            read, start = self.memory.find(source, size, "read")
            written, offset = self.memory.find(to, size, "write")
        except Stop as stop:
            raise Stop(stop.kind, f"{site.text}: {stop.text}", site.place) from None
        if not from_user and read.storage in {"user", "function"}:
            self.odd_read(source, size, site)
        if self.look is not None:
            self.look(read, start, size)
        if not to_user and written.storage in {"user", "function", "constant"}:
            self.bad_write(to, size, site)
        data = bytes(read.data[start : start + size])
        origin = read.origin[start : start + size]
        if to_user:
            self._leak(read, start, origin, site)
        if from_user:
            number = self.memory.note(site, written, offset, data, None, size)
            origin = [number] * size
        else:
            self.memory.note(site, written, offset, data, (read, start, origin), size)
        written.data[offset : offset + size] = data
        written.origin[offset : offset + size] = origin

    def _leak(self, read: Object, start: int, origin: list[int], site: Site) -> None:
        if 0 in origin:
            first = start + origin.index(0)
            many = f"{origin.count(0)} bytes that nobody wrote go to the caller"
            text = f"{site.text}: {many}, the first is {read.name}+{first}"
            self.remark(Kind.LEAKED_BYTES, site.place, text)
        events = self.events
        padding = [at for at, number in enumerate(origin) if events[number][0].action == "padding"]
        if padding:
            many = f"{len(padding)} bytes of padding, which C does not promise to be 0"
            where = f"the first is {read.name}+{start + padding[0]}"
            text = f"{site.text}: {many}, go to the caller, {where}"
            self.remark(Kind.LEAKED_PADDING, site.place, text)

    def fill(self, to: int, byte: int, size: int, site: Site) -> None:
        """Set bytes, as memset does."""
        if size == 0:
            return
        self.spend(size >> 6, site.place)
        self.put(to, bytes([byte & 255]) * size, site)

    def put(self, to: int, data: bytes, site: Site, *, user: bool = False) -> None:
        """Store bytes; ``user`` allows the caller's memory."""
        size = len(data)
        try:
            written, offset = self.memory.find(to, size, "write")
        except Stop as stop:
            raise Stop(stop.kind, f"{site.text}: {stop.text}", site.place) from None
        if written.writable < 0 and not (user and written.storage == "user"):
            self.bad_write(to, size, site)
        number = self.memory.note(site, written, offset, data, None, size)
        written.data[offset : offset + size] = data
        written.origin[offset : offset + size] = [number] * size

    def bad_index(self, said: str, index: int, count: int, place: Place) -> NoReturn:
        """Report an index past an array."""
        raise Stop(Kind.BOUNDS, f"{said}: element {index} of {count}", place)

    def begin(self) -> None:
        """Forget the remarks of the previous call."""
        self.remarks.clear()
        self._told.clear()
