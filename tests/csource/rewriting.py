"""Functions of a tree in other words, beside the arithmetic and beside gcc; on demand.

    python -m tests.csource.rewriting [REQUESTS [TREE...]]

Each of ``rewrites`` and ``rewrites_handlers`` is made a patch of a TREE (those of Debian's 6.1 and
6.12 that ``tests.csource.kernel`` fetches), read as ``--add-variant mine=TREE,PATCH`` reads it, and
asked REQUESTS (40) random questions on x86-64, i386, arm and s390x: it has to answer as the tree
without the patch, and to do nothing wrong where an allocation fails. What ``vfioviz review`` does
with as many has to find what it finds of the tree, and no more;
how long it takes is told. Those of the chain are compiled too, for each target that this machine
compiles and runs for, and build the same chains (25 times as many).
"""

# ruff: noqa: S311
from __future__ import annotations

import difflib
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from tests.csource import kernel, rewrites_handlers
from tests.csource.abis import ABIS as ABIS_OF_C
from tests.csource.randomc import PRELUDE, Target, available
from tests.csource.rewrites import CHAIN, Rewrite
from tests.csource.variants import ABI_KEYS, facts, request_of
from tests.models import HEADERS, IOCTLS
from vfioviz.csource.machine import Machine
from vfioviz.csource.program import Program
from vfioviz.document.added import VariantError
from vfioviz.document.random_requests import requests
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.review.engine import answering, review
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.files import CHAIN as CHAIN_FILES
from vfioviz.kernel.sourced.files import HANDLERS
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.uapi.abi import ABIS

HARNESS = """
void *realloc(void *, size_t); void free(void *); void *calloc(size_t, size_t);
int printf(const char *, ...);
struct vfio_info_cap_header { u16 id; u16 version; u32 next; };
struct vfio_info_cap { struct vfio_info_cap_header *buf; size_t size; };
typedef __UINTPTR_TYPE__ uintptr_t;
#define true 1
#define false 0
#define NULL ((void *)0)
#define GFP_KERNEL 0
#define GFP_KERNEL_ACCOUNT 0
#define __GFP_NOWARN 0
#define ENOMEM 12
#define EINVAL 22
#define EIO 5
#define EFAULT 14
#define SIZE_MAX (~(size_t)0)
#define U16_MAX 0xffff
#define CONFIG_PCI 1
#define IS_ENABLED(x) 0
#define BUILD_BUG_ON(x) _Static_assert(!(x), "")
#define krealloc(p, n, f) realloc((void *)(p), n)
#define krealloc_array(p, n, s, f) realloc((void *)(p), (n) * (s))
#define kvzalloc(n, f) calloc(1, n)
#define kfree(p) free((void *)(p))
#define kfree_sensitive(p) free((void *)(p))
static void *kmemdup(const void *p, size_t n, int f) { return memcpy(realloc(NULL, n), p, n); }
static void freed(void *p) { free(*(void **)p); }
#define __free(how) __attribute__((cleanup(freed)))
#define no_free_ptr(p) ({ __typeof__(p) k_ = (p); (p) = NULL; k_; })
#define typeof __typeof__
#define likely(x) (x)
#define unlikely(x) (x)
#define fallthrough do { } while (0)
#define ERR_PTR(e) ((void *)(long)(e))
#define PTR_ERR(p) ((long)(p))
#define IS_ERR(p) ((unsigned long)(p) >= (unsigned long)-4095)
#define IS_ERR_OR_NULL(p) (!(p) || IS_ERR(p))
#define PTR_ERR_OR_ZERO(p) (IS_ERR(p) ? (int)PTR_ERR(p) : 0)
#define WARN_ON(x) (!!(x))
#define WARN_ON_ONCE(x) (!!(x))
#define check_add_overflow(a, b, d) __builtin_add_overflow(a, b, d)
#define check_sub_overflow(a, b, d) __builtin_sub_overflow(a, b, d)
#define size_add(a, b) ((size_t)(a) + (b))
#define array_size(a, b) ((size_t)(a) * (b))
#define min(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ < b_ ? a_ : b_; })
#define max(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })
#define max_t(t, a, b) max((t)(a), (t)(b))
#define umin min
#define clamp(v, lo, hi) min(max(v, lo), hi)
#define round_up(x, y) ((((x) - 1) | ((__typeof__(x))(y) - 1)) + 1)
#define roundup(x, y) (((x) + (y) - 1) / (y) * (y))
#define PTR_ALIGN(p, a) ((__typeof__(p))(((unsigned long)(p) + (a) - 1) & ~((a) - 1ul)))
#define GENMASK(h, l) ((~0ul << (l)) & (~0ul >> (sizeof(long) * 8 - 1 - (h))))
#define swap(a, b) do { __typeof__(a) s_ = (a); (a) = (b); (b) = s_; } while (0)
#define DEFINE_MUTEX(name) int name
#define lockdep_assert_not_held(x)
#define guard(x) (void)
#define scoped_guard(...)
#define pr_debug(...)
#define cond_resched()
#define READ_ONCE(x) (x)
#define WRITE_ONCE(x, v) ((x) = (v))
#define ALIGN(x, a) (((x) + (__typeof__(x))(a) - 1) & ~((__typeof__(x))(a) - 1))
#define IS_ALIGNED(x, a) (((x) & ((__typeof__(x))(a) - 1)) == 0)
"""
PARTS = ("vfio_info_cap_add", "vfio_info_cap_shift", "vfio_info_add_capability")
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


