"""Edits of the request: values, capabilities, notes, and taking them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vfioviz.language import mark, tr
from vfioviz.ui.panels.table import NOTES
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from vfioviz.document.mend import Mend
    from vfioviz.ui.workbench import Workbench

_LOOKED_AT = 200
"""Findings of a column that are looked at for one that can be mended."""


def edit_value(bench: Workbench) -> None:
    """Edit the value of what is selected: on its cell in the map, or in the structure tree."""
    from vfioviz.ui.cell_editor import CellEditor  # noqa: PLC0415 -- a feature knows no Qt

    bench.get(CellEditor).edit()


def _add_capability(bench: Workbench) -> None:
    """Open the catalogue of the ioctl."""
    from vfioviz.ui.dialogs.add_capability import AddCapabilityDialog  # noqa: PLC0415 -- rare

    project = bench.document.project
    if project is None:
        return
    dialog = AddCapabilityDialog(project.ioctl, project.abi, bench.window)
    dialog.chosen.connect(bench.editing.add)
    dialog.raw_chosen.connect(bench.editing.add_raw)
    dialog.open()


def _needed(bench: Workbench) -> int | None:
    column = bench.document.active_column
    return None if column is None else column.stats.needed


def _is_short(bench: Workbench) -> bool:
    return _needed(bench) is not None


def mend_here(bench: Workbench) -> Mend | None:
    """Return the edit that mends the first finding of what is selected; None where none does."""
    from vfioviz.document.mend import mends  # noqa: PLC0415 -- when it is asked for

    project, column = bench.document.project, bench.document.active_column
    now = bench.document.view.selection
    if project is None or column is None or now is None:
        return None
    for finding in column.layout.findings[:_LOOKED_AT]:
        if finding.start < now.stop and now.start < finding.stop:
            found = mends(project, column, finding)
            if found:
                return found[0]
    return None


def _mend(bench: Workbench) -> None:
    one = mend_here(bench)
    if one is not None and bench.editing.run(one.verb):
        bench.message.say(tr("Mended: {what}.", what=one.words))


def _says_mend(bench: Workbench) -> str:
    one = mend_here(bench)
    return tr("Mend") if one is None else tr("Mend: {what}", what=one.words)


def _pass_needed(bench: Workbench) -> None:
    """Give the models the argsz that the active column asks for."""
    from vfioviz.document.edits import set_argsz  # noqa: PLC0415 -- when it is asked for

    column, needed = bench.document.active_column, _needed(bench)
    if (
        column is None
        or needed is None
        or not bench.editing.run(lambda now: set_argsz(now, needed))
    ):
        return
    said = {"needed": needed, "title": column.title}
    if column.run is None:
        bench.message.say(
            tr(
                "The models are passed argsz {needed}, as {title} asks; captured bytes stay.",
                **said,
            )
        )
    else:
        bench.message.say(tr("argsz is {needed} now, as {title} asks.", **said))


def _pass_text(bench: Workbench) -> str:
    needed = _needed(bench)
    if needed is None:
        return tr("&Pass the argsz needed")
    return tr("&Pass argsz {needed}", needed=needed)


def _can_undo(bench: Workbench) -> bool:
    return bench.document.undo_stack.canUndo()


def _can_redo(bench: Workbench) -> bool:
    return bench.document.undo_stack.canRedo()


def _undo_text(bench: Workbench) -> str:
    return tr("&Undo {what}", what=bench.document.undo_stack.undoText()).rstrip()


def _redo_text(bench: Workbench) -> str:
    return tr("&Redo {what}", what=bench.document.undo_stack.redoText()).rstrip()


FEATURE = Feature(
    actions=(
        ActionSpec(
            "undo",
            "Edit/undo",
            mark("&Undo"),
            mark("Take the last edit back"),
            "undo",
            ("Ctrl+Z",),
            run=lambda bench: bench.document.undo(),
            needs=_can_undo,
            says=_undo_text,
        ),
        ActionSpec(
            "redo",
            "Edit/undo",
            mark("&Redo"),
            mark("Make the edit again"),
            "redo",
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            run=lambda bench: bench.document.redo(),
            needs=_can_redo,
            says=_redo_text,
        ),
        ActionSpec(
            "edit",
            "Edit/value",
            mark("&Edit value"),
            mark("Edit the selected field"),
            "edit",
            ("F2",),
            run=edit_value,
            needs=opened,
        ),
        ActionSpec(
            "mend",
            "Edit/value",
            mark("Mend"),
            mark("Make the edit that mends the finding of the selected bytes"),
            "good",
            ("M",),
            run=_mend,
            needs=lambda bench: mend_here(bench) is not None,
            says=_says_mend,
            tells=True,
        ),
        ActionSpec(
            "pass-needed",
            "Edit/value",
            mark("&Pass the argsz needed"),
            mark("Pass as much as the active column, which is cut short, asks for"),
            "argsz",
            ("P",),
            run=_pass_needed,
            needs=_is_short,
            says=_pass_text,
            tells=True,
        ),
        ActionSpec(
            "add-cap",
            "Edit/capability",
            mark("&Add capability…"),
            mark("Add a capability behind the selected one"),
            "add",
            ("Ins",),
            short=mark("Add cap"),
            run=_add_capability,
            needs=opened,
        ),
        ActionSpec(
            "duplicate-cap",
            "Edit/capability",
            mark("&Duplicate capability"),
            mark("Put a copy behind the selected capability"),
            "duplicate",
            ("Ctrl+D",),
            run=lambda bench: bench.editing.duplicate(),
            needs=opened,
        ),
        ActionSpec(
            "move-up",
            "Edit/capability",
            mark("Mo&ve up"),
            mark("Move the selected capability up in the chain"),
            "up",
            ("Alt+Up",),
            run=lambda bench: bench.editing.move_by(-1),
            needs=opened,
        ),
        ActionSpec(
            "move-down",
            "Edit/capability",
            mark("Move do&wn"),
            mark("Move the selected capability down in the chain"),
            "down",
            ("Alt+Down",),
            run=lambda bench: bench.editing.move_by(1),
            needs=opened,
        ),
        ActionSpec(
            "remove-cap",
            "Edit/capability",
            mark("Re&move capability"),
            mark("Take the selected capability out"),
            "remove",
            ("Del",),
            run=lambda bench: bench.editing.remove(),
            needs=opened,
        ),
        ActionSpec(
            "note",
            "Edit/note",
            mark("Add &note…"),
            mark("Pin a note to what is selected; it goes into the reply"),
            "pin",
            ("Ctrl+Shift+N",),
            run=lambda bench: bench.panes.bring(NOTES).add_here(),
            needs=opened,
        ),
    ),
)
