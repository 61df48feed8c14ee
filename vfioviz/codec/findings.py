"""The table of findings: code, severity, and the rule with its source.

``HAZARDS`` lists the hazards that each code covers. A finding is a value, never an exception.
The severities keep one promise: a genuine, whole answer of any released kernel gives no error.
"""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.codec.finding import Finding, Severity
from vfioviz.language import mark, tr

_UAPI = "include/uapi/linux/vfio.h"
_CHAIN = f"{_UAPI}, struct vfio_info_cap_header"
_ALIGN = 'Linux commit a881b496941f ("vfio: align capability structures") (in v6.6)'


_SOURCES = {"uapi": _UAPI, "chain": _CHAIN, "align": _ALIGN}


class Code(NamedTuple):
    """What all findings of one kind share."""

    severity: Severity
    title: str
    template: str
    """The rule, with ``{uapi}`` and so on where its source is named."""

    @property
    def rule(self) -> str:
        """The rule in English, with its source."""
        return self.template.format(**_SOURCES)

    @property
    def told_title(self) -> str:
        """The title in the language of the window."""
        return tr(self.title)

    @property
    def told_rule(self) -> str:
        """The rule in the language of the window."""
        return tr(self.template, **_SOURCES)


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, Code] = {
    "truncated-info": Code(
        W,
        mark("The info struct is cut"),
        mark("Every handler copies at least minsz bytes out ({uapi})."),
    ),
    "argsz-below-minsz": Code(
        N, mark("argsz is below minsz"), mark("argsz < minsz answers EINVAL and writes nothing.")
    ),
    "argsz-beyond-buffer": Code(
        N,
        mark("argsz is larger than the bytes at hand"),
        mark("On success argsz returns the caller's value; in a short answer, the size needed."),
    ),
    "argsz-inside-field": Code(
        N,
        mark("argsz ends inside a field"),
        mark("Since v6.6 min(argsz, sizeof(info)) bytes are copied out: {align}."),
    ),
    "slack": Code(
        N,
        mark("Bytes behind the answer, up to argsz"),
        mark(
            "argsz does not mark the end of the chain: the kernel leaves the caller's value in it."
        ),
    ),
    "bytes-past-argsz": Code(
        N,
        mark("Bytes behind argsz"),
        mark("The caller promised argsz bytes; what lies behind is not answer."),
    ),
    "cap-past-argsz": Code(
        E,
        mark("A capability reaches past argsz"),
        mark("A handler may write argsz bytes and no more."),
    ),
    "written-past-argsz": Code(
        E, mark("The kernel wrote past argsz"), mark("A handler may write argsz bytes and no more.")
    ),
    "uninitialised": Code(
        W,
        mark("KMSAN: bytes that were never initialised were copied out"),
        mark("What a kernel copies to a caller it has written before (mm/kmsan, v6.1)."),
    ),
    "short-answer": Code(
        N,
        mark("No chain was returned: the buffer was too small"),
        mark("CAPS set with cap_offset 0: call again with the argsz returned ({uapi})."),
    ),
    "cap-offset-ignored": Code(
        N,
        mark("cap_offset is set, CAPS is not"),
        mark("cap_offset has a meaning only where the CAPS flag is set ({uapi})."),
    ),
    "cap-offset-absent": Code(
        N,
        mark("CAPS is set, but cap_offset was not copied"),
        mark("A caller with a short info struct gets no cap_offset."),
    ),
    "cap-offset-inside-info": Code(
        E,
        mark("cap_offset points into the info struct"),
        mark(
            "The chain starts behind the info struct: from 20 (device), 32 (region), "
            "24 (iommu; 20 on i386 before v6.6)."
        ),
    ),
    "cap-offset-past-end": Code(
        E,
        mark("cap_offset points outside the buffer"),
        mark("cap_offset + 8 must lie inside the answer ({chain})."),
    ),
    "next-past-end": Code(
        E,
        mark("next points outside the buffer"),
        mark("next is 0, or the offset of a header inside the answer ({chain})."),
    ),
    "next-inside-info": Code(
        E,
        mark("next points into the info struct"),
        mark("next counts from the start of the info struct and lies behind it ({chain})."),
    ),
    "next-backwards": Code(
        E, mark("next points backwards"), mark("Kernels only append: every in-tree chain ascends.")
    ),
    "next-cycle": Code(E, mark("The chain is a cycle"), mark("A chain ends with next = 0.")),
    "chain-too-long": Code(
        E,
        mark("The chain is too long"),
        mark("The walk is bounded; in-tree chains hold at most five."),
    ),
    "partial-header": Code(
        E, mark("A capability's header is cut"), mark("A header has 8 bytes: id, version, next.")
    ),
    "overlap": Code(
        E,
        mark("Capabilities overlap"),
        mark(
            "A capability ends before the next one starts. Another ABI or version can be the cause."
        ),
    ),
    "cap-cut": Code(
        E,
        mark("A capability is cut"),
        mark("The struct that id and version name does not fit the bytes."),
    ),
    "misaligned": Code(
        N,
        mark("u64 fields are misaligned"),
        mark(
            "Before v6.6 capabilities were packed. Since {align}, each starts at a multiple of 8."
        ),
    ),
    "unaligned-start": Code(
        N,
        mark("A capability starts off an 8-byte line"),
        mark("Normal before v6.6; since {align}, never."),
    ),
    "unaligned-mod-4": Code(
        W, mark("An offset is no multiple of 4"), mark("All capability sizes are multiples of 4.")
    ),
    "pad-bytes": Code(
        N,
        mark("Pad bytes are not zero"),
        mark(
            "Not corruption: iommufd and kernels before v6.6 do not write pad bytes; some "
            "copied stack bytes there."
        ),
    ),
    "wide-gap": Code(
        N,
        mark("More than 7 bytes of pad"),
        mark("Rounding to 8 leaves at most 7 bytes between structs."),
    ),
    "count-past-end": Code(
        E,
        mark("An array is longer than its bytes"),
        mark("count * 16 bytes must fit behind the struct."),
    ),
    "string-size": Code(
        W,
        mark("An unusual string size"),
        mark("The kernel writes 64 (util_str) and 4 (pfip) bytes."),
    ),
    "string-past-end": Code(
        E, mark("A string is longer than its bytes"), mark("size bytes must fit behind the struct.")
    ),
    "empty-array": Code(
        N,
        mark("The array has no element"),
        mark("Possible for SPARSE_MMAP; type1 leaves an empty list out."),
    ),
    "unknown-id": Code(
        W,
        mark("The capability is not known"),
        mark("The id space is per ioctl; unknown ids are skipped by next ({chain})."),
    ),
    "unknown-version": Code(
        W,
        mark("The version is not known"),
        mark("The version space is per id; newer versions append fields."),
    ),
    "id-zero": Code(
        E,
        mark("Capability id 0"),
        mark(
            "No kernel issues id 0: zeroed memory, or caps.buf copied to arg + cap_offset after "
            "the shift had moved it."
        ),
    ),
    "duplicate-id": Code(
        W,
        mark("An id occurs twice"),
        mark("Legal, never emitted in-tree; consumers take the first."),
    ),
    "other-ioctl-fits": Code(
        W, mark("Another ioctl fits better"), mark("Ids mean different things in the three ioctls.")
    ),
    "other-byte-order-fits": Code(
        W,
        mark("The other byte order fits better"),
        mark("Everything is in the byte order of the kernel."),
    ),
    "other-abi-fits": Code(
        W,
        mark("Another ABI fits better"),
        mark("i386 aligns u64 to 4: MIGRATION has 28 bytes there, not 32."),
    ),
    "range-reversed": Code(
        E, mark("A range ends before it starts"), mark("end is inclusive: start <= end.")
    ),
    "area-wraps": Code(E, mark("An area wraps"), mark("offset + size must not exceed 2^64.")),
    "areas-overlap": Code(
        W,
        mark("Areas overlap"),
        mark("QEMU refuses the device, since QEMU commit da02b21cc70e."),
    ),
    "areas-unsorted": Code(
        N, mark("Areas are not in order"), mark("In-tree drivers write areas in ascending order.")
    ),
    "area-empty": Code(
        N, mark("An area is empty"), mark("An area of size 0 can't be mapped: programs skip it.")
    ),
    "area-unaligned": Code(
        W,
        mark("An area is not page-aligned"),
        mark("mmap() takes multiples of the page size, 4096 bytes at the least."),
    ),
    "area-past-region": Code(
        W,
        mark("An area reaches past its region"),
        mark("offset + size of an area lies within the region."),
    ),
    "pad-on-cap": Code(
        N,
        mark("A new header's pad lies on caps[0]"),
        mark(
            "A program built with headers since v6.6 sees caps[0]'s id and version as pad: {align}."
        ),
    ),
    "unknown-flags": Code(
        N, mark("Flag bits without a name"), mark("Flags known up to v6.12 ({uapi}).")
    ),
    "reserved-bytes": Code(
        N, mark("A reserved field is not zero"), mark("The kernel writes 0 there.")
    ),
}

