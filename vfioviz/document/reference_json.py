"""Where the C of a version lies <-> its part of a project file; reading it reads nothing else.

A file of somebody else may name anything: what is no path of a file that stays is refused here, and
what is one is read only where the user says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vfioviz.document.jsonlines import MAX_LINES, read_lines, write_lines
from vfioviz.document.jsonpart import JsonPart
from vfioviz.document.patch_sources import is_fleeting, source_of
from vfioviz.document.references import edits_of
from vfioviz.document.variants import MAX_PATCHES
from vfioviz.kernel.sourced.files import FILES
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sourced.reference import Edits, Reference, Splice
from vfioviz.language import tr

_LONGEST = 4096
"""Characters of a path, with revision and number."""
_HASH = re.compile(r"[0-9a-f]{64}")


def is_referred(one: Sourced) -> bool:
    """Whether a project file refers to the C of a version."""
    return one.referred is not None


def write_reference(one: Sourced) -> dict[str, object]:
    """Return what a project file has in place of the text of a version."""
    told = one.referred
    assert told is not None  # noqa: S101 -- is_referred() said so
    edits = one.absent.edits if one.absent is not None else edits_of(one)
    written: dict[str, object] = {
        "tree": told.tree,
        "patches": list(told.patches),
        **({"accept": True} if told.accept else {}),
        "sha256": dict(told.files),
    }
    if told.pasted:
        written["pasted"] = {name: write_lines(text) for name, text in told.pasted}
    changed = {
        path: [{"at": at, "was": _written(was), "now": _written(now)} for at, was, now in splices]
        for path, splices in edits
    }
    return {"from": written, **({"edits": changed} if changed else {})}


def _written(lines: Iterable[str]) -> list[str]:
    return list(lines)


def read_reference(part: JsonPart) -> Reference:
    """Return where the C of a version lies; raises ProjectError."""
    pasted = part.get("pasted")
    texts = () if pasted.value is None else tuple(
        (_name(each, name), read_lines(each)) for name, each in pasted.entries()
    )  # fmt: skip
    names = {name for name, _ in texts}
    patches = part.get("patches").items()
    if len(patches) > MAX_PATCHES or len(texts) > MAX_PATCHES:
        raise part.fail(tr("at most {most} patches", most=MAX_PATCHES))
    return Reference(
        _path(part.get("tree")),
        tuple(
            each.text() if source_of(each.text(), dict(texts)) in names else _path(each)
            for each in patches
        ),
        texts,
        part.get("accept").value is True,
        tuple((path, _hash(each)) for path, each in _of_kernel(part.get("sha256"))),
    )


def _of_kernel(part: JsonPart) -> list[tuple[str, JsonPart]]:
    found = part.entries()
    for path, each in found:
        if path not in FILES:
            raise each.refuse(tr("no file that an answer needs"))
    return found


def _name(part: JsonPart, name: str) -> str:
    if not 0 < len(name) <= _LONGEST or not name.isprintable():
        raise part.refuse(tr("no name of a patch"))
    return name


def _path(part: JsonPart) -> str:
    """Return a path of a file or tree that stays: absolute, printable, of no special folder."""
    path = part.text()
    good = 1 < len(path) <= _LONGEST and path.isprintable() and path.startswith("/")
    if not good or is_fleeting(path) or ".." in path.split("/"):
        raise part.fail(tr("an absolute path of a file or folder, PATH or PATH@REV"))
    return path


def _hash(part: JsonPart) -> str:
    text = part.text()
    if not _HASH.fullmatch(text):
        raise part.fail(tr("64 hex digits"))
    return text


def read_edits(part: JsonPart) -> Edits:
    """Return what an edit changed, by path; raises ProjectError."""
    if part.value is None:
        return ()
    return tuple(
        (path, tuple(_splice(one) for one in each.items())) for path, each in _of_kernel(part)
    )


def _splice(part: JsonPart) -> Splice:
    lines = [tuple(each.text() for each in part.get(side).items()) for side in ("was", "now")]
    if any("\n" in line for side in lines for line in side):
        raise part.fail(tr("single lines"))
    return Splice(part.get("at").integer(0, MAX_LINES), *lines)
