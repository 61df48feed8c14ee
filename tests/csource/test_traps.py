# ruff: noqa: E501  # C reads better unbroken
"""What is wrong with C is found where it happens, and said with the place."""

from __future__ import annotations

import pytest

from tests.csource.running import machine, result, run
from vfioviz.csource.reports import REMARKS, Kind

TRAPS = {
    "a store behind an array": (
        Kind.BOUNDS,
        "int f(void) { int a[2], i = 2; a[i] = 1; return 0; }",
    ),
    "a load before an array": (
        Kind.BOUNDS,
        "int f(void) { u8 a[2] = {}; u8 *p = a; return p[-1]; }",
    ),
    "an index beyond an array inside a struct": (
        Kind.BOUNDS,
        "struct s { u8 a[2]; u32 b; }; int f(void) { struct s s = {}; int i = 3; return s.a[i]; }",
    ),
    "a load through NULL": (
        Kind.NULL,
        "struct s { u32 x, y; }; int f(void) { struct s *p = NULL; return p->y; }",
    ),
    "a call through NULL": (Kind.NULL, "int f(void) { int (*g)(void) = NULL; return g(); }"),
    "a call of data": (
        Kind.WILD,
        "int f(void) { u8 x = 1; int (*g)(void) = (void *)&x; return g(); }",
    ),
    "an error pointer followed": (
        Kind.WILD,
        "int f(void) { int *p = ERR_PTR(-EINVAL); return *p; }",
    ),
    "a pointer out of the air": (Kind.WILD, "int f(void) { return *(int *)0x7654321000; }"),
    "memory used after it was freed": (
        Kind.AFTER_FREE,
        "int f(void) { u8 *p = kzalloc(4, GFP_KERNEL); kfree(p); return p[1]; }",
    ),
    "memory used after krealloc moved it": (
        Kind.AFTER_FREE,
        "int f(void) { u8 *p = kzalloc(4, GFP_KERNEL); u8 *q = krealloc(p, 8, GFP_KERNEL); q[0] = p[0]; kfree(q); return 0; }",
    ),
    "a local used after its function returned": (
        Kind.AFTER_RETURN,
        "static u8 *g(void) { u8 x[2] = { 1 }; return x; } int f(void) { return *g(); }",
    ),
    "a double free": (
        Kind.DOUBLE_FREE,
        "int f(void) { u8 *p = kmalloc(4, 0); kfree(p); kfree(p); return 0; }",
    ),
    "a free of the middle": (
        Kind.BAD_FREE,
        "int f(void) { u8 *p = kmalloc(4, 0); kfree(p + 1); return 0; }",
    ),
    "a free of a local": (Kind.BAD_FREE, "int f(void) { u8 x[4]; kfree(x); return 0; }"),
    "a free of an error pointer": (Kind.WILD, "int f(void) { kfree(ERR_PTR(-ENOMEM)); return 0; }"),
    "a division by zero": (Kind.DIVISION, "int f(void) { int z = 0; return 1 / z; }"),
    "a remainder by zero": (Kind.DIVISION, "int f(void) { u64 z = 0; return 1 % z; }"),
    "a shift by too much": (Kind.SHIFT, "int f(void) { int n = 32; return 1 << n; }"),
    "a shift by less than nothing": (Kind.SHIFT, "int f(void) { int n = -1; return 1 >> n; }"),
    "a store to a string": (Kind.READ_ONLY, 'int f(void) { char *s = "abc"; s[0] = 1; return 0; }'),
    "BUG_ON": (Kind.BUG, "int f(void) { BUG_ON(1 == 1); return 0; }"),
    "a memcpy beyond its source": (
        Kind.BOUNDS,
        "int f(void) { u8 a[4] = {}, b[8]; memcpy(b, a, 5); return 0; }",
    ),
    "a memset beyond its end": (Kind.BOUNDS, "int f(void) { u32 a; memset(&a, 0, 5); return 0; }"),
    "no end": (Kind.STEPS, "int f(void) { for (;;) ; }"),
    "no end of calls": (Kind.DEPTH, "int f(void) { return f(); }"),
    "no end of allocations": (Kind.MEMORY, "int f(void) { for (;;) kmalloc(1 << 20, 0); }"),
    "a missing result that is used": (
        Kind.NO_RETURN,
        "static int g(void) { } int f(void) { return g(); }",
    ),
    "a function that nobody has": (Kind.UNSUPPORTED, "int f(void) { return nobody_has_it(1); }"),
    "a struct that nobody declares": (Kind.UNSUPPORTED, "int f(struct x *p) { return p->y; }"),
    "floating point": (Kind.UNSUPPORTED, "int f(void) { double x = 1; return x; }"),
    "what is no C": (Kind.UNSUPPORTED, "int f(void) { int x = 1 +* / 2; return x; }"),
}


