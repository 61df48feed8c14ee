"""The lessons that come with the program, by language, and a teacher's own files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from vfioviz import assets
from vfioviz.capture.bounded import read_file
from vfioviz.capture.source import CaptureError
from vfioviz.capture.visible import visible
from vfioviz.document.teach.lesson import Lesson
from vfioviz.document.teach.read import Reading, read

ENGLISH = "en"
MAX_LESSON = 1 << 20
"""Bytes of a lesson's file; those that come with the program have a few thousand."""


class LessonError(Exception):
    """A lesson's file that can't be opened; the text names it and says why."""


def lessons(language: str = ENGLISH) -> tuple[Lesson, ...]:
    """Return the lessons in their order, each in a language, or in English where it has none.

    Args:
        language: As in ``de``; what stands behind it (``de_AT``) is not looked at.
    """
    return _lessons(language.partition("_")[0])


@cache
def _lessons(code: str) -> tuple[Lesson, ...]:
    root = assets.root().joinpath("lessons")
    names = sorted(one.name for one in root.joinpath(ENGLISH).iterdir() if one.name.endswith(".md"))
    found = []
    for name in names:
        own = root.joinpath(code, name)
        file = own if own.is_file() else root.joinpath(ENGLISH, name)
        found.append(read(file.read_text(encoding="utf-8"), name.removesuffix(".md")).lesson)
    return tuple(found)


def after(lesson: Lesson, language: str = ENGLISH) -> Lesson | None:
    """Return the lesson that follows one; None behind the last, and for one that is not there."""
    known = lessons(language)
    place = next((n for n, one in enumerate(known) if one.key == lesson.key), len(known))
    return known[place + 1] if place + 1 < len(known) else None


def open_lesson(path: str) -> Reading:
    """Return a lesson of a file with what is wrong with it; raises LessonError."""
    try:
        text = read_file(path, MAX_LESSON).decode()
    except CaptureError as error:
        raise LessonError(str(error)) from error
    except UnicodeDecodeError as error:
        message = f"{visible(path)}: cannot be opened: it is no UTF-8 text"
        raise LessonError(message) from error
    return read(text, Path(path).stem, Path(path).resolve().parent)
