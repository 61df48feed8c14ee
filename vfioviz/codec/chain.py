"""The walk along cap_offset and ``next``: where the headers are, and what is wrong with the links.

Rule 1: a walk visits no offset twice and at most ``MAX_CAPS`` headers.
Rule 2: it follows a link that points backwards (consumers do), but none that leaves the buffer or
points into the info struct.
"""

from __future__ import annotations

from struct import Struct as Packer
from typing import NamedTuple

from vfioviz.codec.finding import Finding, Severity
from vfioviz.codec.findings import finding
from vfioviz.codec.plan import plans_at
from vfioviz.language import mark
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi

MAX_CAPS = 65_536
HEADER_SIZE = 8

HEADERS = {"<": Packer("<HHI"), ">": Packer(">HHI")}
_WORDS = {"<": Packer("<I"), ">": Packer(">I")}


class Header(NamedTuple):
    """A capability header as read."""

    start: int
    id: int
    version: int
    next: int


class Chain(NamedTuple):
    """What the walk found."""

    headers: tuple[Header, ...]
    partial: int | None
    """Offset of a truncated header."""
    broken: bool
    """Whether a link could not be followed, so capabilities may be missing."""
    findings: tuple[Finding, ...]


class Head(NamedTuple):
    """The three fields that control the walk; None where the buffer is too short."""

    argsz: int | None
    flags: int | None
    cap_offset: int | None

    def announces(self, ioctl: Ioctl) -> bool:
        """Whether the CAPS flag is set."""
        return self.flags is not None and self.flags & ioctl.caps_flag != 0


_new = tuple.__new__
"""Creates a Header at half the cost of calling the class; a hostile chain has 65,536."""

_ONE_AREA = 64
"""Size in bytes of a region's answer with one SPARSE_MMAP of one area."""

NOTHING = Chain((), None, broken=False, findings=())


def read_head(data: bytes, ioctl: Ioctl, abi: Abi, given: int | None = None) -> Head:
    """Read argsz, flags and cap_offset; ``given`` is the caller's argsz, if known."""
    word = _WORDS[abi.prefix].unpack_from
    size = len(data)
    at, flags_at = ioctl.cap_offset_at, ioctl.flags_at
    first = word(data, at)[0] if size >= at + 4 and (given is None or given >= at + 4) else None
    flags = word(data, flags_at)[0] if size >= flags_at + 4 else None
    announced = flags is not None and flags & ioctl.caps_flag != 0
    if announced and first is not None and first > size and _is_fill(first):
        first = None
    return Head(word(data, 0)[0] if size >= 4 else None, flags, first)


def _is_fill(word: int) -> bool:
    """Whether cap_offset is just the fill byte, four times: a 16-byte caller gets no cap_offset."""
    return word % 0x01010101 == 0 and word not in {0, 0xFFFFFFFF}


def walk(data: bytes, ioctl: Ioctl, abi: Abi, head: Head) -> Chain:
    """Follow the chain; total and bounded."""
    first = head.cap_offset
    if not head.announces(ioctl) or not first:
        return NOTHING
    size = len(data)
    lowest = plans_at(ioctl, abi).lowest(ioctl)
    if first < lowest or first + HEADER_SIZE > size:
        partial = first if lowest <= first < size else None
        return Chain(
            (), partial, broken=True, findings=(_bad_first(data, ioctl, abi, head, first),)
        )
    headers: list[Header] = []
    found: list[Finding] = []
    unpack = HEADERS[abi.prefix].unpack_from
    seen: set[int] = set()  # while all links point forward, no offset can come again
    offset = first
    while True:
        id_, version, next_ = unpack(data, offset)
        headers.append(_new(Header, (offset, id_, version, next_)))
        if next_ == 0:
            return Chain(tuple(headers), None, broken=False, findings=tuple(found))
        if next_ <= offset or next_ + HEADER_SIZE > size or len(headers) >= MAX_CAPS:
            seen.update(header.start for header in headers[len(seen) :])
            found.append(_bad_link(data, ioctl, lowest, head, headers, next_, seen))
            if found[-1].code != "next-backwards":
                break
        offset = next_
    partial = next_ if offset < next_ < size < next_ + HEADER_SIZE else None
    broken = found[-1].code != "next-cycle"
    return Chain(tuple(headers), partial, broken=broken, findings=tuple(found))


