"""What the headers of folders declare, kept by their content for the next time.

One file a folder, below the XDG cache folder; whatever stands there is at worst not used. Nothing
but speed depends on it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from vfioviz.capture.bounded import read_file
from vfioviz.capture.filewrite import write_file
from vfioviz.capture.headernames import READER
from vfioviz.capture.source import CaptureError

_FORMAT = 1
_MOST = 24 << 20
"""Bytes of one file: a kernel tree's has 3 MB."""
_FOLDERS = 12
"""Folders that are known, those that were looked through last."""
_NAME = 256
"""Characters of a name."""

Names = dict[str, frozenset[str]]
"""What a text declares, by its digest."""


def digest(data: bytes) -> str:
    """Return what a text is known by."""
    return blake2b(data, digest_size=16).hexdigest()


def cache_folder() -> Path:
    """Return where indices are kept; it need not be there."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(home) if home.startswith("/") else Path.home() / ".cache"
    return base / "vfioviz" / "headers"


def load(root: Path) -> Names:
    """Return what is known of the texts of a folder; {} where nothing can be used."""
    try:
        told = json.loads(read_file(_place(root), _MOST))
        if [told["format"], told["reader"]] != [_FORMAT, READER]:
            return {}
        return {str(key): frozenset(_names(names)) for key, names in told["texts"].items()}
    except (CaptureError, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError,
            RuntimeError):  # fmt: skip
        return {}


def _names(told: list[object]) -> list[str]:
    found = [each for each in told if isinstance(each, str) and each.isidentifier()]
    if len(found) != len(told) or any(len(each) > _NAME for each in found):
        raise ValueError
    return found


def store(root: Path, texts: Mapping[str, frozenset[str]]) -> bool:
    """Keep what the texts of a folder declare, in place of what was known of it.

    Returns:
        Whether it is small enough to be kept.
    """
    made = {key: sorted(names) for key, names in texts.items()}
    told = {"format": _FORMAT, "reader": READER, "texts": made}
    data = json.dumps(told, separators=(",", ":")).encode()
    if len(data) > _MOST:
        return False
    with suppress(CaptureError, OSError, RuntimeError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_file(_place(root), data, links=False)
        _drop_old(folder)
    return True


def _place(root: Path) -> Path:
    name = blake2b(os.fsencode(os.path.realpath(root)), digest_size=12).hexdigest()
    return cache_folder() / f"{name}.json"


def _drop_old(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for each in kept[_FOLDERS:]:
        each.unlink(missing_ok=True)
