"""How often the guess of the ioctl is right: ``python -m tests.guess --count 100000``.

Over every real answer that is kept here, every sample, and generated answers. Exit status 1 where
one is read wrongly without a word.
"""

from __future__ import annotations

import argparse
import sys

from tests.guess import servers
from tests.guess.generator import answers
from tests.guess.tally import captured, count, judge, samples


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.guess")
    parser.add_argument("--count", type=int, default=100_000, help="generated answers")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    failed = 0
    for title, some in (
        ("real answers", captured()),
        ("samples", samples()),
        (f"generated, seed {arguments.seed}", answers(arguments.count, arguments.seed)),
        ("of vfio-user servers", servers.answers(arguments.count // 10, arguments.seed)),
    ):
        verdicts, wrong = count(some)
        print(f"{title}: {sum(verdicts.values())}")
        for (ioctl, verdict), number in sorted(verdicts.items()):
            print(f"    {ioctl:<7} {verdict:<28} {number:>7}")
        for made in wrong[:5]:
            print(f"    {judge(made)}: {made.what}, {made.data[:64].hex(' ', 4)}")
        failed += len(wrong)
    print(f"wrong without a word: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
