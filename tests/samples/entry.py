"""What is said of a sample that a program constructed, and the headings they stand under."""

from __future__ import annotations

from typing import NamedTuple

from tests.chainwriter import Answer

WRITER = "tests/samples/make_samples.py, with tests/chainwriter.py"

ATOMIC = "Atomic completion: 20 or 24 bytes of info"
ZPCI = "zPCI on s390x, big endian"
IOMMU = "The IOMMU on other kernels"
REGION = "Regions"
SHORT = "Too small a buffer"
OUT_OF_TREE = "Capabilities that are out of tree"
HOSTILE = "Chains that no kernel should write"


class Constructed(NamedTuple):
    """A sample; ``file`` speaks, ``text`` says in one sentence what to see in it."""

    file: str
    title: str
    group: str
    answer: Answer
    device: str
    text: str
    kernel: str = ""
    """The release that lays it out so; "" where none does."""
    argsz: int | None = None
    """What the caller passed, where it matters."""
    fill: int | None = None
    """What the caller's buffer held before, where it shows."""
