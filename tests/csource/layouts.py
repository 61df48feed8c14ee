"""Random structs and unions, and a function that tells the layout of each.

python -m tests.csource.layouts [COUNT [SEED]]
"""

# ruff: noqa: S311
from __future__ import annotations

import random
import sys

from tests.csource.randomc import Interpreter, Target, available, compiled

_KINDS = {"u8": 8, "s8": 8, "u16": 16, "u32": 32, "s32": 32, "u64": 64, "long": 32, "bool": 1}


def _member(chance: random.Random, number: int) -> str:
    kind = chance.choice((*_KINDS, "void *"))
    if chance.random() < 0.45 and kind in _KINDS:
        if chance.random() < 0.1:
            return f"{kind} :0"
        named = chance.choice(("", f"b{number}"))
        return f"{kind} {named}:{chance.randrange(1, _KINDS[kind] + 1)}"
    array = chance.choice(("", "", "[3]"))
    align = f" __attribute__((aligned({chance.choice((2, 4, 8, 16))})))"
    attribute = chance.choice(("", "", "", "", " __attribute__((packed))", align))
    return f"{kind} m{number}{array}{attribute}"


def struct(seed: int, number: int) -> str:
    """Return a struct, and a function that puts out its size, alignment, offsets and bits."""
    chance = random.Random(seed * 1_000_003 + number)
    members = [_member(chance, n) for n in range(chance.randrange(1, 7))]
    kind = f"{chance.choice(('struct', 'struct', 'union'))} q{number}"
    asks = (" __attribute__((packed))", " __attribute__((aligned(4)))")
    attribute = chance.choice(("", "", "", *asks, " __attribute__((packed,aligned(2)))"))
    offsets = "".join(
        f" out[{3 + n}] = offsetof({kind}, m{n});" for n, m in enumerate(members) if f" m{n}" in m
    )
    bits = "".join(
        f" memset(&s, 0, sizeof(s)); s.b{n} = -1;"
        " for (int k = 0; k < sizeof(s) && k < 40; k++) r = r * 31 + ((u8 *)&s)[k];"
        for n, m in enumerate(members)
        if f" b{n}" in m
    )
    return (
        f"{kind} {{ {'; '.join(members)}; }}{attribute};\n"
        f"u64 lay{number}(u8 *out, u64 a, u64 b) {{ {kind} s; u64 r = 0; out[0] = sizeof(s);"
        f" out[1] = __alignof__({kind});{offsets}{bits} return r; }}\n"
    )


def compare(count: int, seed: int, target: Target) -> list[str]:
    """Return the structs that the interpreter lays out otherwise than a compiler."""
    structs = [struct(seed, number) for number in range(count)]
    source = "".join(structs)
    names = [f"lay{number}" for number in range(count)]
    told = compiled("", source, names, target, (0, 0))
    ours = Interpreter(source, target.abi)
    return [
        f"{target.abi} {text} want {want}"
        for text, name, want in zip(structs, names, told, strict=True)
        if ours.run(name, 0, 0) != want
    ]


def main() -> int:
    count, seed = (int(word) for word in (*sys.argv[1:], *("2000", "1")[len(sys.argv) - 1 :]))
    failed = 0
    for target in available():
        different = compare(count, seed, target)
        print(f"{target.abi}: {count - len(different)} of {count} structs alike")
        for each in different[:3]:
            print(each)
        failed += len(different)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
