"""Each construct of uapi headers, beside clang's layout on seven ABIs and gcc's on m68k."""

from __future__ import annotations

import pytest

from tests.headers import oracle
from tests.headers.__main__ import beside_gcc, ours
from vfioviz.capture.headersource import text_source
from vfioviz.headers.find import Finder
from vfioviz.headers.unit import Unit, read
from vfioviz.uapi.abi import ABIS

TYPES = """
typedef unsigned char __u8; typedef unsigned short __u16; typedef unsigned int __u32;
typedef unsigned long long __u64; typedef __u32 __be32; typedef __u16 __le16;
#define __aligned_u64 __u64 __attribute__((aligned(8)))
#define __packed __attribute__((packed))
"""

TEXTS = {
    "bit-fields that share and straddle units": """
        struct a { __u8 x:3, y:6; __u32 z:20; __u64 w:40; __u16 v:9; __u32 :0; __u8 last; };
        struct b { __u32 x:3; __u32 :5; __u64 y:60; int s:2; } __packed;
        union c { __u32 x:3; __u64 y:33; };
        struct d { __u32 a:31; __u64 b:2; __u8 c; };
        struct e { __u8 a; __u64 :0; __u8 b; };
        struct f { __u8 a; __u32 :3; __u8 b; };
        union g { __u8 a:6; __u32 b; __u16 :0; __u8 c:3; };
        struct h { __u16 a:12, b:15; __u16 c:16; };
        struct i { __u16 a:16; __u8 b; __u32 c:32; };
    """,
    "bit-fields that a header declares for each byte order": """
        struct a {
        #if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
            __u8 ihl:4, version:4;
        #else
            __u8 version:4, ihl:4;
        #endif
            __u8 tos; __be32 saddr;
        };
    """,
    "members without a name": """
        struct a { __u8 x; union { __u64 q; struct { __u16 r; __u32 s; }; }; __u8 last; };
        struct b { struct a in; union { struct { __u8 c[3]; } p; __u16 half; } u; };
    """,
    "packed and aligned": """
        struct a { __u8 x; __u64 y; } __attribute__((packed, aligned(4)));
        struct b { __u8 x; struct a y; __u32 z __attribute__((packed)); };
        struct c { __u8 x; __u16 y __attribute__((aligned(16))); } __packed;
        struct d { __u32 x; __aligned_u64 y; __u64 z; };
        struct __attribute__((packed)) e { __u8 x; __u64 y; };
        typedef struct { __u8 x; } f __attribute__((aligned(8)));
        struct g { __u8 x; struct d __attribute__((aligned(32))) *p; __u8 y; };
        struct h { __u8 x; f y; };
        struct i { __u8 x; double d; long double e; } __attribute__((aligned));
    """,
    "#pragma pack": """
        #pragma pack(push, 1)
        struct a { __u8 x; __u64 y; __u32 z:5; __u64 w:60; };
        #pragma pack(2)
        struct b { __u8 x; __u64 y; } ;
        #pragma pack(pop)
        struct c { __u8 x; __u64 y; };
        #pragma pack(push, 4)
        struct d { __u8 x; __u32 y:9; __u64 z:20; __u8 last; } __packed;
        struct e { __u16 x:16; __u32 y:31; __u8 last; };
        #pragma pack(pop)
    """,
    "arrays sized by arithmetic": """
        #define N 3
        #define ROUND(a, b) (((a) + (b) - 1) / (b))
        enum { FIRST, SECOND = 5, THIRD };
        struct a { __u8 x[N * 2 + 1]; __u16 y[THIRD]; __u32 z[ROUND(17, 8)][2]; };
        struct b { __u8 x[sizeof(struct a) - 4]; __u64 y[(sizeof(long) == 8) ? 2 : 3]; };
        struct c { char s[sizeof("text")]; __u8 t[__builtin_offsetof(struct a, z)]; __u8 u[0]; };
        struct d { __u8 x[~0U >> 28]; __u8 y[-1 + (unsigned char)300]; __u8 z['A']; };
        struct e { __u8 x[1 << 4 | 2]; __u8 y[sizeof(((struct a *)0)->y)]; };
    """,
    "arrays sized by what is measured": """
        #define sizeof_field(t, m) sizeof((((t *)0)->m))
        #define offsetofend(t, m) (__builtin_offsetof(t, m) + sizeof_field(t, m))
        #define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
        #define FIRST_OFFSET(t, m) ((unsigned long)&((t *)0)->m)
        struct a { __u16 y[3][5]; struct { __u8 c; __u64 q[2]; } in; void *p; };
        extern const struct a some[7];
        struct b { __u8 u[sizeof_field(struct a, y[1])]; __u8 v[offsetofend(struct a, in.c)]; };
        struct c { __u8 u[ARRAY_SIZE(some)]; __u8 v[ARRAY_SIZE(((struct a *)0)->in.q)]; };
        struct d { __u8 u[sizeof *some]; __u8 v[sizeof some[0].y[0][0] + sizeof(some->p)]; };
        struct e { __u8 u[FIRST_OFFSET(struct a, in.q[1])]; __u8 v[sizeof &some[1]]; };
        struct f { __u8 u[(char *)&((struct a *)0)->p - (char *)0]; };
        struct g { __u8 u[sizeof(1 ? (void *)0 : (char *)0)]; __u8 v[sizeof(some->y[0][0] + 1)]; };
        struct h { __typeof__(some[0].in) u; __typeof__(&some[0]) v; __typeof__(1 + 1ULL) w; };
        struct i { __u8 u[sizeof(struct { __u16 n; __u64 m; })]; __u8 v[!!sizeof(int) && 1]; };
        struct k { __u8 u[0 && 1 / 0 ? 3 : 2]; __u8 v[sizeof(long) ? 4 : 4 / 0]; };
        struct j { __u8 u[1 || 1 << 99]; __u8 v[__alignof__(((struct a *)0)->in)]; };
    """,
    "arrays without a length": """
        struct a { __u32 n; __u64 x[]; };
        struct b { __u8 n; struct { struct { } __empty_d; __u32 d[]; }; };
        struct c { __u16 n; union { struct { struct { } __e; __u64 q[]; }; __u8 raw[1]; }; };
    """,
    "pointers, functions, enums and long": """
        enum kind { A, B = 7 }; enum wide { W = 0x100000000ULL }; enum neg { M = -1 };
        struct a { char c; void *p; long l; int (*f)(int, void *); enum kind k; enum wide w; };
        struct b { _Bool b; unsigned long *pp[3]; char (*arr)[4]; enum neg n; float g; };
        struct c { struct c *next; struct unknown *u; __builtin_va_list *v; const volatile int q; };
    """,
    "groups by macro": """
        #define __struct_group(TAG, NAME, ATTRS, MEMBERS...) \\
            union { struct { MEMBERS } ATTRS; struct TAG { MEMBERS } ATTRS NAME; }
        struct a { __u8 x; __struct_group(grp, g, __packed, __u32 y; __u64 z; ); __u16 last; };
    """,
    "typedefs of typedefs": """
        typedef __u64 one, two[3]; typedef two three[2]; typedef struct { one a; __u8 b; } four;
        typedef int five __attribute__((mode(DI)));
        typedef unsigned char six __attribute__((aligned(4)));
        struct a { char c; three t; four f[2]; five g; six h; __u8 last; };
    """,
}


