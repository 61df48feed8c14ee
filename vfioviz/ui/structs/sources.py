"""What the window of structs has open: one source, or several in an order of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vfioviz.capture.headerlist import (
    HeadersOpened,
    HeadersWanted,
    SeriesOpened,
    in_order,
    listed,
)
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr
from vfioviz.ui.jobs import ENDLESS, Jobs, Work

Opened = HeadersOpened | SeriesOpened


class Sources(QObject):
    """Opens sources in a job; what is open stays so until that has succeeded."""

    taken = Signal()
    """Something else is open."""
    failed = Signal(str)
    """Why nothing else is open."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.opened: Opened | None = None
        self.parts: tuple[HeadersWanted, ...] = ()
        """Those that are open."""
        self._asked: tuple[HeadersWanted, ...] = ()
        """Those that are being read; () where none are."""
        self.stale = False
        """Whether a job that was ended has left some half read."""

    def open(self, wanted: HeadersWanted) -> None:
        """Open a source in the place of all others."""
        self._read((wanted,), ())

    def add(self, wanted: HeadersWanted) -> None:
        """Put a source behind those that are open, or being read."""
        before = self._asked or self.parts
        taken = {each.text for each in before if each != wanted}
        if wanted.pasted and wanted.text in taken:
            number = next(n for n in range(2, 1000) if f"{wanted.text} {n}" not in taken)
            wanted = wanted._replace(text=f"{wanted.text} {number}")
        self.arrange((*before, wanted))

    def arrange(self, parts: Sequence[HeadersWanted]) -> None:
        """Have these sources open; what of them is open is not read again."""
        self._read(parts, () if self.stale else self._known())

    def laid(self, opened: Opened) -> None:
        """Take what a layout made of it: it may have had to open it anew."""
        self.opened, self.stale = opened, False

    def _known(self) -> tuple[HeadersOpened, ...]:
        if isinstance(self.opened, SeriesOpened):
            return self.opened.parts
        return () if self.opened is None else (self.opened,)

    def _read(self, wanted: Sequence[HeadersWanted], known: Sequence[HeadersOpened]) -> None:
        parts = self._asked = tuple(wanted)
        if not parts:
            return

        def work(progress: Work) -> Opened:
            found = [
                next((one for one in known if one.wanted == each), None)
                or listed(each, progress.watch)
                for each in parts
            ]
            return in_order(found) if len(found) > 1 else found[0]

        def left(why: str) -> None:
            # Where another reading took its place, nothing is to be said.
            if self._asked is parts:
                self._asked = ()
                self.failed.emit(why)

        def done(result: Callable[[], Opened]) -> None:
            try:
                opened = result()
            except (PatchError, CaptureError, OSError) as problem:
                left(str(problem))
                return
            self.opened, self.parts, self._asked, self.stale = opened, parts, (), False
            self.taken.emit()

        name = Path(parts[-1].text).name or parts[-1].text
        self._jobs.cancel("struct")
        self._jobs.run(
            "source", tr("Reading {name}", name=name), ENDLESS, work, done, bound=False,
            dropped=lambda: left(tr("Reading was cancelled.")),
        )  # fmt: skip
