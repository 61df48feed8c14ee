"""Functions of a tree in other words, beside the arithmetic and beside gcc; on demand.

    python -m tests.csource.rewriting [REQUESTS [TREE...]]

Each of ``rewrites`` and ``rewrites_handlers`` is made a patch of a TREE (those of Debian's 6.1 and
6.12 that ``tests.csource.kernel`` fetches), read as ``--add-variant mine=TREE,PATCH`` reads it, and
asked REQUESTS (40) random questions on x86-64, i386, arm and s390x: it has to answer as the tree
without the patch. Those of the chain are compiled with gcc too, and build the same chains.
"""

# ruff: noqa: S311
from __future__ import annotations

import difflib
import random
import re
import sys
import tempfile
from pathlib import Path

from tests.csource import kernel, rewrites_handlers
from tests.csource.rewrites import CHAIN
from tests.csource.variants import ABI_KEYS, facts, request_of
from tests.models import IOCTLS
from vfioviz.document.added import VariantError
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.files import CHAIN as CHAIN_FILES
from vfioviz.kernel.sourced.files import HANDLERS
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.uapi.abi import ABIS

DRIVERS = {"device": "vfio-pci", "region": "vfio-pci", "iommu": "type1"}


def span(text: str, pattern: str) -> tuple[int, int, int]:
    """Return where a function's head begins, its body, and where it ends."""
    for found in re.finditer(rf"^[a-z][^;{{}}()#]*\b{pattern}\(", text, re.MULTILINE):
        brace = text.find("{", found.end())
        if brace < 0 or ";" in text[found.end() : brace]:
            continue
        return found.start(), brace, text.index("\n}\n", brace) + 3
    message = f"{pattern} is not there"
    raise LookupError(message)


def replaced(text: str, pattern: str, front: str, made: str | None, body: str | None) -> str:
    """Return a text with a whole function, or its body, in other words."""
    start, brace, end = span(text, pattern)
    new = made if body is None else text[start:brace] + body
    return text[:start] + front + (new or "").lstrip("\n") + text[end:]


def patch(path: str, before: str, after: str) -> str:
    """Return a mail with a diff."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    head = "From: A. Uthor <a@example.org>\nSubject: [PATCH] vfio: in other words\n"
    return f"{head}Message-ID: <1@example.org>\n\n---\n" + "".join(lines)


def patches(tree: Path) -> list[tuple[str, str, str, str]]:
    """Return title, ioctl ("" for all), path and new text of each rewrite of a tree."""
    found = []
    chain = next(path for path in CHAIN_FILES if (tree / path).is_file())
    text = (tree / chain).read_text("utf-8")
    for each in CHAIN:
        new = replaced(text, each.function, "", each.text, None)
        found.append((f"{each.function}: {each.title}", "", chain, new))
    for key, driver in DRIVERS.items():
        path = next(path for path in HANDLERS[driver] if (tree / path).is_file())
        text = (tree / path).read_text("utf-8")
        pattern = r"vfio_(?:pci|iommu_type1|type1)_(?:ioctl_)?get_" + (
            "region_info" if key == "region" else "info"
        )
        start, brace, _ = span(text, pattern)
        owner = re.findall(r"\*(\w+)", text[start:brace])[0]
        for form in rewrites_handlers.FORMS:
            front, body = rewrites_handlers.body(key, form, owner)
            found.append((f"{key}: {form}", key, path, replaced(text, pattern, front, None, body)))
    return found


def made(tree: Path, path: str, new: str, folder: Path) -> Sourced:
    """Return a tree with one file in other words, by way of a mail."""
    mail = folder / "rewrite.mail"
    mail.write_text(patch(path, (tree / path).read_text("utf-8"), new), "utf-8")
    return read(wanted(f"mine={tree},{mail}"))


def unlike(ours: Sourced, base: Sourced, key: str, count: int, seed: int) -> str:
    """Return the first answer that differs, in a line; "" where none does."""
    chance = random.Random(seed)
    for number in range(count):
        abi = ABIS[ABI_KEYS[number % len(ABI_KEYS)]]
        name = key or chance.choice(sorted(DRIVERS))
        asked = request_of(IOCTLS[name], SHIPPED.handler(DRIVERS[name]), abi, chance)
        try:
            mine = facts(ours.answer(asked))
        except ModelError as problem:
            return f"refused: {problem}"
        theirs = facts(base.answer(asked))
        other = [fact for fact, value in theirs.items() if mine[fact] != value]
        if other:
            which = other[0]
            return f"{name} {abi.key} argsz {asked.argsz}: {which} {mine[which]} {theirs[which]}"
    return ""


def main() -> int:
    """Print each rewrite that differs or is refused, and how many there are."""
    words = sys.argv[1:]
    count = int(words[0]) if words else 40
    trees = [Path(word) for word in words[1:]]
    if not trees:
        folder = Path("/tmp/vfioviz-kernels")  # noqa: S108 -- as tests.csource.kernel
        for number in kernel.VERSIONS:
            kernel.sources(folder, number)
            trees.append(folder / f"linux-source-{number}")
    failed = 0
    for tree in trees:
        base = read(wanted(f"mine={tree}"))
        all_of_them = patches(tree)
        wrong = 0
        for title, key, path, new in all_of_them:
            with tempfile.TemporaryDirectory() as where:
                try:
                    said = unlike(made(tree, path, new, Path(where)), base, key, count, 1)
                except VariantError as problem:
                    said = f"not read: {problem}"
            if said:
                wrong += 1
                print(f"{tree.name} {title}: {said}", flush=True)
        print(f"{tree.name}: {len(all_of_them) - wrong} of {len(all_of_them)} do the same")
        failed += wrong
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
