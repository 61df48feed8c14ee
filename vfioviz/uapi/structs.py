"""The structs of ``linux/vfio.h``, laid out for an ABI and a release.

>>> from vfioviz.uapi import abi
>>> struct("vfio_device_info", abi.X86_64, (6, 1)).size
20
"""

from __future__ import annotations

from vfioviz.uapi import headers, measure
from vfioviz.uapi.constants import NEWEST
from vfioviz.uapi.declarations import present
from vfioviz.uapi.schema import Abi, Change, Linux, Struct

__all__ = ["NEWEST", "names", "revisions", "struct"]


def struct(name: str, abi: Abi, linux: Linux = NEWEST) -> Struct:
    """Return a struct as one ABI and release lay it out; the same object each time.

    Raises:
        KeyError: that release has no struct of this name.
    """
    return measure.struct(name, abi, linux)


def revisions(name: str) -> tuple[Change, ...]:
    """Return what releases did to a struct, ascending.

    Raises:
        KeyError: no release has a struct of this name.
    """
    return measure.changes(name)


def names(linux: Linux = NEWEST) -> tuple[str, ...]:
    """Return the names of all structs of a release, in the order of the headers."""
    return tuple(
        name
        for file in headers.FILES
        for name, declared in headers.header(file).structs.items()
        if present(declared.guards, linux)
    )
