"""One line for what went wrong or what was done: no boxes in the way.

It lies over the lower end of what it is put on: nothing moves, up or down, when it comes and goes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from vfioviz.codec.finding import Severity
from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.announcer import announce
from vfioviz.ui.icons import icon, severity_icon
from vfioviz.ui.whole import whole

_NOTE_STAYS = 6000
"""Milliseconds; problems stay until they are dismissed or something else is said."""


@whole
class MessageBar(QFrame):
    """A strip with a sign, a text and a button that closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._palette = LIGHT
        self._severity = Severity.NOTE
        self._sign = QLabel(self)
        self._sign.setFixedWidth(20)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._do = QPushButton(self)
        self._do.hide()
        self._do.clicked.connect(self._done)
        self._then: Callable[[], object] | None = None
        self._close = QToolButton(self)
        self._close.setText(tr("Dismiss"))
        self._close.setToolTip(tr("Dismiss this message (Esc)"))
        self._close.setAutoRaise(True)
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._do, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()
        if parent is not None:
            parent.installEventFilter(self)

    def _place(self) -> None:
        """Lie at the lower end of the parent, as wide as it is and as high as the text needs."""
        below = self.parentWidget()
        if below is None or self.isHidden():
            return
        height = max(self.heightForWidth(below.width()), self.minimumSizeHint().height())
        height = min(height, below.height())
        self.setGeometry(0, below.height() - height, below.width(), height)
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return super().eventFilter(watched, event)

    @property
    def text(self) -> str:
        """What is said; "" where nothing is."""
        return "" if self.isHidden() else self._text.text()

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self._severity

    def say(self, text: str) -> None:
        """Say that something was done; goes away by itself."""
        self._show(text, Severity.NOTE)
        self._timer.start(_NOTE_STAYS)

    def warn(self, text: str) -> None:
        """Say what the user should know."""
        self._show(text, Severity.WARNING)

    def fail(self, text: str) -> None:
        """Say what could not be done, and why."""
        self._show(text, Severity.ERROR)

    def ask(self, text: str, label: str, then: Callable[[], object]) -> None:
        """Offer something with a button that does it; stays until it is answered."""
        self._show(text, Severity.NOTE)
        self._then = then
        self._do.setText(label)
        self._do.show()
        self._place()

    def _done(self) -> None:
        then, self._then = self._then, None
        self.hide()
        if then is not None:
            then()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self._close.setIcon(icon("close", palette))
        self._sign.setPixmap(severity_icon(self._severity, palette).pixmap(18, 18))

    def _show(self, text: str, severity: Severity) -> None:
        self._timer.stop()
        self._do.hide()
        self._then = None
        self._severity = severity
        self._text.setText(text)
        self.setAccessibleName(f"{tr(severity.value)}: {text}")
        self.setProperty("severity", severity.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.set_palette(self._palette)
        self.show()
        self._place()
        announce(self, text)
