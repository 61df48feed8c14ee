"""A program on a target, with memory to run in.

    program = Program.load({"vfio.h": header, "vfio_main.c": text})
    machine = Machine(program, abi)
    caps = machine.new("struct vfio_info_cap")
    outcome = machine.call("vfio_info_cap_shift", [caps, 16])

A machine is for one thread. What its functions return and leave in memory is the same each time:
nothing outside is consulted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from vfioviz.csource.compiler import Compiler
from vfioviz.csource.helper import Helper, Special
from vfioviz.csource.helpers.kernel import KERNEL
from vfioviz.csource.leaks import reachable
from vfioviz.csource.marks import Look, Mark, back, mark, watched
from vfioviz.csource.memory import Memory, Object, Site, Storage, Store
from vfioviz.csource.program import Program
from vfioviz.csource.recording import Recording
from vfioviz.csource.reports import (
    NOWHERE,
    REMARKS,
    Kind,
    NotUnderstoodError,
    Place,
    Report,
    Stop,
)
from vfioviz.csource.runtime import Runtime
from vfioviz.csource.syntax import parse
from vfioviz.csource.target import AbiFacts, Target
from vfioviz.csource.tokens import Source, tokenize
from vfioviz.csource.typereader import declared, specified
from vfioviz.csource.types import CType, Int, Pointer, Struct
from vfioviz.csource.world import World

FILL = 0xAA
"""Value of a byte that was never written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a call."""

    result: int | None
    """In the range of the function's type; None for void, and after a trap."""
    trap: Report | None
    """What ended it before its end."""
    remarks: tuple[Report, ...]
    """Non-fatal reports, in order; each place once."""
    stores: tuple[Store, ...]
    """What was stored, copied, allocated and freed by this call, in order."""
    steps: int
    """Statements, loop iterations and calls, roughly."""
    recording: Recording | None = None
    """If it was asked for."""
    looks: Sequence[Look] = ()
    """What it read of the mark that was watched; a read that it made twice stands twice."""
    failed: Place = NOWHERE
    """The allocation or copy that was made to fail."""


