"""Versions of the kernel's code, ABIs and drivers side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vfioviz.document import edits
from vfioviz.document.project import MAX_COLUMNS, ModelColumn
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.language import mark, tr
from vfioviz.uapi.headerset import built_in
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from vfioviz.document.edits import Edit
    from vfioviz.document.project import Project
    from vfioviz.uapi.headerset import HeaderSet
    from vfioviz.ui.workbench import Workbench


def _shows(bench: Workbench, key: str) -> bool:
    project = bench.document.project
    return project is not None and ModelColumn(key) in project.columns


def _toggle(bench: Workbench, key: str) -> None:
    bench.editing.toggle(ModelColumn(key), on=not _shows(bench, key))


def _across(bench: Workbench, verb: Callable[[Project, str], Edit]) -> bool:
    column = bench.document.active_column
    shown = None if column is None else column.column

    def across(now: Project) -> Edit:
        version = shown.producer if isinstance(shown, ModelColumn) else now.producers.newest.key
        return verb(now, version)

    return bench.editing.run(across)


def _drivers(bench: Workbench) -> None:
    """Show what each driver answers; says which ones had no room."""
    if not _across(bench, edits.across_handlers):
        return
    project = bench.document.project
    if project is None:
        return
    shown = {column.handler or project.handler for column in project.modelled}
    fitting = project.producers.handlers_for(project.ioctl)
    if left := [one.key for one in fitting if one.key not in shown]:
        bench.message.say(
            tr(
                "{MAX_COLUMNS} columns are the most: {left} not shown. Choose one of them as the "
                "handler in Sources.",
                MAX_COLUMNS=MAX_COLUMNS,
                left=", ".join(left),
            )
        )


def _set_reference(bench: Workbench) -> None:
    document = bench.document
    document.set_view(replace(document.view, reference=document.active))
    column = document.active_column
    if column is not None:
        bench.message.say(tr("{title} is the reference now.", title=column.title))


def _from_tree(bench: Workbench) -> None:
    from vfioviz.ui.dialogs.add_variant import AddVariant  # noqa: PLC0415 -- a feature knows no Qt

    AddVariant(bench).open()


def _from_patch(bench: Workbench, patch: str = "", text: str | None = None) -> None:
    """Ask what a patch is put on.

    Args:
        bench: The window's.
        patch: Its path, or name; "" for one that is still to be named.
        text: The patch, where it lies in no file.
    """
    from vfioviz.ui.dialogs.add_variant import AddVariant  # noqa: PLC0415 -- a feature knows no Qt

    dialog = AddVariant(bench)
    if patch:
        dialog.give(patch, text)
    dialog.open()
    (dialog.tree if patch else dialog.patch).setFocus()


def _given(bench: Workbench, patch: str, text: str | None) -> None:
    """Take what was dropped, pasted or opened and is a patch."""
    from pathlib import Path  # noqa: PLC0415 -- when it is wanted

    if opened(bench) and not bench.document.hides:
        _from_patch(bench, patch, text)
        return
    bench.message.fail(
        tr(
            "{name} is a patch: open an answer first; then it is put on a kernel tree, and is a "
            "variant.",
            name=Path(patch).name,
        )
    )


def _sources(bench: Workbench) -> None:
    from vfioviz.ui.dialogs.variant_sources import VariantSources  # noqa: PLC0415 -- a feature knows no Qt

    VariantSources(bench).open()


def _has_own(bench: Workbench) -> bool:
    project = bench.document.project
    return opened(bench) and project is not None and len(project.producers.keys) > len(SHIPPED.keys)


def _opened(bench: Workbench) -> None:
    """Ask before anything is read that a project refers to."""
    from vfioviz.document.references import absent  # noqa: PLC0415 -- when it is wanted

    project = bench.document.project
    if project is not None and _has_own(bench) and absent(project):
        _sources(bench)


def _ask_headers(bench: Workbench, use: Callable[[HeaderSet], object], why: str) -> None:
    """Offer to choose the header that declares what a recording names."""

    def choose() -> None:
        from vfioviz.ui.dialogs.read_headers import ReadHeaders  # noqa: PLC0415 -- a feature knows no Qt

        ReadHeaders(bench, use).open()

    bench.message.ask(why, tr("Choose the header…"), choose)


def _begin(bench: Workbench) -> None:
    bench.files.headers_asked.connect(partial(_ask_headers, bench))
    bench.files.patch_given.connect(partial(_given, bench))
    bench.files.project_opened.connect(partial(_opened, bench))


def _read_headers(bench: Workbench) -> None:
    from vfioviz.ui.dialogs.read_headers import ReadHeaders  # noqa: PLC0415 -- a feature knows no Qt

    ReadHeaders(bench).open()


def _by_other_headers(bench: Workbench) -> bool:
    project = bench.document.project
    return project is not None and project.content.headers.extension is not None


FEATURE = Feature(
    begin=_begin,
    actions=(
        *(
            ActionSpec(
                f"variant-{one.key}",
                "Variants/show",
                one.key,
                one.summary or one.title,
                "variants",
                run=partial(_toggle, key=one.key),
                needs=opened,
                checked=partial(_shows, key=one.key),
                tells=True,
            )
            for one in SHIPPED.versions
        ),
        ActionSpec(
            "variant-from-tree",
            "Variants/add",
            mark("From a kernel &tree…"),
            mark("Make the C of a kernel tree a variant: it is interpreted, never compiled or run"),
            "open",
            run=_from_tree,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "variant-from-patch",
            "Variants/add",
            mark("From a &patch…"),
            mark("Put a patch or a mail on a kernel tree and make what comes out a variant"),
            "paste",
            run=_from_patch,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "variant-sources",
            "Variants/add",
            mark("&Where the C comes from…"),
            mark("Show where the C of the project's variants is: in it, or referred to"),
            "sources",
            run=_sources,
            needs=_has_own,
            tells=True,
        ),
        ActionSpec(
            "compare",
            "Variants/compare",
            mark("&Compare all variants"),
            mark("Show each version of the kernel's code beside the buffer"),
            "variants",
            ("Ctrl+K",),
            short=mark("Compare"),
            run=lambda bench: bench.editing.compare_all(),
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "abis",
            "Variants/compare",
            mark("Compare &ABIs"),
            mark("Show the active variant built for each ABI that lays out otherwise"),
            "variants",
            ("Ctrl+Shift+K",),
            run=partial(_across, verb=edits.across_abis),
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "producers",
            "Variants/compare",
            mark("Compare &drivers"),
            mark("Show what each driver that answers this ioctl makes of the request"),
            "variants",
            ("Ctrl+Alt+K",),
            run=_drivers,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "reference",
            "Variants/compare",
            mark("Make this column the &reference"),
            mark("Compare the other columns with the active one"),
            "pin",
            ("Ctrl+R",),
            run=_set_reference,
            needs=opened,
        ),
        ActionSpec(
            "headers-read",
            "Variants/headers",
            mark("Read by other &headers…"),
            mark("Take capabilities out of a header, a kernel tree, a patch or a mail"),
            "open",
            ("Ctrl+Alt+H",),
            run=_read_headers,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "headers-built-in",
            "Variants/headers",
            mark("Read by the &built-in headers"),
            mark("Forget the capabilities that other headers added"),
            "undo",
            run=lambda bench: bench.editing.run(lambda now: edits.set_headers(now, built_in())),
            needs=_by_other_headers,
            tells=True,
        ),
    ),
)
