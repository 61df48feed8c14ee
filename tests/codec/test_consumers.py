"""The walks of user space, against the programs told again in C, and what their own code did."""

from __future__ import annotations

import re
import shutil
import struct
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.codec.consumers.cases import CASES, IN_CYCLE, RANGE, Case, iommu, region
from tests.codec.consumers.chains import Chain, chains
from tests.codec.consumers.oracle import SAID, by_c, by_us, cases, compiled
from tests.hostile import CASES as HOSTILE
from tests.strategies import IOCTLS as KEYS
from vfioviz.capture.samples import open_sample, samples
from vfioviz.codec.consumers import programs
from vfioviz.codec.consumers.consumer import Access, Consumer
from vfioviz.codec.consumers.ending import Ending
from vfioviz.codec.consumers.known import BY_KEY, CONSUMERS, consumers_of
from vfioviz.codec.consumers.walk import Outcome, walk
from vfioviz.uapi.abi import I386, S390X, X86_64
from vfioviz.uapi.schema import Abi

needs_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="no gcc on this machine")


@pytest.fixture(scope="session")
def in_c(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(tmp_path_factory.mktemp("walks"))


def same(in_c: Path, every: list[Chain]) -> set[Ending]:
    asked = list(cases(every))
    told = by_c(in_c, asked)
    for case, theirs in zip(asked, told, strict=True):
        assert (by_us(case), case.line()) == (theirs, case.line())
    return {each.ending for each in told}


def outcome(key: str, id_: int, data: bytes, ioctl: str) -> Outcome:
    walked = walk(BY_KEY[key], data, ioctl)
    (one,) = [each for each in walked.outcomes if id_ in each.search.ids]
    return one


@needs_gcc
def test_generated_chains_are_walked_as_by_the_programs_in_c(in_c: Path) -> None:
    assert same(in_c, list(chains(1, 400))) == set(SAID.values())


@needs_gcc
def test_samples_and_hostile_chains_are_walked_as_by_the_programs_in_c(in_c: Path) -> None:
    little = [each for each in samples() if each.abi != "s390x"]
    known = [Chain(each.ioctl, open_sample(each).data) for each in little]
    known += [Chain(each.ioctl, each.data) for each in HOSTILE if each.on.order == "<"]
    same(in_c, [each for each in known if len(each.data) < 1 << 16])


def far(bound: int, before: int) -> Iterator[Chain]:
    """What is found first leads to a header near a bound, where a program's buffer may end."""
    found = struct.pack("<HHIIIQQ", 1, 1, bound - before, 1, 0, 1 << 24, (1 << 31) - 1)
    yield Chain("iommu", struct.pack("<IIQII", 1 << 20, 3, 4096, 24, 0) + found)
    yield Chain("region", struct.pack("<IIIIQQ", 1 << 20, 15, 0, 32, 1 << 21, 0) + found)
    yield Chain("device", struct.pack("<IIIIII", 1 << 20, 0x82, 9, 5, 24, 0) + found)


@needs_gcc
@pytest.mark.parametrize("bound", [64, 256, 1024, 4096, 8192, 65536])
def test_a_program_s_buffer_ends_where_it_does_in_c(in_c: Path, bound: int) -> None:
    same(in_c, [each for before in (9, 8, 7, 4, 2, 1, 0, -1) for each in far(bound, before)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.consumer}: {case.title}")
def test_the_programs_own_code_did_as_is_claimed(case: Case) -> None:
    one = outcome(case.consumer, case.id, case.data, case.ioctl)
    assert (one.ending, one.found) == (case.ending, case.found)
    assert one.reason


def test_dpdk_has_no_walk_of_the_iommus_answer() -> None:
    assert BY_KEY["dpdk"].ioctls == ("region",)


def test_each_file_of_a_program_is_known_and_says_where_it_was_read() -> None:
    names = [each.name for each in iter_modules(programs.__path__)]
    found = [
        each for name in names for each in import_module(f"{programs.__name__}.{name}").PROGRAMS
    ]
    assert sorted(each.key for each in found) == sorted(BY_KEY)
    assert len({each.title for each in CONSUMERS}) == len(CONSUMERS) == len(BY_KEY)
    assert all(each.revision and each.file and each.names() for each in CONSUMERS)
    for key in ("openvmm", "vpp", "stratovirt", "libvfio-user-client", "selftests-iommufd"):
        assert key in BY_KEY


@pytest.mark.parametrize("consumer", CONSUMERS, ids=lambda each: each.key)
def test_each_id_that_a_program_looks_for_has_one_outcome(consumer: Consumer) -> None:
    for ioctl, searches in consumer.searches.items():
        ids = [id_ for search in searches for id_ in search.ids]
        assert len(ids) == len(set(ids))
        assert len(walk(consumer, bytes(64), ioctl).outcomes) == len(searches)


@given(st.sampled_from(KEYS), st.binary(max_size=300), st.sampled_from((X86_64, I386, S390X)))
def test_any_bytes_are_walked_to_an_end(key: str, data: bytes, abi: Abi) -> None:
    for consumer in consumers_of(key):
        for one in walk(consumer, data, key, abi).outcomes:
            assert one.reason
            assert len(one.visits) <= max(one.memory.size, 1)
            assert (one.outside is None) == (one.ending is not Ending.OUTSIDE)
            assert (one.ending is Ending.FOUND) <= (len(one.visits) > 0)


PAST = re.compile(r"what starts at (-?\d+) ends at (-?\d+), past (-?\d+)")


def test_what_is_said_to_end_past_a_bound_does() -> None:
    said = [
        match
        for case in cases(chains(1, 400))
        for one in walk(case.consumer, case.chain.data, case.chain.ioctl).outcomes
        if (match := PAST.search(one.reason))
    ]
    assert len(said) > 100
    for match in said:
        start, stop, bound = map(int, match.groups())
        assert 0 <= start < stop, match[0]
        assert bound < stop, match[0]


def test_areas_that_do_not_fit_are_said_to_end_where_they_would() -> None:
    """Five areas of 16 bytes behind a header and a count of 16 end at 128; one is there."""
    data = region("01000100000000000500000000000000" + "00" * 16)
    said = {
        consumer.key: match.groups()
        for consumer in consumers_of("region")
        for one in walk(consumer, data, "region").outcomes
        if (match := PAST.search(one.reason))
    }
    assert said == dict.fromkeys(
        ("crosvm-regions", "openvmm", "rust-vmm-vfio-user"), ("32", "128", "64")
    )


@pytest.mark.parametrize("size", [0, 1, 0xFF, 1 << 56])
def test_a_region_of_size_0_alone_has_nothing_to_map(size: int) -> None:
    data = region(sparse(AREA))
    data = data[:16] + size.to_bytes(8, "little") + data[24:]
    for key in ("qemu", "qemu-sorted", "stratovirt"):
        ending = outcome(key, 1, data, "region").ending
        assert (ending is Ending.NONE) == (size == 0), key


def test_a_chain_of_many_headers_is_walked_once_by_each() -> None:
    count = 8_192
    chain = b"".join(
        (7).to_bytes(4, "little") + (at + 8 if at < 32 + 8 * count else 0).to_bytes(4, "little")
        for at in range(32, 40 + 8 * count, 8)
    )
    data = region(chain.hex())
    for consumer in consumers_of("region"):
        for one in walk(consumer, data, "region").outcomes:
            assert len(one.visits) in (0, 1, count + 1)


def test_only_who_counts_steps_notices_a_cycle_without_its_id() -> None:
    answer = cw.iommu_info((cw.migration(), cw.dma_avail()), "v6.6").with_next(1, 24)
    ended = {
        each.key: {one.ending for one in walk(each, answer.data, "iommu").outcomes}
        for each in consumers_of("iommu")
    }
    assert ended.pop("selftests") == {Ending.ASSERTION}
    assert ended.pop("selftests-iommufd") == {Ending.ASSERTION}
    assert ended.pop("qemu-migration") == {Ending.FOUND}
    assert ended.pop("qemu") == {Ending.FOUND, Ending.ENDLESS}
    assert set().union(*ended.values()) == {Ending.ENDLESS}


def test_who_finds_its_id_does_not_see_the_cycle_behind_it() -> None:
    data = iommu(IN_CYCLE)
    assert outcome("qemu", 1, data, "iommu").ending is Ending.FOUND
    assert outcome("qemu", 3, data, "iommu").ending is Ending.ENDLESS
    assert outcome("libvfn", 1, data, "iommu").ending is Ending.ENDLESS
    assert walk(BY_KEY["qemu"], data, "iommu").ending is Ending.ENDLESS


def test_a_genuine_answer_of_6_1_is_refused_by_a_check_against_new_headers() -> None:
    # sizeof(struct vfio_iommu_type1_info) is 20 on i386 before v6.6.
    answer = cw.iommu_info((cw.dma_avail(),), "before-v6.6", cw.I386)
    assert outcome("selftests", 1, answer.data, "iommu").ending is Ending.ASSERTION
    assert outcome("qemu", 3, answer.data, "iommu").ending is Ending.FOUND


def test_the_unaligned_loads_before_v6_6_are_counted_and_judged() -> None:
    (old,) = [each for each in samples() if each.file == "iommu-linux-6.1.bin"]
    data = open_sample(old).data
    qemu, crosvm = (walk(BY_KEY[key], data, "iommu") for key in ("qemu", "crosvm-iova"))
    loads = [load for one in qemu.outcomes for each in one.visits for load in each.unaligned]
    assert loads == [(84, 8), (92, 8), (100, 8), (108, 8)]
    assert "sparc64" in qemu.traps
    assert (crosvm.consumer.access, crosvm.traps) == (Access.COPY, "")


def test_who_copies_ranges_out_is_charged_with_none_of_their_loads() -> None:
    (old,) = [each for each in samples() if each.file == "iommu-linux-6.1.bin"]
    libvfn = walk(BY_KEY["libvfn"], open_sample(old).data, "iommu")
    assert (libvfn.unaligned, libvfn.traps) == (0, "")


def test_who_passes_a_capability_is_not_charged_with_loads_of_its_body() -> None:
    # MIGRATION at 20, as on i386 before v6.6: its u64 are where no u64 may be on x86-64.
    answer = cw.iommu_info((cw.migration(), cw.dma_avail()), "before-v6.6", cw.I386)
    assert outcome("qemu", 3, answer.data, "iommu").unaligned == 0
    assert outcome("qemu-migration", 2, answer.data, "iommu").unaligned > 0
    assert walk(BY_KEY["qemu-migration"], answer.data, "iommu", I386).unaligned == 0


def test_a_cap_offset_of_0_makes_some_read_the_info_struct() -> None:
    answer = cw.iommu_info((cw.migration(),), "v6.6").with_cap_offset(0)
    assert outcome("libvfn", 1, answer.data, "iommu").visits[0].start == 0
    assert outcome("qemu", 1, answer.data, "iommu").visits == ()
    too_small = region("", argsz=48, cap_offset=0)
    assert outcome("vpp", 1, too_small, "region").visits[0].start == 0
    assert outcome("vfio-tests", 1, too_small, "region").visits[0].start == 0


def test_big_endian_answers_are_read_by_the_order_of_the_kernel() -> None:
    answer = cw.device_info((cw.zpci_base(), cw.zpci_group()), "v6.6", cw.S390X)
    walked = walk(BY_KEY["qemu"], answer.data, "device", S390X)
    seen = {each.search.ids: [(v.id, v.version) for v in each.visits] for each in walked.outcomes}
    assert seen[(1,)] == [(1, 2)]
    assert seen[(2,)] == seen[(5,)] == [(1, 2), (2, 2)]


AREA = "0010000000000000" + "0010000000000000"


def sparse(*areas: str, count: int | None = None) -> str:
    said = len(areas) if count is None else count
    return "0100010000000000" + said.to_bytes(4, "little").hex() + "00000000" + "".join(areas)


def test_areas_that_overlap_are_refused_by_qemu_since_da02b21cc70e() -> None:
    data = region(sparse("0018000000000000" + "0010000000000000", AREA))
    new, old = (outcome(key, 1, data, "region") for key in ("qemu-sorted", "qemu"))
    assert (old.ending, new.ending, new.found) == (Ending.FOUND, Ending.ERROR, ())
    assert "-EINVAL" in new.reason
    assert "0x1000" in new.reason
    apart = region(sparse("0020000000000000" + "0010000000000000", AREA))
    assert outcome("qemu-sorted", 1, apart, "region").ending is Ending.FOUND


def test_more_areas_than_its_array_holds_are_written_past_it_by_spdk() -> None:
    assert outcome("spdk", 1, region(sparse(*[AREA] * 8)), "region").ending is Ending.FOUND
    assert outcome("spdk", 1, region(sparse(*[AREA] * 9)), "region").ending is Ending.OVERRUN
    assert outcome("spdk", 1, region("00" * 4096), "region").ending is Ending.OVERRUN


@pytest.mark.parametrize("areas", [[AREA] * 9, ["00" * 16] * 9, [AREA] * 8 + ["00" * 16] * 4])
def test_of_more_areas_than_spdk_has_room_for_only_the_count_is_said(areas: list[str]) -> None:
    """Empty areas are not kept, but a descriptor is closed for each."""
    one = outcome("spdk", 1, region(sparse(*areas)), "region")
    assert one.reason == f"nr_areas is {len(areas)}; there is room for 8"


@pytest.mark.parametrize("key", ["rust-vmm", "cloud-hypervisor"])
def test_a_walk_that_never_starts_blames_cap_offset_and_not_next(key: str) -> None:
    before = outcome(key, 1, region(sparse(AREA), cap_offset=8), "region")
    assert (before.ending, before.reason) == (Ending.STOPPED, "cap_offset 8 is below 32")
    back = region(sparse(AREA).replace("0100010000000000", "0100010008000000", 1))
    after = outcome(key, 1, back, "region")
    assert (after.ending, after.reason) == (Ending.STOPPED, "next 8 is below 32")
    assert after.found == ((32, 1),)


def test_an_area_that_is_not_page_aligned_ends_openvmm() -> None:
    odd = region(sparse("0008000000000000" + "0010000000000000"))
    empty = region(sparse("0008000000000000" + "0000000000000000"))
    assert outcome("openvmm", 1, odd, "region").ending is Ending.ABORT
    assert outcome("openvmm", 1, empty, "region").ending is Ending.FOUND


def test_the_sample_client_adds_next_to_where_it_is() -> None:
    second = sparse(AREA).replace("0100010000000000", "0100010040000000", 1)
    data = region(second + sparse(AREA) + sparse(AREA))
    assert outcome("rust-vmm", 1, data, "region").found == ((32, 1), (64, 1))
    assert outcome("libvfio-user-client", 1, data, "region").found == ((32, 1), (64, 1))
    # The second next, 96 from the start of the answer, is 64 behind the header for the client.
    third = "0100010060000000"
    data = region(second + sparse(AREA).replace("0100010000000000", third, 1) + sparse(AREA))
    assert outcome("rust-vmm", 1, data, "region").found == ((32, 1), (64, 1), (96, 1))
    client = outcome("libvfio-user-client", 1, data, "region")
    assert (client.ending, client.found) == (Ending.OUTSIDE, ((32, 1), (64, 1)))


def test_stratovirt_looks_behind_the_info_struct_alone() -> None:
    data = region("0300010028000000" + sparse(AREA))
    assert outcome("qemu", 1, data, "region").found == ((40, 1),)
    assert outcome("stratovirt", 1, data, "region").ending is Ending.STOPPED


def test_a_range_that_ends_before_it_starts_is_an_assertion_of_qemu() -> None:
    backwards = RANGE[:32] + "0010000000000000" + "ff0f000000000000"
    assert outcome("qemu", 1, iommu(backwards), "iommu").ending is Ending.ASSERTION


def test_where_argsz_is_not_what_came_the_client_of_rust_vmm_panics() -> None:
    data = region(sparse(AREA), argsz=80)
    assert outcome("rust-vmm-vfio-user", 1, data, "region").ending is Ending.ASSERTION
    assert outcome("crosvm-regions", 1, data, "region").ending is Ending.END


def test_areas_are_not_asked_for_where_the_region_cannot_be_mapped() -> None:
    data = region(sparse(AREA), flags=8)
    for key in ("qemu", "dpdk", "spdk", "stratovirt"):
        one = outcome(key, 1, data, "region")
        assert (one.ending, one.visits) == (Ending.NONE, ())
    assert outcome("rust-vmm", 1, data, "region").found == ((32, 1),)
