"""One modelled ioctl: a handler and a variant answer a caller, step by step.

Rule 1: the order is the kernel's: minsz, the driver's own refusal, capabilities, argsz, shift,
copy of the capabilities, copy of the info struct.
Rule 2: every byte that changes is in a patch of a step; what no step wrote is the caller's.
Rule 3: time and memory are linear in the bytes of the answer.
"""

from __future__ import annotations

from struct import Struct as Packer

from vfioviz.codec.chain import CAP_OFFSET_AT, read_head, walk
from vfioviz.codec.content import Content
from vfioviz.codec.encode import EncodeError, encode_capability, encode_info
from vfioviz.kernel.handlers import HANDLERS, Rule, default_handler, handlers_for
from vfioviz.kernel.run import Patch, PlacedCap, Run, Step, Write
from vfioviz.kernel.variant import Added, Shifted, Variant
from vfioviz.uapi import structs
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Abi

EINVAL = 22

MAX_SHOWN = 1 << 16
"""Bytes of the caller's buffer that are kept; more only where the kernel wrote more."""

_U32 = 0xFFFFFFFF


class ModelError(ValueError):
    """A run that can't be asked for; the text says what was expected."""


class _Caps:
    """``struct vfio_info_cap`` (include/linux/vfio.h): the buffer that the chain is built in."""

    def __init__(self, content: Content, variant: Variant, abi: Abi) -> None:
        self.buf = bytearray()
        self.headers: list[tuple[int, int]] = []
        """(offset in buf, bytes of the struct) of each capability."""
        self.steps: list[Step] = []
        self._word = Packer(abi.prefix + "I")
        for cap in content.caps:
            raw = encode_capability(cap, content.ioctl, abi, variant.linux)
            self._add(raw, variant.info_cap_add(len(self.buf), len(raw)), cap.id)

    def _add(self, raw: bytes, added: Added, id_: int) -> None:
        """vfio_info_add_capability(): grow, zero, header, link, then ``size - 8`` bytes of body."""
        old = len(self.buf)
        self.buf.extend(bytes(added.size - old))
        self.buf[added.header : added.header + len(raw)] = raw
        patches = [Patch("kernel", old, bytes(self.buf[old:]))]
        if self.headers:
            patches.append(self._store(self.headers[-1][0] + 4, added.header))
        self.headers.append((added.header, len(raw)))
        detail = f"id {id_}: header at {added.header} of caps.buf, size now {added.size}"
        self.steps.append(Step("vfio_info_cap_add", detail, added.rule, tuple(patches), added.size))

    def _store(self, at: int, word: int) -> Patch:
        raw = self._word.pack(word & _U32)
        self.buf[at : at + 4] = raw
        return Patch("kernel", at, raw)

    def shift(self, shifted: Shifted) -> None:
        """vfio_info_cap_shift(): every next that is not 0 counts from the info struct now."""
        patches = []
        for at, _ in self.headers:
            (next_,) = self._word.unpack_from(self.buf, at + 4)
            if next_:
                patches.append(self._store(at + 4, next_ + shifted.added))
        if shifted.pad:
            self.buf[:0] = bytes(shifted.pad)
            self.headers = [(at + shifted.pad, size) for at, size in self.headers]
            patches.append(Patch("kernel", 0, bytes(self.buf)))
        detail = f"chain counts from the info struct; cap_offset {shifted.cap_offset}"
        if shifted.pad:
            detail += f"; moved up by {shifted.pad} in caps.buf"
        self.steps.append(
            Step("vfio_info_cap_shift", detail, shifted.rule, tuple(patches), len(self.buf))
        )


def _rule(content: Content, handler: str) -> Rule:
    known = HANDLERS.get(handler)
    rule = None if known is None else known.rule(content.ioctl)
    if rule is None:
        fitting = ", ".join(handlers_for(content.ioctl))
        message = (
            f"handler '{handler}' does not answer {IOCTLS[content.ioctl].name}: expected {fitting}"
        )
        raise ModelError(message)
    return rule


def _caps_of(content: Content, rule: Rule, variant: Variant, abi: Abi) -> _Caps:
    kept = content if rule.caps else Content(content.ioctl, content.info)
    try:
        return _Caps(kept, variant, abi)
    except EncodeError as problem:
        raise ModelError(str(problem)) from problem


def _sizeof(content: Content, variant: Variant, abi: Abi) -> int:
    return structs.struct(IOCTLS[content.ioctl].struct_name, abi, variant.linux).size


def reported_argsz(
    content: Content, variant: Variant, *, handler: str | None = None, abi: Abi = X86_64
) -> int:
    """Return the argsz that a call with too little room is answered with, in bytes.

    Without capabilities nothing is ever too small but minsz: then it is sizeof(info).

    Raises:
        ModelError: The handler does not answer this ioctl, or a value does not fit its field.
    """
    rule = _rule(content, handler or default_handler(content.ioctl))
    caps = _caps_of(content, rule, variant, abi)
    return (_sizeof(content, variant, abi) + len(caps.buf)) & _U32


