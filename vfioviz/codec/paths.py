"""References to text and back, as used by the command line, JSON, lessons and findings.

``argsz``, ``info.pad``, ``caps[0].header.next``, ``caps[2].iova_ranges[1].end``,
``caps[1].hole@12``, ``slack``: an index counts along the chain of the column, or the capabilities
of the request, that the text is read for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vfioviz.codec.ref import INFO_INDEX, FieldRef, Part, Place

_PATH = re.compile(
    r"caps\[(?P<cap>\d{1,9}|[A-Za-z]\w*)\](?P<header>\.header)?"
    r"(?:\.(?P<field>[\w@]+(?:\.\w+)*)"
    r"(?:\[(?P<element>\d{1,9})\](?:\.(?P<member>[\w@]+(?:\.\w+)*))?)?)?",
    re.ASCII,
)
_NAME = re.compile(r"(?P<info>info\.)?(?P<field>[A-Za-z_][\w@]*)", re.ASCII)


class Path(NamedTuple):
    """A parsed path, before it is looked up in a layout."""

    cap: int | str | None
    """A capability by its position in the chain or its name, or None."""
    part: Part
    field: str = ""
    element: int = -1
    member: str = ""

    @property
    def is_capability(self) -> bool:
        """Whether it means a capability as a whole."""
        return self.cap is not None and self.part is Part.WHOLE

    @property
    def is_next(self) -> bool:
        """Whether it means the link of a capability."""
        return self.part is Part.HEADER and self.field == "next"


def owner_text(place: Place) -> str:
    """Return the owner of a leaf: ``caps[2].iova_ranges[1]``; "" for info and loose bytes."""
    if place.cap == INFO_INDEX:
        return "info" if place.part is Part.PAD else ""
    if place.part is Part.HEADER:
        return f"caps[{place.cap}].header"
    if place.element >= 0:
        return f"caps[{place.cap}].{place.array}[{place.element}]"
    return f"caps[{place.cap}]"


def text(place: Place, field: str) -> str:
    """Return the path of a leaf."""
    owner = owner_text(place)
    return f"{owner}.{field}" if owner else field


def parse(path: str) -> tuple[Path, ...]:
    """Return the possible meanings of a text, likeliest first; () if it is not a path.

    A name that a struct may have as a field and that unnamed bytes go by too (``pad``, ``payload``)
    means the field, where there is one.
    """
    if match := _PATH.fullmatch(path):
        cap = int(match["cap"]) if match["cap"].isdigit() else match["cap"]
        field, element = match["field"] or "", match["element"]
        if match["header"]:
            return () if element else (Path(cap, Part.HEADER, field),)
        if not field:
            return (Path(cap, Part.WHOLE),)
        if element:
            return (Path(cap, Part.BODY, field, int(element), match["member"] or ""),)
        return tuple(Path(cap, part, field) for part in (Part.BODY, Part.PAD, Part.PAYLOAD))
    if path == "info":
        return (Path(None, Part.WHOLE),)
    if match := _NAME.fullmatch(path):
        field = match["field"]
        if match["info"]:
            return Path(None, Part.PAD, field), Path(None, Part.BODY, field)
        return Path(None, Part.BODY, field), Path(None, Part.LOOSE, field)
    return ()


def ref_text(ref: FieldRef, index: int | None) -> str:
    """Return the path of a reference.

    Args:
        ref: What is named.
        index: Place of its capability in the chain, or in the request; None for the info struct.
    """
    if index is None:
        if ref.part is Part.WHOLE:
            return "info"
        return text(Place(INFO_INDEX, ref.part), ref.field)
    place = Place(index, ref.part)
    if ref.element >= 0:
        place = Place(index, ref.part, ref.field, ref.element)
        return text(place, ref.member) if ref.member else owner_text(place)
    return text(place, ref.field) if ref.field else owner_text(place)
