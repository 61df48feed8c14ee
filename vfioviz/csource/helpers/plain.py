"""Helpers on numbers, and those without effect on memory: locks and prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from vfioviz.csource.helper import Call, Helper
from vfioviz.csource.reports import Kind, Stop

_QUIET = (
    *("mutex_init", "mutex_destroy"),
    *("init_rwsem"),
    *("spin_lock_init"),
    *("srcu_read_unlock", "synchronize_rcu"),
    *("cond_resched", "might_sleep", "might_fault"),
    *("lockdep_assert_held", "lockdep_assert_held_write", "lockdep_assert_held_read"),
    *("lockdep_assert_none_held_once", "lockdep_assert_not_held"),
    *("pr_emerg", "pr_err", "pr_warn", "pr_notice", "pr_info", "pr_debug", "printk"),
    *("pr_err_once", "pr_warn_once", "pr_info_once", "pr_err_ratelimited", "pr_warn_ratelimited"),
    *("pr_info_ratelimited", "pr_debug_ratelimited", "no_printk"),
    *("dev_err", "dev_warn", "dev_notice", "dev_info", "dev_dbg", "dev_err_once", "dev_warn_once"),
    *("dev_info_ratelimited", "dev_warn_ratelimited", "dev_err_ratelimited"),
    *("pci_err", "pci_warn", "pci_notice", "pci_info", "pci_dbg", "pci_info_ratelimited"),
    *("pci_warn_once", "pci_notice_ratelimited"),
    *(
        "pr_cont",
        "pr_alert",
        "pr_crit",
        "pr_devel",
        "pr_debug_once",
        "pr_notice_once",
        "dump_stack",
    ),
    *(
        "dev_notice_once",
        "dev_dbg_once",
        "dev_dbg_ratelimited",
        "dev_crit",
        "dev_alert",
        "dev_printk",
    ),
    *("trace_printk", "print_hex_dump", "print_hex_dump_debug", "print_hex_dump_bytes"),
    *("pci_info_once", "pci_err_ratelimited", "netdev_dbg", "add_taint", "lockdep_assert"),
    *("lockdep_assert_once", "might_lock"),
    *("local_irq_disable", "local_irq_enable", "preempt_disable", "preempt_enable"),
)
_LOCKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "mutex": (("mutex_lock", "mutex_lock_nested", "mutex_lock_io"), ("mutex_unlock",)),
        "semaphore, read": (("down_read",), ("up_read",)),
        "semaphore, written": (("down_write",), ("up_write",)),
        "spinlock": (
            ("spin_lock", "spin_lock_irq", "spin_lock_irqsave", "spin_lock_bh", "raw_spin_lock"),
            ("spin_unlock", "spin_unlock_irq", "spin_unlock_irqrestore", "spin_unlock_bh",
             "raw_spin_unlock"),
        ),
        "lock, read": (("read_lock",), ("read_unlock",)),
        "lock, written": (("write_lock",), ("write_unlock",)),
        "RCU": (("rcu_read_lock",), ("rcu_read_unlock",)),
        "device": (("device_lock",), ("device_unlock",)),
    }
)  # fmt: skip
"""What takes a lock of a kind, and what gives it back. Which one it is, is not looked at: what it
is part of may be in no source."""

_ANY = "void quiet(void *what, ...);"


def _takes(kind: str) -> Callable[[Call], None]:
    return lambda call: call.runtime.locks.append((kind, call.site))


def _gives(kind: str) -> Callable[[Call], None]:
    def unlock(call: Call) -> None:
        locks = call.runtime.locks
        at = next((at for at in reversed(range(len(locks))) if locks[at][0] == kind), None)
        if at is None:
            text = f"{call.site.text}: nothing is locked here"
            call.runtime.remark(Kind.NOT_LOCKED, call.site.place, text)
        else:
            del locks[at]

    return unlock


def _is_err(call: Call, address: int) -> int:
    return int(address >= call.runtime.error_pointers)


def _log2(call: Call, number: int) -> int:
    if not number:
        raise Stop(Kind.DIVISION, f"{call.site.text}: the logarithm of 0", call.site.place)
    return number.bit_length() - 1


def _ffs(call: Call, word: int) -> int:
    if not word:
        raise Stop(Kind.SHIFT, f"{call.site.text}: 0 has no lowest bit", call.site.place)
    return (word & -word).bit_length() - 1


def _power(number: int, *, up: bool) -> int:
    if number <= 1:
        return number
    return 1 << (number - 1).bit_length() if up else 1 << (number.bit_length() - 1)


def _bits(prototype: str, act: Callable[[int], int]) -> Helper:
    return Helper(prototype, lambda _, number: act(number))


PLAIN: Mapping[str, Helper] = MappingProxyType(
    {
        **dict.fromkeys(_QUIET, Helper(_ANY, lambda _: None, lazy=True)),
        **{
            name: Helper(_ANY, act(kind), lazy=True)
            for kind, both in _LOCKS.items()
            for names, act in zip(both, (_takes, _gives), strict=True)
            for name in names
        },
        "IS_ERR": Helper("_Bool IS_ERR(const void *p);", _is_err),
        "IS_ERR_OR_NULL": Helper(
            "_Bool IS_ERR_OR_NULL(const void *p);", lambda c, p: int(not p or _is_err(c, p))
        ),
        "IS_ERR_VALUE": Helper("_Bool IS_ERR_VALUE(unsigned long p);", _is_err),
        "PTR_ERR": Helper("long PTR_ERR(const void *p);", lambda _, p: p),
        "PTR_ERR_OR_ZERO": Helper(
            "int PTR_ERR_OR_ZERO(const void *p);", lambda c, p: p if _is_err(c, p) else 0
        ),
        "ERR_PTR": Helper("void *ERR_PTR(long error);", lambda _, error: error),
        **dict.fromkeys(
            ("access_ok", "__access_ok"),
            Helper("int access_ok(const void *p, unsigned long n);", lambda *_: 1),
        ),
        **dict.fromkeys(
            ("__ffs", "__builtin_ctzl"), Helper("unsigned long __ffs(unsigned long w);", _ffs)
        ),
        "__ffs64": Helper("unsigned long __ffs64(u64 w);", _ffs),
        "__fls": Helper("unsigned long __fls(unsigned long w);", _log2),
        "ffs": _bits("int ffs(int w);", lambda n: (n & -n).bit_length()),
        "fls": _bits("int fls(unsigned int w);", int.bit_length),
        "fls64": _bits("int fls64(u64 w);", int.bit_length),
        "fls_long": _bits("unsigned int fls_long(unsigned long w);", int.bit_length),
        **dict.fromkeys(
            ("ilog2", "__ilog2_u64", "order_base_2"), Helper("int ilog2(u64 n);", _log2)
        ),
        **dict.fromkeys(
            ("hweight32", "hweight64", "hweight_long", "hweight8", "hweight16"),
            _bits("unsigned int hweight64(u64 w);", int.bit_count),
        ),
        "is_power_of_2": _bits(
            "_Bool is_power_of_2(unsigned long n);", lambda n: n.bit_count() == 1
        ),
        "roundup_pow_of_two": _bits(
            "unsigned long roundup_pow_of_two(unsigned long n);", lambda n: _power(n, up=True)
        ),
        "rounddown_pow_of_two": _bits(
            "unsigned long rounddown_pow_of_two(unsigned long n);", lambda n: _power(n, up=False)
        ),
        "get_order": _bits(
            "int get_order(unsigned long n);", lambda n: ((n - 1) >> 12).bit_length()
        ),
    }
)
