"""F1 on what has the focus, and the handbook's window by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES
from vfioviz.document.project import ModelColumn
from vfioviz.document.view import Selection
from vfioviz.ui.dialogs.add_capability import AddCapabilityDialog
from vfioviz.ui.features.helping import shelf
from vfioviz.ui.handbook.window import HandbookWindow
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import FINDINGS

NEW = ModelColumn("v6.6")

CTRL = Qt.KeyboardModifier.ControlModifier


def place_of(window: MainWindow, column: int) -> int:
    """0 is the capture, 1 the model of v6.6."""
    columns = [each.column for each in window.document.derived.columns]
    return columns.index(NEW) if column else 0


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.1.bin")])
    window.editing.toggle(NEW, on=True)
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    yield window
    window.bench.close()


def press_f1(window: MainWindow, qtbot: QtBot) -> HandbookWindow:
    focus = QApplication.focusWidget() or window
    QTest.keyClick(focus, Qt.Key.Key_F1)
    book = shelf(window.bench).window
    assert book is not None
    qtbot.waitUntil(book.isVisible)
    return book


@pytest.mark.parametrize(
    ("column", "span", "topic"),
    [
        (0, (0, 4), "struct.vfio_iommu_type1_info.argsz"),
        (0, (20, 24), "role.info-tail"),
        (0, (28, 32), "struct.vfio_info_cap_header.next"),
        (0, (36, 40), "role.cap-hole"),
        (0, (40, 48), "struct.vfio_iommu_type1_info_cap_migration.pgsize_bitmap"),
        (0, (84, 92), "struct.vfio_iova_range.start"),
        (0, (24, 56), "cap.iommu.2"),
        (1, (68, 72), "role.cap-pad"),
    ],
)
@pytest.mark.parametrize("place", ["map", "structure", "hex"])
def test_f1_explains_the_selected_bytes(
    opened: MainWindow, qtbot: QtBot, column: int, span: tuple[int, int], topic: str, place: str
) -> None:
    column = place_of(opened, column)
    opened.editing.go_to_column(column)
    opened.document.select(Selection(column, *span))
    focus(opened, qtbot, place)
    book = press_f1(opened, qtbot)
    assert book.topic == topic
    heading = book.text.textCursor().block().text()
    where = book._book.find(topic)
    assert where is not None
    assert heading == where.section.plain_title


def focus(window: MainWindow, qtbot: QtBot, place: str) -> None:
    if place == "map":
        window.centre.focus_map()
        target: QWidget = window.load_map()
    else:
        dock = window.panes.docks[place]
        dock.show()
        dock.raise_()
        target = dock.panel
        target.setFocus()
    qtbot.waitUntil(
        lambda: (
            (now := QApplication.focusWidget()) is not None
            and (now is target or target.isAncestorOf(now))
        )
    )


def test_f1_on_a_finding_opens_the_text_that_the_finding_uses(
    opened: MainWindow, qtbot: QtBot
) -> None:
    focus(opened, qtbot, "findings")
    panel = opened.panes[FINDINGS]
    for row, finding in enumerate(panel.model.findings):
        focus(opened, qtbot, "findings")
        panel.view.setCurrentIndex(panel.model.index(row, 0))
        book = press_f1(opened, qtbot)
        assert book.topic == f"finding.{finding.code}"
        assert finding.rule in " ".join(book.text.toPlainText().split())
        opened.activateWindow()


@pytest.mark.parametrize(
    "key",
    ["sources", "summary", "argsz", "steps", "skew", "consumers", "history"],
)
def test_f1_in_a_panel_explains_the_panel_or_what_is_chosen(
    opened: MainWindow, qtbot: QtBot, key: str
) -> None:
    opened.document.select(None)
    focus(opened, qtbot, key)
    topic = press_f1(opened, qtbot).topic
    assert topic.startswith(("panel.", "column.", "variant.", "term."))


def test_f1_on_a_column_says_whose_bytes_these_are(opened: MainWindow, qtbot: QtBot) -> None:
    for number, topic in ((0, "column.captured"), (1, "variant.v6.6")):
        opened.editing.go_to_column(place_of(opened, number))
        focus(opened, qtbot, "summary")
        assert press_f1(opened, qtbot).topic == topic


def test_f1_in_a_dialog_is_not_blocked_by_it(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_table["add-cap"].trigger()
    dialog = opened.findChild(AddCapabilityDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.isActiveWindow())
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    book = shelf(opened.bench).window
    assert book is not None
    assert book.topic == AddCapabilityDialog.TOPIC
    assert book.isEnabled()
    dialog.reject()


def test_f1_on_the_start_page_opens_the_first_page(window: MainWindow, qtbot: QtBot) -> None:
    assert press_f1(window, qtbot).topic == "start"
    window.bench.close()


def test_search_links_and_the_way_back_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    book = shelf(window.bench).show()
    qtbot.waitUntil(book.isVisible)
    QTest.keyClick(book, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(book.search, "tail padding")
    assert book.contents.topLevelItemCount() >= 1
    QTest.keyClick(book.search, Qt.Key.Key_Return)
    assert book.topic == "term.tail-padding"
    QTest.keyClick(book.search, Qt.Key.Key_Down)
    QTest.keyClick(book.contents, Qt.Key.Key_Return)
    second = book.topic
    qtbot.waitUntil(book.isActiveWindow)
    assert second != "term.tail-padding"
    QTest.keyClick(book.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert book.topic == "term.tail-padding"
    QTest.keyClick(book.text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert book.topic == second
    book.search.setText("no page has all of this")
    assert "Nothing" in book.found.text()
    book.search.clear()
    assert book.contents.topLevelItemCount() == len(book._book.pages)
    QTest.keyClick(book.text, Qt.Key.Key_Escape)
    assert not book.isVisible()
    window.bench.close()


def test_a_link_of_a_page_opens_by_tab_and_enter(window: MainWindow, qtbot: QtBot) -> None:
    book = shelf(window.bench).show("start")
    qtbot.waitUntil(book.isVisible)
    book.text.setFocus()
    QTest.keyClick(book.text, Qt.Key.Key_Tab)
    QTest.keyClick(book.text, Qt.Key.Key_Return)
    assert book.topic == "roles"
    window.bench.close()


def test_every_page_is_shown_at_its_own_heading(window: MainWindow, qtbot: QtBot) -> None:
    book = shelf(window.bench).show("start")
    qtbot.waitUntil(book.isVisible)
    for page in book._book.pages:
        for number in range(0, len(page.sections), 7):
            section = page.sections[number]
            assert book.open(section.topic)
            assert book.text.textCursor().block().text() == section.plain_title
    window.bench.close()


def test_it_stands_beside_the_map_and_its_keys_are_its_own(
    opened: MainWindow, qtbot: QtBot
) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    view = opened.load_map()
    view.setFocus()
    stood = view.geometry()
    book = press_f1(opened, qtbot)
    assert book.window() is opened
    assert view.geometry() == stood
    assert (
        not view.rect()
        .translated(view.mapTo(opened, QPoint()))
        .intersects(book.rect().translated(book.mapTo(opened, QPoint())))
    )
    QTest.keyClick(QApplication.focusWidget() or book, Qt.Key.Key_F, CTRL)
    assert book.search.hasFocus()
    QTest.keyClick(book.search, Qt.Key.Key_W, CTRL)
    assert not book.isVisible()
    assert opened.document.project is not None
    qtbot.waitUntil(view.hasFocus)
