"""Every action of the window in one table: text, icon, shortcuts, tooltip.

Rule 1: each action has a text, a tooltip and, where a toolbar may show it, an icon.
Rule 2: no shortcut is given twice; a test walks the table and the window.
"""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.document.state import MAX_COLUMNS


class Spec(NamedTuple):
    """One action, as the menus, the toolbar and Help know it."""

    key: str
    section: str
    text: str
    tip: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False
    short: str = ""
    """Text below the icon in the toolbar, where the menu's is too long."""


ROW_BYTES = (8, 16, 32, 64)
GRIDS = (2, 4, 8, 16, 64)
THEMES = ("system", "light", "dark")

FORMS = (
    ("box", "box diagram", ("Ctrl+Shift+B",)),
    ("hexdump", "annotated hex dump", ("Ctrl+Shift+X",)),
    ("pahole", "pahole listing", ()),
    ("markdown", "Markdown table", ()),
    ("c", "C initialiser", ()),
    ("rust", "Rust initialiser", ()),
    ("python", "Python initialiser", ()),
    ("c-test", "C test", ()),
    ("rust-test", "Rust test", ()),
    ("python-test", "Python test", ()),
    ("json", "JSON record", ()),
)
"""Keys of ``scene.mail.forms``, which is loaded when the first text is copied."""

