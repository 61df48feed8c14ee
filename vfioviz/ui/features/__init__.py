"""What the program brings into a window, a module for each part.

To add an action, write its spec into the module that it belongs to: nothing else lists it.
"""

from __future__ import annotations

from vfioviz.ui.features import (
    across,
    capture,
    changing,
    comparing,
    copying,
    filing,
    going,
    headers,
    helping,
    looks,
    panels,
    plots,
    program,
    teaching,
    viewing,
    watching,
)
from vfioviz.ui.registry import ActionSpec, Feature

__all__ = ["ACTIONS", "FEATURES"]

FEATURES: tuple[Feature, ...] = (
    program.FEATURE,
    filing.FEATURE,
    capture.FEATURE,
    headers.FEATURE,
    changing.FEATURE,
    copying.FEATURE,
    across.FEATURE,
    going.FEATURE,
    panels.FEATURE,
    plots.FEATURE,
    watching.FEATURE,
    comparing.FEATURE,
    viewing.FEATURE,
    looks.FEATURE,
    teaching.FEATURE,
    helping.FEATURE,
)
ACTIONS: tuple[ActionSpec, ...] = tuple(
    action for feature in FEATURES for action in feature.actions
)
