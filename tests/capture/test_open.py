from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from typing_extensions import override

from tests.capture.forms import DATA, run
from vfioviz.capture import samples
from vfioviz.capture.open import formats, open_bytes, open_path, open_stream
from vfioviz.capture.sniff import text_of
from vfioviz.capture.source import MAX_SIZE, Capture, CaptureError

ANSWERS = sorted(DATA.glob("*.bin"))
ANSWER = (DATA / "iommu-linux-6.12.bin").read_bytes()


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: str(path.name))
def test_a_raw_answer_is_opened_as_it_is(path: Path) -> None:
    (capture,) = open_path(path)
    assert capture.data == path.read_bytes()
    assert capture.name == path.name
    assert open_path(str(path)) == (capture,)


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: str(path.name))
def test_an_answer_is_binary_and_its_dump_is_text(path: Path) -> None:
    data = path.read_bytes()
    assert text_of(data) is None
    for size in range(4, len(data)):
        assert text_of(data[:size]) is None
    assert text_of(data.hex().encode()) == data.hex()


@pytest.mark.parametrize(
    "size", [20, 24, 32, 40, 60, 64, 100, 116, 200], ids=lambda size: f"{size} bytes of text"
)
def test_hex_without_a_line_end_is_text_of_any_size(size: int) -> None:
    text = ANSWER.hex()[:size]
    assert open_bytes(text.encode(), "x")[0].data == bytes.fromhex(text)


def test_bytes_that_could_be_letters_are_binary_because_of_their_zeros() -> None:
    data = b"ABCD0123\0" + b"deadbeef" * 4
    assert open_bytes(data, "x")[0].data == data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_text_in_another_encoding_is_read(encoding: str) -> None:
    text = "Grüße,\n\n" + ANSWER.hex() + "\n"
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert open_bytes(mark + text.encode(encoding), "x")[0].data == ANSWER


def test_a_sample_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "mine.bin"
    path.write_bytes(ANSWER)
    (capture,) = open_path(path)
    assert (capture.ioctl, capture.abi) == ("iommu", "x86-64")
    assert capture.name == capture.provenance.source == "mine.bin"
    assert capture.provenance.kind == "captured"
    assert capture.provenance.kernel == "6.12.107+deb12-amd64"
    assert "same bytes as samples/iommu-linux-6.12.bin" in capture.provenance.by
    told = samples.provenance_of(ANSWER)
    assert told is not None
    assert told.kernel == capture.provenance.kernel


def test_other_bytes_are_only_opened() -> None:
    (capture,) = open_bytes(ANSWER + b"\0", "x.bin")
    assert capture.provenance.kind == "opened"
    assert capture.ioctl is capture.abi is None
    assert samples.provenance_of(ANSWER + b"\0") is None


@pytest.mark.parametrize("sample", samples.samples(), ids=lambda sample: str(sample.file))
def test_each_sample_opens_with_its_provenance(sample: samples.Sample) -> None:
    capture = samples.open_sample(sample)
    assert capture.provenance.kind in {"captured", "constructed"}
    assert capture.provenance.by
    assert hashlib.sha256(capture.data).hexdigest() == sample.sha256
    assert (capture.ioctl, capture.abi) == (sample.ioctl, sample.abi)


def test_a_broken_index_is_one_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("vfioviz.assets.samples", lambda: tmp_path)
    samples._index.cache_clear()
    try:
        for text in (None, "[\n", '{"file": "a.bin"}\n', "[1]\n", '[{"file": "a.bin"}]\n'):
            if text is not None:
                (tmp_path / "index.json").write_text(text, encoding="utf-8")
            with pytest.raises(CaptureError, match=r"samples/index\.json: "):
                samples.samples()
            assert samples.provenance_of(ANSWER) is None
            assert open_bytes(ANSWER, "x")[0].provenance.kind == "opened"
    finally:
        samples._index.cache_clear()


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match=r"none\.bin'?: .*there is no such file"):
        open_path(tmp_path / "none.bin")


