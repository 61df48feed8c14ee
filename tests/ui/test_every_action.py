"""Every entry of every menu, toolbar and context menu does something that can be seen or heard.

In each state of the window each entry that is enabled is triggered, as a hand would. A slot that
raises, a word on stdout or stderr, or an entry after which nothing is different fails. Which ones
are not enabled in a state is written down here: an entry that is never enabled does nothing either.
"""

from __future__ import annotations

import fnmatch
import gc
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAction, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolBar,
    QToolButton,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions, format_captured_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.document.test_headers import extended
from tests.kernel.sourced.posted import posted
from tests.models import version
from tests.ui.conftest import SAMPLES
from vfioviz.capture.live.transport import Request, Target, TransportError
from vfioviz.document import edits
from vfioviz.document.edit_code import changed, edit_code
from vfioviz.document.edit_variants import add_version
from vfioviz.document.project import ModelColumn
from vfioviz.document.session import State
from vfioviz.document.teach.lesson import Predict
from vfioviz.document.teach.library import lessons
from vfioviz.document.variants import c_text
from vfioviz.document.view import Selection
from vfioviz.document.watching import into
from vfioviz.ui import announcer, translation
from vfioviz.ui.features import ACTIONS
from vfioviz.ui.features.capture import capturing
from vfioviz.ui.features.helping import shelf
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.menus import SLOTS
from vfioviz.ui.panels.table import PANELS, SOURCES, STEPS
from vfioviz.ui.recent import recent_files, remember
from vfioviz.ui.theme import Theme
from vfioviz.ui.windows import Windows

ANSWER = str(SAMPLES / "iommu-linux-6.1.bin")
RECORDS = str(SAMPLES / "nvme-linux-6.1.jsonl")
SENTINEL = "what was on the clipboard before"


# ---- the states


def _nothing(window: MainWindow) -> None:
    window.start()


def _select(window: MainWindow, column: int, offset: int) -> None:
    layout = window.document.derived.columns[column].layout
    window.document.select(Selection.of_leaf(column, layout, layout.leaf_at(offset)))


def _capture(window: MainWindow) -> None:
    window.files.open_paths([ANSWER])
    _select(window, 0, 24)


def _model(window: MainWindow) -> None:
    """Edited, the first capability of a computed column selected, findings and differences seen."""
    window.files.open_paths([ANSWER])
    window.editing.run(lambda now: edits.set_fill(now, 0x11))
    window.editing.run(lambda now: edits.set_fill(now, 0x22))
    window.document.undo_stack.undo()
    window.editing.go_to_column(1)
    _select(window, 1, 56)


def _nothing_selected(window: MainWindow) -> None:
    window.files.open_paths([ANSWER])


def _asked(window: MainWindow) -> None:
    """A lesson that hides what it asks for, on a page behind the first, with hints."""
    for lesson in lessons():
        for number, page in enumerate(lesson.pages):
            if number and isinstance(page.task, Predict) and page.hints:
                teacher(window.bench).begin(lesson, number)
                return


def _other_headers(window: MainWindow) -> None:
    """Read by headers that are not the built-in ones."""
    window.files.open_paths([ANSWER])
    window.editing.run(lambda now: edits.set_headers(now, extended()))


def _solved(window: MainWindow) -> None:
    """A page that asks nothing."""
    teacher(window.bench).begin(lessons()[1], 0)


def _records(window: MainWindow) -> None:
    window.files.open_paths([RECORDS])
    while window.document.project is None:
        QApplication.processEvents()
    window.panes.docks["sources"].raise_()
    window.panes[SOURCES].records.go_to(3)


def _watched(window: MainWindow) -> None:
    """A column of C text that is watched, some steps behind its start."""
    window.files.open_paths([str(SAMPLES / "device-atomic-before-v6.6.bin")])
    window.editing.run(lambda now: add_version(now, posted()))
    window.document.load(window.document.state)
    window.editing.go_to_column(len(window.document.derived.columns) - 1)
    _select(window, len(window.document.derived.columns) - 1, 24)
    page = window.panes.bring(STEPS).watch
    while page.watching is None:
        QApplication.processEvents()
    for _ in range(20):
        page.go(into)


