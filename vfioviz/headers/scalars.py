"""Built-in types of a compiler that ``csource`` lacks.

Source: the psABI supplements as GCC 12 and clang 14 apply them.
"""

from __future__ import annotations

from vfioviz.csource.target import Target
from vfioviz.csource.types import Array, CType, Int, Pointer, Types
from vfioviz.headers.record import Float, Record

_LONG_DOUBLE = {
    "x86-64": (16, 16), "x32": (16, 16), "i386": (12, 4), "arm": (8, 8), "arm64": (16, 16),
    "s390x": (16, 8), "ppc64": (16, 16), "ppc64le": (16, 16), "riscv64": (16, 16),
    "m68k": (12, 2),
}  # fmt: skip
"""Size and alignment in bytes."""

_VA_LIST_WORDS = {"x86-64": 24, "x32": 16, "arm64": 32, "s390x": 32}


class Scalars(Types):
    """The built-in types of a target."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        wide = 8 if target.key == "s390x" else 16
        self.named["__int128"] = Int("__int128", 16, min(wide, _most(target)), signed=True)
        self.named["unsigned __int128"] = Int(
            "unsigned __int128", 16, min(wide, _most(target)), signed=False
        )
        size, align = _LONG_DOUBLE.get(target.key, (16, 16))
        self.floats = {
            "float": Float("float", 4, target.align(4)),
            "double": Float("double", 8, target.align(8)),
            "long double": Float("long double", size, align),
            "__float128": Float("__float128", 16, _most(target)),
        }

    def words(self, words: list[str]) -> CType | None:
        """Return the type of words in any order, ``unsigned long int``; None if they are none."""
        counts = set(words)
        if "_Complex" in counts or "__complex__" in counts:
            plain = self.words([w for w in words if w not in {"_Complex", "__complex__"}])
            if plain is None:
                return None
            return Float(" ".join(words), 2 * plain.size, plain.align)
        if "__int128" in counts:
            if counts - {"__int128", "unsigned", "signed"} or self.target.pointer != 8:
                return None
            return self.named["unsigned __int128" if "unsigned" in counts else "__int128"]
        if counts & {"__float128", "_Float128"}:
            return self.floats["__float128"]
        if counts & {"float", "_Float32"}:
            return self.floats["float"]
        if counts & {"double", "_Float64", "_Float32x"}:
            return self.floats["long double" if "long" in counts else "double"]
        if counts & {"_Float64x"}:
            return self.floats["long double"]
        if counts & {"_Bool", "bool"}:
            return self.named["_Bool"]
        return self.integer(words)

    def va_list(self) -> CType:
        """Return ``__builtin_va_list``."""
        size = _VA_LIST_WORDS.get(self.target.key)
        if size is None:
            return self.void_pointer
        inner = Record("__va_list_tag", is_union=False)
        inner.size, inner.complete = size, True
        inner.align = self.target.pointer
        return inner if self.target.key == "arm64" else Array(inner, 1)


def _most(target: Target) -> int:
    return 2 if target.most_align == 2 else 16


def is_address(kind: CType) -> bool:
    """Tell whether a type is a pointer."""
    return isinstance(kind, Pointer)
