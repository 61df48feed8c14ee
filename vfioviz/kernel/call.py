"""One call on its way through a driver: the caller's memory, the copies, what comes of them.

Rule 1: every byte that changes is in a patch of a step; what no step wrote is the caller's.
Rule 2: time and memory are linear in the bytes of the answer.
"""

from __future__ import annotations

from struct import Struct as Packer

from vfioviz.codec.chain import CAP_OFFSET_AT, read_head, walk
from vfioviz.codec.content import Capability, Content
from vfioviz.codec.encode import EncodeError, encode_capability, encode_info
from vfioviz.kernel.handlers import Rule
from vfioviz.kernel.run import Patch, PlacedCap, Run, Step, Write
from vfioviz.kernel.variant import Variant
from vfioviz.language import mark, phrase
from vfioviz.uapi import structs
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Abi

MAX_SHOWN = 1 << 16
"""Bytes of the caller's buffer that are kept; more only where the kernel wrote more."""


class ModelError(ValueError):
    """A run that can't be asked for; the text says what was expected."""


def sizeof_info(content: Content, variant: Variant, abi: Abi) -> int:
    """Return sizeof(info) of a variant, in bytes."""
    return structs.struct(IOCTLS[content.ioctl].struct_name, abi, variant.linux).size


class Call:
    """One call on its way through the handler."""

    def __init__(
        self, content: Content, variant: Variant, rule: Rule, abi: Abi, argsz: int, fill: int
    ) -> None:
        self.content = content
        self.variant = variant
        self.rule = rule
        self.abi = abi
        self.argsz_in = self.argsz_out = argsz
        self.fill = fill
        self.ioctl = IOCTLS[content.ioctl]
        self.sizeof = sizeof_info(content, variant, abi)
        self.errno = 0
        self.steps: list[Step] = []
        self.copies: list[tuple[Write, bytes]] = []
        self.placed: list[tuple[int, int, int, int, int]] = []
        """(offset in the caller's buffer, id, version, bytes of the struct, bytes to the next)."""
        self.warnings: list[str] = []

    def capability(self, id_: int) -> tuple[Capability, bytes] | None:
        """Return the first capability of an id with its bytes; None where there is none."""
        cap = next((cap for cap in self.content.caps if cap.id == id_), None)
        if cap is None:
            return None
        try:
            return cap, encode_capability(cap, self.content.ioctl, self.abi, self.variant.linux)
        except EncodeError as problem:
            raise ModelError(str(problem)) from problem

    def echo(self) -> int:
        """A region's cap_offset is copied in and back out: without caps the caller sees its own."""
        return int.from_bytes(bytes([self.fill]) * 4, "little") if self.rule.minsz == 32 else 0

    def info(self, cap_offset: int, *, flags: int) -> bytes:
        """Return the whole info struct; raises ModelError for a value that does not fit."""
        content = self.content
        info = tuple((name, flags if name == "flags" else value) for name, value in content.info)
        try:
            return encode_info(
                Content(content.ioctl, info),
                self.abi,
                self.variant.linux,
                self.argsz_out,
                cap_offset,
            )
        except EncodeError as problem:
            raise ModelError(str(problem)) from problem

    def flags(self, *, caps: bool) -> int:
        """Return the info flags, with or without that of a chain."""
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
            ioctl=self.content.ioctl,
            abi=self.abi.key,
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
        """What the caller set: argsz, flags 0 and a region's index; the rest is fill."""
        words = [self.argsz_in, 0]
        if self.content.ioctl == "region":
            words.append(self.content.get("index"))
        head = Packer(f"{self.abi.prefix}{len(words)}I").pack(*words)
        return head + bytes([self.fill]) * (size - len(head))

    def _cap_offset(self, buffer: bytes) -> int | None:
        at = CAP_OFFSET_AT[self.content.ioctl]
        whole = any(write.start <= at and at + 4 <= write.stop for write, _ in self.copies)
        return int.from_bytes(buffer[at : at + 4], self.abi.byte_order) if whole else None

    def _placed(self, buffer: bytes) -> tuple[PlacedCap, ...]:
        if not self.placed:
            return ()
        head = read_head(buffer, self.ioctl, self.abi)
        reached = {header.start for header in walk(buffer, self.ioctl, self.abi, head).headers}
        return tuple(
            PlacedCap(start, id_, version, size, room, start in reached)
            for start, id_, version, size, room in self.placed
        )
