"""All forms, and the choice between them: the one that most lines of the text look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.capture.hexdump.array import Array
from vfioviz.capture.hexdump.canonical import Canonical
from vfioviz.capture.hexdump.escapes import Escapes
from vfioviz.capture.hexdump.form import ENOUGH, Block, ByteOrder, Form
from vfioviz.capture.hexdump.gdb import Gdb
from vfioviz.capture.hexdump.kernel import Kernel
from vfioviz.capture.hexdump.od import Od
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.plain import Plain
from vfioviz.capture.hexdump.words import Words
from vfioviz.capture.hexdump.xxd import Values, Xxd
from vfioviz.capture.source import CaptureError
from vfioviz.language import mark, tr

FORMS: tuple[Form, ...] = (
    Gdb(),
    Kernel(),
    Xxd(),
    Canonical(),
    Od(),
    Words(),
    Escapes(),
    Array(),
)
"""The more particular first: a later one must fit half as many lines more than an earlier one."""

PLAIN: Form = Plain()
"""Taken where little else fits: lines of other forms may be hex through and through."""

BY_KEY: Mapping[str, Form] = MappingProxyType(
    {form.key: form for form in (*FORMS, PLAIN, Values())}
)

_KNOWN = mark(
    "xxd, hexdump, od, a kernel hex dump, gdb x/xb, a byte array, a \\x string or plain hex"
)


def recognise(page: Page) -> Form | None:
    """Return the form that most lines look like, or None."""
    best: Form | None = None
    most = 0
    for form in FORMS:
        found = form.count(page)
        if 2 * found > 3 * most:
            best, most = form, found
        if most >= ENOUGH:
            break
    if 3 * most < ENOUGH and PLAIN.count(page) > 3 * most:
        return PLAIN
    return best


def read(page: Page, form: Form | None, byte_order: ByteOrder) -> tuple[Form, tuple[Block, ...]]:
    """Return the dumps of a text, and the form that they were read as.

    Args:
        page: the text.
        form: what it is, or None to find out.
        byte_order: of words of more than one byte.

    Raises:
        CaptureError: naming line and column.
    """
    chosen = form or recognise(page)
    if chosen is None or (form is not None and not form.count(page)):
        raise _no_dump(page, form)
    blocks = tuple(block for block in chosen.read(page, byte_order) if block.data)
    if not blocks:
        raise _no_dump(page, chosen)
    return chosen, blocks


def _no_dump(page: Page, form: Form | None) -> CaptureError:
    line = next(iter(page.lines), None)
    expected = tr(form.title if form else _KNOWN)
    if line is None:
        message = tr(
            "{source}: line 1, column 1: the text is empty; expected {expected}",
            source=page.source,
            expected=expected,
        )
        return CaptureError(message, line=1, column=1)
    if (blamed := _nearly_hex(page)) is not None:
        line, index = blamed
        return page.error(line, index, tr("{shown} is no hex digit", shown=shown(line.text[index])))
    index = len(line.text) - len(line.text.lstrip())
    text = line.text.strip()
    return page.error(
        line,
        index,
        tr(
            "{shown} is no dump of bytes; expected {expected}", shown=shown(text), expected=expected
        ),
    )


def _nearly_hex(page: Page) -> tuple[Line, int] | None:
    """Return the character to blame where a text is plain hex but for a few characters."""
    for line in page.lines:
        text = line.text.strip()
        digits = sum(char in "0123456789abcdefABCDEF" for char in text)
        if len(text) >= 8 and len(text) > digits >= 0.9 * len(text):
            bad = re.search(r"[^0-9a-fA-F\s]", line.text)
            if bad:
                return line, bad.start()
    return None
