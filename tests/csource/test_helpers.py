# ruff: noqa: E501  # C reads better unbroken
"""What kernel helpers mean."""

from __future__ import annotations

import pytest

from tests.csource.abis import ABIS
from tests.csource.running import machine, result
from vfioviz.csource.helper import Call, Helper
from vfioviz.csource.machine import Machine
from vfioviz.csource.program import Program

VALUES = [
    ("ALIGN(13, 8)", 16),
    ("ALIGN((u8)16, 8)", 16),
    ("ALIGN_DOWN(13, 8)", 8),
    ("IS_ALIGNED(16, 8) * 2 + IS_ALIGNED(12, 8)", 2),
    ("roundup(13, 5) + rounddown(13, 5)", 25),
    ("DIV_ROUND_UP(13, 5)", 3),
    ("min(3, -1)", -1),
    ("max(3u, 5ul)", 5),
    ("min_t(u8, 256, 7)", 0),
    ("max_t(size_t, -1, 7) == SIZE_MAX", 1),
    ("clamp(9, 1, 5) + clamp_t(s8, 200, 1, 5)", 6),
    ("min3(5, 4, 6)", 4),
    ("ARRAY_SIZE(((int[7]){}))", 7),
    ("offsetofend(struct s, b)", 8),
    ("sizeof_field(struct s, c)", 24),
    ("offsetof(struct s, c[2])", 24),
    ("struct_size((struct s *)NULL, d, 3)", 38),
    ("flex_array_size((struct s *)NULL, d, 3)", 6),
    ("check_add_overflow((u8)200, (u8)100, &x) * 256 + x", 256 + 44),
    ("check_mul_overflow(10, 20, &x) * 256 + x", 200),
    ("check_sub_overflow(1, 2, &x) * 256 + x", 511),
    ("size_add(SIZE_MAX, 1) == SIZE_MAX && size_mul(SIZE_MAX, 2) == SIZE_MAX", 1),
    ("IS_ERR(ERR_PTR(-12)) * 100 + IS_ERR(NULL) * 10 + IS_ERR_OR_NULL(NULL)", 101),
    ("PTR_ERR(ERR_PTR(-ENOMEM))", -12),
    ("__ffs(0x50) + fls(0x50) + ffs(0)", 11),
    ("ilog2(4096) + hweight32(0xf0f) + is_power_of_2(64)", 21),
    ("roundup_pow_of_two(100) + rounddown_pow_of_two(100)", 192),
    ("array_index_nospec(3, 4) * 10 + array_index_nospec(4, 4)", 30),
    ("lower_32_bits(0x100000002ull) + upper_32_bits(0x300000000ull)", 5),
    ("(long)(BIT(5) + GENMASK(3, 1) + BIT_ULL(4))", 62),
    ("IS_ENABLED(CONFIG_PCI) * 10 + IS_ENABLED(CONFIG_NOBODY_HAS)", 10),
    ("IS_ENABLED(CONFIG_VFIO) * 100 + IS_BUILTIN(CONFIG_VFIO) * 10 + IS_MODULE(CONFIG_VFIO)", 101),
    ('strlen("abc") + strcmp("a", "b") + memcmp("ab", "ab", 2)', 2),
    ("PAGE_ALIGN(5) + PAGE_SHIFT", 4108),
    ("_IOC(_IOC_NONE, 'x', 2, 0) == _IO('x', 2)", 1),
    ("likely(3) + unlikely(4) + READ_ONCE(x)", 7),
    ("FIELD_GET(0xf0, 0x1a5) * 100 + FIELD_PREP(0xf0, 3)", 10 * 100 + 0x30),
    ("struct_size_t(struct s, d, 3)", 38),
    ("(unsigned long)PTR_ALIGN((char *)5, 8) + PTR_IS_ALIGNED((char *)16, 8)", 9),
    ("krealloc_array(NULL, SIZE_MAX, 2, GFP_KERNEL) == NULL", 1),
    ('strlen(kstrdup("abc", GFP_KERNEL)) + strlen(kmemdup_nul("abcd", 2, GFP_KERNEL))', 5),
    ("kzalloc_obj(struct s)->b + kzalloc_flex(struct s, d, 4)->d[3]", 0),
    ("memset_after((struct s *)kzalloc_obj(struct s), 0, b) != NULL", 1),
    ("le32_to_cpu(cpu_to_le32(5)) + be16_to_cpu(0x0100)", 6),
    ("U8_MAX + S8_MAX + (U32_MAX == 0xffffffff) + (INT_MIN < 0)", 384),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_helper_gives(text: str, value: int) -> None:
    head = "struct s { u32 a; u32 b; u64 c[3]; u16 d[]; }; "
    assert result(head + f"s64 f(void) {{ u8 x = 0; return {text}; }}") == value


@pytest.mark.parametrize("abi", ["x86-64", "i386", "s390x"])
def test_lists_are_walked_added_to_and_emptied(abi: str) -> None:
    source = """
    struct item { u32 v; struct list_head node; };
    static LIST_HEAD(all);
    int f(int n)
    {
        struct item *p, *q; int sum = list_empty(&all);
        for (int i = 0; i < n; i++) {
            p = kzalloc(sizeof(*p), GFP_KERNEL);
            p->v = i;
            list_add_tail(&p->node, &all);
        }
        list_for_each_entry(p, &all, node) { if (p->v == 1) continue; sum = sum * 10 + p->v; }
        sum = sum * 100 + list_first_entry(&all, struct item, node)->v;
        list_for_each_entry_safe(p, q, &all, node) { list_del(&p->node); kfree(p); }
        return sum * 10 + list_empty(&all);
    }
    """
    outcome = machine(source, abi).call("f", [4])
    assert outcome.trap is None, str(outcome.trap)
    assert (outcome.result, outcome.remarks) == (1023001, ())


def test_get_user_and_put_user_take_the_size_of_what_is_pointed_to() -> None:
    m = machine(
        "int f(u16 __user *p) { u64 v; int e = get_user(v, p); if (e) return e; return put_user(v + 1, p + 1); }",
        "s390x",
    )
    at = m.give(b"\x01\x02\xff\xff", "arg", user=True)
    assert m.call("f", [at]).result == 0
    assert m.read(at, 4) == b"\x01\x02\x01\x03"
    assert m.call("f", [0]).result == -14


def test_a_caller_adds_helpers_by_prototype_and_replaces_those_that_are_there() -> None:
    seen: list[tuple[str, int, int]] = []

    def length(call: Call, device: int, bar: int) -> int:
        seen.append((str(call.site.place), device, bar))
        return 0x1_0000_0005 + bar

    helpers = {
        "resource_len": Helper("u32 resource_len(struct dev *d, u8 bar);", length),
        "ilog2": Helper("int ilog2(u64 n);", lambda *_: 99),
    }
    program = Program.load(
        {"d.c": "int f(struct dev *d) { return resource_len(d, 258) + ilog2(1); }"}
    )
    m = Machine(program, ABIS["x86-64"], helpers)
    device = m.give(bytes(4), "device")
    assert m.call("f", [device]).result == 5 + 2 + 99
    assert seen == [("d.c:1:31", device, 2)]


def test_prints_and_locks_are_passed_over_with_their_arguments() -> None:
    assert (
        result(
            'int f(struct nobody *p) { mutex_lock(&p->lock); pr_err("%d", p->x); guard(mutex)(&p->m); return 4; }',
            [0],
        )
        == 4
    )


def test_a_device_model_is_declared_in_c_and_filled_by_the_names_of_its_fields() -> None:
    model = "struct pci { u8 revision; struct { u16 vendor, device; } id; void *data; };"
    driver = "int f(struct pci *p) { return p->revision + p->id.device; } int g(struct drv *d) { return d->pci->id.vendor; }"
    driver += " struct drv { spinlock_t lock; struct nobody_declares_it it; struct pci *pci; };"
    m = Machine(Program.load({"driver.c": driver, "model.h": model}), ABIS["s390x"])
    pci = m.new(
        "struct pci", "0000:00:04.0", {"revision": 3, "id.device": 0x10, "id.vendor": 0x8086}
    )
    assert m.call("f", [pci]).result == 0x13
    driver_data = m.new("struct drv", values={"pci": pci})
    assert m.call("g", [driver_data]).result == 0x8086


STRUCT_TO_USER = """
struct told { u32 a, b; };
int f(u8 __user *to, size_t room)
{
	struct told told = { 1, 2 };
	bool ignored = false;
	int ret = copy_struct_to_user(to, room, &told, sizeof(told), &ignored);

	return ret ? ret : 100 + ignored;
}
int g(u8 __user *from, size_t given)
{
	struct told told;
	int ret = copy_struct_from_user(&told, sizeof(told), from, given);

	return ret ? ret : 10 * told.a + told.b;
}
"""


@pytest.mark.parametrize(
    ("room", "want", "said"),
    [
        (8, b"\1\0\0\0\2\0\0\0\xaa\xaa\xaa\xaa", 100),
        (4, b"\1\0\0\0\xaa\xaa\xaa\xaa\xaa\xaa\xaa\xaa", 101),
        (10, b"\1\0\0\0\2\0\0\0\0\0\xaa\xaa", 100),
    ],
)
def test_a_struct_goes_to_callers_of_any_version(room: int, want: bytes, said: int) -> None:
    m = machine(STRUCT_TO_USER)
    arg = m.give(b"\xaa" * 12, "arg", user=True)
    outcome = m.call("f", [arg, room])
    assert (outcome.result, m.read(arg, 12), outcome.trap) == (said, want, None)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\1\0\0\0\2\0\0\0", 12),
        (b"\3\0\0\0", 30),
        (b"\1\0\0\0\2\0\0\0\0\0", 12),
        (b"\1\0\0\0\2\0\0\0\0\7", -7),
    ],
)
def test_a_struct_comes_from_callers_of_any_version(data: bytes, said: int) -> None:
    m = machine(STRUCT_TO_USER)
    outcome = m.call("g", [m.give(data, "arg", user=True), len(data)])
    assert (outcome.result, outcome.trap) == (said, None)
