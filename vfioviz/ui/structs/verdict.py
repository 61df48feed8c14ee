"""What was found in a struct, and what would mend it: two tabs below the map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QTabWidget, QWidget

from vfioviz.headers.repair import Repair
from vfioviz.headers.rules import Finding
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.head_widths import set_widths
from vfioviz.ui.panels.tables import table
from vfioviz.ui.structs.findings import ABIS_, MEMBER, RULE, TEXT, StructFindings
from vfioviz.ui.structs.work import repair_text


class Verdict(QTabWidget):
    """A table of findings, and a text of repairs."""

    wanted = Signal(str, tuple)
    """The member of the finding that is chosen, and the ABIs on which it is found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.model = StructFindings(self)
        self.findings = table(self.model, tr("Findings"), self)
        header = self.findings.horizontalHeader()
        set_widths(header, {RULE: 19, MEMBER: 24, ABIS_: 26})
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.findings.selectionModel().currentChanged.connect(self._chosen)
        self.repairs = QPlainTextEdit(self)
        self.repairs.setReadOnly(True)
        self.repairs.setTabChangesFocus(True)
        self.repairs.setAccessibleName(tr("Repairs"))
        self.addTab(self.findings, "")
        self.addTab(self.repairs, "")
        self.show_verdict((), ())

    def show_verdict(self, findings: tuple[Finding, ...], repairs: Sequence[Repair]) -> None:
        """Show what was found of another struct."""
        self.model.show(findings)
        self.repairs.setPlainText("\n".join(repair_text(repairs)))
        self.setTabText(0, tr("Findings: {n}", n=len(findings)))
        self.setTabText(1, tr("Repairs: {n}", n=len(repairs)))
        self.setTabEnabled(1, bool(repairs))

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.model.set_palette(palette)

    @property
    def rule(self) -> str:
        """The rule of the finding that has the focus; "" for none."""
        row = self.findings.currentIndex().row()
        there = self.findings.hasFocus() and 0 <= row < len(self.model.findings)
        return self.model.findings[row].rule if there else ""

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self.findings.arriving:
            found = self.model.findings[index.row()]
            self.wanted.emit(found.member, found.abis)
