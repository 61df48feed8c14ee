"""Random answers through every text form and back, and dumps that were damaged.

``python -m tests.capture.dumps roundtrip [--answers 10000] [--seed 1]``;
``python -m tests.capture.dumps fuzz [--seconds 60] [--seed 1]``: as mail and hands damage dumps.
``python -m tests.capture.dumps combine [--seconds 60] [--seed 1]``: in two or three surroundings.
All print counts; the status is 1 where other bytes came out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from random import Random

from tests.capture.dumps import tools
from tests.capture.dumps.all_writers import WRITERS
from tests.capture.dumps.answers import answer
from tests.capture.dumps.damage import DAMAGES
from tests.capture.dumps.surroundings import SURROUNDINGS
from tests.capture.dumps.verdict import judge
from tests.capture.dumps.writers import Order

_TOOLS_EVERY = 50
_DEBUGGER_EVERY = 500
_DAMAGES = 4


def forms(draw: Random, *, with_tools: int = 0) -> tuple[bytes, dict[str, tuple[str, bool]]]:
    """Return a random answer, and it in each form that fits its length: the text, and if words."""
    one = answer(draw)
    order: Order = "little" if one.target.order == "<" else "big"
    texts = {
        name: (writer.write(one.data, order), writer.words)
        for name, writer in WRITERS.items()
        if len(one.data) % writer.unit == 0
    }
    if order == "little" and with_tools:
        for command in draw.sample(tools.COMMANDS, min(with_tools, len(tools.COMMANDS))):
            if len(one.data) % command.unit == 0 and tools.is_installed(command.line):
                texts[command.line] = tools.run(command.line, one.data), command.words
    return one.data, texts


def roundtrip(answers: int, seed: int) -> int:
    """Read each answer back from each form; returns how many came out as other bytes."""
    draw = Random(seed)  # noqa: S311 -- a seed that repeats, not a secret
    counts = Counter[str]()
    for number in range(answers):
        every = len(tools.COMMANDS) if number % _TOOLS_EVERY == 0 else 0
        data, texts = forms(draw, with_tools=every)
        if number % _DEBUGGER_EVERY == 0 and data[:4] != b"\0\0\0\0" and data[3] == 0:
            for debugger in filter(tools.is_installed, ("gdb", "lldb")):
                for line, (text, unit) in tools.debugged(data, debugger).items():
                    texts[f"{debugger} {line}"] = text, unit > 1
        for name, (text, words) in texts.items():
            verdict = judge(text, data, name, "", words=words)
            counts[verdict] += 1
            if verdict in {"refused", "WRONG"}:
                counts[f"{verdict}: {name}"] += 1
    _print(counts)
    return counts["WRONG"]


def fuzz(seconds: float, seed: int) -> int:
    """Damage dumps for so long; returns how often other bytes came out without a word."""
    draw = Random(seed)  # noqa: S311 -- a seed that repeats, not a secret
    counts = Counter[str]()
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        data, texts = forms(draw, with_tools=3)
        for name, (text, words) in texts.items():
            for damage in draw.sample(sorted(DAMAGES), _DAMAGES):
                damaged = DAMAGES[damage](text, draw)
                if not damaged.strip():
                    continue
                verdict = judge(damaged, data, name, damage, words=words)
                counts[verdict] += 1
                if verdict == "WRONG":
                    counts[f"WRONG: {damage} of {name}"] += 1
                    print(f"--- {damage} of {name}\n{damaged}\n--- {data.hex()}")
    _print(counts)
    return counts["WRONG"]


def combined(draw: Random) -> Iterator[tuple[str, str, bytes, bool]]:
    """Yield an answer in each form, in up to three surroundings: what, text, bytes, if words."""
    data, texts = forms(draw, with_tools=1)
    for name, (text, words) in texts.items():
        around = draw.sample(sorted(SURROUNDINGS), draw.randint(1, 3))
        for one in around:
            text = SURROUNDINGS[one](text, draw)  # noqa: PLW2901 -- one within the other
        yield f"{name} {' '.join(around)}", text, data, words


def combine(seconds: float, seed: int) -> int:
    """Surround dumps for so long; returns how often other bytes came out without a word."""
    draw = Random(seed)  # noqa: S311 -- a seed that repeats, not a secret
    counts = Counter[str]()
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        for what, text, data, words in combined(draw):
            verdict = judge(text, data, what, "", words=words)
            counts[verdict] += 1
            if verdict == "WRONG":
                counts[f"WRONG: {what}"] += 1
                print(f"--- {what}\n{text}\n--- {data.hex()}")
    _print(counts)
    return counts["WRONG"]


def _print(counts: Counter[str]) -> None:
    for what, count in sorted(counts.items()):
        print(f"{count:9,}  {what}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.capture.dumps", description=__doc__)
    parser.add_argument("what", choices=("roundtrip", "fuzz", "combine"))
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.what == "roundtrip":
        wrong = roundtrip(asked.answers, asked.seed)
    else:
        wrong = {"fuzz": fuzz, "combine": combine}[asked.what](asked.seconds, asked.seed)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
