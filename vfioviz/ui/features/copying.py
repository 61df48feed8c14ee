"""The active column on the clipboard, as text in one of the forms for a mail."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from vfioviz.language import english, tr
from vfioviz.ui.qdocument import QDocument


def copy_text(document: QDocument) -> str:
    """Copy what ``vfioviz show`` prints; returns what to say, "" where nothing is open."""
    from vfioviz.ui.panels.text import column_text  # noqa: PLC0415 -- when it is wanted

    project, column = document.project, document.active_column
    if project is None or column is None:
        return ""
    with english():
        QGuiApplication.clipboard().setText(column_text(project, column))
    return tr("Copied {title} as text.", title=column.title)


def copy_as(document: QDocument, key: str) -> str:
    """Copy in a form of ``scene.mail``; returns what to say, "" where nothing is open."""
    from vfioviz.scene.mail.forms import FORMS, text  # noqa: PLC0415 -- when it is wanted

    column = document.active_column
    if column is None:
        return ""
    title = f"{column.title}: {column.subtitle}"
    with english():
        QGuiApplication.clipboard().setText(text(column.layout, key, title))
    return tr("Copied {title} as {title2}.", title=column.title, title2=tr(FORMS[key].title))


def copy_reply(document: QDocument) -> str:
    """Copy the text of a reply; returns what to say, "" where nothing is open."""
    from vfioviz.kernel.model import ModelError  # noqa: PLC0415 -- when it is wanted
    from vfioviz.scene.mail.reply import reply  # noqa: PLC0415 -- when it is wanted

    if document.project is None:
        return ""
    try:
        with english():
            QGuiApplication.clipboard().setText(reply(document.project))
    except ModelError as problem:
        return tr("No reply: {problem}.", problem=problem)
    return tr("Copied the reply: what each variant does, and the notes.")
