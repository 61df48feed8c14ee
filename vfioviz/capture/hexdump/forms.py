"""All forms, and the choice between them: the one that most lines of the text look like."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.capture.hexdump.array import Array
from vfioviz.capture.hexdump.assembler import Assembler
from vfioviz.capture.hexdump.base64 import Base64
from vfioviz.capture.hexdump.bits import Bits
from vfioviz.capture.hexdump.canonical import Canonical
from vfioviz.capture.hexdump.characters import Characters
from vfioviz.capture.hexdump.chars import Chars
from vfioviz.capture.hexdump.columned import Columned
from vfioviz.capture.hexdump.dmesg import Dmesg
from vfioviz.capture.hexdump.escapes import Escapes
from vfioviz.capture.hexdump.fields import Fields
from vfioviz.capture.hexdump.form import ENOUGH, Form
from vfioviz.capture.hexdump.gdb import Gdb
from vfioviz.capture.hexdump.loose import Loose
from vfioviz.capture.hexdump.message import Message
from vfioviz.capture.hexdump.numbers import Numbers
from vfioviz.capture.hexdump.od import Od
from vfioviz.capture.hexdump.packed import Packed
from vfioviz.capture.hexdump.page import Page
from vfioviz.capture.hexdump.panels import Panels
from vfioviz.capture.hexdump.plain import Plain
from vfioviz.capture.hexdump.records import Records
from vfioviz.capture.hexdump.words import Words
from vfioviz.capture.hexdump.xxd import Values, Xxd

FORMS: tuple[Form, ...] = (
    Packed(),
    Assembler(),
    Records(),
    Gdb(),
    Numbers(),
    Characters(),
    Bits(),
    Dmesg(),
    Xxd(),
    Canonical(),
    Od(),
    Words(),
    Panels(),
    Columned(),
    Chars(),
    Fields(),
    Escapes(),
    Array(),
)
"""The more particular first: a later one must fit half as many lines more than an earlier one."""

LAST: tuple[Form, ...] = (Loose(), Plain(), Base64(), Message())
"""Taken where little else fits: lines of other forms may be hex through and through."""

BY_KEY: Mapping[str, Form] = MappingProxyType(
    {form.key: form for form in (*FORMS, *LAST, Values())}
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
    if 3 * most < ENOUGH:
        for form in LAST:
            found = form.count(page)
            if found > 3 * most:
                best, most = form, found
    return best
