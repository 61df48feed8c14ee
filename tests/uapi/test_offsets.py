"""Every offset, size and number equals what gcc printed of the kernels' headers, or prints."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from tests.models import HEADERS, IOCTLS
from tests.uapi.compiler import (
    assertions,
    gcc,
    include_folder,
    our_headers,
    shapes,
)
from vfioviz.uapi import names
from vfioviz.uapi.abi import ABIS, I386, M68K, X86_64
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
    assert {row["struct"] for row in table} == set(HEADERS.at(linux).struct_names())
    for row in table:
        shape = HEADERS.at(linux).struct(row["struct"], abi)
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
    numbers, texts = HEADERS.at(linux).constants(), HEADERS.at(linux).texts()
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


TARGETS = {
    "x86-64": "x86_64-linux-gnu",
    "i386": "i386-linux-gnu",
    "arm": "armv7-linux-gnueabihf",
    "s390x": "s390x-linux-gnu",
    "arm64": "aarch64-linux-gnu",
    "riscv64": "riscv64-linux-gnu",
    "ppc64": "powerpc64-linux-gnu",
    "ppc64le": "powerpc64le-linux-gnu",
    "x32": "x86_64-linux-gnux32",
}
"""ABI -> clang's name of it; the libclang of PyPI has no m68k."""
ORDER = "_Static_assert(__BYTE_ORDER__ == __ORDER_{}_ENDIAN__ && __SIZEOF_POINTER__ == {}, {});"


def whole_program(abi: Abi, linux: Linux) -> str:
    """All structs of a release as an ABI lays them out, its byte order and its pointers."""
    order = ORDER.format(abi.byte_order.upper(), abi.pointer_size, '"order, pointer"')
    return our_headers(linux) + assertions(shapes(abi, linux)) + order


def clang(program: str, target: str) -> list[str]:
    cindex = pytest.importorskip("clang.cindex", reason="no libclang wheel for this machine")
    unit = cindex.Index.create().parse(
        "all.c",
        args=["-std=gnu11", f"--target={target}", f"-I{include_folder()}"],
        unsaved_files=[("all.c", program)],
    )
    return [str(problem) for problem in unit.diagnostics if problem.severity >= 3]


@pytest.mark.parametrize("linux", RELEASES, ids=lambda linux: f"v{linux[0]}.{linux[1]}")
@pytest.mark.parametrize("key", TARGETS)
def test_clang_agrees_for_each_target(linux: Linux, key: str) -> None:
    assert clang(whole_program(ABIS[key], linux), TARGETS[key]) == []


@pytest.mark.parametrize("linux", RELEASES, ids=lambda linux: f"v{linux[0]}.{linux[1]}")
def test_gcc_agrees_for_m68k_which_aligns_to_2(linux: Linux) -> None:
    compiler = shutil.which("m68k-linux-gnu-gcc")
    if compiler is None:
        pytest.skip("no gcc for m68k on this machine; tests/run installs it")
    assert gcc(whole_program(M68K, linux), "-Wall", "-Werror", compiler=compiler) == ""


def test_a_compiler_was_asked_of_each_abi() -> None:
    assert {*TARGETS, M68K.key} == ABIS.keys()


@pytest.mark.parametrize("key", TARGETS)
def test_clang_notices_another_abi(key: str) -> None:
    abi = ABIS[key]
    for other in ABIS.values():
        told = clang(whole_program(other, (6, 1)), TARGETS[key])
        assert bool(told) == (other.rules != abi.rules), (key, other.key, told)


GROWN = re.compile(r'"(?:size|align) (vfio_\w+)"')
"""What gcc says of a struct that a header newer than ours has more members of, behind ours."""


def is_asked_with(name: str) -> bool:
    """Whether a struct is none of an answer, so that a later kernel may have made it longer."""
    answers = {ioctl.struct_name for ioctl in IOCTLS.values()}
    return name not in answers and "_cap" not in name and "_info" not in name


@needs_gcc
def test_the_machine_s_own_header_matches_one_revision() -> None:
    header = Path("/usr/include/linux/vfio.h")
    if not header.is_file():
        pytest.skip("no /usr/include/linux/vfio.h on this machine")
    text = header.read_text()
    declared = set(re.findall(r"^struct (vfio_\w+) \{", text, re.MULTILINE))
    matched, said = [], ""
    for linux in RELEASES:
        known = [one for one in shapes(X86_64, linux) if one.name in declared]
        program = (
            "#include <linux/vfio.h>\n#define offset_of(s, f) __builtin_offsetof(struct s, f)\n"
        )
        said = gcc(program + assertions(known))
        if not said:
            matched.append(linux)
    # The last one said is of our newest release; Linux 7.2 asks for a bind with a token behind it.
    grown = GROWN.findall(said)
    newer = len(grown) == said.count("error:") and all(map(is_asked_with, grown))
    print(f"/usr/include/linux/vfio.h matches {matched}, or is newer: {grown}")
    assert matched or newer, f"no revision of ours lays out this machine's structs: {said}"


def test_v1_and_v2_of_zpci_have_their_own_structs() -> None:
    sizes = {
        (name, version): HEADERS.capability_struct(definition, abi).size
        for name, version, abi, definition in (
            (one.name, one.version, X86_64, one) for one in HEADERS.capabilities("device")
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
    assert {one.id for one in HEADERS.capabilities(key)} == ids[key]
    assert HEADERS.capability(key, 1, 99) is None
    assert HEADERS.capability(key, 99, 1) is None
    assert HEADERS.capability("nothing", 1, 1) is None
    for one in HEADERS.capabilities(key):
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
        changes = HEADERS.changes(name)
        assert any(one.linux == (6, 6) and one.commit == "a881b496941f" for one in changes)
        with pytest.raises(KeyError):
            HEADERS.at((6, 5)).struct(name, X86_64).field("pad")
        assert HEADERS.at((6, 6)).struct(name, X86_64).field("pad").offset == 20
    sizes = {
        abi.key: [
            HEADERS.at(linux).struct("vfio_iommu_type1_info", abi).size
            for linux in ((6, 1), (6, 12))
        ]
        for abi in ABIS.values()
    }
    packed = {"i386", "m68k"}  # what aligns a u64 to less than 8 has no tail to fill
    assert sizes == {key: [20 if key in packed else 24, 24] for key in ABIS}


def test_u64_is_aligned_on_i386_since_v6_7() -> None:
    assert HEADERS.at((6, 6)).struct("vfio_region_info", I386).align == 4
    assert HEADERS.at((6, 7)).struct("vfio_region_info", I386).align == 8


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
    assert text in names.region_type_text(HEADERS, type_, subtype)


def test_indexes_are_named_by_bus() -> None:
    assert names.index_text(HEADERS, 7) == "CONFIG"
    assert names.index_text(HEADERS, 0) == "BAR0"
    assert names.index_text(HEADERS, 9) == "device-specific region 9"
    assert names.index_text(HEADERS, 4, "irq") == "REQ"
    assert names.index_text(HEADERS, 0, "region", "ccw") == "CONFIG"


def test_powerpc_numbers_its_ioctls_with_bit_29() -> None:
    # arch/powerpc/include/uapi/asm/ioctl.h: _IOC_NONE is 1, _IOC_DIRSHIFT is 29.
    told = {abi.key: IOCTLS["device"].number_on(abi) for abi in ABIS.values()}
    assert {key for key, number in told.items() if number == 0x20003B6B} == {"ppc64", "ppc64le"}
    assert set(told.values()) == {0x3B6B, 0x20003B6B}
