"""What the actions of the window do: each key of the table is tied to what carries it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from vfioviz.document import edits
from vfioviz.document.edits import Edit
from vfioviz.document.state import MAX_COLUMNS, Project
from vfioviz.kernel.registry import VARIANTS
from vfioviz.language import tr
from vfioviz.scene.text import BADGES
from vfioviz.ui.announcer import announce
from vfioviz.ui.editing import NEWEST_VARIANT
from vfioviz.ui.features.copying import copy_as, copy_reply, copy_text
from vfioviz.ui.recent import preference, set_preference
from vfioviz.ui.specs import FORMS, LANGUAGES, PANELS

if TYPE_CHECKING:
    from vfioviz.ui.main_window import MainWindow


class Jobs:
    """Connected once, when the window has all its parts."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.document = window.document
        self.panes = window.panes
        for key, run in self._jobs().items():
            window.actions_table.connect_to(key, run)
        spoken = preference("language", "system")
        known = spoken if spoken in LANGUAGES else "system"
        window.actions_table[f"language-{known}"].setChecked(True)
        many = preference("windows", "one") == "many"
        window.actions_table["windows-many"].setChecked(many)
        for number in range(MAX_COLUMNS):
            run = partial(self._go_to_column, number)
            window.actions_table.connect_to(f"column-{number + 1}", run)

    def _jobs(self) -> dict[str, Callable[[], object]]:
        window = self._window
        files, editing, dialogs, panes = (
            window.files, window.editing, window.dialogs, window.panes,
        )  # fmt: skip
        stack = self.document.undo_stack
        jobs: dict[str, Callable[[], object]] = {
            "open": files.ask_open,
            "paste": files.paste,
            "capture": dialogs.capture,
            "reread": dialogs.reread,
            "home": window.close_document,
            "save": files.save,
            "save-as": files.save_as,
            "export": files.ask_export,
            "close": window.close_document,
            "quit": self._quit,
            "new-window": self._new_window,
            "windows-many": self._choose_windows,
            "undo": stack.undo,
            "redo": stack.redo,
            "edit": panes.edit_value,
            "add-cap": dialogs.add_capability,
            "duplicate-cap": editing.duplicate,
            "move-up": partial(editing.move_by, -1),
            "move-down": partial(editing.move_by, 1),
            "remove-cap": editing.remove,
            "note": self._note,
            "copy-reply": lambda: self._say(copy_reply(self.document)),
            "copy-text": lambda: self._say(copy_text(self.document)),
            "goto": dialogs.goto,
            "next-finding": partial(self._step_finding, 1),
            "previous-finding": partial(self._step_finding, -1),
            "follow": self._follow,
            "back": self._back,
            "next-difference": partial(self._step_difference, 1),
            "previous-difference": partial(self._step_difference, -1),
            "next-pane": partial(panes.cycle, 1),
            "previous-pane": partial(panes.cycle, -1),
            "compare": partial(editing.compare_all, tuple(one.key for one in VARIANTS)),
            "abis": partial(self._across, edits.across_abis),
            "producers": partial(self._across, edits.across_handlers),
            "full-screen": self._full_screen,
            "learn": dialogs.learn,
            "lesson-file": dialogs.ask_lesson_file,
            "lesson-next": partial(self._teach, "turn", 1),
            "lesson-back": partial(self._teach, "turn", -1),
            "lesson-hint": partial(self._teach, "hint"),
            "lesson-answer": partial(self._teach, "show_answer"),
            "lesson-leave": partial(self._teach, "leave"),
            "presenter": self._present,
            "reset-layout": panes.arrange,
            "help": dialogs.explain,
            "handbook": dialogs.handbook,
            "commands": dialogs.commands,
            "shortcuts": dialogs.shortcuts,
            "mono-font": dialogs.mono_font,
            "about": dialogs.about,
        }
        jobs |= {f"panel-{key}": partial(panes.show, key) for key in PANELS}
        jobs |= {f"language-{code}": partial(self._speak, code) for code in LANGUAGES}
        jobs |= {f"copy-{key}": partial(self._copy_as, key) for key, _, _ in FORMS}
        return jobs

    def _teach(self, verb: str, *how: int) -> None:
        if self.document.playing is not None:
            getattr(self._window.dialogs.teacher, verb)(*how)

    def _present(self) -> None:
        self._window.dialogs.presenter.toggle()

    def _go_to_column(self, index: int) -> None:
        self._window.editing.go_to_column(index)
        column = self.document.active_column
        if column is not None:
            announce(
                self._window,
                tr(
                    "Column {number}: {title}, {badge}",
                    number=index + 1,
                    title=column.title,
                    badge=tr(BADGES[column.badge]),
                ),
            )

    def _step_finding(self, by: int) -> None:
        if not self.panes.findings.step(by):
            self._window.message.say(tr("No findings in this column."))

    def _step_difference(self, by: int) -> None:
        if not self.panes.differences.step(by):
            self._say(self.panes.differences.none.text())

    def _note(self) -> None:
        dock = self.panes.docks["notes"]
        dock.show()
        dock.raise_()
        self.panes.notes.add_here()

    def _across(self, verb: Callable[[Project, str], Edit]) -> None:
        column = self.document.active_column
        shown = "" if column is None else column.column.variant
        self._window.editing.run(lambda now: verb(now, shown or NEWEST_VARIANT))

    def _copy_as(self, key: str) -> None:
        self._say(copy_as(self.document, key))

    def _say(self, text: str) -> None:
        if text:
            self._window.message.say(text)

    def _follow(self) -> None:
        self._window.load_map().navigator.follow()

    def _back(self) -> None:
        self._window.load_map().navigator.back()

    def _new_window(self) -> None:
        if self._window.windows is not None:
            self._window.windows.new()

    def _choose_windows(self) -> None:
        many = self._window.actions_table["windows-many"].isChecked()
        set_preference("windows", "many" if many else "one")

    def _speak(self, code: str) -> None:
        set_preference("language", code)
        self._window.message.say(tr("The language changes at the next start."))

    def _quit(self) -> None:
        if self._window.windows is None:
            self._window.close()
        else:
            self._window.windows.quit()

    def _full_screen(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        window.actions_table["full-screen"].setChecked(window.isFullScreen())
