# ruff: noqa: E501  # C reads better unbroken
"""One small function for each construct that kernel handlers use, in our own words.

``$`` is the case's number. Each is run by the interpreter and by compilers; what they put out must
be the same. Memory is told by its members: padding is nobody's promise.
"""

from __future__ import annotations

CONSTRUCTS = (
    """// integer promotion, and conversion to a narrower type and back
u64 case$(u8 *out, u64 a, u64 b) {
  u8 x = a; s8 y = b; u16 z = a >> 3;
  int r = x * y - (z << 3); u8 n = r; s8 m = r; s16 k = x << 9;
  out[0] = n; out[1] = m; out[2] = x < y; out[3] = (u8)~x >> 1; out[4] = ~x >> 1;
  return (u64)r ^ (u64)(long)k << 20 ^ (u64)(x + y) << 40; }""",
    """// the usual arithmetic conversions: int with unsigned, long with unsigned int
u64 case$(u8 *out, u64 a, u64 b) {
  int i = -1; unsigned int u = 1; long l = -1; unsigned long ul = 1; s64 ll = -1;
  out[0] = i < u; out[1] = l < u; out[2] = l < ul; out[3] = ll < ul; out[4] = ll < u;
  out[5] = (i + u) > 0; out[6] = sizeof(i + u); out[7] = sizeof(l + u); out[8] = sizeof(ll + ul);
  out[9] = (u8)a - (u8)b < 0; out[10] = (u32)a - (u32)b < 0u; out[11] = -1 > sizeof(int);
  return (i + u) * 3 + (l + u) + (ll + ul); }""",
    """// literals: the type that value, base and suffix give
u64 case$(u8 *out, u64 a, u64 b) {
  out[0] = sizeof(2147483647); out[1] = sizeof(2147483648); out[2] = sizeof(0x80000000);
  out[3] = sizeof(0xffffffffff); out[4] = sizeof(1u); out[5] = sizeof(1UL); out[6] = sizeof(1ll);
  out[7] = sizeof('a'); out[8] = -1 < 0x80000000; out[9] = -1 < 2147483648; out[10] = 010 + 0b11;
  return 0xffffffff + 1 + '\\n' + '\\x41' + '\\101' + '\\0'; }""",
    """// shifts: the type is the left operand's
u64 case$(u8 *out, u64 a, u64 b) {
  int n = b & 31; s32 s = a; u8 c = a; s64 w = a;
  out[0] = sizeof((u8)1 << 40ull % 8); out[1] = c << 4 >> 4; out[2] = (u8)(c << 4) >> 4;
  return (u64)(s >> n) ^ (u64)(1u << n) ^ (w >> n) ^ (1ull << (n + 32)) ^ (u64)(s << n); }""",
    """// division and remainder truncate towards zero
u64 case$(u8 *out, u64 a, u64 b) {
  s32 x = (s32)a | 1, y = ((s32)b & 7) + 2; s64 z = -(s64)(a >> 1);
  out[0] = x / y; out[1] = x % y; out[2] = -x / y; out[3] = -x % y; out[4] = z / y; out[5] = z % -y;
  return (u32)x / (u32)y + (u64)(z / -y); }""",
    """// bool takes 0 or 1
u64 case$(u8 *out, u64 a, u64 b) {
  bool x = a, y = 256, z = (u8)256; struct { bool p; bool q:1; } s = { .p = a, .q = 2 };
  x += 5; y ^= 1; z--; out[0] = x; out[1] = y; out[2] = z; out[3] = s.p; out[4] = s.q; s.q = b;
  return x + 2 * y + 4 * z + 8 * s.q + !!a + sizeof(x); }""",
    """// comma, ?: and ?: without its middle
u64 case$(u8 *out, u64 a, u64 b) {
  int n = 0; u64 r = (n++, n += 2, n) + (a ? b : 3) + (b ?: a ?: 9);
  out[0] = n; out[1] = sizeof(1 ? (u8)1 : (u8)2); out[2] = (a ? -1 : 1u) > 0; void *p = a ? out : 0;
  return r + (p == out) + (b ? (s8)-1 : (u64)5); }""",
    """// && and || leave out what they need not
u64 case$(u8 *out, u64 a, u64 b) {
  int n = 0; int r = (a && n++) + 2 * (b || (n += 10)) + 4 * (a && b && (n += 100));
  return r * 1000 + n; }""",
    """// assignment is a value, from right to left, converted on its way
u64 case$(u8 *out, u64 a, u64 b) {
  u8 x; u32 y; u64 z; z = y = x = a; out[0] = x; y += x = b; z -= y *= 3; z <<= 2; z >>= x & 7;
  x %= 7; x /= 2; y |= 0xf0f0; y &= ~3; y ^= z; out[1] = x; out[2] = y; return z + y + x; }""",
    """// ++ and -- of numbers, pointers, members, elements; before and behind
u64 case$(u8 *out, u64 a, u64 b) {
  u8 x = 255; s16 h = 32767; int arr[4] = { 1, 2, 3, 4 }; int *p = arr; struct { u16 m; } s = { 65535 };
  out[0] = x++; out[1] = x; out[2] = ++x; out[3] = *p++; out[4] = *++p; out[5] = (*p)--; out[6] = p - arr;
  out[7] = s.m++ & 255; out[8] = s.m; h++; arr[a & 3]++; --arr[b & 3];
  return h + arr[0] * 10 + arr[1] * 100 + arr[2] * 1000 + arr[3] * 10000 + sizeof(x++); }""",
    """// for, while, do; break and continue
u64 case$(u8 *out, u64 a, u64 b) {
  u64 r = 0; for (int i = 0, j = 10; i < j; i++, j--) { if (i == 2) continue; if (i > 3) break; r += i * j; }
  int k = a & 7; while (k--) r = r * 3 + k; do { r++; if (r & 8) continue; r += 2; } while (r & 7);
  for (;;) { if (r++ > 50) break; } return r; }""",
    """// switch: fall-through, ranges, default in the middle, a declaration before the first case
u64 case$(u8 *out, u64 a, u64 b) {
  u64 r = 0; for (int i = 0; i < 14; i++) { switch (i) { int q; case 0: r += 1; case 1: r += 2; break;
  default: r += 1000; break; case 3 ... 5: r += 10 * i; break; case 7: { q = i; r += q; } case 8: case 9:
  r += 5; if (i == 8) break; r += 7; break; case 10: continue; } r++; } return r; }""",
    """// switch: labels take the type of what is switched on
u64 case$(u8 *out, u64 a, u64 b) {
  u64 r = 0; switch ((u32)-1) { case -1: r = 1; } switch ((u8)255) { case -1: r += 2; break; default: r += 4; }
  switch (a) { case 0xffffffffffffffffull: r += 8; break; case 1: r += 16; } enum { P = 3, Q, R = P + 5 };
  switch (b & 15) { case P: r += 32; break; case Q ... R: r += 64; break; } return r; }""",
    """// goto: forward over code, backward, out of loops and switches
u64 case$(u8 *out, u64 a, u64 b) {
  int n = 0; u64 r = 0; again: r += n; if (++n < 4) goto again; if (a) goto out; r += 100;
  for (int i = 0; i < 3; i++) { for (int j = 0; j < 3; j++) { if (i * j == 2) goto found; r++; } }
  found: r *= 2; switch (b & 3) { case 1: goto out; case 2: goto last; } r += 7; out: r += 9; last: return r; }""",
    """// nested blocks hide names
u64 case$(u8 *out, u64 a, u64 b) {
  int x = 1; { int x = 2; out[0] = x; { u8 x = a; out[1] = x; } out[2] = x; } for (int x = 7; x < 8; x++) out[3] = x;
  if (a) { u64 x = b; out[4] = x; } return x; }""",
    """// structs: members, nesting, unnamed members, assignment
struct in$ { u16 p; u64 q; u8 r; }; struct st$ { u8 a; struct in$ b; union { u32 c; struct { u16 lo, hi; }; }; u64 d[2]; };
u64 case$(u8 *out, u64 a, u64 b) {
  struct st$ s = { 1, { 2, 3, 4 }, { 5 }, { 6, 7 } }, t; t = s; t.b.q = a; t.lo ^= 0xff; struct st$ *p = &t; p->d[1] = b;
  out[0] = sizeof(s); out[1] = offsetof(struct st$, b.q); out[2] = offsetof(struct st$, hi); out[3] = sizeof(struct in$);
  out[4] = offsetof(struct st$, d[1]); out[5] = __alignof__(struct st$); s.b = p->b; return s.b.q + t.c + (&s)->d[1] + p->d[1]; }""",
    """// unions lay their members over each other, in the order of bytes
u64 case$(u8 *out, u64 a, u64 b) {
  union { u64 d; u32 w[2]; u8 c[8]; s16 h; } u = { .d = a }; out[0] = u.c[0]; out[1] = u.c[7]; u.w[1] ^= b; u.h = -2;
  return u.d + sizeof(u); }""",
    """// bit-fields: signed and not, across units, of width 0, in a union
struct bf$ { u32 a:3; u32 b:7; s32 c:5; u8 d:4; u8 :2; u8 e:2; u16 f:9; u32 :0; u32 g:1; u64 h:33; u64 i:40; s64 j:20; bool k:1; };
u64 case$(u8 *out, u64 a, u64 b) {
  struct bf$ s; memset(&s, 0, sizeof(s)); s.a = a; s.b = b; s.c = a; s.d = b >> 2; s.e = a; s.f = b; s.g = 1; s.h = a;
  s.i = b; s.j = -3; s.k = a; s.b++; s.c -= 2; s.f *= 3; out[0] = sizeof(s); out[1] = s.c < 0; out[2] = s.a - 8 < 0;
  memcpy(out + 8, &s, sizeof(s)); return s.a + s.b + s.c + s.d + s.e + s.f + (u64)s.h + (u64)s.i + s.j; }""",
    """// packed and aligned structs
struct pk$ { u8 a; u64 b; u16 c; } __attribute__((packed)); struct al$ { u8 a; u32 b __attribute__((aligned(16))); u8 c; };
struct am$ { u8 a; u64 b; } __attribute__((packed, aligned(4))); struct pm$ { u8 x; u32 y __attribute__((packed)); u16 z; };
u64 case$(u8 *out, u64 a, u64 b) {
  struct pk$ s = { 1, a, 3 }; struct al$ t = { 1, b, 2 }; out[0] = sizeof(s); out[1] = offsetof(struct pk$, c);
  out[2] = sizeof(t); out[3] = offsetof(struct al$, b); out[4] = sizeof(struct am$); out[5] = __alignof__(struct am$);
  out[6] = offsetof(struct pm$, y); out[7] = sizeof(struct pm$); u64 *p = &s.b; return *p + t.b + s.c + t.c; }""",
    """// arrays: two dimensions, sizes from initialisers, an index on the left
u64 case$(u8 *out, u64 a, u64 b) {
  int g[3][4] = { { 1 }, { [2] = 5, 6 }, 7, 8, 9 }; char t[] = "abc", *s = "de" "f"; u8 n[] = { 1, [4] = 2, 3 };
  out[0] = sizeof(t); out[1] = sizeof(n); out[2] = t[1]; out[3] = 2[s]; out[4] = *(t + 2); out[5] = sizeof(g[0]);
  out[6] = sizeof(g) / sizeof(g[0][0]); int (*row)[4] = &g[1]; row++; return g[2][0] + g[1][2] + (*row)[1] + n[4] + row[-1][3]; }""",
    """// pointers: arithmetic, comparison, difference, to pointers, to void
u64 case$(u8 *out, u64 a, u64 b) {
  u32 v[8] = { 3, 1, 4, 1, 5, 9, 2, 6 }; u32 *p = v + 2, *q = &v[7], **r = &p; void *w = v; u64 n = 0;
  *r += 1; n += **r; w += 8; n += *(u32 *)w * 10; out[0] = q - p; out[1] = p < q; out[2] = (u8 *)q - (u8 *)p;
  out[3] = !p; out[4] = p == &v[3]; for (u32 *i = v; i != v + 8; i++) n += *i; *--q = a; return n + v[6] + (w != 0); }""",
    """// casts: to and from pointers, between sizes, with a sign that is lost
u64 case$(u8 *out, u64 a, u64 b) {
  s8 c = -5; unsigned long ul = (unsigned long)&out[4]; u8 *p = (u8 *)ul; *p = 9; out[0] = (u64)(u8)c; out[1] = (u32)c >> 28;
  return (u64)c + (u16)c + (s64)(s32)a + (u64)(u32)(s32)b + (size_t)-1 + (long)(s16)b; }""",
    """// sizeof: of types, expressions, strings; nothing is evaluated
u64 case$(u8 *out, u64 a, u64 b) {
  int n = 1; struct { u8 x; u64 y; } *p = 0; out[0] = sizeof(n++); out[1] = n; out[2] = sizeof(p->y); out[3] = sizeof *p;
  out[4] = sizeof("abcd"); out[5] = sizeof(u8[3][5]); out[6] = sizeof(int (*)(void)); out[7] = sizeof p; out[8] = sizeof(p[0].x);
  out[9] = sizeof(n) - 1; out[10] = sizeof n + 1; out[11] = -sizeof(u8) > 0; return sizeof(a ? 1 : b); }""",
    """// functions: by value and pointer, recursion, structs in and out, void
struct fn$ { u8 a; u32 b[3]; }; static u64 fib$(u32 n) { return n < 2 ? n : fib$(n - 1) + fib$(n - 2); }
static struct fn$ mk$(struct fn$ s, u8 n) { s.a += n; s.b[n & 1] = n; return s; } static void add$(u64 *p, u32 n) { if (!n) return; *p += n; }
static u8 cut$(int x) { return x; } static s64 wide$(u8 x) { return -x; }
u64 case$(u8 *out, u64 a, u64 b) {
  struct fn$ s = { 1, { 2, 3, 4 } }, t = mk$(s, a); u64 r = fib$(9); add$(&r, b); add$(&r, 0); out[0] = s.a; out[1] = t.a;
  out[2] = mk$(t, 3).b[1]; out[3] = cut$(a + 255); return r + t.b[0] + wide$(b) + mk$(mk$(s, 1), 2).a; }""",
    """// pointers to functions: called both ways, in arrays, in structs, as parameters
typedef int (*fp$)(int, u8); static int sum$(int x, u8 y) { return x + y; } static int sub$(int x, u8 y) { return x - y; }
static int twice$(int (*f)(int, u8), int n) { return f(f(n, 3), 300); } struct ops$ { u8 id; int (*go)(int, u8); };
static const struct ops$ table$[] = { { 1, sum$ }, { .go = sub$, .id = 2 } };
u64 case$(u8 *out, u64 a, u64 b) {
  fp$ fs[2] = { sum$, &sub$ }, g = fs[a & 1]; out[0] = g == sum$; out[1] = table$[b & 1].id; out[2] = sizeof(table$) / sizeof(table$[0]);
  return g(a, b) + (*g)(5, 2) + twice$(sub$, 9) * 7 + table$[1].go(1, 2) + (a ? sum$ : sub$)(1, 1); }""",
    """// initialisers: designated, nested, empty, without inner braces, the last one wins
struct ii$ { u8 a; struct { u16 b, c; } d[2]; u32 e; }; static struct ii$ fs$ = { .e = 7, .d[1].c = 6, .d = { [0] = { 1, 2 } } };
u64 case$(u8 *out, u64 a, u64 b) {
  struct ii$ s = { 1, 2, 3, 4, 5, 6 }, t = { .d[1] = { .c = a }, .e = b }, z = {}, w = { .a = 1, .a = 2 }, v[2] = { [0].d[0].b = 3, { 9 } };
  struct ii$ arr[] = { s, t, [3] = { 1 } }; u64 r = 0; struct ii$ *all[] = { &s, &t, &z, &w, &v[0], &v[1], &fs$, &arr[1], &arr[3] };
  for (int i = 0; i < 9; i++) { struct ii$ *p = all[i]; r = r * 7 + p->a + p->d[0].b + 2 * p->d[0].c + 3 * p->d[1].b + 4 * p->d[1].c + 5 * p->e; }
  out[0] = sizeof(arr) / sizeof(*arr); return r; }""",
    """// compound literals, as values, by address, in a loop
struct cl$ { u32 a; u8 b; }; static u32 take$(const struct cl$ *p) { return p->a + p->b; }
u64 case$(u8 *out, u64 a, u64 b) {
  u64 r = 0; struct cl$ s; for (int i = 0; i < 3; i++) { s = (struct cl$){ .b = i, .a = a }; r += take$(&(struct cl$){ b, i }) + s.a + s.b; }
  r += ((struct cl$){ 5, 6 }).b + ((int[]){ 7, 8, 9 })[1] + *(u8[3]){ 4 }; out[0] = r; return r; }""",
    """// statement expressions, typeof, a local typedef, __auto_type
#define larger$(x, y) ({ typeof(x) x_ = (x); typeof(y) y_ = (y); x_ > y_ ? x_ : y_; })
u64 case$(u8 *out, u64 a, u64 b) {
  typedef u16 half; half h = a; __auto_type k = b + 1; typeof(h) arr[2] = { 1, 2 }; typeof(&h) p = &h; typeof(*p) n = *p;
  u64 r = larger$(a, b) + larger$(h, 5) + ({ int t = 3; t *= 2; t; }); for (int i = 0; i < 4; i++) r += ({ if (i == 2) continue; i; });
  out[0] = sizeof(k); out[1] = sizeof(arr); return r + n + ({ if (a > 5) goto end; 4; }); end: return 7; }""",
    """// macros: in macros, with their own name, # and ##, variable arguments, as statements and types
#define ADD$(x, y) x + y
#define NAME$(n) va ## n
#define STR$(x) #x
#define XSTR$(x) STR$(x)
#define CALL$(f, ...) f(__VA_ARGS__)
#define SET$(p, v) do { *(p) = (v); } while (0)
#define T$ unsigned short
#define OBJ$ (3 + ADD$(1, 2))
static int three$(int x, int y, int z) { return x + 10 * y + 100 * z; }
u64 case$(u8 *out, u64 a, u64 b) {
  int NAME$(1) = 4, a1 = a; T$ t = -1; out[0] = sizeof(XSTR$(OBJ$)); out[1] = sizeof(STR$(a   +  "b")); out[2] = XSTR$(ADD$(1, 2))[2];
  if (a) SET$(out + 3, 5); else SET$(out + 3, 6); return 2 * ADD$(1, 2) * OBJ$ + va1 + t + CALL$(three$, 1, 2, 3) + a1; }""",
    """// #if, #ifdef, #elif, defined and arithmetic, inside a function
#define ON$ 1
#define V$(a, b) ((a) * 256 + (b))
u64 case$(u8 *out, u64 a, u64 b) {
  int r = 0;
#if ON$ && !defined(OFF$) && V$(6, 1) > 1536
  r += 1;
# ifdef OFF$
  r += 2
# elif (1 << 4) == 16 ? 0 : 1
  r += 4;
# else
  r += 8;
# endif
#else
  r += nonsense(
#endif
#if 0
  ' unbalanced
#endif
#if !OFF$ || 1 / 0 == 2
  r += 16;
#endif
  return r; }""",
    """// statics: in functions and at file scope, tentative, with what comes behind them
static u32 count$; extern u64 target$; static u64 *where$ = &target$; u64 target$ = 40; static const char *names$[] = { "one", "two" };
static u32 next$(void) { static u32 n = 5; count$++; return n++; }
u64 case$(u8 *out, u64 a, u64 b) { count$ = 0; u32 first = next$(); out[0] = next$() - first; *where$ = 2 + a; out[1] = names$[1][2]; return count$ + target$; }""",
    """// enums: values from expressions, from each other, as array sizes and labels
enum ea$ { A$, B$ = 5, C$, D$ = B$ << 2, E$ = -D$, F$ }; static u8 tab$[C$] = { [B$] = 3 };
u64 case$(u8 *out, u64 a, u64 b) { enum ea$ x = E$; enum { G = sizeof(tab$) }; out[0] = sizeof(tab$); out[1] = x < 0; return C$ + D$ + F$ + G + tab$[B$]; }""",
    """// flexible array members, and offsetof by hand
struct fl$ { u16 n; u64 data[]; }; struct ol$ { u32 len; u8 c[0]; };
u64 case$(u8 *out, u64 a, u64 b) {
  u64 room[8] = { 0 }; struct fl$ *p = (void *)room; p->n = 3; for (int i = 0; i < p->n; i++) p->data[i] = a + i;
  out[0] = sizeof(*p); out[1] = offsetof(struct fl$, data); out[2] = (size_t)&((struct fl$ *)0)->data; out[3] = sizeof(struct ol$);
  out[4] = offsetof(struct fl$, data[2]); return room[out[1] / 8 + 1] + p->data[2]; }""",
    """// container_of, and a list that is linked by its members
struct ln$ { struct ln$ *next; }; struct it$ { u32 v; struct ln$ link; u8 w; };
u64 case$(u8 *out, u64 a, u64 b) {
  struct it$ x = { a, { 0 }, 1 }, y = { b, { &x.link }, 2 }, z = { 3, { &y.link }, 3 }; u64 r = 0;
  for (struct ln$ *l = &z.link; l; l = l->next) r = r * 3 + container_of(l, struct it$, link)->v + container_of(l, struct it$, link)->w; return r; }""",
    """// const, volatile, unsigned in any order; declarations that mix declarators
u64 case$(u8 *out, u64 a, u64 b) {
  const unsigned long long int x = a; long unsigned const y = b; volatile short int z = a; unsigned char const *const p = out; signed s = -1;
  int i = 1, *q = &i, r[2] = { 4, 5 }, (*f)[2] = &r; long long unsigned w = *q + (*f)[1]; return x + y + z + (p == out) + s + w + sizeof(y); }""",
    """// memset, memcpy of parts, bytes of numbers
u64 case$(u8 *out, u64 a, u64 b) {
  u32 v[4] = { 1, 2, 3, 4 }; u64 n = a; memcpy(out, &n, sizeof(n)); memcpy((u8 *)v + 2, &n, 5); memset(&v[3], 0xa5, 2);
  return v[0] + ((u64)v[1] << 8) + ((u64)v[3] << 20) + ((u8 *)&n)[b & 7]; }""",
    """// strings: escapes, concatenation, as bytes
u64 case$(u8 *out, u64 a, u64 b) {
  const char *s = "a\\tb\\\\\\x7f\\0z" "\\n"; char t[8] = "xy"; char u[3] = "xyz"; u64 r = 0; for (int i = 0; i < 8; i++) r = r * 31 + s[i] + t[i];
  for (const char *p = "scan"; *p; p++) r += *p; return r + u[2] + sizeof("a\\tb"); }""",
    """// empty statements and blocks, labels before a closing brace, else-if chains
u64 case$(u8 *out, u64 a, u64 b) {
  ; {} if (a == 1) ; else if (a == 0) { b += 3; } else if (a > 70) b += 5; else { ; } for (; b & 1; b >>= 1) ; do ; while (0); return b; }""",
    """// long expressions without parentheses: precedence and associativity
u64 case$(u8 *out, u64 a, u64 b) {
  u32 x = a, y = b; s32 p = 7, q = 3; return x - y - 1 + p * q % 4 << 2 & 0xff | y >> 3 ^ x & ~y | (p > q == 1) + !p - -q + (p, q) * 2 - (p - q - 1); }""",
)
