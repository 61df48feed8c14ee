"""``--headers``: capabilities that a header or a mail declares, in every command that decodes."""

from __future__ import annotations

import json
import struct
import subprocess
from pathlib import Path

import pytest

from tests.cli.live import Program
from tests.headers.test_chainioctl import PATCH as IRQ_PATCH
from tests.headers.test_chainioctl import answer as irq_answer
from tests.headers.test_numbers import ANSWER, PATCH
from vfioviz.capture.capabilities import answer, take
from vfioviz.capture.open import open_path
from vfioviz.document import edits
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.view import View
from vfioviz.uapi.headerset import built_in

HEADER = """
#include <linux/vfio.h>
/* The structure below defines version 1 of this capability. */
#define VFIO_DEVICE_INFO_CAP_WINDOWS 90
struct vfio_device_info_cap_windows {
	struct vfio_info_cap_header header;
	__u32 flags;
#define VFIO_WINDOWS_LOCKED (1 << 0)
#define VFIO_WINDOWS_SHARED (1 << 1)
	__u16 nr_windows;
	__u16 reserved;
	struct { __u32 bar; __aligned_u64 size; } windows[];
};
"""
WINDOWS = ((1, 0x1000), (3, 0x2_0000))


def answered(*, version: int = 1, reserved: int = 0) -> bytes:
    """An answer with the capability, as struct.pack writes it."""
    body = struct.pack("<HHIIHH", 90, version, 0, 3, len(WINDOWS), reserved)
    body += b"".join(struct.pack("<IxxxxQ", *each) for each in WINDOWS)
    return struct.pack("<6I", 24 + len(body), 0x82, 9, 5, 24, 0) + body


@pytest.fixture(name="files")
def written(tmp_path: Path) -> tuple[str, str]:
    """The answer and the header; their paths."""
    (tmp_path / "a.bin").write_bytes(answered())
    (tmp_path / "windows.h").write_text(HEADER)
    return str(tmp_path / "a.bin"), str(tmp_path / "windows.h")


def test_show_names_members_bits_and_elements_of_a_header(
    program: Program, files: tuple[str, str]
) -> None:
    answer_, header = files
    assert program("show", answer_, "--json") == 0
    assert json.loads(program.out)["caps"][0]["name"] == "unknown"
    assert program("show", answer_, "--headers", header, "--json") == 0
    document = json.loads(program.out)
    assert document["caps"][0]["name"] == "windows"
    fields = document["fields"]
    assert fields["caps[0].flags"] == 3
    assert [fields[f"caps[0].windows[{n}].bar"] for n in (0, 1)] == [1, 3]
    assert [fields[f"caps[0].windows[{n}].size"] for n in (0, 1)] == [0x1000, 0x2_0000]
    assert sum(each["stop"] - each["start"] for each in document["segments"]) == len(answered())
    assert document["findings"] == []
    assert program("show", answer_, "--headers", header) == 0
    assert "LOCKED | SHARED" in program.out
    assert program.err == ""


