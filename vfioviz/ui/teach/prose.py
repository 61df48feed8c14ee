"""Markdown as a page that reads well: measure, leading, code, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.fonts import mono, sans
from vfioviz.ui.theme import colours
from vfioviz.ui.whole import whole

_SIZES = {1: 1.45, 2: 1.2, 3: 1.08}
"""Of a heading by its level, in parts of the text's size."""
_LEADING = 135
"""Per cent of a line's height."""


_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a picture."""
_PLAIN_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


@whole
class Prose(QTextBrowser):
    """Shows Markdown; links are told by ``anchorClicked`` and never followed by themselves.

    Pictures are not loaded, from whatever place a lesson's text names.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self._palette = LIGHT
        self._scale = 1.0
        self._text = ""

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self.show_text(self._text)

    def set_scale(self, scale: float) -> None:
        """Write larger, 1.0 to 3.0 times."""
        self._scale = scale
        self.show_text(self._text)

    @property
    def shown(self) -> str:
        """The Markdown that is shown."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show Markdown from its beginning."""
        self._text = text
        font = sans()
        font.setPointSizeF(font.pointSizeF() * 1.08 * self._scale)
        document = self.document()
        document.setDefaultFont(font)
        document.setMarkdown(text, _PLAIN_MARKDOWN)
        _without_pictures(document)
        self._lead(font)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        # An invalid one is looked for on the disk by Qt itself.
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing

    def mark_block(self, block: QTextBlock | None) -> None:
        """Put a bar of the accent's wash behind a block; None takes it away."""
        marks = []
        if block is not None:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(block)
            mark.format.setBackground(QColor(colours(self._palette)["chosen"]))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.append(mark)
        self.setExtraSelections(marks)

    def _lead(self, font: QFont) -> None:
        """Give lines air, and code its face.

        Rule: what there is is listed before anything is changed. A change may join or split the
        fragments that an iterator walks, and each would lay the page out anew.
        """
        digits = mono().families()
        blocks = list(_blocks(self.document()))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, shape, parts in blocks:
            level = shape.headingLevel()
            fenced = bool(shape.property(QTextFormat.Property.BlockCodeFence))
            for part in parts:
                self._write(part.style, font, digits, level=level, fenced=fenced)
                cursor.setPosition(part.start)
                cursor.setPosition(part.stop, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(part.style)
            kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            shape.setLineHeight(115 if level else _LEADING, kind.value)
            shape.setBottomMargin(font.pointSizeF() * 0.75)
            if level:
                shape.setTopMargin(0 if start == 0 else font.pointSizeF())
            cursor.setPosition(start)
            cursor.setBlockFormat(shape)
        cursor.endEditBlock()

    def _write(
        self, style: QTextCharFormat, font: QFont, digits: list[str], *, level: int, fenced: bool
    ) -> None:
        """Give a run of characters its face, size and colour."""
        code = style.fontFixedPitch() or fenced
        if code:
            style.setFontFamilies(digits)
            style.setFontPointSize(font.pointSizeF() * 0.94)
        if level:
            style.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            size = font.pointSizeF() * _SIZES.get(level, 1.0)
            style.setFontPointSize(size * (0.94 if code else 1.0))
            style.setFontWeight(QFont.Weight.DemiBold)
        elif code:
            style.setBackground(QColor(self._palette.panel))
        shade = self._palette.note if style.isAnchor() else self._palette.text
        style.setForeground(QColor(shade))


class _Part(NamedTuple):
    """A run of characters of one format, by its places in the document."""

    start: int
    stop: int
    style: QTextCharFormat


def _blocks(document: QTextDocument) -> Iterator[tuple[int, QTextBlockFormat, list[_Part]]]:
    """Yield where each block begins, its format and what it consists of."""
    block = document.begin()
    while block.isValid():
        parts = []
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            stop = fragment.position() + fragment.length()
            parts.append(_Part(fragment.position(), stop, fragment.charFormat()))
            iterator += 1
        yield block.position(), block.blockFormat(), parts
        block = block.next()


def _without_pictures(document: QTextDocument) -> None:
    """Put what is said of a picture in its place, before anything is laid out."""
    cursor = document.find(_OBJECT)
    while not cursor.isNull():
        picture = cursor.charFormat().toImageFormat()
        cursor.insertText(
            picture.property(QTextFormat.Property.ImageAltText) or "", QTextCharFormat()
        )
        cursor = document.find(_OBJECT, cursor)


def selectable(browser: QTextBrowser) -> None:
    """Let the text be selected, and its links be reached, by mouse and keyboard."""
    browser.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
