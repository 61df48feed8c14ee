"""The C of the shipped versions and their arithmetic give the same answers."""

from __future__ import annotations

import pytest

from tests.csource.variants import DRIVERS, facts, requests
from tests.models import KEYS, question, request, version
from vfioviz.codec.content import Capability
from vfioviz.kernel.sourced.shipped import c_of, has_c
from vfioviz.kernel.sourced.watched import watched


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.no_cover
def test_c_and_arithmetic_answer_random_requests_alike(key: str) -> None:
    ours, seen = c_of(key), set()
    for one in requests(40, 11, newest=True):
        seen.add((one.handler.key, one.abi.key))
        assert facts(ours.answer(one)) == facts(version(key).answer(one)), one
    assert len(seen) == len(DRIVERS) * 4


@pytest.mark.parametrize("key", KEYS)
def test_a_run_that_is_watched_leaves_the_same_bytes(key: str) -> None:
    for one in requests(6, 5, newest=True):
        run = version(key).answer(one)
        call = watched(c_of(key), one)
        data, _ = call.recording.bytes(call.user, len(call.recording.steps))
        assert data[: len(run.buffer)] == run.buffer, one
        assert call.ended == f"it returns {-run.errno}"


@pytest.mark.parametrize("key", KEYS)
def test_each_driver_is_there_under_the_revision_of_the_arithmetic(key: str) -> None:
    assert c_of(key).linux == version(key).linux
    assert all(has_c(key, handler) for handler in DRIVERS)
    assert not has_c(key, "iommufd")
    assert not has_c("mine", "type1")


def test_no_line_is_the_kernels_own() -> None:
    texts = [text for key in KEYS for _, text in c_of(key).sources.texts]
    assert all("in words of our own" in text for text in texts)


def test_a_capability_that_no_header_knows_goes_through() -> None:
    raw = Capability(300, 1, payload=b"\1" * 5)
    asked = question(request("region", caps=(raw,)), argsz=4096)
    for key in KEYS:
        assert facts(c_of(key).answer(asked)) == facts(version(key).answer(asked))
