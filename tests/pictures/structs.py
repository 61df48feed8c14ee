"""Structs of headers: CXL as posted on two ABIs, from version to version, and in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.pictures.drawing import PICTURES, SAMPLES, close, open_window, save, settle
from vfioviz.capture.headerlist import HeadersWanted, laid_out
from vfioviz.capture.headersource import text_source
from vfioviz.capture.headerstructs import StructQuery
from vfioviz.headers.series import Edition, frames
from vfioviz.headers.view import StructView
from vfioviz.scene.series import Strip
from vfioviz.scene.structsheet import strips, structs
from vfioviz.uapi.abi import ARM, I386, S390X, X86_64
from vfioviz.ui.features.headers import desk
from vfioviz.ui.structs.picture import render

CXL = "vfio_device_info_cap_cxl"
RFC, V3 = "cxl-rfc.h", "cxl-v3.h"


def _read(name: str) -> str:
    return (SAMPLES / "headers" / name).read_text()


def draw_all(app: QApplication) -> None:
    source = text_source(_read(V3), f"samples/headers/{V3}")
    shown = laid_out(source, StructQuery((CXL,), (X86_64, I386), {}))
    render(structs(shown.tables, source.title), PICTURES / "struct-cxl.png", 2.0)
    editions = [Edition("RFC, 2024", _views(RFC)), Edition("v3, 2026", _views(V3))]
    strip = Strip(CXL, tuple(frames(editions)))
    render(strips([strip]), PICTURES / "series-cxl.png", 2.0)
    for theme in ("light", "dark"):
        _window(app, theme)


def _views(name: str) -> tuple[StructView, ...]:
    asked = StructQuery((CXL,), (X86_64, I386, ARM, S390X), {})
    return laid_out(text_source(_read(name), name), asked).tables[0].views


def _window(app: QApplication, theme: str) -> None:
    window = open_window(app, (1280, 720), theme)
    shown = desk(window.bench).show()
    shown.resize(1280, 720)
    shown.bar.source.setText(f"samples/headers/{V3}")
    shown.open(HeadersWanted(f"samples/headers/{V3}", "", _read(V3)))
    while shown.jobs.running:
        settle(app, 0.05)
    shown.chooser.choose(CXL)
    while shown.jobs.running:
        settle(app, 0.05)
    shown.pane.map.setFocus()
    for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * 4):
        QTest.keyClick(shown.pane.map, key)
    settle(app)
    save(shown.grab(), f"struct-window-{theme}.png")
    window.bench.close()
    close(app, window)
