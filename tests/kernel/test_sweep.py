"""Each argsz judged, and the calls until the answer is there."""

from __future__ import annotations

import pytest

from tests.kernel.test_own_code import EDID, IOMMU
from tests.kernel.test_tables import ATOMIC, MIGRATION, PCI, TYPE1
from tests.models import VERSIONS, question, request, version
from vfioviz.codec.content import Content
from vfioviz.kernel.skew import Skew, skews
from vfioviz.kernel.sweep import SIZINGS, Outcome, dance, sweep

GET_INFO = request("device", PCI, (ATOMIC,))
SHORT, PARTIAL, COMPLETE, OVERRUN = (
    Outcome.SHORT, Outcome.PARTIAL, Outcome.COMPLETE, Outcome.OVERRUN,
)  # fmt: skip


def strip(key: str, content: Content = GET_INFO, handler: str = "") -> list[object]:
    return [
        (each.start, each.stop, each.outcome)
        for each in sweep(question(content, handler=handler), version(key))
    ]


def test_before_v6_6_is_short_until_36_bytes_and_then_complete() -> None:
    assert strip("before-v6.6") == [(0, 16, Outcome.ERROR), (16, 36, SHORT), (36, 101, COMPLETE)]


def test_the_patch_as_posted_overruns_callers_of_36_to_39_bytes() -> None:
    found = sweep(question(GET_INFO), version("posted-v1"))
    assert [(each.start, each.stop, each.most) for each in found if each.outcome is OVERRUN] == [
        (36, 40, 4)
    ]


def test_the_remark_taken_literally_overruns_to_44_and_is_unreadable_behind() -> None:
    assert strip("posted-v1-review")[-2:] == [(36, 44, OVERRUN), (44, 101, Outcome.UNREADABLE)]


def test_what_was_merged_cuts_fields_below_24_and_overruns_nobody() -> None:
    found = strip("v6.6")
    assert found == [
        (0, 16, Outcome.ERROR), (16, 17, SHORT), (17, 20, PARTIAL), (20, 21, SHORT),
        (21, 24, PARTIAL), (24, 40, SHORT), (40, 105, COMPLETE),
    ]  # fmt: skip


def test_an_answer_without_a_capability_is_never_short() -> None:
    found = sweep(question(request("device", PCI)), version("v6.6"))
    assert SHORT not in {each.outcome for each in found}
    assert [each.start for each in found][:3] == [0, 16, 17]
    assert found[-1].outcome is COMPLETE
    for sizing in SIZINGS:
        assert len(list(dance(sizing, question(request("device", PCI)), version("v6.6")))) == 1


def test_iommufd_gives_parts_until_all_fits() -> None:
    found = strip("v6.6", IOMMU, "iommufd")
    assert found[-1][1:] == (153, COMPLETE)  # type: ignore[index]  # a tuple
    assert (36, 88, PARTIAL) in found


def test_mbochs_is_an_error_above_48() -> None:
    assert strip("v6.6", EDID, "mbochs")[-1] == (49, 113, Outcome.ERROR)


@pytest.mark.parametrize("sizing", SIZINGS, ids=lambda each: str(each.key))
@pytest.mark.parametrize("key", ["before-v6.6", "v6.6"])
def test_each_habit_gets_the_whole_answer_of_a_released_kernel(sizing: object, key: str) -> None:
    calls = list(dance(sizing, question(GET_INFO), version(key)))  # type: ignore[arg-type]  # a Sizing
    assert all(cap.reachable for cap in calls[-1].caps)
    assert calls[-1].caps
    assert sum(call.overrun for call in calls) == 0


def test_qemu_is_overrun_by_the_patch_as_posted() -> None:
    calls = list(dance(SIZINGS[0], question(GET_INFO), version("posted-v1"), linux=(6, 1)))
    assert [(call.argsz_in, call.argsz_out, call.overrun) for call in calls] == [
        (20, 36, 0), (36, 36, 4),
    ]  # fmt: skip


def test_dpdk_asks_again_where_iommufd_shrinks_argsz() -> None:
    (habit,) = [each for each in SIZINGS if each.key == "dpdk"]
    calls = list(dance(habit, question(IOMMU, handler="iommufd"), VERSIONS[-1]))
    assert [(call.argsz_in, call.argsz_out) for call in calls] == [(24, 88), (88, 88)]


def skew(content: Content, key: str, headers: tuple[int, int], program: str) -> Skew:
    (found,) = [
        each
        for each in skews(question(content, fill=0xA5), (version(key),))
        if (each.headers, each.program) == (headers, program)
    ]
    return found


def test_new_headers_on_an_old_kernel_have_pad_on_the_first_capability() -> None:
    found = skew(GET_INFO, "before-v6.6", (6, 6), "x86-64")
    assert (found.sizeof, len(found.lies)) == (24, 1)
    assert "pad" in found.lies[0]
    assert not skew(GET_INFO, "before-v6.6", (6, 5), "x86-64").lies


def test_old_headers_on_a_new_kernel_misread_nothing() -> None:
    found = skew(GET_INFO, "v6.6", (6, 5), "x86-64")
    assert (found.sizeof, found.misread, found.lies) == (20, (), ())


def test_a_program_for_i386_reads_migration_four_bytes_too_early() -> None:
    chain = request("iommu", TYPE1, (MIGRATION,))
    found = skew(chain, "v6.6", (6, 6), "i386")
    moved = [(each.what, each.before, each.after) for each in found.misread if each.kind == "moved"]
    assert ("migration.pgsize_bitmap", "+16", "+12") in moved
