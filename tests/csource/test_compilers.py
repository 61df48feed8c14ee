"""The interpreter beside real compilers: constructs one by one, and random programs."""

from __future__ import annotations

import random
import shutil

import pytest

from tests.csource import layouts
from tests.csource.constructs import CONSTRUCTS
from tests.csource.randomc import (
    OUT,
    TARGETS,
    Interpreter,
    Target,
    available,
    compare,
    compiled,
    programs,
)

GIVEN = ((0, 0), (1, 3), (0xFFFF_FFFF_FFFF_FFFF, 0x8000_0000), (77, 0x1234_5678_9ABC))
STRUCTS = 150
PROGRAMS = 30
"""Of each target, in the suite; ``python -m tests.csource.randomc COUNT`` runs more."""


@pytest.fixture(scope="module")
def targets() -> list[Target]:
    if shutil.which("gcc") is None:
        pytest.skip("no gcc")
    found = available()
    assert found, "gcc is there and compiles nothing"
    return found


def test_each_construct_does_what_compilers_make_of_it(targets: list[Target]) -> None:
    source = "\n".join(text.replace("$", str(number)) for number, text in enumerate(CONSTRUCTS))
    names = [f"case{number}" for number in range(len(CONSTRUCTS))]
    different = []
    for target in targets:
        told = compiled("", source, names, target, *GIVEN)
        ours = Interpreter(source, target.abi)
        ran = ((name, a, b) for a, b in GIVEN for name in names)
        for (name, a, b), want in zip(ran, told, strict=True):
            got = ours.run(name, a, b)
            if got != want:
                title = CONSTRUCTS[int(name.removeprefix("case"))].splitlines()[0]
                different.append(f"{target.abi} {name} {title}\n want {want}\n got  {got}")
    assert not different, "\n".join(different)


def test_random_programs_do_what_compilers_make_of_them(targets: list[Target]) -> None:
    alike, different = compare(PROGRAMS, 20_240_000, targets)
    assert not different, "\n".join(different[:3])
    assert alike == PROGRAMS * len(targets)


def test_structs_lie_as_compilers_lay_them_out(targets: list[Target]) -> None:
    different = [each for target in targets for each in layouts.compare(STRUCTS, 77, target)]
    assert not different, "\n".join(different[:3])


def test_a_program_that_a_compiler_runs_otherwise_is_told() -> None:
    source = "u64 f(u8 *out, u64 a, u64 b) { out[3] = 7; return a * b + 1; }"
    zeros = "00" * (OUT - 4)
    assert Interpreter(source, "x86-64").run("f", 6, 7) == f"{43:016x} 00000007{zeros}"


def test_targets_cover_both_byte_orders_and_both_sizes_of_pointers() -> None:
    assert {target.abi for target in TARGETS} == {"x86-64", "i386", "s390x", "m68k"}


def test_random_programs_differ_by_their_seed() -> None:
    chance = random.Random(1).randrange(1000)  # noqa: S311 -- no secret
    assert programs(chance, 2) == programs(chance, 2)
    assert programs(chance, 1) != programs(chance + 1, 1)
