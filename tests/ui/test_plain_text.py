"""Names, notes and texts of a file are shown letter by letter: no markup, nothing loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QImage, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMessageBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from vfioviz.capture.live.messages import Device
from vfioviz.ui.live.devices import DevicesModel
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import PANELS
from vfioviz.ui.plain import plain
from vfioviz.ui.recent import remember
from vfioviz.ui.teach.prose import Prose

DATA = Path(__file__).parents[1] / "data" / "hostile"
IMAGE = '<img src="/dev/zero">'


def is_rich(text: str) -> bool:
    """Whether Qt would load the picture: a tag that stands there unescaped."""
    return "<img" in text or "<table><table>" in text


def texts_of(model: QAbstractItemModel, parent: QModelIndex, depth: int = 0) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), 60)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        first = model.index(row, 0, parent)
        if depth < 3 and columns > 1 and model.rowCount(first):
            yield from texts_of(model, first, depth + 1)


def rich_texts(root: QWidget) -> Iterator[str]:
    """All that Qt would take for HTML below a widget, itself among them."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from filter(is_rich, (widget.toolTip(), widget.whatsThis()))
        if isinstance(widget, QLabel):
            widget.ensurePolished()
            if widget.textFormat() != Qt.TextFormat.PlainText:
                yield from filter(is_rich, [widget.text()])
        if isinstance(widget, QMessageBox):
            assert widget.textFormat() == Qt.TextFormat.PlainText
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from filter(is_rich, texts_of(widget.model(), QModelIndex()))
        if isinstance(widget, QComboBox):
            yield from filter(is_rich, texts_of(widget.model(), QModelIndex()))
        if isinstance(widget, QTextEdit):
            yield from images(widget.document())
    for action in root.findChildren(QAction):
        yield from filter(is_rich, (action.toolTip(),))


def images(document: QTextDocument) -> list[str]:
    """Names of the pictures of a page."""
    block = document.begin()
    found: list[str] = []
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            style = iterator.fragment().charFormat()
            if style.isImageFormat():
                found.append(style.toImageFormat().name())
            iterator += 1
        block = block.next()
    return found


def test_a_project_full_of_markup_is_shown_letter_by_letter(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.load_map()
    window.files.open_paths([str(DATA / "markup-img.vfioviz")])
    assert window.document.project is not None
    with qtbot.waitExposed(window):
        window.show()
    for spec in PANELS:
        window.panes.show(spec.key)
        QApplication.processEvents()
    assert list(rich_texts(window)) == []


@pytest.mark.parametrize("text", [IMAGE, f"a\n{IMAGE}", "a < b && c > d", "<<6.6", "plain &amp;"])
def test_a_tool_tip_shows_what_it_was_given(text: str) -> None:
    document = QTextDocument()
    tip = plain(text)
    if tip.startswith("<p"):
        document.setHtml(tip)
        tip = document.toPlainText()
    assert tip == text
    assert images(document) == []


def test_a_tool_tip_of_a_megabyte_is_cut() -> None:
    assert len(plain("x" * 1_000_000)) <= 2000
    assert len(plain("<" * 1_000_000)) < 20_000


def test_messages_are_plain(window: MainWindow) -> None:
    window.message.fail(IMAGE)
    assert window.message.text == IMAGE
    assert list(rich_texts(window)) == []


def test_recent_files_are_plain(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "<img src=x>.bin"
    path.write_bytes(b"\0" * 24)
    remember(str(path))
    window.centre.refresh_recent()
    assert list(rich_texts(window)) == []


def test_what_a_host_says_of_its_devices_is_plain() -> None:
    model = DevicesModel()
    model.show({"a": Device(bus="pci", address=IMAGE, name=IMAGE, driver=IMAGE, group="1")})
    assert [text for text in texts_of(model, QModelIndex()) if is_rich(text)] == []


@pytest.mark.timeout(60)
def test_a_lesson_loads_no_picture_and_no_html(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    assert QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    prose = Prose("a")
    qtbot.addWidget(prose)
    prose.show_text(f"# A\n\n![said]({picture.as_uri()}) and <b>bold</b>\n\n![b](b.png)![c](c.png)")
    assert images(prose.document()) == []
    assert prose.toPlainText().splitlines() == ["A", "said and <b>bold</b>", "bc"]
    loaded = prose.loadResource(QTextDocument.ResourceType.ImageResource.value, picture.as_uri())
    assert isinstance(loaded, QImage)
    assert loaded.size().width() == 1


def test_the_project_is_what_it_is_said_to_be() -> None:
    stored = json.loads((DATA / "markup-img.vfioviz").read_text())
    assert IMAGE in {origin["kernel"] for origin in stored["origins"]}
