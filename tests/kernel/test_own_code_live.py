"""The models of drivers with their own code give what a kernel with IOMMUFD and mbochs answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.models import IOCTLS, run, version
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture
from vfioviz.codec.content import Content
from vfioviz.codec.content_of import content
from vfioviz.codec.decode import decode
from vfioviz.kernel.model import EINVAL
from vfioviz.uapi.abi import X86_64

DATA = Path(__file__).parents[1] / "data" / "live"
Calls = Mapping[tuple[str, str, int | None], list[Capture]]


def calls(name: str) -> Calls:
    found: dict[tuple[str, str, int | None], list[Capture]] = defaultdict(list)
    for capture in open_path(DATA / name):
        origin = capture.provenance
        found[origin.way, origin.device, capture.index].append(capture)
    return found


def told(captures: Iterable[Capture]) -> Content | None:
    """The content of the longest answer; None where all calls failed."""
    good = [each for each in captures if not each.errno]
    if not good:
        return None
    best = max(good, key=lambda each: each.argsz_in or 0)
    layout = decode(best.data, IOCTLS[str(best.ioctl)], X86_64, None, best.argsz_in)
    return content(layout)


IOMMUFD = calls("iommufd-linux-6.12.jsonl")
MBOCHS = calls("mbochs-linux-6.12.jsonl")


def answers(group: Calls) -> list[object]:
    return [
        pytest.param(
            capture, said, id=f"{key[0]}-{key[1]}-{key[2]}-{capture.argsz_in}-{capture.fill}"
        )
        for key, captures in group.items()
        if (said := told(captures)) is not None
        for capture in captures
    ]


def same(capture: Capture, said: Content, handler: str, until: int | None = None) -> None:
    assert capture.argsz_in is not None
    assert capture.fill is not None
    answer = run(said, version("v6.6"), handler=handler, argsz=capture.argsz_in, fill=capture.fill)
    size = len(capture.data)
    memory = (answer.buffer + bytes([capture.fill]) * size)[:size]
    assert answer.errno == capture.errno
    assert memory[:until] == capture.data[:until]


@pytest.mark.parametrize(("capture", "said"), answers(IOMMUFD))
def test_iommufd_answers_as_modelled(capture: Capture, said: Content) -> None:
    same(capture, said, "iommufd")


@pytest.mark.parametrize(("capture", "said"), answers(MBOCHS))
def test_mbochs_answers_as_modelled(capture: Capture, said: Content) -> None:
    # Without a capability the bytes from 32 on are the kernel's stack, which no model knows.
    stack = not said.caps and not capture.errno
    same(capture, said, "mbochs", 32 if stack else None)


def test_mbochs_refuses_more_than_its_struct() -> None:
    refused = {
        capture.argsz_in
        for captures in MBOCHS.values()
        for capture in captures
        if told(captures) is not None and capture.errno == EINVAL
    }
    assert refused == {31, 49, 50, 4096}
