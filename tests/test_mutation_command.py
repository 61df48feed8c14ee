"""The mutation run can ask the tests that it counts on."""

from __future__ import annotations

import subprocess
import sys

from tests.mutation.__main__ import AREAS, LEFT_OUT
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
