"""The capabilities and numbers of a header that a project brings along <-> their part of its file.

The text of the header travels, with what it includes, and what is told of each capability: a
project is read the same where the header is not.
"""

from __future__ import annotations

import re

from vfioviz.document.jsonlines import read_lines, write_lines
from vfioviz.document.jsonpart import JsonPart
from vfioviz.headers.capability import Told
from vfioviz.headers.chainioctl import KEY
from vfioviz.headers.chainioctl import MOST as MOST_IOCTLS
from vfioviz.headers.extension import Declared, from_texts, unlaid, unread
from vfioviz.language import tr
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.ioctls import DeclaredIoctl

MAX_CAPABILITIES = 256
MAX_FILES = 400
MAX_NUMBERS = 1024
_NAME = re.compile(r"[A-Za-z_]\w{0,255}")
_PATH = 1000
"""Characters of a path."""


def write_headers(headers: HeaderSet) -> dict[str, object] | None:
    """Return what a header set has beyond the built-in one; None for nothing."""
    found = headers.extension
    if not isinstance(found, Declared) or not found.says_something:
        return None
    numbers = {"numbers": dict(found.numbers)} if found.numbers else {}
    listed = [{**each._asdict(), "path": path} for each, path in found.ioctl_paths]
    ioctls = {"ioctls": listed} if listed else {}
    return {
        "title": found.title,
        "top": found.top,
        "sha256": found.digest,
        "capabilities": [
            {
                "struct": each.struct, "macro": each.macro, "ioctl": each.ioctl, "id": each.id,
                "version": each.version, "array": each.array, "counter": each.counter,
                "path": each.path, "doc": each.doc,
            }
            for each in found.told
        ],
        "files": {path: write_lines(text) for path, text in found.texts.items()},
        **numbers,
        **ioctls,
    }  # fmt: skip


def read_headers(part: JsonPart, headers: HeaderSet) -> HeaderSet:
    """Return the header set with what a project adds to it; raises ProjectError."""
    if part.value is None:
        return headers
    files = part.get("files").entries()
    listed = part.get("capabilities").items()
    if len(files) > MAX_FILES or len(listed) > MAX_CAPABILITIES:
        raise part.refuse(
            tr("at most {files} headers and {capabilities} capabilities are read", files=MAX_FILES,
               capabilities=MAX_CAPABILITIES)
        )  # fmt: skip
    texts = {path[:_PATH]: read_lines(each) for path, each in files}
    title, top = part.get("title").text()[:_PATH], part.get("top").text()[:_PATH]
    numbers = _numbers(part)
    ioctls = tuple(_ioctl(each, texts) for each in _ioctls(part))
    bare = from_texts(title, (), texts, top, numbers, ioctls)
    for key, why in unread(bare, headers).items():
        raise part.get("ioctls").refuse(f"{key}: {why}")
    wide = headers.extended(bare) if ioctls else headers
    told = tuple(_told(each, wide, texts) for each in listed)
    keys = {(each.ioctl, each.id, each.version) for each in told}
    if len(keys) != len(told):
        raise part.get("capabilities").fail(tr("each id and version once"))
    found = from_texts(title, told, texts, top, numbers, ioctls)
    if part.get("sha256").text() != found.digest:
        raise part.get("sha256").refuse(
            tr("the text of the headers was changed: name their source anew")
        )
    for struct, why in unlaid(found, headers).items():
        raise part.get("capabilities").refuse(f"{struct}: {why}")
    return headers.extended(found)


def _numbers(part: JsonPart) -> tuple[tuple[str, int], ...]:
    named = part.get("numbers")
    if named.value is None:
        return ()
    entries = named.entries()
    if len(entries) > MAX_NUMBERS:
        raise named.refuse(tr("at most {n} names of values are read", n=MAX_NUMBERS))
    found = []
    for name, value in entries:
        if not _NAME.fullmatch(name):
            raise value.fail(tr("a name of C"))
        found.append((name, value.integer(0, 0xFFFFFFFF)))
    return tuple(sorted(found))


def _ioctls(part: JsonPart) -> list[JsonPart]:
    listed = part.get("ioctls")
    if listed.value is None:
        return []
    found = listed.items()
    if len(found) > MOST_IOCTLS:
        raise listed.refuse(tr("at most {n} ioctls are read", n=MOST_IOCTLS))
    keys = {each.get("key").text() for each in found}
    if len(keys) != len(found):
        raise listed.fail(tr("each key once"))
    return found


def _ioctl(part: JsonPart, texts: dict[str, str]) -> tuple[DeclaredIoctl, str]:
    found = DeclaredIoctl(
        key=part.get("key").text(),
        macro=_name(part.get("macro")),
        answer=_name(part.get("answer")),
        minsz=_name(part.get("minsz")),
        caps=_name(part.get("caps")),
        ids=part.get("key").text(),
    )
    if not KEY.fullmatch(found.key):
        raise part.get("key").fail(tr("a key of small letters, digits and _"))
    return found, part.get("path").one_of(tuple(texts))


def _told(part: JsonPart, headers: HeaderSet, texts: dict[str, str]) -> Told:
    spaces = tuple(dict.fromkeys(ioctl.ids for ioctl in headers.ioctls.values()))
    return Told(
        struct=_name(part.get("struct")),
        macro=_name(part.get("macro")),
        ioctl=part.get("ioctl").one_of(spaces),
        id=part.get("id").integer(1, 0xFFFF),
        version=part.get("version").integer(1, 0xFFFF),
        array=_name(part.get("array"), empty=True),
        counter=_name(part.get("counter"), empty=True),
        path=part.get("path").one_of(tuple(texts)),
        doc=part.get("doc").text(),
    )


def _name(part: JsonPart, *, empty: bool = False) -> str:
    text = part.text()
    if not _NAME.fullmatch(text) and not (empty and not text):
        raise part.fail(tr("a name of C"))
    return text
