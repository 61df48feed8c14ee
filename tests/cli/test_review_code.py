"""``vfioviz review``: findings of a version of the code, as text, JSON and SARIF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.live import ROOT, Program
from tests.csource import base
from tests.kernel.review import trees

SAMPLE = str(ROOT / "samples" / "device-atomic-before-v6.6.bin")


@pytest.fixture
def past(tmp_path: Path) -> str:
    return f"mine={base.write(tmp_path / 'tree', **trees.planted('past-argsz'))}"


def test_an_error_is_told_at_its_line_with_status_1(program: Program, past: str) -> None:
    assert program("review", SAMPLE, "--add-variant", past) == 1
    line = next(each for each in program.out.splitlines() if "past-argsz" in each)
    assert line.startswith("drivers/vfio/pci/vfio_pci_core.c, mine: line ")
    assert "8 bytes past the caller's buffer, with argsz " in line
    assert program.out.splitlines()[-1].startswith("4 requests in 1 variants: reviewed: 1 do not")


def test_json_says_of_which_argsz(program: Program, past: str) -> None:
    assert program("review", SAMPLE, "--add-variant", past, "--format", "json") == 1
    document = json.loads(program.out)
    assert document["schema"] == 1
    found = {each["require"]: each for result in document["results"] for each in result["broken"]}
    past_ = found["past-argsz"]
    assert past_["argsz"][1] - past_["argsz"][0] == 8
    assert (past_["variant"], past_["bytes"], past_["first"]) == ("mine", 8, Path(SAMPLE).name)
    assert past_["handlers"] == ["vfio-pci"]
    assert past_["abis"] == ["x86-64", "i386", "arm", "s390x"]


def test_sarif_has_file_and_line(program: Program, past: str, tmp_path: Path) -> None:
    program("review", SAMPLE, "--add-variant", past, "--format", "sarif")
    run = json.loads(program.out)["runs"][0]
    result = next(each for each in run["results"] if each["ruleId"] == "past-argsz")
    place = result["locations"][0]["physicalLocation"]
    path = place["artifactLocation"]["uri"]
    text = (tmp_path / "tree" / path).read_text().splitlines()
    assert "sizeof(told) + 8" in text[place["region"]["startLine"] - 1]
    assert {"past-argsz", "leak"} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_shipped_variants_are_reviewed_by_name(program: Program) -> None:
    assert program("review", SAMPLE, "--variants", "posted-v1,v6.6") == 1
    found = [each for each in program.out.splitlines() if ": error: " in each]
    assert len(found) == 2
    assert "posted-v1: device: error: past-argsz: up to 4 bytes" in found[0]
    assert "with argsz 36 to 39" in found[0]
    assert program("review", SAMPLE, "--variants", "v6.6") == 0


def test_random_requests_are_the_same_each_time(program: Program) -> None:
    words = ("review", "--requests", "30", "--variants", "posted-v1", "--abi", "arm")
    assert program(*words) == 1
    first = program.out
    assert program(*words) == 1
    assert program.out == first
    assert program(*words, "--seed", "2") == 1
    assert program.out != first


def test_a_rule_that_is_required_is_told_alone_and_is_an_error(program: Program) -> None:
    words = ("review", "--requests", "40", "--variants", "before-v6.6")
    assert program(*words) == 0
    assert program(*words, "--require", "abi-differs") == 1
    told = program.out.splitlines()[:-1]
    assert told
    assert all(": error: abi-differs: " in each for each in told)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "review needs --add-variant"),
        (("--variants", "nothing"), "'nothing' is no variant"),
        (("--variants", "v6.6", "--require", "hole"), "no rule of code"),
        (("--variants", "v6.6", "--handler", "nobody"), "no driver to ask"),
        (("/nowhere.bin", "--variants", "v6.6"), "/nowhere.bin"),
        (("--variants", "v6.6", "--requests", "0"), "there is nothing to review"),
    ],
)
def test_what_can_t_be_reviewed_is_one_line(
    program: Program, words: tuple[str, ...], said: str
) -> None:
    assert program("review", *words) == 2
    assert len(program.err.splitlines()) == 1
    assert said in program.err


def test_no_time_is_said_with_status_2(program: Program) -> None:
    assert program("review", "--variants", "v6.6", "--seconds", "0") == 2
    assert "0 of 100 requests in 0 s" in program.out
