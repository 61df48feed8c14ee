"""Draws the states at each size and in each theme, and checks what is drawn.

Each scale has a process of its own: Qt takes it when it starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.pictures.drawing import close, open_window, settle
from tests.pictures.states import SIZES, STATES, THEMES, bring, wrong

_SCALE = "QT_SCALE_FACTOR"
_SCALES = ("1", "2")


def check(app: QApplication, into: Path | None) -> int:
    """Check at the scale of this process; returns how much is wrong."""
    scale, count = os.environ.get(_SCALE, "1"), 0
    for theme in THEMES:
        for size in SIZES:
            for state in STATES:
                window = open_window(app, size, theme)
                bring(app, window, state)
                name = f"{state.name}-{size[0]}x{size[1]}-{theme}-{scale}"
                found = wrong(window, state)
                for each in found:
                    print(f"{name}: {each}", flush=True)
                count += len(found)
                if into is not None:
                    window.grab().save(str(into / f"{name}.png"))
                window.panes.arrange()
                settle(app, 0.05)
                close(app, window)
    print(f"scale {scale}: {count} wrong", flush=True)
    return count


def check_all(into: Path | None) -> int:
    """Check at each scale; 0 where all is well, else 1."""
    if into is not None:
        into.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.pictures", "--check-here"]
    command += [str(into)] if into is not None else []
    ended = [
        subprocess.run(command, env={**os.environ, _SCALE: scale}, check=False).returncode
        for scale in _SCALES
    ]
    return int(any(ended))
