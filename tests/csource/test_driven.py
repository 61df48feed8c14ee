"""Drivers that ask their own device: with what a request says, and on a device model."""

# ruff: noqa: S311
from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.csource import owners
from tests.csource.variants import ABI_KEYS, facts, request_of, unlike
from tests.kernel.live import differences
from tests.models import IOCTLS, question, request, version
from vfioviz.capture.open import open_path
from vfioviz.codec.content import Capability
from vfioviz.document.added import VariantError
from vfioviz.document.jsonpart import JsonPart
from vfioviz.document.sources_json import read_versions, write_version
from vfioviz.document.variants import MAX_DEVICE, read, wanted
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.device import device_model
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.uapi.abi import ABIS

RAW = Capability(200, 1, payload=b"\1\2\3\4")
LIVE = Path(__file__).parents[1] / "data" / "live"


def made(folder: Path, **changed: str) -> Sourced:
    for path, text in owners.FILES.items():
        where = folder / path
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(changed.get(where.stem, text), "utf-8")
    return read(wanted(f"mine={folder}"))


@pytest.mark.parametrize(("driver", "key"), [("iommufd", "iommu"), ("mbochs", "region")])
def test_a_driver_without_a_chain_of_the_core_answers_on_each_abi(
    tmp_path: Path, driver: str, key: str
) -> None:
    ours, chance = made(tmp_path), random.Random(driver)
    for number in range(60):
        abi = ABIS[ABI_KEYS[number % len(ABI_KEYS)]]
        asked = request_of(IOCTLS[key], SHIPPED.handler(driver), abi, chance)
        other = unlike(asked, facts(version("v6.6").answer(asked)), facts(ours.answer(asked)))
        assert not other, asked


def test_real_answers_of_iommufd_come_out_byte_for_byte(tmp_path: Path) -> None:
    real = [
        one
        for one in open_path(LIVE / "iommufd-linux-6.12.jsonl")
        if one.provenance.device == "8086:10d3"
    ]
    assert len(real) > 50
    assert not list(differences(real, made(tmp_path)))


def test_a_call_that_failed_fails(tmp_path: Path) -> None:
    asked = question(request("iommu", errno=19), handler="iommufd", argsz=64)
    assert made(tmp_path).answer(asked).errno == 19


def test_a_capability_that_was_not_asked_for_gets_an_identity_of_its_own(tmp_path: Path) -> None:
    asked = question(request("iommu"), handler="iommufd", argsz=64)
    run = made(tmp_path).answer(asked)
    assert [(cap.id, cap.start, cap.identity.number) for cap in run.caps] == [
        (3, 24, 0), (1, 40, 1),
    ]  # fmt: skip
    assert (run.needed, run.cap_offset) == (56, 24)


def on(folder: Path, text: str, **changed: str) -> Sourced:
    """Return the tree's code on a device."""
    made(folder, **changed)
    model = folder / "card.device"
    model.write_text(text, "utf-8")
    return read(wanted(f"mine={folder},device={model}"))


CARD = """\
kind = 3          // flags of the device
has_bars = 1
pdev.devcap2 = 0x180
bars[0].size = 0x4000
"""


def test_the_driver_asks_its_device_which_capabilities_there_are(tmp_path: Path) -> None:
    ours = on(tmp_path, CARD)
    run = ours.answer(question(request("device", (("flags", 99),), (RAW,)), argsz=64))
    assert [(cap.id, cap.start, cap.room) for cap in run.caps] == [(5, 24, 16)]
    assert run.buffer[4:8] == (3 | 0x80).to_bytes(4, "little")
    assert run.buffer[32:36] == b"\2\0\0\0"
    assert run.caps[0].identity.number == 1  # beyond the one of the request
    region = ours.answer(question(request("region", (("index", 0),)), argsz=32))
    assert region.buffer[16:24] == (0x4000).to_bytes(8, "little")


def test_the_bytes_of_a_model_follow_the_abi(tmp_path: Path) -> None:
    ours = on(tmp_path, CARD)
    for abi in ("i386", "s390x"):
        run = ours.answer(question(request("device"), abi=ABIS[abi], argsz=64))
        order = ABIS[abi].byte_order
        assert run.buffer[32:36] == (2).to_bytes(4, order)
        assert int.from_bytes(run.buffer[24:26], order) == 5


def test_a_function_that_a_model_names_is_not_entered(tmp_path: Path) -> None:
    without = on(tmp_path / "a", f"{CARD}ask_the_card() = 0\n")
    assert not without.answer(question(request("device"), argsz=64)).caps
    failing = on(tmp_path / "b", f"{CARD}ask_the_card() = -5\n")
    assert failing.answer(question(request("device"), argsz=64)).errno == 5


