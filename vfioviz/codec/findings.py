"""The table of findings: code, severity, and the rule with its source.

The hazards that each code answers stand in ``HAZARDS``. A finding is a value, never an exception.
The severities keep one promise: a genuine, whole answer of any released kernel gives no error.
"""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.codec.layout import Finding, Severity

_UAPI = "include/uapi/linux/vfio.h"
_CHAIN = f"{_UAPI}, struct vfio_info_cap_header"
_ALIGN = 'Linux commit a881b496941f ("vfio: align capability structures") (in v6.6)'


class Code(NamedTuple):
    """What a finding of one kind always has."""

    severity: Severity
    title: str
    rule: str


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, Code] = {
    "truncated-info": Code(
        W, "The info struct is cut", f"Every handler copies at least minsz bytes out ({_UAPI})."
    ),
    "argsz-below-minsz": Code(
        N, "argsz is below minsz", "argsz < minsz answers EINVAL and writes nothing."
    ),
    "argsz-beyond-buffer": Code(
        N,
        "argsz is larger than the bytes at hand",
        "On success argsz returns the caller's value; in a short answer, the size needed.",
    ),
    "argsz-inside-field": Code(
        N,
        "argsz ends inside a field",
        f"Since v6.6 min(argsz, sizeof(info)) bytes are copied out: {_ALIGN}.",
    ),
    "slack": Code(
        N,
        "Bytes behind the answer, up to argsz",
        "argsz does not mark the end of the chain: the kernel leaves the caller's value in it.",
    ),
    "bytes-past-argsz": Code(
        N, "Bytes behind argsz", "The caller promised argsz bytes; what lies behind is not answer."
    ),
    "cap-past-argsz": Code(
        E, "A capability reaches past argsz", "A handler may write argsz bytes and no more."
    ),
    "written-past-argsz": Code(
        E, "The kernel wrote past argsz", "A handler may write argsz bytes and no more."
    ),
    "short-answer": Code(
        N,
        "No chain was returned: the buffer was too small",
        f"CAPS set with cap_offset 0: call again with the argsz returned ({_UAPI}).",
    ),
    "cap-offset-ignored": Code(
        N,
        "cap_offset is set, CAPS is not",
        f"cap_offset has a meaning only where the CAPS flag is set ({_UAPI}).",
    ),
    "cap-offset-absent": Code(
        N,
        "CAPS is set, but cap_offset was not copied",
        "A caller with a short info struct gets no cap_offset.",
    ),
    "cap-offset-inside-info": Code(
        E,
        "cap_offset points into the info struct",
        "The chain starts behind the info struct: from 20 (device), 32 (region), "
        "24 (iommu; 20 on i386 before v6.6).",
    ),
    "cap-offset-past-end": Code(
        E,
        "cap_offset points outside the buffer",
        f"cap_offset + 8 must lie inside the answer ({_CHAIN}).",
    ),
    "next-past-end": Code(
        E,
        "next points outside the buffer",
        f"next is 0, or the offset of a header inside the answer ({_CHAIN}).",
    ),
    "next-inside-info": Code(
        E,
        "next points into the info struct",
        f"next counts from the start of the info struct and lies behind it ({_CHAIN}).",
    ),
    "next-backwards": Code(
        E, "next points backwards", "Kernels only append: every in-tree chain ascends."
    ),
    "next-cycle": Code(E, "The chain is a cycle", "A chain ends with next = 0."),
    "chain-too-long": Code(
        E, "The chain is too long", "The walk is bounded; in-tree chains hold at most five."
    ),
    "partial-header": Code(
        E, "A capability's header is cut", "A header has 8 bytes: id, version, next."
    ),
    "overlap": Code(
        E,
        "Capabilities overlap",
        "A capability ends before the next one starts. Another ABI or version can be the cause.",
    ),
    "cap-cut": Code(
        E, "A capability is cut", "The struct that id and version name does not fit the bytes."
    ),
    "misaligned": Code(
        N,
        "u64 fields are misaligned",
        f"Before v6.6 capabilities were packed. Since {_ALIGN}, each starts at a multiple of 8.",
    ),
    "unaligned-start": Code(
        N, "A capability starts off an 8-byte line", f"Normal before v6.6; since {_ALIGN}, never."
    ),
    "unaligned-mod-4": Code(
        W, "An offset is no multiple of 4", "All capability sizes are multiples of 4."
    ),
    "pad-bytes": Code(
        N,
        "Pad bytes are not zero",
        "Not corruption: iommufd and kernels before v6.6 leave pad bytes unwritten.",
    ),
    "wide-gap": Code(
        N, "More than 7 bytes of pad", "Rounding to 8 leaves at most 7 bytes between structs."
    ),
    "count-past-end": Code(
        E, "An array is longer than its bytes", "count * 16 bytes must fit behind the struct."
    ),
    "string-size": Code(
        W, "An unusual string size", "The kernel writes 64 (util_str) and 4 (pfip) bytes."
    ),
    "string-past-end": Code(
        E, "A string is longer than its bytes", "size bytes must fit behind the struct."
    ),
    "empty-array": Code(
        N, "The array has no element", "Possible for SPARSE_MMAP; type1 leaves an empty list out."
    ),
    "unknown-id": Code(
        W,
        "The capability is not known",
        f"The id space is per ioctl; unknown ids are skipped by next ({_CHAIN}).",
    ),
    "unknown-version": Code(
        W, "The version is not known", "The version space is per id; newer versions append fields."
    ),
    "id-zero": Code(
        E,
        "Capability id 0",
        "No kernel issues id 0: zeroed memory, or caps.buf copied to arg + cap_offset after the "
        "shift had moved it.",
    ),
    "duplicate-id": Code(
        W, "An id occurs twice", "Legal, never emitted in-tree; consumers take the first."
    ),
    "other-ioctl-fits": Code(
        W, "Another ioctl fits better", "Ids mean different things in the three ioctls."
    ),
    "other-byte-order-fits": Code(
        W, "The other byte order fits better", "Everything is in the byte order of the kernel."
    ),
    "other-abi-fits": Code(
        W, "Another ABI fits better", "i386 aligns u64 to 4: MIGRATION has 28 bytes there, not 32."
    ),
    "range-reversed": Code(E, "A range ends before it starts", "end is inclusive: start <= end."),
    "area-wraps": Code(E, "An area wraps", "offset + size must not exceed 2^64."),
    "area-past-region": Code(
        W, "An area reaches past its region", "offset + size of an area lies within the region."
    ),
    "pad-on-cap": Code(
        N,
        "A new header's pad lies on caps[0]",
        f"A program built with headers since v6.6 sees caps[0]'s id and version as pad: {_ALIGN}.",
    ),
    "unknown-flags": Code(N, "Flag bits without a name", f"Flags known up to v6.12 ({_UAPI})."),
    "reserved-bytes": Code(N, "A reserved field is not zero", "The kernel writes 0 there."),
}