def _rounded(rewrite: Rewrite, text: str) -> str:
    """Return its text; it rounds sizes up where the function that it stands for does."""
    if rewrite.function != PARTS[0] or "ALIGN(" not in text[slice(*span(text, PARTS[0])[::2])]:
        return rewrite.text
    start, brace, _ = span(rewrite.text, PARTS[0])
    size = re.findall(r"size_t (\w+)", rewrite.text[start:brace])[0]
    # Behind the declarations that compute with it, sizes would be too late: the parameter is
    # another one, and the old name is a variable.
    head = rewrite.text[start:brace].replace(f"size_t {size}", f"size_t {size}_asked")
    more = f"{{\n\tsize_t {size} = ALIGN({size}_asked, sizeof(u64));\n"
    return rewrite.text[:start] + head + more + rewrite.text[brace + 1 :]


def patches(tree: Path) -> list[tuple[str, str, str, str]]:
    """Return title, ioctl ("" for all), path and new text of each rewrite of a tree."""
    found = []
    chain = next(path for path in CHAIN_FILES if (tree / path).is_file())
    text = (tree / chain).read_text("utf-8")
    for each in CHAIN:
        new = replaced(text, each.function, "", _rounded(each, text), None)
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
            whole = "min_t(size_t, info.argsz" in text[slice(*span(text, pattern)[::2])]
            front, body = rewrites_handlers.body(key, form, owner, whole=whole)
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


def unsound(ours: Sourced, base: Sourced, key: str, count: int, seed: int) -> str:
    """Return what goes wrong where the handler adds the capabilities itself, or memory is short.

    Nothing that the tree without the patch does not do, is allowed: no trap, no leak.
    """
    chance = random.Random(seed)
    for number in range(count):
        abi = ABIS[ABI_KEYS[number % len(ABI_KEYS)]]
        name = key or chance.choice(sorted(DRIVERS))
        asked = request_of(IOCTLS[name], SHIPPED.handler(DRIVERS[name]), abi, chance)
        asked = replace(asked, argsz=4096 if asked.argsz is None else asked.argsz)
        for fails in range(5):
            try:
                mine, theirs = (_attempted(one, asked, fails) for one in (ours, base))
            except ModelError as problem:
                return f"attempt refused: {problem}"
            if mine[0] or mine[1] - theirs[1] or (not fails and mine[2] != theirs[2]):
                return f"{name} {abi.key}, allocation {fails} fails: {mine[0]} {mine[1]}"
    return ""


def _attempted(one: Sourced, asked: Question, fails: int) -> tuple[str, set[str], bytes]:
    """Return the trap, what was remarked, and the caller's memory."""
    return one.attempt(
        asked,
        lambda made: (
            str(made.outcome.trap or ""),
            {each.kind.name for each in made.outcome.remarks} - {"WARNING"},
            bytes(made.user.data),
        ),
        fail_allocation=fails,
    )


Told = set[tuple[str, str]]
"""Rule and request of each finding; not the line: it is another one."""
REVIEWED = [ABIS[key] for key in ("x86-64", "i386")]


@lru_cache(maxsize=8)
def reviewed(ours: Sourced, key: str, count: int, seed: int) -> tuple[Told, list[str]]:
    """Return what a review finds of random requests for a rewrite's driver, and does not read."""
    drivers = [
        (ioctl, handler)
        for ioctl, handler in answering(ours, SHIPPED, HEADERS, key or None)
        if handler.key == DRIVERS.get(ioctl.key)
    ]
    found = review(ours, requests(count, seed, HEADERS, drivers, REVIEWED), drivers, REVIEWED)
    told = {(one.rule, name) for one in found.findings for name in one.requests}
    return told, found.unread


def found_otherwise(ours: Sourced, base: Sourced, key: str, count: int, seed: int) -> str:
    """Return what a review finds of one alone, in a line; "" where it finds the same."""
    (mine, unread), (theirs, _) = (reviewed(one, key, count, seed) for one in (ours, base))
    false, missed = (sorted(" of ".join(each) for each in a - b)
                     for a, b in ((mine, theirs), (theirs, mine)))  # fmt: skip
    return "; ".join(
        f"review {what}: {', '.join(which)}"
        for what, which in (("does not read", unread), ("finds", false), ("misses", missed))
        if which
    )


Chains = list[tuple[tuple[bytes, ...], int]]
"""Capabilities as structs, and what the chain is moved by."""