def _edited_c(window: MainWindow) -> None:
    """An edit of C in a column of its own, watched from its start."""
    window.files.open_paths([str(SAMPLES / "device-atomic-before-v6.6.bin")])
    base = c_text(version("posted-v1"))
    project = window.document.project
    assert base is not None
    assert project is not None
    path = "drivers/vfio/vfio_main.c"
    text = base.sources.files[path].replace("last->next = start;", "last->next = start + 0;")
    made = changed(project.producers, base, path, text)
    window.editing.run(lambda now: edit_code(now, ModelColumn("posted-v1"), made))
    place = window.document.derived.columns
    at = next(at for at, one in enumerate(place) if one.title == "edit-1")
    _select(window, at, 24)
    page = window.panes.bring(STEPS).watch
    while page.watching is None:
        QApplication.processEvents()
    for _ in range(20):
        page.go(into)


def _short(window: MainWindow) -> None:
    """A model whose caller passed less than the answer needs."""
    window.files.open_paths([ANSWER])
    window.editing.run(lambda now: edits.set_argsz(now, 64))
    window.editing.go_to_column(1)
    _select(window, 1, 4)


class Case(NamedTuple):
    prepare: Callable[[MainWindow], None]
    disabled: str
    """What can't be done, as patterns of keys; counted by hand."""


_EDITS = "edit mend pass-needed add-cap duplicate-cap move-* remove-cap note "
_C = "watch-* c-files edit-c copy-diff"
_LESSON = "lesson-next lesson-back lesson-hint lesson-answer lesson-leave "
_OWN = "headers-built-in variant-sources"
_USUAL = f"mend pass-needed column-5 column-6 zoom-reset {_OWN} {_LESSON}"
CASES = {
    "nothing open": Case(
        _nothing,
        "home save save-as export close undo redo copy-* goto find find-* follow back pointer why "
        "*-finding "
        "*-difference *-pane panel-* column-* variant-* headers-* compare abis producers reference "
        "pair "
        f"zoom-* grid-cycle level plot-* reset-layout workspace-* dock-* {_EDITS} {_LESSON} {_C}",
    ),
    "a capture": Case(_capture, f"undo redo copy-left {_USUAL} copy-diff"),
    "a model": Case(_model, f"{_USUAL} copy-diff"),
    "nothing selected": Case(
        _nothing_selected, f"undo redo copy-left copy-right {_USUAL} copy-diff"
    ),
    "a short answer": Case(
        _short, f"redo mend column-5 column-6 zoom-reset {_OWN} {_LESSON} copy-diff"
    ),
    "a question": Case(
        _asked,
        "undo redo mend pass-needed workspace-* export goto find find-* why copy-reply copy-text "
        "copy-bytes copy-value copy-picture copy-left copy-right pair level compare abis "
        "producers variant-* headers-* zoom-reset column-2 column-3 column-4 column-5 column-6 "
        f"lesson-next {_C} plot-* "
        + " ".join(
            f"panel-{key}"
            for key in ("sources", "summary", "differences", "pair", "argsz", "steps", "consumers",
                        "skew", "notes", "text", "history", "reply", "records", "ranges", "why")
        )
        + " dock-sources dock-reply dock-compare",
    ),
    "a page to read": Case(
        _solved,
        f"undo redo mend pass-needed workspace-* zoom-reset {_OWN} column-2 column-3 "
        "copy-left copy-right "
        f"column-4 column-5 column-6 lesson-back lesson-hint lesson-answer {_C}",
    ),
    "other headers": Case(
        _other_headers,
        f"redo mend pass-needed column-5 column-6 zoom-reset variant-sources copy-left "
        f"copy-right {_LESSON} copy-diff",
    ),
    "many records": Case(
        _records, f"undo redo mend column-5 column-6 zoom-reset {_OWN} copy-left copy-right "
        f"{_LESSON} copy-diff",
    ),
    "C that is watched": Case(
        _watched,
        "undo redo mend pass-needed column-6 zoom-reset headers-built-in copy-diff copy-right "
        f"{_LESSON}",
    ),
    "C that was edited": Case(
        _edited_c, f"redo mend pass-needed column-6 zoom-reset headers-built-in {_LESSON}"
    ),
}  # fmt: skip


