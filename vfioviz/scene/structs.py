"""Structs of headers as text, ABIs in columns, and as JSON, schema 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vfioviz.capture.visible import shortened
from vfioviz.headers.find import Missing
from vfioviz.headers.repair import Repair
from vfioviz.headers.rules import Finding, listed
from vfioviz.headers.view import FieldView, Span, StructView
from vfioviz.language import told, tr
from vfioviz.scene.jsonable import SCHEMA, Json

_MOVES = 6
"""Members that are named."""
_PATH, _NAME, _WHY = 1000, 200, 600
"""Characters of a line about a struct that is missing; a name or a path may have any number."""
_LINE = 8
"""Bytes of a line that a member may straddle."""


def document(
    structs: Sequence[StructView], missing: Sequence[Missing], findings: Sequence[Finding] | None
) -> Json:
    """Return what ``vfioviz struct --json`` writes."""
    made: Json = {
        "schema": SCHEMA,
        "structs": [struct(each) for each in structs],
        "refused": [refused(each) for each in missing],
    }
    if findings is not None:
        made["findings"] = [finding(each) for each in findings]
    return made


def struct(view: StructView) -> Json:
    """Return a struct on one ABI."""
    return {
        "name": view.name,
        "abi": view.abi,
        "size": view.size,
        "align": view.align,
        "fields": [
            {
                "name": each.name,
                "offset": each.offset,
                "size": each.size,
                "type": each.type,
                "bit_offset": each.bit_offset,
                "bits": each.bits,
            }
            for each in view.fields
        ],
        "holes": [list(span) for span in view.holes],
        "tail": list(view.tail) if view.tail else None,
    }


def refused(missing: Missing) -> Json:
    """Return a struct that can't be shown, with the reason."""
    made: Json = {
        "name": missing.name, "file": missing.file or None, "line": missing.line,
        "why": missing.why,
    }  # fmt: skip
    return made | ({"abi": missing.abi} if missing.abi else {})


def finding(found: Finding) -> Json:
    """Return what a rule found."""
    return {
        "rule": found.rule,
        "severity": found.severity,
        "struct": found.struct,
        "member": found.member or None,
        "abis": list(found.abis),
        "text": found.text,
    }


# ---------------------------------------------------------------- text


