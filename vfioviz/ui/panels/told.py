"""A panel with a table that is worked out from the document when it is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QLabel,
    QStackedLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.ui.head_widths import share_widths
from vfioviz.ui.jobs import Jobs, Work
from vfioviz.ui.models.told import Told, ToldModel
from vfioviz.ui.panels.seen import SeenPanel
from vfioviz.ui.panels.tables import table
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

Rows = tuple[tuple[Told, ...], str]
"""The rows, and what to say where there are none."""


class Plan(NamedTuple):
    """How the rows are to be worked out."""

    size: int
    """Bytes that have to be gone through."""
    work: Callable[[Work], Rows]
    """Of frozen values: it may run in a thread of its own."""


def nothing(said: str) -> Plan:
    """Return the plan of no rows."""
    return Plan(0, lambda _work: ((), said))


@whole
class ToldPanel(SeenPanel):
    """A subclass says what is told; choosing a row selects its bytes."""

    headers: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Digits; 0 takes what is left."""
    name = ""

    def __init__(self, document: QDocument, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = jobs
        self._following = False
        self.around = False
        """Whether the last step went around the end."""
        self._seen: object = None
        self.model = ToldModel(self.headers, self)
        self.view = table(self.model, tr(self.name), self)
        share_widths(self.view.horizontalHeader(), self.widths)
        self.none = QLabel(self)
        self.none.setObjectName("muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        self.none.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.none)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.clicked.connect(lambda index: self._chosen(index, QModelIndex()))
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)

    def plan(self) -> Plan:
        """Return how the rows are worked out."""
        raise NotImplementedError

    def subject(self) -> object:
        """Return what the rows depend on; they are worked out anew when it changes."""
        raise NotImplementedError

    def step(self, by: int) -> bool:
        """Select the next (1) or previous (-1) row, around the end; False without any."""
        self._update()
        count = self.model.rowCount()
        if not count:
            return False
        current = self.view.currentIndex()
        row = current.row() + by if current.isValid() else (0 if by > 0 else count - 1)
        self.around = not 0 <= row < count
        self.view.setCurrentIndex(self.model.index(row % count, 0))
        return True

    @override
    def _update(self) -> None:
        subject = self.subject()
        if subject == self._seen:
            return
        self._seen = subject
        plan = self.plan()
        name = tr(self.name)
        if not self._jobs.run(
            self, name, plan.size, plan.work, self._worked_out, dropped=self._dropped
        ):
            self._show((), tr("{name}: being worked out…", name=name))

    def _worked_out(self, result: Callable[[], Rows]) -> None:
        self._show(*result())

    def _dropped(self) -> None:
        """Say that it was ended; what is seen again is worked out again."""
        self._seen = None
        self._show((), tr("Cancelled. It is worked out when the panel is shown again."))

    def _show(self, rows: tuple[Told, ...], none: str) -> None:
        self._following = True
        try:
            self.model.set_rows(rows)
        finally:
            self._following = False
        self.none.setText(none)
        shown = self.view if rows else self.none
        # Whoever goes to the panel gets there, also while its rows are being worked out.
        focused = self.view.hasFocus() or self.none.hasFocus()
        self.setFocusProxy(shown)
        self._stack.setCurrentWidget(shown)
        if focused:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._following or self.view.arriving or not index.isValid():
            return
        row = self.model.rows[index.row()]
        columns = self._document.derived.columns
        if not 0 <= row.column < len(columns):
            return
        layout = columns[row.column].layout
        stop = min(row.stop, layout.size)
        if row.start < stop:
            leaf = layout.leaf_at(row.start)
            whole = (row.start, stop) == (leaf.start, leaf.stop)
            ref = layout.ref(leaf) if whole else None
            self._document.select(Selection(row.column, row.start, stop, ref))
