from __future__ import annotations

from pathlib import Path

import pytest

from tests.capture.live.faketree import Tree


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """A machine of its own, without anything."""
    monkeypatch.setenv("VFIOVIZ_ROOT", str(tmp_path / "machine"))
    return Tree(tmp_path / "machine")


@pytest.fixture
def ready(tree: Tree) -> Tree:
    """A machine on which 0000:01:00.0, alone in group 5, can be read on all three ways."""
    tree.modules("vfio", "vfio_pci", "iommufd")
    tree.nodes("/dev/vfio/vfio", "/dev/vfio/5", "/dev/vfio/devices/vfio0", "/dev/iommu")
    tree.pci("0000:01:00.0", driver="vfio-pci", group="5", cdev="vfio0")
    return tree
