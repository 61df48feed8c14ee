"""The mutation run can ask the tests that it counts on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.mutation.__main__ import AREAS, LEFT_OUT
from tests.mutation.kept import Kept
from tests.mutation.reaching import Reached, joined, of_file
from tests.mutation.running import CONFIG, ROOT


def test_what_it_runs_is_collected_by_its_own_settings() -> None:
    words = sorted({word for _, words in AREAS for word in words if not word.startswith("-")})
    asked = ["-q", "--collect-only", "-c", str(CONFIG), f"--rootdir={ROOT}"]
    asked += ["-p", "no:cacheprovider", "-p", "no:pytest-qt", "-p", "no:xdist", "-p", "no:cov"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *asked, *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]
    missing = [each for each in LEFT_OUT if each not in done.stdout]
    assert not missing, "left out, and not there any more"


def test_only_a_file_of_tests_that_changed_is_measured_again(tmp_path: Path) -> None:
    one, other, code = "tests/a/test_one.py", "tests/a/test_other.py", "vfioviz/code.py"
    for name in (one, other, code):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    found = Reached(
        {"m.py": {3: [f"{one}::a", f"{other}::b"], 4: [f"{other}::b"]}},
        {f"{one}::a": 0.5, f"{other}::b": 0.25},
    )
    assert joined((of_file(found, one), of_file(found, other))) == found
    Kept(tmp_path).write("an/area", [one, other], found)
    assert Kept(tmp_path).read("an/area", [one, other]) == (found, [])
    assert Kept(tmp_path).read("other", [one]) == (Reached({}, {}), [one])
    (tmp_path / other).write_text("changed")
    assert Kept(tmp_path).read("an/area", [one, other]) == (of_file(found, one), [other])
    (tmp_path / code).write_text("changed")
    assert Kept(tmp_path).read("an/area", [one, other]) == (Reached({}, {}), [one, other])
