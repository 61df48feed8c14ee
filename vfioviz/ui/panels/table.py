"""The panels, each with all that there is to know of it but its widget.

Menus, docks, keys, lessons and F1 take them from here, those of a group from left to right.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from vfioviz.language import mark
from vfioviz.ui import topics
from vfioviz.ui.registry import PanelSpec

if TYPE_CHECKING:
    from vfioviz.ui.panels.argsz import ArgszPanel
    from vfioviz.ui.panels.consumers import ConsumersPanel
    from vfioviz.ui.panels.differences import DifferencesPanel
    from vfioviz.ui.panels.findings import FindingsPanel
    from vfioviz.ui.panels.hexbytes import HexPanel
    from vfioviz.ui.panels.history import HistoryPanel
    from vfioviz.ui.panels.legend import LegendPanel
    from vfioviz.ui.panels.matrix import MatrixPanel
    from vfioviz.ui.panels.notes import NotesPanel
    from vfioviz.ui.panels.pair import PairPanel
    from vfioviz.ui.panels.reply import ReplyPanel
    from vfioviz.ui.panels.skew import SkewPanel
    from vfioviz.ui.panels.sources import SourcesPanel
    from vfioviz.ui.panels.spaces import SpacesPanel
    from vfioviz.ui.panels.steps import StepsPanel
    from vfioviz.ui.panels.structure import StructurePanel
    from vfioviz.ui.panels.summary import SummaryPanel
    from vfioviz.ui.panels.text import TextPanel
    from vfioviz.ui.panels.told import ToldPanel
    from vfioviz.ui.panels.why import WhyPanel
    from vfioviz.ui.workbench import Workbench

L = TypeVar("L", bound="ToldPanel | FindingsPanel | HexPanel | StructurePanel")


def _with_menu(bench: Workbench, panel: L) -> L:
    """Give the table or tree of a panel the menu of the bytes that its rows are of."""
    from vfioviz.ui.context import ItemMenu  # noqa: PLC0415 -- Qt

    ItemMenu(bench, panel.view)
    return panel


def _structure(bench: Workbench) -> StructurePanel:
    from vfioviz.ui.dialogs.value import edit  # noqa: PLC0415 -- when it is seen
    from vfioviz.ui.panels.structure import StructurePanel  # noqa: PLC0415 -- when it is seen

    panel = StructurePanel(bench.document, bench.editing)
    panel.wants_dialog.connect(partial(edit, bench.editing, bench.window))
    return _with_menu(bench, panel)


STRUCTURE = PanelSpec(
    "structure",
    mark("Structure"),
    "Alt+1",
    make=_structure,
    place="beside",
    safe=True,
    topic=topics.of_selection,
    tools=("add-cap", "duplicate-cap", "move-up", "move-down", "remove-cap"),
)


def _sources(bench: Workbench) -> SourcesPanel:
    from vfioviz.ui.context import RECORDS, ItemMenu  # noqa: PLC0415 -- Qt
    from vfioviz.ui.panels.sources import SourcesPanel  # noqa: PLC0415 -- when it is seen

    panel = SourcesPanel(bench.document, bench.editing)
    ItemMenu(bench, panel.records.view, RECORDS, panel.records.offered)
    return panel


SOURCES = PanelSpec("sources", mark("Sources"), "Alt+2", make=_sources, place="beside")


def _reply(bench: Workbench) -> ReplyPanel:
    from vfioviz.ui.panels.reply import ReplyPanel  # noqa: PLC0415 -- when it is seen

    return ReplyPanel(bench.document, bench.editing, bench.jobs)


REPLY = PanelSpec(
    "reply", mark("Reply"), "Alt+Shift+4", make=_reply, place="beside", tools=("copy-reply",)
)


def _findings(bench: Workbench) -> FindingsPanel:
    from vfioviz.ui.panels.findings import FindingsPanel  # noqa: PLC0415 -- when it is seen

    return _with_menu(bench, FindingsPanel(bench.document))


def _finding(bench: Workbench) -> str:
    return bench.panes[FINDINGS].topic


FINDINGS = PanelSpec(
    "findings",
    mark("Findings"),
    "Alt+3",
    make=_findings,
    safe=True,
    topic=_finding,
    tools=("mend",),
)


def _summary(bench: Workbench) -> SummaryPanel:
    from vfioviz.ui.panels.summary import SummaryPanel  # noqa: PLC0415 -- when it is seen

    return _with_menu(bench, SummaryPanel(bench.document, bench.jobs))


SUMMARY = PanelSpec(
    "summary", mark("Summary"), "Alt+4", group="compare", make=_summary, topic=topics.of_column
)


def _differences(bench: Workbench) -> DifferencesPanel:
    from vfioviz.ui.panels.differences import DifferencesPanel  # noqa: PLC0415 -- when it is seen

    return _with_menu(bench, DifferencesPanel(bench.document, bench.jobs))


DIFFERENCES = PanelSpec(
    "differences",
    mark("Differences"),
    "Alt+5",
    group="compare",
    make=_differences,
    topic=topics.of_selection,
)


def _pair(bench: Workbench) -> PairPanel:
    from vfioviz.ui.panels.pair import PairPanel  # noqa: PLC0415 -- when it is seen

    return _with_menu(bench, PairPanel(bench.document, bench.jobs))


PAIR = PanelSpec(
    "pair",
    mark("Pair"),
    "Alt+Shift+9",
    group="compare",
    make=_pair,
    topic=topics.of_selection,
    tools=("pair",),
)


def _argsz(bench: Workbench) -> ArgszPanel:
    from vfioviz.ui.panels.argsz import ArgszPanel  # noqa: PLC0415 -- when it is seen
    from vfioviz.ui.panels.pictures import wired  # noqa: PLC0415 -- when it is seen

    return wired(bench, ArgszPanel(bench.document, bench.editing, bench.jobs))


ARGSZ = PanelSpec("argsz", mark("argsz"), "Alt+6", group="compare", make=_argsz)


def _steps(bench: Workbench) -> StepsPanel:
    from vfioviz.ui.panels.steps import StepsPanel  # noqa: PLC0415 -- when it is seen

    return StepsPanel(bench.document, bench.editing, bench.jobs)


STEPS = PanelSpec("steps", mark("Steps"), "Alt+7", group="explain", make=_steps)


def _consumers(bench: Workbench) -> ConsumersPanel:
    from vfioviz.ui.panels.consumers import ConsumersPanel  # noqa: PLC0415 -- when it is seen

    return _with_menu(bench, ConsumersPanel(bench.document, bench.jobs))


CONSUMERS = PanelSpec("consumers", mark("Consumers"), "Alt+8", group="compare", make=_consumers)


def _skew(bench: Workbench) -> SkewPanel:
    from vfioviz.ui.panels.skew import SkewPanel  # noqa: PLC0415 -- when it is seen

    return _with_menu(bench, SkewPanel(bench.document, bench.jobs))


SKEW = PanelSpec("skew", mark("Skew"), "Alt+9", group="compare", make=_skew)


def _notes(bench: Workbench) -> NotesPanel:
    from vfioviz.ui.panels.notes import NotesPanel  # noqa: PLC0415 -- when it is seen

    return NotesPanel(bench.document, bench.editing)


NOTES = PanelSpec(
    "notes", mark("Notes"), "Alt+0", group="explain", make=_notes, topic=topics.of_selection
)


def _hex(bench: Workbench) -> HexPanel:
    from vfioviz.ui.panels.hexbytes import HexPanel  # noqa: PLC0415 -- when it is seen

    panel = HexPanel(bench.document, bench.editing, bench.jobs)
    panel.left.connect(bench.centre.focus_map)
    return _with_menu(bench, panel)


HEX = PanelSpec("hex", mark("Hex"), "Alt+Shift+1", make=_hex, safe=True, topic=topics.of_selection)


def _text(bench: Workbench) -> TextPanel:
    from vfioviz.ui.panels.text import TextPanel  # noqa: PLC0415 -- when it is seen

    return TextPanel(bench.document)


TEXT = PanelSpec(
    "text", mark("Text"), "Alt+Shift+2", make=_text, tools=("copy-text",), topic=topics.of_selection
)


def _history(bench: Workbench) -> HistoryPanel:
    from vfioviz.ui.panels.history import HistoryPanel  # noqa: PLC0415 -- when it is seen

    return HistoryPanel(bench.document)


HISTORY = PanelSpec("history", mark("History"), "Alt+Shift+3", group="explain", make=_history)


def _records(bench: Workbench) -> MatrixPanel:
    from vfioviz.ui.panels.matrix import MatrixPanel  # noqa: PLC0415 -- when it is seen
    from vfioviz.ui.panels.pictures import wired  # noqa: PLC0415 -- when it is seen

    return wired(bench, MatrixPanel(bench.document, bench.editing, bench.jobs))


RECORDS = PanelSpec("records", mark("Records"), "Alt+Shift+7", make=_records)


def _ranges(bench: Workbench) -> SpacesPanel:
    from vfioviz.ui.panels.pictures import wired  # noqa: PLC0415 -- when it is seen
    from vfioviz.ui.panels.spaces import SpacesPanel  # noqa: PLC0415 -- when it is seen

    return wired(bench, SpacesPanel(bench.document, bench.jobs))


RANGES = PanelSpec("ranges", mark("Ranges"), "Alt+Shift+8", make=_ranges, topic=topics.of_selection)


def _why(bench: Workbench) -> WhyPanel:
    from vfioviz.ui.panels.why import WhyPanel  # noqa: PLC0415 -- when it is seen

    return WhyPanel(bench.document)


WHY = PanelSpec(
    "why", mark("Why"), "Alt+Shift+5", group="explain", make=_why, topic=topics.of_selection
)


def _legend(bench: Workbench) -> LegendPanel:
    from vfioviz.ui.panels.legend import LegendPanel  # noqa: PLC0415 -- when it is seen

    return LegendPanel(bench.document)


LEGEND = PanelSpec(
    "legend", mark("Legend"), "Alt+Shift+6", group="explain", make=_legend, safe=True
)


PANELS: tuple[PanelSpec[Any], ...] = (
    STRUCTURE,
    SOURCES,
    REPLY,
    FINDINGS,
    SUMMARY,
    DIFFERENCES,
    PAIR,
    ARGSZ,
    STEPS,
    CONSUMERS,
    SKEW,
    NOTES,
    HEX,
    TEXT,
    HISTORY,
    RECORDS,
    RANGES,
    WHY,
    LEGEND,
)