@pytest.mark.parametrize("what", TRAPS)
def test_a_run_ends_at(what: str) -> None:
    kind, source = TRAPS[what]
    outcome = run(source, [0] * ("struct x *p" in source))
    assert outcome.trap is not None
    assert outcome.trap.kind == kind, str(outcome.trap)
    assert outcome.result is None
    assert "\n" not in str(outcome.trap)
    if kind is not Kind.UNSUPPORTED:
        assert outcome.trap.place.file == "test.c"
        assert outcome.trap.place.line == 1


def test_what_is_not_understood_fails_when_it_is_reached_and_never_before() -> None:
    source = "int f(int x) { if (x) { float y = nonsense @ 3; return unknown(y); } return 7; }"
    assert result(source, [0]) == 7
    trap = run(source, [1]).trap
    assert trap is not None
    assert trap.kind is Kind.UNSUPPORTED
    assert trap.place.line == 1
    assert trap.place.column > 20


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (Kind.LEAK, "int f(void) { u8 *p = kmalloc(4, 0); return !p; }"),
        (Kind.UNINITIALISED, "int f(void) { int x; return x & 0; }"),
        (Kind.UNINITIALISED, "int f(void) { u8 a[2]; a[0] = 1; return a[1] & 0; }"),
        (Kind.WARNING, "int f(void) { return WARN_ON(1 > 0) - 1; }"),
        (
            Kind.SIZE_OVERFLOW,
            "int f(void) { size_t n = -8; void *p = kmalloc(n + 16, 0); kfree(p); return 0; }",
        ),
        (Kind.SIZE_OVERFLOW, "int f(void) { u8 *p = kmalloc(5 << 20, 0); return p != 0; }"),
        (Kind.SIZE_OVERFLOW, "int f(void) { return ALIGN(~0ul, 8); }"),
        (
            Kind.SIZE_OVERFLOW,
            "struct s { u32 n; u64 a[]; }; int f(void) { struct s *p = NULL; return struct_size(p, a, ~0ul) != SIZE_MAX; }",
        ),
    ],
)
def test_a_run_lives_through_a_remark_unless_told_to_stop(kind: Kind, source: str) -> None:
    outcome = run(source)
    assert outcome.trap is None
    assert outcome.result == 0
    assert [each.kind for each in outcome.remarks] == [kind]
    stopped = run(source, stop_on=frozenset({kind}))
    assert stopped.trap is not None
    assert stopped.trap.kind is kind
    assert kind in REMARKS


COPY = """
struct s { u8 a; u32 b; };
int f(void *to, size_t n) { struct s s; s.a = 1; s.b = 2; return copy_to_user(to, &s, n); }
int g(void *to) { struct s s = { .a = 1 }; return copy_to_user(to, &s, sizeof(s)); }
int h(void *to) { struct s s; memset(&s, 0, sizeof(s)); return copy_to_user(to, &s, sizeof(s)); }
int i(void *from) { struct s s; if (copy_from_user(&s, from, sizeof(s))) return -EFAULT; return s.b; }
"""


def test_bytes_that_nobody_wrote_are_seen_going_to_the_caller() -> None:
    m = machine(COPY)
    to = m.give(bytes(8), "arg", user=True)
    outcome = m.call("f", [to, 8])
    assert [each.kind for each in outcome.remarks] == [Kind.LEAKED_BYTES]
    assert "3 bytes" in outcome.remarks[0].text
    assert "s (f)+1" in outcome.remarks[0].text
    assert m.read(to, 8).hex() == "01aaaaaa02000000"
    assert not m.call("f", [to, 1]).remarks


def test_the_padding_of_an_initialised_struct_is_told_apart() -> None:
    m = machine(COPY)
    to = m.give(bytes(8), "arg", user=True)
    assert [each.kind for each in m.call("g", [to]).remarks] == [Kind.LEAKED_PADDING]
    assert not m.call("h", [to]).remarks


def test_the_callers_memory_ends_where_it_ends() -> None:
    m = machine(COPY)
    to = m.give(bytes(7), "arg", user=True)
    trap = m.call("h", [to]).trap
    assert trap is not None
    assert trap.kind is Kind.USER_BOUNDS
    assert "1 bytes past its 7" in trap.text


def test_an_address_that_nobody_mapped_is_a_fault_and_no_trap() -> None:
    m = machine(COPY)
    assert m.call("h", [0x1234_0000]).result == 8
    assert m.call("i", [0]).result == -14


def test_the_kernels_memory_is_not_the_callers_and_the_other_way_round() -> None:
    m = machine(COPY + "int k(u32 *p) { return *p; } int l(u32 *p) { *p = 1; return 0; }")
    kernel, user = m.give(bytes(8), "heap"), m.give(bytes(8), "arg", user=True)
    for name, at, kind in (
        ("h", kernel, Kind.NOT_USER),
        ("k", user, Kind.USER_POINTER),
        ("l", user, Kind.USER_POINTER),
    ):
        trap = m.call(name, [at]).trap
        assert trap is not None
        assert trap.kind is kind


