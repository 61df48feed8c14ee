"""The text of a lesson -> its pages: a head, then a page for each heading, with its script.

::

    ---
    title: Alignment
    summary: Why a u64 wants an offset that is a multiple of 8
    minutes: 8
    ---
    # The first page

    Markdown.

    ```lesson
    open iommu-linux-6.1.bin
    predict offset of caps[2] in captured
    ```
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture.visible import shortened, visible
from vfioviz.codec.digits import whole_number
from vfioviz.document.teach.draw import Draw
from vfioviz.document.teach.lesson import Choose, Lesson, Page
from vfioviz.document.teach.script import ScriptLine, page
from vfioviz.document.teach.words import Problem, TextPlace

_FENCE = "```"
_SCRIPT = "lesson"
_HEAD = ("title", "summary", "minutes")
_RULE = "---"
_LONGEST = 120
"""Minutes."""
_SHOWN = 40
"""Characters of a line that an error shows."""


class Reading(NamedTuple):
    """A lesson as far as it could be read."""

    lesson: Lesson
    problems: tuple[Problem, ...]
    """In the order of the file; () where nothing is wrong."""


class _Part(NamedTuple):
    title: str
    place: TextPlace
    text: list[str]
    script: list[ScriptLine]


def read(text: str, key: str, folder: Path | None = None) -> Reading:
    """Return a lesson and all that is wrong with its text; never fails.

    Args:
        text: The whole file.
        key: Under which progress is kept.
        folder: Where the file lies, for answers that are no samples; None: samples alone.
    """
    lines = text.splitlines()
    problems: list[Problem] = []
    head, first = _head(lines, problems)
    pages: list[Page] = []
    scan = _Scan()
    for number, line in enumerate(lines[first:], start=first + 1):
        scan.line(line, number)
    scan.end()
    problems += scan.problems
    for part in scan.parts:
        made, wrong = page(
            part.title, "\n".join(part.text).strip(), part.place, part.script, folder
        )
        pages.append(_shuffled(made, key, len(pages)))
        problems += wrong
    if not pages:
        problems.append(
            Problem(
                TextPlace(max(1, len(lines)), 1), "no page: expected a heading, as in '# Title'"
            )
        )
    minutes = whole_number(head.get("minutes", "")) or 0
    lesson = Lesson(key, head.get("title", key), head.get("summary", ""), minutes, tuple(pages))
    return Reading(lesson, tuple(sorted(problems)))


def _shuffled(page: Page, key: str, number: int) -> Page:
    """Return a page whose answers stand in an order of the lesson's own.

    Files have the right one first. Whoever opens the lesson, in whatever language, finds the same
    order; it changes only where pages are added before this one, or answers to it.
    """
    task = page.task
    if not isinstance(task, Choose):
        return page
    draw = Draw(f"question {number} of {key}")
    return replace(page, task=task._replace(options=draw.shuffled(task.options)))


def _head(lines: Sequence[str], problems: list[Problem]) -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    if not lines or lines[0].strip() != _RULE:
        problems.append(
            Problem(TextPlace(1, 1), "expected '---' and, below it, title, summary and minutes")
        )
        return found, 0
    for index, line in enumerate(lines[1:], start=2):
        if line.strip() == _RULE:
            _check(found, index, problems)
            return found, index
        name, colon, value = line.partition(":")
        if not line.strip():
            continue
        if not colon or name.strip() not in _HEAD:
            said = visible(shortened(line.strip(), _SHOWN))
            expected = "expected one of title:, summary:, minutes:, or '---'"
            problems.append(Problem(TextPlace(index, 1), f"'{said}': {expected}"))
            if not colon:
                return found, index - 1
            continue
        found[name.strip()] = value.strip()
    problems.append(Problem(TextPlace(1, 1), "the head has no end: expected a second '---'"))
    return found, len(lines)


def _check(head: dict[str, str], line: int, problems: list[Problem]) -> None:
    missing = [name for name in _HEAD if not head.get(name)]
    problems += [Problem(TextPlace(line, 1), f"the head has no '{name}:'") for name in missing]
    minutes = head.get("minutes", "1")
    if not 0 < (whole_number(minutes) or 0) <= _LONGEST:
        said = f"minutes is '{visible(shortened(minutes, _SHOWN))}': expected 1 to {_LONGEST}"
        problems.append(Problem(TextPlace(line, 1), said))


class _Scan:
    """Tells text, headings, blocks and scripts apart, line by line."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self.problems: list[Problem] = []
        self._fence: tuple[str, TextPlace] | None = None

    def line(self, line: str, number: int) -> None:
        """Take the next line."""
        if self._fence is not None:
            self._inside(line, number, self._fence[0])
        elif line.strip().startswith(_FENCE):
            self._open(line, number)
        elif line.startswith(("# ", "## ")):
            title = line.lstrip("#").strip()
            self.parts.append(_Part(title, TextPlace(number, 1), [], []))
        elif self.parts:
            self.parts[-1].text.append(line)
        elif line.strip():
            self._problem(number, "text before the first heading: expected '# Title'")

    def end(self) -> None:
        """Take the end of the file."""
        if self._fence is not None:
            self._problem(self._fence[1].line, f"the block has no end: expected {_FENCE}")

    def _open(self, line: str, number: int) -> None:
        kind = line.strip()[len(_FENCE) :].strip()
        self._fence = (kind, TextPlace(number, 1))
        if not self.parts:
            self._problem(number, "a block before the first heading")
        elif kind != _SCRIPT:
            self.parts[-1].text.append(line)

    def _inside(self, line: str, number: int, kind: str) -> None:
        ends = line.strip() == _FENCE
        if ends:
            self._fence = None
        if not self.parts:
            return
        if kind != _SCRIPT:
            self.parts[-1].text.append(line)
        elif not ends:
            self.parts[-1].script.append(ScriptLine(line, number))

    def _problem(self, line: int, text: str) -> None:
        self.problems.append(Problem(TextPlace(line, 1), text))
