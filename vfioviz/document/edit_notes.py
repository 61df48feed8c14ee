"""Notes pinned to fields or bytes; they are kept in the project and go into the reply."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.document.edit import Edit, EditError
from vfioviz.document.state import Note, Project
from vfioviz.language import tr

_LONGEST = 20_000
"""Characters of a note."""


def add_note(project: Project, note: Note) -> Edit:
    """Pin a note; an empty one is refused."""
    return Edit(
        replace(project, notes=(*project.notes, _checked(note))),
        tr("note on {place}", place=place(note)),
    )


def change_note(project: Project, index: int, text: str) -> Edit:
    """Change the text of a note; an empty one takes it away."""
    note = _note(project, index)
    if not text.strip():
        return remove_note(project, index)
    changed = _checked(note._replace(text=text))
    notes = (*project.notes[:index], changed, *project.notes[index + 1 :])
    return Edit(replace(project, notes=notes), tr("change the note on {place}", place=place(note)))


def remove_note(project: Project, index: int) -> Edit:
    """Take a note away."""
    note = _note(project, index)
    notes = project.notes[:index] + project.notes[index + 1 :]
    return Edit(replace(project, notes=notes), tr("remove the note on {place}", place=place(note)))


def place(note: Note) -> str:
    """Return what a note is pinned to: ``caps[1].avail, 64 to 67``."""
    last = note.stop - 1
    span = str(note.start) if last <= note.start else f"{note.start} to {last}"
    return f"{note.path}, {span}" if note.path else tr("bytes {span}", span=span)


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
