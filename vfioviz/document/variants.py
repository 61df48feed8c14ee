"""``KEY=PATH[@REV][,PATCH...]`` -> a producer out of C text: a kernel tree, with patches on top.

In place of a path stands the key of a variant that has C. ``,device=FILE`` behind it: the driver
asks the device of a model, and not the request. Trees at a revision and ranges are asked of the
user's own git, which reads and does nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture.bounded import read_file
from vfioviz.capture.patches.doubts import accept_all, doubts
from vfioviz.capture.patches.entry import Entry, PatchError
from vfioviz.capture.patches.reading import Cancelled, never
from vfioviz.capture.patches.series import apply_series, postings
from vfioviz.capture.patches.tree import Tree, exists, name
from vfioviz.capture.patches.verdict import Applied, Verdict
from vfioviz.capture.source import CaptureError
from vfioviz.document.added import KEY, VariantError
from vfioviz.document.edit_code import diff_of
from vfioviz.document.kernel_files import KernelFiles, in_kernel
from vfioviz.document.patch_sources import NUMBERED, held, is_fleeting, source_of
from vfioviz.document.refused import Refusal, RefusedError
from vfioviz.kernel.producer import Producer, Producers
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.device import DeviceModel, device_model
from vfioviz.kernel.sourced.files import FILES, Sources, sources
from vfioviz.kernel.sourced.producer import Sourced, sourced
from vfioviz.kernel.sourced.prune import pruned
from vfioviz.kernel.sourced.reference import Reference, name_of
from vfioviz.kernel.sourced.shipped import c_of
from vfioviz.language import tr

MAX_PATCHES = 64
_NOTHING = Producers((), ())
MAX_DEVICE = 1 << 16
"""Bytes of a device model's file, and characters of its text."""
_DEVICE = "device="


class Wanted(NamedTuple):
    """What somebody asks for."""

    key: str
    tree: str
    """``PATH[@REV]``, or the key of a variant where no such path exists."""
    patches: tuple[str, ...]
    """Files, folders or ranges; ``PATCH#N`` is the N-th diff of one."""
    pasted: tuple[tuple[str, str], ...] = ()
    """Names of patches that are no files, and their texts."""
    device: str = ""
    """File of a device model; "" for none."""

    def told(self) -> str:
        """Return it as it was written, without the key."""
        device = (f"{_DEVICE}{self.device}",) if self.device else ()
        return ",".join((self.tree, *self.patches, *device))


def wanted(text: str) -> Wanted:
    """Read ``KEY=PATH[@REV][,PATCH...]``; a path may hold commas of its own where it exists.

    Raises:
        VariantError: It is none.
    """
    key, equals, rest = text.partition("=")
    if not equals or not rest:
        raise VariantError(
            tr("{text!r}: expected KEY=PATH[@REV][,PATCH...], as in mine=linux@v6.5,fix.patch",
               text=text)
        )  # fmt: skip
    if not KEY.fullmatch(key):
        raise VariantError(
            tr(
                "{key!r} can't name a variant: expected letters, digits and . _ + -, at most 32",
                key=key,
            )
        )
    tree, *others = _pieces(rest)
    models = [each for each in others if each.startswith(_DEVICE) and not exists(each)]
    patches = [each for each in others if each not in models]
    if len(models) > 1 or models == [_DEVICE]:
        raise VariantError(tr("{key}: expected one device=FILE", key=key))
    if len(patches) > MAX_PATCHES:
        raise VariantError(
            tr("{key}: {count} patches; at most {most} are put on a tree", key=key,
               count=len(patches), most=MAX_PATCHES)
        )  # fmt: skip
    return Wanted(key, tree, tuple(patches), device="".join(models).removeprefix(_DEVICE))


def _pieces(text: str) -> list[str]:
    """Split at commas, but for those of a path that exists."""
    pieces, found = text.split(","), []
    while pieces:
        count = next((n for n in range(len(pieces), 1, -1) if exists(",".join(pieces[:n]))), 1)
        found.append(",".join(pieces[:count]))
        del pieces[:count]
    return found


