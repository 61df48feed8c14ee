"""The fuzz command runs, repeats itself, and finds what is put in its way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import __main__ as command
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_takes_a_few_inputs_and_finds_nothing(target: str) -> None:
    for number in range(25):
        assert command.one(target, 7, number) == command.one(target, 7, number)


def test_it_prints_its_counts() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--seed", "3", "--seconds", "1", "guess", "records"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("guess ")
    assert " inputs in " in lines[1]
    assert lines[-1] == "seed 3: 0 findings"


def test_a_finding_is_printed_with_the_words_that_repeat_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_rng: object) -> str:
        raise KeyError("index")

    monkeypatch.setattr(command, "TARGETS", {"broken": broken})
    assert command.fuzz(["broken"], 5, 0, 2) == 1
    printed = capsys.readouterr().out
    assert "python -m tests.fuzz broken --seed 5 --only 2" in printed
    assert "KeyError: 'index'" in printed
    assert printed.endswith("seed 5: 1 findings\n")
