"""Names of values that no field's tag asks for: see ``names``."""

from __future__ import annotations

OWN: tuple[tuple[str, ...], ...] = (
    ("VFIO_REGION_TYPE_*", "!VFIO_REGION_TYPE_PCI_*"),
    ("VFIO_REGION_SUBTYPE_*",),
    *(
        (f"VFIO_{bus}_*_{what}_INDEX",)
        for bus in ("PCI", "CCW", "AP")
        for what in ("REGION", "IRQ")
    ),
)
