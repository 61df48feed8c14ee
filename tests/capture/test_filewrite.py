"""A file is the old one or the new one; links, modes, devices and names of any kind."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from vfioviz.capture import filewrite
from vfioviz.capture.filewrite import check_writable, same_file, version, write_file
from vfioviz.capture.source import CaptureError

OLD, NEW = b"old", b"new" * 1000


@pytest.fixture
def as_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("step", ["fsync", "fchmod", "replace"])
def test_what_stood_there_stays_whole_whatever_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, step, fail)
    with pytest.raises(CaptureError, match="a: not saved: No space left on device"):
        write_file(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a"]


def test_mode_and_owner_stay(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 1234, 2345)
    before = path.stat()
    write_file(path, NEW)
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode, before.st_uid, before.st_gid,
    )  # fmt: skip


@pytest.mark.usefixtures("as_user")
def test_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_bytes(OLD)
    link = tmp_path / "link"
    link.symlink_to(Path("real") / "file")
    write_file(link, NEW)
    assert link.is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == NEW
    dangling = tmp_path / "dangling"
    dangling.symlink_to(tmp_path / "real" / "made")
    write_file(dangling, NEW)
    assert dangling.is_symlink()
    assert (tmp_path / "real" / "made").read_bytes() == NEW


@pytest.mark.usefixtures("as_root")
def test_root_writes_through_no_link_that_it_was_not_told_to_follow(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_bytes(OLD)
    link = tmp_path / "link"
    link.symlink_to(target)
    for refused in (write_file, lambda path, _data, links: check_writable(path, links=links)):
        with pytest.raises(CaptureError, match="is a link, and root writes through none"):
            refused(link, NEW, links=False)
    assert target.read_bytes() == OLD


@pytest.mark.usefixtures("as_root")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("kind", ["the file", "its folder"])
def test_root_follows_no_link_of_another_user(tmp_path: Path, kind: str) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(OLD)
    link = tmp_path / "link"
    link.symlink_to("real" if kind == "its folder" else Path("real") / "a")
    os.chown(link, 1234, 1234, follow_symlinks=False)
    path = link / "a" if kind == "its folder" else link
    with pytest.raises(CaptureError, match="is a link"):
        write_file(path, NEW)
    assert (tmp_path / "real" / "a").read_bytes() == OLD


@pytest.mark.usefixtures("as_root")
def test_root_follows_no_link_in_a_folder_that_others_can_write(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (shared / "link").symlink_to(tmp_path / "file")
    with pytest.raises(CaptureError, match="is a link"):
        write_file(shared / "link", NEW)
    assert not (tmp_path / "file").exists()


def test_devices_and_pipes_are_written_to_and_not_replaced(tmp_path: Path) -> None:
    write_file("/dev/null", NEW)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, NEW)
    reader.join()
    assert read == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    if Path("/dev/full").exists():
        with pytest.raises(CaptureError, match="No space left on device"):
            write_file("/dev/full", NEW)


def test_a_name_as_long_as_a_file_may_have_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    check_writable(path)
    write_file(path, NEW)
    assert path.read_bytes() == NEW
    for refused in ("n" * 256, "a\0b"):
        with pytest.raises(CaptureError) as caught:
            check_writable(tmp_path / refused)
        assert str(caught.value).isprintable()


def test_names_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CaptureError) as caught:
        write_file(tmp_path / "no\n\x1b[2J\udcff" / "file", NEW)
    assert str(caught.value).isprintable()


def test_what_is_write_protected_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write all
    with pytest.raises(CaptureError, match="it is write-protected"):
        write_file(path, NEW)
    assert path.read_bytes() == OLD


def test_whether_a_file_can_be_written_is_found_out_without_writing_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    check_writable(path)
    assert names(tmp_path) == []
    with pytest.raises(CaptureError, match="can't be written there: No such file"):
        check_writable(tmp_path / "no" / "file")
    with pytest.raises(CaptureError, match="is a directory"):
        check_writable(tmp_path)


def test_a_full_disk_is_found_out_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(CaptureError, match="can't be written there: No space left on device"):
        check_writable(tmp_path / "a")
    assert names(tmp_path) == []


def test_two_names_of_one_file_are_told(tmp_path: Path) -> None:
    a, hard, soft, other = (tmp_path / name for name in ("a", "hard", "soft", "other"))
    a.write_bytes(OLD)
    other.write_bytes(OLD)
    os.link(a, hard)
    soft.symlink_to("a")
    assert same_file(a, hard)
    assert same_file(a, soft)
    assert same_file(a, tmp_path / "." / "a")
    assert not same_file(a, other)
    assert not same_file(a, tmp_path / "none")
    assert not same_file("/dev/null", "/dev/null")
    assert not same_file("a\0", a)


def test_a_version_tells_that_a_file_is_another_now(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert version(path) is None
    path.write_bytes(OLD)
    before = version(path)
    assert before == version(path)
    write_file(path, OLD)
    assert version(path) != before
    assert version("a\0") is None
    assert filewrite.version(tmp_path / ("n" * 999)) is None
