"""Laws of the codec over random, mutated and well-formed buffers."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models import HEADERS, IOCTLS, Named, capability, request
from vfioviz.codec.content import Capability
from vfioviz.codec.content_of import content
from vfioviz.codec.decode import Layout, decode
from vfioviz.codec.encode import EncodeError, encode, encode_capability, encode_info
from vfioviz.codec.guess import guess
from vfioviz.codec.leaf import Role
from vfioviz.uapi.abi import ABIS, I386, S390X, X86_64
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

ioctls = st.sampled_from(list(IOCTLS.values()))
abis = st.sampled_from(list(ABIS.values()))
revisions = st.sampled_from([None, (5, 10), (6, 1), (6, 6), (6, 12)])

CAPS_FLAG = {"device": 0x80, "region": 0x8, "iommu": 0x2}


@st.composite
def headed(draw: st.DrawFn) -> tuple[bytes, Ioctl, Abi]:
    """Random bytes behind a head that gets the decoder into the chain."""
    ioctl, abi = draw(ioctls), draw(abis)
    order = abi.prefix
    argsz = draw(st.sampled_from([0, 16, 20, 24, 36, 40, 100, 4096, 0xFFFFFFFF]))
    offset = draw(st.one_of(st.sampled_from([0, 20, 24, 32, 33, 40]), st.integers(0, 200)))
    flags = CAPS_FLAG[ioctl.key] | draw(st.integers(0, 7))
    words = [argsz, flags, 0, 0, offset] if ioctl.key != "region" else [argsz, flags, 0, offset]
    head = struct.pack(f"{order}{len(words)}I", *words)
    head = head.ljust(32 if ioctl.key == "region" else draw(st.sampled_from([20, 24])), b"\0")
    body = b""
    for _ in range(draw(st.integers(0, 6))):
        id_ = draw(st.integers(0, 6))
        next_ = draw(st.integers(0, 160))
        body += struct.pack(f"{order}HHI", id_, draw(st.integers(0, 3)), next_)
        body += draw(st.binary(max_size=40))
    return head + body, ioctl, abi


def assert_tiled(layout: Layout) -> None:
    position = 0
    for leaf in layout.leaves():
        assert leaf.start == position
        assert leaf.stop > leaf.start
        position = leaf.stop
    assert position == layout.size


def assert_sound(data: bytes, ioctl: Ioctl, abi: Abi, linux: tuple[int, int] | None = None) -> None:
    layout = decode(data, ioctl, abi, linux)
    assert_tiled(layout)
    assert encode(layout) == data
    assert decode(encode(layout), ioctl, abi, linux) == layout
    assert 0 <= layout.chain_end <= layout.size
    for item in layout.findings:
        assert 0 <= item.start <= item.stop <= max(layout.size, 8)
        assert item.text
    content(layout)


@given(st.binary(max_size=400), ioctls, abis, revisions)
def test_any_bytes_decode_and_encode_back(
    data: bytes, ioctl: Ioctl, abi: Abi, linux: tuple[int, int] | None
) -> None:
    assert_sound(data, ioctl, abi, linux)


@given(headed(), revisions)
def test_any_chain_decodes_and_encodes_back(
    case: tuple[bytes, Ioctl, Abi], linux: tuple[int, int] | None
) -> None:
    assert_sound(*case, linux)


@given(headed())
def test_a_leaf_is_found_by_each_of_its_offsets_and_by_its_path(
    case: tuple[bytes, Ioctl, Abi],
) -> None:
    layout = decode(*case)
    for leaf in layout.leaves():
        assert layout.leaf_at(leaf.start) == leaf == layout.leaf_at(leaf.stop - 1)
        assert layout.leaves_between(leaf.start, leaf.stop) == [leaf]
        ref = layout.read(leaf.path)
        assert ref is not None
        found = layout.leaf(ref)
        assert found is not None
        assert found.path == leaf.path


@pytest.mark.parametrize("size", range(38, 45))
def test_a_header_that_the_buffer_cuts_has_a_path(size: int) -> None:
    layout = decode(bytes([0] * 4 + [0x80] + [0] * 11 + [37]).ljust(size, b"\0"), IOCTLS["device"])
    ref = layout.read("caps[0].header.undecodable")
    assert ref is not None
    assert layout.span(ref) == (37, size)
    assert layout.path(ref) == "caps[0].header.undecodable"
    assert layout.read("caps[0]") is None
    assert layout.read("caps[1]") is None


@given(st.binary(max_size=400))
def test_a_guess_never_fails_and_has_a_confidence(data: bytes) -> None:
    found = guess(data, HEADERS)
    assert 0 <= found.confidence <= 1
    assert found.reason


@pytest.mark.parametrize("key", ["device", "region", "iommu"])
@pytest.mark.no_cover
def test_10000_mutated_buffers_tile(key: str) -> None:
    rng = random.Random(2023_08_03)  # noqa: S311 -- a seed that repeats, not a secret
    seeds = [
        path.read_bytes() for path in sorted(SAMPLES.glob("*.bin")) if path.stat().st_size < 4096
    ]
    seeds.append(b"")
    ioctl = IOCTLS[key]
    for number in range(10_000):
        data = bytearray(rng.choice(seeds))
        for _ in range(rng.randrange(1, 8)):
            action = rng.randrange(3)
            if action == 0 and data:
                data[rng.randrange(len(data))] = rng.choice(
                    [0, 1, 8, 24, 0x7F, 0xFF, rng.randrange(256)]
                )
            elif action == 1:
                del data[rng.randrange(len(data) + 1) :]
            else:
                data += rng.randbytes(rng.randrange(64))
        layout = decode(bytes(data), ioctl, list(ABIS.values())[number % len(ABIS)])
        assert_tiled(layout)


def test_a_buffer_of_64_mib_costs_no_more_than_its_capabilities() -> None:
    size = 64 << 20
    count = (size - 40) // 16
    head = struct.pack("<IIQII", size, 3, 0x1000, 24, 0) + struct.pack("<HHIII", 1, 1, 0, count, 0)
    layout = decode(head.ljust(size, b"\0"), IOCTLS["iommu"])
    assert layout.size == size
    assert layout.caps[0].exact
    assert layout.leaf_at(size - 8).path == "slack"
    assert layout.leaf_at(size - 9).path == f"caps[0].iova_ranges[{count - 1}].end"
    assert len(layout.blocks) < 10


u64 = st.integers(0, (1 << 64) - 1)
u32 = st.integers(0, (1 << 32) - 1)
u16 = st.integers(0, (1 << 16) - 1)
pairs = st.lists(st.tuples(u64, u64), max_size=5).map(tuple)

iommu_caps = st.one_of(
    st.builds(
        lambda a, b, hole: Named(
            2,
            1,
            (("flags", 0), ("pgsize_bitmap", a), ("max_dirty_bitmap_size", b)),
            filler=hole,
        ),
        u64,
        u64,
        st.binary(min_size=4, max_size=4),
    ),
    st.builds(lambda a: Named(3, 1, (("avail", a),)), u32),
    st.builds(
        lambda rows: Named(1, 1, (("nr_iovas", len(rows)), ("reserved", 0), ("iova_ranges", rows))),
        pairs,
    ),
    # Four zeros at its end may be the kernel's rounding: nobody says how long it is.
    st.builds(
        lambda raw: Named(77, 9, payload=raw),
        st.binary(min_size=8, max_size=8).filter(lambda raw: any(raw[-4:])),
    ),
)


@given(st.lists(iommu_caps, min_size=1, max_size=5), st.sampled_from([X86_64, S390X]), u64)
def test_content_survives_a_chain_that_is_packed_as_the_kernel_packs_it(
    caps: list[Named], abi: Abi, pgsizes: int
) -> None:
    before = request("iommu", (("flags", 1), ("iova_pgsizes", pgsizes)), caps)
    structs = [encode_capability(cap, "iommu", abi, HEADERS) for cap in before.caps]
    starts = [24]
    for one in structs:
        starts.append(starts[-1] + len(one) + -len(one) % 8)
    order = abi.byte_order
    out = encode_info(before, abi, HEADERS.at((6, 6)), argsz=starts[-1], cap_offset=24)
    out = out[:4] + (3).to_bytes(4, order) + out[8:]
    for index, one in enumerate(structs):
        next_ = starts[index + 1] if index + 1 < len(structs) else 0
        out += one[:4] + next_.to_bytes(4, order) + one[8:] + bytes(-len(one) % 8)
    layout = decode(out, IOCTLS["iommu"], abi, (6, 6))
    assert content(layout) == before
    assert layout.chain_end == len(out)


def encoded(cap: Named, abi: Abi = X86_64) -> bytes:
    return encode_capability(capability("iommu", cap), "iommu", abi, HEADERS)


def test_values_that_do_not_fit_are_refused_by_name() -> None:
    with pytest.raises(EncodeError, match="avail is 4294967296"):
        encoded(Named(3, 1, (("avail", 1 << 32),)))
    with pytest.raises(EncodeError, match="id is 65536"):
        encoded(Named(65536, 1, payload=b""))
    with pytest.raises(EncodeError, match="give a payload"):
        encode_capability(Capability(9, 1), "iommu", X86_64, HEADERS)
    with pytest.raises(EncodeError, match="element"):
        encoded(Named(1, 1, (("iova_ranges", ((1 << 64, 0),)),)))


def test_migration_is_28_bytes_on_i386_and_32_elsewhere() -> None:
    cap = Named(2, 1, (("flags", 0), ("pgsize_bitmap", 1), ("max_dirty_bitmap_size", 2)))
    assert len(encoded(cap, I386)) == 28
    assert len(encoded(cap)) == 32


def test_an_empty_buffer_has_no_leaf() -> None:
    for ioctl in IOCTLS.values():
        layout = decode(b"", ioctl)
        assert list(layout.leaves()) == []
        assert layout.findings[0].code == "truncated-info"


def test_roles_of_a_mixed_buffer_are_what_the_issue_lists() -> None:
    # A lesson's veil is no decoder's.
    assert {role.value for role in Role if role is not Role.HIDDEN} == {
        "info", "info-hole", "info-tail", "info-pad", "cap-header", "cap-field", "cap-hole",
        "cap-tail", "cap-pad", "unknown", "slack", "past-argsz", "undecodable",
    }  # fmt: skip