CLANG = [abi for abi in oracle.TARGETS if abi not in oracle.GCC]


def unit_of(text: str, abi: str) -> Unit:
    """Read a text that is understood."""
    unit = read(text_source(text, "wanted.c").files, "wanted.c", ABIS[abi])
    assert not unit.refused
    return unit


@pytest.mark.parametrize("abi", CLANG)
@pytest.mark.parametrize("what", TEXTS)
def test_a_construct_has_the_layout_that_clang_gives_it(what: str, abi: str) -> None:
    text = TYPES + TEXTS[what]
    theirs = oracle.clang(abi, text)
    assert theirs is not None, "clang refuses the text"
    assert ours(unit_of(text, abi)) == {name: shapes for (_, name), shapes in theirs.items()}


@pytest.mark.skipif(not oracle.has_gcc("m68k"), reason="gcc-m68k-linux-gnu is not installed")
@pytest.mark.parametrize("what", TEXTS)
def test_a_construct_has_the_layout_that_gcc_gives_it_on_m68k(what: str) -> None:
    text = TYPES + TEXTS[what]
    theirs = oracle.clang("m68k", text)
    assert theirs is not None, "clang refuses the text"
    equal, wrong, unknown = beside_gcc("m68k", "", None, unit_of(text, "m68k"), theirs, text)
    assert (wrong, unknown.total()) == ([], 0)
    assert equal == sum(map(len, theirs.values()))


def test_an_aligned_type_keeps_its_name_where_a_macro_gives_it() -> None:
    text = """
#define __aligned_u64 __u64 __attribute__((aligned(8)))
#ifdef __aligned_u64
struct a { __u32 x; __aligned_u64 y; __aligned_u64 z[2]; };
#endif
#undef __aligned_u64
#define __aligned_u64 __u32
struct b { __aligned_u64 y; };
"""
    source = text_source("#include <linux/types.h>" + text, "x.h")
    finder = Finder(source.files)
    for abi in (ABIS["i386"], ABIS["x86-64"], ABIS["m68k"]):
        (one,) = finder.find("a", ["x.h"], [abi]).structs
        assert [(each.name, each.offset, each.type) for each in one.fields] == [
            ("x", 0, "__u32"), ("y", 8, "__aligned_u64"), ("z", 16, "__aligned_u64[2]"),
        ]  # fmt: skip
        (one,) = finder.find("b", ["x.h"], [abi]).structs
        assert [(each.size, each.type) for each in one.fields] == [(4, "__u32")]
