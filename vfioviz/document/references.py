"""Versions whose C a project refers to: read again, found elsewhere, taken as it is, brought along.

Rule 1: nothing here is called by opening a project: what a file names is read where somebody says
so, and no other way.
Rule 2: what can't be read leaves the version as it was, with the reason: nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vfioviz.capture.patches.changes import changes
from vfioviz.capture.patches.reading import Cancelled, never
from vfioviz.document.added import VariantError, added
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.project import Project
from vfioviz.document.variants import Wanted, read
from vfioviz.kernel.producer import Producer, Producers
from vfioviz.kernel.sourced.files import FILES, Base, Sources
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sourced.reference import Absent, Edits, Reference, Splice
from vfioviz.language import mark, phrase, tr

_NOTHING = Producers((), ())


def read_again(one: Sourced, cancelled: Cancelled = never, *, as_it_is: bool = False) -> Sourced:
    """Read the C of a version where its reference says.

    Args:
        one: Whose text is not here, or may be another one by now.
        cancelled: Asked now and then.
        as_it_is: Whether a source that has changed is taken.

    Returns:
        The version with its text; where it is gone or has changed, without one and with the reason.

    Raises:
        ReadCancelledError: ``cancelled`` said so.
    """
    told = one.referred
    if told is None:
        return one
    edits = one.absent.edits if one.absent is not None else edits_of(one)
    try:
        asked = Wanted(one.key, told.tree, told.patches, told.pasted)
        found = read(asked, cancelled, accept=told.accept, known=_NOTHING)
        now = found.reference
        other = "" if now is None else told.changed(dict(now.files))
        if other and not as_it_is:
            return _without(one, _changed(other), edits)
        sources, base = _edited(found.sources, one, edits)
    except VariantError as problem:
        return _without(one, str(problem), edits)
    return replace(
        one,
        sources=sources,
        linux=found.linux,
        base=base,
        reference=now,
        referred=now if other else told,
        absent=None,
    )


def _changed(path: str) -> str:
    return phrase(mark("{path} is another one than when the project was saved"), path=path)


def _without(one: Sourced, why: str, edits: Edits) -> Sourced:
    base = None if one.base is None else Base(one.base.key)
    return replace(one, sources=Sources(one.sources.name, ()), base=base, absent=Absent(why, edits))


def found_at(one: Sourced, tree: str, patches: Sequence[str] | None = None) -> Sourced:
    """Return a version that refers to another place; ``read_again`` tells what is there.

    Args:
        one: The version.
        tree: ``PATH[@REV]``, absolute.
        patches: Absolute paths; None: those that it has.
    """
    told = one.referred or Reference(tree)
    moved = told.patches if patches is None else tuple(patches)
    return replace(one, referred=replace(told, tree=tree, patches=moved))


def refer_to(one: Sourced, found: Sourced) -> Sourced:
    """Return a version that refers to a source that was read.

    Args:
        one: The version, or an edit of one.
        found: The same source, as it was read now, without the edit.

    Raises:
        VariantError: It is not the same text, or came by a pipe.
    """
    if found.reference is None:
        raise VariantError(tr("{key}: a pipe is not there another time; name a file", key=one.key))
    was = one.sources.files | ({} if one.base is None else dict(one.base.texts))
    other = next((path for path in FILES if was.get(path) != found.sources.files.get(path)), None)
    if one.absent is None and other is not None:
        raise VariantError(
            tr("{key}: {path} is not the text that the project has", key=one.key, path=other)
        )
    return replace(one, reference=found.reference, referred=found.reference)


def edits_of(one: Sourced) -> Edits:
    """Return what an edit changed, by lines."""
    if one.base is None:
        return ()
    return tuple((path, _splices(was, one.sources.files[path])) for path, was in one.base.texts)


def _splices(was: str, now: str) -> tuple[Splice, ...]:
    old, new = was.split("\n"), now.split("\n")
    return tuple(Splice(a, tuple(old[a:b]), tuple(new[c:d])) for _, a, b, c, d in changes(old, new))


def _edited(found: Sources, one: Sourced, edits: Edits) -> tuple[Sources, Base | None]:
    """Return a source with edits in it; raises VariantError where they are of other lines."""
    if one.base is None:
        return Sources(one.sources.name, found.texts), None
    texts, before = {}, []
    for path, splices in edits:
        was = found.files.get(path)
        made = None if was is None else spliced(was, splices)
        if was is None or made is None:
            raise VariantError(
                tr("{path}: the edit of {key} is of other lines than are there now", path=path,
                   key=one.key)
            )  # fmt: skip
        texts[path] = made
        before.append((path, was))
    order = {path: number for number, path in enumerate(FILES)}
    before.sort(key=lambda each: order[each[0]])
    return found.with_texts(one.sources.name, texts), Base(one.base.key, tuple(before))


def spliced(text: str, splices: Sequence[Splice]) -> str | None:
    """Return a text with lines changed; None where it has other lines there."""
    lines = text.split("\n")
    made: list[str] = []
    at = 0
    for start, was, now in splices:
        if start < at or tuple(lines[start : start + len(was)]) != was:
            return None
        made += lines[at:start]
        made += now
        at = start + len(was)
    return "\n".join((*made, *lines[at:]))


def absent(project: Project) -> tuple[Sourced, ...]:
    """Return the versions of a project whose text is not here."""
    return tuple(one for one in added(project.producers) if one.absent is not None)


def refer(project: Project, key: str, *, on: bool) -> Edit:
    """Refer to the source of a version, or let its text travel in the project."""
    one = _version(project, key)
    if on and one.reference is None:
        raise EditError(tr("It is not known where the C of {key} came from: add it anew.", key=key))
    if not on and one.absent is not None:
        raise EditError(tr("The C of {key} is not here: read it first.", key=key))
    said = (
        tr("refer to the C of {key}", key=key) if on else tr("bring the C of {key} along", key=key)
    )
    return Edit(_with(project, (replace(one, referred=one.reference if on else None),)), said)


def set_read(project: Project, read: Sequence[Sourced]) -> Edit:
    """Take versions as they were read again."""
    for one in read:
        _version(project, one.key)
    keys = ", ".join(one.key for one in read)
    return Edit(_with(project, read), tr("read the C of {keys}", keys=keys))


def _version(project: Project, key: str) -> Sourced:
    found = next((one for one in added(project.producers) if one.key == key), None)
    if found is None:
        raise EditError(tr("{key} was not added: it comes with the program", key=key))
    return found


def _with(project: Project, others: Sequence[Sourced]) -> Project:
    now = {one.key: one for one in others}
    versions: tuple[Producer, ...] = tuple(
        now.get(one.key, one) for one in project.producers.versions
    )
    return replace(project, producers=Producers(versions, project.producers.handlers))
