"""The versions of the code and the drivers that the program comes with, in their order."""

from __future__ import annotations

from vfioviz.kernel.handlers import (
    gvt,
    iommufd,
    libvfio_user,
    mbochs,
    minimal,
    nvgrace,
    rust_vmm,
    supposed,
    type1,
    vfio_ccw,
    vfio_pci,
)
from vfioviz.kernel.model import Modelled
from vfioviz.kernel.producer import Producers
from vfioviz.kernel.variants import before_v6_6, posted_v1, posted_v1_review, review_sketch, v6_6

SHIPPED = Producers(
    versions=tuple(
        Modelled(variant)
        for variant in (
            before_v6_6.VARIANT,
            posted_v1.VARIANT,
            posted_v1_review.VARIANT,
            review_sketch.VARIANT,
            v6_6.VARIANT,
        )
    ),
    handlers=(
        vfio_pci.HANDLER,
        type1.HANDLER,
        gvt.HANDLER,
        vfio_ccw.HANDLER,
        iommufd.HANDLER,
        nvgrace.HANDLER,
        mbochs.HANDLER,
        minimal.HANDLER,
        libvfio_user.HANDLER,
        rust_vmm.HANDLER,
        supposed.HANDLER,
    ),
)
