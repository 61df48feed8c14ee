"""``QT_QPA_PLATFORM=offscreen python -m tests.pictures [reviews|teaching|structs]``.

``python -m tests.pictures --check [FOLDER]`` draws other states of the window, at three sizes, in
three themes and at two scales, into the folder if there is one, and says what is not whole.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp()
os.environ.update(XDG_CONFIG_HOME=_HOME, XDG_STATE_HOME=_HOME, XDG_DATA_HOME=_HOME)

from PySide6.QtWidgets import QApplication  # noqa: E402 -- after the environment

from tests.pictures import checking, reviews, structs, teaching  # noqa: E402 -- likewise
from tests.pictures.drawing import PICTURES  # noqa: E402 -- likewise

SETS = {"reviews": reviews, "teaching": teaching, "structs": structs}


def main(wanted: list[str]) -> int:
    if wanted and not wanted[0].startswith("--check") and not SETS.keys() >= set(wanted):
        print(__doc__)
        return 0 if wanted[0] in {"-h", "--help"} else 2
    if wanted and wanted[0] == "--check":
        return checking.check_all(Path(wanted[1]).resolve() if wanted[1:] else None)
    app = QApplication(["vfioviz"])
    if wanted and wanted[0] == "--check-here":
        return int(checking.check(app, Path(wanted[1]) if wanted[1:] else None) > 0)
    (PICTURES / "lessons").mkdir(parents=True, exist_ok=True)
    for name in wanted or SETS:
        SETS[name].draw_all(app)
    print(f"drawn into {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
