"""``__attribute__((...))``: the attributes that change a layout."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.headers.constant import Names, evaluate
from vfioviz.headers.cursor import Cursor

_ATTRIBUTE = frozenset({"__attribute__", "__attribute"})
_SCALAR_MODES = {
    "QI": 1, "byte": 1, "HI": 2, "SI": 4, "DI": 8, "TI": 16, "word": 0, "pointer": 0,
    "SF": 4, "DF": 8, "TF": 16, "XF": 16,
}  # fmt: skip
"""Bytes; 0 for the size of a pointer."""
_REFUSED = frozenset({"scalar_storage_order", "ms_struct", "ext_vector_type"})


@dataclass(frozen=True, slots=True)
class Attributes:
    """What attributes ask for."""

    packed: bool = False
    align: int = 0
    """Bytes; 0 for nothing."""
    mode: int | None = None
    """Bytes of ``mode(DI)``; 0 for the size of a pointer."""
    vector: int = 0
    """Bytes of ``vector_size``."""

    def and_(self, other: Attributes) -> Attributes:
        """Combine two sets of attributes."""
        return Attributes(
            self.packed or other.packed,
            max(self.align, other.align),
            other.mode if other.mode is not None else self.mode,
            self.vector or other.vector,
        )


NONE = Attributes()


def comes(cursor: Cursor) -> bool:
    """Whether the next token is an attribute."""
    return cursor.peek() in _ATTRIBUTE or cursor.peek() in {"_Alignas", "alignas"}


def read(cursor: Cursor, names: Names, most: int) -> Attributes:
    """Read all attributes at the cursor.

    Args:
        cursor: Where they are.
        names: What their expressions may name.
        most: Bytes that ``aligned`` without a number means.

    Raises:
        NotUnderstoodError: one changes a layout in a way that is not known here.
    """
    found = NONE
    while comes(cursor):
        if cursor.peek() not in _ATTRIBUTE:
            cursor.at += 1
            cursor.expect("(")
            if names.type_comes(cursor):
                found = found.and_(Attributes(align=names.type_name(cursor).align))
            else:
                found = found.and_(Attributes(align=_alignment(cursor, names)))
            cursor.expect(")")
            continue
        cursor.at += 1
        cursor.expect("(")
        cursor.expect("(")
        while not cursor.accept(")"):
            if not cursor.accept(","):
                found = found.and_(_one(cursor, names, most))
        cursor.expect(")")
    return found


def _one(cursor: Cursor, names: Names, most: int) -> Attributes:
    if not cursor.is_name():
        raise cursor.fail("an attribute that is not understood")
    name = cursor.peek()
    if name.startswith("__") and name.endswith("__"):
        name = name[2:-2]
    cursor.at += 1
    if name == "packed":
        return Attributes(packed=True)
    if name in _REFUSED:
        raise cursor.fail(f"the attribute {name}")
    if not cursor.accept("("):
        return Attributes(align=most) if name == "aligned" else NONE
    found = NONE
    if name == "aligned":
        found = Attributes(align=_alignment(cursor, names))
    elif name == "mode":
        found = Attributes(mode=_mode(cursor))
    elif name == "vector_size":
        found = Attributes(vector=evaluate(cursor, names).value)
    else:
        cursor.at -= 1
        cursor.skip_brackets()
        return NONE
    cursor.expect(")")
    return found


def _mode(cursor: Cursor) -> int:
    said = cursor.peek().strip("_")
    cursor.at += 1
    if said not in _SCALAR_MODES:
        raise cursor.fail(f"the machine mode {said[:40]}")
    return _SCALAR_MODES[said]


def _alignment(cursor: Cursor, names: Names) -> int:
    align = evaluate(cursor, names).value
    if align < 0 or align & (align - 1) or align > 1 << 28:
        message = f"an alignment of {align}"
        raise NotUnderstoodError(message, cursor.place)
    return align