def run(
    content: Content,
    variant: Variant,
    *,
    handler: str | None = None,
    abi: Abi = X86_64,
    argsz: int,
    fill: int = 0,
) -> Run:
    """Answer one call.

    Args:
        content: What the driver has to say.
        variant: The version of the code.
        handler: Key of the driver; None: the default one of the ioctl.
        abi: ABI of the kernel.
        argsz: What the caller passes, 0 to 2^32 - 1.
        fill: What its buffer holds before, 0 to 255; argsz, flags (0) and a region's index aside.

    Raises:
        ModelError: The handler does not answer this ioctl, or a number is out of range.
    """
    handler = handler or default_handler(content.ioctl)
    rule = _rule(content, handler)
    if not 0 <= argsz <= _U32:
        message = f"argsz is {argsz}, expected 0 to {_U32}"
        raise ModelError(message)
    if not 0 <= fill <= 0xFF:
        message = f"fill is {fill}, expected 0 to 255"
        raise ModelError(message)
    call = _Call(content, variant, rule, abi, argsz, fill)
    call.answer()
    return call.finish(handler)


class _Call:
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
        self.sizeof = _sizeof(content, variant, abi)
        self.errno = 0
        self.steps: list[Step] = []
        self.copies: list[tuple[Write, bytes]] = []
        self.placed: list[tuple[int, int, int]] = []
        """(offset in the caller's buffer, bytes of the struct, bytes up to the next one)."""
        self.warnings: list[str] = []
        self.chain = 0

    def answer(self) -> None:
        """Do what the handler does."""
        if self.argsz_in < self.rule.minsz:
            self.errno = EINVAL
        else:
            self.errno = self.content.errno
        if self.errno:
            return
        if self.content.caps and not self.rule.caps:
            self.warnings.append(
                f"{self.rule.source}: this handler adds no capability here; "
                f"{len(self.content.caps)} left out"
            )
        caps = _caps_of(self.content, self.rule, self.variant, self.abi)
        self.steps += caps.steps
        cap_offset = self._echo()
        if caps.headers:
            cap_offset = 0
            needed = self.sizeof + len(caps.buf)
            if self.argsz_in < needed:
                self.argsz_out = needed & _U32
            else:
                cap_offset = self._give(caps)
        self._copy_info(cap_offset, caps=bool(caps.headers))

    def _echo(self) -> int:
        """A region's cap_offset is copied in and back out: without caps the caller sees its own."""
        return int.from_bytes(bytes([self.fill]) * 4, "little") if self.rule.minsz == 32 else 0

    def _give(self, caps: _Caps) -> int:
        shifted = self.variant.info_cap_shift(self.sizeof)
        before = len(caps.steps)
        caps.shift(shifted)
        self.steps += caps.steps[before:]
        if shifted.warning:
            self.warnings.append(shifted.warning)
        target = self.variant.caps_target(self.sizeof, shifted)
        self._copy(target, bytes(caps.buf), "caps", len(caps.buf))
        ends = [at for at, _ in caps.headers[1:]] + [len(caps.buf)]
        self.placed = [
            (target + at, size, end - at)
            for (at, size), end in zip(caps.headers, ends, strict=True)
        ]
        return shifted.cap_offset

    def _copy_info(self, cap_offset: int, *, caps: bool) -> None:
        content = self.content
        flags = content.get("flags") & ~self.ioctl.caps_flag
        if caps:
            flags |= self.ioctl.caps_flag
        info = tuple((name, flags if name == "flags" else value) for name, value in content.info)
        try:
            raw = encode_info(
                Content(content.ioctl, info),
                self.abi,
                self.variant.linux,
                self.argsz_out,
                cap_offset,
            )
        except EncodeError as problem:
            raise ModelError(str(problem)) from problem
        size = self.rule.minsz
        if self.rule.grows:
            end = CAP_OFFSET_AT[content.ioctl] + 4
            size = self.variant.info_copied(self.argsz_in, size, end, self.sizeof)
        kernel = self.steps[-1].kernel_size if self.steps else 0
        self._copy(0, raw[:size], "info", kernel)

    def _copy(self, start: int, data: bytes, what: str, kernel_size: int) -> None:
        write = Write(start, start + len(data), what)
        self.copies.append((write, data))
        detail = (
            f"{what}: {len(data)} bytes to [{write.start}, {write.stop}) of the caller's buffer"
        )
        over = max(0, write.stop - max(start, self.argsz_in))
        rule = f"{over} bytes past argsz {self.argsz_in}" if over else ""
        patch = Patch("user", start, data)
        self.steps.append(Step("copy_to_user", detail, rule, (patch,), kernel_size))

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
            PlacedCap(start, cap.id, cap.version, size, room, start in reached)
            for (start, size, room), cap in zip(self.placed, self.content.caps, strict=True)
        )
