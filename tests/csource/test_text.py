# ruff: noqa: E501  # C reads better unbroken
"""From text to what is run: configuration, several files, names that mean several things."""

from __future__ import annotations

import pytest

from tests.csource.abis import ABIS
from tests.csource.running import machine, result
from vfioviz.csource.machine import Machine
from vfioviz.csource.prelude import DEBIAN
from vfioviz.csource.program import Program
from vfioviz.csource.reports import Kind
from vfioviz.csource.tokens import Source, tokenize


def load(
    abi: str = "x86-64", config: dict[str, str | bool | int] | None = None, **files: str
) -> Machine:
    return Machine(
        Program.load({f"{name}.c": text for name, text in files.items()}, config or {}), ABIS[abi]
    )


ASK = """
int f(void) {
	int r = 0;
#ifdef CONFIG_PCI
	r += 1;
#endif
#if IS_ENABLED(CONFIG_NOBODY) || defined(CONFIG_EEH)
	r += 2;
#elif CONFIG_LEVEL > 3
	r += 4;
#else
	r += 8;
#endif
	return r;
}
"""


def test_the_configuration_is_debians_where_it_is_not_given() -> None:
    assert load(a=ASK).call("f").result == 9
    assert load(config={"CONFIG_PCI": False, "CONFIG_LEVEL": 4}, a=ASK).call("f").result == 4
    assert load(config={"CONFIG_NOBODY": "m"}, a=ASK).call("f").result == 3
    assert DEBIAN["CONFIG_VFIO"] == "m"


@pytest.mark.parametrize(
    ("abi", "said"), [("x86-64", 1), ("i386", 2), ("s390x", 5), ("m68k", 6), ("x32", 2)]
)
def test_conditions_know_the_target(abi: str, said: int) -> None:
    source = """
    #if __BITS_PER_LONG == 64
    #define WORD 1
    #else
    #define WORD 2
    #endif
    #ifdef __BIG_ENDIAN
    int f(void) { return WORD + 4; }
    #else
    int f(void) { return WORD; }
    #endif
    """
    assert result(source, abi=abi) == said


def test_static_functions_of_one_name_stay_with_their_file() -> None:
    m = load(
        a="static int help(void) { return 1; } int a(void) { return help(); }",
        b="static int help(void) { return 2; } int b(void) { return help() * 10 + a(); } int a(void);",
    )
    assert m.call("b").result == 21
    assert m.call("help", file="b.c").result == 2
    assert m.call("help", file="a.c").result == 1


def test_macros_of_one_name_stay_with_their_file_and_headers_are_for_all() -> None:
    m = load(
        h="#define ALL 5\nstruct s { u8 x[ALL]; };",
        a="#define N 1\nint a(void) { return N + ALL; }",
        b="#define N 2\nint b(void) { return N * 10 + sizeof(struct s); }",
    )
    assert m.call("a").result == 6
    assert m.call("b").result == 25


def test_a_name_that_is_a_type_elsewhere_may_be_a_variable() -> None:
    assert result("typedef u8 page; int f(void) { u32 page = 3; return page * 2; }") == 6
    assert (
        result(
            "struct list { int list; }; int f(void) { struct list list = { .list = 4 }; return list.list; }"
        )
        == 4
    )
    assert result("typedef struct { u8 u8; } t; int f(void) { t x = { 9 }; return x.u8; }") == 9


def test_kernel_attributes_do_not_stand_in_the_way() -> None:
    source = """
    static __always_inline int __must_check __attribute__((noinline)) help(const void __user *arg __maybe_unused, int n)
    __must_hold(&lock) { return n; }
    struct __packed s { u8 a; u32 b __aligned(4); } ____cacheline_aligned;
    struct t { u8 n; u32 data[] __counted_by(n); };
    asmlinkage int f(void) { asm volatile("nop" : : "r"(1)); fallthrough; return help(NULL, sizeof(struct s)) + sizeof(struct t); }
    EXPORT_SYMBOL_GPL(f);
    MODULE_LICENSE("none");
    """
    assert result(source) == 12


