"""The active column on the clipboard, as text in one of the forms for a mail."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from vfioviz.language import english, mark, tr
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QImage

    from vfioviz.codec.layout import Layout
    from vfioviz.codec.leaf import Leaf
    from vfioviz.document.view import Selection
    from vfioviz.ui.jobs import Work
    from vfioviz.ui.workbench import Workbench

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

_MOST_VALUES = 1000
"""Fields whose values are copied in one go."""
_PAINTED = 64
"""Painting a byte of the map takes as long as reading so many."""


def _put(text: str) -> None:
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- Qt

    QGuiApplication.clipboard().setText(text)


def _copy(
    bench: Workbench,
    title: str,
    size: int,
    make: Callable[[Work], str],
    said: str,
) -> None:
    """Work out a text, in English, and put it on the clipboard."""
    from vfioviz.kernel.question import ModelError  # noqa: PLC0415 -- when it is wanted

    def work(progress: Work) -> str:
        with english():
            return make(progress)

    def then(result: Callable[[], str]) -> None:
        try:
            _put(result())
        except ModelError as problem:
            bench.message.say(tr("No reply: {problem}.", problem=problem))
            return
        bench.message.say(said)

    def dropped() -> None:
        bench.message.say(tr("{title}: cancelled, the clipboard is as it was.", title=title))

    bench.jobs.run("copy", title, size, work, then, dropped=dropped)


def _copy_text(bench: Workbench) -> None:
    """Copy what ``vfioviz show`` prints."""
    from vfioviz.ui.panels.text import column_lines  # noqa: PLC0415 -- when it is wanted

    project, column = bench.document.project, bench.document.active_column
    if project is None or column is None:
        return
    _copy(
        bench,
        tr("Copy as text"),
        column.layout.size,
        lambda progress: _joined(progress.watch(column_lines(project, column))),
        tr("Copied {title} as text.", title=column.title),
    )


def _copy_as(bench: Workbench, key: str) -> None:
    """Copy in a form of ``scene.mail``."""
    from vfioviz.scene.mail.forms import FORMS, lines  # noqa: PLC0415 -- when it is wanted

    column = bench.document.active_column
    if column is None:
        return
    title = f"{column.title}: {column.subtitle}"
    form = tr(FORMS[key].title)
    _copy(
        bench,
        tr("Copy as {name}", name=form),
        column.layout.size,
        lambda progress: _joined(progress.watch(lines(column.layout, key, title))),
        tr("Copied {title} as {title2}.", title=column.title, title2=form),
    )


def _selected(bench: Workbench) -> tuple[Layout, Selection] | None:
    column, now = bench.document.active_column, bench.document.view.selection
    if column is not None and now is not None and now.start < now.stop <= column.layout.size:
        return column.layout, now
    bench.message.say(tr("Select bytes first: in the map, or in the structure tree."))
    return None


def _copy_value(bench: Workbench) -> None:
    """Copy what the selected field says, as the map writes it; of several each in a line."""
    from vfioviz.scene import text  # noqa: PLC0415 -- when it is wanted

    found = _selected(bench)
    if found is None:
        return
    leaves = list(islice(_fields(*found), _MOST_VALUES + 1))
    if len(leaves) > _MOST_VALUES:
        bench.message.warn(
            tr("More than {n} fields are selected: copy them as text.", n=_MOST_VALUES)
        )
        return
    with english():
        values = [text.value(leaf) for leaf in leaves]
    if len(leaves) == 1:
        _put(values[0])
        bench.message.say(tr("Copied {path}: {value}", path=leaves[0].path, value=values[0]))
        return
    _put("\n".join(f"{leaf.path} = {said}" for leaf, said in zip(leaves, values, strict=True)))
    bench.message.say(tr("Copied the values of {n} fields.", n=len(leaves)))


def _fields(layout: Layout, selection: Selection) -> Iterator[Leaf]:
    at = selection.start
    while at < selection.stop:
        leaf = layout.leaf_at(at)
        yield leaf
        at = leaf.stop


def _copy_bytes(bench: Workbench) -> None:
    """Copy the selected bytes in hex; they can be pasted back."""
    found = _selected(bench)
    if found is None:
        return
    layout, now = found
    _put(bytes(layout.data[now.start : now.stop]).hex(" "))
    bench.message.say(tr("Copied {n} bytes in hex.", n=now.stop - now.start))


def _copy_picture(bench: Workbench) -> None:
    """Copy the map as a picture, as it is exported."""
    from vfioviz.ui.bytemap.export import ExportError, picture  # noqa: PLC0415 -- rare

    columns, view = bench.document.derived.columns, bench.document.view
    paper = bench.theme.paper

    def then(result: Callable[[], QImage]) -> None:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- Qt

        try:
            image = result()
        except ExportError as problem:
            bench.message.fail(str(problem))
            return
        QGuiApplication.clipboard().setImage(image)
        bench.message.say(
            tr(
                "Copied the map as a picture of {width} x {height} pixels.",
                width=image.width(),
                height=image.height(),
            )
        )

    size = sum(column.layout.size for column in columns)
    bench.jobs.run(
        "copy",
        tr("Copy as a picture"),
        size * _PAINTED,
        lambda _progress: picture(columns, view, 2.0, paper),
        then,
    )


def _copy_reply(bench: Workbench) -> None:
    """Copy the text of a reply."""
    from vfioviz.scene.mail.reply import lines  # noqa: PLC0415 -- when it is wanted
    from vfioviz.ui.jobs import weight  # noqa: PLC0415 -- Qt

    project = bench.document.project
    if project is None:
        return

    _copy(
        bench,
        tr("Copy the reply"),
        weight(bench.document),
        lambda progress: _joined(progress.watch(lines(project))),
        tr("Copied the reply: what each variant does, and the notes."),
    )


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


FEATURE = Feature(
    actions=(
        ActionSpec(
            "copy-reply",
            "Edit/copy",
            mark("Copy the rep&ly"),
            mark(
                "Copy what each variant does with the request, and the notes, as the text of a "
                "reply"
            ),
            "copy",
            ("Ctrl+Shift+R",),
            run=_copy_reply,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "copy-text",
            "Edit/copy",
            mark("&Copy as text"),
            mark("Copy the active column as text for a mail"),
            "copy",
            ("Ctrl+Shift+C",),
            run=_copy_text,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "copy-value",
            "Edit/copy",
            mark("Copy the value"),
            mark("Copy what the selected field says"),
            "copy",
            ("Ctrl+Alt+V",),
            run=_copy_value,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "copy-bytes",
            "Edit/copy",
            mark("Copy the bytes"),
            mark("Copy the selected bytes in hex; they can be pasted back"),
            "copy",
            ("Ctrl+Alt+B",),
            run=_copy_bytes,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "copy-picture",
            "Edit/copy",
            mark("Copy as a picture"),
            mark("Copy the map as a picture, as it is exported"),
            "copy",
            ("Ctrl+Alt+C",),
            run=_copy_picture,
            needs=opened,
            tells=True,
        ),
        *(
            ActionSpec(
                f"copy-{key}",
                "Edit/copy-as",
                mark("Copy as {name}"),
                mark("Copy the active column as {name}; it can be pasted back"),
                "copy",
                keys,
                values=(("name", name),),
                run=partial(_copy_as, key=key),
                needs=opened,
            )
            for key, name, keys in FORMS
        ),
    ),
)
