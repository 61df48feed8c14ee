"""Plays a lesson from page to page without a window: can each be shown, asked and solved?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from vfioviz.document.columns import column_text
from vfioviz.document.derive import derive
from vfioviz.document.teach.ccode import unreached
from vfioviz.document.teach.conditions import holds
from vfioviz.document.teach.lesson import Done, Lesson, Page, Predict, Stage, Until, real
from vfioviz.document.teach.playing import column_of, solved_stage, stage
from vfioviz.document.teach.quantity import MeasureError, measure
from vfioviz.document.teach.words import Problem, ScriptError, said


def unknown(
    lesson: Lesson, actions: Collection[str], panels: Collection[str]
) -> tuple[Problem, ...]:
    """Return where a lesson names an action or a panel that the window does not have.

    Args:
        lesson: As ``read`` gave it.
        actions: Keys of the window's actions.
        panels: Keys of its panels.
    """
    problems: list[Problem] = []
    for page in lesson.pages:
        for one in page.setup:
            if one.panel is not None and one.panel.text not in panels:
                text = f"'{one.panel.text}' is no panel: expected one of {', '.join(panels)}"
                problems.append(Problem(one.panel.place, said(text)))
        for condition in page.task.conditions if isinstance(page.task, Until) else ():
            if isinstance(condition, Done) and condition.action not in actions:
                text = f"'{condition.action}' is no action of the window"
                problems.append(Problem(condition.place, said(text)))
    return tuple(problems)


def check(lesson: Lesson) -> tuple[Problem, ...]:
    """Return what keeps a lesson from being played to its end; () where nothing does.

    Args:
        lesson: As ``read`` gave it. Of what it names of the window ``unknown`` is to be asked.
    """
    problems: list[Problem] = []
    for number, page in enumerate(lesson.pages):
        try:
            shown = stage(lesson, number)
            if shown.project is None and page.task is None:
                continue
            problems += _facts(page, shown)
            problems += _task(page, shown)
            missed = shown.code and shown.project and unreached(shown.project, shown.code)
            problems += [missed] if missed else []
            done = solved_stage(lesson, number)
        except ScriptError as error:
            problems.append(error.problem)
            # Later pages build on this one: what they would say has this very cause.
            break
        if isinstance(page.task, Until):
            problems += _solved(page, page.task, done)
    return tuple(problems)


def _facts(page: Page, shown: Stage) -> Iterator[Problem]:
    for claim in page.facts:
        if shown.project is None or not holds(claim, shown.project, shown.selection):
            yield Problem(claim.place, "this is not so: the text claims what is not")


def _task(page: Page, shown: Stage) -> Iterator[Problem]:
    task = page.task
    if task is None:
        return
    project = shown.project
    if project is None:
        if not isinstance(task, Predict | Until):
            return
        yield Problem(task.place, "nothing is open here: begin with 'open FILE'")
        return
    if isinstance(task, Predict):
        index = column_of(project, task.column)
        if index is None:
            wanted = column_text(real(project, task.column), project.active)
            yield Problem(task.place, said(f"the column {wanted} is not shown"))
            return
        try:
            measure(task.quantity, derive(project).columns[index], project)
        except MeasureError as problem:
            yield Problem(task.place, said(str(problem)))
    elif isinstance(task, Until):
        yield from _open(task, shown)


def _open(task: Until, shown: Stage) -> Iterator[Problem]:
    met = shown.project is not None and all(
        holds(one, shown.project, shown.selection) for one in task.conditions
    )
    if met:
        yield Problem(task.place, "this holds before the learner has done anything")


def _solved(page: Page, task: Until, done: Stage) -> Iterator[Problem]:
    waits = [one for one in task.conditions if not isinstance(one, Done)]
    if not waits or done.project is None:
        return
    if not page.solve:
        yield Problem(task.place, "no 'solve': give the edit that makes this hold")
        return
    for one in waits:
        if not holds(one, done.project, done.selection):
            yield Problem(one.place, "this does not hold after what 'solve' does")
