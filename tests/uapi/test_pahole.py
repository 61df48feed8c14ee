"""Holes and tail padding are those that pahole finds in what gcc compiled."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.models import HEADERS, IOCTLS
from tests.uapi.compiler import include_folder, our_headers, shapes
from vfioviz.codec.leaf import Role
from vfioviz.codec.plan import Plan, plans
from vfioviz.uapi.abi import I386, X86_64
from vfioviz.uapi.schema import Abi, Linux

RELEASES: tuple[Linux, ...] = ((5, 4), (6, 1), (6, 12))
HOLES = frozenset({Role.INFO_HOLE, Role.CAP_HOLE})


class Shape(NamedTuple):
    """What pahole says of a struct, in bytes."""

    size: int
    holes: int
    padding: int
    offsets: dict[str, int]


@pytest.fixture(scope="module", params=RELEASES, ids=lambda one: f"v{one[0]}.{one[1]}")
def linux(request: pytest.FixtureRequest) -> Linux:
    release: Linux = request.param
    return release


@pytest.fixture(scope="module", params=[(X86_64, "-m64"), (I386, "-m32")], ids=["lp64", "ilp32"])
def built(
    request: pytest.FixtureRequest, linux: Linux, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Abi, dict[str, Shape]]:
    """All structs of a release, compiled for an ABI and told by pahole."""
    for program in ("gcc", "pahole"):
        if shutil.which(program) is None:
            pytest.skip(f"no {program} on this machine; tests/run installs it")
    abi, option = request.param
    names = [shape.name for shape in shapes(abi, linux)]
    text = our_headers(linux) + "".join(f"struct {name} *a_{name};\n" for name in names)
    out = tmp_path_factory.mktemp("pahole") / "all.o"
    subprocess.run(
        ["gcc", "-std=gnu11", "-g", "-c", option, f"-I{include_folder()}", "-xc", "-", "-o", out],
        input=text, text=True, check=True,
    )  # fmt: skip
    return abi, dict(told(out, names))


def told(program: Path, names: list[str]) -> Iterator[tuple[str, Shape]]:
    # pahole 1.30 (Debian 13) ends with 1 after it printed all: what it printed is what counts.
    ran = subprocess.run(
        ["pahole", "-C", ",".join(names), program], capture_output=True, text=True, check=False
    )
    told = {head[1] for head in re.finditer(r"^struct (\w+) \{$", ran.stdout, re.MULTILINE)}
    assert told.issuperset(names), (ran.returncode, ran.stderr, set(names) - told)
    for block in re.split(r"^}.*;$", ran.stdout, flags=re.MULTILINE):
        head = re.search(r"^struct (\w+) \{$", block, re.MULTILINE)
        size = re.search(r"/\* size: (\d+)", block)
        if head is None or size is None:
            continue
        holes, padding = re.search(r"sum holes: (\d+)", block), re.search(r"padding: (\d+)", block)
        # One tab deep: members of the struct itself, not of a struct or union inside.
        members = re.findall(
            r"^\t(?:\S.*[\s*])(\w+)(?:\[\w*\])*(?: __attribute__.*)?;\s*/\*\s*(\d+)\s+\d+ \*/$",
            block, re.MULTILINE,
        )  # fmt: skip
        yield (
            head[1],
            Shape(
                int(size[1]),
                int(holes[1]) if holes else 0,
                int(padding[1]) if padding else 0,
                {name: int(offset) for name, offset in members},
            ),
        )


def bytes_of(plan: Plan, roles: frozenset[Role]) -> int:
    return sum(part.stop - part.start for part in plan.slots if part.role in roles)


def test_every_struct_has_the_offsets_that_pahole_prints(
    built: tuple[Abi, dict[str, Shape]], linux: Linux
) -> None:
    abi, found = built
    for shape in shapes(abi, linux):
        pahole = found[shape.name]
        assert shape.size == pahole.size, shape.name
        own = {field.name: field.offset for field in shape.fields}
        for name, offset in pahole.offsets.items():
            assert own[name] == offset, (shape.name, name)


def test_every_info_struct_has_the_holes_that_pahole_prints(
    built: tuple[Abi, dict[str, Shape]], linux: Linux
) -> None:
    abi, found = built
    for ioctl in IOCTLS.values():
        plan, pahole = plans(HEADERS.at(linux), abi).info(ioctl), found[ioctl.struct_name]
        # A tail of an info struct is a hole of the answer: the chain stands behind it.
        assert bytes_of(plan, HOLES) == pahole.holes, ioctl.struct_name
        assert bytes_of(plan, frozenset({Role.INFO_TAIL})) == pahole.padding, ioctl.struct_name


def test_every_capability_has_the_holes_that_pahole_prints(
    built: tuple[Abi, dict[str, Shape]], linux: Linux
) -> None:
    abi, found = built
    checked = 0
    for ioctl in IOCTLS.values():
        for definition in HEADERS.capabilities(ioctl.key):
            pahole = found.get(definition.struct_name)
            plan = plans(HEADERS.at(linux), abi).definition(definition)
            if pahole is None or plan.struct.size != pahole.size:
                continue  # a version whose struct another release has
            checked += 1
            assert bytes_of(plan, HOLES) == pahole.holes, definition.name
            assert bytes_of(plan, frozenset({Role.CAP_TAIL})) == pahole.padding, definition.name
    assert checked >= (11 if linux >= (6, 0) else 7)
