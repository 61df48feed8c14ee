"""What the command palette offers: actions, files, samples, lessons, handbook pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence

from vfioviz.capture.samples import samples
from vfioviz.document.teach.library import lessons
from vfioviz.language import tr
from vfioviz.scene.handbook.book import book
from vfioviz.ui.recent import recent_files
from vfioviz.ui.translation import spoken
from vfioviz.ui.workbench import Workbench


class Entry(NamedTuple):
    """One thing that can be chosen."""

    key: str
    """The same at each start: what was used lately is listed first."""
    kind: str
    """``File``, ``View`` ... for an action, ``Lesson``, ``Handbook`` ... for the rest."""
    name: str
    shortcut: str
    more: str
    """What else it is found by."""
    run: Callable[[], object]
    enabled: bool = True


def plain(text: str) -> str:
    """Return the text of an action without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def entries(bench: Workbench) -> tuple[Entry, ...]:
    """Return all of them, actions first."""
    return (
        *_actions(bench),
        *_files(bench),
        *_samples(bench),
        *_lessons(bench),
        *_pages(bench),
    )


def _actions(bench: Workbench) -> Iterator[Entry]:
    for spec in bench.actions.specs:
        key = spec.key
        if key == "commands":
            continue
        action, section = bench.actions[key], tr(spec.section)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        yield Entry(
            f"action/{key}", section, plain(action.text()), shown,
            f"{action.statusTip()} {key} {section}", partial(_trigger, action), action.isEnabled(),
        )  # fmt: skip


def _trigger(action: QAction) -> None:
    action.trigger()


def _files(bench: Workbench) -> Iterator[Entry]:
    for path in recent_files():
        name = tr("Open {name}", name=Path(path).name)
        run = partial(bench.files.open_paths, [path])
        yield Entry(f"file/{path}", tr("Recent"), name, "", path, run)


def _samples(bench: Workbench) -> Iterator[Entry]:
    for one in samples():
        run = partial(bench.files.open_samples, [one])
        yield Entry(f"sample/{one.file}", tr("Sample"), tr(one.title), "", one.file, run)


def _lessons(bench: Workbench) -> Iterator[Entry]:
    for one in lessons(spoken()):
        run = partial(bench.links.follow, f"lesson:{one.key}")
        yield Entry(f"lesson/{one.key}", tr("Lesson"), one.title, "", one.summary, run)


def _pages(bench: Workbench) -> Iterator[Entry]:
    for place in book(spoken()).sections():
        section = place.section
        run = partial(bench.links.follow, f"handbook:{section.topic}")
        name = section.plain_title
        if section.topic.startswith("struct.") and section.topic.count(".") > 1:
            name = section.topic.removeprefix("struct.")
        yield Entry(f"page/{section.topic}", tr("Handbook"), name, "", section.topic, run)
