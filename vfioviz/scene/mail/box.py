"""The box diagram of the patch mail, Message-ID 20230803144109.2331944-1-stefanha@redhat.com.

One box for the info struct, each pad and each capability, offsets beneath; then the bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Role
from vfioviz.scene import text
from vfioviz.scene.mail.common import COLUMNS, dump, head

_LOOSE = {
    Role.INFO_PAD: "pad",
    Role.CAP_PAD: "pad",
    Role.SLACK: "slack",
    Role.PAST_ARGSZ: "past argsz",
    Role.UNDECODABLE: "undecodable",
}
_MOST = 400
"""Maximum boxes; the rest of a longer chain is counted, not drawn."""


def lines(layout: Layout, title: str) -> Iterator[str]:
    """Yield the diagram and the dump."""
    yield from head(layout, title)
    yield ""
    boxes = list(_boxes(layout))
    yield from _drawn(boxes[:_MOST])
    if len(boxes) > _MOST:
        yield f"({len(boxes) - _MOST} more boxes are not drawn)"
    yield ""
    yield from dump(layout.data)


def _boxes(layout: Layout) -> Iterator[tuple[int, str]]:
    starts = {cap.start: cap for cap in layout.caps}
    shown: tuple[str, str] | None = None
    for leaf in layout.leaves():
        cap = starts.get(leaf.start)
        if cap is not None and leaf.role is Role.CAP_HEADER:
            shown = ("cap", str(cap.index))
            mark = "" if cap.start % 8 == 0 else "!"
            yield leaf.start, f"{text.capability(cap)}{mark}"
        elif leaf.role in _LOOSE:
            # 0 for a pad of zeros, as the mail draws it.
            pad = leaf.role in {Role.INFO_PAD, Role.CAP_PAD}
            zeros = pad and not any(layout.data[leaf.start : leaf.stop])
            shown = (leaf.role.value, "")
            yield leaf.start, "0" if zeros else _LOOSE[leaf.role]
        elif shown is None:
            shown = ("info", "")
            yield leaf.start, "info"
    yield layout.size, ""


def _drawn(boxes: list[tuple[int, str]]) -> Iterator[str]:
    at = 0
    while at < len(boxes) - 1:
        row: list[tuple[int, str]] = []
        used = 1
        while at < len(boxes) - 1:
            width = max(len(boxes[at][1]), len(str(boxes[at][0]))) + 3
            if row and used + width > COLUMNS - 6:
                break
            used += width
            row.append(boxes[at])
            at += 1
        widths = [max(len(name), len(str(start))) + 2 for start, name in row]
        rule = "+" + "+".join("-" * width for width in widths) + "+"
        yield rule
        yield (
            "|"
            + "|".join(f" {name}".ljust(w) for (_, name), w in zip(row, widths, strict=True))
            + "|"
        )
        yield rule
        offsets = "".join(str(s).ljust(w + 1) for (s, _), w in zip(row, widths, strict=True))
        yield f"{offsets}{boxes[at][0]}"
