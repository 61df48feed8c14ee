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


@pytest.fixture(scope="module", params=TARGETS, ids=[each.abi for each in TARGETS])
def target(request: pytest.FixtureRequest) -> Target:
    """A compiler, as far as this machine has it and runs what it makes: see tests/setup.sh."""
    wanted: Target = request.param
    found = next((each for each in available() if each.abi == wanted.abi), None)
    if found is None:
        if wanted.abi == "x86-64" and shutil.which("gcc") is not None:
            pytest.fail("gcc is there and compiles nothing")
        words = " ".join((*wanted.command, *(f"and {name}" for name in wanted.run)))
        pytest.skip(f"no {words}")
    return found


def test_each_construct_does_what_compilers_make_of_it(target: Target) -> None:
    source = "\n".join(text.replace("$", str(number)) for number, text in enumerate(CONSTRUCTS))
    names = [f"case{number}" for number in range(len(CONSTRUCTS))]
    different = []
    told = compiled("", source, names, target, *GIVEN)
    ours = Interpreter(source, target.abi)
    ran = ((name, a, b) for a, b in GIVEN for name in names)
    for (name, a, b), want in zip(ran, told, strict=True):
        got = ours.run(name, a, b)
        if got != want:
            title = CONSTRUCTS[int(name.removeprefix("case"))].splitlines()[0]
            different.append(f"{target.abi} {name} {title}\n want {want}\n got  {got}")
    assert not different, "\n".join(different)


def test_random_programs_do_what_compilers_make_of_them(target: Target) -> None:
    alike, different = compare(PROGRAMS, 20_240_000, [target])
    assert not different, "\n".join(different[:3])
    assert alike == PROGRAMS


def test_structs_lie_as_compilers_lay_them_out(target: Target) -> None:
    different = list(layouts.compare(STRUCTS, 77, target))
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
