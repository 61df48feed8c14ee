"""Find the dumps in a text: which view, which format, which word order; or why there are none.

Rule 1: what is not understood is refused with line and column. Lines that no dump was read from
must not look like one (``residue``); what prose may look like must look like an answer
(``likeness``).
Rule 2: where words can be read in two ways, the one that looks like an answer is taken; the note
says what decided, or that nothing did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vfioviz.capture.hexdump import forms, likeness, residue, several, tooled, views
from vfioviz.capture.hexdump.array import Array
from vfioviz.capture.hexdump.escapes import Escapes
from vfioviz.capture.hexdump.fields import Fields
from vfioviz.capture.hexdump.form import Block, ByteOrder, Form, Reading, StrayError
from vfioviz.capture.hexdump.gdb import Gdb
from vfioviz.capture.hexdump.loose import Loose
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.plain import Plain
from vfioviz.capture.hexdump.rows import swap
from vfioviz.capture.hexdump.stacked import stacks
from vfioviz.capture.source import CaptureError
from vfioviz.language import mark, tr

_KNOWN = mark(
    "xxd, hexdump, od, a kernel hex dump, gdb x/xb, a byte array, a \\x string or plain hex"
)
_TOUCH = 2
"""Within this many lines two readings may be parts of one dump."""

_MORE = re.compile(
    r"(?:^|[\s:|=\-])[0-9a-fA-F]{2}(?:[ :\-][0-9a-fA-F]{2})+(?:\W|\Z)|[0-9a-fA-F]{16}"
    r"|(?:^|\s)(?=\S*(?:AA|[0-9+/]))[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/=])|(?:^|\s)[A-Za-z0-9+/]{2,}=+(?![A-Za-z0-9+/=])|^\s*AA[A-Za-z0-9+/]{2}\s*\Z"
    r"|^\s*[0-9a-fA-F]{4,16}(?:[ ]+[0-9a-fA-F]{4,16})+(?:\s|\Z)"
    r"|^[\"'\u2018-\u201f \t]*(?=\S*[0-9])(?:[0-9a-fA-F]{2}[ :\-]?)+[\"'\u2018-\u201f),;\] \t]*\Z"
)
"""What may be more of a dump: a run of bytes, of hex, or base64."""

_MANY = 20_000
"""A text with more lines is taken unchanged."""

_SHORTEST = 8
"""Bytes: argsz and flags; among prose, less is no answer."""

_WORD = 4
_BITS = 8
_BIT_WORDS = frozenset({4, 8})
"""Bytes of words of as many hex digits as bytes and u16 have bits."""
_BASES = {2: mark("binary"), 8: mark("octal"), 10: mark("decimal"), 16: mark("hex")}

_ORDERS: tuple[ByteOrder, ByteOrder] = ("little", "big")

Found = tuple[Form, tuple[Block, ...]]

Candidate = tuple[int, Reading, tuple[Block, ...]]
"""Points of likeness, and what they are for."""


class _NoDumpError(CaptureError):
    """Nothing in the text looks like a dump."""


def read(page: Page, form: Form | None, order: ByteOrder | None = None, size: int = 0) -> Found:
    """Return the dumps of a text, and the form that they were read as.

    Args:
        page: the text.
        form: what it is, or None to find out.
        order: of words of more than one byte, or None to find out.
        size: bytes in a word where the text does not tell; 0: find out.

    Raises:
        CaptureError: naming line and column.
    """
    if len(page.lines) <= _MANY:
        shadow = tooled.without_shadow(page)
        if shadow is not None:
            try:
                return read(shadow[0], form, order, size)
            except CaptureError:
                raise shadow[1] from None
        page = views.unnumbered(page) or page
        page = views.untitled(page) or page
        page = tooled.bare(page) or page
    plain = views.unescaped(page)
    if plain is None:
        return _seen(page, form, order, size)
    found = _seen(plain, form, order, size)
    if not isinstance(found[0], Escapes):
        return found
    try:
        raw = _read(page, form, order, size)
    except CaptureError:
        return found
    if [block.data for block in raw[1]] != [block.data for block in found[1]]:
        message = tr(
            "the text holds entities such as &amp; and reads otherwise with and without them; "
            "paste it as the page shows it"
        )
        raise page.error(page.lines[0], 0, message)
    return found


def _seen(page: Page, form: Form | None, order: ByteOrder | None, size: int) -> Found:
    """Read a page unchanged, or else in one of its views."""
    error: CaptureError
    # A stamp on each line stands in the middle of what runs over lines.
    few = len(page.lines) <= _MANY
    for stripped in views.bared(page) if form is None and few else ():
        if isinstance(forms.recognise(stripped), Array | Escapes | Fields):
            page = stripped
    try:
        return _rows(page, form, order, size)
    except CaptureError as failed:
        error = failed
    for view in views.bare(page) if few else ():
        try:
            return _rows(view, form, order, size)
        except CaptureError as failed:
            blamed = isinstance(failed, StrayError) and not isinstance(error, StrayError)
            blamed = blamed and _keeps_columns(page, view, failed.line)
            none = isinstance(error, _NoDumpError) and not isinstance(failed, _NoDumpError)
            error = failed if blamed or none else error
    raise error


def _keeps_columns(page: Page, view: Page, number: int | None) -> bool:
    """Whether a column of a line of the view is one of the text too."""
    lines = {line.number: line for line in page.lines}
    return any(
        lines[line.number].text.startswith(line.text, line.shift - lines[line.number].shift)
        for line in view.lines
        if line.number == number
    )


def _rows(page: Page, form: Form | None, order: ByteOrder | None, size: int) -> Found:
    """Read a page whose rows may be there in several formats."""

    def one(part: Page, order: ByteOrder | None, size: int) -> Found:
        fits = form if form is not None and form.count(part) else None
        return _read(part, fits, order, size)

    failed: CaptureError | None = None
    below: frozenset[int] = frozenset()
    for stack in stacks(page):
        try:
            return several.read(stack, one, order)
        except StrayError:
            raise
        except CaptureError as error:
            if stack.sure:
                failed, below = error, stack.below
    try:
        found = _read(page, form, order, size)
    except CaptureError as error:
        raise failed or error from None
    # What seemed to be a second format may be what a mail program broke off the rows.
    if failed and not below <= frozenset().union(*(block.lines for block in found[1])):
        raise failed
    return found


def _read(page: Page, form: Form | None, order: ByteOrder | None, size: int) -> Found:
    chosen = form or forms.recognise(page)
    if chosen is None or (form is not None and not form.count(page)):
        raise _no_dump(page, form)
    blocks = _decided(page, chosen, order, size)
    blocks = tuple(block for block in blocks if block.data)
    if not blocks:
        raise _no_dump(page, chosen)
    if form is None:
        _refuse_bits(page, blocks)
        blocks = _trusted(page, blocks)
    residue.check(page, blocks)
    return chosen, blocks


def _readings(page: Page, form: Form, order: ByteOrder | None, size: int) -> Iterator[Reading]:
    usual = form.usual(page)
    orders = (order,) if order else (usual, *(one for one in _ORDERS if one != usual))
    for base in form.bases(page):
        for one in (size,) if size else form.sizes(page):
            for way in orders:
                yield Reading(way, one, asked=order is not None, base=base)
                if one == 1:
                    break


def _decided(page: Page, form: Form, order: ByteOrder | None, size: int) -> tuple[Block, ...]:
    """Return the blocks in the reading that looks most like an answer; the usual one at a tie."""
    error: CaptureError | None = None
    candidates: list[Candidate] = []
    for reading in _readings(page, form, order, size):
        try:
            blocks = form.read(page, reading)
        except StrayError:
            raise
        except CaptureError as failed:
            error = error or failed
            continue
        # A debugger takes words in the byte order of the memory that it shows.
        only = reading.order if isinstance(form, Gdb) else None
        points = sum(
            likeness.points(block.data, only if block.words > 1 else None) for block in blocks
        )
        candidates.append((points, reading, blocks))
        single = not reading.size and not reading.base
        if single and all(block.words <= 1 for block in blocks):
            break
    if not candidates:
        raise error or AssertionError("a form has at least one reading")
    points, reading, blocks = _best(candidates)
    if points < likeness.LIKELY and len(form.sizes(page)) > 1 and not size and reading.size > 1:
        line = next(line for line in page.lines if line.number >= blocks[0].line)
        message = tr(
            "how many bytes a number has is not in the text, and in no size they look like an "
            "answer; say which (--word-size 1, 2, 4 or 8)"
        )
        raise page.error(line, 0, message)
    rivals = [one for one in candidates if [b.data for b in one[2]] != [b.data for b in blocks]]
    if all(block.words <= 1 for block in blocks):
        rivals = [one for one in rivals if one[1].order == reading.order]
    if isinstance(form, Loose | Plain):
        blocks = tuple(map(_unpadded, blocks))
    return tuple(_noted(block, reading, points, rivals) for block in blocks)


def _unpadded(block: Block) -> Block:
    """Return the block without the zeros to which od fills its last word, where argsz tells."""
    for cut in range(_WORD, block.words, _WORD):
        if not any(block.data[-cut:]) and likeness.is_whole(block.data[:-cut]):
            note = tr(
                "the last word is cut where argsz says that the answer ends: od fills it with zeros"
            )
            return block._replace(data=block.data[:-cut], note=note)
    return block


def _best(candidates: list[Candidate]) -> Candidate:
    """Return the candidate to take: the first, unless another looks more like an answer.

    Numbers that fit bytes are bytes, unless they clearly look like an answer in bigger words. The
    first two fields alone may be an answer's by chance, so they do not turn the usual order.
    """
    first = candidates[0]
    size = first[1].size
    best = first
    for one in candidates:
        needed = likeness.SURE if size == 1 != one[1].size else likeness.LIKELY
        turned = one[1].order != first[1].order
        by_chance = turned and not all(likeness.is_body_likely(block.data) for block in one[2])
        if one[0] >= max(needed, best[0] + likeness.CLEARLY) and not by_chance:
            best = one
    return best


def _noted(
    block: Block,
    reading: Reading,
    points: int,
    rivals: list[Candidate],
) -> Block:
    """Note what was assumed about words, and what decided it."""
    if block.words <= 1 and not rivals:
        return block
    said = tr(
        "words of {size} bytes, taken as {byte_order}-endian",
        size=block.words,
        byte_order=reading.order,
    )
    if block.words <= 1:
        said = tr("elements taken as bytes") if reading.size else ""
    if rivals:
        rival = max(rivals, key=lambda one: one[0])
        other = _otherwise(rival[1], reading)
        if rival[1].base != reading.base:
            base = tr("numbers taken as {base}", base=tr(_BASES[reading.base]))
            said = "; ".join(filter(None, (base, said)))
        # Where the other is an answer too, though one that was cut, more must speak for this one.
        lead = likeness.CLEARLY * (2 if rival[0] >= likeness.LIKELY else 1)
        if rival[0] + lead <= points and points >= likeness.LIKELY:
            said += " " + tr("(as {other}, they look less like an answer)", other=other)
        else:
            said += " " + tr("(a guess: nothing in them speaks against {other})", other=other)
    return block._replace(note="; ".join(filter(None, (block.note, said))))


def _otherwise(rival: Reading, reading: Reading) -> str:
    """Return what sets another reading apart."""
    if rival.base != reading.base:
        return tr(_BASES[rival.base])
    if rival.order != reading.order or not rival.size:
        return tr("{order}-endian", order=rival.order)
    return tr("words of {size} bytes", size=rival.size)


def _trusted(page: Page, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks that are no chance likeness in prose; raise where there is none."""
    alone = not residue.others(page, blocks)
    kept = tuple(block for block in blocks if _is_trusted(block, alone=alone))
    _refuse_parts(page, blocks, kept)
    _refuse_more(page, kept)
    if kept:
        left = len(blocks) - len(kept)
        if not left:
            return kept
        note = tr("{count} more in the text look like no answer and were left out", count=left)
        return tuple(
            block._replace(note="; ".join(filter(None, (block.note, note)))) for block in kept
        )
    first = blocks[0]
    line = next(line for line in page.lines if line.number == min(first.lines or {first.line}))
    message = tr(
        "{shown}: taken for {count} bytes, but nothing says that they are an answer; paste the "
        "dump alone, or name its format",
        shown=shown(line.text.strip()),
        count=len(first.data),
    )
    raise page.error(line, len(line.text) - len(line.text.lstrip()), message)


