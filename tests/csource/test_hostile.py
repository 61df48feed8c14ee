# ruff: noqa: E501  # C reads better unbroken
"""Any text gives a program, and any call of it an outcome; both within counted bounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.csource.abis import ABIS
from tests.csource.constructs import CONSTRUCTS
from tests.csource.running import machine
from vfioviz.csource.limits import LIMITS, Limits
from vfioviz.csource.machine import Machine
from vfioviz.csource.program import Program
from vfioviz.csource.reports import Kind
from vfioviz.csource.tokens import Source, tokenize

MANY = 200_000


def doubled(head: str, body: str) -> str:
    """Macros each of which stands for two of the next."""
    return "".join(head.format(n, n + 1) for n in range(60)) + body


REFUSED: dict[str, tuple[Kind, Callable[[], str]]] = {
    "brackets": (Kind.UNSUPPORTED, lambda: f"int f(void) {{ return {'(' * MANY}1{')' * MANY}; }}"),
    "brackets without an end": (Kind.UNSUPPORTED, lambda: "int f(void) {" + "{(" * MANY),
    "operators": (Kind.UNSUPPORTED, lambda: f"int f(void) {{ return {'- ' * 20_000}1; }}"),
    "sums": (Kind.UNSUPPORTED, lambda: f"int f(void) {{ return {'1 + ' * 20_000}1; }}"),
    "else-ifs": (
        Kind.UNSUPPORTED,
        lambda: f"int f(void) {{ {'if (0) ; else ' * 5000} return 1; }}",
    ),
    "tokens": (Kind.UNSUPPORTED, lambda: f"int f(void) {{ {'x;' * MANY} return 1; }}"),
    "garbage in braces": (Kind.UNSUPPORTED, lambda: "int f(void) {" + "a b @ , ; * &" * 3000 + "}"),
    "pieces of nothing": (Kind.UNSUPPORTED, lambda: "x{}" * 100_000),
    "closing brackets": (Kind.UNSUPPORTED, lambda: ")" * MANY),
    "macros that double": (
        Kind.UNSUPPORTED,
        lambda: doubled("#define A{0} A{1} A{1}\n", "int f(void) { return 1 A0; }"),
    ),
    "macros that double their arguments": (
        Kind.UNSUPPORTED,
        lambda: doubled("#define A{0}(x) A{1}(x x) A{1}(x)\n", "int f(void) { return A0(+1); }"),
    ),
    "#if inside #if": (Kind.UNSUPPORTED, lambda: "#if 1\n" * 50_000 + "int f(void) { return 1; }"),
    "a number of many digits": (
        Kind.UNSUPPORTED,
        lambda: f"int f(void) {{ return {'9' * MANY}; }}",
    ),
    "an array without measure": (
        Kind.UNSUPPORTED,
        lambda: "int a[1000][1000][1000]; int f(void) { return a[0][0][0]; }",
    ),
    "a range without measure": (
        Kind.UNSUPPORTED,
        lambda: "int f(void) { int a[] = { [0 ... 99999999] = 1 }; return a[0]; }",
    ),
    "a struct in itself": (
        Kind.UNSUPPORTED,
        lambda: (
            "struct a { struct b x; }; struct b { struct a y; }; int f(void) { return sizeof(struct a); }"
        ),
    ),
    "types in a circle": (
        Kind.UNSUPPORTED,
        lambda: "typedef b a; typedef a b; int f(void) { return sizeof(a); }",
    ),
    "numbers in a circle": (
        Kind.UNSUPPORTED,
        lambda: "enum { A = B, B = A }; int f(void) { return A; }",
    ),
    "alignment": (
        Kind.MEMORY,
        lambda: (
            "struct a { char x __attribute__((aligned(1 << 30))); }; int f(void) { struct a a; return 1; }"
        ),
    ),
    "memory": (Kind.MEMORY, lambda: "int f(void) { for (;;) kmalloc(4000000, 0); }"),
    "objects": (Kind.MEMORY, lambda: "int f(void) { for (;;) kmalloc(1, 0); }"),
    "stores": (
        Kind.MEMORY,
        lambda: "char a[4000000]; int f(void) { for (;;) memset(a, 1, sizeof(a)); }",
    ),
    "turns": (Kind.STEPS, lambda: "int f(void) { a: goto a; }"),
    "calls": (Kind.DEPTH, lambda: "int g(void) { return f(); } int f(void) { return g(); }"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_too_much_is_refused(what: str) -> None:
    kind, text = REFUSED[what]
    outcome = machine(text()).call("f")
    assert outcome.trap is not None
    assert outcome.trap.kind == kind, str(outcome.trap)
    assert len(str(outcome.trap)) < 400
    assert outcome.steps <= LIMITS.steps + LIMITS.item_tokens


def test_a_source_that_is_too_long_is_left_out_and_the_others_stay() -> None:
    limits = Limits(file_bytes=1000, file_tokens=100)
    long = {"bytes.c": "int g(void) { return 1; }" + " " * 1000, "tokens.c": "int h; " * 40}
    program = Program.load({**long, "f.c": "int f(void) { return 5; }"}, limits=limits)
    m = Machine(program, ABIS["x86-64"])
    assert m.call("f").result == 5
    assert {each.place.file for each in m.problems} >= {"bytes.c"}
    assert all(name == "f" for name in m.functions())


def test_the_work_on_garbage_grows_with_its_size_alone() -> None:
    for piece in ("/*", '"\\', "'", "#/*", "\\\n", "\n#", "/", "x{}", "struct ", "("):
        text = piece * 20_000
        m = machine(text)
        assert m.call("f").trap is not None
        assert len(m.problems) <= LIMITS.problems + 2


PIECES = (
    *("{", "}", "(", ")", "[", "]", ";", ",", "*", "&", "=", ".", "->", "?", ":", "...", "##", "#"),
    *("int", "u64", "struct", "union", "enum", "typedef", "static", "const", "typeof", "sizeof"),
    *("case", "default", "goto", "return", "if", "else", "for", "while", "do", "switch", "x", "0"),
    *("~0ull", "'a'", '"s"', "@", "\n#if 1\n", "\n#endif\n", "\n#define x x\n", "__attribute__"),
    *("offsetof", "container_of", "kfree", "memcpy", "copy_to_user", "min_t", "list_for_each"),
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A program of which some tokens are gone, doubled, others."""
    text = draw(st.sampled_from(CONSTRUCTS)).replace("$", "0")
    words = [token.text for token in tokenize(Source("x", text))]
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(words) - 1, 0)))
        match draw(st.integers(0, 3)):
            case 0:
                del words[at : at + draw(st.integers(1, 3))]
            case 1:
                words.insert(at, draw(st.sampled_from(PIECES)))
            case 2:
                words[at : at + 1] = [draw(st.sampled_from(PIECES))]
            case _:
                words[at:at] = words[at : at + draw(st.integers(1, 12))]
    return " ".join(words)


