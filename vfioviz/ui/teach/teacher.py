"""Conducts a lesson: sets each page's stage, judges what the learner does, keeps the progress."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QApplication

from vfioviz.codec.leaf import Role
from vfioviz.document.session import State
from vfioviz.document.teach import playing as plays
from vfioviz.document.teach.check import unknown
from vfioviz.document.teach.lesson import Lesson, Predict, Until
from vfioviz.document.teach.library import LessonError, after, open_lesson
from vfioviz.document.teach.playing import Playing, solved_stage, stage
from vfioviz.document.teach.words import ScriptError
from vfioviz.document.view import Selection, View
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.dock import Dock, give_room
from vfioviz.ui.panels.table import STEPS
from vfioviz.ui.teach.panel import LessonPanel
from vfioviz.ui.teach.progress import Progress, keep, progress
from vfioviz.ui.translation import spoken
from vfioviz.ui.workbench import Service, Workbench

_WIDTH = 420
"""Pixels of the panel at first."""
_SPANS = frozenset({"size", "before", "after", "padding", "unwritten", "overrun"})
"""What is answered by the length of what is marked, not by where it starts."""


class Teacher(Service):
    """Made when the first lesson is begun."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        window = self._window = bench.window
        self._document = bench.document
        self._message = bench.message
        self._panes = bench.panes
        self._centre = bench.centre
        self._before: QByteArray | None = None
        self._judging = False
        self.dock = Dock(tr("Lesson"), "lesson", self._panel, window)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        self.dock.hide()
        self.dock.keep_open()
        # The dock takes it in when it is first seen; until then it would stand alone.
        self.panel = LessonPanel(self.dock)
        self.panel.hide()
        self.panel.link_wanted.connect(bench.links.follow)
        self.panel.turned.connect(self.turn)
        self.panel.left.connect(self.leave)
        self.panel.onward.connect(self.go_onward)
        self.panel.task.answered.connect(self.answer)
        self.panel.task.hint_wanted.connect(self.hint)
        self.panel.task.answer_wanted.connect(self.show_answer)
        self._document.state_changed.connect(self._judge)
        self._document.view_changed.connect(self._pointed)
        bench.actions.ran.connect(self._ran)
        self.set_palette(bench.theme.palette)
        bench.theme.changed.connect(self.set_palette)

    def _panel(self) -> LessonPanel:
        return self.panel

    @property
    def playing(self) -> Playing | None:
        """The lesson that is played."""
        return self._document.playing

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.dock.set_palette(palette)
        self.panel.set_palette(palette)

    # ---- beginning and leaving

    def open_file(self, path: str) -> None:
        """Begin a teacher's own lesson; says what is wrong with a file that can't be played."""
        try:
            reading = open_lesson(path)
        except LessonError as problem:
            self._message.fail(str(problem))
            return
        actions = [spec.key for spec in self.bench.actions.specs]
        named = unknown(reading.lesson, actions, [*self._panes.docks])
        problems = sorted((*reading.problems, *named))
        if problems:
            first, more = problems[0], len(problems) - 1
            said = f"{path}: {first}"
            said += tr(" (and {n} more: vfioviz lesson check names them)", n=more) if more else ""
            self._message.fail(said)
            return
        self.begin(reading.lesson)

    def begin(self, lesson: Lesson, page: int | None = None) -> None:
        """Begin a lesson, or go on in it; edits that are not saved are asked for first."""
        at = progress(lesson.key).page if page is None else page
        if page is None and progress(lesson.key).done:
            at = 0
        self.bench.files.ask_unsaved(partial(self._begin, lesson, at))

    def _begin(self, lesson: Lesson, page: int) -> None:
        if self._before is None:
            self._before = self._window.saveState()
        self._panes.begin_lesson()
        # Later it would take the focus from what the page asks.
        self._centre.load_map()
        if not self._open(plays.start(lesson, page)):
            self._restore()
            return
        self._window.activateWindow()
        self.dock.fill().show()
        self.dock.show()
        give_room(self._window, [self.dock], [_WIDTH], Qt.Orientation.Horizontal)
        self.panel.focus_task()

    def leave(self) -> None:
        """End the lesson and go back to the start page."""
        if self.playing is None:
            return
        self._restore()
        self._document.close()
        self._centre.refresh_recent()

    def _restore(self) -> None:
        self.dock.hide()
        if self._before is not None:
            self._window.restoreState(self._before)
            self._before = None
        self.dock.hide()
        self._panes.end_lesson()

    # ---- pages

    def turn(self, by: int) -> None:
        """Turn the page; forward only from one that is solved. Behind the last one it ends."""
        now = self.playing
        if now is None or (by > 0 and not now.solved):
            return
        if by > 0 and now.last:
            self._note(now)
            self.leave()
            self._message.say(tr("{lesson}: done.", lesson=now.lesson.title))
            return
        self._open(plays.turn(now, by))

    def go_onward(self) -> None:
        """Begin the lesson that follows, where this one is done."""
        now = self.playing
        following = None if now is None or not now.solved else after(now.lesson, spoken())
        if now is not None and now.last and following is not None:
            self._note(now)
            self.begin(following, 0)

    def _open(self, playing: Playing) -> bool:
        try:
            set_ = stage(playing.lesson, playing.page)
        except ScriptError as problem:
            self._message.fail(f"{playing.lesson.title}: {problem}")
            return False
        view = self._document.view
        look = View(row_bytes=set_.row_bytes, grid=set_.grid, zoom=view.zoom,
                    animate=view.animate, fold=view.fold, selection=set_.selection,
                    reference=set_.reference)  # fmt: skip
        self._judging = True
        try:
            self._document.load(State(set_.project, look, None, playing))
        finally:
            self._judging = False
        self._centre.show_now()
        self._raise_panel()
        self._show()
        self._note(playing)
        if set_.step is not None:
            self._panes[STEPS].show_step(set_.step)
        if set_.code is not None:
            self._panes[STEPS].show_c(set_.code)
        # Where the columns stand is known once the docks are laid out.
        QTimer.singleShot(0, self, self._show_asked)
        return True

    def _show_asked(self) -> None:
        """Bring the column that a number is asked of onto the screen."""
        now, project, view = self.playing, self._document.project, self._centre.map
        found = None if now is None or project is None else plays.asked(now, project)
        if found is not None and view is not None:
            view.scroller.reveal_column(found[1])

    def _raise_panel(self) -> None:
        now = self.playing
        wanted = "" if now is None else stage(now.lesson, now.page).panel
        self._panes.show_alone(wanted)

    def _show(self) -> None:
        now = self.playing
        if now is not None:
            self.panel.show_playing(now)
            view = self._centre.map
            if view is not None:
                kind = now.now.task.quantity.kind if isinstance(now.now.task, Predict) else ""
                view.pointing = now.hides and kind not in _SPANS
            if isinstance(now.now.task, Until) and not now.solved and view is not None:
                view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- answers

    def answer(self, said: str) -> None:
        """Judge a number, or the number of an option."""
        now, project = self.playing, self._document.project
        if now is not None and project is not None:
            self._go_on(plays.answer(now, project, said))
            if self.playing is not None and not self.playing.solved:
                self.panel.task.again()

    def enter(self) -> bool:
        """Do what Enter on the map says: check the answer, or turn the page once it is right.

        Returns:
            False where the page wants an edit, or there is no lesson: Enter edits then.
        """
        now = self.playing
        if now is None:
            return False
        if now.solved:
            self.turn(1)
            return True
        if isinstance(now.now.task, Until):
            return False
        self.panel.task.submit()
        return True

    def hint(self) -> None:
        """Give the next hint."""
        if self.playing is not None:
            self._go_on(plays.hint(self.playing))

    def show_answer(self) -> None:
        """Show what is right; an edit is made for the learner."""
        now, project = self.playing, self._document.project
        if now is None or project is None or now.solved:
            return
        if isinstance(now.now.task, Until):
            self._solve(now)
            return
        self._go_on(plays.give_up(now, project))

    def _solve(self, now: Playing) -> None:
        done = solved_stage(now.lesson, now.page)
        if done.project is not None:
            self._document.apply(tr("what the lesson asked for"), done.project)
        if done.selection is not None:
            self._document.select(done.selection)
        project = self._document.project
        if project is not None and self.playing is not None and not self.playing.solved:
            self._go_on(plays.give_up(now, project))

    def _go_on(self, playing: Playing) -> None:
        self._document.play(playing)
        self._show()
        self._note(playing)

    def _judge(self, _state: object = None, action: str = "") -> None:
        now, project = self.playing, self._document.project
        if self._judging or now is None or project is None or now.solved:
            return
        if not isinstance(now.now.task, Until):
            return
        self._judging = True
        try:
            judged = plays.judge(now, project, self._document.view.selection, action)
            if judged != now:
                self._go_on(judged)
        finally:
            self._judging = False

    def _ran(self, key: str) -> None:
        # What the action does is done a turn of the loop later, for some.
        if self.playing is not None:
            QTimer.singleShot(0, self, partial(self._judge, None, key))

    def _pointed(self, view: View) -> None:
        """Take a number from what is marked in the hidden part of the map."""
        now = self.playing
        if now is None or now.solved or not isinstance(now.now.task, Predict):
            return
        selection = view.selection
        columns = self._document.derived.columns
        if selection is None or selection.column >= len(columns):
            return
        layout = columns[selection.column].layout
        if not selection.start < layout.size:
            return
        if layout.leaf_at(selection.start).role is Role.HIDDEN and _by_hand(selection):
            kind = now.now.task.quantity.kind
            spans = kind in _SPANS
            self.panel.task.set_number(
                selection.stop - selection.start if spans else selection.start
            )

    def _note(self, playing: Playing) -> None:
        before = progress(playing.lesson.key)
        tasks = int(playing.solved and playing.now.task is not None)
        far = max(before.page, playing.page)
        keep(
            playing.lesson.key,
            Progress(
                far,
                before.done or (playing.last and playing.solved),
                max(before.solved, playing.page + tasks) if tasks else before.solved,
                before.wrong + (playing.feedback is not None and playing.feedback.kind == "wrong"),
            ),
        )

    def key_in_large_view(self, key: int) -> bool:
        """Do what a key says in the presenter view; return whether it says anything."""
        typing = QApplication.focusWidget() is self.panel.task.field
        jobs: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown.value: partial(self.turn, 1),
            Qt.Key.Key_PageUp.value: partial(self.turn, -1),
        }
        if not typing:
            jobs |= {Qt.Key.Key_H.value: self.hint, Qt.Key.Key_S.value: self.show_answer}
        job = jobs.get(key)
        if job is None or self.playing is None:
            return False
        job()
        return True


def _by_hand(selection: Selection) -> bool:
    return selection.ref is not None and selection.ref.field == "hidden"
