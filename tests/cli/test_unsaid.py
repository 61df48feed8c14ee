"""What the command line says of bytes of which nobody says what they are."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from vfioviz.cli import main

UNSAID = Path(__file__).parents[1] / "data" / "unsaid"


def path(start: str) -> str:
    (found,) = UNSAID.glob(start + "*.bin")
    return str(found)


def shown(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    main(["show", name, "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def findings(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    return {each["code"]: each for each in shown(path(name), capsys)["findings"]}


def compared(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["compare", *arguments, "--argsz", "exact", "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return {row["variant"]: row for row in document["variants"]} | {"handler": document["handler"]}


def test_config_space_is_a_region(capsys: pytest.CaptureFixture[str]) -> None:
    document = shown(path("01"), capsys)
    assert document["ioctl"] == "region"
    assert document["guess"]["told"]
    assert document["fields"]["index"] == 7
    assert int(str(document["fields"]["offset"]), 0) == 7 << 40


def test_a_servers_short_answer_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    document = shown(path("02"), capsys)
    assert document["ioctl"] == "region"
    assert {each["severity"] for each in document["findings"]} == {"note"}
    assert main(["show", path("02")]) == 0
    assert "rust-vmm" in capsys.readouterr().out


def test_the_answer_behind_a_vfio_user_header_is_decoded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = shown(path("03"), capsys)
    assert (document["ioctl"], document["size"]) == ("region", 80)
    assert [cap["start"] for cap in document["caps"]] == [32]
    assert document["findings"] == []


def test_replies_of_a_recorded_conversation_are_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    info = struct.pack("<IIII", 16, 3, 9, 5)
    asked = struct.pack("<HHIII", 1, 4, 32, 0, 0) + struct.pack("<IIII", 16, 0, 0, 0)
    reply = struct.pack("<HHIII", 1, 4, 32, 1, 0) + info
    file = tmp_path / "conversation.bin"
    file.write_bytes(asked + reply + Path(path("03")).read_bytes())
    main(["show", str(file), "--all"])
    out = capsys.readouterr().out
    assert out.count("VFIO_DEVICE_GET_INFO,") == 1
    assert out.count("VFIO_DEVICE_GET_REGION_INFO,") == 1


def test_an_irq_info_is_named_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    document = shown(path("25"), capsys)
    assert document["look_alike"]["struct"] == "vfio_irq_info"
    assert document["fields"]["count"] == 17
    assert "ioctl" not in document


@pytest.mark.parametrize("command", ["compare", "consumers", "sweep", "skew", "reply"])
def test_an_irq_info_is_not_forced_into_one_of_the_three(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, path("25")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "struct vfio_irq_info" in err
    assert err.count("\n") == 1
    assert main(["show", path("25"), "--ioctl", "device"]) == 0


def test_a_tie_is_one_line_on_standard_error_and_candidates_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tie.bin"
    file.write_bytes(struct.pack("<IIIIQQ", 32, 5, 3, 0, 4096, 0))
    main(["show", str(file), "--json"])
    out, err = capsys.readouterr()
    assert err.count("\n") == 1
    assert "--ioctl region" in err
    assert "--ioctl device" in err
    guess = json.loads(out)["guess"]
    assert not guess["told"]
    assert {each["ioctl"] for each in guess["candidates"]} == {"region", "device"}
    main(["show", str(file), "--ioctl", "region"])
    assert capsys.readouterr().err == ""


def test_iommufd_is_told_from_its_answer(capsys: pytest.CaptureFixture[str]) -> None:
    rows = compared(capsys, path("13-"))
    assert rows["handler"] == "iommufd"
    for key in ("before-v6.6", "posted-v1"):
        assert rows[key]["size"] == 68
        assert rows[key]["unwritten"] == 0
    assert rows["v6.6"]["size"] == 72
    assert main(["reply", path("13-")]) == 0
    assert "of iommufd" in capsys.readouterr().out


def test_reply_takes_a_handler(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reply", path("13-"), "--handler", "type1"]) == 0
    assert "of type1" in capsys.readouterr().out
    assert main(["reply", path("13-"), "--handler", "gvt"]) == 2
    assert "expected type1, iommufd" in capsys.readouterr().err


def test_who_answered_is_asked_where_the_bytes_do_not_tell(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["compare", path("16")])
    err = capsys.readouterr().err
    assert "--handler" in err
    assert "libvfio-user" in err
    main(["compare", path("16"), "--handler", "libvfio-user"])
    assert capsys.readouterr().err == ""


def test_a_leak_of_iommufd_is_said_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    found = findings("13b", capsys)["pad-bytes"]
    assert (found["start"], found["stop"]) == (20, 24)
    assert "b3551ead6163" in found["text"]


def test_a_server_that_asks_for_more_is_among_the_reasons(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "libvfio-user" in findings("16", capsys)["argsz-beyond-buffer"]["text"]


def test_the_length_of_an_unknown_capability_is_a_guess_that_can_be_set(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = compared(capsys, path("14-"))
    before = rows["before-v6.6"]
    assert [cap["start"] for cap in before["caps"]] == [32, 48, 60]
    assert (before["argsz_in"], before["misaligned"]) == (92, 2)
    assert "guess" in before["warnings"][0]
    assert [cap["start"] for cap in rows["v6.6"]["caps"]] == [32, 48, 64]
    longer = compared(capsys, path("14-"), "--length", "6=16")["before-v6.6"]
    assert [cap["start"] for cap in longer["caps"]] == [32, 48, 64]
    again = compared(capsys, path("14b"))["before-v6.6"]
    assert [cap["start"] for cap in again["caps"]] == [32, 48, 60]


def test_a_length_of_what_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", path("14-"), "--length", "9=16"]) == 2
    assert "no capability of id 9" in capsys.readouterr().err


def test_areas_that_overlap_or_are_unsorted_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    found = findings("27-", capsys)
    assert found["areas-overlap"]["severity"] == "warning"
    assert "da02b21cc70e" in found["areas-overlap"]["text"]
    assert "areas-unsorted" in found


def test_areas_off_the_page_or_empty_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    found = findings("27b", capsys)
    assert {"area-unaligned", "area-empty"} <= set(found)


def test_a_longer_capability_of_a_known_id_keeps_its_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "NESTING" in findings("28", capsys)["wide-gap"]["text"]
    file = tmp_path / "again.bin"
    main(["recompute", path("28"), "--variant", "v6.6", "-o", str(file)])
    assert file.read_bytes() == Path(path("28")).read_bytes()


def test_cxl_is_named_as_out_of_tree(capsys: pytest.CaptureFixture[str]) -> None:
    found = findings("29", capsys)
    assert "VFIO_DEVICE_INFO_CAP_CXL" in found["unknown-id"]["text"]
    assert "VFIO_DEVICE_FLAGS_CXL" in found["unknown-flags"]["text"]


@pytest.mark.parametrize(
    ("start", "said"),
    [("15-", "20 - 32 wraps around"), ("15b", "reads a header at 4294967324; 64 bytes are there")],
    ids=["stops", "reads outside"],
)
def test_sums_of_32_bits_stop_a_walk_or_lead_it_outside(
    start: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["consumers", path(start)])
    client = capsys.readouterr().out.partition("rust-vmm vfio-user client")[2]
    assert said in client.partition("\n    (")[0]


def test_bytes_behind_the_fields_of_another_struct_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = tmp_path / "irqs.bin"
    name.write_bytes(struct.pack("<5I2i", 28, 0x24, 2, 0, 2, 31, 32))
    assert main(["show", str(name)]) == 0
    listed = capsys.readouterr().out
    assert "struct vfio_irq_set of VFIO_DEVICE_SET_IRQS" in listed
    last = listed.splitlines()[-1].split()
    assert last[:3] == ["20", "0x14", "8"]
    assert last[-8:] == ["1f", "00", "00", "00", "20", "00", "00", "00"]
    assert main(["compare", str(name)]) == 2


def test_a_short_answer_is_said_to_be_one_wherever_it_is_modelled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = tmp_path / "short.bin"
    short.write_bytes(struct.pack("<IIIIQQ", 64, 0xF, 2, 0, 1 << 33, 2 << 40))
    for command in ("reply", "compare", "recompute", "sweep", "skew"):
        more = ["--variant", "v6.6"] if command == "recompute" else []
        main([command, str(short), *more])
        said = capsys.readouterr()
        assert "a short answer: the kernel has capabilities (argsz 64)" in said.err, command
        if command == "reply":
            assert "- a short answer: the kernel has capabilities" in said.out


def test_reply_to_a_short_record_models_the_full_one_of_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    info = struct.pack("<IIIIQQ", 40, 0xF, 2, 0, 1 << 20, 2 << 40)
    whole = struct.pack("<IIIIQQ", 40, 0xF, 2, 32, 1 << 20, 2 << 40) + struct.pack("<HHI", 3, 1, 0)
    lines = [
        {"ioctl": "VFIO_DEVICE_GET_REGION_INFO", "argsz": len(one), "errno": 0, "data": one.hex()}
        for one in (info, whole)
    ]
    both = tmp_path / "both.jsonl"
    both.write_text("".join(json.dumps(each) + "\n" for each in lines))
    assert main(["reply", str(both), "--record", "1"]) == 0
    said = capsys.readouterr()
    assert "MSIX_MAPPABLE" in said.out
    assert "capabilities and values are those of" in said.err


def test_an_answer_without_the_chain_that_it_announces_is_no_short_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.bin"
    cut.write_bytes(struct.pack("<IIIIQQ", 64, 0xF, 2, 32, 1 << 33, 2 << 40))
    assert main(["reply", str(cut)]) == 0
    said = capsys.readouterr()
    assert "of vfio-pci on" in said.out
    assert "cap_offset is 32, behind the bytes that are here" in said.err


def message(command: int, answer: bytes) -> bytes:
    return struct.pack("<HHIII", 2, command, 16 + len(answer), 1, 0) + answer


@pytest.mark.parametrize(
    ("command", "answer", "handler", "asks"),
    [
        (5, struct.pack("<IIIIQQ", 32, 3, 7, 0, 256, 0), "libvfio-user", True),
        (5, struct.pack("<IIIIQQ", 80, 7, 2, 0, 1 << 14, 0), "libvfio-user", True),
        (5, struct.pack("<IIIIQQ", 64, 15, 2, 32, 1 << 14, 0), "rust-vmm", False),
        (4, struct.pack("<IIII", 16, 3, 9, 5), "minimal", False),
    ],
)
def test_a_message_of_vfio_user_is_of_a_server(
    command: int, answer: bytes, handler: str, asks: bool,
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    recorded = tmp_path / "message.bin"
    recorded.write_bytes(message(command, answer))
    main(["reply", str(recorded)])
    said = capsys.readouterr()
    assert f" of {handler} on " in said.out
    assert ("(it was a vfio-user server): " in said.err) == asks
    if asks:
        assert "--handler names another (rust-vmm)" in said.err
