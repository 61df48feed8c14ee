"""A learner at the real window: keys and nothing else, wrong answers before right ones."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.naming import key
from vfioviz.document.derive import derive
from vfioviz.document.teach.lesson import Choose, Done, Page, Predict, Until
from vfioviz.document.teach.playing import Playing, asked
from vfioviz.document.teach.quantity import measure
from vfioviz.ui.dialogs.goto import GotoDialog
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import ARGSZ, SOURCES
from vfioviz.ui.teach.learn_dialog import LearnDialog

Key = Qt.Key
Mod = Qt.KeyboardModifier


class Learner:
    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.wrong = 0

    # ---- hands

    def press(self, key: Qt.Key, mod: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        """A key where the focus is."""
        at = QApplication.focusWidget() or self.window
        QTest.keyClick(at, key, mod)

    def type(self, text: str) -> None:
        for char in text:
            QTest.keyClicks(QApplication.focusWidget() or self.window, char)

    def settle(self) -> None:
        QTest.qWait(1)

    @property
    def now(self) -> Playing:
        playing = self.window.document.playing
        assert playing is not None
        return playing

    @property
    def kind(self) -> str:
        return "" if self.now.feedback is None else self.now.feedback.kind

    # ---- beginning

    def choose(self, row: int) -> None:
        """Open the list of lessons by its key, go down, press Enter."""
        QTest.keyClick(self.window, Key.Key_L, Mod.ControlModifier)
        self.qtbot.waitUntil(lambda: self.window.findChild(LearnDialog) is not None)
        dialog = self.window.findChild(LearnDialog)
        assert dialog is not None
        self.qtbot.waitUntil(dialog.isVisible)
        dialog.list.setFocus()
        for _ in range(row):
            QTest.keyClick(dialog.list, Key.Key_Down)
        QTest.keyClick(dialog.list, Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.window.document.playing is not None)
        self.qtbot.waitUntil(lambda: self.window.map is not None and self.window.map.isVisible())

    # ---- pages

    def page(self) -> None:
        """Solve the page that is shown, wrongly first, and turn it."""
        task = self.now.now.task
        if isinstance(task, Predict):
            self._predict()
        elif isinstance(task, Choose):
            self._choose(task)
        elif isinstance(task, Until):
            self._until(self.now.now, task)
        assert self.now.solved
        self._on(by_enter=not isinstance(task, Until))

    def _on(self, *, by_enter: bool) -> None:
        if by_enter:
            self.qtbot.waitUntil(teacher(self.window.bench).panel.next.hasFocus)
            self.press(Key.Key_Return)
        else:
            self.press(Key.Key_Right, Mod.AltModifier)
        self.settle()

    def _predict(self) -> None:
        project = self.window.document.project
        assert project is not None
        found = asked(self.now, project)
        assert found is not None
        right = measure(found[0].quantity, derive(project).columns[found[1]], project)
        field = teacher(self.window.bench).panel.task.field
        assert field.hasFocus()
        self.type("none")
        self.press(Key.Key_Return)
        assert self.kind == "unclear"
        self.press(Key.Key_A, Mod.ControlModifier)
        self.type(str(right + 1))
        self.press(Key.Key_Return)
        assert self.kind == "wrong"
        assert not self.now.solved
        self.wrong += 1
        self.press(Key.Key_A, Mod.ControlModifier)
        self.type(hex(right))
        self.press(Key.Key_Return)
        assert self.kind == "right"

    def _choose(self, task: Choose) -> None:
        assert teacher(self.window.bench).panel.task.options[0].hasFocus()
        self.press(Key.Key_Return)
        assert self.kind == "unclear"
        for number, option in enumerate(task.options, start=1):
            if not option.right:
                self._tick(number)
                self.press(Key.Key_Return)
                assert self.kind == "wrong"
                assert option.remark in (self.now.feedback.text if self.now.feedback else "")
                self.wrong += 1
        number = next(i for i, option in enumerate(task.options, start=1) if option.right)
        self._tick(number)
        self.press(Key.Key_Return)
        assert self.kind == "right"

    def _tick(self, number: int) -> None:
        """Choose an option by its number; Qt shows the button pressed for a moment first."""
        options = teacher(self.window.bench).panel.task.options
        self.type(str(number))
        self.qtbot.waitUntil(options[number - 1].isChecked)

    # ---- edits

    def _until(self, page: Page, task: Until) -> None:
        self._wrong_edit(page)
        for statement in page.solve:
            assert not self.now.solved
            self._do(statement.text)
        for condition in task.conditions:
            if isinstance(condition, Done):
                action = self.window.actions_table[condition.action]
                QTest.keySequence(QApplication.focusWidget() or self.window, action.shortcut())
                self.settle()
        self.qtbot.waitUntil(lambda: self.now.solved)

    def _wrong_edit(self, page: Page) -> None:
        """Do what one of the page's remarks is about; then take it back."""
        verbs = [statement.text.split()[0] for statement in page.solve]
        if not page.remarks or verbs != ["remove"]:
            return
        project = self.window.document.project
        assert project is not None
        right = page.solve[0].text
        for index in reversed(range(len(project.content.caps))):
            self._go("", f"caps[{index}]")
            self.press(Key.Key_Delete)
            self.settle()
            if self.kind == "wrong":
                self.wrong += 1
                assert not self.now.solved, right
                self.press(Key.Key_Z, Mod.ControlModifier)
                self.settle()
                return
            self.press(Key.Key_Z, Mod.ControlModifier)
        raise AssertionError("no edit of this page is answered by a remark")

    def _do(self, text: str) -> None:
        verb, *words = text.split()
        column = words[words.index("in") + 1] if "in" in words else ""
        if verb == "point":
            self._go(column, self._target(words))
        elif verb == "remove":
            self._go(column, self._target(words))
            self.press(Key.Key_Delete)
        elif verb == "argsz":
            self._argsz(words[0])
        elif verb == "note":
            self.press(Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier)
            self.settle()
            self.type(" ".join(words[words.index("in") + 2 :]))
        else:
            raise AssertionError(f"this learner can't {text}")
        self.settle()

    def _target(self, words: list[str]) -> str:
        if words[0] == "bytes":
            return words[1].partition("-")[0]
        name = words[0]
        if name.startswith("caps[") and not name[5].isdigit():
            return name[5 : name.index("]")].lower()
        return name

    def _go(self, column: str, where: str) -> None:
        """Make a column the active one by its number, then go to a place in it."""
        if column:
            columns = self.window.document.derived.columns
            index = next(
                number for number, one in enumerate(columns)
                if column == (key(one.column) if one.run is not None else "captured")
            )  # fmt: skip
            self.press(Key(Key.Key_1.value + index), Mod.ControlModifier)
            self.settle()
        self.press(Key.Key_G, Mod.ControlModifier)
        self.qtbot.waitUntil(lambda: bool(self._open_gotos()))
        dialog = self._open_gotos()[-1]
        self.qtbot.waitUntil(dialog.line.hasFocus)
        QTest.keyClicks(dialog.line, where)
        QTest.keyClick(dialog.line, Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self._open_gotos())
        # A window manager does this; the offscreen platform has none.
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def _open_gotos(self) -> list[GotoDialog]:
        return [each for each in self.window.findChildren(GotoDialog) if each.isVisible()]

    def _argsz(self, number: str) -> None:
        panes = self.window.panes
        if panes.docks["argsz"].isVisible():
            self._type_into(panes[ARGSZ].spin, number)
            return
        call = panes[SOURCES].call
        if not call.argsz.isEnabled():
            call.exact.setFocus()
            self.press(Key.Key_Space)
        self._type_into(call.argsz, number)

    def _type_into(self, widget: QWidget, number: str) -> None:
        widget.setFocus()
        self.press(Key.Key_A, Mod.ControlModifier)
        self.type(number)
        self.press(Key.Key_Return)