def test_a_directory_says_so(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="is a directory"):
        open_path(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.bin"
    path.write_bytes(ANSWER)
    path.chmod(0)
    with pytest.raises(CaptureError, match="permission denied"):
        open_path(path)


def test_a_refused_permission_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.bin"
    path.write_bytes(ANSWER)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CaptureError, match="permission denied"):
        open_path(path)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "", "\ud800"])
def test_a_path_that_cannot_be_is_an_error(path: str) -> None:
    with pytest.raises(CaptureError):
        open_path(path)


def test_a_name_that_is_no_text_can_still_be_shown_and_saved(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.bin"
    Path(os.fsdecode(path)).write_bytes(ANSWER)
    (capture,) = open_path(os.fsdecode(path))
    assert capture.name.encode("utf-8") == rb"a\xff.bin"
    with pytest.raises(CaptureError) as caught:
        open_path(os.fsdecode(path) + "-none")
    assert str(caught.value).encode("utf-8")


def test_a_large_file_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "core"
    with path.open("wb") as stream:
        stream.truncate(MAX_SIZE + 1)

    def fail(*_: object, **__: object) -> None:
        pytest.fail("it was opened")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(CaptureError, match=r"67,108,865 bytes; not read, because .* 64 MiB"):
        open_path(path)


def test_the_largest_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.bin"
    with path.open("wb") as stream:
        stream.truncate(MAX_SIZE)
    assert len(open_path(path)[0].data) == MAX_SIZE


def test_a_pipe_that_a_shell_hands_over_is_read_to_its_end() -> None:
    reading, writing = os.pipe()

    def write() -> None:
        for at in range(0, len(ANSWER), 16):
            os.write(writing, ANSWER[at : at + 16])
        os.close(writing)

    writer = threading.Thread(target=write)
    writer.start()
    (capture,) = open_path(f"/dev/fd/{reading}")
    writer.join()
    os.close(reading)
    assert capture.data == ANSWER


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
@pytest.mark.parametrize("data", [ANSWER, ANSWER.hex().encode()], ids=["binary", "text"])
def test_standard_input_is_read(name: str, data: bytes) -> None:
    program = (
        "from vfioviz.capture.open import open_path\n"
        f"capture, = open_path({name!r})\n"
        "print(capture.provenance.source, capture.data.hex())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=data, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == f"standard input {ANSWER.hex()}"


def test_a_stream_is_read_with_the_bound() -> None:
    assert open_stream(BytesIO(ANSWER))[0].data == ANSWER

    class Endless(BytesIO):
        served = 0

        @override
        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            self.served += size
            return bytes(size)

    endless = Endless()
    with pytest.raises(CaptureError, match="standard input: more than 67,108,864 bytes"):
        open_stream(endless)
    assert endless.served == MAX_SIZE + 1


def test_a_stream_that_fails_is_an_error() -> None:
    class Failing(BytesIO):
        @override
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(CaptureError, match="cannot be read: Input/output error"):
        open_stream(Failing())


def test_opening_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(run("xxd", ANSWER) if Path("/usr/bin/xxd").exists() else ANSWER.hex())
    path.chmod(0o444)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    open_path(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_each_format_has_a_title() -> None:
    assert {"binary", "jsonl", "xxd", "hexdump-C", "od", "dmesg", "gdb", "hex"} <= set(formats())
    assert all(formats().values())


def test_a_capture_is_a_value() -> None:
    (capture,) = open_bytes(ANSWER, "x")
    assert isinstance(capture, Capture)
    assert hash(capture) == hash(open_bytes(ANSWER, "x")[0])


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_no_answer_unless_it_is_said_to_be(
    pack: Callable[[bytes], bytes],
) -> None:
    data = pack((24).to_bytes(4, "little") + bytes(20))
    with pytest.raises(CaptureError, match="unpack it first"):
        open_bytes(data, "packed")
    (capture,) = open_bytes(data, "packed", format="binary")
    assert capture.data == data