HAZARDS: dict[int, tuple[str, ...]] = {
    1: ("truncated-info", "argsz-below-minsz"),
    2: ("argsz-beyond-buffer", "short-answer"),
    3: ("slack", "bytes-past-argsz", "cap-past-argsz", "written-past-argsz"),
    4: ("short-answer",),
    5: ("cap-offset-ignored",),
    6: ("cap-offset-absent", "argsz-inside-field"),
    7: ("cap-offset-inside-info",),
    8: ("cap-offset-past-end",),
    9: ("next-past-end",),
    10: ("next-inside-info",),
    11: ("next-backwards", "next-cycle"),
    12: ("next-cycle", "chain-too-long"),
    13: ("overlap",),
    14: ("misaligned", "unaligned-start", "unaligned-mod-4"),
    15: ("pad-bytes", "wide-gap"),
    16: ("count-past-end",),
    17: ("string-size", "string-past-end"),
    18: ("empty-array",),
    19: ("unknown-id",),
    20: ("unknown-version",),
    21: ("id-zero",),
    22: ("duplicate-id",),
    23: ("other-ioctl-fits",),
    24: ("other-byte-order-fits",),
    25: ("other-abi-fits",),
    26: ("range-reversed", "area-wraps", "area-past-region"),
    27: ("partial-header", "cap-cut"),
    28: ("pad-on-cap",),
}
"""Which codes answer the hazards that a decoder of these buffers must survive, numbered 1 to 28."""


def finding(
    code: str, start: int, stop: int, text: str, severity: Severity | None = None
) -> Finding:
    """Return a finding with the severity and rule of its code, or with a milder severity."""
    entry = CODES[code]
    return Finding(code, severity or entry.severity, start, stop, text, entry.rule)
