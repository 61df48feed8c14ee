"""Grey is grey on a desktop that smooths its letters by the colours of sub-pixels."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_EDIT = (
    '<match target="{target}"><edit name="rgba" mode="assign"><const>rgb</const></edit>'
    '<edit name="antialias" mode="assign"><bool>true</bool></edit></match>'
)
_SCRIPT = """
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from tests.pictures.drawing import SAMPLES, idle, open_window


def coloured(image):
    raw = image.convertToFormat(QImage.Format.Format_RGB888)
    width, data = raw.bytesPerLine(), bytes(raw.constBits())
    rows = [data[at * width : at * width + 3 * raw.width()] for at in range(raw.height())]
    return sum(a != b or b != c for row in rows
               for a, b, c in zip(row[::3], row[1::3], row[2::3]))


app = QApplication(["vfioviz"])
label = QLabel("iova_ranges")
label.setStyleSheet("color: black; background: white")
print(coloured(label.grab().toImage()) > 0)
window = open_window(app, (1280, 720), "light")
window.files.open_paths([str(SAMPLES / "iommu-linux-6.1.bin")])
idle(app, window)
window.actions_table["vision-grey"].trigger()
for panel in ("hex", "argsz", "legend", "reply"):
    window.panes.show(panel)
    idle(app, window)
    print(coloured(window.grab().toImage()))
window.actions_table["vision-full"].trigger()
print(coloured(label.grab().toImage()) > 0)
"""


def test_without_colour_letters_have_no_coloured_edges(tmp_path: Path) -> None:
    config = tmp_path / "fontconfig" / "fonts.conf"
    config.parent.mkdir()
    edits = "".join(_EDIT.format(target=target) for target in ("pattern", "font"))
    config.write_text(f"<fontconfig>{edits}</fontconfig>", encoding="utf-8")
    folders = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
    environment = os.environ | dict.fromkeys(folders, str(tmp_path))
    environment |= {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["True", "0", "0", "0", "0", "True"], done.stderr
