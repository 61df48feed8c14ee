"""Structs of patches that were posted, beside gcc, and what a reviewer would say of them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.headers.posted import HEADER, POSTED
from vfioviz.capture.headersource import text_source
from vfioviz.headers.find import Finder
from vfioviz.headers.rules import review
from vfioviz.headers.view import StructView
from vfioviz.uapi.abi import I386, S390X, X86_64

MACHINES = {"x86-64": "-m64", "i386": "-m32"}
"""The header holds no number of a libc's: gcc lays out for i386 without its libraries."""
WORDS = """
typedef unsigned char __u8; typedef unsigned short __u16; typedef unsigned int __u32;
typedef unsigned long long __u64; typedef __u64 __attribute__((aligned(8))) __aligned_u64;
"""


def structs(text: str) -> list[tuple[StructView, ...]]:
    """Return the structs of a posting on three ABIs."""
    source = text_source(HEADER + text, "posted.h")
    finder = Finder(source.files)
    names = re.findall(r"struct (\w+) \{", text)
    return [
        finder.find(name, source.declaring(name), (X86_64, I386, S390X)).structs for name in names
    ]


@pytest.mark.parametrize("abi", MACHINES)
@pytest.mark.parametrize("title", POSTED)
def test_a_posted_struct_has_the_layout_that_gcc_gives_it(
    title: str, abi: str, tmp_path: Path
) -> None:
    text = HEADER.replace("#include <linux/types.h>", WORDS) + POSTED[title]
    wanted = []
    for views in structs(POSTED[title]):
        view = next(each for each in views if each.abi == abi)
        kind = f"struct {view.name}"
        wanted += [
            f"_Static_assert(sizeof({kind}) == {view.size} && _Alignof({kind}) == {view.align}, "
            f'"{view.name}");'
        ] + [
            f'_Static_assert(__builtin_offsetof({kind}, {each.name}) == {each.offset}, "");'
            for each in view.fields
        ]
    assert wanted
    source = tmp_path / "posted.c"
    source.write_text(text + "\n".join(wanted))
    words = ["gcc", MACHINES[abi], "-fsyntax-only", "-std=gnu11", str(source)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def rules(title: str) -> set[tuple[str, str]]:
    """Return rules and members that a reviewer would name."""
    return {(each.rule, each.member) for views in structs(POSTED[title]) for each in review(views)}


def test_a_reviewer_sees_that_the_reserved_word_of_cxl_makes_a_hole() -> None:
    title = next(each for each in POSTED if "v3 of 2026" in each)
    ((first, second, _),) = structs(POSTED[title])
    assert (first.size, second.size) == (48, 44)
    assert first.holes == ((28, 32),)
    assert {("pad-creates-hole", "__resv"), ("abi-size", ""), ("hole", "")} <= rules(title)


def test_the_rfc_of_cxl_has_40_bytes_and_36_on_i386() -> None:
    title = next(each for each in POSTED if "RFC of 2024" in each)
    ((first, second, third),) = structs(POSTED[title])
    assert (first.size, second.size, third.size) == (40, 36, 40)
    assert (first.holes, second.holes) == (((10, 16),), ((10, 12),))


def test_a_reviewer_sees_the_pointer_of_the_dirty_bitmap() -> None:
    title = next(each for each in POSTED if "pointer" in each)
    assert ("pointer", "data") in rules(title)
    assert ("pointer", "bitmap.data") in rules(title)


def test_a_reviewer_sees_what_migration_left_to_the_compiler() -> None:
    first, last = (each for each in POSTED if each.startswith("MIGRATION"))
    assert {("u64-align", "pgsize_bitmap"), ("hole", ""), ("abi-size", "")} <= rules(first)
    assert not {"hole", "tail", "abi-size", "abi-offset"} & {rule for rule, _ in rules(last)}


def test_aligned_words_leave_nothing_to_say_but_what_is_reserved() -> None:
    title = next(each for each in POSTED if "gfx_plane_info" in each)
    assert rules(title) == {("reserved", "reserved")}


@pytest.mark.parametrize(
    ("name", "sizes", "hole"),
    [("cxl-rfc.h", (40, 36), (10, 16)), ("cxl-v3.h", (48, 44), (28, 32))],
)
def test_the_headers_among_the_samples_are_those_of_the_postings(
    name: str, sizes: tuple[int, int], hole: tuple[int, int]
) -> None:
    """Sizes and hole as gcc lays them out, with -m64 and -m32."""
    text = (Path(__file__).parents[2] / "samples" / "headers" / name).read_text()
    source = text_source(text, name)
    wanted = "vfio_device_info_cap_cxl"
    found = Finder(source.files).find(wanted, source.declaring(wanted), [X86_64, I386]).structs
    assert tuple(each.size for each in found) == sizes
    assert found[0].holes == (hole,)
