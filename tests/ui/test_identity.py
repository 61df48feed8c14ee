"""Capabilities and fields keep their identity in the window: in any column, through edits and undo.

A bare name or a place in a chain once stood for them, and the wrong one was edited.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.naming import keys, selected_path, selection
from tests.ui.test_editing_by_keyboard import editor, press
from vfioviz.codec.finding import Severity
from vfioviz.codec.ref import CapId
from vfioviz.document import edits
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import NOTES

Key = Qt.Key
DATA = Path(__file__).resolve().parents[1] / "data" / "project"
IOMMU = "iommu-linux-6.12.bin"
IOMMUFD = "v6.6#iommufd"
"""It passes no MIGRATION on: its caps[0] is the request's caps[1]."""


def choose(window: MainWindow, column: str, path: str) -> None:
    index = keys(window).index(column)
    window.document.select(selection(window.document.derived.columns[index], index, path))


def value(window: MainWindow, column: str, path: str) -> object:
    layout = window.document.derived.columns[keys(window).index(column)].layout
    ref = layout.read(path)
    assert ref is not None, path
    leaf = layout.leaf(ref)
    assert leaf is not None
    return leaf.value


def names(window: MainWindow, column: str) -> list[str]:
    layout = window.document.derived.columns[keys(window).index(column)].layout
    return [cap.name for cap in layout.caps]


def request(window: MainWindow) -> list[int]:
    """The ids of the capabilities that the request has."""
    project = window.document.project
    assert project is not None
    return [cap.id for cap in project.content.caps]


@pytest.fixture
def drivers(opened: Opener, qtbot: QtBot) -> MainWindow:
    """An IOMMU answer as each driver gives it."""
    window = opened(IOMMU)
    choose(window, "v6.6", "argsz")
    window.actions_table["producers"].trigger()
    assert IOMMUFD in keys(window)
    assert names(window, IOMMUFD) == ["dma_avail", "iova_range"]
    return window


