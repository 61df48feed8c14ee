"""What no request may hold is refused by name, never mended in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.models import HEADERS, IOCTLS, Named, question, request, run, version
from vfioviz.codec.content import Capability, Content
from vfioviz.codec.encode import EncodeError, encode_capability, encode_info
from vfioviz.codec.ref import CapId
from vfioviz.kernel.question import ModelError
from vfioviz.uapi.abi import ABIS, X86_64

AVAIL = Named(3, 1, (("avail", 7),))
IOMMU = request("iommu", (("flags", 1), ("iova_pgsizes", 4096)), (AVAIL,))

UNFIT: list[tuple[str, Capability, str]] = [
    ("device", Capability(1, 2, (0,) * 7), r"takes 8 values \(start_dma, .*fh\), 7 given"),
    ("iommu", Capability(3, 1, (1, 2)), r"takes 1 values \(avail\), 2 given"),
    ("iommu", Capability(3, 1, ()), "takes 1 values .* 0 given"),
    ("iommu", Capability(3, 1, (b"abcd",)), r"avail is b'abcd', expected 0 to 4294967295 \(u32\)"),
    ("iommu", Capability(3, 1, (True,)), "avail is True"),
    ("iommu", Capability(3, 1, (-1,)), "avail is -1"),
    ("iommu", Capability(1, 1, (0, 0, b"")), "iova_ranges takes elements"),
    ("iommu", Capability(1, 1, (0, 0, 7)), "iova_ranges takes elements"),
    ("iommu", Capability(1, 1, (2000, 0, ((1, 2),) * 1999 + ((1,),))), "iova_ranges: an element"),
    ("iommu", Capability(1, 1, (2000, 0, ((1, 2),) * 1999 + ((1, 1 << 64),))), "iova_ranges: an "),
    ("iommu", Capability(1, 1, (2000, 0, ((1, 2),) * 1999 + ((-1, 1),))), "iova_ranges: an elem"),
    ("iommu", Capability(1, 1, (1, 0, ((1,),))), "iova_ranges: an element does not fit struct"),
    ("device", Capability(3, 1, (0, ((1, 2),))), "util_str takes bytes"),
    ("iommu", Capability(9, 1, ()), "id 9 version 1 is not known to ioctl iommu: give a payload"),
    ("region", Capability(3, 2, ()), "id 3 version 2 is not known to ioctl region"),
    ("iommu", Capability(1, -1, payload=b""), "version is -1, expected 0 to 65535"),
]


@pytest.mark.parametrize(("key", "cap", "said"), UNFIT)
@pytest.mark.parametrize("abi", ABIS.values(), ids=lambda abi: str(abi.key))
def test_a_capability_that_does_not_fit_its_struct_is_refused(
    key: str, cap: Capability, said: str, abi: object
) -> None:
    with pytest.raises(EncodeError, match=said):
        encode_capability(cap, key, ABIS[getattr(abi, "key", "")], HEADERS)


def test_a_model_refuses_what_does_not_fit_and_says_it_the_same_way() -> None:
    lying = replace(IOMMU, caps=(Capability(3, 1, (1 << 32,)),))
    for one in ("before-v6.6", "v6.6"):
        with pytest.raises(ModelError, match="avail is 4294967296"):
            run(lying, version(one), argsz=100)
    with pytest.raises(ModelError, match="iova_pgsizes is 18446744073709551616"):
        run(IOMMU.with_info("iova_pgsizes", 1 << 64), version("v6.6"), argsz=100)


def test_info_values_are_as_many_as_the_request_has() -> None:
    with pytest.raises(EncodeError, match="takes 2 info values, 1 given"):
        encode_info(replace(IOMMU, info=(1,)), X86_64, HEADERS)
    with pytest.raises(KeyError):
        IOMMU.get("num_regions")
    with pytest.raises(KeyError):
        IOMMU.with_info("cap_offset", 1)


def test_two_capabilities_have_two_identities() -> None:
    cap = IOMMU.caps[0]
    with pytest.raises(ValueError, match="the same identity"):
        replace(IOMMU, caps=(cap, cap))
    with pytest.raises(ValueError, match="part of no request yet"):
        _ = Capability(3, 1, (7,)).known_by


def test_an_identity_is_given_once() -> None:
    ioctl = IOCTLS["iommu"]
    one = Capability(3, 1, (7,))
    first = Content(ioctl, (0, 0), (one, replace(one, identity=CapId(5)), one))
    assert [cap.known_by.number for cap in first.caps] == [6, 5, 7]
    gone = replace(first, caps=first.caps[:1])
    again = replace(gone, caps=(*gone.caps, one))
    assert again.caps[1].known_by == CapId(8)
    assert again.find(CapId(7)) is None
    assert again.find(CapId(8)) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"argsz": -1}, "argsz is -1, expected 0 to 4294967295"),
        ({"argsz": 1 << 32}, "argsz is 4294967296"),
        ({"fill": -1}, "fill is -1, expected 0 to 255"),
        ({"fill": 256}, "fill is 256"),
        ({"handler": "vfio-pci"}, "does not answer VFIO_IOMMU_GET_INFO"),
    ],
)
def test_what_can_t_be_asked_is_no_question(changes: dict[str, int], said: str) -> None:
    with pytest.raises(ModelError, match=said):
        question(IOMMU, **changes)  # type: ignore[arg-type]  # by name
