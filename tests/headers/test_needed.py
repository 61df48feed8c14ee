"""A struct that is read alone is what it is in all of its header."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.headers.__main__ import files_below
from tests.headers.test_samples import SAMPLES
from vfioviz.headers.files import Files
from vfioviz.headers.record import Record
from vfioviz.headers.unit import Header, Unit
from vfioviz.headers.view import view
from vfioviz.uapi.abi import I386, S390X, X86_64
from vfioviz.uapi.schema import Abi


def seen(record: Record | None, abi: Abi) -> object:
    if record is None:
        return None
    made = view(record, abi.key)
    return made.size, made.align, made.holes, made.tail, [each[:6] for each in made.fields]


def names(unit: Unit, path: str) -> list[str]:
    called = [each.tag or each.said for each in unit.records]
    found = {each: unit.find(each) for each in [*called, *unit.scope.typedefs]}
    return [each for each, record in found.items() if record and record.place.file == path]


@pytest.mark.parametrize("abi", [I386, S390X], ids=lambda abi: abi.key)
@pytest.mark.parametrize("path", SAMPLES)
def test_each_struct_of_a_header_is_the_same_alone(abi: Abi, path: str) -> None:
    root = Path("/usr/include")
    if not (root / path).is_file():
        pytest.skip("the kernel's headers are not installed")
    unit = Header(files_below(root), path, abi).whole
    alone = Header(files_below(root), path, abi)
    found = names(unit, path)
    assert found
    for name in found:
        assert seen(alone.find(name), abi) == seen(unit.find(name), abi), name
    assert "whole" not in vars(alone), "one of them took all of the header"


TEXT = """
typedef unsigned int __u32; typedef unsigned long long __u64;
enum { N = 3, M };
enum __attribute__((packed)) small { S0, S1 };
#pragma pack(1)
struct packed_one { char a; __u64 b; };
#pragma pack()
union of_two { struct inner { __u32 x; } in; __u64 y; };
extern struct packed_one given;
typedef int (*callback)(void);
static inline int unused(void) { struct local { int a; } b; return 0; }
struct wanted {
    __u32 n[M]; char s[S1 + N]; struct packed_one p; struct inner i; callback c;
    char o[sizeof(given)]; enum small e;
};
struct broken { char x[nothing(1)]; };
"""


@pytest.mark.parametrize(
    "name", ["wanted", "packed_one", "inner", "of_two", "broken", "local", "N"]
)
def test_what_a_struct_needs_is_read_with_it(name: str) -> None:
    def header() -> Header:
        return Header(Files({"x.h": TEXT}.get), "x.h", X86_64)

    assert seen(header().find(name), X86_64) == seen(header().whole.find(name), X86_64)


def test_more_than_one_struct_comes_of_one_reading() -> None:
    header = Header(Files({"x.h": TEXT}.get), "x.h", X86_64)
    first = header.find("wanted")
    assert header.find("packed_one") is not None
    assert header.find("wanted") is first


@pytest.mark.parametrize("name", ["packed", "aligned", "good"])
def test_what_is_called_as_an_attribute_is_found_alone(name: str) -> None:
    text = """
struct packed { int a; }; struct aligned { struct packed p; }; struct good { struct aligned q; };
"""
    alone = Header(Files({"x.h": text}.get), "x.h", X86_64)
    found = seen(alone.find(name), X86_64)
    unit = Header(Files({"x.h": text}.get), "x.h", X86_64).whole
    assert found is not None
    assert found == seen(unit.find(name), X86_64)


@pytest.mark.parametrize("word", ["struct", "return", "sizeof", "default"])
@pytest.mark.parametrize(
    "text",
    [
        "typedef struct {{ int a; }} {0};",
        "struct {0} {{ int a; }};",
        "struct {0};",
        "union {0} {{ int a; }};",
        "enum {0} {{ ONE }};",
        "enum one {{ {0} }};",
        "struct one {{ int {0}; }};",
    ],
)
def test_no_word_of_c_is_a_name(text: str, word: str) -> None:
    unit = Header(Files({"x.h": text.format(word)}.get), "x.h", X86_64).whole
    assert unit.find(word) is None
    assert unit.refused


def test_a_pragma_among_the_members_of_another_struct_counts_alone_too() -> None:
    text = """
typedef unsigned short two;
struct before {
#pragma pack(1)
    two a; long b;
};
struct wanted { char a; long b; };
"""
    alone = Header(Files({"x.h": text}.get), "x.h", X86_64)
    found = seen(alone.find("wanted"), X86_64)
    unit = Header(Files({"x.h": text}.get), "x.h", X86_64).whole
    assert found is not None
    assert found == seen(unit.find("wanted"), X86_64)
    wanted = alone.find("wanted")
    assert wanted is not None
    assert wanted.size == 9  # as gcc 12 has it


@pytest.mark.parametrize("kind", ["struct", "union"])
def test_a_struct_that_is_declared_inside_itself_is_refused(kind: str) -> None:
    text = f"{kind} one {{ int a; {kind} one {{ long b; }} c; }}; {kind} two {{ int a; }};"
    unit = Header(Files({"x.h": text}.get), "x.h", X86_64).whole
    assert unit.find("one") is None
    assert any("inside itself" in str(each) for each in unit.refused)
    assert unit.find("two") is not None


@pytest.mark.parametrize(
    "behind",
    [
        "\nstruct next { int a; };",
        " __aligned/enum e one[2];",
        " /;",
        " # pragma pack(2)\nstruct next { int a; };\nb; 4)\nint a:3;",
        "\nstruct next { int a; } __attribute__((packed",
    ],
)
def test_an_attribute_of_a_struct_without_an_end_is_not_lost_alone(behind: str) -> None:
    text = f"struct wanted {{ char a; long b; }} __attribute__((packed)){behind}\n"
    alone = Header(Files({"x.h": text}.get), "x.h", X86_64)
    wanted = alone.find("wanted")
    assert wanted is not None
    assert (wanted.size, wanted.align) == (9, 1)
    assert alone.whole.refused


@pytest.mark.parametrize(
    "text",
    ["struct {0} {{ int a; }};", "struct one {{ int {0}; }};", "typedef struct {{ int a; }} {0};",
     "enum one {{ {0} }};"],
)  # fmt: skip
def test_a_name_that_no_line_can_quote_is_refused(text: str) -> None:
    for letters, refused in ((256, False), (257, True), (5000, True)):
        name = "n" * letters
        unit = Header(Files({"x.h": text.format(name)}.get), "x.h", X86_64).whole
        assert bool(unit.refused) is refused
        assert all(len(each.why) < 200 for each in unit.refused)
        assert all(f"{letters} letters" in each.why for each in unit.refused)
