"""pyqtgraph, loaded when the first chart is seen, in a thread of its own."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vfioviz.language import tr
from vfioviz.ui.jobs import SMALL, Jobs, Work

NAME = "pyqtgraph"


def load(jobs: Jobs, asks: QWidget, then: Callable[[], None]) -> None:
    """Call ``then`` when pyqtgraph is there: at once where it was loaded before.

    It takes some 300 ms, most of it numpy's: nothing that the window's thread may wait for.
    """
    size = 0 if NAME in sys.modules else SMALL + 1

    def loaded(result: Callable[[], None]) -> None:
        result()
        then()

    jobs.run((NAME, id(asks)), tr("Drawing the chart"), size, _import, loaded, bound=False)


def _import(progress: Work) -> None:
    # numpy can not be loaded anew once its loading was interrupted.
    progress.settle()
    importlib.import_module(NAME)
