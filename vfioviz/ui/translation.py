"""The language of the window: Qt's translator, loaded from ``resources/translations``."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from vfioviz import assets, language
from vfioviz.ui.recent import preference

ENGLISH = "en"
SYSTEM = "system"

_spoken = [ENGLISH]
_installed: list[QTranslator] = []
_FORGET = ("vfioviz.document.", "vfioviz.scene.", "vfioviz.ui.panels.", "vfioviz.kernel.")
"""Modules that keep what they worked out, with texts in it."""


def available() -> tuple[str, ...]:
    """Return the codes of the languages that there are, English first."""
    folder = assets.root().joinpath("translations")
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".qm")]
    return (ENGLISH, *sorted(name[len("vfioviz_") : -len(".qm")] for name in names))


def wanted() -> str:
    """Return the code of the language that the user chose, or that the system has."""
    chosen = preference("language", SYSTEM)
    known = available()
    if chosen in known:
        return chosen
    for tag in QLocale.system().uiLanguages():
        code = tag.partition("-")[0]
        if code in known:
            return code
    return ENGLISH


def spoken() -> str:
    """Return the code of the language that the window speaks now."""
    return _spoken[0]


def install(app: QCoreApplication, code: str) -> None:
    """Let windows that are made from now on, and Qt's own dialogs, speak a language.

    Args:
        app: The application.
        code: One of ``available``.
    """
    _spoken[0] = code
    for before in _installed:
        app.removeTranslator(before)
    _installed.clear()
    _forget()
    QLocale.setDefault(QLocale.system() if code == ENGLISH else QLocale(code))
    if code == ENGLISH:
        language.speak(None)
        return
    own, qt = QTranslator(app), QTranslator(app)
    file = assets.root().joinpath("translations", f"vfioviz_{code}.qm")
    own.load(str(file))
    app.installTranslator(own)
    _installed.append(own)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{code}", folder):
        app.installTranslator(qt)
        _installed.append(qt)
    language.speak(lambda text: own.translate("", text) or text)


def _forget() -> None:
    """Let go what was worked out in another language."""
    for name in [name for name in sys.modules if name.startswith(_FORGET)]:
        for value in vars(sys.modules[name]).values():
            clear = getattr(value, "cache_clear", None)
            # What a module has imported keeps what it has: headers are the same in each language.
            if callable(clear) and str(getattr(value, "__module__", "")).startswith(_FORGET):
                clear()
