"""Programs and kernels of different headers, sizes and lies told by hand; who answers a capture.

sizeof(struct vfio_device_info) is 20 up to Linux 6.5 and 24 since; of vfio_iommu_type1_info it is
24, for i386 20 up to 6.5 (include/uapi/linux/vfio.h, a881b496941f).
"""

from __future__ import annotations

import pytest

from tests.models import IOCTLS, Named, question, request, version
from vfioviz.codec.content import Capability
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.skew import skews
from vfioviz.uapi.abi import S390X

ATOMIC = Capability(5, 1, (3, 0))
SIZES = {
    "device": {((6, 5), "x86-64"): 20, ((6, 6), "x86-64"): 24,
               ((6, 5), "i386"): 20, ((6, 6), "i386"): 24},
    "region": {((6, 5), "x86-64"): 32, ((6, 6), "x86-64"): 32,
               ((6, 5), "i386"): 32, ((6, 6), "i386"): 32},
    "iommu": {((6, 5), "x86-64"): 24, ((6, 6), "x86-64"): 24,
              ((6, 5), "i386"): 20, ((6, 6), "i386"): 24},
}  # fmt: skip


@pytest.mark.parametrize("key", SIZES)
def test_each_program_passes_what_its_headers_make_of_the_struct(key: str) -> None:
    for kernel in ("before-v6.6", "v6.6"):
        found = list(skews(question(request(key)), [version(kernel)]))
        assert {(one.headers, one.program): one.sizeof for one in found} == SIZES[key]
        assert {one.kernel for one in found} == {kernel}
        for one in found:
            assert one.calls[0].argsz_in == one.sizeof
            assert one.lies == ()
            assert {each.what for each in one.misread} <= {"info.pad"}


def test_a_pad_that_only_the_program_knows_lies_on_the_capability() -> None:
    asked = question(request("device", caps=(ATOMIC,)))
    for one in skews(asked, [version("before-v6.6"), version("v6.6")]):
        last = one.calls[-1]
        lies = one.kernel == "before-v6.6" and one.headers == (6, 6)
        assert bool(one.lies) is lies, one
        assert last.cap_offset == (20 if one.kernel == "before-v6.6" else 24)
        assert last.argsz_in == (36 if one.kernel == "before-v6.6" else 40)
        assert len(one.calls) == 2


def test_what_i386_lays_out_otherwise_is_misread() -> None:
    """flags, then u64: 4 bytes of hole on x86-64 and none on i386."""
    migration = Named(2, 1, (("pgsize_bitmap", 0x1000), ("max_dirty_bitmap_size", 1 << 28)))
    asked = question(request("iommu", caps=(migration,)))
    for one in skews(asked, [version("v6.6")]):
        assert bool(one.misread) is (one.program == "i386"), one
    big = question(request("iommu", caps=(migration,)), abi=S390X)
    assert {one.program for one in skews(big, [version("v6.6")])} == {"s390x"}


DRIVERS = [
    # What sysfs calls the driver, by which way, who answers.
    ("device", "vfio-pci", "group", "vfio-pci"), ("device", "mlx5_vfio_pci", "cdev", "vfio-pci"),
    ("device", "nvgrace-gpu-vfio-pci", "group", "nvgrace"), ("device", "vfio_ccw", "", "vfio-ccw"),
    ("device", "intel_vgpu_mdev", "group", "gvt"), ("device", "mbochs", "group", "mbochs"),
    ("device", "vfio-fsl-mc", "group", "minimal"), ("device", "mtty", "", "minimal"),
    ("device", "nobody_knows", "group", "minimal"), ("device", "", "", "vfio-pci"),
    ("region", "vfio_ccw_mdev", "", "vfio-ccw"), ("region", "", "cdev", "vfio-pci"),
    ("iommu", "vfio-pci", "group", "type1"), ("iommu", "vfio-pci", "cdev", "iommufd"),
    ("iommu", "vfio-pci", "group-iommufd", "iommufd"), ("iommu", "", "", "type1"),
    ("iommu", "nobody_knows", "", "type1"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "driver", "way", "who"), DRIVERS)
def test_a_capture_says_who_answered(key: str, driver: str, way: str, who: str) -> None:
    assert SHIPPED.handler_of(IOCTLS[key], driver, way).key == who
