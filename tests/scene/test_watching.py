"""A recorded call of C text is gone through as a debugger does, and each step shows its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.kernel.sourced.posted import ATOMIC, RAW, asked, posted
from tests.models import question, request, version
from vfioviz.capture.open import open_path
from vfioviz.codec.leaf import Role
from vfioviz.document import watching as going
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edit_variants import add_version
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.start import project_from
from vfioviz.document.watchable import watchable
from vfioviz.document.watching import Watching
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.sourced.watched import watched
from vfioviz.scene.palette import INFO_TONE
from vfioviz.scene.watching import Look, kernel_buffer, looks, status, user_buffer, variables

MAIN = "drivers/vfio/vfio_main.c"
PCI = "drivers/vfio/pci/vfio_pci_core.c"


@pytest.fixture(scope="module")
def call() -> Watching:
    return Watching(watched(posted(), asked(RAW, ATOMIC, fill=0xA5)))


@pytest.fixture(scope="module")
def column() -> DerivedColumn:
    return _column(fill=0xA5)


def _column(fill: int) -> DerivedColumn:
    project = project_from(open_path("samples/device-atomic-before-v6.6.bin"))
    project = add_version(project, posted()).project
    content = asked(RAW, ATOMIC).content
    project = replace(
        project, content=content, argsz=None, fill=fill, columns=(ModelColumn("mine"),)
    )
    return derive(project).columns[0]


def text(now: Watching) -> str:
    place = now.place
    return now.watched.texts[place.file][place.line - 1].strip()


def until(now: Watching, what: str) -> Watching:
    while what not in text(now):
        assert not now.ended, what
        now = going.into(now)
    return now


def test_the_answer_is_that_of_the_arithmetic(call: Watching) -> None:
    run = version("posted-v1").answer(asked(RAW, ATOMIC, fill=0xA5))
    data, _ = call.recording.bytes(call.watched.user, len(call.recording.steps))
    assert data[: len(run.buffer)] == run.buffer
    assert (call.watched.argsz, call.watched.ended) == (52, "it returns 0")


def test_no_step_shows_what_was_put_in_for_the_request(call: Watching) -> None:
    said = [step.line.text for step in call.recording.steps]
    assert not [each for each in said if "__vfioviz" in each and "add_capability" not in each]
    assert not [each for each in said if each.startswith("(__")]


def test_into_goes_into_a_call_over_passes_it_and_out_leaves_it(call: Watching) -> None:
    add = until(call, "= vfio_info_cap_add(chain, room")
    inside = going.into(add)
    assert (inside.place.file, text(inside)[:33]) == (MAIN, "struct vfio_info_cap_header *fres")
    assert text(going.over(add)).startswith("if (IS_ERR(fresh))")
    assert going.out(inside) == going.over(add)
    assert going.back(inside) == add
    assert going.back(going.begun(add)).at == 0


def test_at_the_end_one_stays_there(call: Watching) -> None:
    end = going.at_end(call)
    ways: tuple[Callable[[Watching], Watching], ...] = (going.into, going.over, going.out)
    assert all(way(end) == end for way in ways)
    assert going.run(call) == end
    assert status(end) == "The end: it returns 0"


def test_it_runs_to_a_breakpoint_each_time_the_line_is_reached(call: Watching) -> None:
    there = until(call, "fresh->id = id;")
    stop = going.toggled(call, (MAIN, there.place.line))
    first = going.run(stop)
    second = going.run(first)
    assert (first.at, text(second), second.at > first.at) == (there.at, "fresh->id = id;", True)
    assert going.run(second).ended
    assert going.toggled(stop, (MAIN, there.place.line)) == call
    assert (MAIN, there.place.line) in going.reached(call)
    assert (MAIN, 1) not in going.reached(call)


@pytest.mark.parametrize(
    ("offset", "line"),
    [
        (24, "fresh->id = id;"),
        (28, "one->next = there + to;"),
        (20, "memset(grown, 0, gap);"),
        (16, "told.cap_offset = first;"),
        (0, "if (copy_from_user(&told, arg, size))"),
        (32, "memcpy(&fresh[1], &what[1], room - sizeof(*what));"),
        (36, "memset(grown + chain->size, 0, at + room - chain->size);"),
    ],
)
def test_the_way_back_from_a_byte_leads_to_the_line_that_made_it(
    call: Watching, offset: int, line: str
) -> None:
    end = going.at_end(call)
    made = going.to_maker(end, end.watched.user, offset)
    assert made is not None
    assert text(made) == line


def test_a_byte_that_nothing_made_leads_nowhere(call: Watching) -> None:
    assert going.to_maker(call, call.watched.user, 40) is None
    assert going.to_maker(call, call.watched.user, 1 << 20) is None


@pytest.fixture(scope="module")
def drawn(column: DerivedColumn) -> list[Look]:
    return looks(column)


def test_the_callers_memory_is_coloured_as_it_is_written(call: Watching, drawn: list[Look]) -> None:
    start = user_buffer(call, drawn)
    assert {one.role for one in start.data} == {Role.SLACK}
    assert "".join(one.text for one in start.data[:8]) == "3400000000000000"
    assert start.data[20].text == "a5"
    copied = going.into(until(call, "if (copy_to_user((void __user *)arg + sizeof(told)"))
    shown = user_buffer(copied, drawn)
    assert [at for at, one in enumerate(shown.data) if one.marked] == list(range(20, 56))
    assert [at for at, one in enumerate(shown.data) if one.past] == [52, 53, 54, 55]
    assert (shown.data[20].role, shown.data[24].role) == (Role.INFO_PAD, Role.CAP_HEADER)
    assert shown.said == "36 bytes stored, from 20 to 55"
    end = user_buffer(going.at_end(call), drawn)
    assert (end.data[8].role, end.data[8].tone) == (Role.INFO, INFO_TONE)


def test_the_kernels_heap_has_the_colours_of_where_it_goes(
    call: Watching, drawn: list[Look]
) -> None:
    assert kernel_buffer(call, drawn).data == ()
    fresh = until(call, "memset(grown + chain->size, 0,")
    shown = kernel_buffer(fresh, drawn)
    assert all(one.unwritten for one in shown.data)
    assert [one.role for one in shown.data[:9]] == [Role.CAP_HEADER] * 8 + [Role.UNKNOWN]
    done = until(call, "fresh->version = version;")
    shown = kernel_buffer(done, drawn)
    assert [at for at, one in enumerate(shown.data) if one.marked] == [0, 1]
    assert shown.data[0].text == "c8"
    # The chain moves up by the pad: the same bytes go to the same place.
    moved = going.into(going.into(until(call, "memmove(grown + gap, grown, chain->size);")))
    shown = kernel_buffer(moved, drawn)
    assert [one.role for one in shown.data[:5]] == [Role.INFO_PAD] * 4 + [Role.CAP_HEADER]
    end = kernel_buffer(going.at_end(call), drawn)
    assert end.title == "the kernel's heap: 36 bytes, freed"
    assert end.data[4].role is Role.CAP_HEADER


def test_variables_have_their_values_and_those_of_callers(call: Watching) -> None:
    rows = list(variables(until(call, "fresh->version = version;")))
    assert [row.name for row in rows if not row.depth] == [
        "vfio_info_cap_add()", "vfio_info_add_capability()", "tell_device()",
    ]  # fmt: skip
    found = {row.name: row.value for row in reversed(rows)}
    assert (found["room"], found["id"], found["version"]) == ("12 (0xc)", "200 (0xc8)", "1")
    assert found["fresh"] == found["grown"]
    assert found["argsz"] == "52 (0x34)"
    assert found["card"] == "NULL"
    assert found["last"] == "not set"
    second = until(going.into(until(call, "fresh->version = version;")), "fresh->version = ver")
    late = {row.name: row.value for row in reversed(list(variables(second)))}
    assert late["fresh"].endswith(" + 16")


def test_status_says_step_function_and_line(call: Watching) -> None:
    there = until(call, "fresh->id = id;")
    many = len(call.recording.steps)
    assert status(there) == (
        f"step {there.at + 1} of {many}: vfio_info_cap_add(), {MAIN}:{there.place.line}"
    )


def test_a_short_answer_has_a_chain_that_goes_nowhere(drawn: list[Look]) -> None:
    short = Watching(watched(posted(), asked(RAW, ATOMIC, argsz=20)))
    there = until(short, "fresh->version = version;")
    assert {one.role for one in kernel_buffer(there, drawn).data} == {Role.UNKNOWN}


def test_one_call_is_kept_while_another_is_made(call: Watching) -> None:
    before = call.recording.bytes(call.watched.user, len(call.recording.steps))
    posted().answer(asked(ATOMIC))
    watched(posted(), asked(ATOMIC, ATOMIC))
    assert call.recording.bytes(call.watched.user, len(call.recording.steps)) == before


def test_only_columns_of_c_text_are_watched() -> None:
    project: Project = project_from(open_path("samples/device-atomic-before-v6.6.bin"))
    project = add_version(project, posted()).project
    found = [watchable(project, at) is not None for at in range(len(project.columns) + 1)]
    # The capture is none; the shipped versions have a C of their own.
    assert found == [False] + [True] * (len(project.columns) - 1) + [False]
    ours = replace(project, handler="iommufd")
    assert watchable(replace(ours, content=request("iommu")), 1) is None


def test_a_handler_that_is_not_there_is_said() -> None:
    with pytest.raises(ModelError, match="kvmgt"):
        watched(posted(), question(request("region"), handler="gvt", argsz=32))
