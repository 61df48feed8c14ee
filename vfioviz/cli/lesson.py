"""``vfioviz lesson``: check a teacher's lesson, or list those that come with the program."""

from __future__ import annotations

import argparse

from vfioviz.cli.load import complain
from vfioviz.cli.needs_qt import for_a_window
from vfioviz.cli.printing import put, put_all
from vfioviz.document.teach.check import check, unknown
from vfioviz.document.teach.lesson import Lesson
from vfioviz.document.teach.library import LessonError, lessons, open_lesson
from vfioviz.language import plural
from vfioviz.ui.features import ACTIONS
from vfioviz.ui.panels.table import PANELS


def run(arguments: argparse.Namespace) -> int:
    """Do it; status 1 where a lesson has problems, 2 where a file can't be read."""
    if arguments.what == "list":
        return _list()
    if arguments.what == "play":
        return _play(arguments.files)
    if not arguments.files:
        return complain("no file: expected vfioviz lesson check FILE...")
    status = 0
    for name in arguments.files:
        status = max(status, _check(name))
    return status


def _play(names: list[str]) -> int:
    if len(names) != 1:
        return complain("expected one lesson: vfioviz lesson play FILE, or a name of lesson list")
    refused = for_a_window()
    if refused:
        return refused
    if not any(one.key == names[0] for one in lessons()):
        try:
            open_lesson(names[0])
        except LessonError as problem:
            return complain(str(problem))
    from vfioviz.ui.app import main  # noqa: PLC0415 -- the other commands do without Qt

    status: int = main(lesson=names[0])
    return status


def _list() -> int:
    for one in lessons():
        head = f"{one.key:32} {len(one.pages):2} pages, {one.minutes:2} min  {one.title}"
        put_all((head, f"{'':32} {one.summary}"))
    return 0


def _check(name: str) -> int:
    try:
        reading = open_lesson(name)
    except LessonError as problem:
        return complain(str(problem))
    actions, panels = [one.key for one in ACTIONS], [one.key for one in PANELS]
    problems = sorted((*reading.problems, *unknown(reading.lesson, actions, panels)))
    if not problems:
        # What can't be read can't be played: the second round would say the same again.
        problems = list(check(reading.lesson))
    for place, text in problems:
        put(f"{name}:{place.line}:{place.column}: {text}")
    if not problems:
        put(f"{name}: {_told(reading.lesson)}, can be played to its end")
    return 1 if problems else 0


def _told(lesson: Lesson) -> str:
    asked = sum(page.task is not None for page in lesson.pages)
    pages = plural(len(lesson.pages), "{n} page", "{n} pages")
    return f"{pages}, {plural(asked, '{n} task', '{n} tasks')}"
