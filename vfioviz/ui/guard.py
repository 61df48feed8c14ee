"""Refuses the pair of Python and PySide6 that aborts the interpreter.

PySide6 6.12.0 under Python before 3.12 drops a reference of ``None`` on each call that returns it;
after a few thousand calls the interpreter dies with ``none_dealloc``.
"""

from __future__ import annotations

import re


def refusal(python: tuple[int, int], pyside: str) -> str:
    """Return why this pair can not run, with what to do; "" where it can.

    Args:
        python: (major, minor) of the interpreter.
        pyside: Version of PySide6 as it names itself: ``6.11.3``.
    """
    release = tuple(int(part) for part in re.findall(r"\d+", pyside)[:2])
    if python < (3, 12) and release >= (6, 12):
        version = f"{python[0]}.{python[1]}"
        return (
            f"PySide6 {pyside} crashes under Python {version} (it loses references until the "
            "interpreter aborts). Install 'PySide6-Essentials<6.12', or use Python 3.12 or newer."
        )
    return ""
