"""The types of C, as one target has them; sizes and alignments in bytes."""

from __future__ import annotations

from typing import NamedTuple

from typing_extensions import override

from vfioviz.csource.numbers import Number
from vfioviz.csource.target import Target


class CType:
    """A type; equal types of scalars and pointers are one object."""

    __slots__ = ("align", "size")

    def __init__(self, size: int, align: int) -> None:
        self.size = size
        self.align = align


class Void(CType):
    """``void``; of size 1, as in GNU C's pointer arithmetic."""

    __slots__ = ()

    @override
    def __str__(self) -> str:
        return "void"


class Int(CType):
    """An integer or ``bool``."""

    __slots__ = ("boolean", "half", "mask", "name", "signed")

    def __init__(
        self, name: str, size: int, align: int, *, signed: bool, boolean: bool = False
    ) -> None:
        super().__init__(size, align)
        self.name = name
        self.signed = signed
        self.boolean = boolean
        self.mask = (1 << 8 * size) - 1
        self.half = 1 << (8 * size - 1)

    def wrap(self, value: int) -> int:
        """Convert a number to the type, modulo 2^N."""
        if self.boolean:
            return 1 if value else 0
        value &= self.mask
        return value - self.mask - 1 if self.signed and value & self.half else value

    @override
    def __str__(self) -> str:
        return self.name


class Pointer(CType):
    """An address."""

    __slots__ = ("mask", "to")

    def __init__(self, to: CType, size: int, align: int) -> None:
        super().__init__(size, align)
        self.to = to
        self.mask = (1 << 8 * size) - 1

    @override
    def __str__(self) -> str:
        return f"{self.to} *"


class Array(CType):
    """Elements in a row."""

    __slots__ = ("count", "of")

    def __init__(self, of: CType, count: int | None) -> None:
        super().__init__(of.size * (count or 0), of.align)
        self.of = of
        self.count = count
        """None: as long as its initialiser, or flexible."""

    @override
    def __str__(self) -> str:
        return f"{self.of}[{'' if self.count is None else self.count}]"


class Member(NamedTuple):
    """What a struct or union holds."""

    name: str
    """"" for an unnamed struct or union."""
    type: CType
    offset: int
    """Bytes; of a bit-field, of the unit that it is read by."""
    bits: tuple[int, int] | None = None
    """Of a bit-field: bits above the lowest of its unit's value, and its width."""


class Struct(CType):
    """A struct or union; without members until they are declared."""

    __slots__ = ("assumed", "complete", "fields", "is_union", "members", "tag")

    def __init__(self, tag: str, *, is_union: bool) -> None:
        super().__init__(0, 1)
        self.tag = tag
        self.is_union = is_union
        self.complete = False
        self.members: list[Member] = []
        self.fields: dict[str, Member] = {}
        """Also those of unnamed structs inside; offsets from the start of this one."""
        self.assumed = ""
        """The first member whose type nobody declares, and whose size is made up."""

    @override
    def __str__(self) -> str:
        return f"{'union' if self.is_union else 'struct'} {self.tag or '{...}'}"


class Function(CType):
    """A function's type."""

    __slots__ = ("params", "result", "variadic")

    def __init__(self, result: CType, params: tuple[CType, ...], *, variadic: bool) -> None:
        super().__init__(1, 1)
        self.result = result
        self.params = params
        self.variadic = variadic

    @override
    def __str__(self) -> str:
        return f"{self.result} ({', '.join(map(str, self.params))})"


VOID = Void(1, 1)
UNKNOWN_SIZE = 64
"""Size in bytes of a member whose type nobody declares; no answer contains one."""

_INTEGERS = (("short", 2), ("int", 4), ("long", 0), ("long long", 8))


class Types:
    """The built-in types of a target, and those made of them."""

    def __init__(self, target: Target) -> None:
        self.target = target
        named: dict[str, Int] = {}
        self.named = named
        char = target.char_signed
        named["char"] = Int("char", 1, 1, signed=char)
        named["signed char"] = Int("signed char", 1, 1, signed=True)
        named["unsigned char"] = Int("unsigned char", 1, 1, signed=False)
        for name, listed in _INTEGERS:
            size = listed or target.pointer
            align = target.align(size)
            named[name] = Int(name, size, align, signed=True)
            named[f"unsigned {name}"] = Int(f"unsigned {name}", size, align, signed=False)
        named["_Bool"] = Int("_Bool", 1, 1, signed=False, boolean=True)
        self.char = named["char"]
        self.int = named["int"]
        self.uint = named["unsigned int"]
        self.long = named["long"]
        self.ulong = named["unsigned long"]
        self.llong = named["long long"]
        self.ullong = named["unsigned long long"]
        self.size = self.ulong
        self._pointers: dict[int, Pointer] = {}
        self.void_pointer = self.pointer(VOID)

    def pointer(self, to: CType) -> Pointer:
        """Return the type of pointers to a type."""
        found = self._pointers.get(id(to))
        if found is None:
            target = self.target
            found = Pointer(to, target.pointer, min(target.pointer, target.most_align))
            self._pointers[id(to)] = found
        return found

    def integer(self, words: list[str]) -> Int | None:
        """Return the type of ``unsigned long int``, in any order; None where that is none."""
        counts = {word: words.count(word) for word in words}
        unsigned = "unsigned" in counts
        if set(counts) - {"unsigned", "signed", "long", "short", "int", "char"}:
            return None
        if "char" in counts:
            signed = "signed" in counts
            return self.named["unsigned char" if unsigned else "signed char" if signed else "char"]
        core = (
            "short"
            if "short" in counts
            else ("int", "long", "long long")[min(counts.get("long", 0), 2)]
        )
        return self.named[f"unsigned {core}" if unsigned else core]

    def holding(self, read: Number) -> Int:
        """Return the type of a literal: the first that holds it (C standard, 6.4.4.1).

        A larger one is cut to ``unsigned long long``, as compilers do with a warning.
        """
        pairs = ((self.int, self.uint), (self.long, self.ulong), (self.llong, self.ullong))
        for signed, unsigned in pairs[read.longs :]:
            if not read.unsigned and read.value <= signed.mask >> 1:
                return signed
            if (read.unsigned or not read.decimal) and read.value <= unsigned.mask:
                return unsigned
        return self.ullong

    def promote(self, kind: Int) -> Int:
        """C standard, 6.3.1.1."""
        return self.int if kind.size < 4 else kind

    def common(self, first: Int, second: Int) -> Int:
        """The usual arithmetic conversions, 6.3.1.8."""
        first, second = self.promote(first), self.promote(second)
        if first.size != second.size:
            return first if first.size > second.size else second
        if first.signed != second.signed:
            signed, unsigned = (first, second) if first.signed else (second, first)
            # unsigned int with a long of the same size is unsigned long.
            if signed is self.long and unsigned is self.uint:
                return self.ulong
            return self.ullong if signed is self.llong else unsigned
        rank = (self.int, self.uint, self.long, self.ulong, self.llong, self.ullong)
        ranks = {id(each): at for at, each in enumerate(rank)}
        return first if ranks.get(id(first), 0) >= ranks.get(id(second), 0) else second