def test_the_version_of_zpci_group_is_its_own_and_not_the_headers(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened("device-zpci-v6.6-s390x.bin")
    models = [each for each in keys(window) if each != "0"]
    assert models
    for each in models:
        group = names(window, each).index("zpci_group")
        assert value(window, each, f"caps[{group}].header.version") == 2
        assert value(window, each, f"caps[{group}].version") == 3
    group = names(window, "v6.6").index("zpci_group")
    choose(window, "v6.6", f"caps[{group}].version")
    press(window, Key.Key_F2)
    qtbot.keyClicks(editor(window), "9")
    qtbot.keyClick(editor(window), Key.Key_Return)
    for each in models:
        assert value(window, each, f"caps[{group}].header.version") == 2
        assert value(window, each, f"caps[{group}].version") == 9


def test_delete_in_the_column_of_iommufd_takes_what_is_selected_there(drivers: MainWindow) -> None:
    choose(drivers, IOMMUFD, "caps[0].avail")
    press(drivers, Key.Key_Delete)
    assert sorted(request(drivers)) == [1, 2]
    assert names(drivers, IOMMUFD)[-1] == "iova_range"
    assert "migration" in names(drivers, "v6.6")
    assert "dma_avail" not in names(drivers, "v6.6")


def test_f2_in_the_column_of_iommufd_edits_what_is_selected_there(
    drivers: MainWindow, qtbot: QtBot
) -> None:
    choose(drivers, IOMMUFD, "caps[1].iova_ranges[0].end")
    before = value(drivers, "v6.6", "caps[0].pgsize_bitmap")
    press(drivers, Key.Key_F2)
    assert drivers.message.severity is not Severity.ERROR
    qtbot.keyClicks(editor(drivers), "0x1fff")
    qtbot.keyClick(editor(drivers), Key.Key_Return)
    assert value(drivers, IOMMUFD, "caps[1].iova_ranges[0].end") == 0x1FFF
    assert names(drivers, "v6.6")[2] == "iova_range"
    assert value(drivers, "v6.6", "caps[2].iova_ranges[0].end") == 0x1FFF
    assert value(drivers, "v6.6", "caps[0].pgsize_bitmap") == before


def test_what_iommufd_writes_itself_is_refused_with_that_reason(drivers: MainWindow) -> None:
    choose(drivers, IOMMUFD, "caps[0].avail")
    press(drivers, Key.Key_F2)
    assert value(drivers, IOMMUFD, "caps[0].avail") == 0xFFFFFFFF
    assert "migration" not in drivers.message.text.lower()


def pinned(window: MainWindow, column: str, path: str, text: str, qtbot: QtBot) -> None:
    choose(window, column, path)
    window.actions_table["note"].trigger()
    panel = window.panes[NOTES]
    qtbot.waitUntil(panel.isVisible)
    qtbot.keyClicks(panel.text, text)
    assert window.map is not None
    window.map.setFocus()


def note_path(window: MainWindow, column: str) -> str:
    project = window.document.project
    assert project is not None
    (note,) = project.notes
    if note.ref is None:
        return ""
    return window.document.derived.columns[keys(window).index(column)].layout.path(note.ref)


def test_a_note_stays_on_its_field_when_a_capability_before_it_is_removed(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(IOMMU)
    pinned(window, "v6.6", "caps[1].avail", "how many are left", qtbot)
    choose(window, "v6.6", "caps[0]")
    press(window, Key.Key_Delete)
    assert names(window, "v6.6") == ["dma_avail", "iova_range"]
    assert note_path(window, "v6.6") == "caps[0].avail"
    assert len(window.map.items[keys(window).index("v6.6")].marks.notes) == 1  # type: ignore[union-attr]  # it is there


def test_a_note_on_a_capability_that_is_removed_stands_on_no_other(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(IOMMU)
    pinned(window, "v6.6", "caps[1].avail", "how many are left", qtbot)
    choose(window, "v6.6", "caps[1]")
    press(window, Key.Key_Delete)
    project = window.document.project
    assert project is not None
    assert all(note.ref is None or note_path(window, "v6.6") == "" for note in project.notes)
    window.document.undo_stack.undo()
    assert note_path(window, "v6.6") == "caps[1].avail"


def test_the_selection_stays_on_its_field_when_a_capability_before_it_is_removed(
    opened: Opener,
) -> None:
    window = opened(IOMMU)
    choose(window, "v6.6", "caps[2].iova_ranges[1].start")
    project = window.document.project
    assert project is not None
    first = project.content.caps[0].known_by
    assert isinstance(first, CapId)
    assert window.editing.run(lambda old: edits.remove_capability(old, first))
    assert selected_path(window) == "caps[1].iova_ranges[1].start"
    window.document.undo_stack.undo()
    assert selected_path(window) == "caps[2].iova_ranges[1].start"


def test_after_ten_undos_the_status_line_names_what_the_map_selects(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(IOMMU)
    for number in range(5):
        place = names(window, "v6.6").index("dma_avail")
        choose(window, "v6.6", f"caps[{place}].avail")
        press(window, Key.Key_F2)
        qtbot.keyClicks(editor(window), str(number + 1))
        qtbot.keyClick(editor(window), Key.Key_Return)
        choose(window, "v6.6", f"caps[{place - number % 2}]")
        press(window, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.document.undo_stack.count() == 10
    for _ in range(10):
        window.document.undo_stack.undo()
        now = window.document.view.selection
        if now is None:
            assert "caps[" not in window.status.where.text()
            continue
        layout = window.document.derived.columns[now.column].layout
        assert now.ref is not None
        assert layout.span(now.ref) == (now.start, now.stop)
        assert window.status.where.text().endswith(f"   {selected_path(window)}")
        assert window.map is not None
        item = window.map.items[now.column]
        assert item.marks.selection == (now.start, now.stop)


def refused(window: MainWindow, tmp_path: Path, name: str, change: str) -> str:
    document = json.loads((DATA / name).read_text(encoding="utf-8"))
    values = document["request"]["caps"]
    if change == "avial":
        values[2]["values"]["avial"] = values[2]["values"].pop("avail")
    else:
        del values[0]["values"][change]
    file = tmp_path / "changed.vfioviz"
    file.write_text(json.dumps(document), encoding="utf-8")
    window.files.open_paths([str(file)])
    assert window.document.project is None
    assert window.message.severity is Severity.ERROR
    return window.message.text


def test_a_project_with_a_misspelt_field_is_refused_by_its_place(
    window: MainWindow, tmp_path: Path
) -> None:
    assert "request.caps[2].values" in refused(window, tmp_path, "iommu-format-1.vfioviz", "avial")


def test_a_project_without_the_function_handle_is_refused_and_no_0_is_put_there(
    window: MainWindow, tmp_path: Path
) -> None:
    said = refused(window, tmp_path, "zpci-format-1.vfioviz", "fh")
    assert "request.caps[0].values.fh" in said
