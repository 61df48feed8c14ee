"""The actions of the View menu."""

from __future__ import annotations

from vfioviz.language import mark
from vfioviz.ui.spec import Spec

ROW_BYTES = (8, 16, 32, 64)
GRIDS = (2, 4, 8, 16, 64)
_THEMES = {
    "system": (mark("As the &system"), mark("Colours: follow the system")),
    "light": (mark("&Light"), mark("Colours: light")),
    "dark": (mark("&Dark"), mark("Colours: dark")),
    "contrast": (
        mark("&High contrast"),
        mark("Colours: black on white or white on black, as the system"),
    ),
}
THEMES = tuple(_THEMES)

LANGUAGES = {"system": mark("As the &system"), "en": "&English", "de": "&Deutsch"}
"""Each in itself; ``ui.translation`` knows which of them are there."""

VIEW = (
    Spec(
        "zoom-in",
        "View",
        mark("Zoom &in"),
        mark("Draw the map larger"),
        "zoom-in",
        ("Ctrl++", "Ctrl+="),
    ),
    Spec(
        "zoom-out", "View", mark("Zoom &out"), mark("Draw the map smaller"), "zoom-out", ("Ctrl+-",)
    ),
    Spec(
        "zoom-reset",
        "View",
        mark("&Actual size"),
        mark("Draw the map at 100 %"),
        "zoom-reset",
        ("Ctrl+0",),
    ),
    *(
        Spec(
            f"rows-{size}",
            "View",
            mark("{size} bytes a row"),
            mark("Show {size} bytes in each row"),
            "rows",
            checkable=True,
            values=(("size", size),),
        )
        for size in ROW_BYTES
    ),
    Spec(
        "grid-cycle",
        "View",
        mark("Next &grid"),
        mark("Draw gridlines at the next alignment"),
        "grid",
        ("G",),
    ),
    *(
        Spec(
            f"grid-{size}",
            "View",
            mark("Gridlines each {size} bytes"),
            mark("Draw gridlines at multiples of {size}"),
            "grid",
            checkable=True,
            values=(("size", size),),
        )
        for size in GRIDS
    ),
    Spec(
        "hex-offsets",
        "View",
        mark("Offsets in &hex"),
        mark("Write offsets beside the map in hex"),
        "hex",
        checkable=True,
    ),
    Spec(
        "fold",
        "View",
        mark("&Fold slack"),
        mark("Show long runs of slack as one row"),
        "fold",
        checkable=True,
    ),
    Spec(
        "animate",
        "View",
        mark("A&nimate moves"),
        mark("Let bytes glide to where an edit moves them"),
        "animate",
        checkable=True,
    ),
    *(
        Spec(
            f"theme-{name}",
            "View",
            text,
            tip,
            "theme",
            checkable=True,
        )
        for name, (text, tip) in _THEMES.items()
    ),
    *(
        Spec(
            f"language-{code}",
            "View",
            name,
            mark("The language of the window, from the next start on"),
            "text",
            checkable=True,
        )
        for code, name in LANGUAGES.items()
    ),
    Spec(
        "full-screen",
        "View",
        mark("F&ull screen"),
        mark("Give the window the whole screen"),
        "full-screen",
        ("F11",),
        checkable=True,
    ),
    Spec(
        "mono-font",
        "View",
        mark("Font of &values…"),
        mark("Choose the font of bytes, offsets and values"),
        "font",
    ),
    Spec(
        "reset-layout",
        "View",
        mark("&Reset panels"),
        mark("Put the panels back where they were at first"),
        "layout",
    ),
)
