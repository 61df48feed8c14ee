"""A process that is measured: ``python -m tests.bench.child KIND [FILE...]``; prints JSON.

``plot`` and ``start`` end at their first paint; ``window`` and ``large`` work in the window.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

SIZE = (1200, 800)


def _report(**told: float) -> None:
    print(json.dumps(told), flush=True)


def _once_painted(kind: type, counts: Callable[[Any], bool], end: Callable[[], None]) -> None:
    """Report the time of the first paint of a widget of a kind, and end.

    A filter of all events would itself take its time, more of a window that has more in it.
    """
    from PySide6.QtCore import QTimer

    paint = kind.paintEvent  # type: ignore[attr-defined]  # of a QWidget
    seen = False

    def then() -> None:
        _now()
        end()

    def paintEvent(widget: Any, event: Any) -> None:
        nonlocal seen
        paint(widget, event)
        if not seen and counts(widget):
            seen = True
            QTimer.singleShot(0, then)

    kind.paintEvent = paintEvent  # type: ignore[attr-defined]  # the hook of the measurement


def plot() -> None:
    """A bare pyqtgraph window."""
    import pyqtgraph as pg

    app = pg.mkQApp()
    _once_painted(pg.PlotWidget, lambda _: True, app.quit)
    widget = pg.PlotWidget()
    widget.resize(*SIZE)
    widget.show()
    app.exec()


def _now() -> None:
    _report(painted=time.time())


def start(files: list[str]) -> None:
    """The program as its command starts it."""
    from vfioviz.cli import main
    from vfioviz.ui import ahead

    ahead.load()  # before Qt, as the command does
    ahead.unread()
    from PySide6.QtWidgets import QApplication

    from vfioviz.ui import main_window

    shown = main_window.MainWindow.show

    def show(window: main_window.MainWindow) -> None:
        from vfioviz.ui.bytemap.canvas import Canvas

        window.resize(*SIZE)
        _once_painted(Canvas, lambda _: bool(window.load_map().items), lambda: QApplication.exit(0))
        shown(window)

    main_window.MainWindow.show = show  # type: ignore[assignment, method-assign]  # the hook of the measurement
    main(files)


class Window:
    """The main window on a file, and a count of its map's paints."""

    def __init__(self, path: str) -> None:
        from PySide6.QtCore import QEvent, QObject, Qt
        from PySide6.QtWidgets import QApplication, QScrollBar
        from typing_extensions import override

        from vfioviz.ui.main_window import MainWindow
        from vfioviz.ui.theme import Theme

        class Counter(QObject):
            paints = 0

            @override
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    Counter.paints += 1
                return False

        self.app = QApplication(["vfioviz"])
        self.window = MainWindow(Theme(self.app))
        self.window.resize(*SIZE)
        began = time.perf_counter()
        self.window.files.open_paths([path])
        self.window.show()
        self.view = self.window.load_map()
        self.viewport = self.view.canvas.viewport()
        (self.bar,) = [
            bar
            for bar in self.view.findChildren(QScrollBar)
            if bar.parent() is self.view and bar.orientation() == Qt.Orientation.Vertical
        ]
        self._counter = Counter()
        self.viewport.installEventFilter(self._counter)
        while not (Counter.paints and self.view.items):
            self.app.processEvents()
        self.opened = time.perf_counter() - began
        self.settle()

    def settle(self, seconds: float = 0.4) -> None:
        """Let timers and animations end."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.app.processEvents()

    def until_painted(self, change: Callable[[], object]) -> float:
        """Return seconds from a change to the end of the paint that shows it."""
        before = self._counter.paints
        began = time.perf_counter()
        change()
        while self._counter.paints == before:
            self.app.processEvents()
        return time.perf_counter() - began

    def paint_anew(self) -> None:
        """Repaint with nothing kept from before, as after a change of theme or zoom."""
        for item in self.view.items:
            item.tiles.forget()
            item._head = None
        self.viewport.repaint()

    def median(self, changes: list[Callable[[], object]], pause: float = 0.0) -> float:
        times = []
        for change in changes:
            times.append(self.until_painted(change))
            self.settle(pause)
        return statistics.median(times)

    def rss(self) -> int:
        import psutil

        return int(psutil.Process().memory_info().rss)


def _columns(window: Window, count: int) -> None:
    from dataclasses import replace

    from vfioviz.document.project import CaptureColumn, ModelColumn
    from vfioviz.kernel.shipped import SHIPPED

    document = window.window.document
    project = document.project
    assert project is not None
    wanted: list[CaptureColumn | ModelColumn] = [
        CaptureColumn(0),
        *(ModelColumn(key) for key in SHIPPED.keys),
    ]
    document.apply("columns", replace(project, columns=tuple(wanted[:count])))
    window.settle()


def window(path: str, second: str | None = None) -> None:
    """Five columns of an ordinary answer: repaint, scroll, edit, undo; another file, opened."""
    from tests.projects import ref
    from vfioviz.document import edits

    it = Window(path)
    _columns(it, 5)
    it.window.resize(SIZE[0], 500)  # too low for all rows, so that there is something to scroll
    it.settle()
    assert len(it.view.items) == 5
    document, editing = it.window.document, it.window.editing
    repaint = it.median([it.viewport.repaint] * 40)
    cold = it.median([it.paint_anew] * 20)
    step = it.bar.singleStep()
    places = [step, 2 * step, step, 0] * 10
    scroll = it.median([lambda place=place: it.bar.setValue(place) for place in places])  # type: ignore[misc]  # a lambda

    def store(value: int) -> None:
        assert editing.run(lambda old: edits.set_field(old, ref(old, "caps[1].avail"), value))

    edit = it.median([lambda value=value: store(value) for value in range(1, 31)])  # type: ignore[misc]  # a lambda
    undo = it.median([document.undo_stack.undo] * 30)
    rss = it.rss()
    from vfioviz.ui.panels.table import ARGSZ

    it.window.panes.docks["argsz"].raise_()
    it.settle()
    spin = it.window.panes[ARGSZ].spin
    slide = it.median([lambda value=value: spin.setValue(value) for value in range(20, 50)])  # type: ignore[misc]  # a lambda
    document.undo_stack.setClean()

    def other(file: str) -> None:
        document.close()
        it.window.files.open_paths([file])

    files = (second or path, path) * 6
    opened = it.median([lambda file=file: other(file) for file in files], 0.05)  # type: ignore[misc]  # a lambda
    _report(
        repaint=repaint, cold=cold, scroll=scroll, edit=edit, undo=undo, slide=slide, rss=rss,
        open=opened,
    )  # fmt: skip


def sourced(path: str) -> None:
    """Five columns out of C text: the shipped versions' own, interpreted."""
    from dataclasses import replace

    from tests.projects import ref
    from vfioviz.document import edits
    from vfioviz.document.project import ModelColumn
    from vfioviz.kernel.shipped import SHIPPED
    from vfioviz.kernel.sourced.shipped import c_of
    from vfioviz.ui.panels.table import ARGSZ

    it = Window(path)
    document, editing = it.window.document, it.window.editing
    ours = [replace(c_of(key), key=f"c-{key}") for key in SHIPPED.keys]
    for one in ours:
        editing.run(lambda old, one=one: edits.add_version(old, one))  # type: ignore[misc]  # a lambda
    project = document.project
    assert project is not None
    columns = tuple(ModelColumn(one.key) for one in ours)
    document.apply("columns", replace(project, columns=columns))
    it.settle()
    assert [column.failure for column in document.derived.columns] == [""] * 5

    def store(value: int) -> None:
        assert editing.run(lambda old: edits.set_field(old, ref(old, "caps[1].avail"), value))

    edit = it.median([lambda value=value: store(value) for value in range(1, 31)])  # type: ignore[misc]  # a lambda
    undo = it.median([document.undo_stack.undo] * 30)
    it.window.panes.docks["argsz"].raise_()
    it.settle()
    spin = it.window.panes[ARGSZ].spin
    slide = it.median([lambda value=value: spin.setValue(value) for value in range(20, 50)])  # type: ignore[misc]  # a lambda
    _report(edit=edit, undo=undo, slide=slide)


