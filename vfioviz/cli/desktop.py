"""``vfioviz desktop``: menu entry, icons, file type, manual page and completion of a user."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from vfioviz.capture.visible import visible
from vfioviz.cli.integration.install import (
    IntegrationError,
    install,
    recorded,
    remove,
    state,
)
from vfioviz.cli.integration.plan import data_home, items, of_the_package, program
from vfioviz.cli.load import complain
from vfioviz.cli.printing import put_all, put_text

_HINT = """
zsh finds the completion once its folder is in fpath, in ~/.zshrc before compinit:
  fpath=({share}/zsh/site-functions $fpath)
"""


def run(arguments: argparse.Namespace) -> int:
    """Do it; status 2 where a file can't be written or removed."""
    share = Path(arguments.prefix, "share").absolute() if arguments.prefix else data_home()
    # A package's entry is found by the PATH; a user's must not depend on it.
    wanted = items("" if arguments.prefix else program())
    theirs = of_the_package(share, wanted)
    wanted = tuple(item for item in wanted if item.target not in theirs)
    try:
        if arguments.what == "status":
            return _status(share, [item.target for item in wanted])
        if arguments.dry_run:
            names = (
                recorded(share) if arguments.what == "remove" else [one.target for one in wanted]
            )
            return _tell(f"would {arguments.what} {share / name}" for name in names)
        if arguments.what == "remove":
            if not recorded(share):
                return _tell([f"nothing is installed below {share}"])
            return _tell(remove(share))
        _tell(install(share, wanted))
    except IntegrationError as problem:
        return complain(str(problem))
    put_text(_HINT.format(share=visible(str(share))))
    return 0


def _status(share: Path, names: list[str]) -> int:
    known = recorded(share)
    lines = [f"{state(share, name, known.get(name, '')):9} {share / name}" for name in names]
    return _tell(lines)


def _tell(lines: Iterable[str]) -> int:
    put_all(lines)
    return 0
