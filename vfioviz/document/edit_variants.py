"""Edits of who answers: versions of the code that a project brings along."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.document.added import VariantError, added, with_added
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.project import MAX_COLUMNS, ModelColumn, Project
from vfioviz.kernel.producer import Producer, Producers
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.language import tr


def add_version(project: Project, one: Sourced) -> Edit:
    """Add a version of the code, and show it where a column is free."""
    try:
        producers = with_added(project.producers, (one,))
    except VariantError as problem:
        raise EditError(str(problem)) from problem
    columns = project.columns
    if len(columns) < MAX_COLUMNS:
        columns = (*columns, ModelColumn(one.key))
    return Edit(
        replace(project, producers=producers, columns=columns),
        tr("add the variant {key}", key=one.key),
    )


def remove_version(project: Project, key: str) -> Edit:
    """Take away a version that the project brings along, with its columns."""
    versions: tuple[Producer, ...] = tuple(
        one for one in project.producers.versions if one.key != key
    )
    if key not in {one.key for one in added(project.producers)}:
        raise EditError(tr("{key} was not added: it comes with the program", key=key))
    columns = tuple(
        one for one in project.columns if not isinstance(one, ModelColumn) or one.producer != key
    )
    if not columns:
        raise EditError(tr("the last column stays: show another one first"))
    notes = tuple(
        note
        for note in project.notes
        if not isinstance(note.column, ModelColumn) or note.column.producer != key
    )
    return Edit(
        replace(
            project,
            producers=Producers(versions, project.producers.handlers),
            columns=columns,
            notes=notes,
        ),
        tr("remove the variant {key}", key=key),
    )
