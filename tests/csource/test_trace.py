"""A run is walked step by step, there and back, and each step shows what was there."""

from __future__ import annotations

import pytest

from tests.csource.running import machine
from vfioviz.csource.machine import Machine
from vfioviz.csource.recording import Recording

SOURCE = """\
static int inner(int *p, int n)
{
	*p += n;
	return *p;
}
int f(int n)
{
	int total = 1, other;
	u8 bytes[3] = { 7 };
	for (int i = 0; i < n; i++)
		inner(&total, i + 1);
	other = total * 2;
	bytes[2] = other;
	return bytes[2];
}
"""


@pytest.fixture
def recorded() -> tuple[Machine, Recording]:
    m = machine(SOURCE)
    outcome = m.call("f", [2], record=True)
    assert (outcome.result, outcome.trap) == (8, None)
    assert outcome.recording is not None
    return m, outcome.recording


def lines(recording: Recording) -> list[int]:
    return [step.line.place.line for step in recording.steps]


def test_steps_follow_the_lines_that_ran(recorded: tuple[Machine, Recording]) -> None:
    _, recording = recorded
    assert lines(recording) == [8, 9, 10, 10, 11, 3, 4, 11, 3, 4, 12, 13, 14]
    assert [step.depth for step in recording.steps][5:7] == [1, 1]


def test_into_over_out_and_back(recorded: tuple[Machine, Recording]) -> None:
    _, recording = recorded
    call = lines(recording).index(11)
    assert lines(recording)[recording.into(call)] == 3
    assert recording.over(call) == call + 3
    assert recording.out(call + 1) == call + 3
    assert recording.back_over(call + 3) == call
    assert recording.back(0) == 0
    assert recording.over(len(recording.steps) - 1) == len(recording.steps)
    assert list(recording.reaching("test.c", 3)) == [call + 1, call + 4]


def test_each_step_shows_its_variables_and_those_of_the_functions_that_wait(
    recorded: tuple[Machine, Recording],
) -> None:
    m, recording = recorded
    at = lines(recording).index(3)
    inner, outer = recording.calls(at)
    assert (inner.function, outer.function, outer.place.line) == ("inner", "f", 11)
    shown = {variable.name: variable for variable in (*outer.variables, *inner.variables)}
    assert (shown["n"].value, shown["i"].value, shown["other"].value) == (1, 0, None)
    total = shown["total"].address
    assert total is not None
    holder = m.holder(total)
    assert recording.bytes(holder, at)[0] == b"\1\0\0\0"
    assert recording.bytes(holder, at + 1)[0] == b"\2\0\0\0"
    assert recording.bytes(holder, len(recording.steps))[0] == b"\4\0\0\0"


def test_the_way_back_from_a_byte_leads_to_the_step_that_stored_it(
    recorded: tuple[Machine, Recording],
) -> None:
    m, recording = recorded
    last = len(recording.steps) - 1
    address = {v.name: v.address for v in recording.calls(last)[0].variables}["bytes"]
    assert address is not None
    data, origin = recording.bytes(m.holder(address), last)
    assert data == b"\7\0\10"
    assert lines(recording)[recording.storing(origin[2])] == 13
    assert lines(recording)[recording.storing(origin[0])] == 9
    assert origin[2] in recording.stores(lines(recording).index(13))


def test_two_runs_are_one_and_the_same(recorded: tuple[Machine, Recording]) -> None:
    _, first = recorded
    second = machine(SOURCE).call("f", [2], record=True).recording
    assert second is not None
    assert [(s.line.place, s.depth, s.stores, s.slots) for s in first.steps] == [
        (s.line.place, s.depth, s.stores, s.slots) for s in second.steps
    ]


def test_a_recorded_run_and_one_that_is_not_store_the_same() -> None:
    plain, recorded = (machine(SOURCE).call("f", [3], record=each) for each in (False, True))
    assert plain.recording is None
    assert [(s.site.text, s.offset, s.data) for s in plain.stores] == [
        (s.site.text, s.offset, s.data) for s in recorded.stores
    ]


def test_what_lived_at_a_step_is_listed(recorded: tuple[Machine, Recording]) -> None:
    _, recording = recorded
    assert [each.name for each in recording.objects(0)] == []
    assert [each.name for each in recording.objects(2)] == ["total (f)", "bytes (f)"]


def test_a_run_that_traps_can_be_walked_to_its_end() -> None:
    m = machine("int f(int *p) { int x = 3; x++; return *p + x; }")
    outcome = m.call("f", [0], record=True)
    assert outcome.trap is not None
    assert outcome.recording is not None
    assert outcome.recording.steps[-1].line.text == "return *p + x;"
