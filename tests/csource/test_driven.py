"""Drivers that ask their own device: with what a request says, and on a device model."""

# ruff: noqa: S311
from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.csource import owners
from tests.csource.variants import ABI_KEYS, facts, request_of, unlike
from tests.kernel.live import differences
from tests.models import IOCTLS, question, request, version
from vfioviz.capture.open import open_path
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.uapi.abi import ABIS

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