def chains(count: int, seed: int, order: Literal["little", "big"]) -> Chains:
    """Return random chains; their headers are those of a target's byte order."""
    chance = random.Random(seed)
    found: Chains = []
    for _ in range(count):
        caps = []
        for _ in range(chance.randrange(1, 7)):
            size = chance.choice((8, 9, 12, 16, 20, 40, chance.randrange(8, 200)))
            head = chance.randrange(1 << 16).to_bytes(2, order) * 2 + bytes(4)
            caps.append(head + chance.randbytes(size - 8))
        found.append((tuple(caps), chance.choice((16, 20, 24, 32, chance.randrange(4096)))))
    return found


def compiled(text: str, asked: Chains, target: Target) -> list[str]:
    """Return the chains that a compiler's program builds, as hex digits."""
    calls = []
    for caps, by in asked:
        adds = "".join(
            f" {{ static const u8 d[] __attribute__((aligned(8))) = {{{','.join(map(str, raw))}}};"
            f" vfio_info_add_capability(&c, (void *)d, {len(raw)}); }}"
            for raw in caps
        )
        calls.append(
            f"{{ struct vfio_info_cap c = {{ NULL, 0 }};{adds} vfio_info_cap_shift(&c, {by});"
            ' for (size_t k = 0; k < c.size; k++) printf("%02x", ((u8 *)c.buf)[k]);'
            ' printf("\\n"); }'
        )
    main_ = "int main(void) { " + "\n".join(calls) + " return 0; }"
    with tempfile.TemporaryDirectory() as folder:
        path, program = Path(folder, "x.c"), Path(folder, "x")
        path.write_text(f"{PRELUDE}{HARNESS}{text}\n{main_}")
        first, *rest = target.command
        options = ("-w", "-O1", "-fwrapv", "-fno-strict-aliasing")
        subprocess.run([first, *options, *rest, str(path), "-o", str(program)], check=True)
        ran = subprocess.run(
            [*target.run, str(program)], check=True, capture_output=True, text=True
        )
    return ran.stdout.splitlines()


def interpreted(text: str, asked: Chains, target: Target) -> list[str]:
    """Return the chains that the interpreted functions build."""
    head = "struct vfio_info_cap_header { u16 id; u16 version; u32 next; };\n"
    head += "struct vfio_info_cap { struct vfio_info_cap_header *buf; size_t size; };\n"
    machine = Machine(Program.load({"chain.c": head + text}), ABIS_OF_C[target.abi])
    found = []
    (at, pointer), (where, number) = (
        machine.member("struct vfio_info_cap", name) for name in ("buf", "size")
    )
    for caps, by in asked:
        machine.reset()
        chain = machine.new("struct vfio_info_cap")
        trap = None
        for raw in caps:
            args = [chain, machine.give(raw, "capability"), len(raw)]
            trap = trap or machine.call(PARTS[2], args, leaks=False).trap
        trap = trap or machine.call(PARTS[1], [chain, by]).trap
        base, size = machine.value(chain + at, pointer), machine.value(chain + where, number)
        found.append(str(trap) if trap else machine.read(base, size).hex())
    return found


def compiled_unlike(tree: Path, rewrite: Rewrite, count: int, targets: list[Target]) -> str:
    """Return the first chain that a compiler's program builds otherwise; "" where none is."""
    path = next(path for path in CHAIN_FILES if (tree / path).is_file())
    text = (tree / path).read_text("utf-8")
    parts = (
        _rounded(rewrite, text) if name == rewrite.function else text[slice(*span(text, name)[::2])]
        for name in PARTS
    )
    whole = "\n".join(parts)
    for target in targets:
        asked = chains(count, 7, ABIS_OF_C[target.abi].byte_order)
        told, mine = (make(whole, asked, target) for make in (compiled, interpreted))
        for one, want, got in zip(asked, told, mine, strict=True):
            if want != got:
                return f"{target.abi} {one}\n  {want}\n  {got}"
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
        wrong, seconds = 0, []
        for title, key, path, new in all_of_them:
            with tempfile.TemporaryDirectory() as where:
                try:
                    ours = made(tree, path, new, Path(where))
                    said = unlike(ours, base, key, count, 1)
                    said = said or unsound(ours, base, key, count // 4, 2)
                    start = time.monotonic()
                    said = said or found_otherwise(ours, base, key, count, 3)
                    seconds.append(time.monotonic() - start)
                except VariantError as problem:
                    said = f"not read: {problem}"
            if said:
                wrong += 1
                print(f"{tree.name} {title}: {said}", flush=True)
        print(f"{tree.name}: {len(all_of_them) - wrong} of {len(all_of_them)} do the same")
        found, unread = reviewed(base, "", count, 3)
        print(
            f"{tree.name}: reviewed over {count} requests, {len(found)} findings and"
            f" {len(unread)} not understood of the tree itself, {max(seconds):.1f} s at most"
        )
        targets = available()
        for each in CHAIN:
            said = compiled_unlike(tree, each, 25 * count, targets)
            if said:
                wrong += 1
                print(f"{tree.name} {each.function}: {each.title}: compiled: {said}", flush=True)
        names = ", ".join(target.abi for target in targets)
        print(f"{tree.name}: {len(CHAIN)} functions, {25 * count} chains each, beside compiled ones"
              f" on {names}", flush=True)  # fmt: skip
        failed += wrong
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
