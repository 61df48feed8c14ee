"""Where the arrays of a text are, and what their elements may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.capture.hexdump import numerals
from vfioviz.capture.hexdump.arraytext import CHARACTER
from vfioviz.capture.hexdump.elements import element_sizes, is_big_endian, length
from vfioviz.capture.hexdump.page import Joined

_NUMBER = r"-?[0-9][0-9A-Za-z_]*"
_REPEATS = r"(?:\s*<repeats\s+[0-9]{1,12}\s+times>)?"
_BARE_ELEMENT = re.compile(r"(-?[0-9a-fA-F][0-9A-Za-z_]*)()")
_GDB = re.compile(r"(?:^|\n)\s*\$\d+ =")
_CHARACTER_LENGTH = 8
_ELEMENT = re.compile(rf"({_NUMBER})(?:\s*<repeats\s+([0-9]{{1,12}})\s+times>)?")
_RUN = re.compile(
    rf"(?<![\w.]){_NUMBER}(?:{_REPEATS}(?:(?:\s*,\s*|\s+){_NUMBER}{_REPEATS}|(?!))++|\s*<repeats\s+[0-9]{{1,12}}\s+times>)"
)
_BARE_HEX = re.compile(
    r"[\[{(]\s*(-?[0-9a-fA-F]{1,16}(?:(?:\s*,\s*|\s+)-?[0-9a-fA-F]{1,16}|(?!)){3,}+)(?=\s*,?\s*[\]})])"
)
"""Hex without 0x in brackets: Rust's ``{:02x?}``."""
SIMPLE = re.compile(
    r"0x[0-9a-fA-F]{2}(?:(?:\s*+,\s*+0x[0-9a-fA-F]{2}|(?!))*+|(?:\s++0x[0-9a-fA-F]{2}|(?!))*+)"
)
CLOSERS = {"{": "}", "[": "]", "(": ")"}
FEW = 8
_FEWEST = 2
_LONG = 16_384
"""Above this many elements the smallest size that fits is used: no answer is that long."""


class Run(NamedTuple):
    """Numbers that follow one another, in brackets or not."""

    start: int
    stop: int
    opener: str
    """The bracket in front, or ""."""
    size: int
    """Elements, repeats not counted."""
    hexes: int
    """Elements with 0x, or another prefix; zeros too, which C's ``%#x`` writes without."""
    repeats: bool
    """Whether any element says how often it repeats."""
    sizes: tuple[int, ...] = (1,)
    """What an element's bytes may be."""
    declared: bool = False
    big: bool = False
    letters: bool = False
    """Whether it is hex without 0x."""
    bases: tuple[int, ...] = (10,)
    """What the base of an element without a prefix may be."""
    doubtful: bool = False
    """Whether the elements may be cut to bytes, so that they must look like an answer."""
    doubt: bool = False
    """Whether zeros in front make no base fit."""
    extended: tuple[int, ...] = ()
    """Sizes that the elements fit in if they were sign-extended."""


def find_runs(text: str) -> list[Run]:
    """Return the arrays: in brackets, or with 0x; small ones only where there is no bigger."""
    runs = [run for run in _all_runs(text) if _is_array(run) or _is_declared(text, run)]
    if any(run.size >= FEW for run in runs):
        runs = [run for run in runs if run.size >= FEW or (run.repeats and run.opener)]
    return runs


def stop_before(text: str, start: int) -> int:
    """Return where the preceding text ends, ignoring spaces."""
    while start and text[start - 1].isspace():
        start -= 1
    return start


def _all_runs(text: str) -> Iterator[Run]:
    hexes = [found.span(1) for found in _BARE_HEX.finditer(text) if _has_letters(found[1])]
    for start, stop in hexes:
        count = len(_BARE_ELEMENT.findall(text, start, stop))
        yield Run(
            start, stop, text[stop_before(text, start) - 1], count, 0, repeats=False, letters=True
        )
    place = 0
    for match in _RUN.finditer(text):
        while place < len(hexes) and hexes[place][1] <= match.start():
            place += 1
        if place < len(hexes) and hexes[place][0] <= match.start():
            continue
        before = stop_before(text, match.start())
        opener = text[before - 1 : before] if before and text[before - 1] in CLOSERS else ""
        elements = [element.groups() for element in _ELEMENT.finditer(match[0])]
        numbers = [number for number, _ in elements]
        prefixed = sum(numerals.PREFIX.match(number) is not None for number in numbers)
        if prefixed > 1 and prefixed + _zeros(numbers) == len(numbers):
            prefixed = len(numbers)
        count, repeats = len(numbers), any(times for _, times in elements)
        yield Run(match.start(), match.end(), opener, count, prefixed, repeats)


