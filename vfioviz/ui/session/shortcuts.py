"""Shortcuts as the user wants them: the specs', with what was changed kept in the preferences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence

from vfioviz.language import tr
from vfioviz.ui.recent import settings
from vfioviz.ui.spec import Spec

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
    """Return an action's shortcuts: the user's, where they make sense, else the spec's."""
    return _read(spec, settings())


def all_shortcuts(specs: Iterable[Spec]) -> dict[str, tuple[str, ...]]:
    """Return the shortcuts of many actions by key; the preferences are opened once."""
    store = settings()
    return {spec.key: _read(spec, store) for spec in specs}


def _read(spec: Spec, store: QSettings) -> tuple[str, ...]:
    stored = store.value(f"{_GROUP}/{spec.key}")
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


def who_has(keys: str, specs: Iterable[Spec], but: str = "") -> Spec | None:
    """Return the action that has a shortcut; None where none has, or only ``but``."""
    wanted = _portable(keys)
    for spec in specs:
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


def choose(spec: Spec, keys: str, specs: Sequence[Spec]) -> None:
    """Give an action one shortcut, taking it from who of ``specs`` had it; "" for none."""
    if keys:
        other = who_has(keys, specs, spec.key)
        if other is not None:
            rest = [one for one in shortcuts(other) if _portable(one) != _portable(keys)]
            settings().setValue(f"{_GROUP}/{other.key}", rest or _NONE)
    settings().setValue(f"{_GROUP}/{spec.key}", [_portable(keys)] if keys else _NONE)


def reset_all() -> None:
    """Give all actions the shortcuts of their specs."""
    settings().remove(_GROUP)


def reset(spec: Spec, specs: Sequence[Spec]) -> None:
    """Give an action the shortcuts of its spec, taking back what others of ``specs`` got of it."""
    store = settings()
    store.remove(f"{_GROUP}/{spec.key}")
    for keys in spec.shortcuts:
        other = who_has(keys, specs, spec.key)
        if other is not None:
            rest = [one for one in shortcuts(other) if _portable(one) != _portable(keys)]
            store.setValue(f"{_GROUP}/{other.key}", rest or _NONE)
