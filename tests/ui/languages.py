"""Other languages, for one test each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from vfioviz import language
from vfioviz.ui import translation


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The program speaks German; asked for before the window."""
    before = QLocale()
    translation.install(qapp, "de")
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    translation.install(qapp, translation.ENGLISH)


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    """A made up language: each text is half as long again, and in brackets."""
    del qapp
    language.speak(lambda text: f"«{text}{' ~~~' * (len(text) // 8)}»")
    yield
    language.speak(None)
