"""The QActions of the window, made from the table of ``ui.specs``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import SIGNAL, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.icons import icon
from vfioviz.ui.session.shortcuts import shortcuts
from vfioviz.ui.specs import GROUPS, SPECS, Spec


def tooltip(tip: str, shortcuts: tuple[str, ...]) -> str:
    """Return a tooltip that names the first shortcut."""
    if not shortcuts:
        return tip
    shown = QKeySequence(shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{tip} ({shown})"


def connect_once(action: QAction) -> None:
    """Keep the buttons of an action from connecting to its ``changed()`` again and again.

    A QToolButton of Qt 6.11 makes one more connection each time that its action changes and never
    takes one back: they cost memory, and each later change is told to all of them. What it shows
    it takes from the event, which comes to it before.
    """
    action.changed.connect(partial(_disconnect_buttons, action))


def _disconnect_buttons(action: QAction) -> None:
    for button in action.associatedObjects():
        if isinstance(button, QToolButton):
            QObject.disconnect(action, SIGNAL("changed()"), button, None)  # type: ignore[call-overload]  # None: to any slot


class Actions(QObject):
    """The QActions of a window, by key."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self._specs: dict[str, Spec] = {}
        for spec in SPECS:
            self.add(spec, window)
        for keys in GROUPS:
            group = QActionGroup(self)
            for key in keys:
                group.addAction(self._actions[key])

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def icon_name(self, key: str) -> str:
        """Return the name of an action's icon, "" where it has none."""
        return self._icons[key]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def add(self, spec: Spec, window: QWidget) -> QAction:
        """Add an action; the table's at the start, those of panels and variants later."""
        action = QAction(spec.told, window)
        action.setObjectName(spec.key)
        action.setIconText(tr(spec.short) if spec.short else spec.plain)
        self._specs[spec.key] = spec
        action.setStatusTip(spec.told_tip)
        action.setCheckable(spec.checkable)
        window.addAction(action)
        self._actions[spec.key] = action
        self._icons[spec.key] = spec.icon
        self._give_keys(action, spec)
        return action

    @staticmethod
    def _give_keys(action: QAction, spec: Spec) -> None:
        keys = shortcuts(spec)
        action.setShortcuts([QKeySequence(one) for one in keys])
        action.setToolTip(tooltip(spec.told_tip, keys))

    def take_shortcuts(self) -> None:
        """Take the shortcuts that the user chose."""
        for key, action in self._actions.items():
            self._give_keys(action, self._specs[key])

    def connect_to(self, key: str, run: Callable[[], object]) -> None:
        """Say what an action does."""
        self._actions[key].triggered.connect(lambda _checked=False: run())

    def enable(self, keys: tuple[str, ...], *, on: bool) -> None:
        """Enable or disable actions."""
        for key in keys:
            self._actions[key].setEnabled(on)

    def set_palette(self, palette: Palette, keys: frozenset[str] | None = None) -> None:
        """Draw the icons in the colours of a theme; all of them, or those of some actions."""
        for key, action in self._actions.items():
            if self._icons[key] and (keys is None or key in keys):
                action.setIcon(icon(self._icons[key], palette))
