"""Each key of each action, in a real window; and the shortest ways to a verdict and to a reply.

Not part of tests/run: ``sh tests/xcb/run`` starts a process for each key.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener, _garbage, opened, qtbot, theme, window
from tests.xcb.screen import CURSOR, ROOT, Screen, differing, missing, running, until
from vfioviz.ui.features import ACTIONS

__all__ = ["_garbage", "opened", "qtbot", "theme", "window"]

SAMPLE = "device-atomic-before-v6.6.bin"
PICTURES = ROOT / "build" / "xcb"
SENTINEL = "nothing was copied"
NAMED = {"+": "plus", "-": "minus", "=": "equal", "del": "Delete", "ins": "Insert", "esc": "Escape",
         "pgup": "Prior", "pgdown": "Next", "return": "Return", "enter": "KP_Enter",
         "backspace": "BackSpace", ",": "comma", ".": "period", "?": "question", "/": "slash",
         "*": "asterisk", "[": "bracketleft", "]": "bracketright"}  # fmt: skip
"""A key's name in Qt -> in X."""
SILENT = frozenset({"full-screen", "workspace-explore"})
"""What need not show: the window fills a bare screen as it is, and begins in Explore."""
PRESSED = [(spec.key, keys) for spec in ACTIONS for keys in spec.shortcuts]


def x_keys(shortcut: str) -> str:
    """``Ctrl+Shift+F8`` as xdotool has it."""
    *held, last = re.split(r"\+(?=.)", shortcut)
    last = NAMED.get(last.lower(), last.lower() if len(last) == 1 else last)
    return "+".join([*(each.lower() for each in held), last])


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    if gone := missing():
        pytest.fail(f"not here: {', '.join(gone)}; sh tests/xcb/run installs them")
    made = Screen(tmp_path_factory.mktemp("screen"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def enabled() -> dict[str, bool]:
    """Which actions a window offers in the state that the keys are tried in."""
    return {}


def _look_up(enabled: dict[str, bool], opened: Opener, qtbot: QtBot) -> None:
    if enabled:
        return
    made = opened(SAMPLE)
    qtbot.keyClick(made.map, Qt.Key.Key_Down)
    enabled.update((spec.key, made.actions_table[spec.key].isEnabled()) for spec in ACTIONS)


@pytest.mark.parametrize(("key", "shortcut"), PRESSED, ids=[f"{k}-{s}" for k, s in PRESSED])
def test_a_key_is_answered(
    screen: Screen,
    enabled: dict[str, bool],
    opened: Opener,
    qtbot: QtBot,
    tmp_path: Path,
    key: str,
    shortcut: str,
) -> None:
    _look_up(enabled, opened, qtbot)
    if not enabled[key]:
        pytest.skip("disabled in this state")
    with running(screen, tmp_path / "home", f"samples/{SAMPLE}") as program:
        program.press("Down")
        screen.copy(SENTINEL)
        before, titles = screen.calm(), screen.titles()
        screen.xdotool("key", "--clearmodifiers", x_keys(shortcut))

        def something() -> bool:
            return (
                program.ended
                or differing(before, screen.pixels()) > CURSOR
                or screen.titles() != titles
                or screen.clipboard() != SENTINEL
            )

        done = until(something, 20)
        if not program.ended:
            screen.calm()
        if not done and key not in SILENT:
            screen.picture(PICTURES / f"{key}.png")
        assert done or key in SILENT, "nothing was to be seen"
        assert program.said() == ""
        if program.ended:
            assert program.process.returncode == 0


def _reply(name: str) -> str:
    words = [sys.executable, "-m", "vfioviz", "reply", f"samples/{name}"]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_from_a_file_to_the_copied_reply_it_takes_two_keys(screen: Screen, tmp_path: Path) -> None:
    with running(screen, tmp_path / "home", f"samples/{SAMPLE}") as program:
        screen.copy(SENTINEL)
        program.press("ctrl+k", "ctrl+shift+r")
        assert until(lambda: screen.clipboard() != SENTINEL)
        assert screen.clipboard().strip() == _reply(SAMPLE).strip()
        assert program.said() == ""


def test_a_pasted_dump_is_shown_over_what_is_open(screen: Screen, tmp_path: Path) -> None:
    dump = subprocess.run(
        ["xxd", "samples/iommu-linux-6.1.bin"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    with running(screen, tmp_path / "home", f"samples/{SAMPLE}") as program:
        screen.copy(dump)
        before = screen.calm()
        program.press("ctrl+shift+v")
        assert until(lambda: differing(before, screen.pixels()) > 20_000)
        screen.picture(PICTURES / "pasted.png")
        assert program.said() == ""


def test_bytes_are_typed_over_pasted_and_copied_in_the_hex_table(
    screen: Screen, tmp_path: Path
) -> None:
    """B goes back, and Ctrl+V opens a dump, elsewhere; here one is a digit, the other pastes."""
    with running(screen, tmp_path / "home", f"samples/{SAMPLE}") as program:
        program.press("Down", "alt+shift+1")
        before, titles = screen.calm(), screen.titles()
        program.press("b", "5")
        assert until(lambda: screen.titles() != titles)  # there is something to save
        assert until(lambda: differing(before, screen.pixels()) > CURSOR)
        screen.copy("c0 ff ee")
        program.press("Home", "ctrl+v")
        screen.calm()
        screen.copy(SENTINEL)
        program.press("Home", "shift+Right", "shift+Right", "ctrl+c")
        assert until(lambda: screen.clipboard() != SENTINEL)
        assert screen.clipboard().strip() == "c0 ff ee"
        screen.picture(PICTURES / "typed.png")
        assert program.said() == ""
