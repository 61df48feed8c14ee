"""``QT_QPA_PLATFORM=offscreen python -m tests.pictures [reviews|teaching|structs]``."""

from __future__ import annotations

import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp()
os.environ.update(XDG_CONFIG_HOME=_HOME, XDG_STATE_HOME=_HOME, XDG_DATA_HOME=_HOME)

from PySide6.QtWidgets import QApplication  # noqa: E402 -- after the environment

from tests.pictures import reviews, structs, teaching  # noqa: E402 -- likewise
from tests.pictures.drawing import PICTURES  # noqa: E402 -- likewise

SETS = {"reviews": reviews, "teaching": teaching, "structs": structs}


def main(wanted: list[str]) -> int:
    app = QApplication(["vfioviz"])
    (PICTURES / "lessons").mkdir(parents=True, exist_ok=True)
    for name in wanted or SETS:
        SETS[name].draw_all(app)
    print(f"drawn into {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
