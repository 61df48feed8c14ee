"""What is asked before edits, or a file that somebody else wrote, would be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from vfioviz.language import tr

_Do = Callable[[], object]


def _box(window: QWidget, name: str, title: str, text: str, more: str) -> QMessageBox:
    box = QMessageBox(window)
    box.setObjectName(name)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(more)
    return box


def ask_changed(window: QWidget, name: str, overwrite: _Do, elsewhere: _Do, keep: _Do) -> None:
    """Ask what becomes of a file that somebody else wrote since it was opened.

    Args:
        window: Over which it is asked.
        name: The file's.
        overwrite: Done where it is to be written over.
        elsewhere: Done where another name keeps both.
        keep: Done where nothing is to be written.
    """
    box = _box(
        window, "changed-dialog", tr("Changed on disk"),
        tr("{name} was changed since it was opened here.", name=name),
        tr("Overwriting it loses what was changed there. Another name keeps both."),
    )  # fmt: skip
    over = box.addButton(tr("Overwrite"), QMessageBox.ButtonRole.DestructiveRole)
    other = box.addButton(tr("Save under another name"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(other)

    def answered() -> None:
        chosen = box.clickedButton()
        box.deleteLater()
        if chosen is over:
            overwrite()
        elif chosen is other:
            elsewhere()
        else:
            keep()

    box.finished.connect(answered)
    box.open()


def ask_unsaved(window: QWidget, save: _Do, drop: _Do, keep: _Do) -> None:
    """Ask what becomes of edits that are not saved.

    Args:
        window: Over which it is asked.
        save: Done where they are to be saved first.
        drop: Done where they may be lost.
        keep: Done where the document is to stay open.
    """
    box = _box(
        window, "unsaved-dialog", tr("Unsaved edits"), tr("The project is not saved."),
        tr("Its edits, and what was captured from devices since, would be lost."),
    )  # fmt: skip
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)

    def answered(button: int) -> None:
        box.deleteLater()
        if button == buttons.Save.value:
            save()
        elif button == buttons.Discard.value:
            drop()
        else:
            keep()

    box.finished.connect(answered)
    box.open()