def lines(views: Sequence[StructView]) -> Iterator[str]:
    """Yield one struct, laid out for several ABIs, as a table."""
    if not views:
        return
    first = views[0]
    where = f"  {first.place.file}:{first.place.line}" if first.place.line else ""
    yield f"{first.word} {first.name}{where}"
    rows = [["member", "type", *(each.abi for each in views)]]
    notes = [""]
    for label, kind, cells, note in _rows(views):
        rows.append([label, kind, *cells])
        notes.append(note)
    rows.append(["size", "", *(str(each.size) for each in views)])
    rows.append(["align", "", *(str(each.align) for each in views)])
    notes += [_differ([each.size for each in views]), ""]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row, note in zip(rows, notes, strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield ("  " + "  ".join(cells) + (f"  {note}" if note else "")).rstrip()
    if first.cut:
        yield f"  (the first {len(first.fields)} members)"


def _rows(views: Sequence[StructView]) -> Iterator[tuple[str, str, list[str], str]]:
    by_name = [{each.name: each for each in view.fields} for view in views]
    holes = [list(view.holes) for view in views]
    for name in _names(views):
        there = [fields.get(name) for fields in by_name]
        yield from _holes_before(there, holes)
        one = next(each for each in there if each is not None)
        label = "  " * one.depth + name.rpartition(".")[2] if one.depth else name
        yield label, _type(one), [_cell(each) for each in there], _note(there)
    while any(holes):
        yield "(hole)", "", [_span(spans.pop(0)) if spans else "" for spans in holes], ""
    if any(view.tail for view in views):
        yield "(tail)", "", [_span(view.tail) if view.tail else "" for view in views], ""


def _names(views: Sequence[StructView]) -> list[str]:
    """Return all names in the order of the first ABI; another's own follow their predecessor."""
    names: list[str] = []
    seen: set[str] = set()
    for view in views:
        at = 0
        for each in view.fields:
            if each.name in seen:
                at = names.index(each.name) + 1 if view is not views[0] else len(names)
                continue
            seen.add(each.name)
            names.insert(at if view is not views[0] else len(names), each.name)
            at += 1
    return names


def _holes_before(
    there: Sequence[FieldView | None], holes: list[list[Span]]
) -> Iterator[tuple[str, str, list[str], str]]:
    while True:
        due = [
            bool(spans and field is not None and spans[0][0] < field.offset)
            for field, spans in zip(there, holes, strict=True)
        ]
        if not any(due):
            return
        cells = [
            _span(spans.pop(0)) if is_due else "" for is_due, spans in zip(due, holes, strict=True)
        ]
        yield "(hole)", "", cells, ""


def _cell(field: FieldView | None) -> str:
    if field is None:
        return "-"
    if field.bits is not None and field.bit_offset is not None:
        return f"{field.offset}.{field.bit_offset % 8}:{field.bits}"
    return f"{field.offset}+{field.size}"


def _span(span: Span) -> str:
    return f"{span[0]}+{span[1] - span[0]} pad"


def _type(field: FieldView) -> str:
    return field.type + (f":{field.bits}" if field.bits is not None else "")


def _note(there: Sequence[FieldView | None]) -> str:
    known = [each for each in there if each is not None]
    said = []
    if differ := _differ([(each.bit_offset or 0, each.offset) for each in known]):
        said.append(differ)
    if any(_straddles(each) for each in known):
        said.append("straddles 8")
    return ", ".join(said)


def _straddles(field: FieldView) -> bool:
    """Whether a number straddles two lines of 8 bytes."""
    if field.is_container or field.is_flexible or not 1 < field.size <= _LINE:
        return False
    return field.offset // _LINE != (field.stop - 1) // _LINE


def _differ(values: Sequence[object]) -> str:
    return "differs" if len(set(values)) > 1 else ""


def finding_lines(findings: Sequence[Finding], abis: int) -> Iterator[str]:
    """Yield what rules found; ``abis``: how many ABIs were checked."""
    for each in findings:
        where = f" ({', '.join(each.abis)})" if len(each.abis) < abis else ""
        member = f"{each.member}: " if each.member else ""
        yield f"  {each.severity}: {each.rule}: {member}{each.text}{where}"


def repair_lines(found: Sequence[Repair]) -> Iterator[str]:
    """Yield what would mend a struct, each with what it changes."""
    for each in found:
        yield f"  repair: {each.kind}: {each.text}"
        yield from (f"    {line}" for line in repair_changes(each))


def repair_changes(found: Repair) -> Iterator[str]:
    """Yield what a repair changes: sizes, bytes of no member, offsets, rules."""
    yield tr("size {sizes}; holes and tail {bare}", sizes=told(found.sizes), bare=told(found.bare))
    moved: dict[str, dict[str, str]] = {}
    for member, abi, before, after in found.moves:
        moved.setdefault(member, {})[abi] = f"{before} -> {after}"
    for member, where in list(moved.items())[:_MOVES]:
        yield tr("moves {member} {where}", member=member, where=told(listed(where)))
    if len(moved) > _MOVES:
        yield tr("moves {n} more", n=len(moved) - _MOVES)
    if found.mends:
        yield tr("mends {rules}", rules=", ".join(found.mends))


def repair(found: Repair) -> Json:
    """Return a repair, with the layout that comes of it."""
    return {
        "kind": found.kind,
        "struct": found.after[0].name,
        "text": found.text,
        "mends": list(found.mends),
        "moves": [
            {"member": member, "abi": abi, "before": before, "after": after}
            for member, abi, before, after in found.moves
        ],
        "structs": [struct(each) for each in found.after],
    }


def missing_line(missing: Missing, source: str) -> str:
    """Return why a struct is not shown, in a line."""
    where = shortened(missing.file or source, _PATH)
    line = f":{missing.line}" if missing.line else ""
    abi = f" ({missing.abi})" if missing.abi else ""
    name, why = shortened(missing.name, _NAME), shortened(missing.why, _WHY)
    return f"{where}{line}: {name}: {why}{abi}"
