"""One call as it passes through a driver: the caller's memory, the copies and their result.

Rule 1: every byte that changes is in a patch of a step; what no step wrote is the caller's.
Rule 2: time and memory are linear in the bytes of the answer.
"""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.codec.chain import read_head, walk
from vfioviz.codec.content import Capability, Content, info_fields
from vfioviz.codec.encode import EncodeError, encode_capability, encode_info
from vfioviz.codec.plan import plans
from vfioviz.codec.ref import CapId
from vfioviz.kernel.infocap import InfoCap
from vfioviz.kernel.rule import ModelError, Rule
from vfioviz.kernel.run import Patch, PlacedCap, Run, Step, Write
from vfioviz.kernel.variant import Variant
from vfioviz.language import mark, phrase
from vfioviz.uapi.schema import Abi

MAX_SHOWN = 1 << 16
"""Bytes of the caller's buffer that are kept, unless the kernel wrote more."""


class Placed(NamedTuple):
    """Where a capability was put; offsets in the caller's buffer, sizes in bytes."""

    start: int
    cap: Capability
    size: int
    """Of the struct."""
    room: int
    """Up to the next one."""


class Call:
    """One call as it passes through the handler."""

    def __init__(self, content: Content, variant: Variant, rule: Rule, abi: Abi, fill: int) -> None:
        self.content = content
        self.variant = variant
        self.rule = rule
        self.abi = abi
        self.fill = fill
        self.ioctl = content.ioctl
        self.headers = self.ioctl.headers.at(variant.linux)
        self.sizeof = plans(self.headers, self.abi).info(self.ioctl).size
        self.argsz_in = self.argsz_out = 0
        self.needed = 0
        self.errno = 0
        self.steps: list[Step] = []
        self.copies: list[tuple[Write, bytes]] = []
        self.placed: list[Placed] = []
        self.warnings: list[str] = []
        self._raw: dict[CapId, bytes] = {}
        self._built: InfoCap | None = None

    def pass_argsz(self, argsz: int) -> None:
        """Set the caller's argsz, in bytes."""
        self.argsz_in = self.argsz_out = argsz

    def raw(self, cap: Capability) -> bytes:
        """Return the struct of a capability; raises ModelError for a value that does not fit."""
        found = self._raw.get(cap.known_by)
        if found is None:
            try:
                found = encode_capability(cap, self.ioctl.ids, self.abi, self.headers)
            except EncodeError as problem:
                raise ModelError(str(problem)) from problem
            self._raw[cap.known_by] = found
        return found

    def built(self) -> InfoCap:
        """Return caps.buf with the chain, as the variant builds it; the same object each time."""
        if self._built is None:
            self._built = InfoCap(self.variant, self.abi)
            if self.rule.caps:
                for cap in self.content.caps:
                    self._built.add(self.raw(cap), cap)
        return self._built

    def capability(self, id_: int) -> tuple[Capability, bytes] | None:
        """Return the first capability of an id with its bytes; None where there is none."""
        cap = next((cap for cap in self.content.caps if cap.id == id_), None)
        return None if cap is None else (cap, self.raw(cap))

    def echo(self) -> int:
        """Return the cap_offset copied out without a chain: the caller's own value, or 0."""
        return self.fill * 0x01010101 if self.rule.echoes else 0

    def info(self, cap_offset: int, *, flags: int) -> bytes:
        """Return the whole info struct; raises ModelError for a value that does not fit."""
        content = self.content.with_info("flags", flags)
        try:
            return encode_info(content, self.abi, self.headers, self.argsz_out, cap_offset)
        except EncodeError as problem:
            raise ModelError(str(problem)) from problem

    def flags(self, *, caps: bool) -> int:
        """Return the info flags, with or without CAPS."""
        flags = self.content.get("flags") & ~self.ioctl.caps_flag
        return flags | self.ioctl.caps_flag if caps else flags

    def copy(self, start: int, data: bytes, what: str, kernel_size: int = 0) -> None:
        """copy_to_user(): bytes to an offset of the caller's buffer."""
        write = Write(start, start + len(data), what)
        self.copies.append((write, data))
        detail = phrase(
            mark("{what}: {size} bytes to [{start}, {stop}) of the caller's buffer"),
            what=what,
            size=len(data),
            start=write.start,
            stop=write.stop,
        )
        over = max(0, write.stop - max(start, self.argsz_in))
        rule = phrase(mark("{over} bytes past argsz {argsz}"), over=over, argsz=self.argsz_in)
        patch = Patch("user", start, data)
        self.steps.append(Step("copy_to_user", detail, rule if over else "", (patch,), kernel_size))

    def finish(self, handler: str) -> Run:
        """Return the record of the call."""
        highest = max((write.stop for write, _ in self.copies), default=0)
        size = max(self.sizeof, min(self.argsz_in, MAX_SHOWN), highest)
        initial = self._before(size)
        buffer = bytearray(initial)
        for write, data in self.copies:
            buffer[write.start : write.stop] = data
        result = bytes(buffer)
        return Run(
            variant=self.variant.key,
            handler=handler,
            ioctl=self.ioctl,
            abi=self.abi,
            needed=self.needed,
            argsz_in=self.argsz_in,
            fill=self.fill,
            errno=self.errno,
            argsz_out=self.argsz_out,
            cap_offset=self._cap_offset(result),
            caps=self._placed(result),
            writes=tuple(write for write, _ in self.copies),
            warnings=tuple(self.warnings),
            initial=initial,
            buffer=result,
            steps=tuple(self.steps),
        )

    def _before(self, size: int) -> bytes:
        """What the caller set: argsz, flags 0, a region's index; the rest is fill."""
        found = bytearray([self.fill]) * size
        given = {"argsz": self.argsz_in, "flags": 0}
        for field in info_fields(self.ioctl):
            if field.traits.given:
                given[field.name] = self.content.get(field.name)
        for slot in plans(self.headers, self.abi).info(self.ioctl).slots:
            value = given.get(slot.field.name)
            if value is not None:
                size = slot.stop - slot.start
                found[slot.start : slot.stop] = value.to_bytes(size, self.abi.byte_order)
        return bytes(found)

    def _cap_offset(self, buffer: bytes) -> int | None:
        at = self.ioctl.cap_offset_at
        whole = any(write.start <= at and at + 4 <= write.stop for write, _ in self.copies)
        return int.from_bytes(buffer[at : at + 4], self.abi.byte_order) if whole else None

    def _placed(self, buffer: bytes) -> tuple[PlacedCap, ...]:
        if not self.placed:
            return ()
        head = read_head(buffer, self.ioctl, self.abi)
        reached = {header.start for header in walk(buffer, self.ioctl, self.abi, head).headers}
        return tuple(
            PlacedCap(
                each.start,
                each.cap.known_by,
                each.cap.id,
                each.cap.version,
                each.size,
                each.room,
                each.start in reached,
            )
            for each in self.placed
        )
