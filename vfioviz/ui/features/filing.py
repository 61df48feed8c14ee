"""The actions of the File menu."""

from __future__ import annotations

from vfioviz.language import mark
from vfioviz.ui.spec import Spec

FILE = (
    Spec(
        "new-window", "File", mark("&New window"), mark("Open another window"), "pane", ("Ctrl+N",)
    ),
    Spec(
        "windows-many",
        "File",
        mark("Files open in new &windows"),
        mark("A window for each file, or all files side by side in one"),
        "layout",
        checkable=True,
    ),
    Spec(
        "open",
        "File",
        mark("&Open…"),
        mark("Open answers: .bin, .jsonl, .vfioviz or a text dump"),
        "open",
        ("Ctrl+O",),
        short=mark("Open"),
    ),
    Spec(
        "paste",
        "File",
        mark("&Paste dump"),
        mark("Open the hex dump on the clipboard"),
        "paste",
        ("Ctrl+Shift+V",),
        short=mark("Paste"),
    ),
    Spec(
        "capture",
        "File",
        mark("&Capture from devices…"),
        mark("Read the info ioctls of real devices, here or on another machine"),
        "capture",
        ("Ctrl+Shift+D",),
        short=mark("Capture"),
    ),
    Spec(
        "reread",
        "File",
        mark("Read a&gain…"),
        mark("Repeat the last capture and show before and after"),
        "reread",
        ("F5",),
        short=mark("Read again"),
    ),
    Spec(
        "home", "File", mark("S&tart page"), mark("Samples and recent files"), "home", ("Alt+Home",)
    ),
    Spec(
        "save",
        "File",
        mark("&Save"),
        mark("Save the project as a .vfioviz file"),
        "save",
        ("Ctrl+S",),
    ),
    Spec(
        "save-as",
        "File",
        mark("Save &as…"),
        mark("Save the project under another name"),
        "save",
        ("Ctrl+Shift+S",),
    ),
    Spec(
        "export",
        "File",
        mark("&Export map…"),
        mark("Save the map as PNG, SVG or PDF"),
        "export",
        ("Ctrl+E",),
        short=mark("Export"),
    ),
    Spec(
        "close",
        "File",
        mark("C&lose"),
        mark("Close the project and show the start page"),
        "close",
        ("Ctrl+W",),
    ),
    Spec("quit", "File", mark("&Quit"), mark("Leave vfioviz"), "quit", ("Ctrl+Q",)),
)
