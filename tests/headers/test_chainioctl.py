"""An ioctl that a header or a patch gives a chain of capabilities: told, and decoded by it."""

from __future__ import annotations

import pickle
import struct
from pathlib import Path

import pytest

from vfioviz.capture.capabilities import CapabilityError, number_lines, survey, take
from vfioviz.codec.decode import decode
from vfioviz.uapi.abi import S390X, X86_64
from vfioviz.uapi.headerset import HeaderSet, built_in
from vfioviz.uapi.schema import Abi

HEADER = """
#include <linux/types.h>
#define VFIO_TYPE (';')
#define VFIO_BASE 100
struct vfio_info_cap_header { __u16 id; __u16 version; __u32 next; };
struct vfio_irq_info {
\t__u32\targsz;
\t__u32\tflags;
#define VFIO_IRQ_INFO_EVENTFD\t(1 << 0)
#define VFIO_IRQ_INFO_FLAG_CAPS\t(1 << 4)
\t__u32\tindex;
\t__u32\tcount;
\t__u32\tcap_offset;
};
#define VFIO_DEVICE_GET_IRQ_INFO\t_IO(VFIO_TYPE, VFIO_BASE + 9)
/* version 1 of the capability */
#define VFIO_IRQ_INFO_CAP_TYPE\t3
struct vfio_irq_info_cap_type {
\tstruct vfio_info_cap_header header;
\t__u32 type;
\t__u32 subtype;
};
"""
PATCH = """From: A <a@example.org>
Subject: [PATCH v10 07/11] vfio: irq capabilities

--- a/include/uapi/linux/vfio.h
+++ b/include/uapi/linux/vfio.h
@@ -590,5 +590,15 @@ struct vfio_irq_info {
 #define VFIO_IRQ_INFO_NORESIZE\t\t(1 << 3)
+#define VFIO_IRQ_INFO_FLAG_CAPS\t\t(1 << 4) /* Info supports caps */
 \t__u32\tindex;\t\t/* IRQ index */
 \t__u32\tcount;\t\t/* Number of IRQs within this index */
+\t__u32\tcap_offset;\t/* Offset within info struct of first cap */
 };
+
+/* version 1 of the capability */
+#define VFIO_IRQ_INFO_CAP_TYPE\t3
+struct vfio_irq_info_cap_type {
+\tstruct vfio_info_cap_header header;
+\t__u32 type;
+\t__u32 subtype;
+};
 #define VFIO_DEVICE_GET_IRQ_INFO\t_IO(VFIO_TYPE, VFIO_BASE + 9)
"""


def answer(order: str) -> bytes:
    head = struct.pack(f"{order}5I", 40, 0x11, 5, 1, 24)
    return head + bytes(4) + struct.pack(f"{order}HHIII", 3, 1, 0, 7, 9)


def extended(folder: Path, name: str, text: str) -> HeaderSet:
    (folder / name).write_text(text)
    return built_in().extended(take(str(folder / name), None, (), built_in()).extension)


@pytest.mark.parametrize(("abi", "order"), [(X86_64, "<"), (S390X, ">")])
@pytest.mark.parametrize(("name", "text"), [("irq.h", HEADER), ("irq.patch", PATCH)])
def test_its_answer_is_decoded_as_one_that_is_built_in(
    tmp_path: Path, name: str, text: str, abi: Abi, order: str
) -> None:
    headers = extended(tmp_path, name, text)
    ioctl = headers.ioctls["irq"]
    assert (ioctl.name, ioctl.number) == ("VFIO_DEVICE_GET_IRQ_INFO", (ord(";") << 8) + 109)
    assert (ioctl.minsz, ioctl.caps_flag) == (16, 0x10)
    assert (ioctl.flags_at, ioctl.cap_offset_at) == (4, 16)
    layout = decode(answer(order), ioctl, abi)
    values = {layout.path(layout.ref(leaf)): leaf.value for leaf in layout.leaves()}
    assert (values["cap_offset"], values["caps[0].type"], values["caps[0].subtype"]) == (24, 7, 9)
    assert layout.findings == ()
    assert set(headers.ioctls) == {"irq", *built_in().ioctls}
    flags = {each.name for each in headers.struct("vfio_irq_info", abi).field("flags").flags}
    assert {"EVENTFD", "FLAG_CAPS"} <= flags
    assert "CAP_TYPE" not in flags
    assert pickle.loads(pickle.dumps(headers.extension)).ioctls  # noqa: S301 -- our own


