"""The item models: Qt's own tester before and after edits, u64 whole, names for screen readers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from tests.ui.conftest import SAMPLES
from tests.ui.naming import cap, key, ref
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.decode import decode
from vfioviz.codec.ref import CapId
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import Project
from vfioviz.document.start import project_from
from vfioviz.document.view import Selection
from vfioviz.ui.models.elements import ElementsModel
from vfioviz.ui.models.findings import FindingsModel
from vfioviz.ui.models.hexbytes import HexModel
from vfioviz.ui.models.structure import (
    FIELD,
    HEADERS,
    MIME,
    MODULO,
    OFFSET,
    ROW_ROLE,
    VALUE,
    StructureModel,
)
from vfioviz.ui.models.structure_rows import TreeRow
from vfioviz.ui.models.values import EditValue, Elements, FlagSet, Number

ALL = sorted(path.name for path in SAMPLES.glob("*.bin"))


def project(name: str = "iommu-linux-6.1.bin") -> Project:
    return replace(project_from(open_path(SAMPLES / name)), argsz=None)


def model_column(now: Project, variant: str = "v6.6") -> DerivedColumn:
    return next(one for one in derive(now).columns if key(one.column) == variant)


def structure() -> StructureModel:
    def value_of(row: TreeRow) -> EditValue | None:
        if row.leaf is None or not isinstance(row.leaf.value, int):
            return None
        bits = 8 * row.leaf.field.size
        if row.leaf.field.flags:
            return FlagSet(row.leaf.value, bits, row.leaf.field.flags)
        return Number(row.leaf.value, bits, hexadecimal=True)

    return StructureModel(value_of, lambda _row, _value: True, lambda _from, _to: None)


def walk(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[QModelIndex]:
    parent = parent or QModelIndex()
    found = []
    for place in range(model.rowCount(parent)):
        index = model.index(place, 0, parent)
        found += [index, *walk(model, index)]
    return found


def shape(model: StructureModel) -> list[tuple[object, ...]]:
    columns = range(len(HEADERS))
    return [tuple(index.siblingAtColumn(each).data() for each in columns) for index in walk(model)]


@pytest.mark.parametrize("name", ALL)
def test_the_structure_of_every_sample_passes_the_tester(
    qtmodeltester: ModelTester, name: str
) -> None:
    model = structure()
    capture = open_path(SAMPLES / name)[0]
    model.set_column(derive(project_from([capture])).columns[0])
    qtmodeltester.check(model)


@pytest.mark.parametrize("name", ALL)
def test_the_leaves_of_the_tree_are_those_of_the_layout(name: str) -> None:
    model = structure()
    column = derive(project_from(open_path(SAMPLES / name))).columns[0]
    model.set_column(column)
    rows = [index.data(ROW_ROLE) for index in walk(model)]
    leaves = [row.leaf for row in rows if row.leaf is not None and row.flag is None]
    assert leaves == list(column.layout.leaves())


EDITS = {
    "a field": lambda now: edits.set_field(now, ref(now, "caps[1].avail"), 7),
    "flags": lambda now: edits.set_field(now, ref(now, "flags"), 0),
    "a range more": lambda now: edits.add_element(now, ref(now, "caps[2].iova_ranges"), (1, 2)),
    "a range less": lambda now: edits.remove_element(now, ref(now, "caps[2].iova_ranges[0]")),
    "no ranges": lambda now: edits.set_elements(now, ref(now, "caps[2].iova_ranges"), ()),
    "first to last": lambda now: edits.move_capability(now, cap(now, 0), 2),
    "one removed": lambda now: edits.remove_capability(now, cap(now, 1)),
    "one doubled": lambda now: edits.duplicate_capability(now, cap(now, 2)),
    "a raw one": lambda now: edits.add_raw(now, 99, 1, b"\x01\x02\x03", 1),
    "another id": lambda now: edits.set_identity(now, cap(now, 1), 7, 3),
    "another abi": lambda now: edits.set_abi(now, "i386"),
    "too small": lambda now: edits.set_argsz(now, 16),
    "far too small": lambda now: edits.set_argsz(now, 4),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_updates_the_tree_in_place_to_what_a_new_tree_would_be(
    qtmodeltester: ModelTester, name: str
) -> None:
    before = project()
    after = EDITS[name](before).project
    model = structure()
    model.set_column(model_column(before))
    walk(model)  # so that every node is there to be updated
    qtmodeltester.check(model)
    for now in (after, before, after):
        model.set_column(model_column(now))
        fresh = structure()
        fresh.set_column(model_column(now))
        assert shape(model) == shape(fresh)
    qtmodeltester.check(model)
    model.set_column(None)
    assert model.rowCount() == 0


def test_what_was_shown_stays_valid_when_a_value_changes() -> None:
    before = project()
    model = structure()
    model.set_column(model_column(before))
    index = model.find(64, 68, ref(before, "caps[1].avail"))
    kept = index.model().index(index.row(), VALUE, index.parent())
    model.set_column(model_column(edits.set_field(before, ref(before, "caps[1].avail"), 7).project))
    assert kept.data() == "7"


def test_a_value_of_64_bits_passes_whole() -> None:
    top = (1 << 64) - 1
    begun = project()
    end = ref(begun, "caps[2].iova_ranges[1].end")
    now = edits.set_field(begun, end, top).project
    model = structure()
    model.set_column(model_column(now))
    index = model.find(112, 120, end).siblingAtColumn(VALUE)
    assert index.data() == "0xffffffffffffffff"
    assert index.data(Qt.ItemDataRole.EditRole) == Number(top, 64, hexadecimal=True)


def test_offset_stands_in_decimal_and_hex_beside_its_rest() -> None:
    capture = open_path(SAMPLES / "iommu-linux-6.1.bin")[0]
    model = structure()
    now = project_from([capture])
    model.set_column(derive(now).columns[0])
    index = model.find(84, 92, ref(now, "caps[2].iova_ranges[0].start"))
    assert index.siblingAtColumn(FIELD).data() == "start"
    assert index.siblingAtColumn(OFFSET).data() == "84 (0x54)"
    assert index.siblingAtColumn(MODULO).data() == "4"


def test_a_capability_is_dropped_before_another_one() -> None:
    moves = []
    model = StructureModel(
        lambda _row: None, lambda _row, _value: False, lambda *move: moves.append(move)
    )
    model.set_column(model_column(project()))
    caps = [row for row in range(model.rowCount()) if model.index(row, 0).data(ROW_ROLE).cap == 0]
    mime = model.mimeData([model.index(caps[0], 0)])
    assert mime.hasFormat(MIME)
    move = Qt.DropAction.MoveAction
    assert model.canDropMimeData(mime, move, model.rowCount(), 0, QModelIndex())
    assert not model.canDropMimeData(mime, move, 0, 0, model.index(0, 0))
    model.dropMimeData(mime, move, model.rowCount(), 0, QModelIndex())
    assert moves == [(CapId(0), None)]


def test_a_million_ranges_cost_nothing_until_they_are_unfolded() -> None:
    column = large_column(16 << 20)
    model = structure()
    model.set_column(column)
    index = model.find(8 << 20, (8 << 20) + 8)
    row = model.row_at(index)
    assert row is not None
    assert row.leaf is not None
    assert row.leaf.start <= 8 << 20 < row.leaf.stop


def large_column(size: int) -> DerivedColumn:
    """An answer of ``size`` bytes: one iova_range capability full of ranges."""
    count = (size - 40) // 16
    head = (
        size.to_bytes(4, "little") + (3).to_bytes(4, "little") + (4096).to_bytes(8, "little")
        + (24).to_bytes(4, "little") + bytes(4)
        + (1).to_bytes(2, "little") + (1).to_bytes(2, "little") + bytes(4)
        + count.to_bytes(4, "little") + bytes(4)
    )  # fmt: skip
    data = (head + bytes(16 * count)).ljust(size, b"\0")
    capture = Capture("large", data, Provenance("constructed", "large"), "iommu", "x86-64")
    return derive(project_from([capture], variants=())).columns[0]


def test_the_bytes_pass_the_tester_at_each_width(qtmodeltester: ModelTester) -> None:
    model = HexModel()
    model.set_column(model_column(project()))
    qtmodeltester.check(model)
    model.set_width(16)
    qtmodeltester.check(model)
    model.set_column(model_column(edits.remove_capability(project(), cap(project(), 0)).project))
    qtmodeltester.check(model)


def test_each_byte_has_a_name_for_a_screen_reader() -> None:
    column = derive(project()).columns[0]
    model = HexModel()
    model.set_column(column)
    role = Qt.ItemDataRole.AccessibleTextRole
    first = model.index_of(68).data(role)
    assert first == "offset 68, 0x44, caps[2].header.id, value 1, byte 1 of 2, misaligned by 4"
    assert model.index_of(84).data(role).endswith("misaligned by 4")
    assert "byte 0xa5" in model.index_of(20).data(role)
    names = [model.index_of(at).data(role) for at in range(column.layout.size)]
    assert len(set(names)) == len(names)


def test_the_mouse_elsewhere_marks_bytes_here() -> None:
    model = HexModel()
    model.set_column(derive(project()).columns[0])
    role = Qt.ItemDataRole.BackgroundRole
    plain = model.index_of(24).data(role).color()
    model.set_hover(Selection(0, 24, 26))
    assert model.index_of(24).data(role).color() != plain
    model.set_hover(None)
    assert model.index_of(24).data(role).color() == plain


@pytest.mark.parametrize("name", ALL)
def test_the_findings_of_every_sample_pass_the_tester(
    qtmodeltester: ModelTester, name: str
) -> None:
    model = FindingsModel()
    column = derive(project_from(open_path(SAMPLES / name))).columns[0]
    model.set_column(column)
    qtmodeltester.check(model)
    assert model.rowCount() == len(column.layout.findings)
    assert decode(column.layout.data, column.layout.ioctl, column.layout.abi).findings is not None


def test_elements_are_added_removed_and_moved(qtmodeltester: ModelTester) -> None:
    top = (1 << 64) - 1
    model = ElementsModel(Elements((("start", 64), ("end", 64)), ((0, 1), (2, top))))
    qtmodeltester.check(model)
    model.insert(1)
    model.move(0, 1)
    assert list(model.value.rows) == [(0, 0), (0, 1), (2, top)]
    assert model.setData(model.index(0, 1), Number(top, 64, hexadecimal=True))
    assert model.index(0, 1).data() == "0xffffffffffffffff"
    assert not model.move(2, 1)
    model.remove(1)
    assert list(model.value.rows) == [(0, top), (2, top)]
    qtmodeltester.check(model)
