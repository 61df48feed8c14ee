"""Which packages are stock kernels, and in which order."""

from __future__ import annotations

from tests.vm.cpio import archive
from tests.vm.kernels import _matching

PACKAGES = [
    "linux-image-6.1.0-9-amd64",
    "linux-image-6.1.0-56-amd64",
    "linux-image-6.1.0-57-rt-amd64",
    "linux-image-6.1.0-57-cloud-amd64",
    "linux-image-6.1.0-57-amd64-dbg",
    "linux-image-6.1.0-57-amd64-unsigned",
    "linux-image-6.12.9+deb13-amd64",
    "linux-image-6.12.107+deb12-amd64",
    "linux-image-6.12.107+bpo-amd64",
    "linux-image-6.12-amd64",
    "linux-image-amd64",
]


def test_the_newest_signed_kernel_for_plain_machines_comes_first() -> None:
    assert _matching("6.1", PACKAGES) == ["linux-image-6.1.0-56-amd64", "linux-image-6.1.0-9-amd64"]
    assert _matching("6.12", PACKAGES)[0].startswith("linux-image-6.12.107+")
    assert len(_matching("6.12", PACKAGES)) == 3


def test_an_initramfs_is_read_by_the_words_of_its_format() -> None:
    made = archive([("init", 0o100755, b"#!/bin/sh\n")])
    at, names = 0, {}
    while at < len(made):
        assert made[at : at + 6] == b"070701"
        fields = [int(made[at + 6 + 8 * i : at + 14 + 8 * i], 16) for i in range(13)]
        mode, size, length = fields[1], fields[6], fields[11]
        name = made[at + 110 : at + 110 + length - 1].decode()
        at += (110 + length + 3) // 4 * 4
        names[name] = (mode, made[at : at + size], (fields[9], fields[10]))
        at += (size + 3) // 4 * 4
    assert list(names) == ["dev", "dev/console", "init", "TRAILER!!!"]
    assert names["init"] == (0o100755, b"#!/bin/sh\n", (0, 0))
    assert names["dev/console"] == (0o20600, b"", (5, 1))
