"""Runs the laws and prints how many examples each one held for.

    python -m tests.laws [fast | fuzz] [words for pytest]

``fast`` is what tests/run does: 100 examples a law; ``fuzz`` tries 10,000.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
_LAW = re.compile(r"^(tests/laws/\S+?)(?:\[.*\])?:$")
_PASSING = re.compile(r"(\d+) passing")


def counted(said: str) -> Counter[str]:
    """Return law -> examples that it held for, over all of its parameters."""
    found: Counter[str] = Counter()
    law = ""
    for line in said.splitlines():
        if match := _LAW.match(line):
            law = match[1]
        elif law and (match := _PASSING.search(line)):
            found[law] += int(match[1])
    return found


def main(words: list[str]) -> int:
    profile = words.pop(0) if words and words[0] in {"fast", "fuzz"} else "fast"
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]
    command += ["--hypothesis-show-statistics", f"--hypothesis-profile={profile}"]
    done = subprocess.run(
        [*command, str(FOLDER), *words], capture_output=True, text=True, check=False, cwd=ROOT
    )
    found = counted(done.stdout)
    for law, count in sorted(found.items()):
        print(f"{count:8,}  {law.rpartition('::')[2].removeprefix('test_').replace('_', ' ')}")
    print(f"{sum(found.values()):8,}  examples of {len(found)} laws")
    if done.returncode:
        print(done.stdout[-4000:], file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
