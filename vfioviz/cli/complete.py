"""Completion in bash, zsh and fish, by argcomplete: asked for by the shell, never by a start.

``vfioviz desktop install`` writes the shells' files; they run it with ``_ARGCOMPLETE`` set.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable

from vfioviz.cli.arguments import IOCTL_KEYS
from vfioviz.cli.options import COMMANDS, command_parser, window_parser

_Completer = Callable[..., Iterable[str]]


def complete() -> None:
    """Tell the shell what can come next, and end the program."""
    import argcomplete  # noqa: PLC0415 -- a start does without

    line, point = os.environ.get("COMP_LINE", ""), int(os.environ.get("COMP_POINT", "0") or 0)
    _, _, _, words, _ = argcomplete.lexers.split_line(line, point)
    if len(words) > 1 and words[1] in COMMANDS:
        parser = command_parser(words[1])
        _teach(parser)
    else:
        parser = window_parser()
        files = argcomplete.completers.FilesCompleter()
        first = len(words) < 2

        def names(prefix: str, **_more: object) -> Iterable[str]:
            commands = [name for name in COMMANDS if first and name.startswith(prefix)]
            return [*commands, *files(prefix)]

        _of(parser, "files").completer = names  # type: ignore[attr-defined]  # as argcomplete asks
    argcomplete.autocomplete(parser, always_complete_options="long")


def _of(parser: argparse.ArgumentParser, name: str) -> argparse.Action:
    return next(action for action in parser._actions if action.dest == name)  # noqa: SLF001 -- argparse has no other way


def _teach(parser: argparse.ArgumentParser) -> None:
    """Give options that take a name their names."""
    known = _known()
    groups = parser._subparsers._group_actions if parser._subparsers else []  # noqa: SLF001 -- argparse has no other way
    made = [one for group in groups for one in dict(group.choices or {}).values()]
    for action in (action for one in made for action in one._actions):  # noqa: SLF001 -- argparse has no other way
        if action.dest in known and action.choices is None:
            action.completer = known[action.dest]


def _known() -> dict[str, _Completer]:
    from vfioviz.codec.requirements import NAMES  # noqa: PLC0415 -- when it is wanted
    from vfioviz.kernel.shipped import SHIPPED  # noqa: PLC0415 -- when it is wanted

    variants = list(SHIPPED.keys)
    return {
        "variant": _fixed(variants),
        "variants": _several(variants),
        "ioctl": _fixed(list(IOCTL_KEYS)),
        "handler": _fixed([one.key for one in SHIPPED.handlers]),
        "require": _several(list(NAMES)),
        "topic": _topics,
        "argsz": _fixed(["exact"]),
        "play": _lessons,
    }


def _fixed(names: list[str]) -> _Completer:
    def give(**_more: object) -> list[str]:
        return names

    return give


def _several(names: list[str]) -> _Completer:
    """Complete the last of names with commas between them."""

    def give(prefix: str, **_more: object) -> list[str]:
        done, comma, _ = prefix.rpartition(",")
        used = done.split(",")
        return [f"{done}{comma}{name}" for name in names if name not in used]

    return give


def _topics(**_more: object) -> list[str]:
    from vfioviz.scene.handbook.book import book  # noqa: PLC0415 -- when it is wanted

    return list(book().topics)


def _lessons(**_more: object) -> list[str]:
    from vfioviz.document.teach.library import lessons  # noqa: PLC0415 -- when it is wanted

    return [one.key for one in lessons()]
