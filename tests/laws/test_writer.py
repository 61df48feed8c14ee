"""Two writers by hand say the same of each capability, and of each answer of a released kernel."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.laws import answers
from tests.laws.specs import KINDS, Kind, Spec

BY_HAND = {
    ("device", 1, 1): lambda on, v, t: cw.zpci_base(on, 1, **v),
    ("device", 1, 2): lambda on, v, t: cw.zpci_base(on, 2, **v),
    ("device", 2, 1): lambda on, v, t: cw.zpci_group(on, 1, **group(v)),
    ("device", 2, 2): lambda on, v, t: cw.zpci_group(on, 2, **group(v)),
    ("device", 4, 1): lambda on, v, t: cw.zpci_pfip(on, t),
    ("device", 5, 1): lambda on, v, t: cw.atomic_comp(on, v["flags"]),
    ("region", 1, 1): lambda on, v, t: cw.sparse_mmap(t, on),
    ("region", 2, 1): lambda on, v, t: cw.region_type(v["type"], v["subtype"], on),
    ("region", 3, 1): lambda on, v, t: cw.msix_mappable(),
    ("region", 4, 1): lambda on, v, t: cw.nvlink2_ssatgt(v["tgt"], on),
    ("region", 5, 1): lambda on, v, t: cw.nvlink2_lnkspd(v["link_speed"], on),
    ("iommu", 1, 1): lambda on, v, t: cw.iova_range(t, on),
    ("iommu", 2, 1): lambda on, v, t: cw.migration(on, **v),
    ("iommu", 3, 1): lambda on, v, t: cw.dma_avail(v["avail"], on),
}
CASES = [kind for kind in KINDS if (kind.ioctl, kind.id, kind.version) in BY_HAND]


def group(values: dict[str, int]) -> dict[str, Any]:
    told = {name: value for name, value in values.items() if name not in {"version", "reserved"}}
    return {**told, "pci_version": values["version"]}


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: f"{kind.ioctl}-{kind.id}-{kind.version}")
@given(number=st.integers(1, 255), on=st.sampled_from(cw.TARGETS))
def test_both_writers_write_a_capability_alike(kind: Kind, number: int, on: cw.Target) -> None:
    key = (kind.ioctl, kind.id, kind.version)
    values = {name: 0 if name in {"reserved", "__pad"} else number for _, name in kind.fields}
    tail: bytes | tuple[tuple[int, int], ...] = ()
    if kind.array:
        tail = ((number, number + 1), (1 << 40, 1 << 50)) if kind.members else b"abcd"
        values[kind.counter] = len(tail)
    spec = Spec(*key, tuple(values.values()), tail)
    assert spec.on(on) == BY_HAND[key](on, values, tail)


@pytest.mark.parametrize("on", cw.TARGETS, ids=lambda on: str(on.key))
@pytest.mark.parametrize(("version", "era"), [("before-v6.6", "before-v6.6"), ("v6.6", "v6.6")])
def test_both_writers_write_a_released_kernel_s_answer_alike(
    version: str, era: cw.Era, on: cw.Target
) -> None:
    type1 = [cw.migration(on), cw.dma_avail(7, on), cw.iova_range([(1, 2)], on)]
    told = cw.iommu_info(type1, era, on, fill=0x5A)
    info = {"flags": 1, "iova_pgsizes": cw.PGSIZES_X86}
    call = answers.Call(version, "type1", "iommu", on, info, type1, fill=0x5A)
    written = answers.answer(call)
    assert written.data == told.data
    assert tuple(written.starts.values()) == told.starts
    zpci = [cw.zpci_base(on), cw.zpci_group(on), cw.zpci_util(on)]
    device = cw.device_info(zpci, era, on)
    pci = {"flags": 3, "num_regions": 9, "num_irqs": 5}
    call = answers.Call(version, "vfio-pci", "device", on, pci, zpci)
    assert answers.answer(call).data == device.data
    bar = {"flags": 7, "index": 2, "size": 0x4000, "offset": 2 << 40}
    caps = [cw.sparse_mmap([(0, 5)], on), cw.msix_mappable()]
    region = cw.region_info(caps, era, on, index=2)
    call = answers.Call(version, "vfio-pci", "region", on, bar, caps)
    assert answers.answer(call).data == region.data
