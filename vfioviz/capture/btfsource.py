"""What a kernel says of its own structs: BTF of the running one, of a file, or of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture.bounded import is_folder, read_file
from vfioviz.capture.elf import MAGIC, ElfError, section
from vfioviz.capture.source import CaptureError
from vfioviz.capture.visible import visible
from vfioviz.headers.btf import Btf, BtfError
from vfioviz.headers.find import Missing, Result
from vfioviz.headers.view import view
from vfioviz.language import tr
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.schema import Abi

RUNNING = Path("/sys/kernel/btf")
MOST = 256 << 20
"""Bytes of one file."""
_FILES = 2000
"""Modules that are looked through."""
_VMLINUX = "vmlinux"
_UNAMES = {
    "x86_64": "x86-64", "aarch64": "arm64", "s390x": "s390x", "riscv64": "riscv64",
    "ppc64": "ppc64", "ppc64le": "ppc64le", "m68k": "m68k",
}  # fmt: skip
_LIKE = {("<", 8): "x86-64", (">", 8): "s390x", ("<", 4): "arm"}
"""An ABI that lays out alike, where no machine is named: i386 is told by its file alone."""


class _Part(NamedTuple):
    name: str
    types: Btf
    abi: str


class BtfSource:
    """The structs of one kernel, of vmlinux first, then of its modules by name."""

    def __init__(self, title: str, path: Path) -> None:
        self.title = title
        """One line: ``btf``, ``Linux 6.12.9-amd64`` for the running kernel."""
        self._path = path
        self._parts: list[_Part] = []
        self._rest = self._open()
        self._next()

    @property
    def abi(self) -> Abi:
        """The ABI of the kernel, or one that lays out alike."""
        first = self._parts[0]
        key = first.abi or _LIKE.get((first.types.order, first.types.pointer), "")
        if key not in ABIS:
            raise CaptureError(
                tr("{path}: BTF of a machine that no ABI here is like", path=self._shown)
            )
        return ABIS[key]

    @property
    def _shown(self) -> str:
        return visible(str(self._path))

    def find(self, name: str) -> Result:
        """Return a struct of the kernel, or why it can't be shown.

        Raises:
            CaptureError: A file can't be read.
        """
        at = 0
        while at < len(self._parts) or self._next():
            one = self._parts[at]
            at += 1
            try:
                record = one.types.find(name)
            except BtfError as problem:
                return Result((), (Missing(name, one.name, None, str(problem)),))
            if record is not None:
                return Result((view(record, self.abi.key, name),), ())
        return Result((), (Missing(name, "", None, self._nowhere()),))

    def names(self) -> Iterator[str]:
        """Yield the structs and unions by name; some twice.

        Raises:
            CaptureError: A file can't be read.
        """
        at = 0
        while at < len(self._parts) or self._next():
            yield from self._parts[at].types.names()
            at += 1

    def _nowhere(self) -> str:
        modules = len(self._parts) - 1
        if self._path == RUNNING:
            return (
                f"neither vmlinux nor the {modules} modules that are loaded have it; a module's "
                "structs are there once it is loaded (modprobe vfio)"
            )
        return "its BTF does not have it"

    def _next(self) -> bool:
        one = next(self._rest, None)
        if one is not None:
            self._parts.append(one)
        return one is not None

    def _open(self) -> Iterator[_Part]:
        if not is_folder(self._path):
            beside = self._path.with_name(_VMLINUX)
            base = None
            if beside != self._path and beside.is_file():
                base = self._read(beside, None).types
            yield self._read(self._path, base)
            return
        first = self._read(self._path / _VMLINUX, None)
        yield first
        try:
            names = sorted(os.listdir(self._path))[:_FILES]  # noqa: PTH208 -- names alone
        except OSError as error:
            raise CaptureError(f"{self._shown}: {error.strerror}") from error
        for name in names:
            if name != _VMLINUX:
                yield self._read(self._path / name, first.types)

    def _read(self, path: Path, base: Btf | None) -> _Part:
        data = read_file(path, MOST)
        abi = _UNAMES.get(os.uname().machine, "") if path.parent == RUNNING else ""
        try:
            if data[:4] == MAGIC:
                found = section(data, ".BTF")
                data, abi = found.data, found.abi
            return _Part(path.name, _types(data, base), abi)
        except (BtfError, ElfError) as problem:
            raise CaptureError(f"{visible(str(path))}: {problem}") from problem


def _types(data: bytes, base: Btf | None) -> Btf:
    """Read types; a file may stand beside a vmlinux and be whole all the same."""
    if base is None:
        return Btf(data)
    try:
        alone = Btf(data)
    except BtfError:
        return Btf(data, base)
    return alone if alone.is_whole else Btf(data, base)


def is_btf(text: str) -> bool:
    """Whether a source is named as BTF: ``btf``, ``btf:PATH``."""
    return text == "btf" or text.startswith("btf:")


def open_btf(text: str) -> BtfSource:
    """Open BTF.

    Args:
        text: ``btf`` for the running kernel, ``btf:PATH`` for a file (an object with a section
            .BTF, or that section alone) or a folder such as /sys/kernel/btf.

    Raises:
        CaptureError: It can't be read; the text names it.
    """
    if text == "btf":
        if not is_folder(RUNNING):
            raise CaptureError(
                tr("{path}: this kernel gives no BTF of itself (CONFIG_DEBUG_INFO_BTF)",
                   path=str(RUNNING))
            )  # fmt: skip
        return BtfSource(f"Linux {os.uname().release}", RUNNING)
    path = text.removeprefix("btf:")
    if not path:
        raise CaptureError(tr("btf: names no file; expected btf or btf:PATH"))
    return BtfSource(text, Path(path))
