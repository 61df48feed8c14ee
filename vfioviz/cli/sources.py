"""``vfioviz sources``: where the C of a project's variants is, and whether it is there."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from vfioviz.capture.projectfile import read_project, write_project
from vfioviz.capture.source import CaptureError
from vfioviz.cli.printing import note, put_all, put_json
from vfioviz.cli.problems import UsageError, complain
from vfioviz.document.added import VariantError, added
from vfioviz.document.edit import EditError
from vfioviz.document.project import Project
from vfioviz.document.references import found_at, read_again, refer, refer_to, set_read
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.producer import Producers
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.scene.jsonable import SCHEMA, Json


def run(arguments: argparse.Namespace) -> int:
    """List the sources; status 1 where one that was to be read is not there, or another one."""
    try:
        state = from_text(read_project(arguments.project), arguments.project)
        before = state.project
        if before is None:
            return complain(f"{arguments.project}: holds no request")
        project = _changed(before, arguments)
        if arguments.output is not None:
            write_project(arguments.output, to_text(replace(state, project=project)))
            note(f"wrote {arguments.output}")
        elif arguments.at or arguments.take or arguments.bring or arguments.refer:
            note("nothing is written: -o PROJECT says where (it may be the same file)")
    except ProjectError as problem:
        return complain(f"{arguments.project}: {problem}")
    except (UsageError, CaptureError, EditError, VariantError) as problem:
        return complain(str(problem))
    versions = added(project.producers)
    asked = _asked(arguments, versions)
    if arguments.json:
        put_json({"schema": SCHEMA, "variants": [_json(one, asked) for one in versions]})
    else:
        put_all(line for one in versions for line in _lines(one, asked))
        if not versions:
            note(f"{arguments.project}: has no variants of its own")
    return 1 if any(one.absent is not None for one in versions if one.key in asked) else 0


def _asked(arguments: argparse.Namespace, versions: Sequence[Sourced]) -> set[str]:
    """Return the keys of what was read."""
    if arguments.read:
        return {one.key for one in versions}
    named = [*arguments.take, *arguments.bring]
    return {*named, *(each.partition("=")[0] for each in (*arguments.at, *arguments.refer))}


def _changed(project: Project, arguments: argparse.Namespace) -> Project:
    """Do what the options say; raises UsageError, EditError, VariantError."""
    for text in arguments.at:
        key, equals, place = text.partition("=")
        if not equals or not place:
            message = f"--at {text}: expected KEY=PATH[@REV]"
            raise UsageError(message)
        one = _version(project, key)
        if one.referred is None:
            message = f"--at {text}: {key} travels in the project: there is nothing to look for"
            raise UsageError(message)
        project = set_read(project, [found_at(one, str(Path(place).absolute()))]).project
    asked = _asked(arguments, added(project.producers))
    for key in sorted(asked):
        one = _version(project, key)
        if one.referred is not None:
            made = read_again(one, as_it_is=key in arguments.take)
            project = set_read(project, [made]).project
    for key in arguments.bring:
        project = refer(project, key, on=False).project
    for text in arguments.refer:
        told = wanted(text)
        project, known = _named(project, told.tree)
        found = read(told, known=known)
        project = set_read(project, [refer_to(_version(project, told.key), found)]).project
    return project


def _named(project: Project, tree: str) -> tuple[Project, Producers]:
    """Return the variants that another one may be made of; the one that is named is read first."""
    versions = added(project.producers)
    one = next((one for one in versions if one.key == tree), None)
    if one is not None and one.referred is not None:
        project = set_read(project, [read_again(one)]).project
    return project, Producers(added(project.producers), ())


def _version(project: Project, key: str) -> Sourced:
    versions = added(project.producers)
    found = next((one for one in versions if one.key == key), None)
    if found is None:
        keys = ", ".join(one.key for one in versions) or "none"
        message = f"'{key}' is no variant that this project has of its own: {keys}"
        raise UsageError(message)
    return found


def _state(one: Sourced, asked: set[str]) -> str:
    """Return ``travels``, ``not read``, ``as it was`` or ``not there``."""
    if one.referred is None:
        return "travels"
    if one.absent is None:
        return "as it was"
    return "not there" if one.key in asked else "not read"


def _lines(one: Sourced, asked: set[str]) -> Iterator[str]:
    base = "" if one.base is None else f", an edit of {one.base.key}"
    yield f"{one.key}: {one.sources.name}{base}"
    if one.referred is None:
        size = sum(len(text.encode()) for _, text in one.sources.texts)
        yield f"    travels: {len(one.sources.texts)} files, {size:,} bytes, from {one.origin}"
        return
    yield f"    refers to {one.referred.tree}"
    for patch in one.referred.patches:
        pasted = patch in dict(one.referred.pasted)
        yield f"        with {patch}" + (", whose text travels" if pasted else "")
    if one.absent is not None and one.key in asked:
        yield f"    not there: {one.absent.why}"
        yield f"        --at {one.key}=PATH[@REV] looks elsewhere; --take {one.key}: as it is"
    elif one.absent is not None:
        yield "    not read: --read tells whether it is there"
    else:
        yield f"    there, and as it was: {len(one.referred.files)} files"


def _json(one: Sourced, asked: set[str]) -> Json:
    told = one.referred
    return {
        "key": one.key,
        "name": one.sources.name,
        "origin": one.origin,
        "edit_of": None if one.base is None else one.base.key,
        "state": _state(one, asked),
        "why": str(one.absent.why) if one.absent is not None and one.key in asked else None,
        "tree": None if told is None else told.tree,
        "patches": [] if told is None else list(told.patches),
        "sha256": None if told is None else dict(told.files),
    }
