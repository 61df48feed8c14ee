from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.models import IOCTLS
from vfioviz.capture.open import open_path
from vfioviz.capture.reading import layout_of, overrun
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.finding import Severity
from vfioviz.uapi.abi import ABIS, X86_64

DATA = Path(__file__).parents[1] / "data"
INFO = bytes.fromhex("10000000030000000900000005000000")
SHORT = Capture(
    "x", INFO + bytes(8), Provenance("captured", "x"), argsz_in=16, fill=0xA5, written=((0, 20),)
)


def test_a_write_past_argsz_is_an_error_finding() -> None:
    (found,) = (
        one
        for one in layout_of(SHORT, IOCTLS["device"], X86_64).findings
        if one.severity is Severity.ERROR
    )
    assert (found.code, found.start, found.stop) == ("written-past-argsz", 16, 20)
    assert found.text.startswith("The kernel wrote 4 bytes from 16 on, past argsz 16")


@pytest.mark.parametrize(
    ("capture", "found"),
    [
        (SHORT, (16, 20, 4)),
        (replace(SHORT, written=((0, 12), (14, 17), (22, 23))), (16, 23, 2)),
        (replace(SHORT, written=((0, 16),)), None),
        (replace(SHORT, written=()), None),
        (replace(SHORT, written=None), None),
        (replace(SHORT, argsz_in=None), None),
        (replace(SHORT, argsz_in=0, written=((0, 12),), errno=22), None),
    ],
)
def test_where_it_wrote_too_far(capture: Capture, found: tuple[int, int, int] | None) -> None:
    assert overrun(capture) == found


@pytest.mark.parametrize(
    "path",
    sorted(path for of in ("kernel", "live") for path in DATA.glob(f"{of}/*.jsonl")),
    ids=lambda path: path.stem,
)
def test_no_real_kernel_wrote_past_argsz(path: Path) -> None:
    captures = open_path(path)
    assert captures
    for capture in captures:
        assert capture.ioctl is not None
        assert capture.abi is not None
        assert capture.written is not None
        assert overrun(capture) is None
        layout = layout_of(capture, IOCTLS[capture.ioctl], ABIS[capture.abi])
        assert "written-past-argsz" not in {one.code for one in layout.findings}