def c_text(producer: Producer) -> Sourced | None:
    """Return a version as C text; None where it has none."""
    if isinstance(producer, Sourced):
        return producer
    try:
        return c_of(producer.key)
    except KeyError:
        return None


def read(
    asked: Wanted,
    cancelled: Cancelled = never,
    *,
    accept: bool = False,
    known: Producers = SHIPPED,
) -> Sourced:
    """Read a tree, put patches on it, and return it as a producer.

    Args:
        asked: What is wanted.
        cancelled: Asked now and then.
        accept: Whether added lines that seem to have been wrapped are joined, and hunks taken that
            seem to lack a line.
        known: Versions that it may be based on.

    Raises:
        VariantError: It can't be read, or a patch does not apply.
        CancelledError: ``cancelled`` said so.
    """
    try:
        based, base = _based(asked.tree, known), asked.tree
        paths: KernelFiles | Callable[[str], str | None]
        tree: Tree | None = None
        if based is not None:
            paths = based.sources.files.get
        else:
            where = name(asked.tree)
            if where.is_range:
                raise PatchError(tr("{tree} is a range; expected one revision", tree=asked.tree))
            tree = Tree(where, cancelled)
            paths = KernelFiles(tree)
            paths.load(FILES)
            base += f" ({tree.commit[:12]})" if tree.commit else ""
        entries: list[tuple[str, Entry]] = []
        others: list[Entry] = []
        for patch in asked.patches:
            chosen, held = _entries(patch, dict(asked.pasted), cancelled)
            entries += [(patch, one) for one in chosen]
            others += held
        texts = {path: text for path in FILES if (text := paths(path)) is not None}
        texts |= _patched(entries, others, paths, tree, accept=accept)
        reference = None
        if based is None:
            reference = _reference(asked, texts, accept=accept)
            texts = {path: pruned(path, text) for path, text in texts.items()}
        elif based.absent is not None:
            raise VariantError(tr("the C of {tree} is not here: read it first", tree=asked.tree))
        found = sources(_called(asked), texts)
        origin = [base, *(_origin(*each) for each in entries)]
        model = None if based is None else based.device
        if asked.device:
            model = _device(asked.device)
            origin.append(f"{_DEVICE}{asked.device}")
        made = sourced(asked.key, found, ", ".join(origin))
        whole = None if based is None else _read_whole(based, asked, cancelled, accept=accept)
        if whole is not None:
            reference = whole.reference
            made = replace(made, sources=Sources(found.name, whole.sources.texts))
        return replace(made, device=model, reference=reference)
    except (PatchError, CaptureError, ModelError) as problem:
        raise VariantError(tr("{key}: {why}", key=asked.key, why=str(problem))) from problem
    except RefusedError as problem:
        said = tr("{key}: {why}", key=asked.key, why=str(problem))
        raise RefusedError(said, problem.refusal) from problem


def _based(text: str, known: Producers) -> Sourced | None:
    """Return the variant that a text names, where it names no path."""
    if exists(text) or text not in known.keys:
        return None
    return c_text(known.version(text))


def _read_whole(
    based: Sourced, asked: Wanted, cancelled: Cancelled, *, accept: bool
) -> Sourced | None:
    """Return a variant of a variant as it is read from the tree that both come from.

    So it can be referred to: what the other one puts on the tree is put there first, an edit as a
    diff that lies in no file.

    Returns:
        None where the other one comes from no tree, or the tree is another one by now.
    """
    there = based.reference
    if there is None:
        return None
    pasted = dict(there.pasted)
    try:
        first = Wanted(based.key, there.tree, there.patches, there.pasted)
        now = read(first, cancelled, accept=there.accept, known=_NOTHING).reference
        if now is None or there.changed(dict(now.files)):
            return None
        patches, edit = there.patches, diff_of(based)
        if edit:
            name = next(
                name
                for number in count()
                if (name := f"{based.key}{'-' * number}.diff") not in pasted
            )
            pasted[name], patches = edit, (*patches, name)
        if any(pasted.setdefault(name, text) != text for name, text in asked.pasted):
            return None
        both = Wanted(asked.key, there.tree, (*patches, *asked.patches), tuple(pasted.items()))
        return read(both, cancelled, accept=accept or there.accept, known=_NOTHING)
    except VariantError:
        return None


