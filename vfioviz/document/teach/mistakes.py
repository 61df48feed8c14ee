"""Where a wrong number comes from: what people mistake of offsets, links, sizes and values.

Rule 1: a mistake is recognised by its arithmetic, so that what is said is true of this number.
Rule 2: nothing that is said holds the right number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vfioviz.codec.align import align_up
from vfioviz.codec.chain import HEADER_SIZE
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.ref import INFO_INDEX, Part
from vfioviz.document.teach.quantity import MeasureError, Quantity, before, span
from vfioviz.language import tr


class Guess(NamedTuple):
    """A number that was typed, and what it should be."""

    quantity: Quantity
    layout: Layout
    value: int
    expected: int

    @property
    def target(self) -> CapNode | None:
        """The capability whose start is asked for, by its offset or by the link to it."""
        kind, path = self.quantity.kind, self.quantity.parsed
        capability = kind == "offset" and path is not None and path.is_capability
        link = kind == "value" and path is not None and (path.is_next or path.field == "cap_offset")
        if self.quantity.modulo or not (capability or link or kind == "cap_offset"):
            return None
        return next((one for one in self.layout.caps if one.start == self.expected), None)


def explain(guess: Guess) -> str:
    """Return what was mistaken, or on which side of the right number it is."""
    for mistake in _MISTAKES:
        if said := mistake(guess):
            return said
    return _side(guess)


def _modulo(guess: Guess) -> str:
    modulo = guess.quantity.modulo
    if not modulo:
        return ""
    if guess.value >= modulo:
        return tr("What is left modulo {n} is never {value}: it is 0 to {most}.",
                  n=modulo, value=guess.value, most=modulo - 1)  # fmt: skip
    if guess.value == modulo - guess.expected:
        return tr("{value} is the way to the next line, not from the last one.", value=guess.value)
    return ""


def _number_base(guess: Guess) -> str:
    if str(guess.value) == f"{guess.expected:x}":
        return tr("{value} is read as a decimal number; hex begins with 0x.", value=guess.value)
    if f"{guess.value:x}" == str(guess.expected):
        return tr("0x{digits} is read as hex, {value}; a decimal number has no 0x.",
                  digits=f"{guess.value:x}", value=guess.value)  # fmt: skip
    return ""


def _counted_from_elsewhere(guess: Guess) -> str:
    caps = guess.layout.caps
    if guess.target is None or not guess.value:
        return ""
    if guess.value == guess.expected - min(one.start for one in caps):
        return tr("{value} counts from the start of the chain, as caps.buf does. Here everything "
                  "counts from the start of the info struct.", value=guess.value)  # fmt: skip
    following = [one for one in caps if one.next == guess.expected]
    if any(guess.value == guess.expected - one.start for one in following):
        return tr("{value} is the way from the header that holds the link; it counts from the "
                  "start of the info struct.", value=guess.value)  # fmt: skip
    return ""


def _pad_forgotten(guess: Guess) -> str:
    target = guess.target
    if target is None:
        return ""
    if guess.value == before(guess.layout, target):
        return tr("At {value} what stands before it ends. Is there a pad?", value=guess.value)
    if guess.value == align_up(guess.expected, 8):
        return tr("{value} is on the line: does this code round anything up?", value=guess.value)
    return ""


def _length(guess: Guess) -> str:
    if guess.quantity.modulo:
        return ""
    value, expected, kind = guess.value, guess.expected, guess.quantity.kind
    if kind == "size":
        if value == expected - HEADER_SIZE and guess.quantity.of_capability:
            return tr("{value} is without the header, which belongs to it.", value=value)
        if value == align_up(expected, 8):
            return tr("{value} is rounded up. Asked is the struct; what is added behind it is pad.",
                      value=value)  # fmt: skip
    if kind in {"bytes", "needed"} and value == expected - guess.layout.info.size:
        return tr("{value} is the chain alone: the info struct has to fit as well.", value=value)
    return ""


def _byte_order(guess: Guess) -> str:
    if guess.quantity.kind != "value" or guess.quantity.modulo:
        return ""
    try:
        start, stop = span(guess.layout, guess.quantity)
    except MeasureError:
        return ""
    if guess.value == int.from_bytes(guess.expected.to_bytes(stop - start, "big"), "little"):
        return tr("{value} is what the bytes say in the other byte order.", value=guess.value)
    return ""


def _inside(guess: Guess) -> str:
    """Say what lies at an offset before the right one: it is in sight, so it gives nothing away."""
    if guess.target is None or not 0 <= guess.value < guess.expected:
        return ""
    leaf = guess.layout.leaf_at(guess.value)
    if leaf.place.cap == INFO_INDEX and leaf.place.part is not Part.PAD:
        return ""
    if guess.value == leaf.start:
        return tr("At {value} {path} starts.", value=guess.value, path=leaf.path)
    return tr("{value} is inside {path}.", value=guess.value, path=leaf.path)


def _too_far(guess: Guess) -> str:
    if guess.target is None or guess.value <= guess.expected:
        return ""
    if guess.value % 8 and not guess.expected % 8:
        return tr("{value} is no multiple of 8.", value=guess.value)
    return tr("{value} is too far: bytes before it would belong to nothing.", value=guess.value)


def _side(guess: Guess) -> str:
    if guess.quantity.kind == "errno" or guess.quantity.modulo:
        return tr("Not {value}.", value=guess.value)
    if guess.value < guess.expected:
        return tr("Not {value}: it is more.", value=guess.value)
    return tr("Not {value}: it is less.", value=guess.value)


_MISTAKES: tuple[Callable[[Guess], str], ...] = (
    _modulo, _number_base, _byte_order, _counted_from_elsewhere, _pad_forgotten, _length, _inside,
    _too_far,
)  # fmt: skip
"""In this order: what names the mistake before what only says where the number lies."""