_FILE = (
    Spec("new-window", "File", "&New window", "Open another window", "pane", ("Ctrl+N",)),
    Spec(
        "windows-many",
        "File",
        "Files open in new &windows",
        "A window for each file, or all files side by side in one",
        "layout",
        checkable=True,
    ),
    Spec(
        "open",
        "File",
        "&Open…",
        "Open answers: .bin, .jsonl, .vfioviz or a text dump",
        "open",
        ("Ctrl+O",),
        short="Open",
    ),
    Spec(
        "paste",
        "File",
        "&Paste dump",
        "Open the hex dump on the clipboard",
        "paste",
        ("Ctrl+Shift+V",),
        short="Paste",
    ),
    Spec(
        "capture",
        "File",
        "&Capture from devices…",
        "Read the info ioctls of real devices, here or on another machine",
        "capture",
        ("Ctrl+Shift+D",),
        short="Capture",
    ),
    Spec(
        "reread",
        "File",
        "Read a&gain…",
        "Repeat the last capture and show before and after",
        "reread",
        ("F5",),
        short="Read again",
    ),
    Spec("home", "File", "S&tart page", "Samples and recent files", "home", ("Alt+Home",)),
    Spec("save", "File", "&Save", "Save the project as a .vfioviz file", "save", ("Ctrl+S",)),
    Spec(
        "save-as",
        "File",
        "Save &as…",
        "Save the project under another name",
        "save",
        ("Ctrl+Shift+S",),
    ),
    Spec(
        "export",
        "File",
        "&Export map…",
        "Save the map as PNG, SVG or PDF",
        "export",
        ("Ctrl+E",),
        short="Export",
    ),
    Spec(
        "close", "File", "&Close", "Close the project and show the start page", "close", ("Ctrl+W",)
    ),
    Spec("quit", "File", "&Quit", "Leave vfioviz", "quit", ("Ctrl+Q",)),
)
_EDIT = (
    Spec("undo", "Edit", "&Undo", "Take the last edit back", "undo", ("Ctrl+Z",)),
    Spec("redo", "Edit", "&Redo", "Make the edit again", "redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Spec("edit", "Edit", "&Edit value", "Edit the selected field", "edit", ("F2",)),
    Spec(
        "add-cap",
        "Edit",
        "&Add capability…",
        "Add a capability behind the selected one",
        "add",
        ("Ins",),
        short="Add cap",
    ),
    Spec(
        "duplicate-cap",
        "Edit",
        "&Duplicate capability",
        "Put a copy behind the selected capability",
        "duplicate",
        ("Ctrl+D",),
    ),
    Spec(
        "move-up",
        "Edit",
        "Move &up",
        "Move the selected capability up in the chain",
        "up",
        ("Alt+Up",),
    ),
    Spec(
        "move-down",
        "Edit",
        "Move do&wn",
        "Move the selected capability down in the chain",
        "down",
        ("Alt+Down",),
    ),
    Spec(
        "remove-cap",
        "Edit",
        "&Remove capability",
        "Take the selected capability out",
        "remove",
        ("Del",),
    ),
    Spec(
        "note",
        "Edit",
        "Add &note…",
        "Pin a note to what is selected; it goes into the reply",
        "pin",
        ("Ctrl+Shift+N",),
    ),
    Spec(
        "copy-reply",
        "Edit",
        "Copy the &reply",
        "Copy what each variant does with the request, and the notes, as the text of a reply",
        "copy",
        ("Ctrl+Shift+R",),
    ),
    Spec(
        "copy-text",
        "Edit",
        "&Copy as text",
        "Copy the active column as text for a mail",
        "copy",
        ("Ctrl+Shift+C",),
    ),
    *(
        Spec(f"copy-{key}", "Edit", f"Copy as {name}",
             f"Copy the active column as {name}; it can be pasted back", "copy", keys)
        for key, name, keys in FORMS
    ),
)  # fmt: skip
_GO = (
    Spec(
        "goto",
        "Go",
        "&Go to…",
        "Go to an offset, a capability or a field",
        "goto",
        ("Ctrl+G",),
        short="Go to",
    ),
    Spec(
        "next-finding",
        "Go",
        "&Next finding",
        "Go to the next finding of the column",
        "next-finding",
        ("F8",),
        short="Next",
    ),
    Spec(
        "previous-finding",
        "Go",
        "&Previous finding",
        "Go to the finding before",
        "previous-finding",
        ("Shift+F8",),
        short="Previous",
    ),
    Spec(
        "follow",
        "Go",
        "&Follow next",
        "Go where cap_offset or next of the selection points",
        "follow",
        ("N",),
    ),
    Spec(
        "back",
        "Go",
        "&Back",
        "Go back to where you followed from",
        "back",
        ("B",),
    ),
    Spec(
        "next-difference",
        "Go",
        "Next &difference",
        "Select the next thing that differs from the reference",
        "next-finding",
        ("F6",),
    ),
    Spec(
        "previous-difference",
        "Go",
        "Previous difference",
        "Select the previous thing that differs from the reference",
        "previous-finding",
        ("Shift+F6",),
    ),
    Spec("next-pane", "Go", "Next p&ane", "Move the focus to the next pane", "pane", ("F12",)),
    Spec(
        "previous-pane",
        "Go",
        "Previous pan&e",
        "Move the focus to the pane before",
        "pane",
        ("Shift+F12",),
    ),
    *(
        Spec(
            f"column-{number}",
            "Go",
            f"Column &{number}",
            f"Show column {number} in the panels",
            "column",
            (f"Ctrl+{number}",),
        )
        for number in range(1, MAX_COLUMNS + 1)
    ),
)
_VARIANTS = (
    Spec(
        "compare",
        "Variants",
        "&Compare all variants",
        "Show each version of the kernel's code beside the buffer",
        "variants",
        ("Ctrl+K",),
        short="Compare",
    ),
    Spec(
        "abis",
        "Variants",
        "Compare &ABIs",
        "Show the active variant built for x86-64, i386, arm and s390x",
        "variants",
        ("Ctrl+Shift+K",),
    ),
    Spec(
        "producers",
        "Variants",
        "Compare &drivers",
        "Show what each driver that answers this ioctl makes of the request",
        "variants",
        ("Ctrl+Alt+K",),
    ),
    Spec(
        "reference",
        "Variants",
        "Make this column the &reference",
        "Compare the other columns with the active one",
        "pin",
        ("Ctrl+R",),
    ),
)
_VIEW = (
    Spec("zoom-in", "View", "Zoom &in", "Draw the map larger", "zoom-in", ("Ctrl++", "Ctrl+=")),
    Spec("zoom-out", "View", "Zoom &out", "Draw the map smaller", "zoom-out", ("Ctrl+-",)),
    Spec("zoom-reset", "View", "&Actual size", "Draw the map at 100 %", "zoom-reset", ("Ctrl+0",)),
    *(
        Spec(
            f"rows-{size}",
            "View",
            f"{size} bytes a row",
            f"Show {size} bytes in each row",
            "rows",
            checkable=True,
        )
        for size in ROW_BYTES
    ),
    Spec(
        "grid-cycle", "View", "Next &grid", "Draw gridlines at the next alignment", "grid", ("G",)
    ),
    *(
        Spec(
            f"grid-{size}",
            "View",
            f"Gridlines each {size} bytes",
            f"Draw gridlines at multiples of {size}",
            "grid",
            checkable=True,
        )
        for size in GRIDS
    ),
    Spec(
        "hex-offsets",
        "View",
        "Offsets in &hex",
        "Write offsets beside the map in hex",
        "hex",
        checkable=True,
    ),
    Spec(
        "fold", "View", "&Fold slack", "Show long runs of slack as one row", "fold", checkable=True
    ),
    Spec(
        "animate",
        "View",
        "A&nimate moves",
        "Let bytes glide to where an edit moves them",
        "animate",
        checkable=True,
    ),
    *(
        Spec(
            f"theme-{name}",
            "View",
            {"system": "As the &system", "light": "&Light", "dark": "&Dark"}[name],
            f"Colours: {'follow the system' if name == 'system' else name}",
            "theme",
            checkable=True,
        )
        for name in THEMES
    ),
    Spec(
        "full-screen",
        "View",
        "F&ull screen",
        "Give the window the whole screen",
        "full-screen",
        ("F11",),
        checkable=True,
    ),
    Spec(
        "reset-layout",
        "View",
        "&Reset panels",
        "Put the panels back where they were at first",
        "layout",
    ),
)
_TEACH = (
    Spec(
        "learn",
        "Teach",
        "&Lessons and exercises…",
        "Learn how an answer is laid out, from lessons that run on the map",
        "lesson",
        ("Ctrl+L",),
        short="Learn",
    ),
    Spec("lesson-file", "Teach", "Open a lesson &file…", "Begin a lesson that you wrote", "open"),
    Spec(
        "lesson-next",
        "Teach",
        "&Next page",
        "The next page of the lesson",
        "follow",
        ("Alt+Right",),
    ),
    Spec("lesson-back", "Teach", "Page &before", "The page before", "back", ("Alt+Left",)),
    Spec("lesson-hint", "Teach", "&Hint", "A hint to what the page asks", "info", ("Ctrl+H",)),
    Spec(
        "lesson-answer",
        "Teach",
        "&Show answer",
        "Show what is right, and go on",
        "good",
        ("Ctrl+Shift+H",),
    ),
    Spec(
        "lesson-leave",
        "Teach",
        "&Leave the lesson",
        "Go back to the start page",
        "close",
        ("Ctrl+Shift+L",),
    ),
    Spec(
        "presenter",
        "Teach",
        "&Presenter view",
        "Large type, the map and the lesson alone, everything by key",
        "presenter",
        ("Ctrl+F11",),
        checkable=True,
    ),
)
_HELP = (
    Spec(
        "help",
        "Help",
        "&What is this?",
        "Explain what has the focus: a field, a pad, a finding, a column",
        "help",
        ("F1",),
    ),
    Spec(
        "commands",
        "Help",
        "&Command palette…",
        "Find an action, a file, a lesson or a page by typing a part of it",
        "search",
        ("Ctrl+Shift+P",),
    ),
    Spec("handbook", "Help", "&Handbook", "Every term explained", "lesson", ("Shift+F1",)),
    Spec(
        "shortcuts",
        "Help",
        "&Keyboard shortcuts",
        "List every shortcut",
        "keyboard",
        ("Ctrl+F1",),
    ),
    Spec("about", "Help", "&About vfioviz", "What this program is", "about"),
)

SPECS: tuple[Spec, ...] = (*_FILE, *_EDIT, *_GO, *_VARIANTS, *_VIEW, *_TEACH, *_HELP)
SECTIONS = ("File", "Edit", "Go", "Variants", "View", "Teach", "Help")

GROUPS = (
    tuple(f"rows-{size}" for size in ROW_BYTES),
    tuple(f"grid-{size}" for size in GRIDS),
    tuple(f"theme-{name}" for name in THEMES),
)
"""Actions of which one is checked."""
