"""Which files go where, below a ``share`` folder, as the freedesktop.org specifications say."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from importlib import metadata
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from vfioviz import assets

ID = "org.vfioviz.vfioviz"
"""Of the desktop entry, the metainfo and the icons."""


_COMPLETIONS = {
    "bash": "bash-completion/completions/vfioviz",
    "zsh": "zsh/site-functions/_vfioviz",
    "fish": "fish/vendor_completions.d/vfioviz.fish",
}


class Item(NamedTuple):
    """A file to be installed."""

    target: str
    """Relative to the ``share`` folder."""
    data: bytes


def data_home() -> Path:
    """Return the user's data folder: ``$XDG_DATA_HOME``, where that is an absolute path."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def program() -> str:
    """Return the absolute path of the running ``vfioviz``; "" where it runs as a module."""
    if getattr(sys, "frozen", False):  # a bundle is one file, whatever its name
        return str(Path(sys.executable).absolute())
    name = Path(sys.argv[0])
    if name.name == "vfioviz" and name.is_file():
        return str(name.absolute())
    beside = Path(sys.executable).parent / "vfioviz"
    return str(beside) if beside.is_file() else shutil.which("vfioviz") or ""


def items(program: str) -> tuple[Item, ...]:
    """Return all files.

    Args:
        program: Absolute path that the menu entry starts; "" leaves it to the PATH.
    """
    root = assets.root()
    entry = root.joinpath("desktop", f"{ID}.desktop").read_text(encoding="utf-8")
    found = [
        Item(f"applications/{ID}.desktop", _started_by(entry, program).encode()),
        Item(f"metainfo/{ID}.metainfo.xml", _read(root, "desktop", f"{ID}.metainfo.xml")),
        Item(f"mime/packages/{ID}.xml", _read(root, "desktop", f"{ID}.xml")),
        Item("man/man1/vfioviz.1", _read(root, "man", "vfioviz.1")),
        *(Item(target, _completion(shell)) for shell, target in _COMPLETIONS.items()),
    ]
    icons = root.joinpath("desktop", "icons", "hicolor")
    found += [Item(f"icons/hicolor/{name}", data) for name, data in _walk(icons)]
    return tuple(found)


def of_the_package(share: Path, wanted: tuple[Item, ...]) -> frozenset[str]:
    """Return the targets that pip unpacked below ``share`` itself: they come and go with it."""
    try:
        listed = metadata.files("vfioviz") or ()
    except metadata.PackageNotFoundError:
        return frozenset()
    held = {
        os.path.normpath(file.locate()) for file in listed if ".." in file.parts
    }  # below the prefix, not among the modules
    return frozenset(one.target for one in wanted if os.path.normpath(share / one.target) in held)


def _completion(shell: str) -> bytes:
    from argcomplete import shell_integration  # noqa: PLC0415 -- other commands do without

    code: str = shell_integration.shellcode(["vfioviz"], shell=shell)
    return code.encode()


def _read(root: Traversable, *parts: str) -> bytes:
    return root.joinpath(*parts).read_bytes()


def _walk(folder: Traversable, above: str = "") -> list[tuple[str, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        name = f"{above}{entry.name}"
        found += _walk(entry, f"{name}/") if entry.is_dir() else [(name, entry.read_bytes())]
    return found


def _started_by(entry: str, program: str) -> str:
    if not program:
        return entry
    quoted = program if shlex.quote(program) == program else '"' + _escaped(program) + '"'
    lines = []
    for line in entry.splitlines():
        if line.startswith("Exec=vfioviz"):
            line = f"Exec={quoted}{line.removeprefix('Exec=vfioviz')}"  # noqa: PLW2901 -- the same line
        elif line.startswith("TryExec="):
            line = f"TryExec={program}"  # noqa: PLW2901 -- the same line
        lines.append(line)
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Escape for a quoted argument of Exec, and once more for a string of the entry."""
    for mark in ("\\", '"', "`", "$"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\\", "\\\\").replace("%", "%%")
