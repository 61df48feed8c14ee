"""What a lesson can ask of an answer: offsets, sizes, values, pads and the figures of a column.

``offset of caps[2]``, ``end of info``, ``size of caps[0]``, ``value of caps[0].header.next``,
``pad before caps[0]``, ``pad after caps[1]``, ``misaligned``, ``overrun`` and so on, each with
``mod N`` behind it or not. A capability may be named: ``caps[IOVA_RANGE]``. The answer is never in
the lesson: it is measured in the column, so it is the model's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from typing_extensions import override

from vfioviz.codec import paths
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.paths import Path
from vfioviz.codec.ref import FieldRef
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import Project
from vfioviz.document.teach.words import ScriptError, TextPlace, Word, number
from vfioviz.language import mark, tr

_OF = ("offset", "end", "size", "value")
_PAD = ("before", "after")
_ARGSZ = ("passed", "returned", "needed")
_FIGURES = {
    "bytes": mark("How many bytes has the answer?"),
    "padding": mark("How many bytes of pad are there?"),
    "misaligned": mark("How many u64 fields are misaligned?"),
    "unwritten": mark("How many bytes of the answer were not written?"),
    "overrun": mark("How many bytes are written past argsz?"),
    "capabilities": mark("How many capabilities does the chain lead to?"),
    "cap_offset": mark("What is cap_offset?"),
    "errno": mark("Which errno is returned?"),
    "notes": mark("How many notes are there?"),
}
_QUESTIONS = {
    "offset": mark("At which offset does {path} start?"),
    "end": mark("At which offset does {path} end?"),
    "size": mark("How many bytes has {path}?"),
    "value": mark("What is the value of {path}?"),
    "before": mark("How many bytes of pad stand before {path}?"),
    "after": mark("How many bytes of pad stand behind {path}?"),
    "passed": mark("Which argsz does the caller pass?"),
    "returned": mark("Which argsz is returned?"),
    "needed": mark("Which argsz does a short call return?"),
}


class MeasureError(Exception):
    """A column that does not have what is asked for; the text says what is missing."""


class Quantity(NamedTuple):
    """Something of a column that is a number, in bytes where it is an offset or a size."""

    kind: str
    path: str = ""
    modulo: int = 0
    """0, or what the number is taken modulo of."""

    @property
    def parsed(self) -> Path | None:
        """What its path says at the likeliest; None for a quantity without one."""
        return next(iter(paths.parse(self.path)), None)

    @property
    def of_capability(self) -> bool:
        """Whether it is about a capability, or something of one."""
        path = self.parsed
        return path is not None and path.cap is not None

    @override
    def __str__(self) -> str:
        if self.kind in _OF:
            said = f"{self.kind} of {self.path}"
        elif self.kind in _PAD:
            said = f"pad {self.kind} {self.path}"
        elif self.kind in _ARGSZ:
            said = f"argsz {self.kind}"
        else:
            said = self.kind
        return f"{said} mod {self.modulo}" if self.modulo else said

    def question(self) -> str:
        """Return it as a question, in the language of the window."""
        asked = tr(_QUESTIONS.get(self.kind) or _FIGURES[self.kind]).format(path=self.path)
        return tr("{asked} (modulo {n})", asked=asked, n=self.modulo) if self.modulo else asked


def parse(found: Sequence[Word], after: TextPlace) -> tuple[Quantity, tuple[Word, ...]]:
    """Return the quantity that the words begin with, and the words behind it.

    Args:
        found: The words.
        after: Where the statement stands, to be named when there are none.

    Raises:
        ScriptError: The words do not begin with a quantity.
    """
    rest = list(found)
    kind = _take(rest, after, "a quantity, as in 'offset of caps[0]' or 'misaligned'")
    path = ""
    if kind.text in _OF:
        _expect(rest, kind.place, "of")
        path = _take(rest, kind.place, "a path, as in caps[0].header.next").text
    elif kind.text == "pad":
        kind = _take(rest, kind.place, "'before' or 'after'")
        if kind.text not in _PAD:
            raise ScriptError(kind.place, f"'{kind.text}': expected 'before' or 'after'")
        where = _take(rest, kind.place, "a capability, as in caps[0]")
        if not any(found.is_capability for found in paths.parse(where.text)):
            raise ScriptError(where.place, f"'{where.text}': expected a capability, as in caps[0]")
        path = where.text
    elif kind.text == "argsz":
        kind = _take(rest, kind.place, "'passed', 'returned' or 'needed'")
        if kind.text not in _ARGSZ:
            raise ScriptError(
                kind.place, f"'{kind.text}': expected 'passed', 'returned' or 'needed'"
            )
    elif kind.text not in _FIGURES:
        known = ", ".join(("offset of", "end of", "size of", "value of", "pad before",
                           "pad after", "argsz passed|returned|needed", *_FIGURES))  # fmt: skip
        raise ScriptError(kind.place, f"'{kind.text}' is no quantity: expected one of {known}")
    modulo = 0
    if rest and rest[0].text == "mod":
        modulo = number(_take(rest[1:], rest[0].place, "a number behind 'mod'"), 4096)
        rest = rest[2:]
    return Quantity(kind.text, path, modulo), tuple(rest)


def _take(rest: list[Word], place: TextPlace, expected: str) -> Word:
    if not rest:
        raise ScriptError(place, f"the line ends too soon: expected {expected}")
    return rest.pop(0)


def _expect(rest: list[Word], place: TextPlace, text: str) -> None:
    word = _take(rest, place, f"'{text}'")
    if word.text != text:
        raise ScriptError(word.place, f"'{word.text}': expected '{text}'")


def resolve(layout: Layout, path: str) -> FieldRef:
    """Return what a path means in an answer; raises MeasureError where there is no such thing."""
    for found in paths.parse(path):
        if isinstance(found.cap, str) and layout.place(found.cap) is None:
            message = f"there is no capability {found.cap} in the chain"
            raise MeasureError(message)
    ref = layout.read(path)
    if ref is None:
        message = f"there is no {path} in this answer"
        raise MeasureError(message)
    return ref


def span(layout: Layout, quantity: Quantity) -> tuple[int, int]:
    """Return ``(start, stop)`` of what a quantity is about; raises MeasureError."""
    return path_span(layout, quantity.path)


def path_span(layout: Layout, path: str) -> tuple[int, int]:
    """Return ``(start, stop)`` of a path; ``info`` is the info struct; raises MeasureError."""
    if path == "info":
        return 0, layout.info.size
    found = layout.span(resolve(layout, path))
    if found is None:
        message = f"there is no {path} in this answer"
        raise MeasureError(message)
    return found


def measure(quantity: Quantity, column: DerivedColumn, project: Project) -> int:
    """Return the number, as this column has it.

    Args:
        quantity: What is asked.
        column: In which answer.
        project: The request behind it.

    Raises:
        MeasureError: The answer does not have that; the text says what is missing.
    """
    value = _measure(quantity, column, project)
    return value % quantity.modulo if quantity.modulo else value


def _measure(quantity: Quantity, column: DerivedColumn, project: Project) -> int:
    kind, layout = quantity.kind, column.layout
    if kind in _OF:
        start, stop = span(layout, quantity)
        if kind == "value":
            return _value(layout, start, stop, quantity.path)
        return {"offset": start, "end": stop, "size": stop - start}[kind]
    if kind in _PAD:
        return _pad(layout, cap(layout, quantity), leading=kind == "before")
    if kind in _ARGSZ:
        return _argsz(kind, column)
    return _figure(kind, column, project)


def _value(layout: Layout, start: int, stop: int, path: str) -> int:
    leaf = layout.leaf_at(start)
    if leaf.stop != stop or not isinstance(leaf.value, int):
        message = f"{path} is no field with a number in it"
        raise MeasureError(message)
    return leaf.value


def cap(layout: Layout, quantity: Quantity) -> CapNode:
    """Return the capability that a quantity is about; raises MeasureError."""
    path = quantity.parsed
    index = None if path is None or path.cap is None else layout.place(path.cap)
    if index is None or index >= len(layout.caps):
        message = f"there is no {quantity.path}: the chain has {len(layout.caps)} capabilities"
        raise MeasureError(message)
    return layout.caps[index]


def before(layout: Layout, node: CapNode) -> int:
    """Return where what lies before a capability ends: another one, or the info struct."""
    ends = [other.stop for other in layout.caps if other.stop <= node.start]
    return max([min(layout.info.size, node.start), *ends])


def _pad(layout: Layout, node: CapNode, *, leading: bool) -> int:
    if leading:
        return node.start - before(layout, node)
    following = [other.start for other in layout.caps if other.start >= node.stop]
    return min(following, default=max(layout.chain_end, node.stop)) - node.stop


def _argsz(kind: str, column: DerivedColumn) -> int:
    run = column.run
    if kind == "needed":
        if run is None:
            message = "what is needed is known of a variant, not of captured bytes"
            raise MeasureError(message)
        return run.needed
    value = column.stats.argsz_in if kind == "passed" else column.stats.argsz_out
    if value is None:
        message = f"the argsz that was {kind} is not known of this answer"
        raise MeasureError(message)
    return value


def _figure(kind: str, column: DerivedColumn, project: Project) -> int:
    stats = column.stats
    if kind == "cap_offset":
        if stats.cap_offset is None:
            message = "cap_offset was not copied to the caller"
            raise MeasureError(message)
        return stats.cap_offset
    if kind == "errno":
        return column.run.errno if column.run is not None else 0
    return {
        "bytes": stats.size,
        "padding": stats.pad,
        "misaligned": stats.misaligned,
        "unwritten": stats.unwritten,
        "overrun": stats.overrun,
        "capabilities": len(column.layout.caps),
        "notes": len(project.notes),
    }[kind]