def _bad_first(data: bytes, ioctl: Ioctl, abi: Abi, head: Head, first: int) -> Finding:
    size, lowest = len(data), plans_at(ioctl, abi).lowest(ioctl)
    at = ioctl.cap_offset_at
    if first < lowest:
        return finding(
            "cap-offset-inside-info",
            at,
            at + 4,
            mark(
                "cap_offset is {first}, inside struct {struct_name}: the chain of this ioctl "
                "starts at {lowest} or later."
            ),
            first=first,
            struct_name=ioctl.struct_name,
            lowest=lowest,
        )
    said = mark(
        "cap_offset is {first}: a header of 8 bytes there would end at {end}, but the buffer has "
        "{size} bytes."
    )
    severity = None
    if ioctl.key == "region" and first == 32 and head.argsz == 48:
        # samples/vfio-mdev/mbochs.c answers so up to v6.18 when the caller's argsz is below 48.
        severity = Severity.WARNING
        said = mark(
            "cap_offset is {first}: a header of 8 bytes there would end at {end}, but the buffer "
            "has {size} bytes. The mbochs sample answers so, with argsz 48, to a caller that "
            "passes less."
        )
    elif (
        ioctl.key == "region"
        and first == 32 == size
        and head.argsz is not None
        and head.argsz >= _ONE_AREA
    ):
        # rust-vmm/vfio 01dd3401103a, vfio-user/src/lib.rs: Command::DeviceGetRegionInfo.
        severity = Severity.NOTE
        said = mark(
            "cap_offset is {first}, where these {size} bytes end. rust-vmm's vfio-user server "
            "answers so to a caller that passes less than the argsz {argsz} that it asks for; "
            "else the capture is cut."
        )
    end = first + HEADER_SIZE
    return finding(
        "cap-offset-past-end", at, at + 4, said, severity, first=first, end=end, size=size,
        argsz=head.argsz,
    )  # fmt: skip


def _bad_link(
    data: bytes,
    ioctl: Ioctl,
    lowest: int,
    head: Head,
    headers: list[Header],
    next_: int,
    seen: set[int],
) -> Finding:
    size, offset = len(data), headers[-1].start
    link = (offset + 4, offset + 8)
    here = f"caps[{len(headers) - 1}] at {offset}"
    if next_ + HEADER_SIZE > size:
        return _link_outside(data, head, here, link, next_)
    if next_ < lowest:
        return finding(
            "next-inside-info",
            *link,
            mark(
                "next of {here} is {next}, inside struct {struct_name}: expected 0 or an offset "
                "from {lowest} on."
            ),
            here=here,
            next=next_,
            struct_name=ioctl.struct_name,
            lowest=lowest,
        )
    if next_ in seen:
        said = mark("next of {here} leads to itself: a reader without a check never ends.")
        if next_ != offset:
            said = mark(
                "next of {here} leads to the header at {next} again: a reader without a check "
                "never ends."
            )
        return finding("next-cycle", *link, said, here=here, next=next_)
    if len(headers) >= MAX_CAPS:
        return finding(
            "chain-too-long",
            *link,
            mark("The walk stopped after {count} capabilities, at offset {offset}."),
            count=MAX_CAPS,
            offset=offset,
        )
    return finding(
        "next-backwards",
        *link,
        mark("next of {here} is {next}, before the capability itself."),
        here=here,
        next=next_,
    )


def _link_outside(data: bytes, head: Head, here: str, link: tuple[int, int], next_: int) -> Finding:
    size = len(data)
    if next_ < size:
        return finding(
            "partial-header",
            *link,
            mark("next of {here} is {next}: only {number} of the header's 8 bytes are there."),
            here=here,
            next=next_,
            number=size - next_,
        )
    said = mark("next of {here} is {next}, behind the end of the buffer at {size}.")
    if head.argsz is not None and next_ == head.argsz:
        said = mark(
            "next of {here} is {next}, behind the end of the buffer at {size}. It equals argsz: a "
            "chain that was cut where the caller's buffer ended."
        )
    return finding("next-past-end", *link, said, here=here, next=next_, size=size)
