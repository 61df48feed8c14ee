"""Help: what is looked at, the handbook, the command palette, the keys, the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vfioviz.language import mark
from vfioviz.ui.registry import ActionSpec, Feature

if TYPE_CHECKING:
    from vfioviz.ui.handbook.shelf import Shelf
    from vfioviz.ui.workbench import Workbench


def _menu(bench: Workbench) -> None:
    from vfioviz.ui.context import ask  # noqa: PLC0415 -- Qt

    ask(bench)


def shelf(bench: Workbench) -> Shelf:
    """Return where the handbook is."""
    from vfioviz.ui.handbook.shelf import Shelf  # noqa: PLC0415 -- rare

    return bench.get(Shelf)


def _explain(bench: Workbench) -> None:
    """Show the handbook at what has the focus."""
    from vfioviz.ui.handbook.context import topic_here  # noqa: PLC0415 -- rare

    shelf(bench).show(topic_here(bench))


def _point(bench: Workbench) -> None:
    """Explain what is pressed next."""
    from vfioviz.ui.handbook.pointing import Pointing  # noqa: PLC0415 -- rare

    bench.get(Pointing).begin()


def _watch(bench: Workbench) -> None:
    """Note what is pressed from now on."""
    from vfioviz.ui.handbook.pointed import Pointed  # noqa: PLC0415 -- scenes need Qt

    bench.get(Pointed)


def _commands(bench: Workbench) -> None:
    from vfioviz.ui.launcher.dialog import CommandPalette  # noqa: PLC0415 -- rare
    from vfioviz.ui.launcher.entries import entries  # noqa: PLC0415 -- rare

    CommandPalette(entries(bench), bench.theme.palette.muted, bench.window).open()


def _shortcuts(bench: Workbench) -> None:
    from vfioviz.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 -- rare

    dialog = ShortcutsDialog(bench.actions.specs, bench.window)
    dialog.changed.connect(bench.actions.shortcuts_changed)
    dialog.open()


def _about(bench: Workbench) -> None:
    from vfioviz.ui.dialogs.about import AboutDialog  # noqa: PLC0415 -- rare

    AboutDialog(bench.window).open()


FEATURE = Feature(
    actions=(
        ActionSpec(
            "help",
            "Help/explain",
            mark("&What is this?"),
            mark("Explain what has the focus: a field, a pad, a finding, a column"),
            "help",
            ("F1",),
            run=_explain,
        ),
        ActionSpec(
            "context-menu",
            "Help/explain",
            mark("&Menu of what has the focus"),
            mark("Open the menu that a right click opens, of what has the focus"),
            "more",
            ("Shift+F10",),
            run=_menu,
        ),
        ActionSpec(
            "whats-this",
            "Help/explain",
            mark("&Point and explain"),
            mark("Explain what is clicked next: a button, a label, a byte"),
            "help",
            ("Shift+F1",),
            run=_point,
        ),
        ActionSpec(
            "handbook",
            "Help/explain",
            mark("&Handbook"),
            mark("Every term explained"),
            "lesson",
            ("Ctrl+Shift+F1",),
            run=lambda bench: shelf(bench).show(),
        ),
        ActionSpec(
            "commands",
            "Help/program",
            mark("&Command palette…"),
            mark("Find an action, a file, a lesson or a page by typing a part of it"),
            "search",
            ("Ctrl+Shift+P",),
            run=_commands,
        ),
        ActionSpec(
            "shortcuts",
            "Help/program",
            mark("&Keyboard shortcuts"),
            mark("List every shortcut"),
            "keyboard",
            ("Ctrl+F1",),
            run=_shortcuts,
        ),
        ActionSpec(
            "about",
            "Help/program",
            mark("&About vfioviz"),
            mark("What this program is"),
            "about",
            run=_about,
        ),
    ),
    begin=_watch,
    links={"handbook": lambda bench, topic: shelf(bench).show(topic)},
)
