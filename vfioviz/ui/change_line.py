"""The line above the map: which ioctl it is, and what the last change did. It stays until the next.

It never comes or goes while something is open, so that the map keeps its place.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from vfioviz.document.derived import DerivedColumn
from vfioviz.language import tr
from vfioviz.scene.change import line
from vfioviz.ui.elided import ElidedLabel
from vfioviz.ui.qdocument import QDocument


class ChangeLine(QFrame):
    """Follows the document."""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("change")
        self._document = document
        self._ioctl = QLabel(self)
        self._ioctl.setObjectName("ioctl")
        self._ioctl.setTextFormat(Qt.TextFormat.PlainText)
        self._said = ElidedLabel(self)
        self._said.setToolTip(tr("What changed"))
        self._said.setAccessibleName(tr("What changed"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(12)
        row.addWidget(self._ioctl)
        row.addWidget(self._said, 1)
        self._before: tuple[DerivedColumn, ...] = ()
        self._begun: tuple[DerivedColumn, ...] = ()
        """The columns before the step that is the last one by now."""
        self._pair: tuple[int, int] | None = None
        self._settling = False
        """Whether an edit has just been told, and what it selects is still to come."""
        document.loaded.connect(self._forget)
        document.derived_changed.connect(self._changed)
        document.view_changed.connect(self._looked)

    @property
    def text(self) -> str:
        """What is said; "" where nothing is."""
        return self._said.text()

    @property
    def ioctl(self) -> str:
        """The ioctl that is named."""
        return self._ioctl.text()

    def _forget(self) -> None:
        """Another document is shown: nothing of it has changed yet."""
        self._before, self._begun, self._pair = (), (), None

    def _changed(self, _derived: object) -> None:
        before, self._before = self._before, self._document.derived.columns
        self._name()
        self.setVisible(self._document.active_column is not None)
        if not self._document.goes_on:
            self._begun = before
        same = [one.column for one in self._begun] == [one.column for one in self._before]
        said = self._edited(self._begun) if same else ""
        self._pair = self._compared()
        self._say(said or self._told())
        if said:
            self._settling = True
            QTimer.singleShot(0, self, self._settle)

    def _name(self) -> None:
        column = self._document.active_column
        self._ioctl.setText("" if column is None else column.layout.ioctl.name)

    def _settle(self) -> None:
        self._settling = False

    def _looked(self, _view: object) -> None:
        """Tell of another pair of columns; a selection alone is no change."""
        self._name()
        pair = self._compared()
        if pair != self._pair:
            self._pair = pair
            if not self._settling:
                self._say(self._told())

    def _edited(self, before: tuple[DerivedColumn, ...]) -> str:
        """Tell of the first computed column that an edit changed, the active one before others."""
        active = self._document.active
        now = self._before
        order = sorted(range(len(now)), key=lambda index: (index != active, index))
        for index in order:
            if index < len(before) and before[index].layout is not now[index].layout:
                said = line(before[index], now[index])
                if said:
                    return tr("{title}: {said}", title=now[index].title, said=said)
        return ""

    def _compared(self) -> tuple[int, int] | None:
        """Return the reference and the active column, which may be the reference itself."""
        count, reference = len(self._document.derived.columns), self._document.view.reference
        return (reference, self._document.active) if 1 < count > reference else None

    def _told(self) -> str:
        """Tell how the active column differs; of the reference, how the first one that does."""
        if self._pair is None:
            return ""
        columns, (reference, active) = self._document.derived.columns, self._pair
        one = columns[reference]
        for other in columns if active == reference else columns[active : active + 1]:
            said = line(one, other)
            if said:
                return tr(
                    "{title} → {title2}: {said}", title=one.title, title2=other.title, said=said
                )
        return ""

    def _say(self, said: str) -> None:
        self._said.setText("" if self._document.hides else said)
