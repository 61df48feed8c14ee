"""Puts files into a ``share`` folder, remembers them, and takes just these away again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from vfioviz import __version__
from vfioviz.cli.integration.plan import Item

MANIFEST = "vfioviz/installed.json"
_CACHES = (
    ("update-desktop-database", "applications"),
    ("update-mime-database", "mime"),
    ("gtk-update-icon-cache", "icons/hicolor"),
)
"""Program, and the folder that it is told of."""


class IntegrationError(Exception):
    """A file that cannot be written or removed; the text names it and says why."""


def recorded(share: Path) -> Mapping[str, str]:
    """Return what was installed: path below ``share`` -> SHA-256. Empty where nothing was.

    Raises:
        IntegrationError: The record is there and cannot be read.
    """
    path = share / MANIFEST
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in stored["files"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "it is no record of vfioviz"
        message = f"{path}: cannot be read: {reason}; remove it to start anew"
        raise IntegrationError(message) from problem


def state(share: Path, name: str, digest: str) -> str:
    """Return ``installed``, ``changed`` (by somebody else) or ``missing``."""
    path = share / name
    if not path.is_file():
        return "missing"
    return "installed" if _digest(path.read_bytes()) == digest else "changed"


def install(share: Path, items: tuple[Item, ...]) -> Iterator[str]:
    """Write the files and the record; yields a line for each.

    A file that somebody changed since, or that was there before, is kept beside as ``NAME.old``.

    Raises:
        IntegrationError: A file cannot be written. What was written before it is in the record.
    """
    known = dict(recorded(share))
    wanted = {item.target for item in items}
    for item in items:
        path = share / item.target
        digest = _digest(item.data)
        there = path.is_file()
        own = there and _digest(path.read_bytes()) in {known.get(item.target, ""), digest}
        if there and not own:
            old = path.with_name(f"{path.name}.old")
            _guarded(path, lambda: path.replace(old))  # noqa: B023 -- called at once
            yield f"kept what was there as {old}"
        if not (there and _digest_of(path) == digest):
            _guarded(path, lambda: _write(path, item.data))  # noqa: B023 -- called at once
            yield f"wrote {path}"
        known[item.target] = digest
        _record(share, known)
    for name in sorted(set(known) - wanted):
        yield from _take(share, name, known.pop(name))
    _record(share, known)
    _refresh(share)


def remove(share: Path) -> Iterator[str]:
    """Remove what was installed and is as it was; yields a line for each."""
    known = dict(recorded(share))
    for name, digest in sorted(known.items()):
        yield from _take(share, name, digest)
    path = share / MANIFEST
    _guarded(path, lambda: path.unlink(missing_ok=True))
    _prune(path.parent, share)
    if known:
        _refresh(share)


def _take(share: Path, name: str, digest: str) -> Iterator[str]:
    path = share / name
    now = state(share, name, digest)
    if now == "changed":
        yield f"left {path}: it was changed since"
        return
    if now == "installed":
        _guarded(path, path.unlink)
        yield f"removed {path}"
    _prune(path.parent, share)


def _prune(folder: Path, share: Path) -> None:
    """Remove folders that are empty now."""
    while folder != share and share in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str:
    return _digest(path.read_bytes()) if path.is_file() else ""


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".vfioviz-", delete=False) as file:
        file.write(data)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def _record(share: Path, known: Mapping[str, str]) -> None:
    text = json.dumps({"version": __version__, "files": dict(sorted(known.items()))}, indent=1)
    path = share / MANIFEST
    _guarded(path, lambda: _write(path, f"{text}\n".encode()))


def _guarded(path: Path, run: object) -> None:
    try:
        run()  # type: ignore[operator]  # a call without arguments
    except OSError as problem:
        message = f"{path}: {problem.strerror or problem}"
        raise IntegrationError(message) from problem


def _refresh(share: Path) -> None:
    """Tell the desktop; where its programs are not there it finds out by itself."""
    for program, folder in _CACHES:
        path = share / folder
        found = shutil.which(program)
        if found and path.is_dir():
            more = ["--force", "--quiet", "--ignore-theme-index"] if "gtk" in program else []
            subprocess.run(  # noqa: S603 -- a program of the desktop, with a folder
                [found, *more, str(path)], check=False, capture_output=True, timeout=60,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )  # fmt: skip
