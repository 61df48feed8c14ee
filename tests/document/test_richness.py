"""The record that says most, found by a walk alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture
from vfioviz.document.request import read
from vfioviz.document.start import richness, settled
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import built_in

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "samples").glob("*.bin")), *sorted(ROOT.glob("tests/data/*/*.jsonl"))]


def decoded(capture: Capture) -> tuple[bool, int, int]:
    """The same by a whole decode."""
    layout = read(capture, built_in().ioctls[capture.ioctl or ""], ABIS[capture.abi or ""])
    caps = 0 if capture.errno else len(layout.caps)
    return not capture.errno, caps, capture.argsz_in or 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_a_walk_counts_what_a_decode_finds(path: Path) -> None:
    for capture in open_path(path)[:300]:
        known = settled(capture, headers=built_in())
        assert richness(known, built_in()) == decoded(known)
