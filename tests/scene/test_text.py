"""What is written: exact numbers, names of flags, meanings, where a link leads."""

from __future__ import annotations

import pytest

from tests import chainwriter as cw
from tests.models import find
from tests.scene.columns import ATOMIC, TYPE1, column, modelled, real
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.scene import spoken, text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.header import Chip, argsz, chips, findings
from vfioviz.scene.hover import hover, plain
from vfioviz.scene.legend import entries

OLD = real("6.1").layout


def leaf(layout: Layout, path: str) -> Leaf:
    found = find(layout, path)
    assert found is not None, path
    return found


def region_with(*listed: cw.Cap) -> Layout:
    return column(cw.region_info(list(listed)).data, "region").layout


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 bytes"), (1, "1 byte"), (3976, "3,976 bytes")]
)
def test_bytes_are_counted_exactly(number: int, expected: str) -> None:
    assert text.byte_count(number) == expected


def test_numbers_are_given_in_decimal_and_hex() -> None:
    assert text.both(68) == "68 (0x44)"
    assert text.both(7) == "7"
    assert text.both(2**64 - 1) == "18446744073709551615 (0xffffffffffffffff)"
    assert (text.offset(68), text.offset(68, hexadecimal=True)) == ("68", "0x44")
    assert (text.span(84, 92), text.span(84, 85)) == ("84..91", "84")


def test_flags_are_named_and_unknown_bits_kept() -> None:
    field = leaf(OLD, "flags").field
    assert text.flag_names(field, 3) == "PGSIZES | CAPS"
    assert text.flag_names(field, 0x8001) == "PGSIZES | 0x8000"
    assert text.flag_names(field, 0) == "0"


def test_a_cell_has_forms_from_long_to_short() -> None:
    assert text.forms(leaf(OLD, "flags").field, 3) == ("PGSIZES | CAPS", "0x3")
    assert text.forms(leaf(OLD, "caps[2].header.next").field, 0) == ("0  end", "0")
    assert text.forms(leaf(OLD, "caps[1].avail").field, 65535) == ("65535",)
    assert text.forms(leaf(OLD, "caps[1].avail").field, 0xFFFFFFFF) == ("0xffffffff",)
    assert text.hex_forms(b"\xa5\x00") == ("a5 00", "a500")


def test_cells_are_named_as_the_kernel_names_fields() -> None:
    assert text.cell_name(leaf(OLD, "caps[2].iova_ranges[1].end")) == "[1].end"
    assert text.cell_name(leaf(OLD, "caps[0].header.next")) == "next"
    assert text.cell_name(leaf(OLD, "iova_pgsizes")) == "iova_pgsizes"


def test_a_link_says_where_it_leads() -> None:
    assert text.meaning(OLD, leaf(OLD, "cap_offset")) == "caps[0] migration"
    assert text.meaning(OLD, leaf(OLD, "caps[1].header.next")) == "caps[2] iova_range"
    assert text.meaning(OLD, leaf(OLD, "caps[2].header.next")) == "end of the chain"


def test_a_link_into_nothing_says_that() -> None:
    (review,) = modelled(ATOMIC, ["posted-v1-review"])
    found = leaf(review.layout, "caps[0].header.next")
    assert text.meaning(review.layout, found) == "no capability starts there"


def test_an_id_means_what_it_means_to_its_ioctl() -> None:
    region = region_with(cw.sparse_mmap([(0, 4096)]))
    assert text.meaning(region, leaf(region, "caps[0].header.id")).endswith("SPARSE_MMAP")
    assert text.meaning(OLD, leaf(OLD, "caps[2].header.id")).endswith("IOVA_RANGE")


def test_a_region_type_is_named_together_with_its_subtype() -> None:
    region = region_with(cw.region_type(0x80008086, 1))
    assert "8086" in text.meaning(region, leaf(region, "caps[0].type"))
    assert "OPREGION" in text.meaning(region, leaf(region, "caps[0].subtype"))


def test_page_sizes_are_told_in_units() -> None:
    assert text.meaning(OLD, leaf(OLD, "iova_pgsizes")) == "page sizes 4 KiB, 2 MiB, 1 GiB"


def test_a_utility_string_is_ebcdic() -> None:
    on = cw.S390X
    layout = column(cw.device_info([cw.zpci_util(on)], on=on).data, "device", abi="s390x").layout
    assert text.meaning(layout, leaf(layout, "caps[0].util_str")).startswith("EBCDIC: NVME ADAPTER")


