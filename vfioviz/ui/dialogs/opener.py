"""Opens the dialogs of the window; each is loaded when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from vfioviz.language import tr
from vfioviz.ui import recent
from vfioviz.ui.centre import Centre
from vfioviz.ui.editing import Editing
from vfioviz.ui.files import Files
from vfioviz.ui.fonts import chosen_mono
from vfioviz.ui.models.structure_rows import Row
from vfioviz.ui.models.values import Bytes, EditValue, Elements
from vfioviz.ui.qdocument import QDocument

if TYPE_CHECKING:
    from vfioviz.document.teach.exercises import Level
    from vfioviz.ui.handbook.window import HandbookWindow
    from vfioviz.ui.live.capturing import Capturing
    from vfioviz.ui.main_window import MainWindow
    from vfioviz.ui.teach.presenter import Presenter
    from vfioviz.ui.teach.teacher import Teacher


class Dialogs(QObject):
    """Window-modal dialogs, none of which blocks."""

    def __init__(
        self,
        document: QDocument,
        editing: Editing,
        files: Files,
        centre: Centre,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._teacher: Teacher | None = None
        self._presenter: Presenter | None = None
        self._handbook: HandbookWindow | None = None
        self._document = document
        self._editing = editing
        self._files = files
        self._capturing: Capturing | None = None
        self._centre = centre
        self._window = window

    def add_capability(self) -> None:
        """Open the catalogue of the ioctl."""
        from vfioviz.ui.dialogs.add_capability import AddCapabilityDialog  # noqa: PLC0415 -- rare

        project = self._document.project
        if project is None:
            return
        dialog = AddCapabilityDialog(project.ioctl, project.abi, self._window)
        dialog.chosen.connect(self._editing.add)
        dialog.raw_chosen.connect(self._editing.add_raw)
        dialog.open()

    def goto(self) -> None:
        """Ask where to go."""
        from vfioviz.ui.dialogs.goto import GotoDialog  # noqa: PLC0415 -- rare

        column = self._document.active_column
        if column is None:
            return
        dialog = GotoDialog(column.layout, self._document.active, self._window)
        dialog.chosen.connect(self._centre.jump)
        dialog.open()

    def edit(self, row: Row, value: EditValue) -> None:
        """Edit what does not fit a line: arrays of structs, bytes."""
        from vfioviz.ui.dialogs.bytes_editor import BytesDialog  # noqa: PLC0415 -- rare
        from vfioviz.ui.dialogs.elements_editor import ElementsDialog  # noqa: PLC0415 -- rare

        if isinstance(value, Elements):
            table = ElementsDialog(row.path, value, self._window)
            table.edited.connect(lambda edited: self._editing.store(row, edited))
            table.open()
        elif isinstance(value, Bytes):
            raw = BytesDialog(row.path, value, self._window)
            raw.edited.connect(lambda edited: self._editing.store(row, edited))
            raw.open()

    @property
    def capturing(self) -> Capturing:
        """What captures from real devices."""
        if self._capturing is None:
            from vfioviz.ui.live.capturing import Capturing  # noqa: PLC0415 -- rare

            made = Capturing(self._document, self._files, self._window)
            made.said.connect(self._centre.message.say)
            made.refused.connect(self._centre.message.warn)
            self._capturing = made
        return self._capturing

    def capture(self) -> None:
        """Choose devices to be read."""
        self.capturing.pick()

    def reread(self) -> None:
        """Repeat the last capture."""
        self.capturing.again()

    # ---- teaching

    @property
    def teacher(self) -> Teacher:
        """Who conducts lessons; made when the first one is wanted."""
        if self._teacher is None:
            from vfioviz.ui.teach.teacher import Teacher  # noqa: PLC0415 -- rare

            self._teacher = Teacher(self._window)
            self._teacher.set_palette(self._window.theme.palette)
            self._window.theme.changed.connect(self._teacher.set_palette)
        return self._teacher

    @property
    def presenter(self) -> Presenter:
        """The view for a room."""
        if self._presenter is None:
            from vfioviz.ui.teach.presenter import Presenter  # noqa: PLC0415 -- rare

            self._presenter = Presenter(self._window)
        return self._presenter

    def learn(self) -> None:
        """Choose a lesson, or exercises."""
        from vfioviz.document.teach.library import lessons  # noqa: PLC0415 -- rare
        from vfioviz.ui.teach.learn_dialog import LearnDialog  # noqa: PLC0415 -- rare
        from vfioviz.ui.translation import spoken  # noqa: PLC0415 -- rare

        dialog = LearnDialog(lessons(spoken()), self._window.theme.palette, self._window)
        dialog.lesson_wanted.connect(self.teacher.begin)
        dialog.exercises_wanted.connect(self._practise)
        dialog.worksheet_wanted.connect(self._worksheet)
        dialog.file_wanted.connect(self.ask_lesson_file)
        dialog.open()

    def _practise(self, seed: int, count: int, level: Level) -> None:
        from vfioviz.document.teach.exercises import lesson  # noqa: PLC0415 -- rare

        self.teacher.begin(lesson(seed, count, level), 0)

    def _worksheet(self, seed: int, count: int, level: Level) -> None:
        from vfioviz.ui.worksheet.ask import ask  # noqa: PLC0415 -- rare

        ask(self._window, seed, count, level)

    def ask_lesson_file(self) -> None:
        """Choose a lesson's file."""
        dialog = QFileDialog(self._window, tr("Open a lesson"), "", tr("Lessons (*.md)"))
        dialog.setObjectName("lesson-dialog")
        dialog.fileSelected.connect(self.teacher.open_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ---- explaining

    def handbook(self, topic: str = "") -> HandbookWindow:
        """Show the handbook, at a topic; "" leaves it where it was."""
        if self._handbook is None:
            from vfioviz.scene.handbook.book import book  # noqa: PLC0415 -- rare
            from vfioviz.ui.handbook.window import HandbookWindow  # noqa: PLC0415 -- rare
            from vfioviz.ui.translation import spoken  # noqa: PLC0415 -- rare

            # Without a parent: a dialog that is open must not block what explains it.
            self._handbook = HandbookWindow(book(spoken()), self._window.theme.palette)
            self._handbook.lesson_wanted.connect(self._lesson)
            self._window.theme.changed.connect(self._handbook.set_palette)
        shown = self._handbook
        if topic or not shown.topic:
            shown.open(topic or "start")
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown

    def explain(self) -> None:
        """Show the handbook at what has the focus."""
        from vfioviz.ui.handbook.context import topic_here  # noqa: PLC0415 -- rare

        self.handbook(topic_here(self._window))

    def follow_link(self, target: str) -> None:
        """Open what a text's link names: ``handbook:TOPIC`` or ``lesson:KEY``."""
        kind, _, name = target.partition(":")
        if kind == "handbook":
            self.handbook(name)
        elif kind == "lesson":
            self._lesson(name)

    def close_others(self) -> None:
        """Close the windows that belong to this one."""
        if self._handbook is not None:
            self._handbook.close()
            self._handbook.deleteLater()
            self._handbook = None

    def begin_lesson(self, name: str) -> None:
        """Begin a lesson by its name, or that of a file."""
        if not self._lesson(name):
            self.teacher.open_file(name)

    def _lesson(self, key: str) -> bool:
        from vfioviz.document.teach.library import lessons  # noqa: PLC0415 -- rare
        from vfioviz.ui.translation import spoken  # noqa: PLC0415 -- rare

        for one in lessons(spoken()):
            if one.key == key:
                self.teacher.begin(one, 0)
                return True
        return False

    def commands(self) -> None:
        """Open the command palette."""
        from vfioviz.ui.launcher.dialog import CommandPalette  # noqa: PLC0415 -- rare
        from vfioviz.ui.launcher.entries import entries  # noqa: PLC0415 -- rare

        muted = self._window.theme.palette.muted
        CommandPalette(entries(self._window), muted, self._window).open()

    def shortcuts(self) -> None:
        """List every shortcut."""
        from vfioviz.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 -- rare

        dialog = ShortcutsDialog(self._window)
        dialog.changed.connect(self._window.shortcuts_changed)
        dialog.open()

    def mono_font(self) -> None:
        """Choose the font of bytes and values."""
        from vfioviz.ui.dialogs.mono_font import MonoFontDialog  # noqa: PLC0415 -- rare

        dialog = MonoFontDialog(chosen_mono(), self._window)
        dialog.chosen.connect(self._mono_chosen)
        dialog.open()

    def _mono_chosen(self, family: str) -> None:
        recent.set_preference("mono", family)
        self._window.theme.choose_mono(family)

    def about(self) -> None:
        """Say what this program is."""
        from vfioviz.ui.dialogs.about import AboutDialog  # noqa: PLC0415 -- rare

        AboutDialog(self._window).open()
