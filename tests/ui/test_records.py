"""Many captures in the window: the tree, the walk along it, and the partner on the other kernel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz import assets
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture
from vfioviz.document.project import CaptureColumn
from vfioviz.document.records import MOST_ROWS
from vfioviz.document.start import project_from
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.models.records import RecordsModel
from vfioviz.ui.panels.records import RecordsView
from vfioviz.ui.panels.table import SOURCES

OLD, NEW = "nvme-linux-6.1.jsonl", "nvme-linux-6.12.jsonl"
Key = Qt.Key


def records(window: MainWindow) -> RecordsView:
    window.panes.docks["sources"].raise_()
    return window.panes[SOURCES].records


def shown(window: MainWindow) -> list[int]:
    project = window.document.project
    assert project is not None
    return [column.capture for column in project.captured]


def test_the_model_is_a_whole_one(qtmodeltester: ModelTester) -> None:
    captures = (*open_path(str(assets.samples() / OLD)), *open_path(str(assets.samples() / NEW)))
    model = RecordsModel(lambda _number, _on: None)
    model.set_captures(captures)
    qtmodeltester.check(model)
    assert model.rowCount() == 2
    for number in (0, len(captures) - 1):
        assert model.number(model.index_of(number)) == number


def test_a_few_buffers_stay_a_list(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    assert records(window).isHidden()
    assert not window.panes[SOURCES].buffers.isHidden()


def test_going_down_shows_each_record_beside_its_like(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD, NEW)
    view = records(window)
    project = window.document.project
    assert project is not None
    view.go_to(0)
    seen = set()
    for _ in range(6):
        qtbot.keyClick(view.view, Key.Key_Down)
        number = view.current()
        if number is None:
            continue
        columns = shown(window)
        assert number in columns
        seen.add(number)
        assert len(columns) == 2
        one, other = (project.captures[each] for each in columns)
        assert (one.ioctl, one.index, one.argsz_in) == (other.ioctl, other.index, other.argsz_in)
        assert one.provenance.kernel != other.provenance.kernel
        now = window.document.project
        assert now is not None
        assert now.argsz == one.argsz_in
    assert len(seen) >= 4


def test_a_walk_is_looking_and_nothing_to_undo_or_to_save(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD, NEW)
    before = shown(window)
    view = records(window)
    for _ in range(3):
        qtbot.keyClick(view.view, Key.Key_Up)
    assert shown(window) != before
    assert window.document.undo_stack.count() == 0
    assert not window.document.modified


def test_a_request_that_was_edited_does_not_follow(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD, NEW)
    window.panes[SOURCES].call.fill.set_value(0x11)
    window.panes[SOURCES].call.fill.value_edited.emit(0x11)
    view = records(window)
    qtbot.keyClick(view.view, Key.Key_Up)
    project = window.document.project
    assert project is not None
    assert project.fill == 0x11


def test_a_tick_adds_a_column(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD)
    view = records(window)
    current = view.current()
    assert current is not None
    project = window.document.project
    assert project is not None
    other = next(
        number for number, capture in enumerate(project.captures)
        if capture.ioctl == project.ioctl.key and number != current
    )  # fmt: skip
    index = view.model.index_of(other)
    view.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert other in shown(window)


@pytest.mark.parametrize(("text", "rows"), [("argsz 4096", 2), ("no such thing", 0)])
def test_the_filter_leaves_what_fits(opened: Opener, qtbot: QtBot, text: str, rows: int) -> None:
    window = opened(OLD, NEW)
    view = records(window)
    qtbot.keyClicks(view.filter, text)
    assert view.model.rowCount() == rows


def test_enter_takes_the_request_from_a_record(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD)
    view = records(window)
    view._following = True
    view.go_to(2)
    view._following = False
    qtbot.waitUntil(view.view.isVisible)
    view.view.setFocus()
    qtbot.keyClick(view.view, Key.Key_Return)
    project = window.document.project
    assert project is not None
    assert project.active == 2
    assert CaptureColumn(2) in project.columns


def many(number: int) -> tuple[Capture, ...]:
    (one, *_) = open_path(str(assets.samples() / OLD))
    return tuple(
        replace(one, argsz_in=16 + at, name=f"record {at}", fill=at % 256) for at in range(number)
    )


def test_very_many_calls_stand_in_stretches(qtmodeltester: ModelTester) -> None:
    model = RecordsModel(lambda _number, _on: None)
    model.set_captures(many(3 * MOST_ROWS + 1))
    qtmodeltester.check(model)
    (device,) = (model.index(row, 0, QModelIndex()) for row in range(model.rowCount()))
    call = model.index(0, 0, device)
    assert [model.rowCount(model.index(row, 0, call)) for row in range(model.rowCount(call))] == [
        MOST_ROWS, MOST_ROWS, MOST_ROWS, 1,
    ]  # fmt: skip
    for number in (0, MOST_ROWS - 1, MOST_ROWS, 3 * MOST_ROWS):
        index = model.index_of(number)
        assert model.number(index) == number
        assert f"argsz {16 + number}" in str(index.data())
    assert str(model.index(0, 0, call).data()) == "argsz 16 ... argsz 515"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("argsz 1516", [1500]), ("ARGSZ 1516", [1500]), ("no such thing", []), ("", range(1501))],
)
def test_the_filter_keeps_what_has_its_words(words: str, numbers: Sequence[int]) -> None:
    model = RecordsModel(lambda _number, _on: None)
    model.set_captures(many(1501))
    model.set_filter(words)
    assert [n for n in range(1501) if model.index_of(n).isValid()] == [*numbers]


def test_a_filter_that_fits_the_ioctl_keeps_all_its_calls() -> None:
    model = RecordsModel(lambda _number, _on: None)
    model.set_captures(many(3))
    model.set_filter("vfio_")
    assert all(model.index_of(number).isValid() for number in range(3))


def test_going_along_very_many_asks_only_for_rows_that_are_near(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    real = RecordsModel.flags

    def flags(model: RecordsModel, index: QModelIndex) -> Qt.ItemFlag:
        nonlocal asked
        asked += 1
        return real(model, index)

    monkeypatch.setattr(RecordsModel, "flags", flags)
    view = RecordsView()
    qtbot.addWidget(view)
    view.show()
    project = project_from(many(20 * MOST_ROWS))
    view.show_project(project)
    for number in (0, 20 * MOST_ROWS - 1):
        asked = 0
        view.go_to(number)
        assert view.current() == number
        assert asked < 4 * MOST_ROWS
    asked = 0
    view.filter.setText("argsz")
    assert view.current() == 20 * MOST_ROWS - 1
    assert asked < 4 * MOST_ROWS


def test_clearing_the_filter_comes_back_to_the_record(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD, NEW)
    view = records(window)
    before = view.current()
    columns = shown(window)
    qtbot.keyClicks(view.filter, "argsz")
    assert view.current() == before
    view.filter.clear()
    assert view.current() == before
    assert shown(window) == columns
