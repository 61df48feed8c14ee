"""Headers and patches of anybody, as ``targets.py`` has the other readers."""

from __future__ import annotations

import random
import re
import tempfile
from functools import cache
from pathlib import Path

from tests.capture.patches import damage
from tests.fuzz.mutate import mutated_text
from tests.headers.invented import header
from tests.headers.posted import HEADER, POSTED
from tests.headers.test_constructs import TEXTS, TYPES
from tests.oneline import is_a_line
from vfioviz import assets
from vfioviz.capture.capabilities import CapabilityError, take
from vfioviz.capture.headerlist import HeadersWanted, in_order, laid_out, listed
from vfioviz.capture.headersource import HeaderSource
from vfioviz.capture.headerstructs import StructQuery
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.doubts import accept_all, doubts
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.patches.export import unified
from vfioviz.capture.patches.reading import read_text
from vfioviz.capture.source import CaptureError
from vfioviz.capture.visible import visible
from vfioviz.headers.repair import repairs
from vfioviz.headers.unit import Header
from vfioviz.headers.view import shape_of, view
from vfioviz.scene.structs import missing_line
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import built_in

WORDS = (
    "struct", "union", "enum", "typedef", "{", "}", "};", "(", ")", "[", "]", "[]", ";", ",", ":3",
    ":0", "*", "__u8", "__u64", "long", "__packed", "__attribute__((packed))", "x", "sizeof(", "1",
    "__attribute__((aligned(8)))", "\n#if 0\n", "\n#else\n", "\n#endif\n", "\n#define x x x\n",
    "\n#pragma pack(1)\n", "\n#pragma pack()\n", "/*", "*/", "//", '"', "'", "\\\n", "\n#include",
    "__struct_group(", "__DECLARE_FLEX_ARRAY(", "__typeof__(", "[1 << 30]", "-", "0x", "##", "?",
    "\n@@ -1,9 +1,9 @@", "\n+", "\n-", "\n ", "\n--- a/x.h", "\n+++ b/x.h", "\n> ", "\n> > ",
    "\nFrom x@y Mon", "\n\\ No newline at end of file\n", "\ndiff --git a/x.h b/y.h\n", "\n-- \n",
    "\nrename from x.h\nrename to y.h\n", "\nGIT binary patch\nliteral 3\n", "\n@@@ -1 -1 +1 @@@",
    "\ndeleted file mode 100644\n", "\nnew file mode 100644\n", "&lt;", "=3D", "=\n", "\r\n",
)  # fmt: skip
"""What headers and diffs are made of."""
OWN = "include/uapi/linux/own.h"


def worse(rng: random.Random, text: str) -> str:
    """Return a text with words of its own kind put in, moved and lost."""
    for _ in range(rng.randrange(4)):
        words = re.split(r"(?<=\s)", text)
        at = rng.randrange(len(words))
        words[at : at + rng.choice((0, 0, 1, 3))] = rng.choice(
            ([rng.choice(WORDS)], [rng.choice(words)], [], words[at : at + 9])
        )
        text = "".join(words)
    return mutated_text(rng, text) if rng.random() < 0.3 else text


@cache
def _samples() -> tuple[str, ...]:
    folder = assets.samples().joinpath("headers")
    said = [each.read_text(encoding="utf-8") for each in folder.iterdir()]
    return (*said, *(TYPES + each for each in TEXTS.values()))


def _header(rng: random.Random) -> str:
    text = rng.choice(_samples()) if rng.random() < 0.4 else header(1, rng.randrange(1 << 30))
    return rng.choice((text, HEADER + rng.choice(list(POSTED.values()))))


def _line(said: str) -> None:
    is_a_line(said, 2000)


