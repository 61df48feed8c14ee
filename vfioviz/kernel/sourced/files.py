"""The kernel files that determine its answers, and their text as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from vfioviz.kernel.rule import ModelError
from vfioviz.language import mark, phrase

HEADERS = (
    "include/uapi/linux/vfio.h",
    "include/uapi/linux/vfio_ccw.h",
    "include/uapi/linux/vfio_zdev.h",
    "include/linux/vfio.h",
)
CHAIN = ("drivers/vfio/vfio_main.c", "drivers/vfio/vfio.c")
"""The files with ``vfio_info_cap_add`` and the like; the second is the name up to v5.19."""
SUPPOSED = "supposed"
"""Key of the driver of an ioctl that a header proposes."""
_PCI = (
    "drivers/vfio/pci/vfio_pci_core.c",
    "drivers/vfio/pci/vfio_pci.c",  # up to v5.14
)
HANDLERS: Mapping[str, tuple[str, ...]] = {
    "vfio-pci": _PCI,
    "type1": ("drivers/vfio/vfio_iommu_type1.c",),
    "gvt": ("drivers/gpu/drm/i915/gvt/kvmgt.c",),
    "vfio-ccw": ("drivers/s390/cio/vfio_ccw_ops.c",),
    "nvgrace": ("drivers/vfio/pci/nvgrace-gpu/main.c", *_PCI),
    "iommufd": ("drivers/iommu/iommufd/vfio_compat.c",),
    "mbochs": ("samples/vfio-mdev/mbochs.c",),
    SUPPOSED: _PCI,
}
"""By the handler's key: where the answering code is, the first match wins. ``CHAIN``
comes last; it copies a region's answer out since v6.19. An ioctl that a header proposes is
looked for in vfio-pci, which a patch may teach it."""
OWN = frozenset({"nvgrace", "iommufd", "mbochs"})
"""Handlers that a tree has only if it has their first file."""
ALONE = frozenset({"iommufd", "mbochs"})
"""Handlers that share no code with the others: not compared with them in a review."""
_CORE = (
    "include/linux/vfio_pci_core.h",
    "drivers/vfio/pci/vfio_pci_private.h",  # up to v5.14
    "drivers/vfio/pci/vfio_pci_priv.h",
    "drivers/vfio/pci/vfio_pci_zdev.c",
)
BESIDE: Mapping[str, tuple[str, ...]] = {
    "vfio-pci": _CORE,
    SUPPOSED: _CORE,
    "nvgrace": _CORE,
    "vfio-ccw": ("drivers/s390/cio/vfio_ccw_private.h",),
    "iommufd": (
        "include/linux/interval_tree.h",
        "include/linux/iommufd.h",
        "drivers/iommu/iommufd/iommufd_private.h",
    ),
}
"""By the handler's key: what else it needs where it asks its own device, and not the request."""
FILES = tuple(
    dict.fromkeys(
        (
            *HEADERS,
            *CHAIN,
            *(path for paths in HANDLERS.values() for path in paths),
            *(path for paths in BESIDE.values() for path in paths),
        )
    )
)
"""All that are read of a tree, headers of an answer first."""


@dataclass(frozen=True)
class Sources:
    """Files of one version of the code; equal where the texts are."""

    name: str
    """The user's name for it: ``linux-6.5``, ``linux@v6.12 + 1 patch``."""
    texts: tuple[tuple[str, str], ...]
    """Path, as in a kernel tree, and text; in the order of ``FILES``."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of paths and texts, in hex."""
        import hashlib  # noqa: PLC0415 -- OpenSSL takes longer to load than a header to read

        made = hashlib.sha256()
        for path, text in self.texts:
            data = text.encode("utf-8", "surrogatepass")
            made.update(f"{path}\0{len(data)}\0".encode())
            made.update(data)
        return made.hexdigest()

    def for_handler(self, handler: str, *, driven: bool = False) -> dict[str, str]:
        """Return the texts that one driver's answer depends on, by path, headers first.

        Args:
            handler: Key of the driver.
            driven: Whether it asks its own device.
        """
        wanted = {*HEADERS, *CHAIN, *HANDLERS.get(handler, ())}
        if driven:
            wanted |= {*BESIDE.get(handler, ())}
        found = {path: text for path, text in self.texts if path in wanted}
        return dict(sorted(found.items(), key=lambda each: not each[0].endswith(".h")))

    @cached_property
    def files(self) -> dict[str, str]:
        """Text by path."""
        return dict(self.texts)

    def with_texts(self, name: str, changed: Mapping[str, str]) -> Sources:
        """Return them under another name, with other texts for some of the files."""
        texts = {**self.files, **changed}
        return Sources(name, tuple((path, texts[path]) for path in FILES if path in texts))


class Base(NamedTuple):
    """What an edit was made of."""

    key: str
    """Of the variant."""
    texts: tuple[tuple[str, str], ...] = ()
    """Path and text of each file that the edit changes, as it was; in the order of ``FILES``."""


def sources(name: str, texts: Mapping[str, str]) -> Sources:
    """Return the relevant files of a tree.

    Args:
        name: The user's name for it.
        texts: By path.

    Raises:
        ModelError: The functions that build a chain are in none of them.
    """
    kept = tuple((path, texts[path]) for path in FILES if path in texts)
    if not any("vfio_info_cap_header" in texts.get(path, "") for path in CHAIN):
        raise ModelError(
            phrase(
                mark(
                    "{name}: vfio_info_cap_add() is not there; expected a kernel tree, or a folder "
                    "with {first} in it"
                ),
                name=name,
                first=CHAIN[0],
            )
        )
    return Sources(name, kept)
