"""The line above the map: what the last change did, with its cause, until the next change."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES, Opener
from vfioviz.document import edits
from vfioviz.document.teach.lesson import Predict
from vfioviz.document.teach.library import lessons
from vfioviz.document.view import Selection
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import SOURCES

Key, Mod = Qt.Key, Qt.KeyboardModifier
BECAUSE = "iova_range 68 → 72: dma_avail takes 16 bytes, ALIGN(12, 8)"


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def test_it_tells_what_a_comparison_shows(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")
    line = window.centre.change
    assert line.isVisible()
    assert line.ioctl == "VFIO_IOMMU_GET_INFO"
    assert "VFIO_IOMMU_GET_INFO" in window.windowTitle()
    assert line.text.endswith(f"Linux 6.12.107+deb12-amd64: {BECAUSE}")
    press(window, Key.Key_2, Mod.ControlModifier)
    assert line.text.endswith(BECAUSE)
    press(window, Key.Key_R, Mod.ControlModifier)  # the second column is the reference now
    press(window, Key.Key_1, Mod.ControlModifier)
    assert line.text.startswith("Linux 6.12.107+deb12-amd64 → Linux 6.1.0-53-amd64: ")
    assert line.text.endswith("iova_range 72 → 68: dma_avail takes 12 bytes, not rounded up")


def test_it_names_the_ioctl_of_the_active_column(opened: Opener) -> None:
    window = opened("device-linux-6.12.bin")
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.12.bin")])
    line = window.centre.change
    assert line.ioctl == "VFIO_IOMMU_GET_INFO", "what was opened is active"
    press(window, Key.Key_1, Mod.ControlModifier)
    assert line.ioctl == "VFIO_DEVICE_GET_INFO"


def test_f6_goes_to_a_difference_and_the_line_is_about_that_column(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.editing.go_to_column(2)
    press(window, Key.Key_F6)
    title = window.document.derived.columns[2].title
    assert f" → {title}: " in window.centre.change.text
    assert window.centre.change.text.endswith(BECAUSE)


def test_an_edit_is_told_until_the_next_one_and_moves_no_map(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.12.bin")
    assert window.map is not None
    at = window.map.mapTo(window, QPoint())
    while len(window.document.derived.columns) > 2:
        window.editing.run(lambda now: edits.remove_column(now, 1))
    window.editing.go_to_column(1)
    title = window.document.derived.columns[1].title
    layout = window.document.derived.columns[1].layout
    window.document.select(Selection.of_leaf(1, layout, layout.leaf_at(24)))
    window.load_map().setFocus()
    press(window, Key.Key_Delete)
    said = window.centre.change.text
    assert said.startswith(f"{title}: migration is gone; dma_avail 56 → 24")
    window.document.select(Selection(1, 0, 4))
    press(window, Key.Key_Right)
    assert window.centre.change.text == said
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert window.centre.change.text.startswith(f"{title}: migration at 24 is new")
    assert window.map.mapTo(window, QPoint()) == at


def test_of_a_number_that_is_typed_the_whole_step_is_told(opened: Opener) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    window.editing.go_to_column(1)
    layout = window.document.derived.columns[1].layout
    window.document.select(Selection.of_leaf(1, layout, layout.leaf_at(8)))
    window.load_map().setFocus()
    press(window, Key.Key_F2)
    for typed, told in (("1", "9 → 1"), ("2", "9 → 12 (0xc)"), ("3", "9 → 123 (0x7b)")):
        line = QApplication.focusWidget()
        assert line is not None
        QTest.keyClicks(line, typed)
        assert window.centre.change.text.endswith(told)
    press(window, Key.Key_Return)
    press(window, Key.Key_F2)
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "5")
    assert window.centre.change.text.endswith("123 (0x7b) → 5")


def test_an_argsz_that_is_typed_makes_no_capability_new(opened: Opener) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    field = window.panes.bring(SOURCES).call.argsz
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "99")
    assert "is new" not in window.centre.change.text
    assert "36 (0x24) → 99 (0x63)" in window.centre.change.text


def test_cells_that_differ_from_the_reference_are_marked(opened: Opener) -> None:
    window = opened("iommu-linux-6.12.bin")
    assert window.map is not None
    assert window.map.items[0].changes == ()
    first = window.map.items[1]
    assert (0, 4) in first.changes or not first.changes
    window.editing.run(lambda now: edits.set_argsz(now, 64))
    assert all((0, 4) in item.changes for item in window.map.items[1:])
    window.map.grab()


def test_the_line_does_not_give_away_what_a_lesson_asks_for(window: MainWindow) -> None:
    for lesson in lessons():
        for number, page in enumerate(lesson.pages):
            if isinstance(page.task, Predict):
                teacher(window.bench).begin(lesson, number)
                assert window.document.hides
                assert window.centre.change.text == ""
