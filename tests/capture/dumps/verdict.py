"""What may come out of a damaged dump: the same bytes, a refusal, or what no text could show.

Law: no other bytes without a word. The exceptions are listed here, each with what makes it one.
"""

from __future__ import annotations

import re
from typing import Literal

from vfioviz.capture.open import open_text
from vfioviz.capture.source import CaptureError

Verdict = Literal["same", "refused", "guess", "unseen", "WRONG"]

_NO_OFFSETS = re.compile(
    r"memdump|escaped|bpftrace|^c |rust|go |zig|java|js |python|strace read|base64|^ph|^words"
    r"|xxd -p|xxd -i|^lua|^ocaml|^llvm|^sh |^print_hex_dump none"
    r"|^gas |^nasm|-A n|-An|hexdump -v -e|xxd -ps|drgn u|bpftool map"
)
"""Forms that hold bytes and nothing else: whole rows or digits can go without a trace."""

_STRUCTURAL = frozenset(
    {
        "drop",
        "double",
        "cut_line",
        "cut_end",
        "cut_start",
        "repeat_line",
        "swap_lines",
        "join_lines",
        "split_line",
        "digit",
        "no_offset",
        "no_offsets",
    }
)
_GONE = {("no_offset", "ihex"), ("no_offset", "srec")}
_DECIMAL = re.compile(
    r"/u|/d|-t u|-t d|-d\b|\{:\??#?\?|\{:#?x\?|go |java to|js |python|c %#|c signed|c gdb"
    r"|^gas |^lua|^ocaml|struct.pack|drgn u"
)
"""A number that is not padded and that lost or won a digit is another number."""


def _is_other_memory(found: bytes, data: bytes) -> bool:
    """Whether the last rows are those of an answer in the other byte order, argsz and all.

    A dump of memory starts at any address, so a tool prints the same text of that answer.
    """
    swapped = (
        b"".join(found[at : at + size][::-1] for at in range(0, len(found), size))
        for size in (2, 4, 8)
    )
    told = {int.from_bytes(found[:4], "little"), int.from_bytes(found[:4], "big")}
    return len(found) in told and any(map(data.endswith, swapped))


def _is_other_character(found: bytes, data: bytes) -> bool:
    """Whether one byte is another that the text shows as a character: ``@`` became ``g``.

    No group of digits can give one of these; od -c of the other bytes is the same text.
    """
    others = [here for here, there in zip(found, data, strict=False) if here != there]
    return len(found) == len(data) and len(others) == 1 and others[0] in b"gOl?"


def _is_other_dump(damage: str, found: bytes, data: bytes, *, words: bool) -> bool:
    """Whether a tool prints the damaged text of these other bytes."""
    if damage == "digit":
        return _is_other_character(found, data)
    return words and damage in {"cut_line", "cut_start"} and _is_other_memory(found, data)


def judge(text: str, data: bytes, form: str, damage: str, *, words: bool) -> Verdict:
    """Return what reading a text comes to, where ``data`` is what it was written from."""
    try:
        captures = open_text(text, "x")
    except CaptureError as error:
        return "refused" if len(str(error).splitlines()) == 1 else "WRONG"
    by = captures[0].provenance.by
    found = [capture.data for capture in captures]
    if found == [data]:
        return "same"
    if "a guess" in by and (words or damage == "no_offsets"):
        # Without offsets xxd's groups are the kernel's words, prefix type none: the same text.
        return "guess"
    if len(found) == 1 and _is_other_dump(damage, found[0], data, words=words):
        return "unseen"
    if damage in _STRUCTURAL and _NO_OFFSETS.search(form):
        return "unseen"
    # Without its offset nothing is left of a record.
    gone = damage in {"cut_end", "cut_line"} or (damage, form) in _GONE
    if gone and len(found) == 1 and data.startswith(found[0]):
        return "unseen"  # rows at the end went, and no last offset was there to miss them
    if "taken as the start" in by or (
        damage in {"cut_start", "cut_line"} and data.endswith(found[0])
    ):
        return "unseen"  # rows at the start of a dump of memory went
    if damage in {"drop", "double", "split_line", "cut_end"} and _DECIMAL.search(form):
        return "unseen"
    if damage.startswith("stray") and found[0].startswith(data) and len(found[0]) - len(data) <= 8:
        return "unseen"  # a word of hex digits at the end of a row; argsz shows it
    return "WRONG"
