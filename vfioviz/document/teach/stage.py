"""The verbs that set the stage, each ``Stage -> Stage``; what can't be done is a ScriptError."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vfioviz.codec.layout import Leaf
from vfioviz.document import edits
from vfioviz.document.catalogue import offered
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import Edit, EditError
from vfioviz.document.state import MAX_COLUMNS, Column, Note, Project, Selection
from vfioviz.document.teach.lesson import CAPTURED, Hidden, Stage
from vfioviz.document.teach.quantity import MeasureError, resolve, span
from vfioviz.document.teach.words import Place, ScriptError, Word
from vfioviz.kernel.model import ModelError

Target = tuple[Word | None, tuple[int, int] | None]
"""A path, or bytes ``[start, stop)``."""


def project_of(stage: Stage, place: Place) -> Project:
    """Return what is open; raises ScriptError where nothing is."""
    if stage.project is None:
        raise ScriptError(place, "nothing is open here: begin with 'open FILE'")
    return stage.project


def column_of(project: Project, column: Column, place: Place) -> int:
    """Return the place of a column on the screen; raises ScriptError where it is not shown."""
    wanted = Column("capture", str(project.active)) if column.key == CAPTURED else column
    if wanted not in project.columns:
        shown = ", ".join(CAPTURED if one.kind == "capture" else one.key
                          for one in project.columns)  # fmt: skip
        raise ScriptError(place, f"the column {column.key} is not shown; shown are: {shown}")
    return project.columns.index(wanted)


def derived(project: Project, column: Column, place: Place) -> DerivedColumn:
    """Return a column as it is shown; raises ScriptError where it is not."""
    return derive(project).columns[column_of(project, column, place)]


def show(stage: Stage, project: Project, place: Place) -> Stage:
    """Return the stage with another project; raises ScriptError where no model can run it."""
    try:
        derive(project)
    except ModelError as problem:
        raise ScriptError(place, str(problem)) from problem
    return replace(stage, project=project, selection=None, step=None)


def columns(stage: Stage, wanted: tuple[Column, ...], place: Place) -> Stage:
    """Show these columns alone, in this order."""
    project = project_of(stage, place)
    if len(wanted) > MAX_COLUMNS:
        raise ScriptError(place, f"{len(wanted)} columns: {MAX_COLUMNS} fit at the most")
    real = tuple(
        Column("capture", str(project.active)) if one.key == CAPTURED else one for one in wanted
    )
    for one in real:
        if one.kind == "capture" and int(one.key) >= len(project.captures):
            there = len(project.captures)
            last = "captured:1 alone" if there == 1 else f"captured:1 to captured:{there}"
            raise ScriptError(place, f"captured:{int(one.key) + 1} is not open: 'open' gave {last}")
    return replace(show(stage, replace(project, columns=real), place), reference=0)


def edited(stage: Stage, make: Callable[[], Edit], place: Place) -> Stage:
    """Return the stage after an edit; one that is refused is a ScriptError."""
    try:
        return show(stage, make().project, place)
    except (EditError, ModelError) as problem:
        raise ScriptError(place, str(problem)) from problem


def index_of(project: Project, word: Word) -> int:
    """Return 2 for ``caps[2]``, or the place in the request of ``caps[DMA_AVAIL]``."""
    text = word.text
    inner = text[5:-1] if text.startswith("caps[") and text.endswith("]") else ""
    if inner.isdigit():
        return int(inner)
    for place, one in enumerate(project.content.caps):
        for definition in offered(project.ioctl):
            same = (definition.id, definition.version) == (one.id, one.version)
            if same and definition.name.lower() == inner.lower():
                return place
    raise ScriptError(word.place, f"'{text}': expected a capability of the request, as in caps[0]")


def add(stage: Stage, name: Word, at: int | None) -> Stage:
    """Add a capability by its name, behind the last one or at a place."""
    project = project_of(stage, name.place)
    known = {one.name.upper(): one for one in offered(project.ioctl)}
    definition = known.get(name.text.upper())
    if definition is None:
        raise ScriptError(
            name.place,
            f"'{name.text}' is no capability of this ioctl: expected one of {', '.join(known)}",
        )
    return edited(stage, lambda: edits.add_capability(project, definition, at), name.place)


def remove(stage: Stage, which: Word) -> Stage:
    """Take a capability out."""
    project = project_of(stage, which.place)
    index = index_of(project, which)
    return edited(stage, lambda: edits.remove_capability(project, index), which.place)


def move(stage: Stage, which: Word, to: int) -> Stage:
    """Move a capability to another place of the chain."""
    project = project_of(stage, which.place)
    index = index_of(project, which)
    return edited(stage, lambda: edits.move_capability(project, index, to), which.place)


def set_field(stage: Stage, path: Word, value: int) -> Stage:
    """Set a field of the request."""
    project = project_of(stage, path.place)
    return edited(stage, lambda: edits.set_field(project, path.text, value), path.place)


def call(stage: Stage, verb: str, value: object, place: Place) -> Stage:
    """Set ``argsz``, ``fill``, ``abi`` or ``handler``."""
    project = project_of(stage, place)
    return edited(stage, lambda: getattr(edits, f"set_{verb}")(project, value), place)


def note(stage: Stage, target: Target, text: str, column: Column | None, place: Place) -> Stage:
    """Pin a note to a field or to bytes."""
    project = project_of(stage, place)
    selection = _selection(stage, target, column, place)
    pinned = Note(text, selection.path, selection.start, selection.stop,
                  project.columns[selection.column])  # fmt: skip
    changed = edited(stage, lambda: edits.add_note(project, pinned), place)
    return replace(changed, selection=stage.selection)


def select(stage: Stage, target: Target, column: Column | None, place: Place) -> Stage:
    """Point at a field, a capability or bytes of a column."""
    return replace(stage, selection=_selection(stage, target, column, place))


def _selection(stage: Stage, target: Target, column: Column | None, place: Place) -> Selection:
    project = project_of(stage, place)
    number = 0 if column is None else column_of(project, column, place)
    layout = derive(project).columns[number].layout
    path, loose = target
    if loose is not None:
        if loose[1] > layout.size:
            raise ScriptError(place, f"bytes up to {loose[1]}: the answer has {layout.size}")
        leaf: Leaf = layout.leaf_at(loose[0])
        return Selection(number, *loose, leaf.path if (leaf.start, leaf.stop) == loose else "")
    word = path or Word("", place)
    try:
        start, stop = span(layout, word.text)
        return Selection(number, start, stop, "" if word.text == "info"
                         else resolve(layout, word.text))  # fmt: skip
    except MeasureError as problem:
        raise ScriptError(word.place, str(problem)) from problem


def hide(stage: Stage, target: Target, column: Column, place: Place) -> Stage:
    """Hide bytes of a column until the task is solved."""
    selection = _selection(stage, target, column, place)
    project = project_of(stage, place)
    hidden = Hidden(project.columns[selection.column], selection.start, selection.stop)
    return replace(stage, hidden=(*stage.hidden, hidden))


def step(stage: Stage, wanted: Word, column: Column, place: Place) -> Stage:
    """Play the model's steps up to one: ``first``, ``last``, a number from 1, a function's name."""
    project = project_of(stage, place)
    number = column_of(project, column, place)
    run = derive(project).columns[number].run
    if run is None:
        raise ScriptError(place, f"{column.key} is no variant: captured bytes have no steps")
    names = [one.name for one in run.steps]
    if wanted.text == "first":
        at = 0
    elif wanted.text == "last":
        at = len(names) - 1
    elif wanted.text.isdigit() and 1 <= int(wanted.text) <= len(names):
        at = int(wanted.text) - 1
    elif wanted.text in names:
        at = names.index(wanted.text)
    else:
        raise ScriptError(
            wanted.place,
            f"'{wanted.text}' is no step: expected first, last, 1 to {len(names)}, or one of "
            f"{', '.join(dict.fromkeys(names))}",
        )
    selection = stage.selection or Selection(number, 0, 4, "argsz")
    return replace(stage, step=at, panel="steps",
                   selection=selection._replace(column=number))  # fmt: skip