def headers(rng: random.Random) -> str:
    """Read a header; a struct that is read alone is what it is in all of it."""
    text = worse(rng, _header(rng))
    try:
        opened = listed(HeadersWanted("a.h", pasted=text))
    except (PatchError, CaptureError) as problem:
        _line(str(problem))
        return "refused"
    abis = tuple(rng.sample(list(ABIS.values()), 2))
    names = tuple(rng.sample(opened.names, min(4, len(opened.names))))
    shown = laid_out(opened.source, StructQuery(names, abis, {}))
    for table in shown.tables:
        for one in table.views:
            assert all(0 <= start < stop <= one.size for start, stop in one.holes)
        for finding in table.findings:
            _line(str(finding.text))
        for repair in repairs(table.views):
            _line(f"{repair.bare} {repair.moves} {repair.sizes}")
    for each in shown.missing:
        _line(visible(missing_line(each, "a.h")))
    if not isinstance(opened.source, HeaderSource):
        return "a patch"
    made = Header(opened.source.files, "a.h", abis[0])
    for record in made.whole.records[:8]:
        name = record.tag or record.said
        if name and made.whole.find(name) is record:
            alone = made.find(name)
            assert alone is not None, name
            assert shape_of([view(alone, "")]) == shape_of([view(record, "")]), name
    return "shown" if shown.tables else "nothing"


def capabilities(rng: random.Random) -> str:
    """Take the capabilities out of a header; what decodes takes them."""
    text = worse(rng, HEADER + rng.choice(list(POSTED.values())))
    text = re.sub(
        r"^\s*(struct (\w+) \{\s*struct vfio_info_cap)",
        lambda found: f"#define {found[2].upper()} {rng.randrange(99)}\n{found[1]}",
        text, flags=re.MULTILINE,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.h"
        path.write_text(text, encoding="utf-8", errors="replace")
        try:
            taken = take(str(path), None, (), built_in())
        except (PatchError, CaptureError, CapabilityError) as problem:
            _line(str(problem))
            return "refused"
    wide = built_in().extended(taken.extension)
    for definition in taken.extension.definitions:
        for abi in ABIS.values():
            wide.capability_struct(definition, abi)
    for note in taken.notes:
        _line(note)
    return "taken"


def _posted(rng: random.Random) -> tuple[str, dict[str, str]]:
    """Return a mail with a patch, and what it is for."""
    old = _header(rng)
    lines = old.split("\n")
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(lines))
        lines[at : at + rng.randrange(2)] = [rng.choice(("\t__u32 added;", "struct s { int x; };"))]
    new = "\n".join(lines)
    diff = unified({OWN: old}, {OWN: new})
    text = f"From: A <a@example.org>\nSubject: [PATCH v2 1/2] x\n\nWhy.\n---\n{diff}-- \n2.4\n"
    form = rng.randrange(7)
    if form == 1:
        text = f"Subject: Re: x\n\nOn Monday B <b@example.org> wrote:\n{damage.quote(diff)}"
    elif form == 2:
        text = damage.lose_white_space(damage.quote(diff))
    elif form == 3:
        text = damage.mail(text, rng.choice(("quoted-printable", "base64"))).decode("latin-1")
    elif form == 4:
        text = damage.wrap(text, 60, keep_level=rng.random() < 0.5)
    elif form == 5:
        text = damage.escape(text)
    elif form == 6:
        text = f"From m Thu Jan  1 00:00:00 1970\n{text}\nFrom m Thu Jan  1 00:00:00 1970\n{text}"
    return text, {OWN: old}


def patches(rng: random.Random) -> str:
    """Read a mail, put its diffs on their base, and lay out what they change."""
    text, base = _posted(rng)
    text = worse(rng, text)
    try:
        found = read_text(text, "a.mail")
    except PatchError as problem:
        _line(str(problem))
        return "refused"
    applied = 0
    for remark in found.remarks:
        _line(str(remark.text))
    for entry in found.entries:
        for remark in entry.remarks:
            _line(str(remark.text))
        for doubt in doubts(entry):
            _line(str(doubt.text))
        done = apply(accept_all(entry), base)
        applied += done.texts is not None
        for file in done.files:
            _line(str(file.text))
    try:
        opened = listed(HeadersWanted("a.mail", pasted=text))
        names = tuple(rng.sample(opened.names, min(3, len(opened.names))))
        shown = laid_out(opened.source, StructQuery(names, (ABIS["x86-64"], ABIS["i386"]), {}))
        for each in shown.missing:
            _line(visible(missing_line(each, "a.h")))
        in_order([opened, opened])
    except (PatchError, CaptureError) as problem:
        _line(str(problem))
    return "applied" if applied else "read"
