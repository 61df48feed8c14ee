"""What a feature registers: its actions, panels and links, each a spec in one place.

Rule 1: a feature's module knows no Qt when it is imported: ``vfioviz lesson check`` asks it for the
names of actions and panels. What a job needs it imports when it runs.
Rule 2: no shortcut is given twice; a test walks the specs and the window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from vfioviz.ui.spec import Panel, Spec

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench

P = TypeVar("P")


def always(_bench: Workbench) -> bool:
    """Whatever the window shows."""
    return True


def opened(bench: Workbench) -> bool:
    """Where something is open."""
    return bench.document.project is not None


def taught(bench: Workbench) -> bool:
    """In a lesson."""
    return bench.document.playing is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec(Spec):
    """An action with what it does; its words and keys are those of ``Spec``."""

    run: Callable[[Workbench], object]
    needs: Callable[[Workbench], bool] = always
    """When it can be run."""
    checked: Callable[[Workbench], bool] | None = None
    """Makes it checkable."""
    says: Callable[[Workbench], str] | None = None
    """Its text, where that changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSpec(Panel[P]):
    """A panel with what makes it."""

    make: Callable[[Workbench], P]
    """Called when it is first seen."""
    topic: Callable[[Workbench], str] | None = None
    """What F1 explains in it, "" for the panel itself; None: always the panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What a part of the program brings into each window."""

    actions: tuple[ActionSpec, ...] = ()
    panels: tuple[PanelSpec[Any], ...] = ()
    links: Mapping[str, Callable[[Workbench, str], object]] = field(default_factory=dict)
    begin: Callable[[Workbench], None] | None = None
    """Brings a new window to how the last one was left."""
