"""One dump in several formats: each is read by itself, and all must give the same bytes.

Rule: what one format leaves open, the order of words or their size, another one may decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vfioviz.capture.hexdump.form import Block, ByteOrder, Form, StrayError
from vfioviz.capture.hexdump.likeness import is_likely, is_whole
from vfioviz.capture.hexdump.page import Page
from vfioviz.capture.hexdump.stacked import Stack
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

Found = tuple[Form, tuple[Block, ...]]

ReadPage = Callable[[Page, ByteOrder | None, int], Found]
"""Reads one page in an order of words (None: find out) and a word size (0: find out)."""

_ORDERS: tuple[ByteOrder, ByteOrder] = ("little", "big")
_SIZES = (1, 2, 4, 8)


def read(stack: Stack, read_page: ReadPage, order: ByteOrder | None) -> Found:
    """Return what all pages of a stack agree on.

    Args:
        stack: the formats.
        read_page: reads one of them.
        order: of words, where all of them leave it open.

    Raises:
        CaptureError: where one of them cannot be read, or two do not agree.
    """
    first, *others = [_readings(page, read_page, sure=stack.sure) for page in stack.pages]
    for page, other in zip(stack.pages[1:], others, strict=True):
        left = {data: found for data, found in first.items() if data in other}
        if not left:
            raise _disagree(page, first, other)
        first = left
    chosen = next(iter(first))
    if len(first) > 1 and order is not None:
        asked = next(iter(_readings(stack.pages[0], read_page, order)))
        chosen = asked if asked in first else chosen
    form, blocks = first[chosen]
    agree = tr("in {count} formats, which agree", count=len(stack.pages))
    told = len(first) == 1
    return form, tuple(
        block._replace(
            note=agree if told else f"{block.note}; {agree}",
            words=1 if told else block.words,
            lines=block.lines | stack.below,
        )
        for block in blocks
    )


def _readings(
    page: Page, read_page: ReadPage, order: ByteOrder | None = None, *, sure: bool = True
) -> dict[tuple[bytes, ...], Found]:
    """Return what a page may say, the likeliest first."""
    found: dict[tuple[bytes, ...], Found] = {}
    error: CaptureError | None = None
    for way, size in _ways(order):
        try:
            form, blocks = read_page(page, way, size)
        except CaptureError as failed:
            error = error or failed
            continue
        found.setdefault(tuple(block.data for block in blocks), (form, blocks))
        if way is None and all(block.words <= 1 for block in blocks) and not _is_open(form, page):
            break
    if not found and isinstance(error, StrayError) and not sure:
        # The lines may not belong together at all.
        raise CaptureError(str(error), line=error.line, column=error.column)
    if not found:
        raise error or AssertionError("a page is read in at least one way")
    return found


def _ways(order: ByteOrder | None) -> Iterator[tuple[ByteOrder | None, int]]:
    if order is not None:
        yield order, 0
        return
    yield None, 0
    for way in _ORDERS:
        yield way, 0
        for size in _SIZES:
            yield way, size


def _is_open(form: Form, page: Page) -> bool:
    return len(form.sizes(page)) > 1


def _disagree(
    page: Page, first: dict[tuple[bytes, ...], Found], other: dict[tuple[bytes, ...], Found]
) -> CaptureError:
    here, there = next(iter(first))[0], next(iter(other))[0]
    at = next(
        (at for at, (one, two) in enumerate(zip(here, there, strict=False)) if one != two),
        min(len(here), len(there)),
    )
    block = next(iter(other.values()))[1][0]
    line = next((line for line in page.lines if line.number == block.line), page.lines[0])
    message = tr(
        "this line and the one above do not say the same: they part at byte {at} of the dump; "
        "give it in one format",
        at=at,
    )
    error = page.error(line, 0, message)
    return StrayError.of(error) if _are_answers(here, there) else error


def _are_answers(here: bytes, there: bytes) -> bool:
    return (is_whole(here) and is_likely(there)) or (is_likely(here) and is_whole(there))
