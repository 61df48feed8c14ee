"""Many records as a matrix: a line for each call, a column for each argsz, the outcome in between.

What an answer is worth is read off its head and its chain, without decoding it: there may be fifty
thousand of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from vfioviz.capture.reading import overrun
from vfioviz.capture.source import Capture
from vfioviz.codec.chain import read_head, walk
from vfioviz.document.kept import kept
from vfioviz.document.records import DeviceNode, tree
from vfioviz.kernel.sweep import Outcome
from vfioviz.language import mark, tr
from vfioviz.scene.plots.argsz import GRAVEST, LETTERS, WORDS
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet, Ioctl, built_in

HEADERS = (mark("Device"), mark("Call"), "argsz", mark("Outcome"), mark("Detail"))
"""Of the table behind the matrix."""
UNKNOWN_LETTER = "?"
_MOST_TOLD = 8
"""Records of one cell that are told one by one."""


class Cell(NamedTuple):
    """The records of one call with one argsz."""

    column: int
    outcome: Outcome | None
    """None where nobody says which ioctl it is."""
    numbers: tuple[int, ...]
    """Indexes into the captures."""


class Run(NamedTuple):
    """Columns ``[first, last)`` of a line that look alike."""

    first: int
    last: int
    outcome: Outcome | None


class CallLine(NamedTuple):
    """One call of one device."""

    device: str
    call: str
    cells: tuple[Cell, ...]
    """Ascending by column."""
    runs: tuple[Run, ...]

    def at(self, column: int) -> Cell | None:
        """Return the cell of a column; None where nobody called so."""
        place = bisect_left(self.cells, column, key=lambda cell: cell.column)
        found = self.cells[place] if place < len(self.cells) else None
        return found if found is not None and found.column == column else None


class Matrix(NamedTuple):
    """All records of a project."""

    columns: tuple[int | None, ...]
    """argsz, ascending; None, the last, for calls that do not say what they passed."""
    lines: tuple[CallLine, ...]
    devices: int
    """Of how many devices and kernels they are."""
    headers: HeaderSet | None = None
    """What their ioctls are read by; None: the built-in ones."""

    def find(self, number: int) -> tuple[int, int] | None:
        """Return line and column of a record."""
        for at, line in enumerate(self.lines):
            for cell in line.cells:
                if number in cell.numbers:
                    return at, cell.column
        return None


@kept
def matrix(captures: tuple[Capture, ...], headers: HeaderSet | None = None) -> Matrix:
    """Return the matrix of all captures, the lines in the order of the Sources panel.

    Args:
        captures: They.
        headers: What their ioctls are read by; None: the built-in ones.
    """
    devices = tree(captures, headers)
    passed = {capture.argsz_in for capture in captures}
    columns = (*sorted(each for each in passed if each is not None),
               *([None] if None in passed else []))  # fmt: skip
    places = {argsz: place for place, argsz in enumerate(columns)}
    lines = tuple(_lines(captures, devices, places, headers))
    return Matrix(columns, lines, len(devices), headers)


def _lines(
    captures: Sequence[Capture],
    devices: Sequence[DeviceNode],
    places: dict[int | None, int],
    headers: HeaderSet | None,
) -> Iterator[CallLine]:
    for device in devices:
        for call in device.calls:
            by: dict[int, list[int]] = {}
            for record in call.records:
                by.setdefault(places[captures[record.number].argsz_in], []).append(record.number)
            cells = tuple(
                Cell(column, _gravest([judged(captures[number], headers) for number in by[column]]),
                     tuple(by[column]))
                for column in sorted(by)
            )  # fmt: skip
            name = ", ".join(filter(None, (device.title, device.detail)))
            yield CallLine(name, call.title, cells, tuple(_runs(cells)))


def _runs(cells: Sequence[Cell]) -> Iterator[Run]:
    # Of what follows without a gap, column less place is the same.
    numbered = enumerate(cells)
    for (_, outcome), group in groupby(
        numbered, key=lambda each: (each[1].column - each[0], each[1].outcome)
    ):
        found = [cell.column for _, cell in group]
        yield Run(found[0], found[-1] + 1, outcome)


def _gravest(found: Sequence[Outcome | None]) -> Outcome | None:
    return next((each for each in GRAVEST if each in found), None)


def judged(capture: Capture, headers: HeaderSet | None = None) -> Outcome | None:
    """Return what the caller got; None where the record does not say of which ioctl."""
    if capture.errno:
        return Outcome.ERROR
    ioctl = (headers or built_in()).ioctls.get(capture.ioctl or "")
    abi = ABIS.get(capture.abi or "x86-64")
    if ioctl is None or abi is None:
        return None
    if overrun(capture) is not None:
        return Outcome.OVERRUN
    given = capture.argsz_in
    data = capture.data if given is None else capture.data[:given]
    head = read_head(data, ioctl, abi)
    if _cut(capture, ioctl, head.argsz or 0):
        return Outcome.PARTIAL
    short = given is not None and head.argsz is not None and head.argsz > given
    if not head.announces(ioctl) or not head.cap_offset:
        bare = head.announces(ioctl) and given is None
        return Outcome.SHORT if short or bare else Outcome.COMPLETE
    chain = walk(data, ioctl, abi, head)
    if short:
        return Outcome.PARTIAL
    return Outcome.UNREADABLE if chain.broken or chain.findings else Outcome.COMPLETE


def _cut(capture: Capture, ioctl: Ioctl, returned: int) -> bool:
    """Whether argsz ends inside cap_offset or the pad, and the kernel wrote up to it."""
    given, at = capture.argsz_in, ioctl.cap_offset_at
    if given is None or not (at < given < at + 4 or at + 4 < given < at + 8 <= returned):
        return False
    return capture.written is None or any(stop == given for _, stop in capture.written)


def word(outcome: Outcome | None) -> str:
    """Return ``short``."""
    return tr("not said") if outcome is None else tr(WORDS[outcome])


def letter(outcome: Outcome | None) -> str:
    """Return the letter of a cell."""
    return UNKNOWN_LETTER if outcome is None else LETTERS[outcome]


def column_name(argsz: int | None) -> str:
    """Return what stands above a column."""
    return "-" if argsz is None else str(argsz)


def detail(capture: Capture) -> str:
    """Return what there is to say of a record beside its outcome, in numbers."""
    said = []
    if capture.errno:
        said.append(f"errno {capture.errno}")
    past = overrun(capture)
    if past is not None:
        said.append(tr("{count} bytes past argsz", count=past[2]))
    said.append(tr("{count} bytes recorded", count=len(capture.data)))
    if capture.fill is not None:
        said.append(tr("fill {fill:#04x}", fill=capture.fill))
    return ", ".join(said)


def hover(captures: Sequence[Capture], found: Matrix, line: int, column: int) -> tuple[str, ...]:
    """Return what is to be said of a place, a line each."""
    one = found.lines[line]
    argsz = found.columns[column]
    passed = tr("argsz not said") if argsz is None else f"argsz {argsz}"
    cell = one.at(column)
    if cell is None:
        return one.call, passed, tr("nobody called so")
    told = [
        f"{word(judged(captures[each], found.headers))}: {detail(captures[each])}"
        for each in cell.numbers[:8]
    ]
    if len(cell.numbers) > len(told):
        told.append(tr("{count} more", count=len(cell.numbers) - len(told)))
    return one.device, one.call, passed, *told


class RecordRow(NamedTuple):
    """A line of the table: one record."""

    texts: tuple[str, ...]
    number: int


def rows(captures: Sequence[Capture], found: Matrix) -> Iterator[RecordRow]:
    """Yield a row for each record, line by line."""
    for line in found.lines:
        for cell in line.cells:
            for number in cell.numbers:
                capture = captures[number]
                texts = (
                    line.device,
                    line.call,
                    column_name(capture.argsz_in),
                    word(judged(capture, found.headers)),
                    detail(capture),
                )
                yield RecordRow(texts, number)
