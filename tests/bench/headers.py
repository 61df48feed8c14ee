"""Structs of headers: from a file to a drawn map, and the index of a folder, first and again."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.table import Row, budget, duration
from vfioviz.capture.headerlist import HeadersWanted, listed
from vfioviz.capture.headerstructs import StructQuery
from vfioviz.scene.palette import LIGHT
from vfioviz.scene.structpieces import nothing_folds
from vfioviz.uapi.abi import ABIS, WITH_VFIO
from vfioviz.uapi.schema import Abi

FOLDER = Path("/usr/include/linux")
STRUCT = "vfio_device_gfx_plane_info"


def rows(turns: int = 7) -> list[Row]:
    """Return the budgets, for headers that are installed."""
    header = FOLDER / "vfio.h"
    if not header.is_file():
        return [Row(f"{header} is not installed", "-")]
    few = _drawn(header, tuple(WITH_VFIO), turns)
    every = _drawn(header, tuple(ABIS.values()), turns)
    return [
        budget(f"linux/vfio.h to a drawn struct, {len(WITH_VFIO)} ABIs", few[0], 0.1),
        Row("  the first time in a process", duration(few[1])),
        budget(f"linux/vfio.h to a drawn struct, {len(ABIS)} ABIs", every[0], 0.2),
        *_indexed(),
    ]


def _drawn(header: Path, abis: tuple[Abi, ...], turns: int) -> tuple[float, float]:
    """Return the median and the first seconds of reading, laying out and painting; of one core."""
    from PySide6.QtWidgets import QApplication

    from vfioviz.ui.structs.map import StructMap
    from vfioviz.ui.structs.work import DrawWish, draw

    app = QApplication.instance() or QApplication(sys.argv[:1])
    shown = StructMap(LIGHT)
    shown.resize(1000, 600)
    taken = []
    for _ in range(turns):
        began = time.process_time()
        opened = listed(HeadersWanted(str(header)))
        asked = StructQuery((STRUCT,), abis, {})
        wish = DrawWish(opened, asked, 8, nothing_folds, {}, lanes=False, anew=False)
        shown.show_band(draw(wish).entries[0].band)
        shown.grab()
        taken.append(time.process_time() - began)
    del app
    return statistics.median(taken), taken[0]


def _indexed() -> list[Row]:
    """Return what the index of all headers takes, with nothing kept, and with all of it."""
    before = os.environ.get("XDG_CACHE_HOME")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        try:
            taken = []
            for _ in range(2):
                began = time.perf_counter()
                listed(HeadersWanted(str(FOLDER)))
                taken.append(time.perf_counter() - began)
        finally:
            if before is None:
                del os.environ["XDG_CACHE_HOME"]
            else:
                os.environ["XDG_CACHE_HOME"] = before
    first, again = taken
    return [
        budget(f"{FOLDER} indexed, nothing kept", first, 10.0),
        Row("  again", duration(again), f"{first / again:.1f} times faster", again < first),
    ]
