"""Whether the window is to offer ``vfioviz desktop install``, and what it does then."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

from vfioviz.cli.integration.install import IntegrationError, install
from vfioviz.cli.integration.plan import ID, data_home, items, of_the_package, program

_SYSTEM = "/usr/local/share:/usr/share"
"""$XDG_DATA_DIRS where it is not set: XDG Base Directory Specification 0.8."""


def offer(environ: Mapping[str, str] = os.environ) -> Callable[[], str] | None:
    """Return what adds the program to the user's menu and says what went wrong, "" for nothing.

    None where it is not to be offered: there is an entry already, or what runs is a checkout or a
    copy that does not stay, as ``pipx run`` and ``uvx`` make.
    """
    own = program()
    if not sys.platform.startswith("linux") or not own or not _stays(Path(own), environ):
        return None
    if not files("vfioviz").joinpath("resources").is_dir():
        return None
    folders = (environ.get("XDG_DATA_DIRS") or _SYSTEM).split(":")
    shares = [data_home(), *(Path(one) for one in folders if one.startswith("/"))]
    if any((share / f"applications/{ID}.desktop").exists() for share in shares):
        return None
    return add


def add() -> str:
    """Install below the user's data folder; return what went wrong."""
    share = data_home()
    wanted = items(program())
    theirs = of_the_package(share, wanted)
    try:
        for _ in install(share, tuple(item for item in wanted if item.target not in theirs)):
            pass
    except IntegrationError as problem:
        return str(problem)
    return ""


def _stays(own: Path, environ: Mapping[str, str]) -> bool:
    """Whether a program lies where it will be tomorrow: in no cache, in no temporary folder."""
    cache = environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    passing = (Path(cache), Path(environ.get("TMPDIR") or "/tmp"), Path("/var/tmp"))  # noqa: S108 -- none is opened
    return not any(folder in own.resolve().parents for folder in passing)
