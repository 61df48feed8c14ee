"""Compares every struct and union of this machine's uapi headers with clang, on m68k with gcc.

    python -m tests.headers [--abi A,B] [--only PART] [--keep DIR] [--tree TREE]

With a kernel's source TREE it is the headers of its ``include/uapi``, which vfioviz reads as they
stand and clang with this machine's libc, without what ``headers_install`` takes out. Each struct
is also looked for by its name, as the commands do, which reads no more than it takes.

Needs the libclang of the dev group, a compiler's own headers, and for foreign ABIs
``libc6-dev-*-cross`` and ``linux-libc-dev-*-cross``; for m68k ``gcc-m68k-linux-gnu``. Prints N of M
an ABI, and what is refused with its reason; status 1 where a layout differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.headers import oracle
from tests.headers.oracle import Records, Shape
from vfioviz.headers.files import Files
from vfioviz.headers.record import Record
from vfioviz.headers.unit import Header, Unit
from vfioviz.headers.view import shape_of, view
from vfioviz.uapi.abi import ABIS

UAPI = "include/uapi/"


def ours(unit: Unit, home: str = "") -> dict[str, list[Shape]]:
    """Return the shapes that vfioviz finds, keyed as clang's; ``home``: where its headers are."""
    found: dict[str, list[Shape]] = {}
    for record in unit.records:
        shape = Shape(
            8 * record.size, 8 * record.align, tuple(each.start for each in record.declared)
        )
        found.setdefault(key(record).removeprefix(home), []).append(shape)
    return found


def otherwise(header: Header, abi: str) -> list[str]:
    """Return the structs that are not the same where no more is read than they take."""
    found = []
    for record in header.whole.records:
        name = record.tag or record.said
        if name and header.whole.find(name) is record:
            alone = header.find(name)
            if alone is None or shape_of([view(alone, abi)]) != shape_of([view(record, abi)]):
                found.append(f"{name}: {'not found' if alone is None else 'another'} by its name")
    return found


def key(record: Record) -> str:
    """Return what clang calls a record."""
    if name := record.tag or record.said:
        return f"{'union' if record.is_union else 'struct'} {name}"
    return str(record.place)


def files_below(root: Path) -> Files:
    """Return a source that reads a folder with links in it."""

    def text(path: str) -> str | None:
        there = root / path
        return there.read_text(errors="replace") if there.is_file() else None

    return Files(text)


def compare(
    abi: str, root: Path, only: str, tree: Path | None = None
) -> tuple[int, int, int, Counter[str]]:
    """Compare; return how many are equal, different, in all, and what was refused."""
    names = [each for each in oracle.headers(root) if only in each]
    files = files_below(tree or root)
    home = UAPI if tree else ""
    stubs = root.parent / "stubs"
    flags = ("-isystem", str(stubs), *oracle.taken_out(stubs)) if tree else ()
    equal = different = total = 0
    refused: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    wanted = tuple(f"{folder}/" for folder in oracle.FOLDERS)
    rejected = 0
    for name in names:
        theirs = oracle.clang(abi, f"#include <{name}>\n", root, *flags)
        if theirs is None:
            rejected += 1
            continue
        header = Header(files, home + name, ABIS[abi])
        unit = header.whole
        fresh = {
            key: shapes
            for key, shapes in theirs.items()
            if key not in seen and key[0].startswith(wanted)
        }
        try:
            if abi in oracle.GCC:
                same, wrong, unknown = beside_gcc(abi, name, root, unit, fresh, flags=flags)
            else:
                same, wrong, unknown = beside_clang(unit, fresh, home)
        except GccRefusesError:
            rejected += 1
            continue
        if fresh:
            wrong += otherwise(header, abi)
        seen |= set(fresh)
        total += sum(map(len, fresh.values()))
        equal += same
        different += len(wrong)
        refused.update(unknown)
        for text in wrong:
            print(f"  DIFFERENT {abi} {name}: {text}")
    print(f"{abi}: {len(names) - rejected} headers, {rejected} that a compiler refuses")
    return equal, different, total, refused


