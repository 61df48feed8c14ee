"""The actions of the menus Go and Variants."""

from __future__ import annotations

from vfioviz.document.state import MAX_COLUMNS
from vfioviz.language import mark
from vfioviz.ui.spec import Spec

GO = (
    Spec(
        "goto",
        "Go",
        mark("&Go to…"),
        mark("Go to an offset, a capability or a field"),
        "goto",
        ("Ctrl+G",),
        short=mark("Go to"),
    ),
    Spec(
        "next-finding",
        "Go",
        mark("&Next finding"),
        mark("Go to the next finding of the column"),
        "next-finding",
        ("F8",),
        short=mark("Next"),
    ),
    Spec(
        "previous-finding",
        "Go",
        mark("&Previous finding"),
        mark("Go to the finding before"),
        "previous-finding",
        ("Shift+F8",),
        short=mark("Previous"),
    ),
    Spec(
        "follow",
        "Go",
        mark("&Follow next"),
        mark("Go where cap_offset or next of the selection points"),
        "follow",
        ("N",),
    ),
    Spec(
        "back",
        "Go",
        mark("&Back"),
        mark("Go back to where you followed from"),
        "back",
        ("B",),
    ),
    Spec(
        "next-difference",
        "Go",
        mark("Next &difference"),
        mark("Select the next thing that differs from the reference"),
        "next-finding",
        ("F6",),
    ),
    Spec(
        "previous-difference",
        "Go",
        mark("Previous difference"),
        mark("Select the previous thing that differs from the reference"),
        "previous-finding",
        ("Shift+F6",),
    ),
    Spec(
        "next-pane",
        "Go",
        mark("Next p&ane"),
        mark("Move the focus to the next pane"),
        "pane",
        ("F12",),
    ),
    Spec(
        "previous-pane",
        "Go",
        mark("Previous pan&e"),
        mark("Move the focus to the pane before"),
        "pane",
        ("Shift+F12",),
    ),
    *(
        Spec(
            f"column-{number}",
            "Go",
            mark("Column &{number}"),
            mark("Show column {number} in the panels"),
            "column",
            (f"Ctrl+{number}",),
            values=(("number", number),),
        )
        for number in range(1, MAX_COLUMNS + 1)
    ),
)

PANELS = {
    "structure": (mark("Structure"), "Alt+1"),
    "sources": (mark("Sources"), "Alt+2"),
    "findings": (mark("Findings"), "Alt+3"),
    "summary": (mark("Summary"), "Alt+4"),
    "differences": (mark("Differences"), "Alt+5"),
    "argsz": (mark("argsz"), "Alt+6"),
    "steps": (mark("Steps"), "Alt+7"),
    "consumers": (mark("Consumers"), "Alt+8"),
    "skew": (mark("Skew"), "Alt+9"),
    "notes": (mark("Notes"), "Alt+0"),
    "hex": (mark("Hex"), "Alt+Shift+1"),
    "text": (mark("Text"), "Alt+Shift+2"),
    "history": (mark("History"), "Alt+Shift+3"),
}
"""Name and key of each panel: any of them is one key away."""

TO_PANELS = tuple(
    Spec(
        f"panel-{key}",
        "Go",
        mark("Panel: {name}"),
        mark("Bring the panel {name} to the front, and go there"),
        "pane",
        (keys,),
        values=(("name", name),),
    )
    for key, (name, keys) in PANELS.items()
)

VARIANTS = (
    Spec(
        "compare",
        "Variants",
        mark("&Compare all variants"),
        mark("Show each version of the kernel's code beside the buffer"),
        "variants",
        ("Ctrl+K",),
        short=mark("Compare"),
    ),
    Spec(
        "abis",
        "Variants",
        mark("Compare &ABIs"),
        mark("Show the active variant built for x86-64, i386, arm and s390x"),
        "variants",
        ("Ctrl+Shift+K",),
    ),
    Spec(
        "producers",
        "Variants",
        mark("Compare &drivers"),
        mark("Show what each driver that answers this ioctl makes of the request"),
        "variants",
        ("Ctrl+Alt+K",),
    ),
    Spec(
        "reference",
        "Variants",
        mark("Make this column the &reference"),
        mark("Compare the other columns with the active one"),
        "pin",
        ("Ctrl+R",),
    ),
)
