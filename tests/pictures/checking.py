"""Draws the states at each size and in each theme, and checks what is drawn.

Each theme at each scale is a part with a process of its own, as many at a time as there are
processors: Qt takes the scale when it starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.pictures.drawing import close, open_window, settle
from tests.pictures.states import SIZES, STATES, THEMES, bring, wrong

_SCALE, _THEME = "QT_SCALE_FACTOR", "VFIOVIZ_CHECKED_THEME"
_SCALES = ("1", "2")


def check(app: QApplication, into: Path | None) -> int:
    """Check in the theme and at the scale of this process; returns how much is wrong."""
    theme, scale = os.environ.get(_THEME, THEMES[0]), os.environ.get(_SCALE, "1")
    count = 0
    for size, state in product(SIZES, STATES):
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
        settle(app, 0.0)
        close(app, window)
    print(f"{theme}, scale {scale}: {len(SIZES) * len(STATES)} pictures, {count} wrong", flush=True)
    return count


def check_all(into: Path | None) -> int:
    """Check each part; 0 where all is well, else 1."""
    if into is not None:
        into.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.pictures", "--check-here"]
    command += [str(into)] if into is not None else []

    def run(part: tuple[str, str]) -> int:
        scale, theme = part
        environment = {**os.environ, _SCALE: scale, _THEME: theme}
        return subprocess.run(command, env=environment, check=False).returncode

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return int(any(pool.map(run, product(_SCALES, THEMES))))
