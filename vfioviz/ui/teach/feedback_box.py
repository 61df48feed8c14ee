"""What is said of an answer, on room that is kept for it: buttons above stay where they are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from vfioviz.document.teach.lesson import Choose, Predict
from vfioviz.document.teach.playing import Playing
from vfioviz.language import tr
from vfioviz.ui.whole import whole

_SIGN = 22
_GAP = 8
_LEAST = 120
"""Pixels of width."""
_REASON = "\n" * 4
"""Lines for a number and the model's arithmetic, which is worked out when it is answered."""
_MOST = 11
"""Lines of room; a longer text is scrolled."""


def expected(playing: Playing) -> Iterator[str]:
    """Yield the texts that a page may come to say of an answer, as far as they are known."""
    page, task = playing.now, playing.now.task
    yield from (tr("Hint: {text}", text=hint) for hint in page.hints)
    yield from (remark.text for remark in page.remarks)
    if isinstance(task, Choose):
        for option in task.options:
            said = (tr("Right."), option.remark, page.rule) if option.right else (
                tr("Not so."), option.remark)  # fmt: skip
            yield " ".join(said)
            yield f"{option.text} {page.rule}"
    elif isinstance(task, Predict):
        yield f"{_REASON}{page.rule}"
    else:
        yield f"{tr('Done.')} {page.rule}"


@whole
class FeedbackBox(QScrollArea):
    """A sign and a text, as high as the longest text that is expected needs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._expected: tuple[str, ...] = ()
        self._width = 0
        self._needed = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inner = QWidget()
        self.sign = QLabel(inner)
        self.sign.setFixedWidth(_SIGN)
        self.text = QLabel(inner)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)

    def expect(self, playing: Playing) -> None:
        """Keep room for what a page may come to say."""
        self._expected = tuple(expected(playing))
        self._keep_room()

    def tell(self, text: str, sign: QPixmap) -> None:
        """Show a text with a sign."""
        self.text.setText(text)
        self.sign.setPixmap(sign)
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing; the room is kept."""
        self.text.clear()
        self.sign.clear()

    def _keep_room(self) -> None:
        self._width = self.width()
        metrics = self.text.fontMetrics()
        room = QRect(0, 0, max(self._width - _SIGN - _GAP, 1), 1 << 16)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        needed = [metrics.boundingRect(room, wrapped, text).height() for text in self._expected]
        self._needed = min(max(needed, default=0), _MOST * metrics.lineSpacing()) + 2
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST, self._needed)

    @override
    def minimumSizeHint(self) -> QSize:
        # Where there is no room for all of it, it is scrolled; answers to choose are not cut.
        return QSize(_LEAST, min(self._needed, 2 * self.text.fontMetrics().lineSpacing()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._width:
            self._keep_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._keep_room()
