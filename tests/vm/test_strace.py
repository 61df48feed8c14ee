"""The reader of strace's output sees what changes something, and lets nothing go by unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vm.strace import Ioctl, Named, calls


def read(folder: Path, *lines: str) -> list[Named | Ioctl]:
    (folder / "of.1").write_text("".join(f"{line}\n" for line in lines))
    return list(calls(folder))


def test_an_ioctl_names_its_file_and_its_number(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "ioctl(5<anon_inode:[vfio-device]>, 0x3b6c, 0x7ffce0a811a0) = -1 EINVAL (Invalid argument)",
        "ioctl(1</work/vfioviz/x>, 0x5401, 0x7ffce0a811a0) = 0",
        "ioctl(5</run/tmp/#12>(deleted), 0x5451) = 0",
    )
    assert found == [
        Ioctl("anon_inode:[vfio-device]", 0x3B6C),
        Ioctl("/work/vfioviz/x", 0x5401),
        Ioctl("/run/tmp/#12", 0x5451),
    ]
    assert [isinstance(one, Ioctl) and one.vfio for one in found] == [True, False, False]


@pytest.mark.parametrize(
    ("flags", "writes"),
    [("0x80000", False), ("0", False), ("0x80002", True), ("0x1", True), ("0x40", True)],
)
def test_opening_for_writing_is_told_by_its_flags(tmp_path: Path, flags: str, writes: bool) -> None:
    found = read(tmp_path, f'openat(-100</work>, "/sys/bus/pci/drivers_probe", {flags}) = 3')
    assert found == [Named("openat", "/sys/bus/pci/drivers_probe", writes)]


def test_a_name_is_followed_from_its_folder(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'openat(4</sys/bus/pci>, "drivers_probe", 0x1) = 3',
        'unlinkat(AT_FDCWD</proc/1>, "fd", 0) = -1 EPERM (Operation not permitted)',
    )
    assert found == [
        Named("openat", "/sys/bus/pci/drivers_probe", True),
        Named("unlinkat", "/proc/1/fd", True),
    ]


def test_what_only_looks_changes_nothing(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'readlink("/proc/self/exe", 0x7ffd, 0x1000) = 9',
        'newfstatat(-100</work>, "/sys/bus", 0x7ffd, 0) = 0',
        "--- {si_signo=17, si_code=0x1} ---",
        "+++ exited with 0 +++",
    )
    assert [one.writes for one in found if isinstance(one, Named)] == [False, False]
    assert len(found) == 2


def test_a_line_that_is_not_understood_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"of\.1: not understood: openat2\("):
        read(tmp_path, "openat2(<unfinished ...>")
