"""Every reader is bounded, takes files alone, and says in one line what is wrong."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vfioviz.capture.bounded import TooLargeError, is_file, is_folder, read_file
from vfioviz.capture.jsontext import JsonTextError, parse
from vfioviz.capture.live.parse import parse as parse_line
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.open import open_path, open_text
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.patches.tree import read_source
from vfioviz.capture.projectfile import MAX_FILE, read_project
from vfioviz.capture.source import MAX_SIZE, CaptureError
from vfioviz.capture.visible import shortened, visible
from vfioviz.cli import main
from vfioviz.codec.digits import whole_number
from vfioviz.codec.revision import release
from vfioviz.document.jsonpart import ProjectError
from vfioviz.document.serialize import from_text
from vfioviz.document.teach.library import MAX_LESSON, LessonError, open_lesson

DATA = Path(__file__).parents[1] / "data" / "hostile"
SAMPLES = Path(__file__).parents[2] / "samples"

Way = tuple[Callable[[str], object], str, int]

READERS: dict[str, Way] = {
    "an answer": (open_path, ".bin", MAX_SIZE),
    "recorded calls": (open_path, ".jsonl", MAX_SIZE),
    "a project": (read_project, ".vfioviz", MAX_FILE),
    "a lesson": (open_lesson, ".md", MAX_LESSON),
}


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> Way:
    return READERS[str(request.param)]


def refused(read: Callable[[str], object], path: str | Path) -> str:
    began = time.monotonic()
    with pytest.raises((CaptureError, LessonError)) as caught:
        read(str(path))
    assert time.monotonic() - began < 30, "it was read"
    text = str(caught.value)
    assert "\n" not in text
    assert text.isprintable()
    return text


@pytest.mark.timeout(60)
def test_a_pipe_without_a_writer_is_refused_at_once(reader: Way, tmp_path: Path) -> None:
    read, suffix, _ = reader
    path = tmp_path / f"pipe{suffix}"
    os.mkfifo(path)
    assert "is a named pipe, not a file" in refused(read, path)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/null", "/dev/tty"])
def test_a_device_is_refused_without_being_opened(
    reader: Way, device: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, suffix, _ = reader
    link = tmp_path / f"link{suffix}"
    link.symlink_to(device)
    monkeypatch.setattr(os, "open", lambda *_, **__: pytest.fail("it was opened"))
    assert "is a device, not a file" in refused(read, link)


def test_a_socket_and_a_folder_are_refused(reader: Way, tmp_path: Path) -> None:
    read, suffix, _ = reader
    with socket.socket(socket.AF_UNIX) as listening:
        path = tmp_path / f"s{suffix}"
        listening.bind(str(path))
        assert "is a socket, not a file" in refused(read, path)
    folder = tmp_path / f"folder{suffix}"
    folder.mkdir()
    assert "is a directory" in refused(read, folder)


@pytest.mark.timeout(60)
def test_ten_gigabytes_are_refused_by_their_size(reader: Way, tmp_path: Path) -> None:
    read, suffix, _ = reader
    path = tmp_path / f"sparse{suffix}"
    with path.open("wb") as stream:
        stream.truncate(10 << 30)
    assert "10,737,418,240 bytes" in refused(read, path)


def test_a_file_that_says_it_is_empty_is_read_to_the_bound_alone(tmp_path: Path) -> None:
    # Files of /proc have a size of 0.
    assert read_file("/proc/self/status", 1 << 20).startswith(b"Name:")
    with pytest.raises(TooLargeError, match="more than 3 bytes"):
        read_file("/proc/self/status", 3)
    path = tmp_path / "a"
    path.write_bytes(b"1234")
    with pytest.raises(TooLargeError, match="4 bytes"):
        read_file(path, 3)
    assert read_file(path, 4) == b"1234"


def test_names_that_no_file_can_have_are_refused_in_one_line(reader: Way, tmp_path: Path) -> None:
    read, suffix, _ = reader
    for name in ("a" * 300, "x/" * 3000, "a\0b", "a\nb", "a\x1b]0;t\x07", "\u202eb", "\udcff"):
        refused(read, f"{tmp_path}/{name}{suffix}")
    loop = tmp_path / f"loop{suffix}"
    loop.symlink_to(loop)
    refused(read, loop)
    assert not is_file(tmp_path / ("a" * 300))
    assert not is_folder("a\0b")


def test_what_is_not_seen_is_written_out() -> None:
    assert visible("a\nb\x1b[2J\x9b\u202e\u2028\udcff\x7f") == (
        r"a\nb\x1b[2J\x9b\u202e\u2028\xff\x7f"
    )
    assert visible("Ä \u3000é ש") == "Ä \u3000é ש"
    assert shortened("abcdefghij", 5) == "ab…ij"
    assert shortened("abc", 5) == "abc"


# ---------------------------------------------------------------- JSON


def test_json_says_where_a_number_is_too_long_or_none() -> None:
    with pytest.raises(JsonTextError) as caught:
        parse('{"a": "12345",\n "b": [1, ' + "9" * 5000 + "]}")
    assert (caught.value.line, caught.value.column) == (2, 11)
    for none in ("NaN", "Infinity", "-Infinity"):
        with pytest.raises(JsonTextError, match="a number that is none") as caught:
            parse(f'["NaN", {none}]')
        assert caught.value.column == 9
    with pytest.raises(JsonTextError, match="nested too deeply"):
        parse("[" * 100_000)
    with pytest.raises(JsonTextError, match="more than 16,777,216 values"):
        parse("[" + "0," * (1 << 24) + "0,0]")
    assert parse('{"a": [1, -2, 18446744073709551615, 1.5, "x"]}')["a"][2] == (1 << 64) - 1


def test_digits_are_a_number_up_to_2_to_the_64th_and_no_other_signs() -> None:
    assert whole_number("0042") == 42
    assert whole_number("9" * 20) == 99999999999999999999
    for text in ("", "9" * 21, "9" * 5000, "²", "٣", "-1", "+1", " 1", "1_0", "0x1"):
        assert whole_number(text) is None


@pytest.mark.parametrize(
    "kernel", ["9" * 5000 + ".1", "6." + "9" * 5000, "²." + "1", "٣.٤", "6", "", "v"]
)
def test_a_release_that_no_kernel_has_is_none(kernel: str) -> None:
    assert release(kernel) is None


@pytest.mark.parametrize("name", ["kernel-huge-digits", "kernel-long", "kernel-ansi"])
def test_what_a_host_called_itself_does_not_lose_an_answer(name: str) -> None:
    (capture,) = open_path(DATA / f"{name}.jsonl")
    assert len(capture.data) == 120
    assert len(capture.name) < 100
    assert capture.name.isprintable()


def test_an_agents_texts_are_cut_and_hold_nothing_that_acts() -> None:
    line = {
        "type": "begin",
        "protocol": 1,
        "kernel": "6.12\x1b[2J" + "x" * 100_000,
        "arch": "\u202e",
    }
    begin = parse_line(json.dumps(line))
    assert len(begin.kernel) == 400  # type: ignore[union-attr]  # a Begin
    assert begin.kernel.isprintable()  # type: ignore[union-attr]  # a Begin
    reader = Reader()
    reader.feed(json.dumps(line))
    record = {"type": "record", "argsz": 4, "fill": 0, "data": "04000000", "ioctl": "y" * 9000}
    reader.feed(json.dumps(record))
    (capture,) = reader.captures()
    assert len(capture.name) < 1000


@pytest.mark.parametrize("address", ["../../etc", "a/b", "..", "."])
def test_an_address_that_leads_elsewhere_below_sys_is_no_device(address: str) -> None:
    reader = Reader()
    reader.feed(json.dumps({"type": "device", "bus": "pci", "address": address}))
    assert not reader.devices


# ---------------------------------------------------------------- the inputs, one by one


def test_a_text_with_line_separators_is_read_as_with_spaces() -> None:
    (capture,) = open_path(DATA / "u2028-min.txt")
    assert capture.data == bytes([1, 2, 3, 4])
    for space in "\u2028\u2029\u0085\u1680\u2003\u205f\x1c\x1f":
        (found,) = open_text(f"{{0x01,{space}0x02,{space}0x03}}", "a")
        assert found.data == bytes([1, 2, 3])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hugeint", "line 1, column 13: no JSON: a number that is none, or has too many digits"),
        ("proj-KeyError-content-43-derive", "document.request.info.index: expected a value"),
        (
            "proj-ModelError-call-83-derive",
            "document.request.info.num_irqs: expected a number from 0 to 4294967295, found "
            "4294967296",
        ),
    ],
)
def test_a_broken_project_says_where(name: str, said: str) -> None:
    with pytest.raises(ProjectError) as caught:
        from_text(read_project(DATA / f"{name}.vfioviz"))
    assert said in str(caught.value)


def test_a_broken_lesson_says_where() -> None:
    reading = open_lesson(str(DATA / "lesson-1.md"))
    assert [(place.line, place.column) for place, _ in reading.problems] == [(6, 1)]
    assert all(len(text) < 300 and text.isprintable() for _, text in reading.problems)


def test_a_lesson_opens_what_lies_beside_it_alone(tmp_path: Path) -> None:
    (tmp_path / "secret.bin").write_bytes((SAMPLES / "iommu-linux-6.1.bin").read_bytes())
    folder = tmp_path / "lessons"
    folder.mkdir()
    for name in ("../secret.bin", str(tmp_path / "secret.bin"), "a" * 300, "\x1b"):
        lesson = folder / "one.md"
        lesson.write_text(
            f"---\ntitle: a\nsummary: b\nminutes: 1\n---\n# A\n\n```lesson\nopen {name}\n```\n"
        )
        (problem,) = open_lesson(str(lesson)).problems
        assert "neither a sample nor a file beside the lesson" in problem.text
        assert problem.text.isprintable()


# ---------------------------------------------------------------- many files


def test_check_goes_on_past_what_can_t_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(sorted(DATA.glob("*"))):
        (tmp_path / f"{number}{name.suffix}").write_bytes(name.read_bytes())
    good = tmp_path / "z.bin"
    good.write_bytes((SAMPLES / "iommu-linux-6.1.bin").read_bytes())
    os.mkfifo(tmp_path / "pipe.bin")
    walk = os.walk

    def closed(top: str, onerror: Callable[[OSError], object]) -> Iterator[object]:
        # Root may enter each folder, so one that may not be entered is made up.
        onerror(PermissionError(13, "Permission denied", f"{top}/closed"))
        yield from walk(top)

    monkeypatch.setattr(os, "walk", closed)
    long = str(tmp_path / ("n" * 300 + ".bin"))
    assert main(["check", "--jobs", "1", long, str(tmp_path), "/dev/zero", str(good)]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert any("closed: permission denied" in line for line in lines)
    assert any("nnn" in line and "name too long" in line for line in lines)
    assert any("/dev/zero: is a device" in line for line in lines)
    assert sum(": no JSON: a number" in line for line in lines) == 1
    assert lines[-1].endswith("6 cannot be read")
    assert not any("Traceback" in line for line in lines)


def test_an_interrupted_check_ends_without_a_word_on_what_it_was_doing(tmp_path: Path) -> None:
    data = (SAMPLES / "iommu-linux-6.1.bin").read_bytes()
    for number in range(3000):
        (tmp_path / f"{number}.bin").write_bytes(data)
    child = subprocess.Popen(
        [sys.executable, "-m", "vfioviz", "check", "--jobs", "2", str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    time.sleep(1.5)
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGINT)
    _, errors = child.communicate(timeout=60)
    assert b"Traceback" not in errors


@pytest.mark.timeout(60)
def test_a_patch_that_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe.patch"
    os.mkfifo(path)
    with pytest.raises(PatchError, match="is a named pipe, not a file"):
        read_source(str(path))
    link = tmp_path / "zero.patch"
    link.symlink_to("/dev/zero")
    with pytest.raises(PatchError, match="is a device, not a file"):
        read_source(str(link))


def test_a_row_that_names_a_place_and_holds_nothing_says_where() -> None:
    rows = (
        "0x404080 <info+32>:\t0x00000000\t0x8\n0x404080 <info+32>\n"
        "0x4040c0 <info+96>:\t0xfedfffff\t0x00000000\t0xfef00000\t0x00000000\n"
        "0x4040d0 <info+112>:\t0xffffffff\t0x0000007f\n"
    )
    with pytest.raises(CaptureError) as caught:
        open_text(rows, "a", format="numbers")
    assert str(caught.value).isprintable()
