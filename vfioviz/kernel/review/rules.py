"""The rules that a version of the code is reviewed by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Rule(NamedTuple):
    """One of them."""

    severity: Severity
    text: str
    """What is wrong where it does not hold."""


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "past-argsz": Rule("error", "bytes are written past the argsz that the caller passed"),
        "argsz-short": Rule("error", "the argsz that is asked for is not enough"),
        "argsz-large": Rule(
            "error", "a caller with more room than is needed is answered otherwise"
        ),
        "argsz-unchecked": Rule("warning", "an argsz that is too small for info is accepted"),
        "caps-flag": Rule("error", "flags say that there are capabilities where there are none"),
        "chain": Rule("error", "the chain does not lead to each capability once"),
        "kernel-memory": Rule("error", "kernel memory that nobody wrote goes to the caller"),
        "kernel-padding": Rule(
            "warning", "padding that C does not promise to be 0 goes to the caller"
        ),
        "not-written": Rule("warning", "bytes inside the answer are never written"),
        "misaligned": Rule("warning", "a u64 or another field is misaligned"),
        "crash": Rule("error", "the code does what no kernel lives through"),
        "endless": Rule("error", "the code does not end"),
        "leak": Rule("error", "memory is not freed"),
        "double-free": Rule("error", "memory is freed twice, or used after it was freed"),
        "failed-allocation": Rule("error", "an allocation that fails is not answered with ENOMEM"),
        "failed-copy": Rule("error", "a copy that fails is not answered with EFAULT"),
        "lock": Rule("error", "a lock is held at the end, or given back twice"),
        "uninitialised": Rule("warning", "a variable is used before it is set"),
        "warns": Rule("warning", "a request makes the kernel warn"),
        "abi-differs": Rule("warning", "ABIs lay the same answer out differently"),
        "sister-differs": Rule("note", "drivers answer the same request differently"),
    }
)
"""By key, gravest things a caller sees first."""
