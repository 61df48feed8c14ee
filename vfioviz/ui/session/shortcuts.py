"""Shortcuts as the user wants them: the table's, with what was changed kept in the preferences."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence

from vfioviz.language import tr
from vfioviz.ui.recent import settings
from vfioviz.ui.specs import SPECS, Spec

FIXED = frozenset(
    {
        "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Return", "Enter", "Esc",
        "Space", "Tab", "Shift+Tab", "Backspace",
        *(f"{mark}+{key}" for mark in ("Shift", "Ctrl") for key in ("Up", "Down", "Left", "Right")),
        "Ctrl+Home", "Ctrl+End", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X",
    }
)  # fmt: skip
"""What map, lists and text fields use themselves."""
_GROUP = "shortcuts"
_NONE = "none"
"""How "no shortcut" is stored: an INI file has no empty list."""


def _portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def native(keys: Iterable[str]) -> str:
    """Return shortcuts as the desktop writes them."""
    shown = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(one).toString(shown) for one in keys)


def shortcuts(spec: Spec) -> tuple[str, ...]:
    """Return an action's shortcuts: the user's, where they make sense, else the table's."""
    stored = settings().value(f"{_GROUP}/{spec.key}")
    if stored is None:
        return spec.shortcuts
    if stored == _NONE:
        return ()
    names = [stored] if isinstance(stored, str) else stored
    if not isinstance(names, list):
        return spec.shortcuts
    kept = tuple(_portable(str(name)) for name in names)
    return kept if all(kept) else spec.shortcuts


def is_own(spec: Spec) -> bool:
    """Whether the user changed it."""
    return shortcuts(spec) != spec.shortcuts


def table() -> dict[str, tuple[str, ...]]:
    """Return the shortcuts of all actions by key."""
    return {spec.key: shortcuts(spec) for spec in SPECS}


def who_has(keys: str, but: str = "") -> Spec | None:
    """Return the action that has a shortcut; None where none has, or only ``but``."""
    wanted = _portable(keys)
    for spec in SPECS:
        if spec.key != but and wanted in map(_portable, shortcuts(spec)):
            return spec
    return None


def why_not(keys: str) -> str:
    """Return why a key can be no shortcut; "" where it can."""
    name = _portable(keys)
    if not name:
        return tr("That is no key.")
    if "," in name.replace(", ,", ""):
        return tr("{keys} are several keys: press one, with Ctrl, Alt or Shift.", keys=name)
    if name in FIXED:
        return tr("{keys} is used by the map, lists or text fields.", keys=name)
    return ""


def choose(spec: Spec, keys: str) -> None:
    """Give an action one shortcut, taking it from who had it; "" for none."""
    if keys:
        other = who_has(keys, spec.key)
        if other is not None:
            rest = [one for one in shortcuts(other) if _portable(one) != _portable(keys)]
            settings().setValue(f"{_GROUP}/{other.key}", rest or _NONE)
    settings().setValue(f"{_GROUP}/{spec.key}", [_portable(keys)] if keys else _NONE)


def reset(spec: Spec | None = None) -> None:
    """Go back to the table: of one action, taking back what others got of it, or of all."""
    store = settings()
    if spec is None:
        store.remove(_GROUP)
        return
    store.remove(f"{_GROUP}/{spec.key}")
    for keys in spec.shortcuts:
        other = who_has(keys, spec.key)
        if other is not None:
            rest = [one for one in shortcuts(other) if _portable(one) != _portable(keys)]
            store.setValue(f"{_GROUP}/{other.key}", rest or _NONE)
