"""The argsz chart as numbers: bands, what programs pass, the table."""

from __future__ import annotations

import pytest

from tests.kernel.test_tables import ATOMIC, PCI
from tests.models import VERSIONS, question, request, run, version
from vfioviz.kernel.sweep import Outcome, sweep
from vfioviz.scene.contrast import BLACK_ON_WHITE, WHITE_ON_BLACK
from vfioviz.scene.palette import DARK, LIGHT, Palette
from vfioviz.scene.plots import argsz
from vfioviz.scene.plots.argsz import Chart, Lane
from vfioviz.scene.plots.colours import swatch

GET_INFO = request("device", PCI, (ATOMIC,))


def lane(key: str) -> Lane:
    asked, producer = question(GET_INFO), version(key)
    return Lane(key, sweep(asked, producer), argsz.passes(asked, producer))


CHART = Chart(tuple(lane(one.key) for one in VERSIONS))


def test_the_axis_reaches_past_the_longest_answer() -> None:
    full = [run(GET_INFO, one, argsz=None).needed for one in VERSIONS]
    assert CHART.top > max(full)


def test_programs_pass_the_size_of_their_struct_and_then_what_was_returned() -> None:
    found = {each.argsz: each for each in lane("before-v6.6").passes}
    assert found[24].label == "QEMU, DPDK, rust-vmm"
    assert found[36].label == "QEMU, DPDK, rust-vmm again"
    assert found[4096].label == "SPDK"
    assert not found[4096].again


def test_an_edge_is_where_some_variant_answers_otherwise() -> None:
    assert CHART.step(35, 1) == 36
    assert CHART.step(36, 1) == 40
    assert CHART.step(40, -1) == 36
    assert CHART.step(CHART.top, 1) == CHART.top
    assert CHART.step(0, -1) == 0


def test_a_place_is_told_with_its_band_and_who_passes_it() -> None:
    posted = lane("posted-v1")
    assert argsz.hover(posted, 38) == (
        "posted-v1, argsz 38", "argsz 36 to 39: overrun, up to 4 bytes",
    )  # fmt: skip
    assert argsz.hover(posted, 24)[-1] == "passed by QEMU, DPDK, rust-vmm, crosvm, libvfn"
    assert argsz.hover(posted, 0)[1] == "argsz 0 to 15: error 22"
    assert argsz.hover(posted, 5000)[1] == "not tried"
    assert argsz.hover(Lane("x", (), (), "why"), 3)[1] == "why"


def test_a_band_says_as_much_as_has_room() -> None:
    (overrun,) = [each for each in lane("posted-v1").stretches if each.outcome is Outcome.OVERRUN]
    assert tuple(argsz.words(overrun)) == ("overrun 4", "overrun", "O")
    (complete,) = [each for each in lane("v6.6").stretches if each.outcome is Outcome.COMPLETE]
    assert tuple(argsz.words(complete)) == ("complete", "C")


def test_the_table_has_each_band_each_pass_and_the_argsz_of_now() -> None:
    rows = list(argsz.rows(CHART, {"v6.6": 38}))
    posted = [row.texts[1:] for row in rows if row.texts[0] == "posted-v1"]
    assert ("36 to 39", "band", "overrun", "up to 4 bytes") in posted
    assert (
        "36",
        "passed",
        "overrun",
        "QEMU, DPDK, rust-vmm, crosvm, libvfn (second call)",
    ) in posted
    assert ("v6.6", "38", "passed now", "short answer", "") in [row.texts for row in rows]
    assert all(CHART.lanes[row.lane].key == row.texts[0] for row in rows)
    none = Chart((Lane("x", (), (), "it is refused"),))
    assert [row.texts[-1] for row in argsz.rows(none, {})] == ["it is refused"]
    assert none.top == 1


@pytest.mark.parametrize(("first", "last", "most"), [(0, 105, 10), (34.5, 42.5, 9), (0, 4160, 3)])
def test_ticks_are_multiples_of_a_power_of_two_and_not_too_many(
    first: float, last: float, most: int
) -> None:
    found = list(argsz.ticks(first, last, most))
    assert 1 < len(found) <= most + 1
    step = found[1] - found[0]
    assert step & (step - 1) == 0
    assert all(each % step == 0 and first <= each <= last for each in found)


@pytest.mark.parametrize("palette", [LIGHT, DARK, BLACK_ON_WHITE, WHITE_ON_BLACK])
def test_outcomes_differ_without_colour(palette: Palette) -> None:
    assert len({swatch(palette, each).texture for each in Outcome}) == len(Outcome)
    assert len(set(argsz.LETTERS.values())) == len(Outcome)
