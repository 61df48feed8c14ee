"""Variants side by side as text and as values for JSON: what ``vfioviz compare`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vfioviz.kernel.compare import Figures
from vfioviz.scene.jsonable import Json, placed


def row_json(row: Figures) -> Json:
    """Return the figures of one variant."""
    run = row.run
    return {
        "variant": row.key,
        "errno": run.errno,
        "argsz_in": run.argsz_in,
        "argsz_out": run.argsz_out,
        "cap_offset": run.cap_offset,
        "size": row.size,
        "caps": [placed(run, cap) for cap in run.caps],
        "pad": row.pad,
        "misaligned": row.misaligned,
        "unwritten": row.unwritten,
        "overrun": run.overrun,
        "readable": row.readable,
        "reported_argsz": row.reported,
        "overrun_exact": row.exact().overrun,
        "readable_exact": all(cap.reachable for cap in row.exact().caps),
        "warnings": list(run.warnings),
    }


def table(rows: Sequence[Figures]) -> Iterator[str]:
    """Yield the lines of a table with one column per variant; sizes in bytes."""
    cells = [("", [row.key for row in rows])]
    cells += [
        ("argsz in -> out", [f"{row.run.argsz_in} -> {row.run.argsz_out}" for row in rows]),
        ("answer", [_answer(row) for row in rows]),
        ("bytes", [str(row.size) for row in rows]),
        ("cap_offset", [_or_dash(row.run.cap_offset) for row in rows]),
        *_starts(rows),
        ("chain readable", [_readable(row) for row in rows]),
        ("pad", [str(row.pad) for row in rows]),
        ("misaligned u64", [str(row.misaligned) for row in rows]),
        ("not written", [str(row.unwritten) for row in rows]),
        ("overrun", [_overrun(row.run.overrun) for row in rows]),
        ("argsz asked for", [str(row.reported) for row in rows]),
        ("overrun at that", [_overrun(row.exact().overrun) for row in rows]),
        ("readable at that", [_readable_exact(row) for row in rows]),
    ]
    width = max(len(label) for label, _ in cells)
    columns = [max(len(values[i]) for _, values in cells) for i in range(len(rows))]
    for label, values in cells:
        shown = (value.rjust(size) for value, size in zip(values, columns, strict=True))
        yield f"{label:<{width}}  {'  '.join(shown)}".rstrip()
    if any(cap.start % 8 for row in rows for cap in row.run.caps):
        yield "! is no multiple of 8"
    for row in rows:
        for warning in row.run.warnings:
            yield f"{row.key}: {warning}"


def _starts(rows: Sequence[Figures]) -> Iterator[tuple[str, list[str]]]:
    most = max((len(row.run.caps) for row in rows), default=0)
    for index in range(min(most, 16)):
        yield f"caps[{index}]", [_start(row, index) for row in rows]
    if most > 16:
        yield "", [f"and {most - 16} more" if len(row.run.caps) > 16 else "-" for row in rows]


def _start(row: Figures, index: int) -> str:
    if index >= len(row.run.caps):
        return "-"
    start = row.run.caps[index].start
    return f"{start}{'!' if start % 8 else ''}"


def _answer(row: Figures) -> str:
    if row.run.errno:
        return f"errno {row.run.errno}"
    if row.run.argsz_out != row.run.argsz_in:
        return "short"
    return "complete"


def _or_dash(value: int | None) -> str:
    return "-" if value is None else str(value)


def _readable(row: Figures) -> str:
    return ("yes" if row.readable else "NO") if row.run.caps else "-"


def _readable_exact(row: Figures) -> str:
    if not row.exact().caps:
        return "-"
    return "yes" if all(cap.reachable for cap in row.exact().caps) else "NO"


def _overrun(count: int) -> str:
    return f"{count} PAST" if count else "0"
