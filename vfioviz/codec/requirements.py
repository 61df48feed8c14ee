"""What a reviewer may require of an answer: ``align=8``, ``zero-pad``, ``in-argsz`` and others.

A requirement is stricter than a finding: a genuine answer of Linux 6.1 does not satisfy
``align=8``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.codec.digits import whole_number
from vfioviz.codec.finding import Finding, Severity
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Role

Check = Callable[[Layout], Iterator[Finding]]

_FILLER = frozenset(
    {Role.INFO_PAD, Role.CAP_PAD, Role.INFO_HOLE, Role.INFO_TAIL, Role.CAP_HOLE, Role.CAP_TAIL}
)


class Requirement(NamedTuple):
    """A condition that must hold."""

    key: str
    """As it was asked for: ``align=8``."""
    text: str
    check: Check


class _Kind(NamedTuple):
    text: str
    check: Check


def _codes(key: str, *codes: str) -> Check:
    def check(layout: Layout) -> Iterator[Finding]:
        for found in layout.findings:
            if found.code in codes:
                yield found._replace(code=key, severity=Severity.ERROR)

    return check


def _severity(key: str, *severities: Severity) -> Check:
    def check(layout: Layout) -> Iterator[Finding]:
        for found in layout.findings:
            if found.severity in severities:
                said = f"{found.code}: {found.text}"
                yield found._replace(code=key, severity=Severity.ERROR, template=said, values=())

    return check


def _aligned(key: str, to: int, layout: Layout) -> Iterator[Finding]:
    for cap in layout.caps:
        if cap.start % to:
            text = f"caps[{cap.index}] ({cap.name}) starts at {cap.start}, {cap.start} mod {to} = "
            yield _broken(key, cap.start, cap.stop, f"{text}{cap.start % to}")


def _aligned_fields(layout: Layout) -> Iterator[Finding]:
    for leaf in layout.leaves():
        if leaf.misaligned:
            size = leaf.field.natural
            text = f"{leaf.path} is at {leaf.start}, {leaf.start} mod {size} = {leaf.start % size}"
            yield _broken("aligned-fields", leaf.start, leaf.stop, text)


def _zero_pad(layout: Layout) -> Iterator[Finding]:
    for leaf in layout.leaves():
        if leaf.role in _FILLER and any(raw := layout.data[leaf.start : leaf.stop]):
            shown = raw[:8].hex(" ")
            text = f"the {len(raw)} bytes of {leaf.path} hold {shown}, not zero"
            yield _broken("zero-pad", leaf.start, leaf.stop, text)


def _in_argsz(layout: Layout) -> Iterator[Finding]:
    room = layout.room
    for cap in layout.caps:
        if room is not None and cap.stop > room:
            text = f"caps[{cap.index}] ({cap.name}) ends at {cap.stop}, past argsz {room}"
            yield _broken("in-argsz", cap.start, cap.stop, text)
    yield from _codes("in-argsz", "bytes-past-argsz", "next-past-end", "cap-offset-past-end")(
        layout
    )


def _broken(key: str, start: int, stop: int, text: str) -> Finding:
    return Finding(key, Severity.ERROR, start, stop, text, _KINDS[key.partition("=")[0]].text)


_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "no-error": _Kind("no finding of severity error", _severity("no-error", Severity.ERROR)),
        "no-warning": _Kind(
            "no finding of severity error or warning",
            _severity("no-warning", Severity.ERROR, Severity.WARNING),
        ),
        "align": _Kind(
            "each capability starts at a multiple of N (align=N)", partial(_aligned, "align=8", 8)
        ),
        "aligned-fields": _Kind("each scalar is at a multiple of its size", _aligned_fields),
        "zero-pad": _Kind("pads, holes and tails are zero", _zero_pad),
        "no-overlap": _Kind(
            "the info struct and the capabilities share no byte",
            _codes("no-overlap", "overlap", "next-inside-info", "cap-offset-inside-info",
                   "next-cycle", "pad-on-cap"),
        ),
        "in-argsz": _Kind("the chain ends within argsz", _in_argsz),
        "terminated": _Kind(
            "the chain ends with next = 0",
            _codes("terminated", "next-past-end", "next-cycle", "chain-too-long", "partial-header"),
        ),
        "ascending": _Kind(
            "each next leads on", _codes("ascending", "next-backwards", "next-cycle")
        ),
        "known": _Kind(
            "each capability is one that the kernel has released",
            _codes("known", "unknown-id", "unknown-version", "id-zero", "duplicate-id"),
        ),
        "zero-reserved": _Kind(
            "reserved fields are zero", _codes("zero-reserved", "reserved-bytes")
        ),
    }
)  # fmt: skip

TEXTS: Mapping[str, str] = MappingProxyType({key: kind.text for key, kind in _KINDS.items()})
"""Key -> what it asks."""

NAMES: tuple[str, ...] = tuple(f"{key}=8" if key == "align" else key for key in _KINDS)
"""The requirements as written; ``align=`` takes any power of two."""


def requirement(asked: str) -> Requirement:
    """Return a requirement by its text: a key of ``TEXTS``, or ``align=N`` with N of 2 to 4096.

    Raises:
        ValueError: It is not known; the text says what is.
    """
    key, equals, number = asked.partition("=")
    kind = _KINDS.get(key)
    if kind is None or (bool(equals) != (key == "align")):
        message = f"'{asked}' is not known; expected one of {', '.join(_shown(k) for k in _KINDS)}"
        raise ValueError(message)
    if key != "align":
        return Requirement(key, kind.text, kind.check)
    align = whole_number(number)
    if align is None or not 2 <= align <= 4096:
        message = f"'{asked}': expected align=N with N from 2 to 4096"
        raise ValueError(message)
    text = f"each capability starts at a multiple of {align}"
    return Requirement(asked, text, partial(_aligned, asked, align))


def _shown(key: str) -> str:
    return "align=N" if key == "align" else key
