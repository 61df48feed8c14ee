"""The objects of a device model in a machine's memory; what a model does not name is 0.

An object is made where a driver's code can come from: a parameter, ``container_of`` on one, and
each pointer that the model leads through.
"""

from __future__ import annotations

from collections.abc import Callable

from tree_sitter import Node

from vfioviz.codec.same import Same
from vfioviz.csource.context import Context
from vfioviz.csource.helper import Special
from vfioviz.csource.helpers.forms import FORMS
from vfioviz.csource.machine import Machine
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.types import Array, CType, Int, Pointer, Struct
from vfioviz.csource.values import Frame, Value
from vfioviz.kernel.sourced.device import DeviceModel, Given, Known, Path, Range

_ELEMENTS = 32
"""Elements behind a pointer that a model indexes, at least."""
_DEPTH = 6
"""Of structs in structs, as far as lists are looked for."""
_LIST = "list_head"
ADD_RANGE = "__vfioviz_range"
"""Function of ``resources/csource/device.h``."""
Spot = tuple[int, CType, tuple[int, int] | None]
"""Address, type, and the bits of a bit-field."""


class Objects:
    """Those of one call."""

    def __init__(self, model: DeviceModel) -> None:
        self._model = model
        self._machine: Machine | None = None
        self._own: set[int] = set()
        self._outer: dict[tuple[int, Same[CType]], int] = {}

    def begin(self, machine: Machine) -> None:
        """Begin a call: the machine's memory is empty."""
        self._machine = machine
        self._own.clear()
        self._outer.clear()

    @property
    def machine(self) -> Machine:
        """Where they are; only while a call is prepared or runs."""
        assert self._machine is not None  # noqa: S101 -- begin() comes first
        return self._machine

    def object(self, kind: CType, name: str) -> int:
        """Make an object with what the model says of it; return its address."""
        base = self._room(kind, name, 1)
        self._own.add(base)
        if isinstance(kind, Struct):
            for known in self._model.values:
                self._set(base, kind, known)
        return base

    def _room(self, kind: CType, name: str, count: int) -> int:
        self.machine.complete(kind)
        base = self.machine.give(bytes(max(1, kind.size) * count), name)
        for number in range(count):
            self._lists(base + number * kind.size, kind, _DEPTH)
        return base

    def _lists(self, base: int, kind: CType, depth: int) -> None:
        """Make each list an empty one."""
        if not isinstance(kind, Struct) or not depth:
            return
        if kind.tag == _LIST:
            size = kind.members[0].type.size if kind.members else 0
            pointer = base.to_bytes(size, self.machine.target.order) if size else b""
            self.machine.write(base, pointer * 2)
            return
        for member in kind.members:
            if member.bits is None:
                self._lists(base + member.offset, member.type, depth - 1)

    def _set(self, base: int, kind: Struct, known: Known) -> None:
        spot = self._spot(base, kind, known.path)
        if spot is None:
            return
        address, of, bits = spot
        self._put(address, of, bits, known.value)

    def _put(self, address: int, of: CType, bits: tuple[int, int] | None, value: Given) -> None:
        if isinstance(value, int):
            self._number(address, of, bits, value)
            return
        ranges = [each for each in value if isinstance(each, Range)]
        if isinstance(of, Struct):
            if of.tag == _LIST:
                for first, last in ranges:
                    self.machine.call(ADD_RANGE, [address, first, last], leaks=False)
            elif len(ranges) == 1:
                self._bounds(address, of, ranges[0])
            return
        if isinstance(of, Pointer):
            address, of = self._behind(address, of, len(value)), Array(of.to, len(value))
        if isinstance(of, Array):
            numbers = [each for each in value if isinstance(each, int)]
            for place, number in enumerate(numbers[: of.count]):
                self._number(address + place * of.of.size, of.of, None, number)

    def _number(self, address: int, of: CType, bits: tuple[int, int] | None, value: int) -> None:
        machine = self.machine
        if isinstance(of, Int) and bits is not None:
            shift, width = bits
            mask = ((1 << width) - 1) << shift
            value = (machine.value(address, of) & of.mask & ~mask) | (value << shift & mask)
        if isinstance(of, Int | Pointer):
            machine.write(address, machine.encode(value, of))

    def _bounds(self, address: int, of: Struct, given: Range) -> None:
        """A range of numbers: start and end of a struct resource and its like."""
        for names, value in ((("start", "first"), given.first), (("end", "last"), given.last)):
            member = next((of.fields[name] for name in names if name in of.fields), None)
            if member is not None:
                self._number(address + member.offset, member.type, member.bits, value)

    def _behind(self, address: int, pointer: Pointer, count: int = _ELEMENTS) -> int:
        """Return where a pointer points to; something is put there where it is NULL."""
        there = self.machine.value(address, pointer)
        if not there:
            there = self._room(pointer.to, str(pointer.to), count)
            self.machine.write(address, self.machine.encode(there, pointer))
        return there

    def _spot(self, base: int, kind: CType, path: Path) -> Spot | None:
        """Return what a path names in an object; None where it names nothing there."""
        bits = None
        # What is not there is seen before anything is put behind a pointer.
        if not self._leads(kind, path):
            return None
        for step in path:
            if isinstance(kind, Pointer):
                base, kind = self._behind(base, kind), kind.to
                if isinstance(step, int):
                    base += min(step, _ELEMENTS - 1) * kind.size
                    continue
            if isinstance(step, int) and isinstance(kind, Array):
                base, kind = base + step * kind.of.size, kind.of
            elif isinstance(step, str) and isinstance(kind, Struct):
                member = kind.fields[step]
                base, kind, bits = base + member.offset, member.type, member.bits
        return base, kind, bits

    def _leads(self, kind: CType, path: Path) -> bool:
        for step in path:
            if isinstance(kind, Pointer):
                kind = kind.to
                self._completed(kind)
                if isinstance(step, int):
                    if step >= _ELEMENTS:
                        return False
                    continue
            if isinstance(step, int):
                if not isinstance(kind, Array) or not 0 <= step < (kind.count or 0):
                    return False
                kind = kind.of
            else:
                self._completed(kind)
                if not isinstance(kind, Struct) or step not in kind.fields:
                    return False
                kind = kind.fields[step].type
        return True

    def _completed(self, kind: CType) -> None:
        try:
            self.machine.complete(kind)
        except NotUnderstoodError:
            return

    def outer(self, address: int, kind: CType) -> int | None:
        """Return the object that one of the model is said to be in; None: it is none of it."""
        if address not in self._own:
            return None
        key = (address, Same(kind))
        if key not in self._outer:
            self._outer[key] = self.object(kind, str(kind))
        return self._outer[key]

    def container_of(self) -> Special:
        """Return ``container_of`` that knows the objects of a model."""
        plain = FORMS["container_of"]

        def compiled(context: Context, node: Node, given: list[Node]) -> Value:
            value = plain.compile(context, node, given)
            pointer = context.rvalue(given[0]).run
            kind = value.type
            assert isinstance(kind, Pointer)  # noqa: S101 -- container_of gives one
            run: Callable[[Frame], int] = value.run

            def found(frame: Frame) -> int:
                there = self.outer(pointer(frame), kind.to)
                return run(frame) if there is None else there

            return Value(kind, found)

        return Special(compiled)
