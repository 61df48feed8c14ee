"""What a lesson is: pages of Markdown, each with a stage that is set and at most one task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vfioviz.document.project import CaptureColumn, Column, Project
from vfioviz.document.teach.quantity import Quantity
from vfioviz.document.teach.words import TextPlace, Word
from vfioviz.document.view import Selection


class ActiveCapture(NamedTuple):
    """The column of the buffer that was opened, whichever that is."""

    def real(self, project: Project) -> CaptureColumn:
        """Return the column in a project."""
        return CaptureColumn(project.active)


ACTIVE = ActiveCapture()
Wanted = Column | ActiveCapture
"""A column as a script asks for it."""


def real(project: Project, wanted: Wanted) -> Column:
    """Return the column of a project that is asked for."""
    return wanted.real(project) if isinstance(wanted, ActiveCapture) else wanted


class CodePlace(NamedTuple):
    """Where in the C of a column a page is; without function and line at the end."""

    column: int
    """Its place on the screen."""
    place: TextPlace
    """In the lesson."""
    function: str = ""
    file: str = ""
    """Path, as in a kernel tree."""
    line: int = 0
    """From 1."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a page shows: the project, and how it is looked at."""

    project: Project | None = None
    row_bytes: int = 8
    grid: int = 8
    reference: int = 0
    selection: Selection | None = None
    panel: str = ""
    """Key of a panel that is shown beside the map; "" for none."""
    step: int | None = None
    """Of the model's steps, from 0: what the panel Steps plays up to."""
    code: CodePlace | None = None
    """Where the C is watched, in the panel Steps."""
    hidden: tuple[Hidden, ...] = ()
    """What stays hidden until the task is solved."""


class Hidden(NamedTuple):
    """Bytes ``[start, stop)`` of a column that are not shown."""

    column: Column
    start: int
    stop: int


class Statement(NamedTuple):
    """A line of the script that sets the stage."""

    run: Callable[[Stage], Stage]
    """Raises ScriptError where it can't be done."""
    place: TextPlace
    text: str
    panel: Word | None = None
    """Key of a panel that it shows; the window knows which there are."""


class Predict(NamedTuple):
    """The learner gives a number before it is shown."""

    quantity: Quantity
    column: Wanted
    place: TextPlace
    question: str = ""
    """"" where the quantity's own question will do."""


class Option(NamedTuple):
    """An answer that can be chosen."""

    text: str
    right: bool
    remark: str = ""
    """What is said of it once it is chosen."""


class Choose(NamedTuple):
    """The learner chooses one of some answers."""

    question: str
    options: tuple[Option, ...]
    place: TextPlace


Operator = Literal["=", "!=", "<", "<=", ">", ">="]


class Compare(NamedTuple):
    """A condition on a number of a column."""

    quantity: Quantity
    column: Wanted | None
    """None: the active column."""
    operator: Operator
    value: int | None
    """What it is compared with; None: ``other``."""
    other: tuple[Quantity, Wanted | None] | None
    place: TextPlace


class Selected(NamedTuple):
    """The learner selects a field, a capability or a byte."""

    path: str
    """"" where ``start`` and ``stop`` say it."""
    start: int
    stop: int
    column: Wanted | None
    place: TextPlace


class Done(NamedTuple):
    """The learner runs an action of the window."""

    action: str
    """Its key, as in ``copy-reply``."""
    place: TextPlace


Condition = Compare | Selected | Done


class Until(NamedTuple):
    """The learner edits, selects or runs something, until all conditions hold."""

    conditions: tuple[Condition, ...]
    question: str
    place: TextPlace


class Remark(NamedTuple):
    """What is said of an edit that is not the right one."""

    condition: Compare
    text: str


Task = Predict | Choose | Until


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a lesson."""

    title: str
    text: str
    """Markdown."""
    place: TextPlace
    setup: tuple[Statement, ...] = ()
    task: Task | None = None
    hints: tuple[str, ...] = ()
    """Given one after the other."""
    rule: str = ""
    """Said with the answer, behind what the model itself says of it."""
    remarks: tuple[Remark, ...] = ()
    facts: tuple[Compare, ...] = ()
    """What the text claims in numbers; not shown, ``check`` holds it against the model."""
    solve: tuple[Statement, ...] = ()
    """What makes the conditions of ``Until`` hold."""
    start: Stage | None = None
    """What the page begins with; None: what the page before ended with."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as its file has it."""

    key: str
    """Name of the file without its suffix; progress is kept under it."""
    title: str
    summary: str
    minutes: int
    """About how long it takes."""
    pages: tuple[Page, ...]
