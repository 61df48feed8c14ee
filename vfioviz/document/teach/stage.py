"""The verbs that set the stage, each ``Stage -> Stage``; what can't be done is a ScriptError."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vfioviz.codec import paths
from vfioviz.codec.content import Capability
from vfioviz.codec.digits import whole_number
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.ref import INFO, CapId, FieldRef, Part
from vfioviz.document import edits
from vfioviz.document.catalogue import offered
from vfioviz.document.columns import CAPTURED, column_text
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import Edit, EditError
from vfioviz.document.project import MAX_COLUMNS, CaptureColumn, Note, Project
from vfioviz.document.teach.lesson import Hidden, Stage, Wanted, real
from vfioviz.document.teach.quantity import MeasureError, path_span, resolve
from vfioviz.document.teach.words import ScriptError, TextPlace, Word
from vfioviz.document.view import Selection
from vfioviz.kernel.question import ModelError

Target = tuple[Word | None, tuple[int, int] | None]
"""A path, or bytes ``[start, stop)``."""


def project_of(stage: Stage, place: TextPlace) -> Project:
    """Return what is open; raises ScriptError where nothing is."""
    if stage.project is None:
        raise ScriptError(place, "nothing is open here: begin with 'open FILE'")
    return stage.project


def column_of(project: Project, column: Wanted, place: TextPlace) -> int:
    """Return the place of a column on the screen; raises ScriptError where it is not shown."""
    wanted = real(project, column)
    if wanted not in project.columns:
        asked = column_text(wanted, project.active)
        shown = ", ".join(column_text(one, project.active) for one in project.columns)
        raise ScriptError(place, f"the column {asked} is not shown; shown are: {shown}")
    return project.columns.index(wanted)


def derived(project: Project, column: Wanted, place: TextPlace) -> DerivedColumn:
    """Return a column as it is shown; raises ScriptError where it is not."""
    return derive(project).columns[column_of(project, column, place)]


def show(stage: Stage, project: Project, place: TextPlace) -> Stage:
    """Return the stage with another project; raises ScriptError where no model can run it."""
    for column in derive(project).columns:
        if column.failure:
            raise ScriptError(place, column.failure)
    return replace(stage, project=project, selection=None, step=None, code=None)


def columns(stage: Stage, wanted: tuple[Wanted, ...], place: TextPlace) -> Stage:
    """Show these columns alone, in this order."""
    project = project_of(stage, place)
    if len(wanted) > MAX_COLUMNS:
        raise ScriptError(place, f"{len(wanted)} columns: {MAX_COLUMNS} fit at the most")
    found = tuple(real(project, one) for one in wanted)
    for one in found:
        if isinstance(one, CaptureColumn) and one.capture >= len(project.captures):
            there = len(project.captures)
            last = "captured:1 alone" if there == 1 else f"captured:1 to captured:{there}"
            raise ScriptError(
                place, f"{CAPTURED}:{one.capture + 1} is not open: 'open' gave {last}"
            )
    return replace(show(stage, replace(project, columns=found), place), reference=0)


def edited(stage: Stage, make: Callable[[], Edit], place: TextPlace) -> Stage:
    """Return the stage after an edit; one that is refused is a ScriptError."""
    try:
        return show(stage, make().project, place)
    except (EditError, ModelError) as problem:
        raise ScriptError(place, str(problem)) from problem


def request_cap(project: Project, cap: int | str | None) -> CapId | None:
    """Return a capability of the request by its place or name; None where it has none such."""
    for place, one in enumerate(project.content.caps):
        if place == cap:
            return one.known_by
        if isinstance(cap, str) and _is_named(project, one, cap):
            return one.known_by
    return None


def _is_named(project: Project, cap: Capability, name: str) -> bool:
    ioctl = project.ioctl
    known = ioctl.headers.capability(ioctl.ids, cap.id, cap.version)
    return known is not None and known.name.lower() == name.lower()


def capability_of(project: Project, word: Word) -> CapId:
    """Return the capability of ``caps[2]`` or ``caps[DMA_AVAIL]``, counted along the request."""
    found = next(iter(paths.parse(word.text)), None)
    if found is not None and found.is_capability:
        cap = request_cap(project, found.cap)
        if cap is not None:
            return cap
        if isinstance(found.cap, int):
            count = len(project.content.caps)
            message = f"{word.text} is not there: the request has {count} capabilities"
            raise ScriptError(word.place, message)
    message = f"'{word.text}': expected a capability of the request, as in caps[0]"
    raise ScriptError(word.place, message)


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
    cap = capability_of(project, which)
    return edited(stage, lambda: edits.remove_capability(project, cap), which.place)


def move(stage: Stage, which: Word, to: int) -> Stage:
    """Move a capability to another place of the chain."""
    project = project_of(stage, which.place)
    cap = capability_of(project, which)
    return edited(stage, lambda: edits.move_capability(project, cap, to), which.place)


def set_field(stage: Stage, path: Word, value: int) -> Stage:
    """Set a field of the request."""
    project = project_of(stage, path.place)
    ref = request_ref(project, path)
    return edited(stage, lambda: edits.set_field(project, ref, value), path.place)


def request_ref(project: Project, word: Word) -> FieldRef:
    """Return the field of a path, capabilities counted along the request; raises ScriptError."""
    found = next(iter(paths.parse(word.text)), None)
    if found is None or not found.field:
        message = f"'{word.text}': expected the path of a field, as in caps[0].avail"
        raise ScriptError(word.place, message)
    if found.cap is None:
        return FieldRef(INFO, Part.BODY, found.field)
    cap = request_cap(project, found.cap)
    if cap is None:
        count = len(project.content.caps)
        message = f"'{word.text}': the request has {count} capabilities"
        raise ScriptError(word.place, message)
    return FieldRef(cap, found.part, found.field, found.element, found.member)


def call(stage: Stage, verb: str, value: object, place: TextPlace) -> Stage:
    """Set ``argsz``, ``fill``, ``abi`` or ``handler``."""
    project = project_of(stage, place)
    return edited(stage, lambda: getattr(edits, f"set_{verb}")(project, value), place)


def note(stage: Stage, target: Target, text: str, column: Wanted | None, place: TextPlace) -> Stage:
    """Pin a note to a field or to bytes."""
    project = project_of(stage, place)
    selection = _selection(stage, target, column, place)
    pinned = Note(text, selection.ref, selection.start, selection.stop,
                  project.columns[selection.column])  # fmt: skip
    changed = edited(stage, lambda: edits.add_note(project, pinned), place)
    return replace(changed, selection=stage.selection)


def select(stage: Stage, target: Target, column: Wanted | None, place: TextPlace) -> Stage:
    """Point at a field, a capability or bytes of a column."""
    return replace(stage, selection=_selection(stage, target, column, place))


def _selection(stage: Stage, target: Target, column: Wanted | None, place: TextPlace) -> Selection:
    project = project_of(stage, place)
    number = 0 if column is None else column_of(project, column, place)
    layout = derive(project).columns[number].layout
    path, loose = target
    if loose is not None:
        if loose[1] > layout.size:
            raise ScriptError(place, f"bytes up to {loose[1]}: the answer has {layout.size}")
        leaf: Leaf = layout.leaf_at(loose[0])
        whole = (leaf.start, leaf.stop) == loose
        return Selection(number, *loose, layout.ref(leaf) if whole else None)
    word = path or Word("", place)
    try:
        start, stop = path_span(layout, word.text)
        return Selection(number, start, stop, resolve(layout, word.text))
    except MeasureError as problem:
        raise ScriptError(word.place, str(problem)) from problem


def hide(stage: Stage, target: Target, column: Wanted, place: TextPlace) -> Stage:
    """Hide bytes of a column until the task is solved."""
    selection = _selection(stage, target, column, place)
    project = project_of(stage, place)
    hidden = Hidden(project.columns[selection.column], selection.start, selection.stop)
    return replace(stage, hidden=(*stage.hidden, hidden))


def step(stage: Stage, wanted: Word, column: Wanted, place: TextPlace) -> Stage:
    """Play the model's steps up to one: ``first``, ``last``, a number from 1, a function's name."""
    project = project_of(stage, place)
    number = column_of(project, column, place)
    run = derive(project).columns[number].run
    if run is None:
        raise ScriptError(
            place,
            f"{column_text(real(project, column), project.active)} is no variant: captured bytes "
            "have no steps",
        )
    names = [one.name for one in run.steps]
    if wanted.text == "first":
        at = 0
    elif wanted.text == "last":
        at = len(names) - 1
    elif 1 <= (whole_number(wanted.text) or 0) <= len(names):
        at = (whole_number(wanted.text) or 1) - 1
    elif wanted.text in names:
        at = names.index(wanted.text)
    else:
        raise ScriptError(
            wanted.place,
            f"'{wanted.text}' is no step: expected first, last, 1 to {len(names)}, or one of "
            f"{', '.join(dict.fromkeys(names))}",
        )
    argsz = FieldRef(INFO, Part.BODY, "argsz")
    selection = stage.selection or Selection(number, 0, 4, argsz)
    return replace(stage, step=at, code=None, panel="steps",
                   selection=selection._replace(column=number))  # fmt: skip
