"""A learner's progress in a lesson, and how answers, edits and page turns change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import Project
from vfioviz.document.teach.conditions import holds
from vfioviz.document.teach.feedback import number_feedback, right_text
from vfioviz.document.teach.lesson import (
    Choose,
    Lesson,
    Page,
    Predict,
    Stage,
    Until,
    Wanted,
    real,
)
from vfioviz.document.teach.quantity import MeasureError, measure
from vfioviz.document.teach.words import parse_number
from vfioviz.document.view import Selection
from vfioviz.language import tr


class Feedback(NamedTuple):
    """What is said of an answer."""

    kind: Literal["right", "wrong", "unclear", "hint", "shown"]
    text: str


@dataclass(frozen=True, slots=True)
class Playing:
    """A lesson being played."""

    lesson: Lesson
    page: int = 0
    solved: bool = False
    """Whether the page's task is; a page without one is from the start."""
    wrong: int = 0
    """Wrong answers on this page."""
    hints: int = 0
    """Hints that were given on this page."""
    feedback: Feedback | None = None

    @property
    def now(self) -> Page:
        """The page that is shown."""
        return self.lesson.pages[self.page]

    @property
    def hints_left(self) -> int:
        """Hints of the page that were not given yet; 0 once it is solved."""
        return 0 if self.solved else len(self.now.hints) - self.hints

    @property
    def can_show(self) -> bool:
        """Whether there is an answer to show: a number, an option, or an edit that is made."""
        known = isinstance(self.now.task, Predict | Choose) or bool(self.now.solve)
        return known and not self.solved

    @property
    def hides(self) -> bool:
        """Whether the page asks for a number, which is hidden until it is answered."""
        return isinstance(self.now.task, Predict) and not self.solved

    @property
    def last(self) -> bool:
        """Whether it is the last page."""
        return self.page == len(self.lesson.pages) - 1


@lru_cache(maxsize=128)
def stage(lesson: Lesson, page: int) -> Stage:
    """Return the stage of a page as it opens; the same whatever the learner did before.

    Raises:
        ScriptError: The script can't be played; ``check`` finds that before.
    """
    now = lesson.pages[page]
    begun = now.start or (solved_stage(lesson, page - 1) if page else Stage())
    begun = replace(begun, selection=None, panel="", step=None, code=None, hidden=())
    for statement in now.setup:
        begun = statement.run(begun)
    return begun


def solved_stage(lesson: Lesson, page: int) -> Stage:
    """Return the stage of a page once its task is solved; raises ScriptError as ``stage``."""
    done = stage(lesson, page)
    for statement in lesson.pages[page].solve:
        done = statement.run(done)
    return done


def start(lesson: Lesson, page: int = 0) -> Playing:
    """Return a lesson opened at a page; one that is not there is the nearest."""
    page = max(0, min(page, len(lesson.pages) - 1))
    return Playing(lesson, page, solved=lesson.pages[page].task is None)


def turn(playing: Playing, by: int) -> Playing:
    """Return the page ``by`` further on; the ends stay."""
    there = start(playing.lesson, playing.page + by)
    return playing if there.page == playing.page else there


def column_of(project: Project, column: Wanted) -> int | None:
    """Return the place of a column on the screen; None where it is not shown."""
    wanted = real(project, column)
    return project.columns.index(wanted) if wanted in project.columns else None


def asked(playing: Playing, project: Project) -> tuple[Predict, int, DerivedColumn] | None:
    """Return what is to be predicted, and in which column; None where nothing is."""
    task = playing.now.task
    if not isinstance(task, Predict):
        return None
    index = column_of(project, task.column)
    return None if index is None else (task, index, derive(project).columns[index])


def answer(playing: Playing, project: Project, text: str) -> Playing:
    """Return what an answer makes of the page: a number, or the number of an option from 1.

    Input that is not a number is reported but does not count as a wrong answer.
    """
    task = playing.now.task
    if playing.solved or task is None or isinstance(task, Until):
        return playing
    value = parse_number(text)
    if value is None:
        said = tr("'{text}' is no number: type one as 72 or 0x48.", text=text.strip())
        return replace(playing, feedback=Feedback("unclear", said))
    if isinstance(task, Choose):
        return _chosen(playing, task, value)
    found = asked(playing, project)
    if found is None:
        return playing
    _, _, column = found
    try:
        expected = measure(task.quantity, column, project)
    except MeasureError as problem:
        return replace(playing, feedback=Feedback("unclear", str(problem)))
    if value == expected:
        said = right_text(task, column, project, expected, playing.now.rule)
        return replace(playing, solved=True, feedback=Feedback("right", said))
    said = number_feedback(task, column, project, value, expected)
    return replace(playing, wrong=playing.wrong + 1, feedback=Feedback("wrong", said))


def _chosen(playing: Playing, task: Choose, value: int) -> Playing:
    if not 1 <= value <= len(task.options):
        said = tr("Choose one of the answers, 1 to {n}.", n=len(task.options))
        return replace(playing, feedback=Feedback("unclear", said))
    option = task.options[value - 1]
    if option.right:
        said = " ".join(part for part in (tr("Right."), option.remark, playing.now.rule) if part)
        return replace(playing, solved=True, feedback=Feedback("right", said))
    said = " ".join(part for part in (tr("Not so."), option.remark) if part)
    return replace(playing, wrong=playing.wrong + 1, feedback=Feedback("wrong", said))


def judge(
    playing: Playing, project: Project, selection: Selection | None, action: str = ""
) -> Playing:
    """Return what an edit, a selection or an action makes of a page that waits for one.

    Args:
        playing: The lesson as it is.
        project: After the edit.
        selection: What is selected.
        action: Key of the action that was run; "" for none.
    """
    task = playing.now.task
    if playing.solved or not isinstance(task, Until):
        return playing
    if all(holds(one, project, selection, action) for one in task.conditions):
        said = " ".join(part for part in (tr("Done."), playing.now.rule) if part)
        return replace(playing, solved=True, feedback=Feedback("right", said))
    begun = stage(playing.lesson, playing.page).project
    # A selection alone is not an attempt.
    for remark in playing.now.remarks if project != begun else ():
        if holds(remark.condition, project, selection):
            same = playing.feedback is not None and playing.feedback.text == remark.text
            return playing if same else replace(
                playing, wrong=playing.wrong + 1, feedback=Feedback("wrong", remark.text)
            )  # fmt: skip
    return playing


def hint(playing: Playing) -> Playing:
    """Return the page with its next hint; the last one stays."""
    hints = playing.now.hints
    if playing.solved or not hints:
        return playing
    given = min(playing.hints + 1, len(hints))
    return replace(playing, hints=given, feedback=Feedback("hint", hints[given - 1]))


def give_up(playing: Playing, project: Project) -> Playing:
    """Return the page with its answer shown; it counts as solved, not as right."""
    task = playing.now.task
    if playing.solved or task is None:
        return playing
    said = playing.now.rule
    if isinstance(task, Choose):
        said = " ".join([next(one.text for one in task.options if one.right), said]).strip()
    found = asked(playing, project)
    if found is not None:
        try:
            value = measure(found[0].quantity, found[2], project)
            said = right_text(found[0], found[2], project, value, playing.now.rule, praise=False)
        except MeasureError as problem:
            said = str(problem)
    return replace(playing, solved=True, feedback=Feedback("shown", said))
