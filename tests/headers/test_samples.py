"""Headers of this machine beside clang, and on m68k beside gcc: a few; all by a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.headers import oracle
from tests.headers.__main__ import beside_clang, beside_gcc, files_below
from vfioviz.headers.unit import read
from vfioviz.uapi.abi import ABIS

SAMPLES = (
    "linux/vfio.h", "linux/ip.h", "linux/tcp.h", "linux/perf_event.h",
    "linux/videodev2.h", "linux/virtio_net.h", "linux/io_uring.h", "linux/bpf.h", "linux/fuse.h",
    "linux/usb/ch9.h", "linux/netfilter/xt_string.h", "sound/asound.h", "rdma/ib_user_verbs.h",
    "asm-generic/siginfo.h",
)  # fmt: skip


@pytest.mark.parametrize("abi", ["x86-64", "m68k"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_header_is_laid_out_as_a_compiler_does(abi: str, name: str, tmp_path: Path) -> None:
    if not oracle.available(abi):
        pytest.skip("the libc's headers of that ABI are not installed")
    root = oracle.farm(abi, tmp_path)
    theirs = oracle.clang(abi, f"#include <{name}>\n", root)
    assert theirs is not None, "clang refuses the header"
    folders = tuple(f"{each}/" for each in oracle.FOLDERS)
    theirs = {key: shapes for key, shapes in theirs.items() if key[0].startswith(folders)}
    unit = read(files_below(root), name, ABIS[abi])
    if abi in oracle.GCC:
        if not oracle.has_gcc(abi):
            pytest.skip("its gcc is not installed")
        equal, wrong, unknown = beside_gcc(abi, name, root, unit, theirs)
    else:
        equal, wrong, unknown = beside_clang(unit, theirs)
    assert (wrong, dict(unknown)) == ([], {})
    assert equal == sum(map(len, theirs.values())) > 0
