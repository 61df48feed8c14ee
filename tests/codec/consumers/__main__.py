"""``python -m tests.codec.consumers [--seed N] [--chains N]``: both tellings on many chains."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.codec.consumers.chains import chains
from tests.codec.consumers.oracle import by_c, by_us, cases, compiled

BATCH = 500


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--chains", type=int, default=10_000)
    arguments = parser.parse_args()
    seen: Counter[tuple[str, str]] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        program = compiled(Path(folder))
        every = list(chains(arguments.seed, arguments.chains))
        for start in range(0, len(every), BATCH):
            asked = list(cases(every[start : start + BATCH]))
            for case, theirs in zip(asked, by_c(program, asked), strict=True):
                seen[case.consumer.key, theirs.ending.value] += 1
                ours = by_us(case)
                if ours != theirs:
                    wrong += 1
                    if wrong <= 10:
                        print(f"{case.line().strip()}\n    here {ours}\n    in C {theirs}")
    for (key, ending), count in sorted(seen.items()):
        print(f"{key:22}{ending:28}{count:7}")
    print(f"{arguments.chains} chains, {sum(seen.values())} passes, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
