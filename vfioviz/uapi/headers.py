"""The headers of ``resources/uapi``: each is parsed once, when something in it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vfioviz import assets
from vfioviz.uapi.declarations import Aggregate, Constant, Header
from vfioviz.uapi.syntax import parse

FILES = (
    "base.h",
    "info.h",
    "device_caps.h",
    "region_caps.h",
    "iommu_caps.h",
    "regions.h",
    "container.h",
    "device.h",
    "feature.h",
    "type1.h",
    "spapr.h",
    "ccw.h",
)
"""All of them, in the order in which names are looked for."""


@cache
def text(file: str) -> str:
    """Return the text of one of FILES."""
    return assets.root().joinpath("uapi").joinpath(file).read_text(encoding="utf-8")


@cache
def header(file: str) -> Header:
    """Return what one of FILES declares."""
    return parse(text(file), file)


def mentioning(*words: str) -> Iterator[Header]:
    """Yield the headers whose text holds all words: a cheap test before parsing."""
    return (header(file) for file in FILES if all(word in text(file) for word in words))


def aggregate(name: str) -> Aggregate:
    """Return the declaration of a struct; KeyError where no header has it."""
    for found in mentioning(f"struct {name} {{"):
        if name in found.structs:
            return found.structs[name]
    message = f"no header of resources/uapi declares struct {name}"
    raise KeyError(message)


def definitions(name: str) -> tuple[Constant, ...]:
    """Return the definitions of a macro or enumerator; KeyError where no header has it."""
    for found in mentioning(name):
        if name in found.constants:
            return found.constants[name]
    message = f"no header of resources/uapi defines {name}"
    raise KeyError(message)
