"""How the map is drawn: zoom, rows, grid, offsets; kept as preferences."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vfioviz.document.view import View
from vfioviz.language import mark, tr
from vfioviz.ui.bytemap.metrics import MAX_ZOOM, MIN_ZOOM, next_zoom
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench

ROW_BYTES = (8, 16, 32, 64)
GRIDS = (2, 4, 8, 16, 64)
_FITS = (
    ("width", mark("Fit &width"), mark("Zoom until all columns fill the map"), "W"),
    ("height", mark("Fit h&eight"), mark("Zoom until all rows fill the map"), "Shift+W"),
    ("selection", mark("Zoom to &selection"), mark("Zoom until the selection fills the map"), "Z"),
)
_KEPT = ("row_bytes", "grid", "animate", "fold", "level")


def change(bench: Workbench, **changes: object) -> None:
    """Change the view and remember what is a preference; no undo step."""
    from vfioviz.ui.recent import set_preference  # noqa: PLC0415 -- Qt

    view = replace(bench.document.view, **changes)  # type: ignore[arg-type]  # names of View's fields
    bench.document.set_view(view)
    for name in _KEPT:
        if name in changes:
            set_preference(name, str(getattr(view, name)))


def _begin(bench: Workbench) -> None:
    """Take the preferences of the last time."""
    from vfioviz.ui.recent import preference  # noqa: PLC0415 -- Qt

    rows, grid = preference("row_bytes", "8"), preference("grid", "8")
    view = View(
        row_bytes=next((one for one in ROW_BYTES if str(one) == rows), 8),
        grid=next((one for one in GRIDS if str(one) == grid), 8),
        animate=preference("animate", "True") == "True",
        fold=preference("fold", "True") == "True",
        level=preference("level", "False") == "True",
    )
    if bench.document.project is None:  # else another window has looked at it
        bench.document.set_view(view)
    bench.centre.set_hexadecimal(preference("hex_offsets", "False") == "True")
    bench.centre.set_letters(preference("letters", "False") == "True")


def _is(bench: Workbench, **wanted: object) -> bool:
    return all(getattr(bench.document.view, name) == value for name, value in wanted.items())


def _toggle(bench: Workbench, name: str) -> None:
    change(bench, **{name: not getattr(bench.document.view, name)})


def _toggle_hex(bench: Workbench) -> None:
    from vfioviz.ui.recent import set_preference  # noqa: PLC0415 -- Qt

    on = not bench.centre.hexadecimal
    set_preference("hex_offsets", str(on))
    bench.centre.set_hexadecimal(on)


def _toggle_letters(bench: Workbench) -> None:
    from vfioviz.ui.recent import set_preference  # noqa: PLC0415 -- Qt

    on = not bench.centre.letters
    set_preference("letters", str(on))
    bench.centre.set_letters(on)


def _can_zoom(bench: Workbench, to: int) -> bool:
    return opened(bench) and bench.document.view.zoom != to


def _zoom(bench: Workbench, steps: int) -> None:
    change(bench, zoom=next_zoom(bench.document.view.zoom, steps))


def _fit(bench: Workbench, what: str) -> None:
    """Choose the zoom at which all columns, all rows or the selection fill the map."""
    shown = bench.centre.load_map()
    zoom = shown.zoom_for(what)
    if zoom is None:
        bench.message.say(tr("Select what to zoom to first: in the map, or in a panel."))
        return
    fits = zoom == bench.document.view.zoom
    change(bench, zoom=zoom)
    selection = bench.document.view.selection
    if what == "selection" and selection is not None:
        shown.scroller.reveal(*selection[:3])
    if what == "height" and shown.scroller.vertical.isVisible():
        bench.message.say(tr("There are more rows than fit, even at {zoom} %.", zoom=zoom))
    elif fits:
        bench.message.say(tr("That fits already, at {zoom} %.", zoom=zoom))


def _level(bench: Workbench) -> None:
    """Keep columns level, or not, and say what that comes to."""
    from vfioviz.scene.level import found  # noqa: PLC0415 -- when it is asked for

    _toggle(bench, "level")
    view, columns = bench.document.view, bench.document.derived.columns
    if not view.level:
        bench.message.say(tr("Rows follow each other without spacers again."))
        return
    if not found(columns, view.row_bytes, fold=view.fold):
        bench.message.say(tr("There is nothing to keep level: that takes two answers of an ioctl."))
        return
    bench.message.say(
        tr(
            "Each capability begins level in all columns. Hatched places without a frame are no "
            "bytes."
        )
    )


def _next_grid(bench: Workbench) -> None:
    place = GRIDS.index(bench.document.view.grid)
    change(bench, grid=GRIDS[(place + 1) % len(GRIDS)])


def _full_screen(bench: Workbench) -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415 -- Qt

    window = bench.window
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


FEATURE = Feature(
    actions=(
        ActionSpec(
            "zoom-in",
            "View/zoom",
            mark("Zoom &in"),
            mark("Draw the map larger"),
            "zoom-in",
            ("Ctrl++", "Ctrl+="),
            run=partial(_zoom, steps=1),
            needs=partial(_can_zoom, to=MAX_ZOOM),
        ),
        ActionSpec(
            "zoom-out",
            "View/zoom",
            mark("Zoom &out"),
            mark("Draw the map smaller"),
            "zoom-out",
            ("Ctrl+-",),
            run=partial(_zoom, steps=-1),
            needs=partial(_can_zoom, to=MIN_ZOOM),
        ),
        ActionSpec(
            "zoom-reset",
            "View/zoom",
            mark("&Actual size"),
            mark("Draw the map at 100 %"),
            "zoom-reset",
            ("Ctrl+0",),
            run=partial(change, zoom=100),
            needs=partial(_can_zoom, to=100),
        ),
        *(
            ActionSpec(
                f"zoom-{what}",
                "View/zoom",
                text,
                tip,
                "layout",
                (keys,),
                run=partial(_fit, what=what),
                needs=opened,
            )
            for what, text, tip, keys in _FITS
        ),
        *(
            ActionSpec(
                f"rows-{size}",
                "View/rows",
                mark("{size} bytes a row"),
                mark("Show {size} bytes in each row"),
                "rows",
                group="rows",
                values=(("size", size),),
                run=partial(change, row_bytes=size),
                checked=partial(_is, row_bytes=size),
            )
            for size in ROW_BYTES
        ),
        ActionSpec(
            "grid-cycle",
            "View/grid-next",
            mark("Next &grid"),
            mark("Draw gridlines at the next alignment"),
            "grid",
            ("G",),
            run=_next_grid,
            needs=opened,
        ),
        *(
            ActionSpec(
                f"grid-{size}",
                "View/grid",
                mark("Gridlines each {size} bytes"),
                mark("Draw gridlines at multiples of {size}"),
                "grid",
                group="grid",
                values=(("size", size),),
                run=partial(change, grid=size),
                checked=partial(_is, grid=size),
            )
            for size in GRIDS
        ),
        ActionSpec(
            "hex-offsets",
            "View/map",
            mark("Offsets in &hex"),
            mark("Write offsets beside the map in hex"),
            "hex",
            run=_toggle_hex,
            checked=lambda bench: bench.centre.hexadecimal,
        ),
        ActionSpec(
            "letters",
            "View/map",
            mark("Role letters"),
            mark("Write into each cell the letter of what it is; the legend says which is which"),
            "text",
            ("Ctrl+Alt+L",),
            run=_toggle_letters,
            checked=lambda bench: bench.centre.letters,
        ),
        ActionSpec(
            "fold",
            "View/map",
            mark("&Fold slack"),
            mark("Show long runs of slack as one row"),
            "fold",
            run=partial(_toggle, name="fold"),
            checked=partial(_is, fold=True),
        ),
        ActionSpec(
            "level",
            "View/map",
            mark("Level colu&mns"),
            mark("Put in rows of no bytes, so that each capability begins level in all columns"),
            "level",
            ("L",),
            run=_level,
            needs=opened,
            checked=partial(_is, level=True),
            tells=True,
        ),
        ActionSpec(
            "animate",
            "View/map",
            mark("A&nimate moves"),
            mark("Let bytes glide to where an edit moves them"),
            "animate",
            run=partial(_toggle, name="animate"),
            checked=partial(_is, animate=True),
        ),
        ActionSpec(
            "full-screen",
            "View/window",
            mark("F&ull screen"),
            mark("Give the window the whole screen"),
            "full-screen",
            ("F11",),
            run=_full_screen,
            checked=lambda bench: bench.window.isFullScreen(),
        ),
    ),
    begin=_begin,
)