class GccRefusesError(Exception):
    """A header that clang takes and gcc does not."""


def beside_clang(
    unit: Unit, theirs: Records, home: str = ""
) -> tuple[int, list[str], Counter[str]]:
    """Return how many are equal, which differ, and what is not understood."""
    mine = ours(unit, home)
    equal, wrong, unknown = 0, [], Counter[str]()
    for (file, what), shapes in theirs.items():
        there = mine.get(what, [])
        if there == shapes:
            equal += len(shapes)
        elif len(there) < len(shapes):
            unknown[f"{file}: {what}: {_why(unit, what)}"] += len(shapes)
        else:
            wrong.append(f"{what}: clang {shapes}, here {there}")
    return equal, wrong, unknown


def beside_gcc(
    abi: str, name: str, root: Path | None, unit: Unit, theirs: Records, text: str = "",
    flags: Sequence[str] = (),
) -> tuple[int, list[str], Counter[str]]:  # fmt: skip
    """Compare with gcc: sizes, alignments, and offsets of members that are no bit-fields.

    What has no name is part of what has one, and counted where that is equal.
    """
    views = {record: view(record, abi) for record in unit.records if record.tag or record.said}
    named = {key(record): record for record in views}
    asked: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    wrong: list[str] = []
    unknown: Counter[str] = Counter()
    for file, what in theirs:
        if what in named:
            record = named[what]
            spelled[what] = what if record.tag else record.said
            fields = views[record].fields
            asked[spelled[what]] = [each.name for each in fields if each.bits is None]
        elif " " in what:
            unknown[f"{file}: {what}: {_why(unit, what)}"] += 1
    given = oracle.gcc(abi, text or f"#include <{name}>", asked, root, *flags)
    if given is None:
        raise GccRefusesError(name)
    for what, kind in spelled.items():
        seen = views[named[what]]
        # A typedef may be aligned otherwise than what it names.
        record = named[what]
        typedef = unit.scope.typedefs.get(record.said) if not record.tag else None
        here = [seen.size, typedef.type.align if typedef else seen.align]
        here += [each.offset for each in seen.fields if each.bits is None]
        if given[kind] != here:
            wrong.append(f"{what}: gcc {given[kind]}, here {here}")
    total = sum(map(len, theirs.values()))
    return total - len(wrong) - unknown.total(), wrong, unknown


def _why(unit: Unit, what: str) -> str:
    word = what.rpartition(" ")[2]
    for each in unit.refused:
        if each.name == word:
            return f"{each.place}: {each.why}"
    return "; ".join(f"{each.place}: {each.why}" for each in unit.refused[:2]) or "not found"


def main() -> int:
    """Compare; status 1 where something differs or too much is refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.headers")
    parser.add_argument("--abi", default=",".join(oracle.TARGETS))
    parser.add_argument("--only", default="", help="headers whose path holds this")
    parser.add_argument("--tree", type=Path, help="a kernel's source")
    parser.add_argument("--keep", type=Path, help="make the folders of links here")
    arguments = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as temporary:
        for abi in arguments.abi.split(","):
            if not oracle.available(abi) or (abi in oracle.GCC and not oracle.has_gcc(abi)):
                print(f"{abi}: its headers are not installed; nothing compared")
                bad = 1
                continue
            uapi = arguments.tree and (arguments.tree / UAPI).resolve()
            root = oracle.farm(abi, arguments.keep or Path(temporary), uapi)
            equal, different, total, refused = compare(abi, root, arguments.only, arguments.tree)
            print(
                f"{abi}: {equal} of {total} equal, {different} different, {refused.total()} refused"
            )
            for text, count in refused.most_common():
                print(f"    {count} x {text}")
            bad |= different > 0 or equal < 0.99 * total
    return bad


if __name__ == "__main__":
    sys.exit(main())