def test_the_ranges_of_a_model_are_what_iommufd_has_to_tell(tmp_path: Path) -> None:
    usable = "iova_list = 0-0xfff, 0x3000-0xffffffff\npgsize_bitmap = 0x1000\n"
    reserved = "iopt.reserved_itree = 0x1000-0x2fff, 0x100000000-0xffffffffffffffff\n"
    told = []
    for number, text in enumerate((usable, f"{reserved}pgsize_bitmap = 4096\n")):
        ours = on(tmp_path / str(number), text)
        run = ours.answer(question(request("iommu"), handler="iommufd", argsz=4096))
        told.append(run.buffer[:88].hex())
    assert told[0] == told[1]
    assert told[0][-64:] == "0000000000000000ff0f0000000000000030000000000000ffffffff00000000"


def test_a_member_that_no_source_has_is_said(tmp_path: Path) -> None:
    run = on(tmp_path, f"{CARD}pdev.flavour = 3\n").answer(question(request("device"), argsz=64))
    assert [each for each in run.warnings if "flavour" in each]


def test_a_parameter_that_nobody_knows_is_0(tmp_path: Path) -> None:
    head = "static long card_ioctl(struct vfio_device *device, unsigned int cmd, "
    assert head in owners.SAMPLE
    wider = head.replace("unsigned int cmd, ", "int more, unsigned int cmd, ")
    more = owners.SAMPLE.replace(head, wider)
    more = more.replace("\tswitch (cmd) {\n", "\tif (more)\n\t\treturn -EIO;\n\tswitch (cmd) {\n")
    asked = question(request("region", (("index", 0),)), handler="mbochs", argsz=32)
    plain = made(tmp_path / "a").answer(asked)
    odd = made(tmp_path / "b", mbochs=more).answer(asked)
    assert (odd.errno, odd.buffer) == (plain.errno, plain.buffer) == (0, plain.buffer)


@pytest.mark.parametrize(
    ("key", "driver", "head"),
    [
        ("iommu", "iommufd", "static int tell_iommu("),
        ("region", "mbochs", "static long card_ioctl("),
    ],
)
def test_a_call_begins_where_its_function_does(
    tmp_path: Path, key: str, driver: str, head: str
) -> None:
    ours = made(tmp_path)
    place = ours.entry(question(request(key), handler=driver, argsz=64))
    line = ours.sources.files[place.file].split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith(head)


def test_what_a_device_lacks_ends_where_the_code_asks_for_it(tmp_path: Path) -> None:
    ours = on(tmp_path, "has_bars = 1\n")
    with pytest.raises(ModelError, match=r"vfio_pci_zdev\.c:11|device\.h"):
        ours.answer(question(request("device"), argsz=64))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("kind", "expected NAME = VALUE"),
        ("kind = many", "'many' is no value"),
        ("kind = 1-", "'1-' is no value"),
        ("kind = 5-3", "'5-3' is no value"),
        ("3 = 1", "'3' names no member"),
        ("a..b = 1", "'a..b' names no member"),
        ("a[5000] = 1", r"'a\[5000\]' names no member"),
        ("ask_the_card() = {1}", r"'\{1\}' is no value"),
        ("kind = 0x10000000000000000", "'0x10000000000000000' is no value"),
    ],
)
def test_a_line_that_is_none_is_refused_by_its_number(line: str, why: str) -> None:
    with pytest.raises(ModelError, match=f"card: line 2: {why}"):
        device_model("card", f"# a card\n{line}\n")


@given(st.text(max_size=200))
def test_any_text_is_a_model_or_refused_in_one_line(text: str) -> None:
    try:
        device_model("any", text)
    except ModelError as problem:
        assert "\n" not in str(problem)  # noqa: PT017 -- most texts are refused


def test_a_device_travels_in_a_project(tmp_path: Path) -> None:
    ours = on(tmp_path, CARD)
    part = JsonPart([json.loads(json.dumps(write_version(ours)))], "versions")
    again = read_versions(part, SHIPPED).version("mine")
    assert (again, hash(again)) == (ours, hash(ours))
    other = replace(ours, device=device_model("card.device", "kind = 4\n"))
    assert other != ours


def test_a_file_that_can_t_be_read_is_refused(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(VariantError, match="nowhere"):
        read(wanted(f"mine={tmp_path},device={tmp_path}/nowhere"))
    with pytest.raises(VariantError, match="one device=FILE"):
        wanted(f"mine={tmp_path},device=a,device=b")
    big = tmp_path / "big"
    big.write_bytes(b"#" * (MAX_DEVICE + 1))
    with pytest.raises(VariantError, match="65,537 bytes; not read: the most is 65,536"):
        read(wanted(f"mine={tmp_path},device={big}"))
    with pytest.raises(VariantError, match="is a directory"):
        read(wanted(f"mine={tmp_path},device={tmp_path}"))
    with pytest.raises(VariantError, match="is a device, not a file"):
        read(wanted(f"mine={tmp_path},device=/dev/zero"))
