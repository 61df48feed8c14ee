"""Until the map is painted nothing is loaded that it does without: each module costs time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CODE = """
import json, os, sys
from tests.bench import child

def tell():
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

child._now = tell
child.start(sys.argv[1:])
"""
_LATER = (
    "numpy", "pyqtgraph", "email",
    "vfioviz.capture.patches", "vfioviz.capture.headerlist", "vfioviz.csource", "vfioviz.headers",
    "vfioviz.document.teach", "vfioviz.document.variants",
    "vfioviz.ui.bytemap.export", "vfioviz.ui.handbook.window", "vfioviz.ui.launcher",
    "vfioviz.ui.live", "vfioviz.ui.plots", "vfioviz.ui.structs", "vfioviz.ui.successor",
    "vfioviz.ui.teach", "vfioviz.ui.watch", "vfioviz.ui.worksheet",
)  # fmt: skip
"""What plays no part in a map of an answer, and all below it."""


def test_the_first_map_waits_for_none_of_what_comes_later(tmp_path: Path) -> None:
    files = [str(ROOT / "samples" / f"iommu-linux-{one}.bin") for one in ("6.1", "6.12")]
    home = {"XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _CODE, *files],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **home},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = json.loads(done.stdout)
    assert "vfioviz.ui.bytemap.view" in loaded
    early = [name for name in loaded for later in _LATER
             if name == later or name.startswith(f"{later}.")]  # fmt: skip
    assert early == []
