"""pyqtgraph is loaded by the first chart that is seen, and by nothing before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests import patience

ROOT = Path(__file__).parents[3]
CODE = """
import sys
from PySide6.QtWidgets import QApplication
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.theme import Theme

app = QApplication(["vfioviz"])
window = MainWindow(Theme(app))
window.files.open_paths([sys.argv[1]])
window.show()
while window.map is None or not window.map.items:
    app.processEvents()
window.grab()
assert "pyqtgraph" not in sys.modules and "numpy" not in sys.modules
window.panes.show("argsz")
panel = window.panes.docks["argsz"].panel
hook = sys.excepthook
while panel.chart is None:
    app.processEvents()
assert "pyqtgraph" in sys.modules
assert sys.excepthook is hook
window.close()
"""


def test_a_window_with_its_map_does_without_it(tmp_path: Path) -> None:
    sample = ROOT / "samples" / "iommu-linux-6.1.bin"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CODE, str(sample)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        timeout=patience.SECONDS,
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
            "XDG_STATE_HOME": str(tmp_path),
            "PATH": "/usr/bin:/bin",
        },
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