def large(path: str) -> None:
    """One answer of 16 MiB as it is: repaint, and jumps all over it."""
    it = Window(path)
    _columns(it, 1)
    top = it.bar.maximum()
    repaint = it.median([it.viewport.repaint] * 40)
    cold = it.median([it.paint_anew] * 20)
    places = [top * part // 37 for part in range(1, 37)]
    scroll = it.median([lambda place=place: it.bar.setValue(place) for place in places])  # type: ignore[misc]  # a lambda
    minimap = it.view.minimap
    assert minimap.isVisible()
    little = _synchronous(minimap.repaint)

    def made_anew() -> None:
        minimap._drawn.clear()
        minimap._draw()

    _report(
        repaint=repaint, cold=cold, scroll=scroll, open=it.opened, rss=it.rss(),
        little=little, made=_synchronous(made_anew),
    )  # fmt: skip


def _synchronous(what: Callable[[], object], times: int = 40) -> float:
    """Return the median of what is over when it returns."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        what()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def charts(path: str, key: str) -> None:
    """A panel with a chart, as large as a wide window lets it be."""
    from PySide6.QtCore import Qt

    from vfioviz.ui.dock import give_room
    from vfioviz.ui.panels.plot import PlotPanel

    it = Window(path)
    it.window.resize(2560, 1440)
    it.window.panes.show(key)
    dock = it.window.panes.docks[key]
    panel = dock.panel
    assert isinstance(panel, PlotPanel)
    while panel.chart is None or not panel.chart.isVisible() or it.window.jobs.running:
        it.app.processEvents()
    give_room(it.window, [dock.frame], [700], Qt.Orientation.Vertical)
    it.settle()
    chart = panel.chart
    port = chart.viewport() if callable(getattr(chart, "viewport", None)) else chart.viewport  # type: ignore[attr-defined]  # of either kind
    _report(repaint=_synchronous(port.repaint))


def endure(path: str, cycles: int = 10_000) -> None:
    """Edit and undo, again and again: what the memory grows by once the caches are full."""
    from tests.projects import ref
    from vfioviz.document import edits

    it = Window(path)
    editing, stack = it.window.editing, it.window.document.undo_stack
    project = it.window.document.project
    assert project is not None
    avail = ref(project, "caps[1].avail")

    def cycle(count: int) -> float:
        began = time.perf_counter()
        for number in range(count):
            value = number % 500 + 1
            assert editing.run(lambda old, new=value: edits.set_field(old, avail, new))  # type: ignore[misc]  # a lambda
            it.app.processEvents()
            stack.undo()
            it.app.processEvents()
        return (time.perf_counter() - began) / count

    cycle(600)
    before, first = it.rss(), cycle(200)
    cycle(cycles - 400)
    last = cycle(200)
    _report(grown=it.rss() - before, first=first, last=last)


def main() -> None:
    kind, *files = sys.argv[1:]
    if kind == "plot":
        plot()
    elif kind == "start":
        start(files)
    elif kind == "charts":
        charts(*files)
        os._exit(0)  # as below
    else:
        kinds = {"window": window, "sourced": sourced, "large": large, "endure": endure}
        kinds[kind](*files)
        os._exit(0)  # nothing is measured of how a window goes


if __name__ == "__main__":
    main()