GROW = """
struct caps { void *buf; size_t size; };
void *f(struct caps *c, size_t n)
{
	void *buf = krealloc(c->buf, c->size + n, GFP_KERNEL);
	if (!buf) {
		kfree(c->buf);
		c->buf = NULL;
		return ERR_PTR(-ENOMEM);
	}
	memset(buf + c->size, 0, n);
	c->buf = buf;
	c->size += n;
	return buf;
}
"""


@pytest.mark.parametrize("abi", ["x86-64", "i386", "s390x", "m68k"])
def test_the_allocation_that_is_asked_to_fail_fails(abi: str) -> None:
    m = machine(GROW, abi)
    caps = m.new("struct caps")
    assert m.call("f", [caps, 8]).trap is None
    assert [each.size for each in m.heap()] == [m.type("struct caps").size, 8]
    failed = m.call("f", [caps, 8], fail_allocation=1)
    assert failed.trap is None
    assert failed.result == (1 << 8 * m.target.pointer) - 12
    assert len(m.heap()) == 1
    assert not failed.remarks


def test_the_copy_that_is_asked_to_fail_fails() -> None:
    m = machine(
        "int f(u32 *arg)\n{\n\tu32 a = 1, b;\n\tif (copy_from_user(&a, arg, 4))\n\t\treturn a;\n"
        "\tif (get_user(b, arg))\n\t\treturn -2;\n\tif (put_user(a + b, arg))\n\t\treturn -3;\n"
        "\treturn copy_to_user(arg, &a, 4);\n}\n"
    )
    arg = m.give(b"\5\0\0\0", "arg", user=True)
    ran = [m.call("f", [arg], fail_copy=number) for number in range(6)]
    assert [(one.result, one.failed.line) for one in ran] == [
        (0, 0), (0, 4), (-2, 6), (-3, 8), (4, 10), (0, 0),
    ]  # fmt: skip
    assert m.read(arg, 4) == b"\n\0\0\0"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("mutex_lock(&m); mutex_unlock(&m);", []),
        ("mutex_lock(&m); if (n) return; mutex_unlock(&m);", ["mutex_lock(&m): not unlocked"]),
        ("mutex_unlock(&m);", ["mutex_unlock(&m): nothing is locked"]),
        ("down_read(&m); up_write(&m);", ["up_write(&m): nothing", "down_read(&m): not unlocked"]),
        ("mutex_lock(&m); down_read(&s); up_read(&s); mutex_unlock(&m);", []),
    ],
)
def test_a_lock_is_given_back_once(body: str, said: list[str]) -> None:
    ran = machine(f"void f(int n) {{ {body} }}").call("f", [1])
    assert ran.trap is None
    assert len(ran.remarks) == len(said)
    assert all(text in one.text for one, text in zip(ran.remarks, said, strict=True))


def test_each_byte_knows_the_line_that_made_it_through_all_copies() -> None:
    m = machine(
        GROW
        + COPY
        + "int j(void *to, struct caps *c) { *(u16 *)c->buf = 7; return copy_to_user(to, c->buf, 8); }"
    )
    caps, to = m.new("struct caps"), m.give(bytes(8), "arg", user=True)
    m.call("f", [caps, 8])
    m.call("f", [caps, 4])
    assert m.call("j", [to, caps]).trap is None
    made = [m.maker(to + at) for at in range(8)]
    assert [each.site.text for each in made if each] == ["*(u16 *)c->buf = 7"] * 2 + [
        "memset(buf + c->size, 0, n)"
    ] * 6
    assert [each.site.place.line for each in made if each][2:] == [11] * 6
    last = m.call("j", [to, caps]).stores[-1]
    assert (last.site.text, last.object.name) == ("copy_to_user(to, c->buf, 8)", "arg")


def test_what_is_kept_by_somebody_is_no_leak() -> None:
    kept = "static u8 *all; int f(void) { all = kmalloc(4, 0); return 0; }"
    given = "u8 *f(void) { return kmalloc(4, 0); }"
    chain = "struct n { struct n *next; }; struct n *f(void) { struct n *a = kzalloc(8, 0); a->next = kzalloc(8, 0); return a; }"
    for source in (kept, given, chain):
        assert not run(source).remarks


def test_what_free_cleans_up_is_freed_on_each_way_out() -> None:
    source = "int f(int x) { u8 *p __free(kfree) = kzalloc(4, GFP_KERNEL); if (x) return p[0]; p[1] = 3; return p[1]; }"
    for x in (0, 1):
        outcome = run(source, [x])
        assert (outcome.result, outcome.remarks) == (3 * (not x), ())
    kept = "u8 *f(void) { u8 *p __free(kfree) = kzalloc(4, GFP_KERNEL); return_ptr(p); }"
    assert run(kept).trap is None
    assert not run(kept).remarks
