"""Where a window has its handbook."""

from __future__ import annotations

from typing_extensions import override

from vfioviz.scene.handbook.book import book
from vfioviz.ui.handbook.window import HandbookWindow
from vfioviz.ui.translation import spoken
from vfioviz.ui.workbench import Service


class Shelf(Service):
    """Takes the handbook out and puts it back."""

    window: HandbookWindow | None = None
    """None while it is closed for good."""

    def show(self, topic: str = "") -> HandbookWindow:
        """Show the handbook, at a topic; "" leaves it where it was."""
        if self.window is None:
            # Without a parent: a dialog that is open must not block what explains it.
            self.window = HandbookWindow(book(spoken()), self.bench.theme.palette)
            self.window.lesson_wanted.connect(lambda key: self.bench.links.follow(f"lesson:{key}"))
            self.bench.theme.changed.connect(self.window.set_palette)
        shown = self.window
        if topic or not shown.topic:
            shown.open(topic or "start")
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown

    @override
    def close(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
