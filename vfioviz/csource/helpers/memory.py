"""Helpers that allocate, free, set, copy, compare: linux/slab.h, string.h, uaccess.h."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.csource.helper import Call, Helper
from vfioviz.csource.reports import Kind, Stop

_GFP_ZERO = 0x100


def _kmalloc(call: Call, size: int, flags: int) -> int:
    return call.allocate(size, zero=bool(flags & _GFP_ZERO))


def _kzalloc(call: Call, size: int, _: int) -> int:
    return call.allocate(size, zero=True)


def _array(call: Call, count: int, size: int, *, zero: bool) -> int:
    if count * size >> 8 * call.runtime.pointer:
        text = f"{call.site.text}: {count} times {size} bytes overflow; it gives NULL"
        call.runtime.remark(Kind.SIZE_OVERFLOW, call.site.place, text)
        return 0
    return call.allocate(count * size, zero=zero)


def _krealloc(call: Call, address: int, size: int, flags: int) -> int:
    if not address:
        return _kmalloc(call, size, flags)
    old = call.owned(address, "krealloc")
    if not size:
        call.free(address)
        return 16  # ZERO_SIZE_PTR
    made = call.allocate(size)
    if not made:
        return 0
    kept = min(old.size, size)
    call.runtime.copy(made, address, kept, call.site)
    if flags & _GFP_ZERO and size > kept:
        call.runtime.put(made + kept, bytes(size - kept), call.site)
    call.free(address)
    return made


def _krealloc_array(call: Call, address: int, count: int, size: int, flags: int) -> int:
    if count * size >> 8 * call.runtime.pointer:
        return _array(call, count, size, zero=False)
    return _krealloc(call, address, count * size, flags)


def _kfree(call: Call, address: int) -> None:
    if address > 16:  # NULL and ZERO_SIZE_PTR
        call.free(address)


def _memdup(call: Call, source: int, size: int, _: int) -> int:
    made = call.allocate(size)
    if made:
        call.runtime.copy(made, source, size, call.site)
    return made


def _memdup_nul(call: Call, source: int, size: int, flags: int) -> int:
    made = call.allocate(size + 1)
    if made:
        call.runtime.copy(made, source, size, call.site)
        call.runtime.put(made + size, b"\0", call.site)
    return made


def _strdup(call: Call, source: int, flags: int) -> int:
    return _memdup_nul(call, source, len(text(call, source)), flags) if source else 0


def _memdup_user(call: Call, source: int, size: int) -> int:
    made = call.allocate(size)
    if not made:
        return (1 << 8 * call.runtime.pointer) - 12
    if _from_user(call, made, source, size):
        call.free(made)
        return (1 << 8 * call.runtime.pointer) - 14
    return made


def _memset(call: Call, to: int, byte: int, size: int) -> int:
    call.runtime.fill(to, byte, size, call.site)
    return to


def _zero(call: Call, to: int, size: int) -> None:
    call.runtime.fill(to, 0, size, call.site)


def _memcpy(call: Call, to: int, source: int, size: int) -> int:
    call.runtime.copy(to, source, size, call.site)
    return to


def _to_user(call: Call, to: int, source: int, size: int) -> int:
    if size and call.user(to, size) is None:
        return size
    call.runtime.copy(to, source, size, call.site, to_user=True)
    return 0


def _from_user(call: Call, to: int, source: int, size: int) -> int:
    if size and call.user(source, size) is None:
        # What cannot be read is zeroed.
        call.runtime.put(to, bytes(size), call.site)
        return size
    call.runtime.copy(to, source, size, call.site, from_user=True)
    return 0


def _struct_to_user(call: Call, to: int, room: int, source: int, size: int, ignored: int) -> int:
    """copy_struct_to_user: what the caller has room for, and zeros for what it has too much."""
    both = min(room, size)
    if both < room and _clear_user(call, to + both, room - both):
        return -14
    if _to_user(call, to, source, both):
        return -14
    if ignored:
        rest = _bytes(call, source + both, size - both)
        call.runtime.put(ignored, bytes([any(rest)]), call.site)
    return 0


def _struct_from_user(call: Call, to: int, size: int, source: int, given: int) -> int:
    """copy_struct_from_user: what is missing is zero, and what is too much has to be."""
    both = min(given, size)
    if given > both:
        there = call.user(source + both, given - both)
        if there is None:
            return -14
        found, offset = there
        if any(found.data[offset : offset + given - both]):
            return -7
    if both < size:
        call.runtime.put(to + both, bytes(size - both), call.site)
    return -14 if _from_user(call, to, source, both) else 0


def _clear_user(call: Call, to: int, size: int) -> int:
    if size and call.user(to, size) is None:
        return size
    if size:
        call.runtime.put(to, bytes(size), call.site, user=True)
    return 0


def _bytes(call: Call, address: int, size: int) -> bytes:
    call.runtime.spend(size >> 6, call.site.place)
    if not size:
        return b""
    try:
        found, offset = call.runtime.memory.find(address, size, "read")
    except Stop as stop:
        raise Stop(stop.kind, f"{call.site.text}: {stop.text}", call.site.place) from None
    if found.readable < 0:
        call.runtime.odd_read(address, size, call.site)
    if 0 in found.origin[offset : offset + size]:
        call.runtime.uninitialised(f"{call.site.text}: {found.name}+{offset}", call.site)
    return bytes(found.data[offset : offset + size])


def _memcmp(call: Call, first: int, second: int, size: int) -> int:
    a, b = _bytes(call, first, size), _bytes(call, second, size)
    return (a > b) - (a < b)


def _memchr_inv(call: Call, address: int, byte: int, size: int) -> int:
    data = _bytes(call, address, size)
    rest = data.lstrip(bytes([byte & 255]))
    return address + size - len(rest) if rest else 0


def text(call: Call, address: int, most: int = 1 << 16) -> bytes:
    """Return a C string without its terminating 0; at most ``most`` bytes are read."""
    try:
        found, offset = call.runtime.memory.find(address, 1, "read")
    except Stop as stop:
        raise Stop(stop.kind, f"{call.site.text}: {stop.text}", call.site.place) from None
    end = found.data.find(0, offset, offset + most)
    size = end - offset if end >= 0 else min(most, found.size - offset + 1)
    if call.runtime.look is not None:
        call.runtime.look(found, offset, min(size + 1, found.size - offset))
    return _bytes(call, address, size)


def _strlen(call: Call, address: int) -> int:
    return len(text(call, address))


def _strnlen(call: Call, address: int, most: int) -> int:
    return len(text(call, address, most)) if most else 0


def _strcmp(call: Call, first: int, second: int) -> int:
    a, b = text(call, first), text(call, second)
    return (a > b) - (a < b)


def _strncmp(call: Call, first: int, second: int, most: int) -> int:
    a, b = (text(call, each, most) if most else b"" for each in (first, second))
    return (a > b) - (a < b)


def _strscpy(call: Call, to: int, source: int, size: int) -> int:
    if not size:
        return -7
    data = text(call, source, size)
    cut = data[: size - 1]
    call.runtime.put(to, cut + b"\0", call.site)
    return len(cut) if len(cut) == len(data) else -7


_LAST = frozenset({1})
_THIRD = frozenset({2})


def _alias(helper: Helper, *names: str) -> dict[str, Helper]:
    return dict.fromkeys(names, helper)


MEMORY: Mapping[str, Helper] = MappingProxyType(
    {
        **_alias(
            Helper("void *kmalloc(size_t size, gfp_t flags);", _kmalloc, frozenset({0})),
            *("kmalloc", "kvmalloc", "kmalloc_noprof", "vmalloc_user"),
        ),
        **_alias(
            Helper("void *kzalloc(size_t size, gfp_t flags);", _kzalloc, frozenset({0})),
            *("kzalloc", "kvzalloc"),
        ),
        **_alias(
            Helper("void *vmalloc(size_t size);", lambda c, n: c.allocate(n), frozenset({0})),
            "vmalloc",
        ),
        "vzalloc": Helper(
            "void *vzalloc(size_t size);", lambda c, n: c.allocate(n, zero=True), frozenset({0})
        ),
        **_alias(
            Helper(
                "void *kcalloc(size_t n, size_t size, gfp_t flags);",
                lambda c, n, s, _: _array(c, n, s, zero=True),
            ),
            *("kcalloc", "kvcalloc"),
        ),
        **_alias(
            Helper(
                "void *kmalloc_array(size_t n, size_t size, gfp_t flags);",
                lambda c, n, s, f: _array(c, n, s, zero=bool(f & _GFP_ZERO)),
            ),
            *("kmalloc_array", "kvmalloc_array"),
        ),
        **_alias(
            Helper("void *krealloc(const void *p, size_t n, gfp_t flags);", _krealloc, _LAST),
            *("krealloc", "kvrealloc"),
        ),
        **_alias(
            Helper(
                "void *krealloc_array(void *p, size_t n, size_t size, gfp_t flags);",
                _krealloc_array,
            ),
            *("krealloc_array", "kvrealloc_array"),
        ),
        "kmemdup_nul": Helper(
            "char *kmemdup_nul(const char *s, size_t n, gfp_t flags);", _memdup_nul
        ),
        **_alias(
            Helper("char *kstrdup(const char *s, gfp_t flags);", _strdup),
            *("kstrdup", "kstrdup_const"),
        ),
        "kmemdup_array": Helper(
            "void *kmemdup_array(const void *p, size_t n, size_t size, gfp_t flags);",
            lambda c, p, n, s, f: _memdup(c, p, n * s, f),
        ),
        **_alias(
            Helper("void memzero_explicit(void *p, size_t n);", _zero),
            *("memzero_explicit", "bzero"),
        ),
        **_alias(
            Helper("void kvfree_sensitive(const void *p, size_t n);", lambda c, p, _: _kfree(c, p)),
            "kvfree_sensitive",
        ),
        "copy_struct_to_user": Helper(
            "int copy_struct_to_user(void *to, size_t room, const void *from, size_t n, "
            "_Bool *ignored);",
            _struct_to_user,
        ),
        "copy_struct_from_user": Helper(
            "int copy_struct_from_user(void *to, size_t n, const void *from, size_t given);",
            _struct_from_user,
        ),
        **_alias(
            Helper("void kfree(const void *p);", _kfree),
            *("kfree", "kvfree", "vfree", "kfree_sensitive", "kfree_const"),
        ),
        **_alias(
            Helper("void *kmemdup(const void *p, size_t n, gfp_t flags);", _memdup, _LAST),
            *("kmemdup", "kvmemdup"),
        ),
        **_alias(
            Helper("void *memdup_user(const void *p, size_t n);", _memdup_user, _LAST),
            *("memdup_user", "vmemdup_user"),
        ),
        **_alias(
            Helper("void *memset(void *p, int c, size_t n);", _memset, _THIRD),
            *("memset", "__builtin_memset"),
        ),
        **_alias(
            Helper("void *memcpy(void *to, const void *from, size_t n);", _memcpy, _THIRD),
            *("memcpy", "memmove", "__builtin_memcpy", "__builtin_memmove", "__memcpy"),
        ),
        **_alias(
            Helper(
                "unsigned long copy_to_user(void *to, const void *from, unsigned long n);",
                _to_user,
                _THIRD,
            ),
            *("copy_to_user", "__copy_to_user", "_copy_to_user"),
        ),
        **_alias(
            Helper(
                "unsigned long copy_from_user(void *to, const void *from, unsigned long n);",
                _from_user,
                _THIRD,
            ),
            *("copy_from_user", "__copy_from_user", "_copy_from_user"),
        ),
        **_alias(
            Helper("unsigned long clear_user(void *to, unsigned long n);", _clear_user, _LAST),
            *("clear_user", "__clear_user"),
        ),
        **_alias(
            Helper("int memcmp(const void *a, const void *b, size_t n);", _memcmp),
            *("memcmp", "__builtin_memcmp"),
        ),
        "memchr_inv": Helper("void *memchr_inv(const void *p, int c, size_t n);", _memchr_inv),
        **_alias(Helper("size_t strlen(const char *s);", _strlen), *("strlen", "__builtin_strlen")),
        "strnlen": Helper("size_t strnlen(const char *s, size_t n);", _strnlen),
        "strcmp": Helper("int strcmp(const char *a, const char *b);", _strcmp),
        "strncmp": Helper("int strncmp(const char *a, const char *b, size_t n);", _strncmp),
        "strscpy": Helper("ssize_t strscpy(char *to, const char *from, size_t n);", _strscpy),
    }
)
