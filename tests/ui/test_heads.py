"""The heads of tables are never cut, whatever the language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHeaderView, QTableView, QTreeView
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.models.findings import RULE, TEXT
from vfioviz.ui.panels.table import FINDINGS, PANELS
from vfioviz.ui.structs.verdict import Verdict


def heads(window: MainWindow) -> dict[str, QHeaderView]:
    """The heads of all panels' tables, by the name of the table."""
    for panel in PANELS:
        window.panes.bring(panel)
    found = {}
    for view in window.findChildren(QTableView):
        found[view.accessibleName()] = view.horizontalHeader()
    for tree in window.findChildren(QTreeView):
        if not tree.isHeaderHidden():
            found[tree.accessibleName()] = tree.header()
    return found


def cut(head: QHeaderView) -> list[str]:
    """What a head says in columns that are too narrow for it."""
    model = head.model()
    fixed = [
        at for at in range(head.count())
        if head.sectionResizeMode(at) is QHeaderView.ResizeMode.Interactive
        and not head.isSectionHidden(at)
        and not (head.stretchLastSection() and head.visualIndex(at) == head.count() - 1)
    ]  # fmt: skip
    return [
        str(model.headerData(at, head.orientation()))
        for at in fixed
        if head.sectionSize(at) < head.sectionSizeHint(at)
    ]


def check(window: MainWindow) -> None:
    found = heads(window)
    assert len(found) >= 8
    assert {name: said for name, head in found.items() if (said := cut(head))} == {}


def test_each_head_has_its_words(opened: Opener) -> None:
    check(opened("iommu-linux-6.12.bin"))


@pytest.mark.usefixtures("german")
def test_each_head_has_its_words_in_german(opened: Opener) -> None:
    check(opened("iommu-linux-6.12.bin"))


def test_the_heads_of_a_struct_s_findings_too(window: MainWindow) -> None:
    assert cut(Verdict(window).findings.horizontalHeader()) == []


def test_a_rule_is_not_cut_beside_what_a_finding_leaves_over(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.12.bin")
    window.resize(1900, 900)
    window.panes.show("findings")
    view = window.panes[FINDINGS].view
    header = view.horizontalHeader()

    def whole() -> bool:
        return all(view.sizeHintForColumn(at) <= header.sectionSize(at) for at in (TEXT, RULE))

    window.actions_table["workspace-review"].trigger()
    window.panes.show("findings")
    qtbot.waitUntil(whole)
    least = header.sectionSizeHint(RULE)
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: header.sectionSize(RULE) < 400)
    assert header.sectionSize(RULE) >= least
    assert header.length() <= view.viewport().width()
