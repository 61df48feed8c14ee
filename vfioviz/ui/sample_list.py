"""The samples by group: the two answers that the argument is about come first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from vfioviz.capture.samples import Sample, samples
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.scene.text import BADGES
from vfioviz.ui.two_lines import DATA, KIND, TEXT, TwoLines, add_heading, add_row
from vfioviz.ui.whole import whole

_PAIR = ("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")


@whole
class SampleList(QListWidget):
    """Opens with a click, and with Enter what is selected; Ctrl and Shift select several."""

    wanted = Signal(object)
    """A tuple of samples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Samples"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._delegate = TwoLines(LIGHT, self)
        self.setItemDelegate(self._delegate)
        self.itemClicked.connect(self._clicked)
        self._fill()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._delegate.palette = palette
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_selected()
            return
        super().keyPressEvent(event)

    def _clicked(self) -> None:
        if QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self.open_selected()

    def open_selected(self) -> None:
        """Ask for what is selected."""
        chosen: list[Sample] = []
        for item in self.selectedItems():
            chosen += item.data(DATA) or ()
        if chosen:
            self.wanted.emit(tuple(chosen))

    def _fill(self) -> None:
        try:
            known = samples()
        except CaptureError as problem:
            self.addItem(QListWidgetItem(str(problem)))
            return
        by_file = {sample.file: sample for sample in known}
        if all(name in by_file for name in _PAIR):
            pair = tuple(by_file[name] for name in _PAIR)
            add_heading(self, tr("The argument"))
            said = tr(
                "iova_range moves from 68 to 72: watch the u64 fields come back onto their lines."
            )
            title = tr("IOMMU_GET_INFO, Linux 6.1 and 6.12 side by side")
            add_row(self, title, said, _kind(pair[0]), pair)
        group = ""
        for sample in known:
            if sample.group != group:
                group = sample.group
                add_heading(self, tr(group))
            add_row(self, tr(sample.title), tr(sample.text), _kind(sample), (sample,))
        self.setCurrentRow(1)

    def filter(self, wanted: str) -> bool:
        """Show the samples that have all these words, and the headings above; False: none has."""
        words = wanted.lower().split()
        heading: QListWidgetItem | None = None
        first: QListWidgetItem | None = None
        for row in range(self.count()):
            item = self.item(row)
            entry = item.data(DATA)
            if entry is None:
                heading = item
                item.setHidden(True)
                continue
            told = (item.text(), item.data(TEXT), item.data(KIND), entry[0].file, entry[0].group)
            found = all(word in " ".join(told).lower() for word in words)
            item.setHidden(not found)
            if found:
                first = first or item
                if heading is not None:
                    heading.setHidden(False)
        if first is None:
            # What is hidden is not opened.
            self.clearSelection()
            return False
        self.setCurrentItem(first)
        return True


def _kind(sample: Sample) -> str:
    return f"{tr(BADGES[sample.provenance.kind])}  ·  {sample.ioctl}  ·  {sample.abi}"