def _device(path: str) -> DeviceModel:
    text = read_file(path, MAX_DEVICE).decode("utf-8", "replace")
    return device_model(Path(path).name, text)


def _reference(asked: Wanted, texts: Mapping[str, str], *, accept: bool) -> Reference | None:
    """Return what a project needs to read it again; None where a patch came by a pipe."""
    pasted = dict(asked.pasted)
    sources = {patch: source_of(patch, pasted) for patch in asked.patches}
    if any(is_fleeting(source) for source in sources.values() if source not in pasted):
        return None
    return Reference(
        str(Path(asked.tree).absolute()),
        tuple(
            each if sources[each] in pasted else str(Path(each).absolute())
            for each in asked.patches
        ),
        tuple((name, pasted[name]) for name in dict.fromkeys(sources.values()) if name in pasted),
        accept,
        tuple((path, name_of(text)) for path, text in texts.items() if path in FILES),
    )


def _called(asked: Wanted) -> str:
    base = Path(asked.tree).name or asked.tree
    names = [Path(patch).name for patch in asked.patches]
    return " + ".join((base, *names))


def _origin(patch: str, entry: Entry) -> str:
    origin = entry.origin
    subject = origin.subject[:120] or os.fspath(Path(patch).name)
    return f"{subject} <{origin.message_id}>" if origin.message_id else subject


def _entries(
    text: str, pasted: Mapping[str, str], cancelled: Cancelled
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return what ``PATCH`` or ``PATCH#N`` means: the diffs that were posted last, or that one.

    Behind it stands all that the source holds.
    """
    entries = held(text, pasted, cancelled)
    if source_of(text, pasted) == text:
        posted = postings(entries)
        return posted[-1].entries if posted else entries[:1], entries
    numbered = NUMBERED.match(text)
    assert numbered is not None  # noqa: S101 -- it has a number behind its source
    chosen = tuple(entry for entry in entries if entry.number == int(numbered[2]))
    if not chosen:
        raise PatchError(
            tr("{path}: has {count} diffs; there is no #{number}; vfioviz patch {path} lists them",
               path=numbered[1], count=len(entries), number=numbered[2])
        )  # fmt: skip
    return chosen, entries


def _patched(
    entries: Sequence[tuple[str, Entry]],
    others: Sequence[Entry],
    base: Callable[[str], str | None],
    tree: Tree | None,
    *,
    accept: bool,
) -> dict[str, str]:
    if not entries:
        return {}
    settled = [accept_all(entry) if accept else entry for _, entry in entries]
    done = apply_series(settled, base)
    for (patch, _), entry, applied in zip(entries, settled, done, strict=False):
        if not applied.applies:
            refusal = Refusal(tuple(settled), done, tree, tuple(others))
            raise RefusedError(_refused(patch, entry, applied), refusal)
    made = done[-1].texts or {}
    found = {}
    for path, patched in made.items():
        if patched is not None:
            found[in_kernel(path)] = patched.text
    return found


def _refused(patch: str, entry: Entry, applied: Applied) -> str:
    """Say in one line which hunk does not apply, and why."""
    open_ = doubts(entry)
    for file in applied.files:
        if file.applies:
            continue
        hunk = next((each for each in file.hunks if not each.applies), None)
        doubt = next((each for each in open_ if entry.files[each.file].path == file.path), None)
        if hunk is not None and hunk.kind == "doubt" and doubt is not None:
            return tr(
                "{patch}: line {line}: {text}; --accept-doubts takes it so", patch=patch,
                line=doubt.number, text=str(doubt.text),
            )  # fmt: skip
        why = str(file.text) if hunk is None else _hunk(hunk)
        return tr(
            "{patch}: {path}: {why}; vfioviz patch {patch} --onto TREE tells of each hunk",
            patch=patch, path=file.path, why=why,
        )  # fmt: skip
    return tr("{patch}: does not apply", patch=patch)


def _hunk(hunk: Verdict) -> str:
    return tr("the hunk at line {line}: {text}", line=hunk.number, text=str(hunk.text))
