"""Windows of one session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from vfioviz.ui.theme import Theme
from vfioviz.ui.windows import Windows


@pytest.fixture
def windows(theme: Theme, qtbot: QtBot) -> Iterator[Windows]:
    """None is open at first; those that are left are closed."""
    made = Windows(theme)
    yield made
    for window in made:
        window.document.undo_stack.setClean()
        window.close()
    qtbot.wait(10)
