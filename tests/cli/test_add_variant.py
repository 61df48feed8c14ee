"""--add-variant makes a variant of C text, on each command that takes variants."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import call
from tests.csource import base, owners

SAMPLE = "samples/device-atomic-v6.6.bin"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return base.write(tmp_path / "tree")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compare", SAMPLE, "--variants", "v6.6,mine"), "mine: interpreted from tree;"),
        (("recompute", SAMPLE, "--variant", "mine"), "model, mine, handler vfio-pci"),
        (("sweep", SAMPLE, "--variants", "mine"), "mine (model)"),
        (("skew", SAMPLE, "--variants", "mine"), "mine (model), program with headers of"),
        (("reply", SAMPLE), "mine"),
        (("variants",), "interpreted from tree"),
    ],
)
def test_each_command_that_takes_variants_takes_it(
    tree: Path, words: tuple[str, ...], said: str
) -> None:
    done = call(*words, "--add-variant", f"mine={tree}")
    assert done.returncode in {0, 1}, done.stderr.decode()
    assert said in done.stdout.decode()


def test_a_device_model_takes_the_place_of_what_the_answer_says(tmp_path: Path) -> None:
    for path, text in owners.FILES.items():
        where = tmp_path / path
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(text)
    model = tmp_path / "card.device"
    model.write_text("has_bars = 1\npdev.devcap2 = 0x180\n")
    done = call(
        "recompute", SAMPLE, "--variant", "mine", "--json",
        "--add-variant", f"mine={tmp_path},device={model}",
    )  # fmt: skip
    assert [cap["id"] for cap in json.loads(done.stdout)["caps"]] == [5]
    model.write_text("has_bars\n")
    done = call("variants", "--add-variant", f"mine={tmp_path},device={model}")
    assert done.returncode == 2
    assert b"card.device: line 1: expected NAME = VALUE" in done.stderr


def test_several_stand_beside_each_other(tree: Path, tmp_path: Path) -> None:
    patch = tmp_path / "rounds.patch"
    patch.write_text(base.ROUNDS)
    done = call(
        "compare", SAMPLE, "--variants", "before-v6.6,old,new", "--json", "--argsz", "exact",
        "--add-variant", f"old={tree}", "--add-variant", f"new={tree},{patch}",
    )  # fmt: skip
    rows = {row["variant"]: row for row in json.loads(done.stdout)["variants"]}
    assert rows["old"] == {**rows["before-v6.6"], "variant": "old"}
    assert rows["new"]["cap_offset"] == 20


def test_what_is_wrong_with_it_is_one_line(tree: Path) -> None:
    done = call("compare", SAMPLE, "--add-variant", f"v6.6={tree}")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "vfioviz: --add-variant: 'v6.6' is a variant already; choose another KEY"
    ]
