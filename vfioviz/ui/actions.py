"""The QActions of a window, made from specs: what each does, when it can, whether it is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import SIGNAL, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.icons import icon
from vfioviz.ui.session.shortcuts import all_shortcuts
from vfioviz.ui.spec import Spec


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


class Behaviour(NamedTuple):
    """What an action does in a window."""

    run: Callable[[], object]
    can: Callable[[], bool]
    """Whether it is enabled."""
    checked: Callable[[], bool] | None = None
    """None where it is not checkable, or where who runs it checks it."""
    says: Callable[[], str] | None = None
    """Its text, where that changes."""


class Actions(QObject):
    """The QActions of a window, by key."""

    ran = Signal(str)
    """Key of an action that was run."""
    shortcuts_changed = Signal()
    """The user gave actions other keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._specs: dict[str, Spec] = {}
        self._behaviours: dict[str, Behaviour] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._enabled: dict[str, bool] = {}
        """As they are now: Qt is asked a hundred times for each edit otherwise."""
        self.shortcuts_changed.connect(self.take_shortcuts)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    @property
    def keys(self) -> frozenset[str]:
        """What the actions are known by."""
        return frozenset(self._actions)

    @property
    def specs(self) -> tuple[Spec, ...]:
        """What the actions were made from, in that order."""
        return tuple(self._specs.values())

    def spec(self, key: str) -> Spec:
        """Return what an action was made from."""
        return self._specs[key]

    def add(self, spec: Spec, behaviour: Behaviour) -> QAction:
        """Make an action; ``take_shortcuts`` gives it its keys."""
        action = QAction(spec.told, self._window)
        action.setObjectName(spec.key)
        action.setIconText(tr(spec.short) if spec.short else spec.plain)
        action.setStatusTip(spec.told_tip)
        action.setCheckable(spec.checkable or behaviour.checked is not None)
        # A menu has one place for the icon and the tick, and Qt would show the icon there.
        action.setIconVisibleInMenu(not action.isCheckable())
        if spec.group:
            if spec.group not in self._groups:
                self._groups[spec.group] = QActionGroup(self)
            self._groups[spec.group].addAction(action)
        self._window.addAction(action)
        self._actions[spec.key] = action
        self._specs[spec.key] = spec
        self._behaviours[spec.key] = behaviour
        action.triggered.connect(lambda _checked=False: self._run(spec.key))
        return action

    def _run(self, key: str) -> None:
        self._behaviours[key].run()
        # Qt has checked it, whatever became of it.
        self._show(key)
        self.ran.emit(key)

    def refresh(self, _changed: object = None) -> None:
        """Enable, check and name what suits the window as it is now."""
        for key in self._actions:
            self._show(key)

    def reword(self) -> None:
        """Do so for the actions whose text changes."""
        for key, behaviour in self._behaviours.items():
            if behaviour.says is not None:
                self._show(key)

    def _show(self, key: str) -> None:
        action, behaviour = self._actions[key], self._behaviours[key]
        enabled = behaviour.can()
        if enabled != self._enabled.get(key):
            self._enabled[key] = enabled
            action.setEnabled(enabled)
        if behaviour.checked is not None:
            on = behaviour.checked()
            # Of a group Qt unchecks the others itself.
            if on != action.isChecked() and (on or not self._specs[key].group):
                action.setChecked(on)
        if behaviour.says is not None:
            said = behaviour.says()
            if said != action.text():
                action.setText(said)
                action.setIconText(said.replace("&", ""))

    def take_shortcuts(self) -> None:
        """Take the shortcuts that the user chose; the specs' where there are none."""
        chosen = all_shortcuts(self._specs.values())
        for key, action in self._actions.items():
            action.setShortcuts([QKeySequence(one) for one in chosen[key]])
            action.setToolTip(tooltip(self._specs[key].told_tip, chosen[key]))

    def set_palette(self, palette: Palette, keys: frozenset[str] | None = None) -> None:
        """Draw the icons in the colours of a theme; all of them, or those of some actions."""
        for key, action in self._actions.items():
            name = self._specs[key].icon
            if name and (keys is None or key in keys):
                action.setIcon(icon(name, palette))
