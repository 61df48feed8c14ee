"""Structs of any header, in a window of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vfioviz.language import mark
from vfioviz.ui.registry import ActionSpec, Feature

if TYPE_CHECKING:
    from vfioviz.ui.structs.desk import Desk
    from vfioviz.ui.workbench import Workbench


def desk(bench: Workbench) -> Desk:
    """Return where the window of structs is."""
    from vfioviz.ui.structs.desk import Desk  # noqa: PLC0415 -- rare

    return bench.get(Desk)


FEATURE = Feature(
    actions=(
        ActionSpec(
            "structs",
            "File/structs",
            mark("Structs of &headers…"),
            mark("Draw any struct of a header, a patch or a kernel, on each ABI"),
            "structure",
            ("Ctrl+T",),
            run=lambda bench: desk(bench).show(),
        ),
    ),
)
