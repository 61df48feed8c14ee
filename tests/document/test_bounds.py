"""A number of a project file is read at both of its bounds, and refused with its place past them.

The bounds are the kernel's: ids and versions are u16, argsz and an index u32, errno is below 4096;
of this program: an answer has 64 MiB at the most.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vfioviz.document.serialize import ProjectError, from_text, to_text

FILE = Path(__file__).parents[1] / "data" / "project" / "iommu-format-1.vfioviz"
WHOLE: dict[str, Any] = json.loads(to_text(from_text(FILE.read_text(encoding="utf-8"))))
U16, U32 = 0xFFFF, 0xFFFFFFFF
WRONG: tuple[object, ...] = ("1", 1.5, True, [])
NUMBERS = [
    ("request active", 0, 1),
    ("request origin capture", 0, 1),
    ("request origin keys 0", 0, U32),
    ("request argsz", 0, U32),
    ("request fill", 0, 0xFF),
    ("request errno", 0, 4095),
    ("request born", None, 1 << 32),
    ("request info flags", 0, U32),
    ("request info iova_pgsizes", 0, (1 << 64) - 1),
    ("request caps 2 id", 3, 3),
    ("request caps 2 version", 1, 1),
    ("request caps 2 values avail", 0, U32),
    ("request caps 1 key", None, U32),
    ("columns 0 capture", 0, 1),
    ("view zoom", 50, 400),
    ("view reference", 0, None),
    ("notes 2 start", 0, None),
    ("notes 2 stop", 8, 64 << 20),
    ("notes 0 ref element", 0, None),
    ("captures 0 origin", 0, 1),
    ("captures 0 argsz_in", 0, U32),
    ("captures 0 fill", 0, 0xFF),
    ("captures 0 errno", 0, 4095),
    ("captures 0 index", 0, U32),
    ("selection start", 0, None),
    ("selection stop", 24, 64 << 20),
    ("selection column", 0, None),
]


def put(path: str, value: object) -> str:
    """The file with another value; its place is by key and index."""
    whole = json.loads(json.dumps(WHOLE))
    *way, last = [int(step) if step.isdecimal() else step for step in path.split()]
    at = whole
    for step in way:
        at = at[step]
    at[last] = value
    return json.dumps(whole)


def refused(path: str, value: object) -> str:
    with pytest.raises(ProjectError) as problem:
        from_text(put(path, value))
    return str(problem.value)


@pytest.mark.parametrize(("path", "low", "high"), NUMBERS)
def test_a_number_is_read_at_its_bounds_and_refused_past_them(
    path: str, low: int | None, high: int | None
) -> None:
    *_, name = (step for step in path.split() if not step.isdecimal())
    for bound, past in ((low, -1), (high, 1)):
        if bound is None:
            continue
        if low != high:
            assert from_text(put(path, bound)).project is not None
            assert name in refused(path, bound + past)
    for wrong in WRONG:
        assert name in refused(path, wrong)


@pytest.mark.parametrize(
    ("name", "right"), [("row_bytes", (8, 16, 32, 64)), ("grid", (2, 4, 8, 16, 64))]
)
def test_a_choice_is_one_of_a_few(name: str, right: tuple[int, ...]) -> None:
    for value in range(66):
        if value in right:
            assert getattr(from_text(put(f"view {name}", value)).view, name) == value
        else:
            assert name in refused(f"view {name}", value)


@pytest.mark.parametrize("name", ["animate", "fold", "level"])
@pytest.mark.parametrize("value", [True, False])
def test_a_switch_is_as_it_stands(name: str, value: object) -> None:
    assert getattr(from_text(put(f"view {name}", value)).view, name) is value


def test_columns_are_one_to_six() -> None:
    column = {"capture": 0}
    for count in (1, 6):
        project = from_text(put("columns", [column] * count)).project
        assert project is not None
        assert len(project.columns) == count
    for count in (0, 7):
        assert "1 to 6 columns" in refused("columns", [column] * count)


def test_what_points_past_the_columns_stands_on_the_last() -> None:
    assert from_text(put("view reference", 99)).view.reference == 5
    selection = from_text(put("selection column", 99)).view.selection
    assert selection is not None
    assert selection.column == 5


@pytest.mark.parametrize(
    ("chosen", "argsz", "recorded", "said"),
    [
        (None, 4096, 4096, False),
        (None, 40, 4096, True),
        (None, None, 4096, False),
        (True, 4096, 4096, True),
        (False, 40, 4096, False),
    ],
)
def test_an_argsz_was_chosen_if_it_is_said_or_differs(
    chosen: bool | None, argsz: int | None, recorded: int, said: bool
) -> None:
    whole = json.loads(put("captures 0 argsz_in", recorded))
    whole["request"]["argsz"] = argsz
    if chosen is not None:
        whole["request"]["argsz_chosen"] = chosen
    project = from_text(json.dumps(whole)).project
    assert project is not None
    assert project.chosen is said


@pytest.mark.parametrize("version", [0, 7, 100])
def test_a_format_that_is_not_known_is_refused_by_its_number(version: int) -> None:
    assert f"format {version}" in refused("vfioviz", version)