def check(text: str, abi: str, *, record: bool) -> None:
    limits = Limits(steps=20_000, memory_bytes=1 << 20, events=20_000)
    m = Machine(Program.load({"x.c": text}, limits=limits), ABIS[abi])
    for name in m.functions():
        out = m.give(bytes(96), "out")
        for args in ([out, 1, 2], []):
            outcome = m.call(name, args, record=record)
            assert (outcome.result is None) or isinstance(outcome.result, int)
            assert outcome.trap is None or "\n" not in outcome.trap.text


@settings(max_examples=150, deadline=None)
@given(damaged(), st.sampled_from(sorted(ABIS)), st.booleans())
def test_a_damaged_program_gives_an_outcome(text: str, abi: str, record: bool) -> None:
    check(text, abi, record=record)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join))
def test_any_text_gives_a_program(text: str) -> None:
    check(text, "x86-64", record=False)
    check(f"int f(void) {{ {text} }}", "s390x", record=False)


def test_the_same_text_ends_at_the_same_place() -> None:
    source = (
        "int f(int n) { int s = 0; for (int i = 0; ; i++) { s += i; if (i == n) *(int *)0 = s; } }"
    )
    first, second = (machine(source).call("f", [50]) for _ in range(2))
    assert first.trap == second.trap
    assert first.steps == second.steps
