"""Decode, recompute, decode: what a driver passes on is the caller's, byte for byte."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from tests.laws import answers
from tests.laws.answers import HANDLERS, VERSIONS
from tests.laws.opened import carried, opened
from tests.models import question, version
from vfioviz.codec.content_of import content
from vfioviz.kernel.compare import figures
from vfioviz.uapi.abi import ABIS

IOCTLS = ("device", "region", "iommu")


@pytest.mark.parametrize("ioctl", IOCTLS)
@given(data=st.data())
@pytest.mark.no_cover
def test_each_byte_that_is_passed_on_is_the_callers(ioctl: str, data: st.DataObject) -> None:
    one = data.draw(opened(ioctl))
    argsz = data.draw(st.sampled_from((None, 4096)))
    read = one.content
    caps = carried(read, one.caps())
    assert [read.get(name) for name in one.info] == list(one.info.values())
    for handler, key in product(HANDLERS[ioctl], VERSIONS):
        call = answers.Call(key, handler, ioctl, one.on, one.info, caps, argsz, one.fill)
        told = answers.answer(call)
        asked = question(read, handler=handler, abi=ABIS[one.on.key], argsz=argsz, fill=one.fill)
        found = figures(asked, version(key))
        assert found.run.buffer.hex(" ") == told.data.hex(" "), handler
        placed = {cap.identity.number: cap.start for cap in found.run.caps}
        assert placed == told.starts
        event(f"{handler} {key}: {'as many' if len(placed) == len(caps) else 'fewer'}")
        assert found.readable == (told.readable or not told.starts)
        if not told.starts or not told.readable or len(told.data) > found.run.argsz_in:
            continue  # no chain, or one that leads elsewhere, or past the caller's memory
        # And read once more: the same capabilities, by the same identities.
        again = content(found.layout)
        for index, cap in enumerate(again.caps):
            identity = found.layout.ids[index]
            assert identity is not None
            before = read.caps[identity.number]
            assert found.layout.caps[index].start == told.starts[identity.number]
            if identity.number in told.bodies:
                continue  # iommufd says U32_MAX, whatever type1 would have said
            assert (cap.id, cap.version, cap.values) == (before.id, before.version, before.values)
            assert cap.filler == before.filler
            # Zeros at the end of an unknown one may be the rounding: a guess.
            # mbochs copies a struct: what is longer than its own is not passed on.
            room = len(told.data) - told.starts[identity.number] - 8
            payload, own = cap.payload or b"", (before.payload or b"")[:room]
            assert payload.ljust(len(own), b"\0").startswith(own)
