"""Two writers by hand say the same of each capability, and of each answer of a released kernel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.laws import answers
from tests.laws.specs import KINDS, Kind, Rows, Spec

Values = dict[str, int]
Tail = bytes | Rows


def by_hand(spec: Spec, on: cw.Target) -> cw.Cap | None:  # noqa: C901 -- one case a capability
    """What chainwriter writes; None where it can't be told the same values."""
    v, tail = dict(zip(spec.names, spec.values, strict=False)), spec.tail
    pairs = tail if isinstance(tail, tuple) else ()
    match spec.ioctl, spec.id:
        case "device", 1:
            return cw.zpci_base(
                on, spec.version, start_dma=v["start_dma"], end_dma=v["end_dma"], pchid=v["pchid"],
                vfn=v["vfn"], fmb_length=v["fmb_length"], pft=v["pft"], gid=v["gid"],
                fh=v.get("fh", 0),
            )  # fmt: skip
        case "device", 2:
            return cw.zpci_group(
                on, spec.version, dasm=v["dasm"], msi_addr=v["msi_addr"], flags=v["flags"],
                mui=v["mui"], noi=v["noi"], maxstbl=v["maxstbl"], pci_version=v["version"],
                imaxstbl=v.get("imaxstbl", 0),
            )  # fmt: skip
        case "device", 4:
            return cw.zpci_pfip(on, bytes(tail) if isinstance(tail, bytes) else b"")
        case "device", 5:
            return cw.atomic_comp(on, v["flags"])
        case "region", 1:
            return cw.sparse_mmap(pairs, on)
        case "region", 2:
            return cw.region_type(v["type"], v["subtype"], on)
        case "region", 3:
            return cw.msix_mappable()
        case "region", 4:
            return cw.nvlink2_ssatgt(v["tgt"], on)
        case "region", 5:
            return cw.nvlink2_lnkspd(v["link_speed"], on)
        case "iommu", 1:
            return cw.iova_range(pairs, on)
        case "iommu", 2:
            return cw.migration(on, flags=v["flags"], pgsize_bitmap=v["pgsize_bitmap"],
                                max_dirty_bitmap_size=v["max_dirty_bitmap_size"])  # fmt: skip
        case "iommu", 3:
            return cw.dma_avail(v["avail"], on)
    return None  # util_str is EBCDIC there


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.ioctl}-{kind.id}-{kind.version}")
@given(number=st.integers(1, 255), on=st.sampled_from(cw.TARGETS))
def test_both_writers_write_a_capability_alike(kind: Kind, number: int, on: cw.Target) -> None:
    values = {name: 0 if name in {"reserved", "__pad"} else number for _, name in kind.fields}
    tail: Tail = ()
    if kind.array:
        tail = ((number, number + 1), (1 << 40, 1 << 50)) if kind.members else b"abcd"
        values[kind.counter] = len(tail)
    spec = Spec(kind.ioctl, kind.id, kind.version, tuple(values.values()), tail)
    assert by_hand(spec, on) in (spec.on(on), None)


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
