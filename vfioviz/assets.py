"""Where the data files lie: ``resources/`` and ``samples/``, installed or in a checkout.

No other module knows a path of the program's own files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def _folder(name: str) -> Traversable:
    packaged = Path(__file__).with_name(name)
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[1]
    beside = checkout / name
    # Without this check a broken wheel would read whatever site-packages/<name> happens to be.
    if beside.is_dir() and (checkout / "pyproject.toml").is_file():
        return beside
    # Out of an archive; to load it takes longer than to find the folder.
    from importlib.resources import files  # noqa: PLC0415 -- rare, and slow to load

    archived = files("vfioviz").joinpath(name)
    if archived.is_dir():
        return archived
    message = f"vfioviz is installed without its folder '{name}': reinstall it"
    raise FileNotFoundError(message)


def root() -> Traversable:
    """Return the folder ``resources``; raises FileNotFoundError where the install is broken."""
    return _folder("resources")


def samples() -> Traversable:
    """Return the folder ``samples``; raises FileNotFoundError where the install is broken."""
    return _folder("samples")
