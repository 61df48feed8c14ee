# ruff: noqa: E501, C901, S311
"""Random programs of the C subset, and what compilers make of them.

    python -m tests.csource.randomc [COUNT [SEED]]

compares COUNT programs (2000) with gcc for every target that this machine compiles and runs for,
and prints the count. Shares no code with the interpreter.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.csource.abis import ABIS
from vfioviz.csource.machine import Machine
from vfioviz.csource.program import Program

PRELUDE = """
typedef unsigned char u8; typedef signed char s8; typedef unsigned short u16; typedef short s16;
typedef unsigned int u32; typedef int s32; typedef unsigned long long u64; typedef long long s64;
typedef _Bool bool;
typedef __SIZE_TYPE__ size_t;
#define memset __builtin_memset
#define memcpy __builtin_memcpy
#define min_t(t, a, b) ({ t a_ = (a); t b_ = (b); a_ < b_ ? a_ : b_; })
#define offsetof(t, m) __builtin_offsetof(t, m)
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define container_of(p, t, m) ((t *)((char *)(p) - offsetof(t, m)))
"""
MAIN = """
int printf(const char *, ...);
int main(void) {{
    static u8 out[{out}];
    static const u64 given[][2] = {{ {given} }};
    for (unsigned g = 0; g < sizeof(given) / sizeof(given[0]); g++)
    for (unsigned i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {{
        memset(out, 0, sizeof(out));
        u64 r = runs[i](out, given[g][0], given[g][1]);
        printf("%016llx ", r);
        for (unsigned k = 0; k < sizeof(out); k++) printf("%02x", out[k]);
        printf("\\n");
    }}
}}
"""
OUT = 96


class Target(NamedTuple):
    """A compiler, and how to run what it makes."""

    abi: str
    command: tuple[str, ...]
    run: tuple[str, ...]


TARGETS = (
    Target("x86-64", ("gcc", "-m64"), ()),
    Target("i386", ("gcc", "-m32"), ()),
    Target("s390x", ("s390x-linux-gnu-gcc", "-static"), ("qemu-s390x-static",)),
    # gcc 12 for m68k contradicts itself: a few programs in a thousand end otherwise at -O1.
    Target("m68k", ("m68k-linux-gnu-gcc", "-static", "-O0"), ("qemu-m68k-static",)),
)


def _here(target: Target) -> Target | None:
    """Return a target with the names that its programs have here; None where one is missing."""
    first, *rest = target.command
    compilers = [first, *(f"{first}-{number}" for number in range(20, 9, -1))]
    compiler = next(filter(shutil.which, compilers), None)
    run = []
    for name in target.run:
        # qemu-user and qemu-user-static run a static program alike.
        found = next(filter(shutil.which, (name, name.removesuffix("-static"))), None)
        run.append(found)
    if compiler is None or None in run:
        return None
    return target._replace(command=(compiler, *rest), run=tuple(filter(None, run)))


def available() -> list[Target]:
    """Those that compile and run here."""
    found = []
    for target in filter(None, map(_here, TARGETS)):
        try:
            ran = compiled("", "u64 f(u8 *o, u64 a, u64 b) { return a; }", ["f"], target, (3, 4))
        except (subprocess.CalledProcessError, OSError):
            continue
        if ran == [f"{3:016x} " + "00" * OUT]:
            found.append(target)
    return found


def compiled(
    flags: str, source: str, names: Sequence[str], target: Target, *given: tuple[int, int]
) -> list[str]:
    """Compile functions with a real compiler; return a line for what each made of each a and b."""
    table = "static u64 (*runs[])(u8 *, u64, u64) = {" + ", ".join(names) + "};"
    text = (
        PRELUDE
        + source
        + table
        + MAIN.format(out=OUT, given=", ".join(f"{{{a}ULL, {b}ULL}}" for a, b in given))
    )
    with tempfile.TemporaryDirectory() as folder:
        path, program = Path(folder, "x.c"), Path(folder, "x")
        path.write_text(text)
        options = (
            "-std=gnu11",
            "-O1",
            "-w",
            "-Wno-packed-bitfield-compat",
            "-fwrapv",
            "-fno-strict-aliasing",
            *flags.split(),
        )
        subprocess.run(
            [target.command[0], *options, *target.command[1:], str(path), "-o", str(program)],
            check=True,
        )
        ran = subprocess.run(
            [*target.run, str(program)], check=True, capture_output=True, text=True, timeout=120
        )
    return ran.stdout.splitlines()


INTS = ("u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64", "long", "unsigned long", "size_t")
OPERATORS = ("+", "-", "*", "&", "|", "^")
COMPARES = ("<", ">", "<=", ">=", "==", "!=")


class Maker:
    """Makes one program; everything it does is defined."""

    def __init__(self, seed: int, name: str) -> None:
        self.r = random.Random(seed)
        self.name = name
        self.lines: list[str] = []
        self.fields: list[tuple[str, bool]] = []
        self.locals: list[str] = []
        self.loops = 0
        self.labels = 0

    def number(self) -> str:
        r = self.r
        value = r.choice((0, 1, 2, 3, 7, 8, 127, 128, 255, 256, 4095, 65535, 65536, 0x7FFFFFFF))
        if r.random() < 0.3:
            value = r.getrandbits(r.choice((8, 16, 31, 32, 40, 63)))
        text = r.choice((str, hex))(value)
        if r.random() < 0.1 and value < 128:
            return repr(chr(r.randrange(97, 122)))
        return text + r.choice(("", "", "", "U", "UL", "ULL", "L", "LL"))

    def place(self) -> str:
        r = self.r
        pick = r.random()
        if pick < 0.5:
            return r.choice(self.locals)
        if pick < 0.7:
            return f"s.{r.choice([f for f, wide in self.fields if not wide])}"
        if pick < 0.8:
            return f"p->{r.choice([f for f, wide in self.fields if not wide])}"
        if pick < 0.9:
            return f"arr[({self.expr(1)}) & 7]"
        return r.choice(
            (f"grid[({self.expr(1)}) & 1][(u32)({self.expr(1)}) % 3]", "un.w", "un.b[1]", "*q")
        )

    def expr(self, depth: int) -> str:
        r = self.r
        if depth <= 0 or r.random() < 0.15:
            return (
                self.number()
                if r.random() < 0.35
                else self.place()
                if depth > 0
                else r.choice(self.locals)
            )

        def sub() -> str:
            return self.expr(depth - 1)

        pick = r.random()
        if pick < 0.34:
            return f"({sub()} {r.choice(OPERATORS)} {sub()})"
        if pick < 0.42:
            return (
                f"({sub()} {r.choice(('<<', '>>'))} ({sub()} & {r.choice((7, 15, 31))}))"
                if r.random() < 0.4
                else (f"((u64)({sub()}) {r.choice(('<<', '>>'))} (({sub()}) & 63))")
            )
        if pick < 0.5:
            kind = r.choice(("u32", "s32", "u64", "s64", "unsigned long", "long"))
            return f"(({kind})({sub()}) {r.choice('/%')} ((({sub()}) & 1023) + 1))"
        if pick < 0.58:
            return f"({sub()} {r.choice(COMPARES)} {sub()})"
        if pick < 0.64:
            return f"({sub()} {r.choice(('&&', '||'))} {sub()})"
        if pick < 0.72:
            return f"({r.choice('-~!+')}({sub()}))"
        if pick < 0.8:
            return f"(({r.choice((*INTS, 'bool'))})({sub()}))"
        if pick < 0.86:
            return f"({sub()} ? {sub()} : {sub()})"
        if pick < 0.88:
            return f"({sub()} ?: {sub()})"
        if pick < 0.90:
            return f"({r.choice(self.locals)}, {sub()})"  # gcc 12 dies of constants there
        if pick < 0.92:
            return f"min_t({r.choice(('u32', 's64', 'size_t', 'u8'))}, {sub()}, {sub()})"
        if pick < 0.95:
            what = r.choice(
                ("struct S$", "u64", "s", "arr", "arr[0]", "grid[1]", "p->in", "un", "*p")
            )
            return f"sizeof({what})".replace("$", self.name)
        if pick < 0.97:
            field = r.choice(("in.y", "in.z", "tail", "in"))
            return f"offsetof(struct S{self.name}, {field})"
        if pick < 0.985:
            wide = [f for f, wide in self.fields if wide]
            return f"((u64)s.{r.choice(wide)})" if wide else "ARRAY_SIZE(arr)"
        return f"({{ {r.choice(INTS)} t_ = {sub()}; t_ {r.choice(OPERATORS)}= {sub()}; t_; }})"

    def body(self, depth: int, indent: str) -> None:
        for _ in range(self.r.randrange(1, 4)):
            self.statement(depth, indent)

    def statement(self, depth: int, indent: str) -> None:
        r, put = self.r, self.lines.append
        pick = r.random()
        if depth <= 0 or pick < 0.36:
            op = r.choice(("", "", "", "+", "-", "*", "&", "|", "^"))
            put(f"{indent}{self.place()} {op}= {self.expr(3)};")
        elif pick < 0.42:
            place = r.choice((*self.locals, "s.in.y", "arr[3]", "p->a"))
            form = r.choice(("{0}++;", "--{0};", "++{0};", "{0}--;"))
            put(indent + form.format(place))
        elif pick < 0.45:
            put(
                f"{indent}{r.choice(self.locals)} = {r.choice(('s.a++', '--p->in.z', 'arr[2]++', '++un.h[0]'))};"
            )
        elif pick < 0.55:
            put(f"{indent}if ({self.expr(2)}) {{")
            self.body(depth - 1, indent + "  ")
            if r.random() < 0.6:
                if r.random() < 0.4:
                    put(f"{indent}}} else if ({self.expr(2)}) {{")
                    self.body(depth - 1, indent + "  ")
                put(f"{indent}}} else {{")
                self.body(depth - 1, indent + "  ")
            put(indent + "}")
        elif pick < 0.68:
            self.loop(depth, indent)
        elif pick < 0.77:
            self.switch(depth, indent)
        elif pick < 0.81:
            put(f"{indent}{r.choice(self.locals)} = f{self.name}({self.expr(2)}, {self.expr(2)});")
        elif pick < 0.84:
            put(
                f"{indent}{r.choice(self.locals)} = fns[({self.expr(2)}) & 1]({self.expr(1)}, {self.expr(1)});"
            )
        elif pick < 0.87:
            put(
                f"{indent}{r.choice(('s2 = s', 's = s2', 's2 = g{0}(s, {1})', 's = *h{0}(&s2)', '*p = s2')).format(self.name, self.expr(1))};"
            )
        elif pick < 0.9:
            member = r.choice([f for f, wide in self.fields if not wide])
            put(
                f"{indent}s2 = (struct S{self.name}){{ .{member} = {self.expr(2)}, .in = {{ {self.expr(1)}, .z = {self.expr(1)} }} }};"
            )
        elif pick < 0.93:
            put(
                f"{indent}{r.choice(('memset(arr, v0, sizeof(arr) / 2)', 'memcpy(arr, arr + 4, 3 * sizeof(arr[0]))', 'memset(&un, 0x5a, sizeof(un))', 'memcpy(&un, &arr[1], sizeof(arr[1]))'))};"
            )
        elif pick < 0.96:
            put(
                f"{indent}q = &arr[({self.expr(1)}) & 3]; q += {r.randrange(4)}; v1 += q - arr; q = q > &arr[6] ? arr : q;"
            )
        else:
            self.labels += 1
            label = f"l{self.labels}"
            put(f"{indent}if ({self.expr(2)}) goto {label};")
            self.statement(depth - 1, indent)
            put(f"{indent}{label}: ;")

    def loop(self, depth: int, indent: str) -> None:
        r, put = self.r, self.lines.append
        self.loops += 1
        counter, count = f"i{self.loops}", r.randrange(1, 6)
        kind = r.randrange(3)
        if kind == 0:
            put(f"{indent}for (int {counter} = 0; {counter} < {count}; {counter}++) {{")
        elif kind == 1:
            put(f"{indent}u32 {counter} = {count};")
            put(f"{indent}while ({counter}--) {{")
        else:
            put(f"{indent}s8 {counter} = 0;")
            put(f"{indent}do {{")
        if self.loops < 6:
            self.body(depth - 1, indent + "  ")
        if r.random() < 0.3:
            put(f"{indent}  if ({self.expr(1)}) {r.choice(('break', 'continue'))};")
        put(f"{indent}  v2 += {counter};")
        put(indent + ("}" if kind < 2 else f"}} while (++{counter} < {count});"))

    def switch(self, depth: int, indent: str) -> None:
        r, put = self.r, self.lines.append
        put(f"{indent}switch (({r.choice(('u32', 's32', 'u64', 'u8'))})({self.expr(2)}) & 15) {{")
        cases = r.sample(range(16), 5)
        for case in sorted(cases[:3]):
            put(f"{indent}case {case}:" if r.random() < 0.8 else f"{indent}case (1 ? {case} : 0):")
            if r.random() < 0.8:
                self.statement(depth - 1, indent + "  ")
            if r.random() < 0.6:
                put(indent + "  break;")
        free = [n for n in range(15) if n not in cases[:3] and n + 1 not in cases[:3]]
        if free:
            put(f"{indent}case {free[0]} ... {free[0] + 1}:")
            self.statement(depth - 1, indent + "  ")
        if r.random() < 0.7:
            put(f"{indent}default:")
            self.statement(depth - 1, indent + "  ")
        put(f"{indent}}}")

    def struct(self) -> str:
        r = self.r
        members = []
        self.fields = [("a", False), ("in.x", False), ("in.z", False), ("tail", False)]
        for number in range(r.randrange(1, 6)):
            if r.random() < 0.5:
                kind = r.choice(("u8", "u16", "u32", "s32", "s16", "u64", "s64", "bool"))
                most = {"u8": 8, "u16": 16, "s16": 16, "u64": 60, "s64": 60, "bool": 1}.get(
                    kind, 32
                )
                width = r.randrange(1, most + 1)
                members.append(f"{kind} b{number}:{width};")
                self.fields.append((f"b{number}", width > 31))
                if r.random() < 0.15:
                    members.append(f"{kind} :{r.choice((0, r.randrange(most + 1)))};")
            else:
                members.append(f"{r.choice(INTS)} m{number};")
                self.fields.append((f"m{number}", False))
        r.shuffle(members)
        first = r.choice(INTS)
        packed = r.choice(("", "", "", " __attribute__((packed))"))
        aligned = r.choice(("", "", "", " __attribute__((aligned(8)))"))
        return (
            f"struct I{self.name} {{ {r.choice(INTS)} x; {r.choice(INTS)} y{aligned}; {r.choice(INTS)} z; }};\n"
            f"struct S{self.name} {{ {first} a; {' '.join(members)} struct I{self.name} in;"
            f" union {{ u8 tail; u32 other; }}; }}{packed};\n"
        )

    def make(self) -> str:
        r, name = self.r, self.name
        head = self.struct()
        self.locals = ["x", "y"]
        table = f"static const u32 t{name}[6] = {{ 1, [2 ... 3] = {r.randrange(99)}, [5] = 7 }};\n"
        helper = (
            f"static u64 f{name}({r.choice(INTS)} x, {r.choice(INTS)} y)\n{{\n"
            f"  static u32 calls; calls++;\n  if (x < 3 || calls > 50) return y + calls;\n"
            f"  return ({self.number()} & x) + f{name}((x & 255) / 2, y ^ t{name}[x & 3]);\n}}\n"
            f"static u64 e{name}({r.choice(('u64', 's64'))} x, u16 y) {{ return x * 3 - y; }}\n"
            f"static struct S{name} g{name}(struct S{name} s, u32 n) {{ s.a ^= n; s.in.y += 5; return s; }}\n"
            f"static struct S{name} *h{name}(struct S{name} *s) {{ struct I{name} *i = &s->in;"
            f" return container_of(i, struct S{name}, in); }}\n"
        ).replace("(u64 x, u16 y)", "(u64 x, u64 y)")
        # Both functions of the table have one type.
        params = helper.split("(")[1].split(")")[0]
        helper = helper.replace(
            f"static u64 e{name}(u64 x, u64 y)", f"static u64 e{name}({params})"
        )
        helper = helper.replace(
            f"static u64 e{name}(s64 x, u16 y)", f"static u64 e{name}({params})"
        )
        types = [p.rsplit(" ", 1)[0] for p in params.split(", ")]
        self.locals = [f"v{n}" for n in range(5)]
        lines = self.lines
        lines.append(f"static u64 run{name}(u8 *out, u64 a, u64 b)\n{{")
        for number, local in enumerate(self.locals):
            lines.append(f"  {r.choice(INTS)} {local} = {'ab'[number % 2]} >> {number * 3};")
        lines.append(f"  {r.choice(INTS)} arr[8] = {{ {r.randrange(9)}, 2, a, [5] = b, -1 }};")
        lines.append(f"  {r.choice(INTS)} grid[2][3] = {{ {{ 1, a }}, {{ [1] = b, 3 }} }};")
        lines.append("  union { u8 b[8]; u16 h[4]; u32 w; u64 d; } un = { .d = a ^ b };")
        lines.append(f"  struct S{name} s = {{ .a = b, .in.y = a }}, s2 = {{ 0 }}, *p = &s2;")
        lines.append("  __typeof__(arr[0]) *q = &arr[2];")
        lines.append(f"  u64 (*fns[])({', '.join(types)}) = {{ f{name}, &e{name} }};")
        self.body(3, "  ")
        self.body(3, "  ")
        lines.append("  u64 r = 0;")
        for local in self.locals:
            lines.append(f"  r = r * 31 + {local};")
        lines.append("  for (int k = 0; k < 8; k++) out[k] = arr[k];")
        lines.append("  for (int k = 0; k < 6; k++) out[8 + k] = grid[k / 3][k % 3];")
        lines.append("  memcpy(out + 16, &un, 8); memcpy(out + 24, &arr[7], sizeof(arr[7]));")
        at = 32
        for field, _ in self.fields:
            for struct in ("s", "s2"):
                lines.append(
                    f"  {{ u64 k = {struct}.{field}; memcpy(out + {at % 88}, &k, 8); r += k * {at}; }}"
                )
                at += 5
        lines.append("  return r;\n}\n")
        return head + table + helper + "\n".join(lines)


def programs(seed: int, count: int) -> list[tuple[str, str]]:
    """Return names of functions, and the source of each with all that it needs."""
    return [(f"run{n}", Maker(seed * 100_003 + n, str(n)).make()) for n in range(count)]


class Interpreter:
    """Runs functions of a source by the interpreter, each as if it were the first."""

    def __init__(self, source: str, abi: str) -> None:
        self._machine = Machine(Program.load({"x.c": source}), ABIS[abi])

    def run(self, name: str, a: int, b: int) -> str:
        """Return the line that a compiled program prints."""
        self._machine.reset()
        out = self._machine.give(bytes(OUT), "out")
        outcome = self._machine.call(name, [out, a, b])
        if outcome.trap is not None:
            return f"trap: {outcome.trap}"
        return f"{outcome.result:016x} " + self._machine.read(out, OUT).hex()


def compare(
    count: int, seed: int, targets: Sequence[Target], batch: int = 50
) -> tuple[int, list[str]]:
    """Compare; return how many programs ran alike, and what differed."""
    alike, different = 0, []
    for start in range(0, count, batch):
        made = programs(seed + start, min(batch, count - start))
        chance = random.Random(seed + start)
        a, b = (
            chance.getrandbits(chance.choice((4, 16, 33, 64))),
            chance.getrandbits(chance.choice((3, 8, 32, 64))),
        )
        text = "\n".join(source for _, source in made)
        for target in targets:
            told = compiled("", text, [name for name, _ in made], target, (a, b))
            ours = Interpreter(text, target.abi)
            for (name, _), want in zip(made, told, strict=True):
                got = ours.run(name, a, b)
                if got == want:
                    alike += 1
                else:
                    different.append(
                        f"{target.abi} seed {seed + start} {name} a={a:#x} b={b:#x}\n want {want}\n got  {got}\n"
                    )
    return alike, different


def main() -> int:
    count, seed = (int(word) for word in (*sys.argv[1:], *("2000", "1")[len(sys.argv) - 1 :]))
    targets = available()
    alike, different = compare(count, seed, targets)
    print(
        f"{alike} of {alike + len(different)} programs alike, on {', '.join(t.abi for t in targets)}"
    )
    for each in different[:5]:
        print(each)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