HAZARDS: dict[int, tuple[str, ...]] = {
    1: ("truncated-info", "argsz-below-minsz"),
    2: ("argsz-beyond-buffer", "short-answer"),
    3: ("slack", "bytes-past-argsz", "cap-past-argsz", "written-past-argsz", "uninitialised"),
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
    26: (
        "range-reversed",
        "area-wraps",
        "area-past-region",
        "areas-overlap",
        "areas-unsorted",
        "area-empty",
        "area-unaligned",
    ),
    27: ("partial-header", "cap-cut"),
    28: ("pad-on-cap",),
}
"""Hazards that a decoder of these buffers must survive, numbered 1 to 28, and their codes."""


def finding(
    code: str,
    start: int,
    stop: int,
    template: str,
    severity: Severity | None = None,
    /,
    **values: object,
) -> Finding:
    """Return a finding with the severity and rule of its code, or with a milder severity.

    Args:
        code: A key of ``CODES``.
        start: First byte.
        stop: Behind the last one.
        template: What is said, with ``{names}``; a plain literal, marked for translation.
        severity: A milder one than the code's.
        values: What the names stand for.
    """
    entry = CODES[code]
    return Finding(
        code, severity or entry.severity, start, stop, template, _RULES[code], tuple(values.items())
    )


_RULES = {code: entry.rule for code, entry in CODES.items()}
