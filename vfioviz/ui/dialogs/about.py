"""Help, About."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vfioviz import __version__
from vfioviz.language import mark, tr
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.icons import pixmap

_TEXT = mark(
    "<p>See how the Linux kernel lays out the answer of a VFIO info ioctl: info struct, pads and "
    "capabilities, byte by byte, as several versions of the kernel's code write them.</p>"
    "<p>Structs and constants are those of <code>linux/vfio.h</code> and "
    "<code>linux/vfio_zdev.h</code>. What a model shows is computed; only what is marked "
    "<b>captured</b> came from a kernel.</p>"
)


class AboutDialog(Dialog):
    """Name, version, what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About vfioviz"), "", parent)
        self.setFixedWidth(480)
        row = QHBoxLayout()
        row.setSpacing(18)
        logo = QLabel(self)
        logo.setPixmap(pixmap("vfioviz", "", 64, 2.0))
        row.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        title = QLabel(tr("vfioviz"), self)
        title.setObjectName("title")
        words.addWidget(title)
        version = QLabel(
            tr("{version}, Qt {qVersion}", version=__version__, qVersion=qVersion()), self
        )
        version.setObjectName("muted")
        words.addWidget(version)
        says = QLabel(tr(_TEXT), self)
        says.setWordWrap(True)
        says.setTextFormat(Qt.TextFormat.RichText)
        words.addWidget(says)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