def _refuse_bits(page: Page, blocks: tuple[Block, ...]) -> None:
    """Refuse words of which every digit is 0 or 1, and that are no answer, or one as bits."""
    for block in blocks:
        if block.words not in _BIT_WORDS or len(block.data) < _BITS * _SHORTEST // 2:
            continue
        for order in _ORDERS:
            digits = (block.data if order == "big" else swap(block.data, block.words)).hex()
            if set(digits) != {"0", "1"}:
                continue
            bits = int(digits, 2).to_bytes(len(digits) // _BITS, "big")
            if (
                (block.weak and not likeness.is_likely(block.data))
                or likeness.is_likely(bits)
                or likeness.is_likely(swap(bits, block.words // 4))
            ):
                line = next(line for line in page.lines if line.number == block.line)
                message = tr(
                    "only 0 and 1: bytes in binary, or words in hex; give the bytes in hex"
                )
                raise page.error(line, 0, message)


def _refuse_parts(page: Page, blocks: tuple[Block, ...], kept: tuple[Block, ...]) -> None:
    """Refuse blocks that touch and may be parts of one dump; each must be whole to stand alone."""
    ordered = sorted((block for block in blocks if block.lines), key=lambda block: block.line)
    for here, there in pairwise(ordered):
        if not (here.weak or here.doubtful) or not (here in kept or there in kept):
            continue
        far = min(there.lines) - max(here.lines)
        whole = likeness.is_whole(here.data) and likeness.is_whole(there.data)
        apart = here in kept and there in kept and not likeness.is_short(here.data)
        if far <= _TOUCH and not whole and (far <= 1 or not apart):
            line = next(line for line in page.lines if line.number == there.line)
            message = tr(
                "these bytes and those above may be one dump, but other text parts them; give one "
                "dump with nothing between its lines"
            )
            raise page.error(line, 0, message)


def _refuse_more(page: Page, blocks: tuple[Block, ...]) -> None:
    """Refuse bytes that end before argsz says, where the text around may hold the others."""
    used = frozenset().union(*(block.lines for block in blocks))
    short = [
        block
        for block in blocks
        if (block.weak or block.doubtful) and likeness.is_short(block.data) and block.lines
    ]
    # Blank lines do not count: a mail may have one behind each line.
    place = {line.number: at for at, line in enumerate(page.lines)} if short else {}
    near = {
        page.lines[at].number
        for block in short
        for number in (min(block.lines), max(block.lines))
        for at in range(
            max(place.get(number, 0) - _TOUCH, 0),
            min(place.get(number, 0) + _TOUCH + 1, len(page.lines)),
        )
    }
    for line in page.lines if near else ():
        if line.number in near and line.number not in used and _MORE.search(line.text):
            message = tr(
                "argsz says that the answer is longer than the bytes that were read, and this line "
                "may hold more of it; give the dump alone, on lines of one form"
            )
            raise page.error(line, len(line.text) - len(line.text.lstrip()), message)


def _is_trusted(block: Block, *, alone: bool) -> bool:
    if block.doubtful and not likeness.is_likely(block.data):
        return False
    if alone:
        return True
    long = len(block.data) >= _SHORTEST
    return long and (not block.weak or likeness.is_likely(block.data))


def _no_dump(page: Page, form: Form | None) -> CaptureError:
    line = next(iter(page.lines), None)
    expected = tr(form.title if form else _KNOWN)
    if line is None:
        message = tr(
            "{source}: line 1, column 1: the text is empty; expected {expected}",
            source=page.source,
            expected=expected,
        )
        return _NoDumpError(message, line=1, column=1)
    if (blamed := _nearly_hex(page)) is not None:
        line, index = blamed
        return _none(
            page, line, index, tr("{shown} is no hex digit", shown=shown(line.text[index]))
        )
    index = len(line.text) - len(line.text.lstrip())
    text = line.text.strip()
    message = tr(
        "{shown} is no dump of bytes; expected {expected}", shown=shown(text), expected=expected
    )
    return _none(page, line, index, message)


def _none(page: Page, line: Line, index: int, message: str) -> CaptureError:
    error = page.error(line, index, message)
    return _NoDumpError(str(error), line=error.line, column=error.column)


def _nearly_hex(page: Page) -> tuple[Line, int] | None:
    """Return the character to blame where a text is plain hex but for a few characters."""
    for line in page.dense:
        text = line.text.strip()
        digits = sum(char in "0123456789abcdefABCDEF" for char in text)
        if len(text) >= 8 and len(text) > digits >= 0.9 * len(text):
            bad = re.search(r"[^0-9a-fA-F\s]", line.text)
            if bad:
                return line, bad.start()
    return None