class Machine:
    """A program bound to a target, and the memory of its runs."""

    def __init__(
        self,
        program: Program,
        abi: AbiFacts,
        helpers: Mapping[str, Helper | Special] = MappingProxyType({}),
        *,
        fill: int = FILL,
    ) -> None:
        """Bind.

        Args:
            program: The sources.
            abi: What they are compiled for.
            helpers: Helpers to add to ``helpers.kernel.KERNEL``, or to replace some of its.
            fill: Value of bytes that were never written, 0 to 255.
        """
        self.target = Target.of(abi)
        self.program = program
        self._runtime = Runtime(self.target, program.limits, fill)
        table = {**KERNEL, **helpers}
        self._world = World(program, self.target, table, self._runtime)
        self._types: dict[str, CType] = {}
        self._members: dict[tuple[str, str], tuple[int, CType]] = {}
        self._given = Site("input", NOWHERE, "given", "")

    @property
    def problems(self) -> tuple[Report, ...]:
        """The parts of the sources that could not be read."""
        return (*self.program.problems, *self._world.view.problems)

    @property
    def assumptions(self) -> tuple[Report, ...]:
        """Sizes assumed for lack of a declaration; no answer should depend on them."""
        return tuple(self._world.assumptions)

    def reset(self) -> None:
        """Forget all memory, statics too; what was compiled stays."""
        self._runtime.clear()

    def mark(self, most: int) -> Mark | None:
        """Return the state of all memory, for ``back``; None where over ``most`` bytes live."""
        return mark(self._runtime, most)

    def back(self, to: Mark) -> None:
        """Bring memory back to a mark that was made since the last ``reset``."""
        back(self._runtime, to)

    def type(self, name: str) -> CType:
        """Return a type by its C name: ``struct vfio_info_cap``, ``u64``, ``char [4]``.

        Raises:
            NotUnderstoodError: the sources declare none of that name.
        """
        found = self._types.get(name)
        if found is None:
            source = Source("<type>", f"int x = sizeof({name});")
            world, last = self._world, len(self.program.sources)
            tokens = world.expanded(tokenize(source), last)
            parsed = parse(tokens, lambda word: world.is_type(word, last), 60)
            context = Compiler(world, last, "", parsed)
            queue = [parsed.root]
            while queue and found is None:
                node = queue.pop()
                if node.type == "type_descriptor" and not node.has_error:
                    kind = node.child_by_field_name("type")
                    if kind is not None:
                        base = specified(context, kind)
                        shape = node.child_by_field_name("declarator")
                        found = declared(context, shape, base)[1]
                queue.extend(node.named_children)
            if found is None:
                message = f"{name!r} is no type"
                raise NotUnderstoodError(message)
            world.complete(found)
            self._types[name] = found
        return found

    def complete(self, kind: CType) -> None:
        """Lay a struct out, if a source declares its members; raises NotUnderstoodError."""
        self._world.complete(kind, only_known=True)

    def member(self, struct: str, path: str) -> tuple[int, CType]:
        """Return the offset and type of a member, ``a.b``; raises NotUnderstoodError."""
        known = self._members.get((struct, path))
        if known is None:
            known = self._members[struct, path] = self._member(struct, path)
        return known

    def _member(self, struct: str, path: str) -> tuple[int, CType]:
        kind, offset = self.type(struct), 0
        for name in path.split("."):
            if not isinstance(kind, Struct):
                message = f"{kind} has no member {name}"
                raise NotUnderstoodError(message)
            self._world.complete(kind)
            found = kind.fields.get(name)
            if found is None or found.bits is not None:
                message = f"{kind} has no member {name} with an address"
                raise NotUnderstoodError(message)
            offset, kind = offset + found.offset, found.type
        return offset, kind

    def functions(self) -> Sequence[str]:
        """Return the names of all functions that the sources given define, sorted."""
        files = self._world.view.own[1:]
        return sorted({name for own in files for table, name in own if table == "function"})

    def new(self, kind: str, name: str = "", values: Mapping[str, int] | None = None) -> int:
        """Make a zeroed object of a type on the heap; return its address.

        Args:
            kind: ``struct x``.
            name: What reports call it; the type's name where there is none.
            values: Numbers by member, ``a.b``; the rest stays 0.

        Raises:
            NotUnderstoodError: there is no such type or member.
        """
        found = self.type(kind)
        base = self.give(bytes(found.size), name or kind)
        for path, value in (values or {}).items():
            offset, member = self.member(kind, path)
            self.write(base + offset, self.encode(value, member))
        return base

    def encode(self, value: int, kind: CType) -> bytes:
        """Return a number as a type's bytes, modulo 2^N."""
        size = kind.size
        return (value & (1 << 8 * size) - 1).to_bytes(size, self.target.order)

    def give(self, data: bytes, name: str, *, user: bool = False) -> int:
        """Make an object with bytes that count as written; return its address.

        Args:
            data: Its bytes.
            name: What reports call it.
            user: Whether it is the caller's memory, which only copy_to_user and the like reach.
        """
        storage: Storage = "user" if user else "heap"
        return self._runtime.memory.given(data, name, storage, self._given).base

    def write(self, address: int, data: bytes) -> None:
        """Store bytes, anywhere; raises Stop where no object is."""
        found, offset = self._runtime.memory.find(address, len(data), "write")
        self._put(found, offset, data)

    def _put(self, what: Object, offset: int, data: bytes) -> None:
        if data:
            number = self._runtime.memory.note(self._given, what, offset, data, None, len(data))
            what.data[offset : offset + len(data)] = data
            what.origin[offset : offset + len(data)] = [number] * len(data)

    def holder(self, address: int) -> Object:
        """Return the object at an address, dead or alive; raises Stop where none is."""
        found = self._runtime.pages.get(address >> 12)
        if found is None:
            raise self._runtime.memory.astray(address, 1, "look")
        return found

    def read(self, address: int, size: int) -> bytes:
        """Return bytes, even unwritten ones; raises Stop where no object is."""
        found, offset = self._runtime.memory.find(address, size, "read")
        return bytes(found.data[offset : offset + size])

    def value(self, address: int, kind: CType) -> int:
        """Return a number or pointer from memory; raises Stop where no object is."""
        signed = isinstance(kind, Int) and kind.signed
        return int.from_bytes(self.read(address, kind.size), self.target.order, signed=signed)

    def maker(self, address: int) -> Store | None:
        """Return the store that made a byte's value, through all copies; None: nobody wrote it."""
        found, offset = self._runtime.memory.find(address, 1, "look")
        number = found.origin[offset]
        return self._runtime.memory.store(number) if number else None

    def history(self) -> Memory:
        """Return the memory of the calls up to now; later ones leave its events alone."""
        return self._runtime.memory.kept()

    def heap(self) -> list[Object]:
        """Return what is allocated and not freed."""
        objects = self._runtime.memory.objects
        return [each for each in objects if each.live and each.storage == "heap"]

    def call(  # all but two are named
        self,
        name: str,
        args: Sequence[int] = (),
        *,
        file: str | None = None,
        stop_on: frozenset[Kind] = frozenset(),
        fail_allocation: int = 0,
        fail_copy: int = 0,
        leaks: bool = True,
        record: bool = False,
        watch: Mark | None = None,
    ) -> Outcome:
        """Call a function.

        Args:
            name: Of a function that a source defines.
            args: Numbers, and addresses that ``new`` and ``give`` returned.
            file: Whose static function is meant, where several files have one of that name.
            stop_on: Remarks that end the run as traps do.
            fail_allocation: The allocation of this call that gives NULL, from 1; 0: none does.
            fail_copy: The copy from or to the caller's memory that fails, from 1; 0: none does.
            leaks: Whether what the call allocated, and nothing but itself or nothing points to, is
                remarked, and a lock that is held at its end.
            record: Whether each step is kept.
            watch: A mark, whose objects are watched from now until ``back`` or ``reset``.

        Returns:
            What came of it; C that is wrong or not understood is a trap, never an exception.
        """
        runtime, world = self._runtime, self._world
        runtime.steps = runtime.depth = runtime.room = runtime.allocations = 0
        runtime.copies = 0
        runtime.failing, runtime.failing_copy = fail_allocation, fail_copy
        runtime.failed = NOWHERE
        runtime.locks.clear()
        runtime.tolerated = REMARKS - stop_on
        runtime.stack.clear()
        runtime.begin()
        world.traced = record
        runtime.recording = recording = (
            Recording(runtime.memory, runtime.limits.recorded) if record else None
        )
        looks = () if watch is None else watched(runtime, watch)
        first = len(runtime.events)
        born = len(runtime.memory.objects)
        result: object = None
        trap: Report | None = None
        try:
            result = self._run(name, args, file)
            if leaks:
                self._leaks(born, result)
                self._held()
        except Stop as stop:
            trap = stop.report()
        except NotUnderstoodError as why:
            trap = Report(Kind.UNSUPPORTED, why.place, why.text)
        except RecursionError:
            trap = Report(Kind.DEPTH, NOWHERE, f"{name}() nests too deeply")
        finally:
            runtime.recording = None
            world.traced = False
        if trap is not None:
            self._unwind()
            result = None
        stores = tuple(runtime.memory.store(number) for number in range(first, len(runtime.events)))
        return Outcome(
            result if isinstance(result, int) else None,
            trap,
            tuple(runtime.remarks),
            stores,
            runtime.steps,
            recording,
            looks,
            runtime.failed,
        )

    def _run(self, name: str, args: Sequence[int], file: str | None) -> object:
        function = self._world.function(name, self.program.file(file) if file else 0)
        if function is None or function.kind is None:
            message = f"{name}() is in none of the sources"
            raise NotUnderstoodError(message, Place(file or "", 0, 0))
        params = function.kind.params
        if len(params) != len(args):
            message = f"{name}() takes {len(params)} arguments, not {len(args)}"
            raise NotUnderstoodError(message, function.place)
        given = [_given(value, kind) for value, kind in zip(args, params, strict=True)]
        return function.run(given)

    def _unwind(self) -> None:
        """End the lifetime of the locals of functions that a trap cut off."""
        runtime = self._runtime
        for gone in runtime.stack:
            gone.live = False
            gone.readable = gone.writable = -1
        runtime.stack.clear()

    def _held(self) -> None:
        """Report locks that are held."""
        for _, site in self._runtime.locks:
            text = f"{site.text}: not unlocked when the call returns"
            self._runtime.remark(Kind.LOCKED, site.place, text)

    def _leaks(self, born: int, result: object) -> None:
        """Report allocations that are no longer reachable."""
        runtime = self._runtime
        fresh = [o for o in runtime.memory.objects[born:] if o.storage == "heap" and o.live]
        if not fresh:
            return
        reached = reachable(runtime, result)
        for each in fresh:
            if id(each) not in reached:
                site = runtime.events[each.born][0]
                text = f"{each.size} bytes of {each.name} are not freed, and nothing points to them"
                runtime.remark(Kind.LEAK, site.place, text)


def _given(value: int, kind: CType) -> int:
    if isinstance(kind, Int):
        return kind.wrap(value)
    return value & kind.mask if isinstance(kind, Pointer) else value
