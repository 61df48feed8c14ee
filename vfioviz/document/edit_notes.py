"""Notes pinned to fields or bytes; they are kept in the project and go into the reply."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.codec.layout import Layout
from vfioviz.document.derive import derive
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.project import Note, Project
from vfioviz.language import tr

_LONGEST = 20_000
"""Characters of a note."""


def add_note(project: Project, note: Note) -> Edit:
    """Pin a note; an empty one is refused."""
    return Edit(
        replace(project, notes=(*project.notes, _checked(note))),
        tr("note on {place}", place=place(project, note)),
    )


def change_note(project: Project, index: int, text: str) -> Edit:
    """Change the text of a note; an empty one takes it away."""
    note = _note(project, index)
    if not text.strip():
        return remove_note(project, index)
    changed = _checked(note._replace(text=text))
    notes = (*project.notes[:index], changed, *project.notes[index + 1 :])
    return Edit(
        replace(project, notes=notes), tr("change the note on {place}", place=place(project, note))
    )


def remove_note(project: Project, index: int) -> Edit:
    """Take a note away."""
    note = _note(project, index)
    notes = project.notes[:index] + project.notes[index + 1 :]
    return Edit(
        replace(project, notes=notes), tr("remove the note on {place}", place=place(project, note))
    )


def place(project: Project, note: Note) -> str:
    """Return what a note is pinned to, where it lies now: ``caps[1].avail, 64 to 67``."""
    layout = _layout(project, note)
    start, stop = span(layout, note)
    path = layout.path(note.ref) if layout is not None and note.ref is not None else ""
    last = stop - 1
    told = str(start) if last <= start else f"{start} to {last}"
    return f"{path}, {told}" if path else tr("bytes {span}", span=told)


def span(layout: Layout | None, note: Note) -> tuple[int, int]:
    """Return the bytes that a note is about: of what it is pinned to, as a column has it now."""
    found = None if layout is None or note.ref is None else layout.span(note.ref)
    return found or (note.start, note.stop)


def _layout(project: Project, note: Note) -> Layout | None:
    """Return the answer that a note is about: its own column's, or the first that has the field."""
    columns = derive(project).columns
    own = [each.layout for each in columns if each.column == note.column]
    rest = [each.layout for each in columns]
    for layout in (*own, *rest):
        if note.ref is None or layout.span(note.ref) is not None:
            return layout
    return None


def _checked(note: Note) -> Note:
    text = note.text.strip()
    if not text:
        message = tr("an empty note says nothing: type what there is to say")
        raise EditError(message)
    if len(text) > _LONGEST:
        message = tr(
            "the note has {count} characters: {LONGEST} are the most",
            count=len(text),
            LONGEST=_LONGEST,
        )
        raise EditError(message)
    return note._replace(text=text)


def _note(project: Project, index: int) -> Note:
    if not 0 <= index < len(project.notes):
        message = tr(
            "note {number} is not there: there are {count}",
            number=index + 1,
            count=len(project.notes),
        )
        raise EditError(message)
    return project.notes[index]