# ---- the entries


def _entries(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            inner.aboutToShow.emit()
            yield from _entries(inner)
        elif not action.isSeparator():
            yield action


def entries(window: MainWindow) -> dict[str, QAction]:
    """Every entry of the window's menus, toolbars, title bars and context menu, by a name."""
    found: list[QAction] = []
    for head in window.menuBar().actions():
        menu = head.menu()
        assert isinstance(menu, QMenu)
        found += _entries(menu)
    for bar in window.findChildren(QToolBar):
        found += [action for action in bar.actions() if not action.isSeparator()]
    for button in window.findChildren(QToolButton):
        if button.menu() is not None:
            found += _entries(button.menu())
        if button.defaultAction() is not None:
            found.append(button.defaultAction())
    popup = window.createPopupMenu()
    if popup is not None:
        found += _entries(popup)
        popup.deleteLater()
    named: dict[str, QAction] = {}
    toggles = {id(dock.toggleViewAction()): key for key, dock in window.panes.frames.items()}
    lesson = teacher(window.bench).dock.toggleViewAction()
    for action in found:
        if not isValid(action):
            continue  # a menu that is reached twice was filled anew
        if not action.text() or action is lesson:
            continue  # Qt's own spacer and the extension of the toolbar
        key = f"dock-{toggles[id(action)]}" if id(action) in toggles else action.objectName()
        named[key or f"entry {action.text()}"] = action
    return named


def _matches(key: str, patterns: str) -> bool:
    return any(fnmatch.fnmatchcase(key, one) for one in patterns.split())


# ---- what can be seen and heard


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    heard: list[str] = []

    class Listener:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 -- Qt's name
            heard.append(event.message())

    monkeypatch.setattr(announcer, "QAccessible", Listener)
    return heard


CHECKED = 3
"""Where in ``kept`` it stands what is switched on."""


class Seen(NamedTuple):
    """What there is to see, of which an action should change something."""

    passing: tuple[Any, ...]
    """Dialogs, focus, panels, message: what is closed again."""
    state: State
    kept: tuple[Any, ...]
    """The state of the window, and what is remembered of it."""


def look(windows: Windows, window: MainWindow) -> Seen:
    shown = sorted(
        (type(each).__name__, each.windowTitle())
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and not isinstance(each, QMenu)
    )
    docks = {key: (dock.isHidden(), dock.seen) for key, dock in window.panes.docks.items()}
    passing = (
        shown,
        docks,
        window.message.text,
        QGuiApplication.clipboard().text(),
        QApplication.focusWidget(),
        QApplication.activePopupWidget() is not None,
    )
    kept = (
        len(windows),
        window.windowState(),
        window.theme.wanted,
        [action.isChecked() for action in window.actions_table],
        [bar.isHidden() for bar in window.findChildren(QToolBar)],
        recent_files(),
    )
    return Seen(passing, window.document.state, kept)


# ---- the walk


class Walk:
    """A window in a state, put back into it after each action."""

    def __init__(
        self, windows: Windows, qtbot: QtBot, prepare: Callable[[MainWindow], None]
    ) -> None:
        self.windows = windows
        self.qtbot = qtbot
        self._prepare = prepare
        self.window = self.fresh()

    def fresh(self) -> MainWindow:
        app = QApplication.instance()
        if app is not None and translation.spoken() != translation.ENGLISH:
            translation.install(app, translation.ENGLISH)
        window = self.windows.make()
        window.resize(1280, 720)
        window.bench.theme.choose("light")
        window.load_map()
        window.start()
        window.show()
        capturing(window.bench).start = no_devices
        self._prepare(window)
        self.settle()
        window.message.hide()
        self.activate(window)
        teacher(window.bench)  # has a dock, which is one of those that are put back
        self._arranged = window.saveState()
        stack = window.document.undo_stack
        self._undo = (stack.index(), stack.count())
        remember(ANSWER)
        return window

    def follow(self) -> None:
        """Go on in the window that took the place of another one, in another language."""
        if len(self.windows) and self.window not in tuple(self.windows):
            self.window = next(iter(self.windows))

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
        # As the program's loop does. Windows that went would be coloured with each new theme.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def activate(self, window: MainWindow) -> None:
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        if window.document.project is not None:
            window.centre.focus_map()
        self.settle()

    def close_others(self) -> None:
        """Close the dialogs, and the handbook."""
        for each in QApplication.topLevelWidgets():
            if each.isVisible() and not isinstance(each, MainWindow):
                each.close()
        self.settle()

    def clear(self) -> None:
        """Close all there is."""
        self.close_others()
        for window in self.windows:
            window.document.undo_stack.setClean()
            window.close()
        self.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _take_back(self, before: Seen) -> None:
        """Show the document as it was, where no step came or went: quicker than a window."""
        document = self.window.document
        stack = document.undo_stack
        if document.state == before.state or before.state.project is None:
            return
        if self._undo == (0, 0):
            self.close_others()
            document.load(before.state)
        elif self._undo[1] == stack.count() and document.project is not None:
            self.close_others()
            stack.setIndex(self._undo[0])
            document.look(before.state.project)
            document.play(before.state.playing)
            document.set_view(before.state.view)
        self.settle()

    def _switch_back(self, before: Seen) -> None:
        """Trigger what was switched on or off, or what was chosen before, once more."""
        now = look(self.windows, self.window)
        if now.state != before.state or now.kept == before.kept:
            return
        for action, was in zip(self.window.actions_table, before.kept[CHECKED], strict=True):
            group = action.actionGroup()
            if action.isChecked() is not was and action.isEnabled() and (was or group is None):
                action.trigger()
        self.settle()
        self.close_others()

    def shows(self, before: Seen, said: list[str]) -> bool:
        """Whether something can be seen or heard of what was done."""
        if not len(self.windows) or said:
            return True
        return look(self.windows, self.window) != before

    def wait_for_jobs(self) -> None:
        """Let what is under way come to its end, however long the machine takes."""
        self.qtbot.waitUntil(lambda: not any(window.jobs.running for window in self.windows))
        self.settle()

    def end_jobs(self) -> None:
        """End what an action left under way: it would change what the next one finds."""
        for window in self.windows:
            for job in window.jobs.running:
                window.jobs.cancel(job.key)
        self.wait_for_jobs()

    def restore(self, before: Seen) -> None:
        """Bring the window back: what one action changed must not help the next one."""
        self.end_jobs()
        window = self.window
        if len(self.windows):
            self._take_back(before)
            self._switch_back(before)
            self.follow()
            window = self.window
        if not len(self.windows) or look(self.windows, window)[1:] != before[1:]:
            self.clear()
            self.window = self.fresh()
            return
        self.close_others()
        if window.saveState() != self._arranged:
            # To put every dock back paints all of them, and few actions move one.
            window.restoreState(self._arranged)
        window.message.hide()
        self.activate(window)


def no_devices(_request: Request, _target: Target) -> Any:
    """There is no machine with devices here."""
    message = "no devices in this test"
    raise TransportError(message)


@pytest.fixture
def windows(theme: Theme) -> Windows:
    return Windows(theme)


# What is chosen already stays chosen, and that is what is seen.
_CHOSEN = {spec.key for spec in ACTIONS if spec.group}


@pytest.mark.parametrize("name", CASES)
def test_every_action_that_can_be_run_does_something(
    windows: Windows, qtbot: QtBot, said: list[str], capfd: pytest.CaptureFixture[str], name: str
) -> None:
    before_all = {id(each) for each in QApplication.topLevelWidgets()}
    walk = Walk(windows, qtbot, CASES[name].prepare)
    silent, wrong = [], []
    names = sorted(entries(walk.window))
    assert {spec.key for spec in ACTIONS} <= set(names)
    for key in names:
        action = entries(walk.window)[key]
        if action.isEnabled() is _matches(key, CASES[name].disabled):
            wrong.append(f"{key} is {'enabled' if action.isEnabled() else 'disabled'}")
        if not action.isEnabled() or (key in _CHOSEN and action.isChecked()):
            continue
        QGuiApplication.clipboard().setText(SENTINEL)
        said.clear()
        capfd.readouterr()
        before = look(windows, walk.window)
        with capture_exceptions() as raised:
            action.trigger()
            walk.settle()
        walk.follow()
        changed = walk.shows(before, said)
        if not changed:
            walk.wait_for_jobs()
            changed = walk.shows(before, said)
        printed = "".join(capfd.readouterr())
        if raised:
            wrong.append(f"{key} raised:\n{format_captured_exceptions(raised)}")
        elif printed:
            wrong.append(f"{key} printed {printed!r}")
        elif not changed:
            silent.append(key)
        if changed:
            walk.restore(before)
    walk.clear()
    del walk
    assert silent == []
    assert wrong == []
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [each for each in QApplication.topLevelWidgets() if id(each) not in before_all]
    assert [(type(each).__name__, each.windowTitle()) for each in left] == []


def test_every_action_stands_in_the_menu_bar_once(window: MainWindow) -> None:
    standing: list[QAction] = []
    for head in window.menuBar().actions():
        menu = head.menu()
        assert isinstance(menu, QMenu)
        standing += _entries(menu)
    keys = [action.objectName() for action in standing if action.objectName()]
    assert sorted(keys) == sorted(spec.key for spec in ACTIONS)
    assert {spec.slot for spec in ACTIONS} == set(SLOTS)


def test_a_panel_of_the_table_has_a_dock_a_key_and_an_action(window: MainWindow) -> None:
    assert list(window.panes.docks) == [panel.key for panel in PANELS]
    for panel in PANELS:
        assert window.actions_table[f"panel-{panel.key}"].shortcut().toString() == panel.keys


@pytest.mark.parametrize("name", ["nothing open", "a model", "a question"])
def test_the_context_menus_of_texts_and_lines_raise_nothing(
    windows: Windows, qtbot: QtBot, name: str
) -> None:
    """They are Qt's own: undo, copy, select all."""
    walk = Walk(windows, qtbot, CASES[name].prepare)
    for panel in PANELS:
        if walk.window.document.project is not None:
            walk.window.panes.show(panel.key)
            walk.settle()
    tried = 0
    with capture_exceptions() as raised:
        for widget in walk.window.findChildren(QWidget):
            if not isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
                continue
            menu = widget.createStandardContextMenu()
            for action in _entries(menu):
                if action.isEnabled():
                    action.trigger()
                    tried += 1
            menu.deleteLater()
            walk.settle()
    walk.clear()
    assert tried
    assert not raised, format_captured_exceptions(raised)


def test_the_handbook_does_what_its_buttons_say(window: MainWindow, qtbot: QtBot) -> None:
    book = shelf(window.bench).show("start")
    qtbot.waitUntil(book.isVisible)
    book.open("term.argsz")
    for action in book.findChildren(QAction):
        if not action.objectName().startswith("handbook-") or not action.isEnabled():
            continue
        before = (book.topic, book.text.document().toHtml(), QApplication.focusWidget(),
                  book.isVisible())  # fmt: skip
        with capture_exceptions() as raised:
            action.trigger()
            QApplication.processEvents()
        after = (book.topic, book.text.document().toHtml(), QApplication.focusWidget(),
                 book.isVisible())  # fmt: skip
        assert not raised
        assert after != before, action.objectName()
        book.show()
        book.activateWindow()
        book.open("start")
        book.open("term.argsz")
        book.text.setFocus(Qt.FocusReason.OtherFocusReason)
    window.bench.close()
