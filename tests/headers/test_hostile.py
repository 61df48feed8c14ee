"""Headers from anybody: any text gives a unit, in a bounded number of steps."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vfioviz.capture.headersource import text_source, texts_source
from vfioviz.csource.limits import Limits
from vfioviz.headers.limits import HeaderLimits
from vfioviz.headers.rules import review
from vfioviz.headers.unit import Unit, read
from vfioviz.headers.view import view
from vfioviz.uapi.abi import I386, M68K, X86_64

SMALL = HeaderLimits(
    text=Limits(macro_work=30_000),
    includes=20,
    include_depth=5,
    tokens=20_000,
    members=500,
    nesting=20,
)

PIECES = (
    "struct", "union", "enum", "x", "y", "{", "}", "(", ")", "[", "]", ";", ",", ":", "*", "=", "1",
    "0x7fffffff", "sizeof", "__u32", "long", "int", "typedef", "__attribute__", "((packed))", "-",
    "((aligned(8)))", "\n#if 1\n", "\n#else\n", "\n#endif\n", "\n#define x y\n", "?", "<<",
    "\n#define M(a) a a\n", "M", "M(M(x))", "\n#include <x.h>\n", "\n#pragma pack(1)\n",
    "__struct_group", '"text', "'", "/*", "__typeof__", "__builtin_offsetof", "...", "##", "\\\n",
    "\0", "é", "99999999999999",
)  # fmt: skip

GOOD = """
struct inner { __u8 a:3, b:5; union { __u64 q; __u32 r[N + 1]; }; } __attribute__((packed));
#ifdef __LITTLE_ENDIAN_BITFIELD
typedef struct { struct inner i[2]; void *p; __u8 tail[]; } outer_t;
#endif
struct last { enum { A, B = 4 } kind; int (*f)(void); char s[sizeof(struct inner) * B]; };
"""


def looked_at(text: str, limits: HeaderLimits = SMALL) -> Unit:
    """Read a text and all that can be shown of it."""
    source = text_source("#define N 3\n" + text, "x.h")
    unit = read(source.files, "x.h", X86_64, {}, limits)
    for abi in (X86_64, I386, M68K):
        unit = read(source.files, "x.h", abi, {}, limits)
        for record in unit.records:
            seen = view(record, abi.key)
            assert all(0 <= start < stop <= seen.size for start, stop in seen.holes)
            review((seen,))
    return unit


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_any_tokens_give_a_unit(text: str) -> None:
    looked_at(text)


@given(st.integers(0, 1 << 32))
def test_a_header_with_tokens_lost_doubled_and_moved_gives_a_unit(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- a seed gives the same each time
    words = GOOD.split(" ")
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(words))
        words[at : at + 1] = chance.choice(
            ([], [words[at]] * 2, [chance.choice(words)], [chance.choice(PIECES)])
        )
    looked_at(" ".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "struct a { " * 3000 + "int x;" + " } b; " * 3000,
        "int x[" + "(" * 5000 + "1" + ")" * 5000 + "];",
        "int x[" + "-" * 5000 + "1];",
        "int x[" + "1?" * 3000 + "1" + ":1" * 3000 + "];",
        "int " + "*" * 5000 + "x;",
        "int " + "(" * 5000 + "x" + ")" * 5000 + ";",
        "int x" + "[2]" * 5000 + ";",
        "struct a { int x" + "[65536]" * 6 + "; };",
        "struct a { char x[1ULL << 62]; };",
        "struct a { char x[-1]; };",
        "struct a { struct a b; };",
        "struct a { int x:99; int :-1; };",
        "struct a { int x; } __attribute__((aligned(3)));",
        "struct a { int x; } __attribute__((aligned(1 << 30)));",
        "#pragma pack(push)\n" * 500,
        "#if " + "(" * 4000 + "1" + ")" * 4000 + "\nstruct a { int x; };\n#endif",
        "#define A B B\n#define B C C\n#define C D D\n#define D A A\n" + "A " * 100,
        "\n".join(f"#define M{n} M{n + 1} M{n + 1}" for n in range(60)) + "\nstruct a { int M0; };",
        '#include "x.h"\n' * 200,
        "struct a { " + "int x; " * 5000 + "};",
        "enum { " + ", ".join(f"E{n}" for n in range(5000)) + " };",
        "{" * 5000,
        "}" * 5000,
        "struct a { __u8 x[1 / 0]; };",
        "struct a { __u8 x[1 << 64]; };",
        "typedef typeof(x) x; x y; typeof(y) x;",
    ],
)
def test_a_hostile_text_is_refused_by_count_and_not_by_time(text: str) -> None:
    unit = looked_at(text)
    assert all(each.why and "\n" not in each.why for each in unit.refused)


def test_what_is_not_understood_is_named_with_its_line_and_leaves_the_rest() -> None:
    text = (
        "struct a { int x; };\nstruct b { int y[f(1)]; };\n"
        "struct c { struct b z; };\nstruct d { int w; };\n"
    )
    unit = looked_at(text)
    assert [record.tag for record in unit.records] == ["a", "d"]
    assert [(each.name, each.place.line) for each in unit.refused] == [("b", 3), ("c", 4)]
    assert "f is no constant" in unit.refused[1].why


def test_a_member_declared_twice_is_refused_as_compilers_do() -> None:
    text = "struct m { int x; union { int y; }; int x; };\nstruct n { int x; int y:3; int y:2; };\n"
    unit = looked_at(text)
    assert unit.find("m") is None
    assert unit.find("n") is None
    assert [(each.name, each.why) for each in unit.refused] == [
        ("m", "struct m has a member x already"),
        ("n", "struct n has a member y already"),
    ]
    assert [each.place.line for each in unit.refused] == [2, 3]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("struct a { int x;\nstruct b { int y; };\nstruct c { int z; };\n", ["b", "c"]),
        ("struct a { int x[f(1)]; struct b { int y; } z; };\nstruct c { int z; };\n", ["b"]),
    ],
)
def test_what_is_lost_within_what_is_not_understood_is_named_too(
    text: str, lost: list[str]
) -> None:
    unit = looked_at(text)
    first, *others = unit.refused
    assert first.name == "a"
    assert [each.name for each in others] == lost
    for each in others:
        assert each.why.startswith("it stands in what is not understood: ")
        assert str(first.place) in each.why


def test_an_include_leads_out_of_no_source() -> None:
    texts = {"a/x.h": '#include "../../etc/passwd"\n#include </etc/passwd>\n#include "../b.h"\n',
             "b.h": "struct b { int x; };"}  # fmt: skip
    unit = read(texts_source(texts, "texts").files, "a/x.h", X86_64)
    assert [record.tag for record in unit.records] == ["b"]
    assert len(unit.missing) == 2


def test_files_that_include_each_other_end() -> None:
    texts = {"a.h": '#include "b.h"\nstruct a { int x; };', "b.h": '#include "a.h"\n'}
    unit = read(texts_source(texts, "texts").files, "a.h", X86_64, {}, SMALL)
    assert unit.find("a") is not None
    assert any("more includes" in each.text for each in unit.problems)


def test_a_pragma_that_is_not_understood_takes_no_declaration_with_it() -> None:
    text = "#pragma pack(3)\nstruct one { char a; int b; };\n"
    text += "#pragma pack(push)\n" * 300 + "struct two { char a; int b; };\n"
    unit = read(text_source(text, "x.h").files, "x.h", X86_64)
    found = {each.tag: each.size for each in unit.records}
    assert (found["one"], found["two"]) == (8, 8)
    assert any("pack(3)" in each.why for each in unit.refused)


@pytest.mark.parametrize(
    "text",
    [
        "#define A (1 << 1000000000)\nstruct bad { char x[A]; };",
        "struct bad { char x[1ULL << 4000000000000]; };",
        "enum { Q = 1 << 999999999999 }; struct bad { char x[Q]; };",
        "struct bad { char x[1 >> -1]; };",
        "struct bad { char x[5 / 0]; };",
        "struct bad { int x : -3; };",
        "typedef a b; typedef b a; struct bad { b x; };",
        "typedef struct r r; struct bad { struct bad x[2]; };",
        "typedef t1 t2[t2]; struct bad { t2 x; };",
        f"struct bad {{ int x{'[2]' * 70}; }};",
        "struct bad { int x[1 << 30][1 << 30][1 << 30]; };",
        f"struct bad {{ char x[{'(' * 9000}1{')' * 9000}]; }};",
        "struct bad { int a __attribute__((aligned(3))); };",
    ],
    ids=range(13),
)
def test_what_has_no_size_is_named_and_leaves_the_rest(text: str) -> None:
    unit = read(text_source(f"{text}\nstruct ok {{ int a; }};", "x.h").files, "x.h", X86_64)
    assert unit.find("bad") is None
    ok = unit.find("ok")
    assert ok is not None
    assert ok.size == 4


def test_headers_that_include_each_other_are_read_once_more_than_they_guard() -> None:
    texts = {
        "a.h": '#include "b.h"\nstruct a { struct b x; };',
        "b.h": '#include "a.h"\nstruct b { int x; };',
        "c.h": '#include "c.h"\n#include "c.h"\nstruct c { int y; };',
    }  # fmt: skip
    files = texts_source(texts, "cyclic").files
    for name in "abc":
        record = read(files, f"{name}.h", X86_64).find(name)
        assert record is not None
        assert record.size == 4