COMMANDS = (
    ("show", "A"), ("recompute", "A", "--variant", "v6.6"), ("compare", "A"), ("export", "A"),
    ("consumers", "A"), ("sweep", "A"), ("skew", "A"), ("reply", "A"), ("diff", "A", "A"),
    ("check", "A"), ("render", "A", "-o", "map.svg"),
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_every_command_that_decodes_takes_headers(
    program: Program, files: tuple[str, str], words: tuple[str, ...]
) -> None:
    answer_, header = files
    given = [answer_ if word == "A" else word for word in words]
    assert program(*given, "--headers", header) in {0, 1}
    assert program(*given, "--headers", "nothing-of-that-name.h") == 2
    assert "nothing-of-that-name.h" in program.err
    assert program(*given, "--capability", "vfio_x=device:6") == 2
    assert "--capability needs --headers SOURCE" in program.err


def test_models_and_text_forms_have_the_members(program: Program, files: tuple[str, str]) -> None:
    answer_, header = files
    words = ("recompute", answer_, "--variant", "v6.6", "--headers", header)
    assert program(*words, "-o", "built.bin") == 0
    assert (program.folder / "built.bin").read_bytes() == answered()
    for form in ("pahole", "c", "rust", "box", "c-test"):
        assert program("export", answer_, "--headers", header, "--form", form) == 0
        assert "windows" in program.out
    program("diff", answer_, answer_, "--headers", header)
    assert "no difference" in program.out


def test_check_reads_by_the_header_in_one_process_and_in_several(
    program: Program, files: tuple[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(130):
        (folder / f"{number}.bin").write_bytes(answered(reserved=number == 7))
    words = ("check", str(folder), "--require", "zero-reserved,known")
    assert program(*words) == 1
    assert program(*words, "--headers", files[1], "--format", "json", "--jobs", "2") == 1
    alone = program.out
    assert [each["file"] for each in json.loads(alone)["results"]] == [str(folder / "7.bin")]
    assert program(*words, "--headers", files[1], "--format", "json", "--jobs", "1") == 1
    assert program.out == alone


def test_what_a_header_does_not_tell_is_asked_with_the_option_that_says_it(
    program: Program, files: tuple[str, str], tmp_path: Path
) -> None:
    header = tmp_path / "own.h"
    header.write_text(
        "#include <linux/vfio.h>\nstruct own { struct vfio_info_cap_header header; __u32 flags; "
        "__u16 used, left; __u8 rest[]; };\n"
    )
    words = ("show", files[0], "--headers", str(header), "--json")
    assert program(*words) == 2
    assert f"{header}:2: struct own" in program.err
    assert "does not tell which ioctl it belongs to, its id, which member counts" in program.err
    assert "--capability own=device:ID:1:COUNTER" in program.err
    assert program.err.count("\n") == 1
    assert program(*words, "--capability", "own=device:90:1:used") == 0
    assert json.loads(program.out)["fields"]["caps[0].used"] == 2
    assert program(*words, "--capability", "own=device:90") == 2
    assert program(*words, "--capability", "own=-") == 2
    for wrong in ("own", "own=gpu:3", "own=device:0", "own=device:70000", "other=device:9"):
        assert program(*words, "--capability", wrong) == 2
        assert program.err.count("\n") == 1


MAIL = """From: A Developer <dev@example.org>
Subject: [PATCH 1/2] vfio: windows
Date: Mon, 1 Jan 2024 10:00:00 +0000

diff --git a/drivers/vfio/pci/windows.c b/drivers/vfio/pci/windows.c
--- a/drivers/vfio/pci/windows.c
+++ b/drivers/vfio/pci/windows.c
@@ -10,2 +10,6 @@ static int build(void)
 \tint a;
+\tstruct vfio_device_info_cap_windows cap = {
+\t\t.header.id = VFIO_DEVICE_INFO_CAP_WINDOWS,
+\t\t.header.version = 2,
+\t};
 \tint b;
diff --git a/include/uapi/linux/vfio.h b/include/uapi/linux/vfio.h
--- a/include/uapi/linux/vfio.h
+++ b/include/uapi/linux/vfio.h
@@ -240,3 +240,11 @@ struct vfio_device_info {
 #define VFIO_DEVICE_INFO_CAP_ZPCI_UTIL\t\t3
 #define VFIO_DEVICE_INFO_CAP_ZPCI_PFIP\t\t4
+
+#define VFIO_DEVICE_INFO_CAP_WINDOWS\t\t90
+
+struct vfio_device_info_cap_windows {
+\tstruct vfio_info_cap_header header;
+\t__u32 flags;
+\t__u16 nr_windows;
+};
 /**
"""


def test_a_mail_without_a_base_tells_a_capability_and_its_version_from_the_code_beside(
    program: Program, tmp_path: Path
) -> None:
    mail, path = tmp_path / "mail.eml", tmp_path / "a.bin"
    mail.write_text(MAIL)
    path.write_bytes(answered(version=2)[:44])
    program("show", str(path), "--headers", str(mail), "--json")
    document = json.loads(program.out)
    assert document["caps"][0]["name"] == "windows"
    assert document["fields"]["caps[0].nr_windows"] == 2
    assert "caps[0].reserved" not in document["fields"]


def test_a_patch_goes_onto_the_base_that_is_named(
    program: Program, files: tuple[str, str], tmp_path: Path
) -> None:
    base = tmp_path / "base" / "include" / "uapi" / "linux"
    base.mkdir(parents=True)
    (base / "windows.h").write_text(HEADER)
    patch = tmp_path / "more.patch"
    patch.write_text(
        "--- a/include/uapi/linux/windows.h\n+++ b/include/uapi/linux/windows.h\n"
        "@@ -6,4 +6,4 @@ struct vfio_device_info_cap_windows {\n"
        " \tstruct vfio_info_cap_header header;\n-\t__u32 flags;\n+\t__u32 caps;\n"
        " #define VFIO_WINDOWS_LOCKED (1 << 0)\n #define VFIO_WINDOWS_SHARED (1 << 1)\n"
    )
    words = ("show", files[0], "--headers", str(patch), "--json")
    assert program(*words) == 2
    assert program(*words, "--base", str(tmp_path / "base")) == 0
    assert json.loads(program.out)["fields"]["caps[0].caps"] == 3


def test_a_revision_of_a_tree_is_read_and_a_range_too(
    program: Program, files: tuple[str, str], tmp_path: Path
) -> None:
    tree = tmp_path / "tree"
    home = tree / "include" / "uapi" / "linux"
    home.mkdir(parents=True)
    git = ("git", "-C", str(tree), "-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run([*git, "init", "-q"], check=True)
    for text in ("/* nothing */\n", HEADER):
        (home / "windows.h").write_text(text)
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    for revision in ("HEAD", "HEAD~1..HEAD"):
        words = ("show", files[0], "--headers", f"{tree}@{revision}", "--json")
        assert program(*words) == 0
        assert json.loads(program.out)["caps"][0]["name"] == "windows"
    assert program("show", files[0], "--headers", f"{tree}@HEAD~1") == 2
    assert "no struct in it begins with" in program.err


def test_an_id_that_is_taken_is_said_and_two_of_one_id_are_refused(
    program: Program, files: tuple[str, str], tmp_path: Path
) -> None:
    header = tmp_path / "two.h"
    taken = HEADER.replace("CAP_WINDOWS 90", "CAP_WINDOWS 5")
    header.write_text(taken)
    program("show", files[0], "--headers", str(header))
    assert "takes the place of VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP: id 5" in program.err
    header.write_text(
        HEADER + "#define VFIO_DEVICE_INFO_CAP_OTHER 90\nstruct vfio_device_info_cap_other "
        "{ struct vfio_info_cap_header header; };\n"
    )
    assert program("show", files[0], "--headers", str(header)) == 2
    assert "are both capability 90 version 1 of device" in program.err
    words = ("show", files[0], "--headers", str(header), "--capability")
    assert program(*words, "vfio_device_info_cap_other=device:91:1") == 0


def test_hostile_headers_end_with_one_line(
    program: Program, files: tuple[str, str], tmp_path: Path
) -> None:
    header = tmp_path / "hostile.h"
    begin = "#define VFIO_DEVICE_INFO_CAP_X 7\nstruct vfio_device_info_cap_x { struct "
    begin += "vfio_info_cap_header header; "
    for text in (
        begin + "struct { " * 200 + "int x; " + "} y; " * 200 + "};",
        begin + "".join(f"__u8 a{n}; " for n in range(70_000)) + "};",
        begin + "__u8 a[1 << 40]; };",
        begin + "__u32 nr_a; struct { __u8 b[1 << 15]; } a[]; };",
        begin + "__u32 a; __u32 a; };",
        begin + "__u32 \x1b[2Ja; };",
        begin,
        "\0" * 1000,
        "/*" * 100_000,
    ):
        header.write_text(text)
        assert program("show", files[0], "--headers", str(header)) == 2, text[:200]
        assert program.err.count("\n") == 1
        assert "\x1b" not in program.err


def test_a_project_keeps_the_header_and_what_was_said_of_it(
    program: Program, files: tuple[str, str]
) -> None:
    answer_, header = files
    said = [answer("vfio_device_info_cap_windows=device:90:1:nr_windows")]
    taken = take(header, None, said, built_in())
    headers = built_in().extended(taken.extension)
    plain = project_from(open_path(answer_))
    project = edits.set_headers(plain, headers).project
    assert project == project_from(open_path(answer_), headers=headers)
    (cap,) = project.content.caps
    assert cap.payload is None
    assert cap.values[-1] == ((1, 0, 0, 0, 0, 0x1000), (3, 0, 0, 0, 0, 0x2_0000))
    text = to_text(State(project, View(), None))
    assert json.loads(text)["vfioviz"] == 4
    again = from_text(text).project
    assert again == project
    (raw,) = edits.set_headers(project, built_in()).project.content.caps
    assert raw.payload == answered()[32:]
    path = program.folder / "kept.vfioviz"
    path.write_text(text)
    assert program("show", str(path), "--json") == 0
    assert json.loads(program.out)["caps"][0]["name"] == "windows"
    assert program("reply", str(path)) == 0
    kept = program.out
    other = program.folder / "plain.vfioviz"
    other.write_text(to_text(State(plain, View(), None)))
    assert program("reply", str(other)) == 0
    assert program.out != kept
    assert program("reply", str(other), "--headers", header) == 0
    assert program.out == kept
    assert program("reply", str(other), "--capability", "vfio_x=device:6") == 2
    program("show", str(path), "--headers", header, "--json")
    assert json.loads(program.out)["caps"][0]["name"] == "windows"


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("id", 0, "headers.capabilities[0].id"),
        ("ioctl", "gpu", "headers.capabilities[0].ioctl"),
        ("macro", "../VFIO", "a name of C"),
        ("counter", "windows", "headers"),
        ("path", "/etc/passwd", "headers.capabilities[0].path"),
        ("doc", 5, "headers.capabilities[0].doc"),
    ],
)
def test_a_project_whose_headers_were_tampered_with_is_refused_with_the_place(
    files: tuple[str, str], name: str, value: object, why: str
) -> None:
    headers = built_in().extended(take(files[1], None, [], built_in()).extension)
    project = project_from(open_path(files[0]), headers=headers)
    text = to_text(State(project, View(), None))
    document = json.loads(text)
    document["headers"]["capabilities"][0][name] = value
    with pytest.raises(ProjectError) as problem:
        from_text(json.dumps(document))
    assert why in str(problem.value)
    with pytest.raises(ProjectError, match="the text of the headers was changed"):
        from_text(text.replace("__u16 nr_windows;", "__u32 nr_windows;"))


def test_show_decodes_by_bits_that_a_patch_names(tmp_path: Path, program: Program) -> None:
    (tmp_path / "x.patch").write_text(PATCH)
    (tmp_path / "answer.bin").write_bytes(ANSWER)
    words = ("show", str(tmp_path / "answer.bin"), "--ioctl", "device", "--abi", "x86-64")
    assert program(*words, "--headers", str(tmp_path / "x.patch")) == 0
    assert "PCI | CXL" in program.out
    assert "VFIO_DEVICE_FLAGS_CXL: 0x200 of vfio_device_info.flags" in program.err
    assert program(*words) in (0, 1)
    assert "PCI | CXL" not in program.out


def test_show_reads_by_an_ioctl_that_a_patch_gives_a_chain(
    tmp_path: Path, program: Program
) -> None:
    (tmp_path / "irq.patch").write_text(IRQ_PATCH)
    (tmp_path / "irq.bin").write_bytes(irq_answer("<"))
    words = ("show", str(tmp_path / "irq.bin"), "--abi", "x86-64")
    headers = ("--headers", str(tmp_path / "irq.patch"))
    assert program(*words, "--ioctl", "irq", *headers) == 0
    assert "VFIO_DEVICE_GET_IRQ_INFO, x86-64" in program.out
    assert "EVENTFD | FLAG_CAPS" in program.out
    assert "caps[0].subtype" in program.out
    assert "minsz to count" in program.err
    assert program(*words, "--ioctl", "irq") == 2
    assert "there are device, region, iommu" in program.err
