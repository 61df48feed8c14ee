"""Somebody who presses whatever there is: actions, keys, clicks, undo and redo, in any state.

The same seed makes the same choices. What goes on by the clock (a note that goes away, an
animation) may still come a step earlier or later.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QWidget,
)

from tests.ui.test_every_action import CASES, entries, no_devices
from vfioviz.document.project import Project
from vfioviz.ui.features.capture import capturing
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.windows import Windows

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.bin"))
_WINDOWS = 3
"""More are closed: a hundred would only cost time."""
_KEYS = (
    *range(Qt.Key.Key_0, Qt.Key.Key_9 + 1), *range(Qt.Key.Key_A, Qt.Key.Key_Z + 1),
    *range(Qt.Key.Key_F1, Qt.Key.Key_F12 + 1),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) * 3,
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) * 2,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_Minus, Qt.Key.Key_Plus,
    Qt.Key.Key_Menu,
)  # fmt: skip
_MODIFIERS = (
    *(Qt.KeyboardModifier.NoModifier,) * 4,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
)


class Wrong(NamedTuple):
    """What should not have happened."""

    step: int
    did: str
    said: str


class Complaints:
    """Collects what Qt and Python complain of, while it is entered."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._hook = sys.excepthook

    def __enter__(self) -> Complaints:
        qInstallMessageHandler(self._qt)
        sys.excepthook = self._python
        return self

    def __exit__(self, *_: object) -> None:
        qInstallMessageHandler(None)
        sys.excepthook = self._hook

    def _qt(self, kind: QtMsgType, _context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and "This plugin does not support" not in text:
            self.said.append(f"Qt: {text}")

    def add(self, error: BaseException) -> None:
        """Take an exception that came through."""
        self._python(type(error), error, error.__traceback__)

    def _python(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        lines = [f"{type(error).__name__}: {error}"]
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        self.said.append("\n".join(lines))
        del kind


class Monkey:
    """Windows of the program, and a hand that knows no better."""

    def __init__(self, windows: Windows, seed: int, patience: float = math.inf) -> None:
        """Begin; what takes longer than ``patience``, in seconds, is wrong."""
        self.windows = windows
        self.patience = patience
        self.rng = random.Random(seed)  # noqa: S311 -- no secret
        self.counts: dict[str, int] = {}
        self.triggered: set[str] = set()
        self.slowest: tuple[float, int, str] = (0.0, 0, "")
        self.tell: Callable[[str], object] = lambda _: None
        """Is told of each step when it begins, and of what it did."""
        self._inside = QTimer(windows)
        self._inside.setInterval(20)
        self._inside.timeout.connect(self._answer_popup)
        self._kinds: tuple[tuple[int, str, Callable[[], str]], ...] = (
            (30, "actions", self._action),
            (32, "keys", self._key),
            (24, "clicks", self._click),
            (5, "undo", lambda: self._history("undo")),
            (5, "redo", lambda: self._history("redo")),
            (2, "undo and redo of all", self._all),
            (2, "states", self._state),
        )

    def run(self, count: int, before: Callable[[], object] = list) -> Iterator[Wrong]:
        """Do so many things, each after a call of ``before``; yields what goes wrong."""
        weights = [weight for weight, _, _ in self._kinds]
        with Complaints() as complaints:
            self._state()
            for step in range(count):
                before()
                ((_, name, do),) = self.rng.choices(self._kinds, weights)
                self.counts[name] = self.counts.get(name, 0) + 1
                self.tell(f"{step} ")
                began = time.perf_counter()
                did = f"{name}: "
                try:
                    self._inside.start()
                    did += do()
                    self.tell(f"{did}\n")
                    self._inside.stop()
                    self._settle()
                except Exception as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
                    complaints.add(error)
                took = time.perf_counter() - began
                self.slowest = max(self.slowest, (took, step, did))
                if took > self.patience:
                    complaints.said.append(f"took {took:.1f} s")
                for said in complaints.said:
                    yield Wrong(step, did, said)
                complaints.said.clear()
                self._tidy()
            self.close()
            for said in complaints.said:
                yield Wrong(count, "closing", said)

    def close(self) -> None:
        """Close all windows."""
        self._dialogs()
        for window in self.windows:
            window.document.undo_stack.setClean()
            window.close()
        self._settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # ---- what it does

    @property
    def window(self) -> MainWindow:
        """The window that is worked in: the active one, or the newest."""
        if not len(self.windows):
            self._state()
        all_ = list(self.windows)
        active = QApplication.activeWindow()
        return active if isinstance(active, MainWindow) and active in all_ else all_[-1]

    def _state(self) -> str:
        """Bring a window into one of the states that each action is tried in."""
        name = self.rng.choice(sorted(CASES))
        self._dialogs()
        if not len(self.windows) or len(self.windows) > _WINDOWS or self.rng.random() < 0.5:
            self.close()
            window = self.windows.make()
            window.resize(self.rng.choice((800, 1000, 1280)), self.rng.choice((500, 720)))
            window.load_map()
            window.start()
            window.show()
            CASES[name].prepare(window)
        else:
            name = self.rng.choice(SAMPLES).name
            self.window.files.open_paths([str(SAMPLES[0].parent / name)])
        return name

    def _action(self) -> str:
        window = self.window
        named = {key: one for key, one in entries(window).items() if one.isEnabled()}
        fresh = [key for key in sorted(named) if key not in self.triggered]
        key = self.rng.choice(fresh if fresh and self.rng.random() < 0.5 else sorted(named))
        self.triggered.add(key)
        named[key].trigger()
        return key

    def _key(self) -> str:
        target = (
            QApplication.activePopupWidget()
            or QApplication.focusWidget()
            or QApplication.activeModalWidget()
            or self.window
        )
        said = []
        for _ in range(self.rng.choice((1, 1, 1, 4))):
            key, modifier = self.rng.choice(_KEYS), self.rng.choice(_MODIFIERS)
            said.append(f"{Qt.Key(key).name}+{modifier.value:x}")
            QTest.keyClick(target, Qt.Key(key), modifier)
            now = QApplication.focusWidget()
            if now is None:
                break
            target = now
        return f"{' '.join(said)}"

    def _click(self) -> str:
        top = (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or self.rng.choice([each for each in QApplication.topLevelWidgets() if each.isVisible()]
                               or [self.window])
        )  # fmt: skip
        inside = [each for each in (top, *top.findChildren(QWidget)) if each.isVisible()]
        widget = self.rng.choice(inside)
        if isinstance(widget, QAbstractScrollArea):
            widget = widget.viewport()
        at = QPoint(
            self.rng.randrange(max(1, widget.width())), self.rng.randrange(max(1, widget.height()))
        )
        button = self.rng.choice((Qt.MouseButton.LeftButton,) * 5 + (Qt.MouseButton.RightButton,))
        said = f"{type(widget).__name__} {widget.objectName()} {at.x()},{at.y()} {button.name}"
        QTest.mouseMove(widget, at)
        if self.rng.random() < 0.15:
            QTest.mouseDClick(widget, button, pos=at)
        else:
            QTest.mouseClick(widget, button, pos=at)
        return said

    def _history(self, which: str) -> str:
        stack = self.window.document.undo_stack
        for _ in range(self.rng.choice((1, 1, 3))):
            getattr(stack, which)()
        return ""

    def _all(self) -> str:
        """Undo and redo everything: the same comes out."""
        document = self.window.document
        stack, before, place = (
            document.undo_stack,
            document.state.project,
            document.undo_stack.index(),
        )
        stack.setIndex(0)
        stack.setIndex(place)
        if _asked(document.state.project) != _asked(before):
            message = "another project after undo and redo of all"
            raise AssertionError(message)
        return f"{place} steps"

    # ---- between the steps

    def _settle(self) -> None:
        for _ in range(2):
            QApplication.processEvents()
        # An event loop does; processEvents() alone leaves them lying.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _tidy(self) -> None:
        """Keep off the disk and off devices, and have a window to work in."""
        for each in QApplication.topLevelWidgets():
            # A dialog for files is Qt's own, and could delete some.
            if isinstance(each, QFileDialog) and each.isVisible():
                each.reject()
        if not len(self.windows):
            self._state()
        for window in self.windows:
            capturing(window.bench).start = no_devices
        if self.rng.random() < 0.08:
            self._dialogs()

    def _answer_popup(self) -> None:
        """Choose from a menu that a button shows, or leave it: the button waits for that."""
        popup = QApplication.activePopupWidget()
        if not isinstance(popup, QMenu):
            return
        if self.rng.random() < 0.5:
            QTest.keyClick(popup, Qt.Key.Key_Down)
            QTest.keyClick(popup, Qt.Key.Key_Return)
        if popup.isVisible():
            popup.close()

    def _dialogs(self) -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog | QMenu) and each.isVisible():
                each.close()
        self._settle()


def _asked(project: Project | None) -> Project | None:
    """Return a project without the columns that are shown: which ones is no step."""
    if project is None:
        return None
    return replace(project, columns=(), argsz=project.argsz if project.chosen else None)