def test_headers_of_uapi_lie_as_they_should() -> None:
    source = """
    struct head { __u16 id; __u16 version; __u32 next; };
    struct a { struct head h; __aligned_u64 x; __DECLARE_FLEX_ARRAY(__u32, y); };
    struct b { __u32 n; struct_group(all, __u8 p; __u16 q;); __le64 z; };
    int f(void) { return sizeof(struct a) * 1000 + offsetof(struct b, q) * 100 + sizeof(struct b); }
    int g(void) { struct b b = {}; return sizeof(b.all); }
    """
    assert result(source) == 16616
    assert result(source, abi="i386") == 16616
    assert machine(source, "i386").call("g").result == 4
    assert result(source, abi="m68k") == 16000 + 600 + 16


def test_what_cannot_be_read_is_told_and_the_rest_is_there() -> None:
    m = machine("int f(void) { return 1; } } int g(void) { return 2; } int h(void) { (")
    assert [m.call(name).result for name in "fg"] == [1, 2]
    assert [str(each.place) for each in m.problems] == ["test.c:1:27", "test.c:1:67"]
    assert m.functions() == ["f", "g"]
    missing = m.call("h").trap
    assert missing is not None
    assert missing.text == "h() is in none of the sources"


def test_a_size_that_is_made_up_is_told() -> None:
    m = machine("struct s { struct nobody x; u8 y; }; int f(void) { return sizeof(struct s) > 0; }")
    assert m.call("f").result == 1
    assert [each.kind for each in m.assumptions] == [Kind.ASSUMED]
    assert "nobody" in m.assumptions[0].text


def test_the_place_of_what_a_macro_does_is_where_it_is_used() -> None:
    m = machine(
        "#define PUT(p, v) do { *(p) = (v); } while (0)\nint f(int *p)\n{\n\tPUT(p, 3);\n\treturn 0;\n}"
    )
    at = m.give(bytes(4), "x")
    m.call("f", [at])
    made = m.maker(at)
    assert made is not None
    assert str(made.site.place) == "test.c:4:2"


@pytest.mark.parametrize("abi", sorted(ABIS))
def test_a_loop_that_no_source_defines_fails_only_where_it_is(abi: str) -> None:
    source = "int f(int x) { int i; if (x) nobody_for_each(i, 3) { x++; } return x; }"
    assert result(source, [0], abi) == 0
    trap = machine(source, abi).call("f", [1]).trap
    assert trap is not None
    assert "nobody_for_each" in trap.text


@pytest.mark.parametrize(
    ("comment", "rest"),
    [("/**/", "*/+1"), ("/***/", "+1"), ("/* * a **/", "*/ 2"), ("/*/ */", "+/**/1")],
)
def test_a_comment_ends_at_its_first_end(comment: str, rest: str) -> None:
    text = comment + rest
    first, *others = tokenize(Source("a.c", text))
    assert first.offset == len(comment)
    assert "".join(each.text for each in (first, *others)) == rest.replace("/**/", "").replace(
        " ", ""
    )


def test_a_macro_means_what_it_means_where_it_is_used() -> None:
    source = """
#define SIZE 1
int first(void) { return SIZE; }
#undef SIZE
#define SIZE 20
int second(void) { return SIZE; }
#undef SIZE
int f(int SIZE) { return first() + second() + SIZE; }
"""
    assert result(source, [300]) == 321


CLEANUPS = """
struct box { int *total; int by; };
static int freed;
static void leave(struct box *box) { *box->total += box->by; }
DEFINE_FREE(twice, int *, if (_T) freed += 2 * *_T)
int f(int n)
{
	int total = 0;
	for (int i = 0; i < n; i++) {
		if (i == 1)
			continue;
		struct box box __cleanup(leave) = { &total, 10 };
		int *seen __free(twice) = &i;
		if (i == 3)
			break;
	}
	return 100 * total + freed;
}
"""


def test_cleanup_runs_once_for_each_time_that_its_variable_is_reached() -> None:
    # Left out at 1, where the declaration is not reached; also run by the break at 3.
    assert result(CLEANUPS, [9]) == 100 * 30 + 2 * (0 + 2 + 3)


def test_an_array_of_constant_pointers_to_functions() -> None:
    source = """
static int one(int x) { return x + 1; }
static int two(int x) { return x * 2; }
static int (*const acts[2])(int) = { [1] = one, [0] = two };
int f(int x) { return acts[0](x) * 100 + acts[1](x); }
"""
    assert result(source, [7]) == 1408
