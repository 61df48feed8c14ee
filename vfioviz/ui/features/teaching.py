"""Lessons, exercises and worksheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vfioviz.language import mark, tr
from vfioviz.ui.registry import ActionSpec, Feature, taught

if TYPE_CHECKING:
    from vfioviz.document.teach.exercises import Level
    from vfioviz.ui.teach.presenter import Presenter
    from vfioviz.ui.teach.teacher import Teacher
    from vfioviz.ui.workbench import Workbench


def teacher(bench: Workbench) -> Teacher:
    """Return who conducts lessons."""
    from vfioviz.ui.teach.teacher import Teacher  # noqa: PLC0415 -- rare

    return bench.get(Teacher)


def _presenter(bench: Workbench) -> Presenter:
    from vfioviz.ui.teach.presenter import Presenter  # noqa: PLC0415 -- rare

    return bench.get(Presenter)


def _can_turn(bench: Workbench) -> bool:
    playing = bench.document.playing
    return playing is not None and playing.solved


def _can_turn_back(bench: Workbench) -> bool:
    playing = bench.document.playing
    return playing is not None and playing.page > 0


def _can_hint(bench: Workbench) -> bool:
    playing = bench.document.playing
    return playing is not None and playing.hints_left > 0


def _can_show(bench: Workbench) -> bool:
    playing = bench.document.playing
    return playing is not None and playing.can_show


def _learn(bench: Workbench) -> None:
    """Choose a lesson, or exercises."""
    from vfioviz.document.teach.library import lessons  # noqa: PLC0415 -- rare
    from vfioviz.ui.teach.learn_dialog import LearnDialog  # noqa: PLC0415 -- rare
    from vfioviz.ui.translation import spoken  # noqa: PLC0415 -- rare

    def practise(seed: int, count: int, level: Level) -> None:
        from vfioviz.document.teach.exercises import lesson  # noqa: PLC0415 -- rare

        teacher(bench).begin(lesson(seed, count, level), 0)

    def on_paper(seed: int, count: int, level: Level) -> None:
        from vfioviz.ui.worksheet.ask import ask  # noqa: PLC0415 -- rare

        ask(bench.window, bench.message, seed, count, level)

    dialog = LearnDialog(lessons(spoken()), bench.theme.palette, bench.window)
    dialog.lesson_wanted.connect(teacher(bench).begin)
    dialog.exercises_wanted.connect(practise)
    dialog.worksheet_wanted.connect(on_paper)
    dialog.file_wanted.connect(lambda: _ask_file(bench))
    dialog.open()


def _ask_file(bench: Workbench) -> None:
    """Choose a lesson's file."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 -- Qt

    dialog = QFileDialog(bench.window, tr("Open a lesson"), "", tr("Lessons (*.md)"))
    dialog.setObjectName("lesson-dialog")
    dialog.fileSelected.connect(teacher(bench).open_file)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def begin(bench: Workbench, key: str) -> bool:
    """Begin a lesson that comes with the program; False where there is none of that key."""
    from vfioviz.document.teach.library import lessons  # noqa: PLC0415 -- rare
    from vfioviz.ui.translation import spoken  # noqa: PLC0415 -- rare

    for one in lessons(spoken()):
        if one.key == key:
            teacher(bench).begin(one, 0)
            return True
    return False


def begin_named(bench: Workbench, name: str) -> None:
    """Begin a lesson by its key, or that of a file."""
    if not begin(bench, name):
        teacher(bench).open_file(name)


FEATURE = Feature(
    actions=(
        ActionSpec(
            "learn",
            "Teach/begin",
            mark("&Lessons and exercises…"),
            mark("Learn how an answer is laid out, from lessons that run on the map"),
            "lesson",
            ("Ctrl+L",),
            short=mark("Learn"),
            run=_learn,
        ),
        ActionSpec(
            "lesson-file",
            "Teach/begin",
            mark("Open a lesson &file…"),
            mark("Begin a lesson that you wrote"),
            "open",
            run=_ask_file,
        ),
        ActionSpec(
            "lesson-next",
            "Teach/lesson",
            mark("&Next page"),
            mark("The next page of the lesson"),
            "follow",
            ("Alt+Right",),
            run=lambda bench: teacher(bench).turn(1),
            needs=_can_turn,
        ),
        ActionSpec(
            "lesson-back",
            "Teach/lesson",
            mark("Page &before"),
            mark("The page before"),
            "back",
            ("Alt+Left",),
            run=lambda bench: teacher(bench).turn(-1),
            needs=_can_turn_back,
        ),
        ActionSpec(
            "lesson-hint",
            "Teach/lesson",
            mark("&Hint"),
            mark("A hint to what the page asks"),
            "info",
            ("Ctrl+H",),
            run=lambda bench: teacher(bench).hint(),
            needs=_can_hint,
        ),
        ActionSpec(
            "lesson-answer",
            "Teach/lesson",
            mark("&Show answer"),
            mark("Show what is right, and go on"),
            "good",
            ("Ctrl+Shift+H",),
            run=lambda bench: teacher(bench).show_answer(),
            needs=_can_show,
        ),
        ActionSpec(
            "lesson-leave",
            "Teach/lesson",
            mark("Lea&ve the lesson"),
            mark("Go back to the start page"),
            "close",
            ("Ctrl+Shift+L",),
            run=lambda bench: teacher(bench).leave(),
            needs=taught,
        ),
        ActionSpec(
            "presenter",
            "Teach/room",
            mark("&Presenter view"),
            mark("Large type, the map and the lesson alone, everything by key"),
            "presenter",
            ("Ctrl+F11",),
            checkable=True,
            run=lambda bench: _presenter(bench).toggle(),
        ),
    ),
    links={"lesson": begin},
)
