"""A project that is told in the headers of a patch, as well as the built-in ones."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.headers import test_chainioctl
from vfioviz.capture.capabilities import take
from vfioviz.capture.headersource import text_source
from vfioviz.capture.source import Capture, Provenance
from vfioviz.document import edits
from vfioviz.document.project import Project
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.view import View
from vfioviz.headers.capability import Answer, discover
from vfioviz.headers.extension import Declared
from vfioviz.uapi.headerset import HeaderSet, built_in

TEXT = """
#include <linux/vfio.h>
struct vfio_device_info_cap_pair {
	struct vfio_info_cap_header header;
	__u16 count;
	__u16 flags;
	struct { __u32 from; __u32 to; } pairs[];
};
"""
PAIRS = ((1, 2), (3, 0xFFFF_FFFF), (7, 8))


def answer(count: int = len(PAIRS)) -> bytes:
    body = struct.pack("<HHIHH", 90, 1, 0, count, 5)
    body += b"".join(struct.pack("<II", *each) for each in PAIRS)
    return struct.pack("<6I", 24 + len(body), 0x82, 9, 5, 24, 0) + body


def extended() -> HeaderSet:
    files = text_source(TEXT, "pair.h").files
    said = Answer("vfio_device_info_cap_pair", "device", 90, 1, "count")
    made = discover(files, ["pair.h"], built_in(), {said.struct: said})
    assert made.unsure == ()
    return built_in().extended(Declared.of(files, made.told))


def opened(data: bytes) -> Project:
    capture = Capture("a.bin", data, Provenance("opened", "a.bin"))
    return project_from([capture], ioctl="device", abi="x86-64")


def text_of(project: Project) -> str:
    return to_text(State(project, View(), None))


def test_members_are_read_by_the_header_and_raw_again_without_it() -> None:
    plain = opened(answer())
    told = edits.set_headers(plain, extended()).project
    (cap,) = told.content.caps
    assert cap.payload is None
    assert cap.values == (3, 5, PAIRS)
    assert cap.identity == plain.content.caps[0].identity
    again = edits.set_headers(told, built_in()).project
    assert again.content.caps == plain.content.caps
    assert edits.set_headers(told, extended()).text == "read by the headers of pair.h"
    assert edits.set_headers(told, built_in()).text == "read by the built-in headers"


@pytest.mark.parametrize("count", [0, 2, 4, 0xFFFF])
def test_a_count_that_its_bytes_do_not_have_leaves_it_raw(count: int) -> None:
    data = answer(count)
    (cap,) = edits.set_headers(opened(data), extended()).project.content.caps
    assert cap.payload == data[32:]


def test_a_project_keeps_the_header_and_its_members() -> None:
    told = edits.set_headers(opened(answer()), extended()).project
    text = text_of(told)
    made: Any = json.loads(text)
    assert made["vfioviz"] == 4
    assert made["headers"]["capabilities"][0]["counter"] == "count"
    assert from_text(text).project == told
    assert json.loads(text_of(opened(answer())))["vfioviz"] < 4


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("capabilities", 0, "id"), 70000, "headers.capabilities[0].id"),
        (("capabilities", 0, "struct"), "a b", "a name of C"),
        (("capabilities", 0, "array"), "", ""),
        (("capabilities", 0, "path"), "other.h", "headers.capabilities[0].path"),
        (("sha256",), "0" * 64, "the text of the headers was changed"),
        (("files",), {}, "headers"),
        (("capabilities",), [{}] * 300, "at most"),
    ],
)
def test_a_headers_part_that_is_wrong_is_refused(
    path: tuple[str | int, ...], value: object, why: str
) -> None:
    made: Any = json.loads(text_of(edits.set_headers(opened(answer()), extended()).project))
    at = made["headers"]
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(ProjectError) as raised:
        from_text(json.dumps(made))
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_same_capability_twice_is_refused() -> None:
    made: Any = json.loads(text_of(edits.set_headers(opened(answer()), extended()).project))
    made["headers"]["capabilities"] *= 2
    with pytest.raises(ProjectError, match="each id and version once"):
        from_text(json.dumps(made))


def test_an_edit_of_a_member_of_a_header_changes_it_alone() -> None:
    told = edits.set_headers(opened(answer()), extended()).project
    (cap,) = told.content.caps
    changed = replace(cap, values=(3, 6, PAIRS))
    project = replace(told, content=replace(told.content, caps=(changed,)))
    kept = from_text(text_of(project)).project
    assert kept is not None
    assert kept.content.caps == (changed,)


def proposed(tmp_path: Path) -> dict[str, Any]:
    """A project that is read by an ioctl of a patch, as its file has it."""
    (tmp_path / "irq.patch").write_text(test_chainioctl.PATCH)
    taken = take(str(tmp_path / "irq.patch"), None, (), built_in())
    data = test_chainioctl.answer("<")
    capture = Capture("a.bin", data, Provenance("opened", "a.bin"), "irq", "x86-64")
    project = project_from([capture], headers=built_in().extended(taken.extension))
    text = text_of(project)
    assert from_text(text).project == project
    made: dict[str, Any] = json.loads(text)
    assert made["vfioviz"] == 6
    return made


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("key", "device", "there is one of that name"),
        ("key", "../x", "a key of small letters"),
        ("macro", "VFIO_NOWHERE", "is not told"),
        ("answer", "vfio_info_cap_header", "can't be laid out on x86-64"),
        ("minsz", "nothing", "can't be laid out on x86-64"),
        ("path", "/etc/passwd", "headers.ioctls[0].path"),
        ("caps", "", "a name of C"),
    ],
)
def test_an_ioctl_of_headers_that_is_wrong_is_refused(
    tmp_path: Path, key: str, value: str, why: str
) -> None:
    made = proposed(tmp_path)
    made["headers"]["ioctls"][0][key] = value
    with pytest.raises(ProjectError) as raised:
        from_text(json.dumps(made))
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_capture_names_no_ioctl_that_its_project_does_not_bring(tmp_path: Path) -> None:
    made = proposed(tmp_path)
    made["headers"] = None
    with pytest.raises(ProjectError, match="ioctl"):
        from_text(json.dumps(made))
    twice = proposed(tmp_path)
    twice["headers"]["ioctls"] *= 2
    with pytest.raises(ProjectError, match="each key once"):
        from_text(json.dumps(twice))


def test_what_was_guessed_of_a_capability_keeps_no_project_from_being_opened(
    tmp_path: Path,
) -> None:
    """No text gives the version: 1 is taken, and that is said when the header is read."""
    lines = "\n * ".join(f"line {number} of what it is for" for number in range(60))
    (tmp_path / "x.h").write_text(
        "#include <linux/vfio.h>\n"
        f"/*\n * {lines}\n */\n#define VFIO_DEVICE_INFO_CAP_PAIR 90\n"
        "struct vfio_device_info_cap_pair {\n"
        "\tstruct vfio_info_cap_header header;\n\t__u32 a;\n};\n"
    )
    taken = take(str(tmp_path / "x.h"), None, (), built_in())
    assert any("no text gives its version" in each for each in taken.notes)
    told = edits.set_headers(opened(answer()), built_in().extended(taken.extension)).project
    assert from_text(text_of(told)).project == told


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("id", 0, "1 to 65535"),
        ("id", 0x10000, "1 to 65535"),
        ("version", 0, "1 to 65535"),
        ("version", 0x10000, "1 to 65535"),
        ("id", 0xFFFF, "sha256: the text of the headers was changed"),
        ("version", 0xFFFF, "sha256: the text of the headers was changed"),
        ("id", 1, "sha256: the text of the headers was changed"),
        ("struct", "a b", "a name of C"),
        ("struct", "", "a name of C"),
        ("ioctl", "nothing", "expected one of"),
        ("path", "/etc/passwd", "path"),
        ("array", "", "sha256"),
        ("counter", "a-b", "a name of C"),
    ],
)
def test_a_capability_of_headers_that_is_wrong_is_refused(
    name: str, value: object, why: str
) -> None:
    told = edits.set_headers(opened(answer()), extended()).project
    made = json.loads(text_of(told))
    (cap,) = made["headers"]["capabilities"]
    assert cap[name] != value
    cap[name] = value
    with pytest.raises(ProjectError, match=why):
        from_text(json.dumps(made))


def test_a_capability_of_headers_stands_once_by_id_and_version() -> None:
    made = json.loads(text_of(edits.set_headers(opened(answer()), extended()).project))
    made["headers"]["capabilities"] *= 2
    with pytest.raises(ProjectError, match="each id and version once"):
        from_text(json.dumps(made))
