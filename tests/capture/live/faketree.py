"""A small /sys, /dev and /proc below a folder, as the kernel lays them out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


class Tree:
    """What a test puts into its own machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("sys/bus/pci/devices", "sys/kernel/iommu_groups", "sys/module", "dev", "proc"):
            (root / name).mkdir(parents=True)

    def file(self, path: str, text: str = "", mode: int = 0o644) -> Path:
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)
        return file

    def link(self, path: str, target: Path | str) -> None:
        link = self.root / path.lstrip("/")
        link.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(target, Path):
            target = os.path.relpath(target, link.parent)
        link.symlink_to(target)

    def nodes(self, *paths: str, mode: int = 0o600) -> None:
        for path in paths:
            self.file(path, mode=mode)

    def modules(self, *names: str) -> None:
        for name in names:
            (self.root / "sys/module" / name).mkdir()

    def device(
        self,
        bus: str,
        address: str,
        *,
        driver: str = "",
        group: str = "",
        cdev: str = "",
        files: Mapping[str, str] | None = None,
    ) -> Path:
        """Add a device; `cdev` is the name in vfio-dev, its node is not made."""
        folder = self.root / "sys/devices" / bus / address
        folder.mkdir(parents=True)
        self.link(f"/sys/bus/{bus}/devices/{address}", folder)
        (self.root / "sys/bus" / bus / "drivers").mkdir(parents=True, exist_ok=True)
        (folder / "subsystem").symlink_to(os.path.relpath(self.root / "sys/bus" / bus, folder))
        if driver:
            made = self.root / "sys/bus" / bus / "drivers" / driver
            made.mkdir(exist_ok=True)
            (folder / "driver").symlink_to(os.path.relpath(made, folder))
        if group:
            made = self.root / "sys/kernel/iommu_groups" / group
            (made / "devices").mkdir(parents=True, exist_ok=True)
            (folder / "iommu_group").symlink_to(os.path.relpath(made, folder))
            self.link(f"/sys/kernel/iommu_groups/{group}/devices/{address}", folder)
        if cdev:
            (folder / "vfio-dev" / cdev).mkdir(parents=True)
            (folder / "vfio-dev" / cdev / "dev").write_text("511:0\n")
        for name, text in (files or {}).items():
            (folder / name).write_text(text + "\n")
        return folder

    def pci(
        self, address: str, ids: str = "1b36:0010", *, class_: str = "010802", **more: str
    ) -> Path:
        vendor, device = ids.split(":")
        files = {
            "vendor": f"0x{vendor}",
            "device": f"0x{device}",
            "subsystem_vendor": "0x1af4",
            "subsystem_device": "0x1100",
            "class": f"0x{class_}",
            "driver_override": "(null)",
        }
        return self.device("pci", address, files=files, **more)
