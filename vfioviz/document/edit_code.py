"""Edits of the C of a version: the edit is a version of its own, beside the one that it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from vfioviz.capture.patches.changes import changes
from vfioviz.capture.patches.export import unified
from vfioviz.document.added import with_added
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.project import MAX_COLUMNS, Column, ModelColumn, Project
from vfioviz.kernel.producer import Producers
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.files import FILES, Base
from vfioviz.kernel.sourced.producer import Sourced, revision_of
from vfioviz.kernel.sourced.prune import hidden
from vfioviz.language import tr

MAX_TEXT = 1 << 20
"""Characters of a file that is edited."""


def changed(producers: Producers, edited: Sourced, path: str, text: str) -> Sourced:
    """Return the version that an edit of one file makes; see ``changed_files``."""
    return changed_files(producers, edited, {path: text})


def changed_files(producers: Producers, edited: Sourced, texts: Mapping[str, str]) -> Sourced:
    """Return the version that an edit of files makes.

    An edit of an edit is that edit, changed; one of any other version has a key of its own.

    Args:
        producers: Of the project.
        edited: What is edited.
        texts: By path the whole files as they are now, whether they are C or not.

    Raises:
        EditError: All are as they were, or one is too long.
    """
    before = edited.sources.files
    if edited.absent is not None:
        raise EditError(tr("The C of {key} is not here: read it first.", key=edited.key))
    typed = {path: _typed(edited, path, text) for path, text in texts.items()}
    typed = {path: text for path, text in typed.items() if text != before[path]}
    if not typed:
        raise EditError(tr("The text is as it was: there is nothing to apply."))
    if edited.base is None:
        base, key = Base(edited.key), free_key(producers)
        name, origin = f"{edited.sources.name} + edit", f"{edited.origin} + edit"
    else:
        base, key = edited.base, edited.key
        name, origin = edited.sources.name, edited.origin
    sources = edited.sources.with_texts(name, typed)
    was = {**{path: before[path] for path in typed}, **dict(base.texts)}
    differs = tuple(
        (each, was[each]) for each in FILES if each in was and was[each] != sources.files[each]
    )
    try:
        linux = revision_of(sources)
    except ModelError:
        # Its structs can't be read: its answer says so.
        linux = edited.linux
    return replace(
        edited, key=key, sources=sources, origin=origin, linux=linux, base=Base(base.key, differs)
    )


def _typed(edited: Sourced, path: str, text: str) -> str:
    """Return a text as the file has it; raises EditError."""
    before = edited.sources.files
    if path not in before:
        raise EditError(tr("{path} is no file of {key}", path=path, key=edited.key))
    text = text.encode("utf-8", "replace").decode()
    if "\r\n" in before[path]:
        text = text.replace("\n", "\r\n")
    if len(text) > MAX_TEXT:
        raise EditError(
            tr("{size} characters: a file has at most {most}", size=len(text), most=MAX_TEXT)
        )
    return text


def free_key(producers: Producers) -> str:
    """Return a key for another edit."""
    keys = {*producers.keys}
    return next(key for number in count(1) if (key := f"edit-{number}") not in keys)


def edit_code(project: Project, column: ModelColumn, made: Sourced) -> Edit:
    """Show an edit of the C: in the columns that it has, or in one beside what it was made of.

    Args:
        project: What is edited.
        column: Whose C was edited.
        made: What ``changed`` returned.
    """
    text = tr("edit the C of {key}", key=made.key)
    known = project.producers
    if made.key in known.keys:
        versions = tuple(made if one.key == made.key else one for one in known.versions)
        return Edit(replace(project, producers=Producers(versions, known.handlers)), text)
    producers = with_added(known, (made,))
    fresh = ModelColumn(made.key, column.abi, column.handler)
    columns = _beside(project.columns, column, fresh)
    return Edit(replace(project, producers=producers, columns=columns), text)


def _beside(columns: tuple[Column, ...], column: ModelColumn, fresh: Column) -> tuple[Column, ...]:
    """Put a column beside another one; the last model but that one makes room."""
    shown = list(columns)
    if len(shown) >= MAX_COLUMNS:
        others = [each for each in shown if each != column]
        models = [each for each in others if isinstance(each, ModelColumn)]
        shown.remove((models or others)[-1])
    at = shown.index(column) + 1 if column in shown else len(shown)
    return (*shown[:at], fresh, *shown[at:])


def changed_lines(edited: Sourced, path: str) -> frozenset[int]:
    """Return the lines of a file, from 1, that are not those of its base."""
    was = dict(() if edited.base is None else edited.base.texts).get(path)
    if was is None:
        return frozenset()
    # Where lines were only taken away, the one behind them tells.
    return frozenset(
        line
        for _, _, _, start, stop in changes(was.split("\n"), edited.sources.files[path].split("\n"))
        for line in range(start + 1, max(stop, start + 1) + 1)
    )


def diff_of(edited: Sourced) -> str:
    """Return an edit as a unified diff against its base; "" where nothing is changed."""
    if edited.base is None:
        return ""
    before = dict(edited.base.texts)
    after: Mapping[str, str] = {path: edited.sources.files[path] for path in before}
    pruned = edited.base.key not in SHIPPED.keys
    doubtful = {path: hidden(path, text) for path, text in before.items()} if pruned else {}
    return unified(before, after, doubtful)
