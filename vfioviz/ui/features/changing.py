"""The actions of the Edit menu."""

from __future__ import annotations

from vfioviz.language import mark
from vfioviz.ui.spec import Spec

FORMS = (
    ("box", mark("box diagram"), ("Ctrl+Shift+B",)),
    ("hexdump", mark("annotated hex dump"), ("Ctrl+Shift+X",)),
    ("pahole", mark("pahole listing"), ()),
    ("markdown", mark("Markdown table"), ()),
    ("c", mark("C initialiser"), ()),
    ("rust", mark("Rust initialiser"), ()),
    ("python", mark("Python initialiser"), ()),
    ("c-test", mark("C test"), ()),
    ("rust-test", mark("Rust test"), ()),
    ("python-test", mark("Python test"), ()),
    ("json", mark("JSON record"), ()),
)
"""Keys of ``scene.mail.forms``, which is loaded when the first text is copied."""

EDIT = (
    Spec("undo", "Edit", mark("&Undo"), mark("Take the last edit back"), "undo", ("Ctrl+Z",)),
    Spec(
        "redo",
        "Edit",
        mark("&Redo"),
        mark("Make the edit again"),
        "redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
    ),
    Spec("edit", "Edit", mark("&Edit value"), mark("Edit the selected field"), "edit", ("F2",)),
    Spec(
        "add-cap",
        "Edit",
        mark("&Add capability…"),
        mark("Add a capability behind the selected one"),
        "add",
        ("Ins",),
        short=mark("Add cap"),
    ),
    Spec(
        "duplicate-cap",
        "Edit",
        mark("&Duplicate capability"),
        mark("Put a copy behind the selected capability"),
        "duplicate",
        ("Ctrl+D",),
    ),
    Spec(
        "move-up",
        "Edit",
        mark("Mo&ve up"),
        mark("Move the selected capability up in the chain"),
        "up",
        ("Alt+Up",),
    ),
    Spec(
        "move-down",
        "Edit",
        mark("Move do&wn"),
        mark("Move the selected capability down in the chain"),
        "down",
        ("Alt+Down",),
    ),
    Spec(
        "remove-cap",
        "Edit",
        mark("Re&move capability"),
        mark("Take the selected capability out"),
        "remove",
        ("Del",),
    ),
    Spec(
        "note",
        "Edit",
        mark("Add &note…"),
        mark("Pin a note to what is selected; it goes into the reply"),
        "pin",
        ("Ctrl+Shift+N",),
    ),
    Spec(
        "copy-reply",
        "Edit",
        mark("Copy the rep&ly"),
        mark("Copy what each variant does with the request, and the notes, as the text of a reply"),
        "copy",
        ("Ctrl+Shift+R",),
    ),
    Spec(
        "copy-text",
        "Edit",
        mark("&Copy as text"),
        mark("Copy the active column as text for a mail"),
        "copy",
        ("Ctrl+Shift+C",),
    ),
    *(
        Spec(
            f"copy-{key}",
            "Edit",
            mark("Copy as {name}"),
            mark("Copy the active column as {name}; it can be pasted back"),
            "copy",
            keys,
            values=(("name", name),),
        )
        for key, name, keys in FORMS
    ),
)
