"""A struct through its editions as a text for a mail, and as JSON, schema 1."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vfioviz.capture.visible import visible
from vfioviz.headers.change import place
from vfioviz.headers.find import Missing
from vfioviz.headers.rules import listed
from vfioviz.headers.series import Change, Frame
from vfioviz.headers.view import FieldView, StructView
from vfioviz.scene import structs
from vfioviz.scene.jsonable import SCHEMA, Json

COLUMNS = 72
"""Of a line in a mail."""
_SIGNS = {"came": "+", "went": "-"}


class Strip(NamedTuple):
    """A struct through its editions."""

    name: str
    frames: tuple[Frame, ...]


def lines(strip: Strip) -> Iterator[str]:
    """Yield a strip: each edition with its sizes, what changed in it, and its holes.

    ``!`` stands before what breaks programs that were built with the edition before.
    """
    word = next((each.edition.views[0].word for each in strip.frames if each.edition.views), "")
    yield f"{word} {strip.name}".strip()
    for number, frame in enumerate(strip.frames, 1):
        yield ""
        yield from _wrapped(f"{number}. ", visible(frame.edition.title))
        yield from _frame(frame)


def _frame(frame: Frame) -> Iterator[str]:
    if not frame.edition.views:
        yield "   ! not declared any more" if frame.is_gone else "     not declared"
        return
    shrunk = f" (smaller on {', '.join(frame.shrunk)})" if frame.shrunk else ""
    yield from _wrapped("   ! " if shrunk else "     ", f"size {frame.sizes}{shrunk}")
    if not frame.before:
        yield from _members(frame.edition.views)
    for each in frame.changes:
        sign = "!" if each.breaks else _SIGNS.get(each.kind, "~")
        yield from _wrapped(f"   {sign} ", each.text + _on(each, frame))
    for hole in frame.holes:
        yield from _wrapped("     ", hole)
    if frame.before and not frame.changes and "->" not in frame.sizes:
        yield "     as before"


def _on(change: Change, frame: Frame) -> str:
    every = {each.abi for each in frame.edition.views} & {each.abi for each in frame.before}
    return "" if set(change.abis) == every else f" on {', '.join(change.abis)}"


def _members(views: Sequence[StructView]) -> Iterator[str]:
    for field in _fields(views):
        there = {view.abi: found for view in views if (found := view.field(field.name))}
        said = {abi: place(each) for abi, each in there.items()}
        every = len(there) == len(views) and len(set(said.values())) == 1
        bits = f":{field.bits}" if field.bits is not None else ""
        where = "" if every else f"  ({listed(said)})"
        yield from _wrapped(f"     {place(field):>5}  ", f"{field.type} {field.name}{bits}{where}")


def _fields(views: Sequence[StructView]) -> Iterator[FieldView]:
    """Yield each member once, as the first ABI that has it lays it out."""
    seen = set()
    for view in views:
        for field in view.fields:
            if field.name not in seen:
                seen.add(field.name)
                yield field


def _wrapped(begin: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, COLUMNS, initial_indent=begin, subsequent_indent=" " * len(begin),
        break_long_words=False, break_on_hyphens=False,
    ) or [begin.rstrip()]  # fmt: skip


def document(strips: Sequence[Strip], missing: Sequence[Missing]) -> Json:
    """Return what ``vfioviz series --json`` writes."""
    return {
        "schema": SCHEMA,
        "series": [
            {"struct": strip.name, "editions": [_edition(frame) for frame in strip.frames]}
            for strip in strips
        ],
        "refused": [structs.refused(each) for each in missing],
    }


def _edition(frame: Frame) -> Json:
    return {
        "title": frame.edition.title,
        "structs": [structs.struct(view) for view in frame.edition.views],
        "changes": [
            {
                "kind": each.kind, "member": each.member, "abis": list(each.abis),
                "breaks": each.breaks, "text": each.text,
            }
            for each in frame.changes
        ],
        "shrunk": list(frame.shrunk),
        "gone": frame.is_gone,
        "breaks": frame.breaks,
    }  # fmt: skip
