"""Every lesson is played to its end, by keys, in the real window; wrong answers included."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES, Opener
from tests.ui.teach.learner import Key, Learner, Mod
from vfioviz.codec.ref import INFO, FieldRef, Part
from vfioviz.document import edits
from vfioviz.document.teach.exercises import lesson as exercises
from vfioviz.document.teach.lesson import Done, Predict, Until
from vfioviz.document.teach.library import lessons
from vfioviz.document.view import Selection
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import REPLY, STEPS
from vfioviz.ui.teach.progress import progress
from vfioviz.ui.theme import Theme
from vfioviz.ui.two_lines import KIND

LESSONS = lessons()


def begin(window: MainWindow, qtbot: QtBot, number: int, page: int) -> Learner:
    teacher(window.bench).begin(LESSONS[number], page)
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    return Learner(window, qtbot)


def page_of(number: int, kind: str) -> int:
    for index, page in enumerate(LESSONS[number].pages):
        if isinstance(page.task, Predict) and page.task.quantity.kind == kind:
            return index
    raise AssertionError


@pytest.mark.parametrize("row", range(len(LESSONS)), ids=[one.key for one in LESSONS])
def test_a_lesson_is_played_to_its_end_by_keys(window: MainWindow, qtbot: QtBot, row: int) -> None:
    learner = Learner(window, qtbot)
    learner.choose(row)
    lesson = learner.now.lesson
    assert lesson.key == LESSONS[row].key
    for number in range(len(lesson.pages)):
        assert learner.now.page == number
        learner.page()
    assert window.document.playing is None
    told = progress(lesson.key)
    assert told.done
    assert told.wrong == learner.wrong > 0


def test_at_least_eight_and_the_last_ends_with_the_reply() -> None:
    assert len(LESSONS) >= 8
    assert all(0 < one.minutes <= 20 and one.summary for one in LESSONS)
    assert any("copy-reply" in str(page.task) for page in LESSONS[-1].pages)


def test_exercises_are_played_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    teacher(window.bench).begin(exercises(7, 5, "hard"), 0)
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    learner = Learner(window, qtbot)
    for _ in range(5):
        learner.page()
    assert window.document.playing is None


# ---- the veil


def seen(window: MainWindow) -> str:
    """All text that is in the window, to be seen or to be spoken."""
    parts = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            parts += [widget.accessibleName(), widget.toolTip()]
            if isinstance(widget, QLabel):
                parts.append(widget.text())
    view = window.map
    assert view is not None
    for item in view.items:
        for row in item.map.rows(0, item.map.row_count):
            for cell in row.cells:
                parts += [cell.name, *cell.values, cell.raw.hex()]
        links = item.gutter.links
        parts += [str(label) for label in links.labels(0, item.map.size)]
    for key in ("structure", "findings", "hex"):
        panel: Any = window.panes.docks[key].panel
        model = panel.model
        for row_number in range(min(model.rowCount(), 400)):
            for column in range(model.columnCount()):
                index = model.index(row_number, column)
                parts.append(str(model.data(index)))
                parts.append(str(model.data(index, Qt.ItemDataRole.AccessibleTextRole)))
    return "\n".join(parts)


def test_what_is_asked_is_nowhere_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    number = 1
    page = next(i for i, one in enumerate(LESSONS[number].pages) if "same under" in one.title)
    learner = begin(window, qtbot, number, page)
    view = window.map
    assert view is not None
    window.document.select(window.document.view.selection)
    veiled = window.document.derived.columns[1]
    assert veiled.veiled
    assert veiled.run is None
    hidden = [leaf for leaf in veiled.layout.leaves() if leaf.role.value == "hidden"]
    assert (hidden[-1].start, hidden[-1].stop) == (68, veiled.layout.size)
    assert all(cap.start < 72 for cap in veiled.layout.caps)
    assert b"\x48\x00\x00\x00" not in veiled.layout.data  # 72, as the link holds it
    window.document.select(None)
    text = seen(window)
    assert not re.search(r"\b72\b|0x48", text.replace(tr_placeholder(window), ""))
    window.document.select(
        Selection(0, 0, 4, FieldRef(INFO, Part.BODY, "argsz"))
    )  # what follows from that tells no more
    for key in ("copy-text", "goto", "compare", "copy-reply", "variant-v6.6", "panel-argsz"):
        assert not window.actions_table[key].isEnabled(), key
    for key in ("argsz", "steps", "summary", "skew", "consumers", "sources", "text", "reply"):
        assert not window.panes.docks[key].isVisible()
    for key in ("sources", "reply", "compare"):
        assert not window.panes.frames[key].toggleViewAction().isEnabled()
    learner.type("72")
    learner.press(Key.Key_Return)
    assert learner.now.solved
    assert not window.document.derived.columns[1].veiled
    assert window.actions_table["goto"].isEnabled()


def tr_placeholder(window: MainWindow) -> str:
    return teacher(window.bench).panel.task.field.placeholderText()


def test_a_mark_can_be_dragged_and_fills_the_field(window: MainWindow, qtbot: QtBot) -> None:
    page = next(i for i, one in enumerate(LESSONS[1].pages) if "same under" in one.title)
    learner = begin(window, qtbot, 1, page)
    view = window.map
    assert view is not None
    qtbot.wait(20)

    def point(offset: int) -> QPoint:
        item = view.items[1]
        rect = next(item.rects(offset, offset + 1))
        found: QPoint = item.on_canvas(rect.center()).toPoint()
        return found

    viewport = view.canvas.viewport()
    field = teacher(window.bench).panel.task.field
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=point(69))
    assert field.text() == "69"
    for offset in (70, 71, 72):
        QTest.mouseMove(viewport, point(offset))
        qtbot.wait(5)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=point(72))
    assert field.text() == "72"
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point(71))
    assert field.text() == "71"
    view.setFocus()
    learner.press(Key.Key_Right)
    assert field.text() == "72"
    assert "mod 8 = 0" in teacher(window.bench).panel.task.readout.text()
    field.setFocus()
    learner.press(Key.Key_Return)
    assert learner.now.solved


def test_the_length_of_what_is_marked_answers_how_many(window: MainWindow, qtbot: QtBot) -> None:
    learner = begin(window, qtbot, 2, page_of(2, "after"))
    view = window.map
    assert view is not None
    view.select(0, 188, 189)
    view.setFocus()
    for _ in range(3):
        learner.press(Key.Key_Right, Mod.ShiftModifier)
    assert teacher(window.bench).panel.task.field.text() == "4"


# ---- around


def test_hints_come_one_by_one_and_the_answer_can_be_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    learner = begin(window, qtbot, 1, page_of(1, "offset"))
    hints = learner.now.now.hints
    for hint in hints:
        learner.press(Key.Key_H, Mod.ControlModifier)
        assert hint in teacher(window.bench).panel.task.feedback.text()
    learner.press(Key.Key_H, Mod.ControlModifier | Mod.ShiftModifier)
    assert learner.now.solved
    assert learner.kind == "shown"


def test_progress_is_kept_and_can_be_reset(window: MainWindow, qtbot: QtBot, theme: Theme) -> None:
    learner = begin(window, qtbot, 0, 0)
    learner.page()
    learner.page()
    assert progress(LESSONS[0].key).page == 2
    teacher(window.bench).leave()
    other = MainWindow(theme)
    qtbot.addWidget(other)
    other.show()
    teacher(other.bench).begin(LESSONS[0])
    assert other.document.playing is not None
    assert other.document.playing.page == 2
    other.actions_table["learn"].trigger()
    teacher(other.bench).leave()
    window.actions_table["learn"].trigger()
    from vfioviz.ui.teach.learn_dialog import LearnDialog  # noqa: PLC0415 -- as the window does

    dialog = window.findChild(LearnDialog)
    assert dialog is not None
    assert "page 3" in dialog.list.item(0).data(KIND)
    dialog.reset.click()
    assert progress(LESSONS[0].key).page == 0
    assert "page 3" not in dialog.list.item(0).data(KIND)
    dialog.reject()


def test_nothing_that_teaches_can_reach_a_network() -> None:
    root = Path(__file__).parents[3] / "vfioviz"
    for folder in (root / "ui" / "teach", root / "document" / "teach"):
        for path in folder.glob("*.py"):
            assert not re.search(r"QtNetwork|socket|urllib|http", path.read_text())


def test_edits_that_are_not_saved_are_asked_for(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    window.editing.run(lambda now: edits.set_fill(now, 0x11))
    assert window.document.modified
    teacher(window.bench).begin(LESSONS[0])
    box = window.findChild(QMessageBox, "unsaved-dialog")
    assert box is not None
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert window.document.playing is None
    window.document.undo_stack.setClean()


def test_leaving_brings_the_panels_back(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    before = {key: dock.isHidden() for key, dock in window.panes.frames.items()}
    begin(window, qtbot, 0, 0)
    assert all(dock.isHidden() for dock in window.panes.frames.values())
    assert not window.document.modified
    QTest.keyClick(window, Key.Key_L, Mod.ControlModifier | Mod.ShiftModifier)
    assert window.document.playing is None
    assert window.document.project is None
    window.files.open_paths([str(SAMPLES / "device-atomic-before-v6.6.bin")])
    qtbot.wait(20)
    assert {key: dock.isHidden() for key, dock in window.panes.frames.items()} == before


@pytest.mark.parametrize(
    ("line", "column", "word"),
    [("opne a", 1, "opne"), ("panel cupboard", 7, "cupboard"), ("until action x-y", 14, "x-y")],
)
def test_a_file_that_can_not_be_played_is_named_with_its_line(
    window: MainWindow, tmp_path: Path, line: str, column: int, word: str
) -> None:
    path = tmp_path / "mine.md"
    path.write_text(
        f"---\ntitle: x\nsummary: y\nminutes: 5\n---\n# One\n\n```lesson\n{line}\n```\n"
    )
    teacher(window.bench).open_file(str(path))
    assert window.document.playing is None
    assert f"line 9, column {column}" in window.message.text
    assert f"'{word}'" in window.message.text


def test_the_presenter_view_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    learner = begin(window, qtbot, 1, 0)
    panel = teacher(window.bench).panel
    small = panel.prose.document().defaultFont().pointSizeF()
    learner.press(Key.Key_F11, Mod.ControlModifier)
    qtbot.wait(30)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: panel.prose.document().defaultFont().pointSizeF() > 1.4 * small)
    assert window.menuBar().isHidden()
    assert window.toolbar.isHidden()
    assert window.statusBar().isHidden()
    learner.press(Key.Key_PageDown)
    assert learner.now.page == 1
    learner.press(Key.Key_PageDown)
    assert learner.now.page == 1, "what is asked has to be answered first"
    panel.next.setFocus()
    window.map.setFocus() if window.map is not None else None
    learner.press(Key.Key_H)
    assert learner.kind == "hint"
    learner.press(Key.Key_S)
    assert learner.kind == "shown"
    learner.press(Key.Key_PageDown)
    assert learner.now.page == 2
    learner.press(Key.Key_PageUp)
    assert learner.now.page == 1
    learner.press(Key.Key_Escape)
    assert not window.menuBar().isHidden()
    assert panel.prose.document().defaultFont().pointSizeF() == pytest.approx(small)
    assert window.document.playing is not None


def in_a_room(window: MainWindow, qtbot: QtBot, number: int, page: int) -> Learner:
    """Begin a page in the presenter view, on a projector."""
    window.actions_table["presenter"].trigger()
    window.showNormal()
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.width() == 1280)
    learner = begin(window, qtbot, number, page)
    qtbot.wait(30)
    return learner


def test_a_page_runs_the_c_to_its_line_and_the_next_one_goes_on_with_the_model(
    window: MainWindow, qtbot: QtBot
) -> None:
    pages = LESSONS[8].pages
    page = next(i for i, one in enumerate(pages) if one.title == "The remark, taken literally")
    begin(window, qtbot, 8, page)
    steps = window.panes[STEPS]
    qtbot.waitUntil(lambda: steps.watch.watching is not None)
    assert steps.pages.currentWidget() is steps.watch
    now = steps.watch.watching
    assert now is not None
    assert now.watched.variant == "posted-v1-review"
    text = now.watched.texts[now.place.file][now.place.line - 1]
    assert "copy_to_user((void __user *)arg + cap_offset" in text
    page = next(i for i, one in enumerate(pages) if one.title == "As posted")
    begin(window, qtbot, 8, page)
    assert steps.pages.currentWidget() is not steps.watch
    assert steps.list.currentRow() > 0


def test_in_a_room_everything_is_larger_and_as_before_when_it_ends(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = next(i for i, one in enumerate(LESSONS[1].pages) if one.title == "Watch it happen")
    learner = in_a_room(window, qtbot, 1, page)
    steps, task = window.panes[STEPS], teacher(window.bench).panel.task
    usual = window.font().pointSizeF()
    assert window.document.view.zoom == 125
    assert window.map is not None
    assert window.map.items[0].tiles.ink.metrics.zoom == 125
    assert task.question.font().pointSizeF() > 1.2 * usual
    assert task.question.font().bold() or task.question.font().weight() >= 600
    assert [one.font().pointSizeF() for one in task.options] == pytest.approx(
        [task.question.font().pointSizeF()] * len(task.options)
    )
    assert steps.list.font().pointSizeF() > 1.1 * usual
    learner.press(Key.Key_Escape)
    assert window.document.view.zoom == 100
    assert window.map.items[0].tiles.ink.metrics.zoom == 100
    assert steps.list.font().pointSizeF() == pytest.approx(usual)
    assert task.options[0].font().pointSizeF() == pytest.approx(usual)


def test_in_a_room_all_columns_stay_side_by_side(window: MainWindow, qtbot: QtBot) -> None:
    page = next(i for i, one in enumerate(LESSONS[1].pages) if "same under" in one.title)
    in_a_room(window, qtbot, 1, page)
    view = window.map
    assert view is not None
    assert 100 < window.document.view.zoom < 125
    assert view.scroller.horizontal.maximum() == 0


def test_the_column_that_is_asked_of_is_on_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    page = next(i for i, one in enumerate(LESSONS[8].pages) if one.title == "What was merged")
    begin(window, qtbot, 8, page)
    view = window.map
    assert view is not None
    item = view.items[4]
    qtbot.waitUntil(lambda: item.x() + item.rect().width() <= view.canvas.width() + 1)
    assert item.x() >= 0


def test_the_reply_that_the_last_lesson_speaks_of_is_read_in_the_panel_beside(
    window: MainWindow, qtbot: QtBot
) -> None:
    review = lessons()[-1]
    page = next(
        number for number, one in enumerate(review.pages)
        if isinstance(one.task, Until) and one.task.conditions[0] == Done(
            "copy-reply", one.task.conditions[0].place)
    )  # fmt: skip
    teacher(window.bench).begin(review, page)
    panel = window.panes[REPLY]
    qtbot.waitUntil(panel.isVisible)
    assert window.map is not None
    qtbot.waitUntil(window.map.isVisible)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.map, Qt.Key.Key_R, Mod.ControlModifier | Mod.ShiftModifier)
    shown = panel.text.toPlainText()
    assert shown + "\n" == QGuiApplication.clipboard().text()
    for one in ("<6.6", "v1", "v1+copy", "sketch", "6.6"):  # all five versions
        assert one in shown.split("\n\n")[1].split()
    assert "argsz of" in shown
    assert "Overrun of 4 bytes: argsz is tested before the pad is added." in shown
    task = teacher(window.bench).panel.task
    qtbot.waitUntil(lambda: task.property("kind") == "right")
