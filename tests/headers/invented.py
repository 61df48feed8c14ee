"""Headers that nobody wrote: random declarations with all that uapi headers use.

    python -m tests.headers.invented [--seed N] [--count N] [--abi A,B]

Compares their layouts with clang's, on m68k with gcc's; status 1 where one differs.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from tests.headers import oracle
from tests.headers.__main__ import beside_gcc, ours
from vfioviz.capture.headersource import text_source
from vfioviz.headers.limits import LIMITS
from vfioviz.headers.unit import read
from vfioviz.uapi.abi import ABIS

PRELUDE = """
typedef unsigned char __u8; typedef unsigned short __u16; typedef unsigned int __u32;
typedef unsigned long long __u64; typedef signed char __s8; typedef short __s16;
typedef int __s32; typedef long long __s64;
#define __bitwise
typedef __u32 __bitwise __be32; typedef __u16 __bitwise __le16; typedef __u64 __bitwise __le64;
typedef long __kernel_long_t; typedef unsigned long __kernel_ulong_t;
typedef __kernel_long_t __kernel_time_t;
typedef __u64 __attribute__((aligned(8))) __aligned_u64;
#define __aligned_be64 __be64 __attribute__((aligned(8)))
#define __packed __attribute__((packed))
#define __aligned(n) __attribute__((__aligned__(n)))
#define __counted_by(m)
#define __user
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define BITS(nr) DIV_ROUND_UP((nr), 8 * sizeof(long))
#define MAX2(a, b) ((a) > (b) ? (a) : (b))
#define _UL(x) (x ## UL)
#define BIT(n) (_UL(1) << (n))
#define SECOND(x, y, ...) y
#define SIZED(name, args...) name[SECOND(args)]
#define __DECLARE_FLEX_ARRAY(TYPE, NAME) \\
	struct { struct { } __empty_ ## NAME; TYPE NAME[]; }
#define __struct_group(TAG, NAME, ATTRS, MEMBERS...) \\
	union { struct { MEMBERS } ATTRS; struct TAG { MEMBERS } ATTRS NAME; } ATTRS
#define __struct_group_tagged(TAG, NAME, MEMBERS...) __struct_group(TAG, NAME, , MEMBERS)
"""
SCALARS = (
    "__u8", "__u16", "__u32", "__u64", "__s8", "__s16", "__s32", "__s64", "__be32", "__le16",
    "__le64", "__aligned_u64", "char", "short", "int", "long", "unsigned long", "long long",
    "unsigned char", "unsigned", "__kernel_long_t", "__kernel_time_t", "_Bool", "float", "double",
    "unsigned long long int", "long int unsigned", "const __u32", "volatile int", "signed char",
)  # fmt: skip
FIELD_TYPES = (
    "__u8", "__u16", "__u32", "__u64", "int", "unsigned", "__s64", "__s8", "short", "_Bool",
    "long", "unsigned long", "__be32", "__aligned_u64",
)  # fmt: skip
WIDTHS = {"__u8": 8, "__s8": 8, "_Bool": 1, "__u16": 16, "short": 16, "__u64": 64, "__s64": 64,
          "__aligned_u64": 64}  # fmt: skip
CONDITIONS = (
    "8 * __SIZEOF_LONG__ == 64", "__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__", "defined(__i386__)",
    "defined(__x86_64__) && !defined(__ILP32__)", "defined(__s390x__) || defined(__powerpc64__)",
    "__SIZEOF_POINTER__ == 4", "defined __LP64__", "!defined(__arm__) && !defined(__aarch64__)",
    "__SIZEOF_LONG__ > 4", "defined(__riscv) && __riscv_xlen > 32", "defined(__m68k__)",
    "!defined(NOT_THERE)",
)  # fmt: skip
MOST = 8 * LIMITS.object_bytes
"""Bits of a struct that vfioviz lays out."""


class Author:
    """Writes one header."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._number = 0
        self._kinds: list[str] = []
        """Types that are complete, as they are spelled."""
        self._constants: list[str] = ["3"]
        self._flexible: set[str] = set()
        self._measured: list[str] = []
        self._packing = False

    def write(self, count: int) -> str:
        """Return a header with so many declarations."""
        makers = (self._struct, self._struct, self._struct, self._struct, self._enum, self._typedef,
                  self._macro, self._pragma)  # fmt: skip
        return PRELUDE + "".join(self._rng.choice(makers)() for _ in range(count))

    def _name(self, prefix: str) -> str:
        self._number += 1
        return f"{prefix}{self._number}"

    def _maybe(self, text: str, chance: float = 0.2) -> str:
        return text if self._rng.random() < chance else ""

    def _length(self) -> str:
        """Return an expression between 1 and some hundred."""
        rng = self._rng
        some = rng.choice(self._constants)
        kind = rng.choice(self._measured or ["int"])
        return rng.choice(
            (
                str(rng.randrange(1, 9)), some, f"{some} + {rng.randrange(1, 4)}",
                f"DIV_ROUND_UP({some}, {rng.randrange(1, 5)})", f"BITS({rng.randrange(1, 200)})",
                f"sizeof({kind})", f"(sizeof({kind}) + 3) / 4", f"MAX2({some}, 2)", "1 << 3",
                f"64 - (({some}) & 7)", "BIT(3) - 1", "'a' - 'A'", "0x10u", "010",
                f"_Alignof({kind})", f"sizeof(({kind} *)0) * 2", f"sizeof(*({kind} *)0)",
                f"sizeof(*(({kind} *)8 + 1)) / 2 + 1", f"sizeof({kind} *[2]) + sizeof(1 + 2ULL)",
                f"__alignof__({kind}) + 1",
                "sizeof(long) == 8 ? 2 : 5", f"~(~0u << {rng.randrange(1, 5)})", "2 * 3 + 4 % 3",
                "sizeof(int[3])", "sizeof(unsigned long long) - 1", "!0 + !5",
                "(__u8)259", "-(-5)", "7 ^ 2", "sizeof(\"text\")", "1 ? 2 : 3",
            )
        )  # fmt: skip

    def _array(self, chance: float = 0.3) -> str:
        found = ""
        while self._rng.random() < chance and found.count("[") < 3:
            found += f"[{self._length()}]"
        return found

    def _attributes(self, chance: float = 0.25) -> str:
        rng = self._rng
        found = ""
        while rng.random() < chance and "aligned" not in found:
            found += " " + rng.choice(
                (
                    "__packed", f"__aligned({1 << rng.randrange(6)})", "__attribute__((packed))",
                    f"__attribute__((packed, aligned({1 << rng.randrange(4)})))",
                    "__attribute__((__aligned__))", "__attribute__((unused, __packed__))",
                    "__attribute__((aligned(sizeof(long))))", "__attribute__(())",
                    "__attribute__((deprecated(\"no, not ) this\")))",
                )
            )  # fmt: skip
        return found

    def _member_attributes(self) -> str:
        rng = self._rng
        if rng.random() > 0.15:
            return ""
        return " " + rng.choice(
            (f"__aligned({1 << rng.randrange(6)})", "__packed", "__attribute__((unused))",
             "__attribute__((packed, aligned(2)))", "__attribute__((__aligned__(4), packed))")
        )  # fmt: skip

    def _type(self) -> str:
        if self._kinds and self._rng.random() < 0.3:
            return self._rng.choice(self._kinds)
        return self._rng.choice(SCALARS)

    def _bits(self) -> str:
        rng = self._rng
        found = []
        for _ in range(rng.randrange(1, 5)):
            kind = rng.choice(FIELD_TYPES)
            most = WIDTHS.get(kind, 32)
            if rng.random() < 0.12:
                found.append(f"{kind} :{rng.choice((0, rng.randrange(1, most + 1)))};")
            elif rng.random() < 0.3:
                first, second = rng.randrange(1, most + 1), rng.randrange(1, most + 1)
                found.append(f"{kind} {self._name('f')}:{first}, {self._name('f')}:{second};")
            else:
                wide = rng.randrange(1, most + 1)
                # Under #pragma pack GCC and clang do not agree on an aligned bit-field.
                asked = "" if self._packing else self._maybe(self._member_attributes(), 0.3)
                found.append(f"{kind} {self._name('f')}:{wide}{asked};")
        return " ".join(found)

    def _member(self, depth: int) -> str:
        rng = self._rng
        plain = (self._one, self._two, self._bits, self._address, self._inner_enum, self._by_macro)
        chances = (40, 8, 15, 5, 4, 4)
        nested = (self._either, self._group, self._inside)
        if depth > 3 or rng.random() < 0.78:
            return rng.choices(plain, chances)[0]()
        return rng.choices(nested, (4, 5, 13))[0](depth)

    def _one(self) -> str:
        return f"{self._type()} {self._name('m')}{self._array()}{self._member_attributes()};"

    def _two(self) -> str:
        first, second = f"{self._name('m')}{self._array()}", f"{self._name('m')}{self._array()}"
        return f"{self._type()} {first}, {self._maybe('*')}{second};"

    def _address(self) -> str:
        name = self._name("p")
        return self._rng.choice(
            (
                f"void *{name}{self._array()};", f"int (*{name})(int, void *);",
                f"__u16 (*{name}[2])[3];", f"struct nobody *{name};", f"char __user *{name};",
                f"enum nothing *{name};",
            )
        )  # fmt: skip

    def _inner_enum(self) -> str:
        tag = self._maybe(self._name("e"))
        values = f"{self._name('E')}, {self._name('E')} = {self._rng.randrange(-3, 300)}"
        return f"enum {tag} {{ {values} }} {self._name('m')}{self._maybe(':10')};"

    def _by_macro(self) -> str:
        return f"__u8 SIZED({self._name('m')}, 1, {self._rng.randrange(1, 7)}, x);"

    def _either(self, depth: int) -> str:
        condition = self._rng.choice(CONDITIONS)
        first, second = self._member(depth), self._member(depth)
        return f"\n#if {condition}\n{first}\n#else\n{second}\n#endif\n"

    def _group(self, depth: int) -> str:
        inner = "".join(self._member(depth + 1) for _ in range(self._rng.randrange(1, 4)))
        if "\n#" in inner:
            return f"__u32 {self._name('m')};"
        tag, name = self._name("g"), self._name("m")
        if self._rng.random() < 0.5:
            return f"__struct_group({tag}, {name}, {self._maybe('__packed')}, {inner});"
        return f"__struct_group_tagged({tag}, {name}, {inner});"

    def _inside(self, depth: int) -> str:
        rng = self._rng
        word = rng.choice(("struct", "union"))
        inner = self._members(depth + 1)
        named = rng.choice(("", "", self._name("m") + self._array()))
        tag = self._name("t") if named and rng.random() < 0.3 else ""
        asked = self._attributes(0.15)
        return f"{word} {tag} {{ {inner} }}{asked} {named};"

    def _members(self, depth: int) -> str:
        return " ".join(self._member(depth) for _ in range(self._rng.randrange(1, 6)))

    def _struct(self) -> str:
        rng = self._rng
        word = rng.choice(("struct", "struct", "struct", "union"))
        body = self._members(0)
        flexible = ""
        if word == "struct" and rng.random() < 0.2:
            kind, name = self._type(), self._name("x")
            if kind in self._flexible:
                kind = "__u64"
            flexible = rng.choice(
                (f"{kind} {name}[];", f"{kind} {name}[0];",
                 f"__DECLARE_FLEX_ARRAY({kind}, {name});", f"{kind} {name}[] __counted_by(m1);",
                 f"union {{ __DECLARE_FLEX_ARRAY({kind}, {name}); "
                 f"__DECLARE_FLEX_ARRAY(__u16, {name}a); }};")
            )  # fmt: skip
        before = self._maybe("__packed", 0.05)
        if rng.random() < 0.15:
            name = self._name("T")
            made = f"typedef {word} {before} {{ {body} {flexible} }}{self._attributes()} {name};\n"
            spelled = name
        else:
            name = self._name("s")
            made = f"{word} {before} {name} {{ {body} {flexible} }}{self._attributes()};\n"
            spelled = f"{word} {name}"
        if flexible:
            self._flexible.add(spelled)
        else:
            self._kinds.append(spelled)
            if len(made) < 200:
                self._measured.append(spelled)
        return made

    def _enum(self) -> str:
        rng = self._rng
        names = [self._name("E") for _ in range(rng.randrange(1, 4))]
        self._constants += names
        tag = self._name("e")
        values = [f"{each}{rng.choice(('', f' = {rng.randrange(1, 12)}'))}" for each in names]
        values[0] = f"{names[0]} = {rng.randrange(1, 9)}"
        wide = rng.choice(
            ("", "", f", {self._name('W')} = 1ULL << 40", f", {self._name('W')} = -5")
        )
        packed = rng.choice(("", "", "", " __packed"))
        self._kinds.append(f"enum {tag}")
        return f"enum {tag} {{ {', '.join(values)}{wide} }}{packed};\n"

    def _typedef(self) -> str:
        name = self._name("T")
        kind = self._type()
        array = self._array(0.25)
        star = "" if array else self._maybe("*", 0.1)
        asked = "" if array else self._maybe(f" __aligned({1 << self._rng.randrange(5)})", 0.15)
        made = f"typedef {kind} {star}{name}{array}{asked};\n"
        if asked:
            # GCC refuses arrays of types that are aligned beyond their size.
            first, second = self._name("m"), self._name("m")
            return f"{made}struct {self._name('s')} {{ __u8 {first}; {name} {second}; }};\n"
        self._kinds.append(name)
        return made

    def _macro(self) -> str:
        name = self._name("M")
        made = f"#define {name} {self._rng.choice(('', '('))}"
        length = self._length()
        if made.endswith("("):
            made += f"{length})"
        else:
            made = f"#define {name} ({length}) /* of it */ \\\n\t+ 1"
        self._constants.append(name)
        return made + "\n"

    def _pragma(self) -> str:
        if self._rng.random() < 0.6:
            return "\n"
        self._packing = True
        inner = self._struct()
        self._packing = False
        return f"#pragma pack(push, {1 << self._rng.randrange(4)})\n{inner}#pragma pack(pop)\n"


def header(seed: int, number: int) -> str:
    """Return a header; the same for the same numbers."""
    rng = random.Random(f"{seed}/{number}")  # noqa: S311 -- no secret
    return Author(rng).write(rng.randrange(4, 16))


def differences(text: str, abi: str) -> list[str] | None:
    """Return what differs from what a compiler says; None where it refuses the text."""
    theirs = oracle.clang(abi, text)
    if theirs is None or any(each.size > MOST for shapes in theirs.values() for each in shapes):
        return None
    unit = read(text_source(text, "wanted.c").files, "wanted.c", ABIS[abi])
    found = [f"refused {each.name}: {each.place}: {each.why}" for each in unit.refused]
    if abi in oracle.GCC:
        _, wrong, _ = beside_gcc(abi, "", None, unit, theirs, text)
        return found + wrong
    mine = ours(unit)
    wanted = {name: shapes for (_, name), shapes in theirs.items()}
    return found + [
        f"{name}: {abi}: wanted {wanted.get(name)}, here {mine.get(name)}"
        for name in {*mine, *wanted}
        if mine.get(name) != wanted.get(name)
    ]


def main() -> int:
    """Compare; status 1 where something differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.headers.invented")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--only", type=int)
    parser.add_argument("--abi", default=",".join(oracle.TARGETS))
    arguments = parser.parse_args()
    numbers = range(arguments.count) if arguments.only is None else [arguments.only]
    bad = taken = 0
    for number in numbers:
        text = header(arguments.seed, number)
        if arguments.only is not None:
            print(text)
        for abi in arguments.abi.split(","):
            found = differences(text, abi)
            taken += found is not None
            if found:
                bad += 1
                print(f"--seed {arguments.seed} --only {number} --abi {abi}")
                print("\n".join(f"    {each}" for each in found[:4]), flush=True)
    print(f"seed {arguments.seed}: {taken} headers compared, {bad} differ")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
