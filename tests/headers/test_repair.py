"""What would mend a struct: gcc lays out the changed declaration as it is said."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.headers.posted import HEADER, POSTED
from tests.headers.test_posted import MACHINES, WORDS, structs
from vfioviz.headers.repair import Repair, repairs
from vfioviz.headers.view import StructView

PAIR = "struct pair { __u8 a; __u64 b; __u8 c; };"
CXL = next(text for title, text in POSTED.items() if "v3 of 2026" in title)
OWN = {
    "a pair": PAIR,
    "an odd tail": "struct one { __u32 argsz; __u32 flags; __u64 a; __u16 b; __u8 c[5]; };",
    "an array of words": "struct one { __u32 argsz; __u32 flags; __u32 n; __u64 a[3]; __u16 z; };",
    "a nested struct": "struct in { __u64 x; __u8 y; }; struct one { __u8 k; struct in s; };",
    "a flexible array": "struct one { __u8 k; __u64 n; __u16 m; __u32 rest[]; };",
}


def found(text: str) -> dict[str, Repair]:
    """Repairs of the last struct of a text, by kind."""
    return {each.kind: each for each in repairs(structs(text)[-1])}


def declared(view: StructView) -> str:
    """The declaration of a struct, out of its members as they are spelled."""
    members = []
    for each in view.record.declared:
        base, _, rest = each.said.partition("[")
        members.append(f"{base} {each.name}{f'[{rest}' if rest else ''};")
    return f"struct mended {{ {' '.join(members)} }};"


@pytest.mark.parametrize("abi", MACHINES)
@pytest.mark.parametrize("title", [*OWN, *(each for each in POSTED if "gfx" not in each)])
def test_gcc_lays_out_what_is_mended_as_it_is_said(title: str, abi: str, tmp_path: Path) -> None:
    text = OWN.get(title) or POSTED[title]
    lines = [HEADER.replace("#include <linux/types.h>", WORDS) + text]
    for one in repairs(structs(text)[-1]):
        view = next(each for each in one.after if each.abi == abi)
        lines.append(declared(view).replace("mended", name := f"mended_{len(lines)}"))
        lines += [
            f'_Static_assert(__builtin_offsetof(struct {name}, {each.name}) == {each.offset}, "");'
            for each in view.fields
        ] + [f'_Static_assert(sizeof(struct {name}) == {view.size}, "{one.kind}");']
    source = tmp_path / "mended.c"
    source.write_text("\n".join(lines))
    words = ["gcc", MACHINES[abi], "-fsyntax-only", "-std=gnu11", str(source)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_cxl_is_mended_by_a_pad_or_by_aligned_words() -> None:
    mended = found(CXL)
    assert list(mended) == ["pad", "aligned", "aligned-pad"]
    pad, aligned, both = mended.values()
    assert pad.text == "__u32 __pad before comp_reg_offset"
    assert aligned.text == "dpa_size, comp_reg_offset as __aligned_u64"
    assert both.text == f"{aligned.text}; {pad.text}"
    assert pad.sizes == "48 on x86-64, s390x; 44 -> 48 on i386"
    assert pad.bare == "4 -> 0 on x86-64, s390x; 0 on i386"
    assert {"hole", "abi-size", "abi-offset", "pad-creates-hole"} <= set(pad.mends)
    assert "hole" not in aligned.mends
    assert ("comp_reg_offset", "i386", 28, 32) in pad.moves
    assert not any(abi == "x86-64" for _, abi, _, _ in pad.moves)


def test_another_order_takes_the_holes_out_and_leaves_the_first_members() -> None:
    assert found(PAIR)["order"].text == "b, a, c"
    text = "struct one { __u32 argsz; __u32 flags; __u8 a; __u64 b; __u8 c; __u64 d; __u32 e[]; };"
    order = found(text)["order"]
    assert order.text == "argsz, flags, b, d, a, c, e"
    assert max(each.size for each in order.after) < max(each.size for each in order.before)


@pytest.mark.parametrize(
    "text",
    [
        "struct one { __u32 argsz; __u32 flags; };",
        "struct one { __u8 a; __u64 b; } __attribute__((packed));",
        "struct one { __u8 a; __u64 b __attribute__((aligned(16))); };",
        "union one { __u8 a; __u64 b; };",
    ],
)
def test_nothing_is_said_of_what_needs_no_mending_or_is_not_laid_out_again(text: str) -> None:
    source = text if text.startswith("struct") else f"struct x {{ {text.replace(' one', '')}; }};"
    assert found(source) == {} or "__attribute__" not in text


def test_a_pad_has_a_name_that_is_free() -> None:
    text = "struct one { __u8 __pad; __u64 b; __u32 __pad2; __u64 d; };"
    names = re.findall(r"__pad\d*", found(text)["pad"].text)
    assert len(set(names) & {"__pad", "__pad2"}) == 0
    assert names


def test_long_is_no_word_that_can_be_aligned() -> None:
    assert "aligned" not in found("struct one { __u8 a; long b; };")


def test_members_that_differ_between_abis_are_left_alone() -> None:
    text = "struct one { __u8 a;\n#ifdef __i386__\n__u16 n;\n#endif\n__u64 b; };"
    assert found(text) == {}