def test_gaps_are_what_no_span_covers() -> None:
    assert text.gaps(0, 10, [(6, 8), (2, 4), (3, 5)]) == [(0, 2), (5, 6), (8, 10)]
    assert text.gaps(4, 6, [(0, 9)]) == []
    assert text.unwritten(0, 24, [(0, 20)]) == 4


def test_the_hover_text_of_a_broken_u64_names_all_of_it() -> None:
    said = plain(hover(OLD, 88))
    for words in (
        "caps[2].iova_ranges[0].start",
        "offset: 84 (0x54), 8 bytes",
        "type: __u64",
        "mod 8 = 4, misaligned by 4",
        "role: capability field",
        "byte: 88 (0x58) holds 0x00",
    ):
        assert words in said


def test_the_hover_text_tells_unwritten_and_overrun_bytes() -> None:
    v1, sketch = modelled(ATOMIC, ["posted-v1", "review-sketch"])
    over = plain(hover(v1.layout, 38, written=v1.written, argsz=v1.argsz))
    assert "overrun: 4 bytes written past argsz 36" in over
    pad = plain(hover(sketch.layout, 20, written=sketch.written, argsz=sketch.argsz))
    assert "not written" in pad


@pytest.mark.parametrize("at", range(116))
def test_every_byte_has_a_hover_text(at: int) -> None:
    assert len(hover(OLD, at)) >= 5


def test_the_header_line_weighs_what_the_argument_is_about() -> None:
    before, v1 = modelled(ATOMIC, ["before-v6.6", "posted-v1"])
    assert Chip("overrun", "4", "error") in chips(v1)
    assert Chip("overrun", "0", "quiet") in chips(before)
    assert [each.label for each in chips(v1)][:-1] == [each.label for each in chips(before)][:-1]


def test_argsz_is_told_twice_only_where_the_call_changed_it() -> None:
    assert (argsz(36, 36), argsz(40, 36), argsz(None, 40)) == ("36", "40 → 36", "40")
    assert argsz(36, 40) == "needs 40, got 36"


def test_an_answer_that_is_too_short_says_what_it_needs() -> None:
    (short,) = modelled(TYPE1, ["v6.6"], argsz=64)
    assert Chip("argsz", "needs 120, got 64", "warn") in chips(short)
    assert ByteMap(short).ending == "cut short: needs 120, got 64"
    (enough,) = modelled(TYPE1, ["v6.6"], argsz=120)
    assert Chip("argsz", "120") in chips(enough)
    assert ByteMap(enough).ending == ""


def test_findings_are_counted_by_the_gravest() -> None:
    assert findings(1, 2, 3) == Chip("errors", "1", "error")
    assert findings(0, 2, 3) == Chip("warnings", "2", "warn")
    assert findings(0, 0, 0) == Chip("notes", "0", "quiet")


def test_the_legend_has_only_what_is_on_the_map() -> None:
    old = [each.text for each in entries([ByteMap(real("6.1"))], 99)]
    assert old[:4] == ["info struct", "migration", "dma_avail", "iova_range"]
    assert "misaligned" in old
    assert "pad: the kernel's" not in old
    new = [each.text for each in entries([ByteMap(real("6.12"))], 99)]
    assert "misaligned" not in new
    assert "pad: the kernel's" in new


def test_a_column_is_told_in_one_sentence() -> None:
    (v1,) = modelled(ATOMIC, ["posted-v1"])
    assert (
        spoken.summary(v1)
        == "posted-v1, model, 40 bytes, 1 capability, 4 bytes past argsz, 1 error"
    )


def test_spans_tile_the_answer_for_a_screen_reader() -> None:
    (merged,) = modelled(TYPE1, ["v6.6"], argsz=200)
    spans = spoken.spans(merged)
    assert [each.start for each in spans] == [0, 24, 56, 72, 120]
    assert spans[3].text == "caps 2, iova_range, at 72, 48 bytes"
    assert spoken.spans(column(b"")) == ()


def test_an_announcement_is_short() -> None:
    made = column(bytes(100), "device")
    for at in range(100):
        assert len(spoken.place(made, at)) <= spoken.MAX_WORDS
    assert spoken.place(real("6.1"), 84).endswith("misaligned")
