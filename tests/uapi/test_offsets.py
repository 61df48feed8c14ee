"""Every offset, size and number equals what gcc printed of the kernels' headers, or prints."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from tests.uapi.compiler import (
    assertions,
    gcc,
    include_folder,
    our_headers,
    shapes,
)
from vfioviz.uapi import caps, constants, structs
from vfioviz.uapi.abi import ABIS, ARM, I386, S390X, X86_64
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Abi, Linux

DATA = Path(__file__).resolve().parents[1] / "data" / "uapi"
RELEASES: tuple[Linux, ...] = (
    (4, 6),
    (5, 4),
    (5, 10),
    (6, 0),
    (6, 1),
    (6, 5),
    (6, 6),
    (6, 7),
    (6, 12),
)
KERNELS: dict[str, Linux] = {"6.1": (6, 1), "6.12": (6, 12)}
needs_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="no gcc on this machine")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize(("model", "abi"), [("lp64", X86_64), ("ilp32", I386)])
@pytest.mark.parametrize("kernel", KERNELS)
def test_every_struct_is_laid_out_as_gcc_does(kernel: str, model: str, abi: Abi) -> None:
    linux = KERNELS[kernel]
    table = rows(f"offsets_{model}_{kernel}.tsv")
    assert {row["struct"] for row in table} == set(structs.names(linux))
    for row in table:
        shape = structs.struct(row["struct"], abi, linux)
        if row["field"] == "sizeof":
            assert shape.size == int(row["size"]), row
            assert f"alignof={shape.align};" in row["type"], row
            continue
        field = shape.field(row["field"].removesuffix("[]"))
        assert (field.offset, field.size) == (int(row["offset"]), int(row["size"])), row
        assert (field.count == 0) == row["field"].endswith("[]"), row
        declared = row["type"].split(" (")[0].split("[")[0]
        assert field.type.removesuffix(" *") == declared, row


@pytest.mark.parametrize("kernel", KERNELS)
def test_every_constant_has_the_value_of_the_kernel_s_header(kernel: str) -> None:
    linux = KERNELS[kernel]
    numbers, texts = constants.all_constants(linux), constants.all_texts(linux)
    table = rows(f"constants_{kernel}.tsv")
    for row in table:
        if row["decimal"] == "-":
            assert row["kind"] == f'string "{texts[row["name"]]}"'
        else:
            assert numbers[row["name"]] == int(row["decimal"]), row
    assert {row["name"] for row in table} <= numbers.keys() | texts.keys()


@needs_gcc
@pytest.mark.parametrize("linux", RELEASES, ids=lambda linux: f"v{linux[0]}.{linux[1]}")
@pytest.mark.parametrize(("abi", "option"), [(X86_64, "-m64"), (I386, "-m32")])
def test_gcc_agrees_on_each_revision_of_our_headers(linux: Linux, abi: Abi, option: str) -> None:
    program = our_headers(linux) + assertions(shapes(abi, linux))
    assert gcc(program, option, "-Wall", "-Werror") == ""


@needs_gcc
def test_gcc_notices_a_wrong_offset() -> None:
    program = our_headers((6, 12)) + assertions(shapes(X86_64, (6, 1)))
    assert "size vfio_device_info" in gcc(program)


@pytest.mark.parametrize("linux", RELEASES[3:], ids=lambda linux: f"v{linux[0]}.{linux[1]}")
@pytest.mark.parametrize(
    ("abi", "target"), [(ARM, "armv7-linux-gnueabihf"), (S390X, "s390x-linux-gnu")]
)
def test_clang_agrees_for_arm_and_s390x(linux: Linux, abi: Abi, target: str) -> None:
    cindex = pytest.importorskip("clang.cindex", reason="no libclang wheel for this machine")
    program = our_headers(linux) + assertions(shapes(abi, linux))
    unit = cindex.Index.create().parse(
        "all.c",
        args=["-std=gnu11", f"--target={target}", f"-I{include_folder()}"],
        unsaved_files=[("all.c", program)],
    )
    assert [str(problem) for problem in unit.diagnostics if problem.severity >= 3] == []


@needs_gcc
def test_the_machine_s_own_header_matches_one_revision() -> None:
    header = Path("/usr/include/linux/vfio.h")
    if not header.is_file():
        pytest.skip("no /usr/include/linux/vfio.h on this machine")
    text = header.read_text()
    declared = set(re.findall(r"^struct (vfio_\w+) \{", text, re.MULTILINE))
    matched = []
    for linux in RELEASES:
        known = [one for one in shapes(X86_64, linux) if one.name in declared]
        program = (
            "#include <linux/vfio.h>\n#define offset_of(s, f) __builtin_offsetof(struct s, f)\n"
        )
        if not gcc(program + assertions(known)):
            matched.append(linux)
    print(f"/usr/include/linux/vfio.h matches {matched}")
    assert matched, "no revision of ours lays out the structs as this machine's header does"


def test_v1_and_v2_of_zpci_have_their_own_structs() -> None:
    sizes = {
        (name, version): caps.layout(definition, abi).size
        for name, version, abi, definition in (
            (one.name, one.version, X86_64, one) for one in caps.catalogue("device")
        )
    }
    assert sizes["ZPCI_BASE", 1] == 32
    assert sizes["ZPCI_BASE", 2] == 40
    assert sizes["ZPCI_GROUP", 1] == 40
    assert sizes["ZPCI_GROUP", 2] == 48
    assert sizes["ZPCI_UTIL", 1] == 12
    assert sizes["PCI_ATOMIC_COMP", 1] == 16


@pytest.mark.parametrize("key", IOCTLS)
def test_thirteen_capabilities_are_known_and_never_by_id_alone(key: str) -> None:
    ids = {"device": {1, 2, 3, 4, 5}, "region": {1, 2, 3, 4, 5}, "iommu": {1, 2, 3}}
    assert {one.id for one in caps.catalogue(key)} == ids[key]
    assert caps.lookup(key, 1, 99) is None
    assert caps.lookup(key, 99, 1) is None
    assert caps.lookup("nothing", 1, 1) is None
    for one in caps.catalogue(key):
        assert one.since
        assert one.emitted_by
        assert one.doc


def test_the_ioctls_have_the_numbers_and_flags_of_the_header() -> None:
    told = {key: (one.number, one.minsz, one.caps_flag) for key, one in IOCTLS.items()}
    assert told == {
        "device": (0x3B6B, 16, 0x80),
        "region": (0x3B6C, 32, 0x8),
        "iommu": (0x3B70, 16, 0x2),
    }


def test_the_info_structs_grew_by_pad_in_v6_6_and_say_so_with_the_commit() -> None:
    for name in ("vfio_device_info", "vfio_iommu_type1_info"):
        changes = structs.revisions(name)
        assert any(one.linux == (6, 6) and one.commit == "a881b496941f" for one in changes)
        with pytest.raises(KeyError):
            structs.struct(name, X86_64, (6, 5)).field("pad")
        assert structs.struct(name, X86_64, (6, 6)).field("pad").offset == 20
    sizes = {
        abi.key: [
            structs.struct("vfio_iommu_type1_info", abi, linux).size for linux in ((6, 1), (6, 12))
        ]
        for abi in ABIS.values()
    }
    assert sizes == {"x86-64": [24, 24], "i386": [20, 24], "arm": [24, 24], "s390x": [24, 24]}


def test_u64_is_aligned_on_i386_since_v6_7() -> None:
    assert structs.struct("vfio_region_info", I386, (6, 6)).align == 4
    assert structs.struct("vfio_region_info", I386, (6, 7)).align == 8


@pytest.mark.parametrize(
    ("type_", "subtype", "text"),
    [
        (0x80008086, 1, "INTEL_IGD_OPREGION"),
        (1, 1, "GFX_EDID"),
        (2, 2, "SCHIB"),
        (0x80001234, 5, "PCI vendor 1234, subtype 5"),
        (9, 9, "type 0x9, subtype 9"),
    ],
)
def test_a_subtype_is_named_together_with_its_type(type_: int, subtype: int, text: str) -> None:
    assert text in constants.region_type_text(type_, subtype)


def test_indexes_are_named_by_bus() -> None:
    assert constants.index_text(7) == "CONFIG"
    assert constants.index_text(0) == "BAR0"
    assert constants.index_text(9) == "device-specific region 9"
    assert constants.index_text(4, "irq") == "REQ"
    assert constants.index_text(0, "region", "ccw") == "CONFIG"
