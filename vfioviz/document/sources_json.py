"""Versions of the code that a project brings along <-> their part of its file.

The text travels, without the functions that no answer needs: lines as they are, and the number of
empty lines where there are several. Its SHA-256 tells whether somebody changed it on the way. Or
the project refers to it, as the user chose: see ``reference_json``.
"""

from __future__ import annotations

from vfioviz.codec.revision import ALIGNED, PACKED
from vfioviz.document.added import KEY, VariantError, with_added
from vfioviz.document.jsonlines import read_lines, write_lines
from vfioviz.document.jsonpart import JsonPart
from vfioviz.document.reference_json import (
    is_referred,
    read_edits,
    read_reference,
    write_reference,
)
from vfioviz.document.variants import MAX_DEVICE
from vfioviz.kernel.producer import Producers
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.sourced.device import DeviceModel, device_model
from vfioviz.kernel.sourced.files import FILES, Base, Sources
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sourced.reference import NOT_READ, Absent
from vfioviz.language import tr

MAX_VERSIONS = 64
_REVISIONS = {f"{major}.{minor}": (major, minor) for major, minor in (PACKED, ALIGNED)}


def write_version(one: Sourced) -> dict[str, object]:
    """Return a version; of an edit, with what the files that it changes were before."""
    written: dict[str, object] = {
        "key": one.key,
        "name": one.sources.name,
        "origin": one.origin,
        "linux": ".".join(map(str, one.linux)),
    }
    referred = is_referred(one)
    if referred:
        written |= write_reference(one)
    else:
        written["sha256"] = one.sources.digest
        written["files"] = {path: write_lines(text) for path, text in one.sources.texts}
    if one.device is not None:
        written["device"] = {"name": one.device.name, "text": write_lines(one.device.text)}
    if one.base is not None and referred:
        written["base"] = {"key": one.base.key}
    elif one.base is not None:
        before = {path: write_lines(text) for path, text in one.base.texts}
        written["base"] = {"key": one.base.key, "files": before}
    return written


def read_versions(part: JsonPart, producers: Producers) -> Producers:
    """Return the producers with those of a project; raises ProjectError."""
    if part.value is None:
        return producers
    items = part.items()
    if len(items) > MAX_VERSIONS:
        raise part.fail(tr("at most {most} variants", most=MAX_VERSIONS))
    for one in items:
        try:
            producers = with_added(producers, (_version(one),))
        except VariantError as problem:
            raise one.refuse(str(problem)) from problem
    return producers


def _version(part: JsonPart) -> Sourced:
    key = _key(part.get("key"))
    if part.get("from").value is not None:
        return _referred(key, part)
    sources = Sources(part.get("name").text()[:200], _texts(part.get("files")))
    if part.get("sha256").text() != sources.digest:
        raise part.get("sha256").refuse(
            tr("the text of {key} was changed: add the variant anew from its source", key=key)
        )
    linux = _REVISIONS[part.get("linux").one_of(tuple(_REVISIONS))]
    device = _device(part.get("device"))
    base = _base(part.get("base"), sources)
    return Sourced(key, sources, part.get("origin").text()[:2000], linux, base, device)


def _referred(key: str, part: JsonPart) -> Sourced:
    base = part.get("base")
    return Sourced(
        key,
        Sources(part.get("name").text()[:200], ()),
        part.get("origin").text()[:2000],
        _REVISIONS[part.get("linux").one_of(tuple(_REVISIONS))],
        None if base.value is None else Base(_key(base.get("key"))),
        _device(part.get("device")),
        referred=read_reference(part.get("from")),
        absent=Absent(NOT_READ, read_edits(part.get("edits"))),
    )


def _key(part: JsonPart) -> str:
    key = part.text()
    if not KEY.fullmatch(key):
        raise part.fail(tr("the name of a variant"))
    return key


def _texts(part: JsonPart) -> tuple[tuple[str, str], ...]:
    files = {}
    for name, each in part.entries():
        if name not in FILES:
            raise each.refuse(tr("no file that an answer needs"))
        files[name] = read_lines(each)
    return tuple((path, files[path]) for path in FILES if path in files)


def _base(part: JsonPart, edited: Sources) -> Base | None:
    if part.value is None:
        return None
    texts = _texts(part.get("files"))
    for path, _ in texts:
        if path not in edited.files:
            raise part.get("files").refuse(tr("{path} is no file of the edit", path=path))
    return Base(_key(part.get("key")), texts)


def _device(part: JsonPart) -> DeviceModel | None:
    if part.value is None:
        return None
    text = read_lines(part.get("text"))
    if len(text) > MAX_DEVICE:
        raise part.fail(tr("at most {most} characters", most=MAX_DEVICE))
    try:
        return device_model(part.get("name").text()[:200], text)
    except ModelError as problem:
        raise part.refuse(str(problem)) from problem
