"""Gets kernels: Debian's stock ones by apt, the one with IOMMUFD from build-iommufd-kernel."""

from __future__ import annotations

import lzma
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("VFIOVIZ_VM_CACHE") or ROOT / ".cache" / "vm")

STOCK = {
    "6.1": re.compile(r"linux-image-(6\.1\.\d+-\d+-amd64)"),
    "6.12": re.compile(r"linux-image-(6\.12\.\d+\+\w+-amd64)"),
}
"""Names of the packages of Debian 12 and 13; signed, without debug symbols."""
NAMES = (*STOCK, "iommufd")

MODULES = ("virtio_pci", "9p", "9pnet_virtio", "vfio", "vfio_iommu_type1", "vfio_pci")
"""What a guest loads; what these need comes before them."""


_APT = threading.Lock()
"""Two that update the lists at once stand in each other's way."""


class MissingError(Exception):
    """A kernel or a program that cannot be had here; the text says what and what to do."""


@dataclass(frozen=True)
class Kernel:
    """A kernel that can be booted."""

    name: str
    release: str
    image: Path
    modules: tuple[Path, ...]
    """Uncompressed, in the order in which they are loaded."""


def kernel(name: str) -> Kernel:
    """Return a kernel by its name in NAMES, fetched where it is not in the cache.

    Raises:
        MissingError: It cannot be had here.
    """
    if name == "iommufd":
        folder = CACHE / name
        if not (folder / "vmlinuz").is_file():
            text = f"{folder}/vmlinuz is not there; run: sh tests/vm/build-iommufd-kernel"
            raise MissingError(text)
        release = (folder / "release").read_text(encoding="utf-8").split()[0]
        return Kernel(name, release, folder / "vmlinuz", ())
    with _APT:
        package = _newest(name)
        folder = CACHE / package
        if not (folder / "order").is_file():
            _fetch(package, folder)
    order = (folder / "order").read_text(encoding="utf-8").split()
    release = package.removeprefix("linux-image-")
    return Kernel(name, release, folder / "vmlinuz", tuple(folder / one for one in order))


def _newest(name: str) -> str:
    """Return the newest package of a stock kernel that apt has, or else the cache."""
    for update in (False, True):
        if update and os.geteuid() == 0:
            _run("apt-get", "update", "-qq")
        found = _matching(name, _run("apt-cache", "pkgnames", "linux-image-6").split())
        for package in found:
            if "\nFilename: " in _run("apt-cache", "show", package):
                return package
    cached = _matching(name, [path.name for path in CACHE.glob("linux-image-*")])
    if cached:
        return cached[0]
    text = f"apt has no {STOCK[name].pattern} here; Debian 12 has it (apt-get update?)"
    raise MissingError(text)


def _matching(name: str, packages: Iterable[str]) -> list[str]:
    """Return those that are the stock kernel NAME, newest first."""
    found = [one for one in packages if STOCK[name].fullmatch(one)]
    return sorted(found, key=lambda one: [int(part) for part in re.findall(r"\d+", one)])[::-1]


def _run(*words: str, cwd: Path | None = None) -> str:
    """Run a program and return what it said; "" where it failed or is not there."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, cwd=cwd, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def _fetch(package: str, folder: Path) -> None:
    """Download a package and keep of it what a guest needs."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        work = Path(name)
        options = ["-o", "APT::Sandbox::User=root"] if os.geteuid() == 0 else []
        _run("apt-get", "download", "-q", *options, package, cwd=work)
        archives = list(work.glob("*.deb"))
        if not archives:
            text = f"apt-get download {package} failed; is there a way to Debian's archive?"
            raise MissingError(text)
        subprocess.run(["dpkg-deb", "-x", archives[0], work / "deb"], check=True)
        new = work / "kept"
        new.mkdir()
        image = next((work / "deb" / "boot").glob("vmlinuz-*"))
        shutil.copy(image, new / "vmlinuz")
        order = [_keep(path, new) for path in _in_order(work / "deb", MODULES)]
        (new / "order").write_text("\n".join(order) + "\n", encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)


def _in_order(tree: Path, wanted: Iterable[str]) -> list[Path]:
    """Return modules and those that they need, each after what it needs."""
    files = {_name(path): path for path in tree.rglob("*.ko*")}
    order: list[Path] = []

    def add(name: str) -> None:
        path = files.get(name)
        if path is None or path in order:  # built into the kernel, or loaded before
            return
        found = re.search(rb"\0depends=([^\0]*)\0", _content(path))
        for need in found[1].decode().split(",") if found and found[1] else ():
            add(need.replace("-", "_"))
        order.append(path)

    for name in wanted:
        add(name)
    return order


def _name(path: Path) -> str:
    return path.name.split(".")[0].replace("-", "_")


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    return lzma.decompress(content) if path.suffix == ".xz" else content


def _keep(path: Path, folder: Path) -> str:
    name = _name(path) + ".ko"
    (folder / name).write_bytes(_content(path))
    return name
