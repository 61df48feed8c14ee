"""INI files below the XDG folders, in any state: what can't be used is left alone.

Qt reads a file whole whatever it is, and waits without end for a lock that is no file of its own:
a settings file that is a pipe, a folder or endless would keep the window from starting.
"""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from vfioviz.capture.bounded import is_file

_MOST = 1 << 20
"""Bytes of a file; the program's own have a few thousand."""

CONFIG = QStandardPaths.StandardLocation.GenericConfigLocation
STATE = QStandardPaths.StandardLocation.GenericStateLocation


def ini(location: QStandardPaths.StandardLocation, name: str) -> QSettings:
    """Return the settings in ``vfioviz/NAME`` of an XDG folder; for this run alone where broken."""
    path = Path(QStandardPaths.writableLocation(location)) / "vfioviz" / name
    if not _is_usable(path):
        path = _elsewhere() / name
    return QSettings(str(path), QSettings.Format.IniFormat)


def _is_usable(path: Path) -> bool:
    return all(
        not os.path.lexists(one) or (is_file(one) and _size(one) <= _MOST)
        for one in (path, path.with_name(f"{path.name}.lock"))
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return _MOST + 1


@cache
def _elsewhere() -> Path:
    return Path(tempfile.mkdtemp(prefix="vfioviz-settings-"))
