"""Intel HEX and Motorola S-records, as ``objcopy -O ihex`` and ``-O srec`` write them.

Rule: each record has a length and a checksum, and the addresses go on; what does not fit is
refused, and so is a file without its last record, unless argsz counts the bytes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.likeness import is_whole
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.language import mark, tr

_INTEL = re.compile(r"[ \t]*:((?:[0-9a-fA-F]{2}){5,260})[ \t]*\Z")
_MOTOROLA = re.compile(r"[ \t]*S([0-9])((?:[0-9a-fA-F]{2}){3,256})[ \t]*\Z")
_ALIKE = re.compile(r"[ \t]*(?::[0-9a-fA-F]{6,}|S[0-9][0-9a-fA-F]{6,})")
_WIDTHS = {"0": 2, "1": 2, "2": 3, "3": 4, "5": 2, "6": 3, "7": 4, "8": 3, "9": 2}
"""Bytes of an S-record's address."""
_FAR_START = 4096
"""Bytes; what starts nearer to 0 than this has lost its first records."""
_SHIFTS = {2: 4, 4: 16}
"""Intel's records of a base, and the bits by which it is shifted."""


class _Record(NamedTuple):
    line: Line
    kind: str
    """``data``, ``end``, ``base`` or ``other``."""
    address: int
    data: bytes


class Records(Plainly):
    """Lines of ``:`` or ``S``, a length, an address, bytes and a checksum."""

    key = "records"
    title = mark("Intel HEX, Motorola S-records")

    def count(self, page: Page) -> int:
        """Return how many lines have a checksum that fits."""
        found = 0
        for line in page.dense:
            found += _record(line) is not None
            if found == ENOUGH:
                break
        return found

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps: each ends with its last record."""
        del reading
        blocks: list[Block] = []
        run: list[_Record] = []
        for line in page.lines:
            record = _record(line)
            if record is None and (run or _ALIKE.match(line.text)):
                message = tr(
                    "{shown} is no record of Intel HEX or S-records: its length or its checksum "
                    "does not fit",
                    shown=shown(line.text.strip()),
                )
                raise page.error(line, 0, message)
            if record is not None:
                run.append(record)
                if record.kind == "end":
                    blocks.append(_block(page, run))
                    run = []
        if run:
            block = _block(page, run)
            if not is_whole(block.data):
                message = tr("the last record, ':00000001FF' or S7 to S9, is missing")
                raise page.error(run[-1].line, 0, message)
            blocks.append(block)
        return tuple(blocks)


def _record(line: Line) -> _Record | None:
    """Return a line's record; None where its length or its checksum does not fit."""
    if found := _INTEL.match(line.text[:1024]):
        whole = bytes.fromhex(found[1])
        if sum(whole) & 0xFF or whole[0] != len(whole) - 5:
            return None
        kind = {0: "data", 1: "end", 2: "base", 4: "base"}.get(whole[3], "other")
        address = int.from_bytes(whole[1:3], "big")
        if kind == "base":
            address = int.from_bytes(whole[4:-1], "big") << _SHIFTS[whole[3]]
        return _Record(line, kind, address, whole[4:-1])
    if found := _MOTOROLA.match(line.text[:1024]):
        whole = bytes.fromhex(found[2])
        width = _WIDTHS.get(found[1], 0)
        if not width or sum(whole) & 0xFF != 0xFF or whole[0] != len(whole) - 1:
            return None
        kind = "data" if found[1] in "123" else "end" if found[1] in "789" else "other"
        return _Record(
            line, kind, int.from_bytes(whole[1 : 1 + width], "big"), whole[1 + width : -1]
        )
    return None


def _block(page: Page, run: list[_Record]) -> Block:
    """Return the bytes of the records; each must begin where the one above ends."""
    data = bytearray()
    base = 0
    origin: int | None = None
    for record in run:
        if record.kind == "base":
            base = record.address
        if record.kind != "data":
            continue
        address = base + record.address
        if origin is None:
            origin = address
            if 0 < origin < _FAR_START:
                message = tr(
                    "the first record is for address {address:#x}, so the bytes in front of it are "
                    "missing; add the records from address 0",
                    address=address,
                )
                raise page.error(record.line, 0, message)
        if address != origin + len(data):
            message = tr(
                "a record for address {address:#x}; expected {due:#x}: one is missing, or they "
                "are out of order",
                address=address,
                due=origin + len(data),
            )
            raise page.error(record.line, 0, message)
        data += record.data
    note = tr("address {origin:#x} taken as the start", origin=origin) if origin else ""
    lines = frozenset(record.line.number for record in run)
    return Block(bytes(data), run[0].line.number, note, lines)
