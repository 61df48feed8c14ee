"""What a finding speaks of lies in the buffer, whatever the bytes, the caller and the release."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import CASES, Hostile
from tests.models import IOCTLS
from vfioviz.capture.reading import layout_of
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.decode import decode
from vfioviz.codec.layout import Layout
from vfioviz.uapi.abi import ABIS, X86_64

DATA = Path(__file__).parents[1] / "data" / "hostile"
ABI, IOCTL = st.sampled_from(sorted(ABIS)), st.sampled_from(sorted(IOCTLS))
LINUX = st.sampled_from([None, (5, 10), (6, 1), (6, 5), (6, 6), (6, 12)])
GIVEN = st.none() | st.integers(0, 64) | st.integers(0, 0xFFFFFFFF)


def inside(layout: Layout) -> bool:
    return all(0 <= each.start <= each.stop <= layout.size for each in layout.findings)


def test_argsz_that_ends_in_a_field_that_is_not_there_is_no_finding() -> None:
    data = (DATA / "span-outside-buffer.bin").read_bytes()
    layout = decode(data, IOCTLS["device"], X86_64, (5, 10), 18)
    assert inside(layout)
    assert "argsz-inside-field" not in {each.code for each in layout.findings}


@given(st.binary(max_size=160), IOCTL, ABI, LINUX, GIVEN)
def test_any_bytes_give_findings_inside_them(
    data: bytes, ioctl: str, abi: str, linux: tuple[int, int] | None, given_: int | None
) -> None:
    assert inside(decode(data, IOCTLS[ioctl], ABIS[abi], linux, given_))


@given(st.sampled_from(CASES), st.data(), IOCTL, ABI, LINUX, GIVEN)
def test_cut_and_changed_answers_give_findings_inside_them(
    case: Hostile,
    data: st.DataObject,
    ioctl: str,
    abi: str,
    linux: tuple[int, int] | None,
    given_: int | None,
) -> None:
    raw = bytearray(case.data[:400])
    for _ in range(data.draw(st.integers(0, 3))):
        if raw:
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(raw[: data.draw(st.integers(0, len(raw)))])
    assert inside(decode(cut, IOCTLS[ioctl], ABIS[abi], linux, given_))


@pytest.mark.parametrize("written", [((0, 4),), ((0, 24),), ((20, 24),), ()])
def test_a_write_past_argsz_is_told_inside_the_buffer(written: tuple[tuple[int, int], ...]) -> None:
    capture = Capture("a", bytes(24), Provenance("captured", "a"), argsz_in=16, written=written)
    assert inside(layout_of(capture, IOCTLS["device"], X86_64))
