"""Captures from real devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vfioviz.language import mark
from vfioviz.ui.registry import ActionSpec, Feature

if TYPE_CHECKING:
    from vfioviz.ui.live.capturing import Capturing
    from vfioviz.ui.workbench import Workbench


def capturing(bench: Workbench) -> Capturing:
    """Return what captures from real devices."""
    from vfioviz.ui.live.capturing import Capturing  # noqa: PLC0415 -- rare

    return bench.get(Capturing)


FEATURE = Feature(
    actions=(
        ActionSpec(
            "capture",
            "File/device",
            mark("&Capture from devices…"),
            mark("Read the info ioctls of real devices, here or on another machine"),
            "capture",
            ("Ctrl+Shift+D",),
            short=mark("Capture"),
            run=lambda bench: capturing(bench).pick(),
        ),
        ActionSpec(
            "reread",
            "File/device",
            mark("Read a&gain…"),
            mark("Repeat the last capture and show before and after"),
            "reread",
            ("F5",),
            short=mark("Read again"),
            run=lambda bench: capturing(bench).again(),
        ),
    ),
)