def _zeros(numbers: list[str]) -> int:
    """Return how many zeros C's ``%#x`` or ``%#04x`` may have written without 0x."""
    width = max(map(len, numbers))
    zeros = [number for number in numbers if not number.strip("0")]
    bare = zeros.count("0")
    return bare or sum(len(number) == width for number in zeros)


def _has_letters(text: str) -> bool:
    """Whether hex digits above nine are among numbers of which most hold a digit below ten."""
    tokens = [token for token, _ in _BARE_ELEMENT.findall(text)]
    digits = sum(any(map(str.isdigit, token)) for token in tokens)
    return 2 * digits >= len(tokens) and any(not token.lstrip("-").isdigit() for token in tokens)


def _is_array(run: Run) -> bool:
    if run.hexes * 2 > run.size:
        return run.size >= 2 or run.repeats
    return bool(run.opener) and (run.size >= 4 or run.repeats)


def _is_declared(text: str, run: Run) -> bool:
    """Whether few elements are those that drgn shows of an array that it says is longer."""
    before = text[max(run.start - 256, 0) : stop_before(text, run.start)].rstrip("{[( \n\t")
    short = run.size >= _FEWEST and run.opener == "{"
    return short and bool(element_sizes(before)) and length(before) is not None


def told(joined: Joined, text: str, run: Run) -> Run:
    """Return the run with what its elements may be."""
    before = text[max(run.start - 256, 0) : stop_before(text, run.start)].rstrip("{[( \n\t")
    declared = element_sizes(before)
    if SIMPLE.fullmatch(text, run.start, run.stop):
        return run._replace(
            sizes=declared or (1,),
            declared=bool(declared),
            big=bool(declared) and is_big_endian(before),
        )
    texts = {element[1] for element in elements(text, run)}
    bases = numerals.bases(texts)
    if declared:
        # Source code: without a prefix they are decimal, or octal by a zero in front.
        bases = tuple(base for base in bases if base in {8, 10})[:1] or bases[:1]
        return run._replace(
            sizes=declared, declared=True, big=is_big_endian(before), bases=bases or (10,),
            doubt=not bases,
        )  # fmt: skip
    if _GDB.search(before):
        bases = bases[:1]
    # What fits in a size in the smallest base fits in no smaller one in the others.
    numbers = [numerals.parse(element, min(bases, default=10)) for element in texts]
    known = [number for number in numbers if number is not None]
    if not bases or len(known) < len(numbers):
        return run._replace(bases=bases[:1] or (10,), doubt=not bases)
    run = run._replace(bases=bases)
    suffix = max(number.suffix for number in known)
    if suffix:
        return run._replace(sizes=(suffix,), declared=True)
    padded = numerals.padded_size(known)
    if padded:
        # Eight digits of 0 and 1: a byte in binary, or four in hex.
        return run._replace(sizes=(padded, 4 * padded) if bases == (16, 2) else (padded,))
    if CHARACTER.search(joined.text, run.start, run.stop + _CHARACTER_LENGTH):
        # gdb shows no more than a byte of a number with its character.
        return run._replace(sizes=(1,), doubtful=True)
    sizes, extended = numerals.sizes(known)
    if run.size > _LONG:
        sizes, extended = sizes[:1], ()
        run = run._replace(bases=bases[:1])
    return run._replace(sizes=(*sizes, *extended) or (1,), extended=extended)


def elements(text: str, run: Run) -> Iterator[re.Match[str]]:
    """Yield the elements of a run; group 1 is the number, group 2 how often it repeats."""
    return (_BARE_ELEMENT if run.letters else _ELEMENT).finditer(text, run.start, run.stop)