def test_a_struct_that_nobody_knows_brings_its_flags(tmp_path: Path) -> None:
    text = HEADER.replace("irq", "lamp").replace("IRQ", "LAMP").replace("+ 9", "+ 77")
    headers = extended(tmp_path, "lamp.h", text)
    assert headers.ioctls["lamp"].struct_name == "vfio_lamp_info"
    shape = headers.struct("vfio_lamp_info", X86_64)
    assert [each.name for each in shape.field("flags").flags] == ["EVENTFD", "FLAG_CAPS"]
    assert headers.changes("vfio_lamp_info") == ()
    layout = decode(answer("<"), headers.ioctls["lamp"], X86_64)
    assert layout.findings == ()


def test_it_is_said_what_was_told(tmp_path: Path) -> None:
    (tmp_path / "irq.h").write_text(HEADER)
    made = survey(str(tmp_path / "irq.h"), None, (), built_in())
    assert list(number_lines(made, built_in())) == [
        "irq: VFIO_DEVICE_GET_IRQ_INFO, struct vfio_irq_info, minsz to count, "
        "VFIO_IRQ_INFO_FLAG_CAPS"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cap_offset;", "caps_at;"), ("_FLAG_CAPS", "_FLAG_MORE"),
        ("#define VFIO_DEVICE", "#define X"),
        ("__u32\targsz;", "__u16\targsz;"), ("vfio_irq_info {", "vfio_device_info {"),
    ],
)  # fmt: skip
def test_what_is_not_told_is_no_ioctl(tmp_path: Path, old: str, new: str) -> None:
    text = HEADER.replace("irq", "lamp").replace("IRQ", "LAMP")
    text = text.replace(old.replace("irq", "lamp"), new)
    (tmp_path / "x.h").write_text(text)
    assert survey(str(tmp_path / "x.h"), None, (), built_in()).ioctls == ()


def test_a_chain_that_no_place_leads_to_on_each_abi_is_not_taken(tmp_path: Path) -> None:
    """A u64 before cap_offset: 20 on i386, 24 on the others, and nothing else is to be found by."""
    text = (
        HEADER.replace("irq", "lamp").replace("IRQ", "LAMP").replace("__u32\tcount", "__u64\tcount")
    )
    text = text.replace("__u32\tindex;", "__u32\tindex;\n\t__u32\tmore;\n\t__u32\todd;")
    (tmp_path / "x.h").write_text(text)
    made = survey(str(tmp_path / "x.h"), None, (), built_in())
    assert made.ioctls == ()
    (line,) = [each for each in number_lines(made, built_in()) if each.startswith("lamp:")]
    assert "cap_offset of struct vfio_lamp_info is at 32 on x86-64 and at 28 on i386" in line
    with pytest.raises(CapabilityError, match="at 32 on x86-64 and at 28 on i386"):
        take(str(tmp_path / "x.h"), None, (), built_in())


@pytest.mark.parametrize(
    ("members", "minsz"),
    [
        ("struct { __u32 a; __u32 b; } in;", 16), ("union { __u32 a; __u32 b; };", 12),
        ("union { __u64 a; __u32 b; } u;", 16), ("__u32 words[3];", 20),
        ("struct { __u16 a; struct { __u16 b; } c; };", 12),
    ],
)  # fmt: skip
def test_a_caller_needs_room_for_what_stands_before_cap_offset(
    tmp_path: Path, members: str, minsz: int
) -> None:
    text = HEADER.replace("irq", "lamp").replace("IRQ", "LAMP")
    text = text.replace("\t__u32\tindex;\n\t__u32\tcount;\n", members + "\n")
    headers = extended(tmp_path, "lamp.h", text)
    assert headers.ioctls["lamp"].minsz == minsz
