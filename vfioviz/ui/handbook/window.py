"""The handbook: contents, search, and the page; beside the map, or in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.handbook.book import SCHEME, Book, Place
from vfioviz.scene.palette import Palette
from vfioviz.ui.announcer import announce
from vfioviz.ui.fitting import first_size
from vfioviz.ui.handbook.contents import Contents
from vfioviz.ui.icons import icon
from vfioviz.ui.teach.prose import Prose, selectable
from vfioviz.ui.whole import whole

_SIZE = QSize(1080, 720)
_NARROW = 720
"""Pixels of width below which the contents stand above the page."""
_SCALES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)


@whole
class HandbookWindow(QWidget):
    """Opened by F1; the window that it came from stays usable beside it.

    In a dock it takes its keys before the window that the dock is in.
    """

    lesson_wanted = Signal(str)
    """Key of a lesson that a link names."""
    left = Signal()
    """It is to be closed."""

    def __init__(
        self, book: Book, palette: Palette, parent: QWidget | None = None, *, docked: bool = False
    ) -> None:
        super().__init__(parent, Qt.WindowType.Widget if docked else Qt.WindowType.Window)
        self._docked = docked
        self.setObjectName("page")
        self.setWindowTitle(tr("Handbook - vfioviz"))
        if not docked:
            first_size(self, _SIZE)
        self._book = book
        self._keys: list[QAction] = []
        self._trail: list[str] = []
        self._here = -1
        self._scale = _SCALES.index(1.0)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search the handbook"))
        self.search.setAccessibleName(tr("Search the handbook"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._open_current)
        self.search.installEventFilter(self)
        self.found = QLabel(self)
        self.found.setObjectName("muted")
        self.found.hide()
        self.contents = Contents(self)
        self.contents.wanted.connect(self.open)
        self.text = Prose(tr("Page"), self)
        selectable(self.text)
        self.text.document().setDocumentMargin(0)
        self.text.setViewportMargins(28, 20, 28, 20)
        self.text.anchorClicked.connect(self._follow)
        self._buttons: dict[str, tuple[QToolButton, QAction]] = {}
        self._lay_out()
        self.text.installEventFilter(self)
        self.contents.installEventFilter(self)
        self.contents.show_book(book)
        self.set_palette(palette)

    def _lay_out(self) -> None:
        back = self._tool("back", tr("Back"), ("Alt+Left",), self.back)
        forward = self._tool("forward", tr("Forward"), ("Alt+Right",), self.forward)
        home = self._tool("home", tr("First page"), ("Alt+Home",), lambda: self.open("start"))
        larger = self._tool("zoom-in", tr("Larger"), ("Ctrl++", "Ctrl+="), lambda: self._zoom(1))
        smaller = self._tool("zoom-out", tr("Smaller"), ("Ctrl+-",), lambda: self._zoom(-1))
        self._action("search", tr("Search"), ("Ctrl+F", "Ctrl+L"), self._focus_search)
        self._action("close", tr("Close"), ("Ctrl+W", "Esc"), self._leave)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 10, 6, 10)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.contents, 1)
        right = QWidget(self)
        page = QVBoxLayout(right)
        page.setContentsMargins(0, 6, 0, 0)
        page.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(22, 0, 10, 0)
        for button in (back, forward, home):
            bar.addWidget(button)
        bar.addStretch(1)
        for button in (smaller, larger):
            bar.addWidget(button)
        page.addLayout(bar)
        page.addWidget(self.text, 1)
        split = self._split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([320, _SIZE.width() - 320])
        split.setChildrenCollapsible(False)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def _action(self, key: str, text: str, keys: tuple[str, ...], run: object) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"handbook-{key}")
        action.setShortcuts([QKeySequence(one) for one in keys])
        if self._docked:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(run)
        self._keys.append(action)
        self.addAction(action)
        return action

    def _tool(self, key: str, text: str, keys: tuple[str, ...], run: object) -> QToolButton:
        action = self._action(key, text, keys, run)
        action.setToolTip(f"{text} ({keys[0]})")
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAccessibleName(text)
        button.setIconSize(QSize(18, 18))
        button.setMinimumSize(28, 28)
        button.setAutoRaise(True)
        self._buttons[key] = (button, action)
        return button

    def _leave(self) -> None:
        if self._docked:
            self.left.emit()
        else:
            self.close()

    # ---- in a dock

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow is (self._split.orientation() is Qt.Orientation.Vertical):
            return
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        first = self.height() // 4 if narrow else 320
        self._split.setSizes([first, (self.height() if narrow else self.width()) - first])

    @override
    def event(self, event: QEvent) -> bool:
        override = event.type() is QEvent.Type.ShortcutOverride
        if self._docked and override and isinstance(event, QKeyEvent) and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._meant(event) if self._docked else None
        if action is None:
            super().keyPressEvent(event)
        else:
            action.trigger()

    def _meant(self, event: QKeyEvent) -> QAction | None:
        """Return the action that a key is meant for."""
        keys = QKeySequence(event.keyCombination())
        return next((each for each in self._keys if keys in each.shortcuts()), None)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        for key, (_, action) in self._buttons.items():
            action.setIcon(icon(key, palette))
        self.text.set_palette(palette)
        if self._here >= 0:
            self._show(self._trail[self._here])

    # ---- pages

    def open(self, topic: str) -> bool:
        """Open the page of a topic, at its section; False where nothing explains it."""
        if self._book.find(topic) is None:
            return False
        if self._here < 0 or self._trail[self._here] != topic:
            self._trail = [*self._trail[: self._here + 1], topic]
            self._here = len(self._trail) - 1
        self._show(topic)
        return True

    @property
    def topic(self) -> str:
        """What is shown; "" before the first page."""
        return self._trail[self._here] if self._here >= 0 else ""

    def back(self) -> None:
        """Show the page before."""
        if self._here > 0:
            self._here -= 1
            self._show(self._trail[self._here])

    def forward(self) -> None:
        """Show the page from which ``back`` came."""
        if self._here + 1 < len(self._trail):
            self._here += 1
            self._show(self._trail[self._here])

    def _show(self, topic: str) -> None:
        place = self._book.find(topic)
        if place is None:
            return
        if self.text.shown != place.page.markdown:
            self.text.show_text(place.page.markdown)
        self._scroll_to(place)
        # Until the window is laid out a scroll bar has no range.
        QTimer.singleShot(0, self, lambda: self._scroll_to(place))
        self.contents.follow(place.page.key, place.section.topic)
        self._buttons["back"][1].setEnabled(self._here > 0)
        self._buttons["forward"][1].setEnabled(self._here + 1 < len(self._trail))
        self.setWindowTitle(
            tr("{title} - Handbook - vfioviz", title=place.section.plain_title)
        )  # fmt: skip
        announce(self, place.section.plain_title)

    def _scroll_to(self, place: Place) -> None:
        """Bring the section's heading to the top; headings are the blocks with a level."""
        block = self.text.document().begin()
        number = -1
        while block.isValid():
            number += block.blockFormat().headingLevel() > 0
            if number == place.number:
                break
            block = block.next()
        if not block.isValid():
            return
        self.text.setTextCursor(QTextCursor(block))
        # The last sections of a page can't be brought to the top.
        self.text.mark_block(block if place.number else None)
        rect = self.text.document().documentLayout().blockBoundingRect(block)
        bar = self.text.verticalScrollBar()
        bar.setValue(0 if place.number == 0 else round(rect.top()) - 6)

    def _follow(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith(SCHEME):
            self.open(target.removeprefix(SCHEME))
        elif target.startswith("lesson:"):
            self.lesson_wanted.emit(target.removeprefix("lesson:"))

    def _zoom(self, by: int) -> None:
        self._scale = max(0, min(self._scale + by, len(_SCALES) - 1))
        self.text.set_scale(_SCALES[self._scale])
        if self._here >= 0:
            self._show(self._trail[self._here])

    # ---- search

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self, words: str) -> None:
        count = self.contents.show_search(words)
        self.found.setVisible(bool(words.split()))
        self.found.setText(
            tr("Nothing has all of these words.") if not count else tr("Found: {n}", n=count)
        )
        announce(self, self.found.text())

    def _open_current(self) -> None:
        if topic := self.contents.topic():
            self.open(topic)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the results from the search, and keys of a docked one come first."""
        if (
            self._docked
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and (action := self._meant(event)) is not None
        ):
            action.trigger()
            return True
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        ):
            self.contents.setFocus(Qt.FocusReason.OtherFocusReason)
            QGuiApplication.sendEvent(self.contents, event)
            return True
        return super().eventFilter(watched, event)
