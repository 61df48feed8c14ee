"""The actions of the menus Teach and Help."""

from __future__ import annotations

from vfioviz.language import mark
from vfioviz.ui.spec import Spec

TEACH = (
    Spec(
        "learn",
        "Teach",
        mark("&Lessons and exercises…"),
        mark("Learn how an answer is laid out, from lessons that run on the map"),
        "lesson",
        ("Ctrl+L",),
        short=mark("Learn"),
    ),
    Spec(
        "lesson-file",
        "Teach",
        mark("Open a lesson &file…"),
        mark("Begin a lesson that you wrote"),
        "open",
    ),
    Spec(
        "lesson-next",
        "Teach",
        mark("&Next page"),
        mark("The next page of the lesson"),
        "follow",
        ("Alt+Right",),
    ),
    Spec(
        "lesson-back", "Teach", mark("Page &before"), mark("The page before"), "back", ("Alt+Left",)
    ),
    Spec(
        "lesson-hint",
        "Teach",
        mark("&Hint"),
        mark("A hint to what the page asks"),
        "info",
        ("Ctrl+H",),
    ),
    Spec(
        "lesson-answer",
        "Teach",
        mark("&Show answer"),
        mark("Show what is right, and go on"),
        "good",
        ("Ctrl+Shift+H",),
    ),
    Spec(
        "lesson-leave",
        "Teach",
        mark("Lea&ve the lesson"),
        mark("Go back to the start page"),
        "close",
        ("Ctrl+Shift+L",),
    ),
    Spec(
        "presenter",
        "Teach",
        mark("&Presenter view"),
        mark("Large type, the map and the lesson alone, everything by key"),
        "presenter",
        ("Ctrl+F11",),
        checkable=True,
    ),
)

HELP = (
    Spec(
        "help",
        "Help",
        mark("&What is this?"),
        mark("Explain what has the focus: a field, a pad, a finding, a column"),
        "help",
        ("F1",),
    ),
    Spec(
        "commands",
        "Help",
        mark("&Command palette…"),
        mark("Find an action, a file, a lesson or a page by typing a part of it"),
        "search",
        ("Ctrl+Shift+P",),
    ),
    Spec(
        "handbook", "Help", mark("&Handbook"), mark("Every term explained"), "lesson", ("Shift+F1",)
    ),
    Spec(
        "shortcuts",
        "Help",
        mark("&Keyboard shortcuts"),
        mark("List every shortcut"),
        "keyboard",
        ("Ctrl+F1",),
    ),
    Spec("about", "Help", mark("&About vfioviz"), mark("What this program is"), "about"),
)
