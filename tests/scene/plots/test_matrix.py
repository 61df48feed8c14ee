"""Many records as a matrix; what an answer is worth, against the models' own account of it."""

from __future__ import annotations

import pytest

from tests.kernel.test_own_code import EDID, IOMMU
from tests.kernel.test_tables import ATOMIC, PCI
from tests.models import VERSIONS, request, run
from vfioviz import assets
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import Content
from vfioviz.document.start import project_from
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.sweep import Outcome, outcome
from vfioviz.scene.plots import matrix
from vfioviz.uapi.abi import X86_64

CONTENTS = [request("device", PCI, (ATOMIC,)), request("device", PCI), IOMMU, EDID]


def recorded(content: Content, producer: Producer, argsz: int) -> tuple[Capture, Outcome]:
    """What a program that watches would have recorded of a call, and what the model says it was."""
    answer = run(content, producer, argsz=argsz, fill=0xA5)
    made = Capture(
        "a", answer.buffer, Provenance("constructed", "a"), content.ioctl.key, X86_64.key,
        argsz, 0xA5, answer.errno, tuple((each.start, each.stop) for each in answer.writes),
    )  # fmt: skip
    return made, outcome(answer)


@pytest.mark.parametrize("producer", VERSIONS, ids=lambda each: str(each.key))
@pytest.mark.parametrize("content", CONTENTS, ids=["atomic", "bare", "iommu", "edid"])
def test_a_record_is_judged_as_the_call_that_made_it(content: Content, producer: Producer) -> None:
    full = run(content, producer, argsz=None).needed
    wrong = []
    for argsz in range(full + 20):
        capture, truth = recorded(content, producer, argsz)
        if matrix.judged(capture) is not truth:
            wrong.append((argsz, matrix.judged(capture), truth))
    assert wrong == []


def test_of_what_nobody_says_the_ioctl_nothing_is_judged() -> None:
    capture = Capture("a", bytes(24), Provenance("opened", "a"))
    assert matrix.judged(capture) is None
    assert matrix.letter(None) == "?"
    assert matrix.word(None) == "not said"


CAPTURES = project_from(open_path(str(assets.samples() / "nvme-linux-6.1.jsonl"))).captures
MATRIX = matrix.matrix(CAPTURES)


def test_a_real_file_has_a_line_a_call_and_a_column_an_argsz() -> None:
    assert [line.call for line in MATRIX.lines][:2] == [
        "VFIO_DEVICE_GET_INFO", "VFIO_DEVICE_GET_REGION_INFO 0",
    ]  # fmt: skip
    assert len(MATRIX.lines) == 11
    passed = [each for each in MATRIX.columns if each is not None]
    assert passed == sorted({each.argsz_in for each in CAPTURES if each.argsz_in is not None})
    numbers = [n for line in MATRIX.lines for cell in line.cells for n in cell.numbers]
    assert sorted(numbers) == list(range(len(CAPTURES)))
    assert MATRIX.devices == 1


def test_each_record_is_found_and_its_cell_says_its_errno() -> None:
    for number, capture in enumerate(CAPTURES):
        found = MATRIX.find(number)
        assert found is not None
        line, column = found
        assert MATRIX.columns[column] == capture.argsz_in
        cell = MATRIX.lines[line].at(column)
        assert cell is not None
        assert (cell.outcome is Outcome.ERROR) == bool(capture.errno)
        said = "\n".join(matrix.hover(CAPTURES, MATRIX, line, column))
        assert f"argsz {capture.argsz_in}" in said
        assert (f"errno {capture.errno}" in said) == bool(capture.errno)
    assert MATRIX.find(len(CAPTURES)) is None


def test_runs_cover_the_cells_and_nothing_else() -> None:
    for line in MATRIX.lines:
        covered = {at: run.outcome for run in line.runs for at in range(run.first, run.last)}
        assert covered == {cell.column: cell.outcome for cell in line.cells}


def test_a_place_where_nobody_called_says_so() -> None:
    line, column = next(
        (line, column)
        for line in range(len(MATRIX.lines))
        for column in range(len(MATRIX.columns))
        if MATRIX.lines[line].at(column) is None
    )
    assert matrix.hover(CAPTURES, MATRIX, line, column)[-1] == "nobody called so"


def test_the_table_has_each_record() -> None:
    rows = list(matrix.rows(CAPTURES, MATRIX))
    assert sorted(row.number for row in rows) == list(range(len(CAPTURES)))
    for row in rows:
        assert row.texts[2] == str(CAPTURES[row.number].argsz_in)


def test_the_gravest_of_several_records_is_shown() -> None:
    good, bad = (
        Capture(name, bytes(24), Provenance("captured", "f", "6.1", device="d"), "device", "x86-64",
                24, fill, errno)
        for name, fill, errno in (("a", 0, 0), ("b", 0xA5, 22))
    )  # fmt: skip
    unsaid = Capture("c", bytes(24), Provenance("captured", "g", "6.2"), "device", "x86-64")
    found = matrix.matrix((good, bad, unsaid))
    assert found.columns == (24, None)
    assert [cell.outcome for cell in found.lines[0].cells] == [Outcome.ERROR]
    assert found.lines[0].cells[0].numbers == (0, 1)
    assert found.devices == 2
    assert matrix.column_name(None) == "-"
