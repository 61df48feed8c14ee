"""Bits and values that a header or patch names beyond the built-in ones."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from vfioviz.capture.capabilities import CapabilityError, number_lines, settled, survey, take
from vfioviz.document.headers_json import read_headers, write_headers
from vfioviz.document.jsonpart import JsonPart, ProjectError
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import HeaderSet, built_in
from vfioviz.uapi.names import region_types
from vfioviz.uapi.schema import Flag

HEADER = """
#include <linux/vfio.h>
#define BASE 9
#define VFIO_DEVICE_FLAGS_CXL	(1 << BASE)	/* vfio-cxl device */
#define VFIO_DEVICE_FLAGS_PCI	(1 << 30)
#define VFIO_REGION_TYPE_CXL 7
#define VFIO_REGION_TYPE_PCI_MINE 0x1234
#define VFIO_REGION_INFO_FLAG_LOST NO_SUCH_MACRO
#define VFIO_DEVICE_FLAGS_TEXT "text"
#define VFIO_UNRELATED (1 << 3)
enum { VFIO_REGION_INFO_FLAG_FAST = 1 << 12, VFIO_REGION_INFO_FLAG_WIDE = 1ULL << 40 };
"""
PATCH = """From: A <a@example.org>
Subject: [PATCH] vfio: CXL devices

--- a/include/uapi/linux/vfio.h
+++ b/include/uapi/linux/vfio.h
@@ -210,6 +210,8 @@ struct vfio_device_info {
 #define VFIO_DEVICE_FLAGS_CAPS\t(1 << 7)\t/* Info supports caps */
 #define VFIO_DEVICE_FLAGS_CDX\t(1 << 8)\t/* vfio-cdx device */
-#define VFIO_DEVICE_FLAGS_OLD\t(1 << 10)
+#define VFIO_DEVICE_FLAGS_CXL\t(1 << 9)\t/* vfio-cxl device */
 __u32\tnum_regions;\t/* Max region index + 1 */
 __u32\tnum_irqs;\t/* Max IRQ index + 1 */
"""
ANSWER = b"".join(each.to_bytes(4, "little") for each in (20, 0x202, 9, 5, 0))


def extended(folder: Path, text: str, name: str = "x.h") -> HeaderSet:
    (folder / name).write_text(text)
    taken = take(str(folder / name), None, (), built_in())
    return built_in().extended(taken.extension)


def flags(headers: HeaderSet, struct: str) -> dict[str, Flag]:
    return {each.name: each for each in headers.struct(struct, X86_64).field("flags").flags}


def test_a_header_names_bits_of_fields_that_are_built_in(tmp_path: Path) -> None:
    found = extended(tmp_path, HEADER)
    assert dict(found.extension.numbers if found.extension else {}) == {
        "VFIO_DEVICE_FLAGS_CXL": 0x200, "VFIO_REGION_TYPE_CXL": 7,
        "VFIO_REGION_INFO_FLAG_FAST": 0x1000,
    }  # fmt: skip
    assert flags(found, "vfio_device_info")["CXL"].value == 0x200
    # What is known stays what it is.
    known = flags(built_in(), "vfio_device_info")["PCI"]
    assert flags(found, "vfio_device_info")["PCI"] == known
    assert "FAST" in flags(found, "vfio_region_info")
    assert "CXL" in {each.name for each in region_types(found)}
    assert found.constant("VFIO_DEVICE_FLAGS_CXL") == 0x200
    assert flags(found.at((6, 1)), "vfio_device_info")["CXL"].value == 0x200
    for plain in (built_in(), found.extended(None)):
        assert "CXL" not in flags(plain, "vfio_device_info")
    assert found != built_in()


@pytest.mark.parametrize("quoted", ["", "> ", "> > "])
def test_a_patch_that_changes_no_struct_names_bits(tmp_path: Path, quoted: str) -> None:
    mail = "".join(f"{quoted}{line}\n" for line in PATCH.splitlines())
    found = extended(tmp_path, mail, "x.patch")
    assert found.extension is not None
    assert dict(found.extension.numbers) == {"VFIO_DEVICE_FLAGS_CXL": 0x200}


def test_each_is_said_with_its_field(tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text(HEADER)
    made = survey(str(tmp_path / "x.h"), None, (), built_in())
    assert list(number_lines(made, built_in())) == [
        "VFIO_DEVICE_FLAGS_CXL: 0x200 of vfio_device_info.flags",
        "VFIO_REGION_INFO_FLAG_FAST: 0x1000 of vfio_region_info.flags",
        "VFIO_REGION_TYPE_CXL: 0x7 of vfio_region_info_cap_type.type",
    ]
    assert settled(made, built_in()).extension.says_something


def test_a_header_that_names_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CapabilityError, match="begins with struct vfio_info_cap_header"):
        extended(tmp_path, "#define VFIO_UNRELATED 1\n")


def test_they_are_kept_in_a_project_and_go_to_other_processes(tmp_path: Path) -> None:
    found = extended(tmp_path, HEADER)
    part = write_headers(found)
    assert part is not None
    again = read_headers(JsonPart(part, "headers"), built_in())
    assert again == found
    assert "CXL" in flags(again, "vfio_device_info")
    moved = pickle.loads(pickle.dumps(found.extension))  # noqa: S301 -- our own
    assert moved == found.extension
    broken: list[object] = [
        {"no name": 1}, {"X": -1}, {"X": 1 << 32}, {"X": "1"}, {"X": 1}, [],
    ]  # fmt: skip
    for damaged in broken:
        with pytest.raises(ProjectError):
            read_headers(JsonPart({**part, "numbers": damaged}, "headers"), built_in())
    many = {f"X{n}": n for n in range(2000)}
    with pytest.raises(ProjectError, match="at most"):
        read_headers(JsonPart({**part, "numbers": many}, "headers"), built_in())
