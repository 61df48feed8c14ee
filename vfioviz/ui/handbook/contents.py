"""Pages and sections as a tree: all of them, or those that a search found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.handbook.book import Book
from vfioviz.scene.handbook.search import search
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

_TOPIC = Qt.ItemDataRole.UserRole


def _is_field(topic: str) -> bool:
    """Whether it is a struct's field: found by search, and below its struct."""
    return topic.startswith("struct.") and topic.count(".") > 1


@whole
class Contents(QTreeWidget):
    """Enter, or a click, opens what is chosen."""

    wanted = Signal(str)
    """A topic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Contents"))
        self.setUniformRowHeights(False)
        self.setTabKeyNavigation(False)
        self._book: Book | None = None
        self._items: dict[str, QTreeWidgetItem] = {}
        self.itemClicked.connect(self._chosen)

    def show_book(self, book: Book) -> None:
        """List all pages."""
        self._book = book
        self.clear()
        self._items.clear()
        for page in book.pages:
            head = self._item(self.invisibleRootItem(), page.title, page.key)
            for section in page.sections[1:]:
                if not _is_field(section.topic):
                    self._item(head, section.plain_title, section.topic)

    def _item(self, parent: QTreeWidgetItem, text: str, topic: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [text])
        item.setData(0, _TOPIC, topic)
        item.setToolTip(0, plain(text))
        self._items[topic] = item
        return item

    def show_search(self, words: str) -> int:
        """List what has all words, the best first; all pages for no word. Returns how many."""
        if self._book is None:
            return 0
        if not words.split():
            self.show_book(self._book)
            return len(self._book.pages)
        self.clear()
        self._items.clear()
        hits = search(self._book, words)
        for hit in hits:
            topic = hit.place.section.topic
            head = hit.place.page.title
            if _is_field(topic):
                head = f"struct {topic.split('.')[1]}"
            own = hit.place.section.plain_title
            text = own if hit.place.number == 0 else f"{own}\n{head}"
            item = self._item(self.invisibleRootItem(), text, topic)
            item.setToolTip(0, plain(hit.excerpt))
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
        return len(hits)

    def follow(self, page: str, topic: str) -> None:
        """Mark the section that is shown, or its page."""
        if _is_field(topic):
            topic = topic.rpartition(".")[0]
        item = self._items.get(topic) or self._items.get(page)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def topic(self) -> str:
        """Return the topic of the current entry; "" for none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _TOPIC))

    def _chosen(self, _item: QTreeWidgetItem) -> None:
        self.wanted.emit(self.topic())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.wanted.emit(self.topic())
            return
        super().keyPressEvent(event)
