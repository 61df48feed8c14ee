"""Lines of a read-only view: whatever it showed before, it shows what it is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from vfioviz.ui.lines import write_lines

LINE = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_characters="\x85\xa0")
)
LINES = st.lists(st.sampled_from(["", "   0  18 00", "   8  00 00"]) | LINE, max_size=6)


@pytest.mark.usefixtures("qapp")
@given(st.lists(LINES, min_size=1, max_size=5))
def test_a_view_shows_the_lines_that_it_was_given_last(texts: list[list[str]]) -> None:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    for lines in texts:
        write_lines(view, lines)
        assert view.toPlainText() == "\n".join(lines)


def test_lines_that_are_the_same_are_not_laid_out_again(qtbot: QtBot) -> None:
    view = QPlainTextEdit()
    qtbot.addWidget(view)
    write_lines(view, ["one", "two", "three"])
    changed: list[tuple[int, int, int]] = []
    view.document().contentsChange.connect(lambda *where: changed.append(where))
    write_lines(view, ["one", "2", "three"])
    assert all(4 <= at <= 7 for at, _, _ in changed)
    assert view.toPlainText() == "one\n2\nthree"
