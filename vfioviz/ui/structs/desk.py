"""Where a window has its structs of headers."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from vfioviz.ui.handbook.shelf import Shelf
from vfioviz.ui.structs.window import StructWindow
from vfioviz.ui.workbench import Service, Workbench


class Desk(Service):
    """Opens the window of structs, and brings it back as it was left."""

    window: StructWindow | None = None
    """None until it is first wanted."""

    def show(self) -> StructWindow:
        """Show it."""
        if self.window is None:
            bench = self.bench
            self.window = StructWindow(
                bench.document, bench.theme.palette, lambda topic: bench.get(Shelf).show(topic)
            )
            bench.theme.changed.connect(self.window.set_palette)
            self.window.restore()
        shown = self.window
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.bar.source.setFocus()
        shown.bar.source.selectAll()
        return shown

    @override
    def hand_on(self) -> Callable[[Workbench], object] | None:
        parts = self.window.parts if self.window is not None and self.window.isVisible() else ()
        return (lambda bench: bench.get(Desk).show().open_all(parts)) if parts else None

    @override
    def close(self) -> None:
        if self.window is not None:
            self.window.jobs.close()
            self.window.close()
            self.window.deleteLater()
            self.window = None
