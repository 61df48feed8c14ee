"""A program built with one kernel's headers, for one ABI, on another kernel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.codec.content import Content
from vfioviz.codec.decode import decode
from vfioviz.codec.differences import Difference, Kind, differences
from vfioviz.kernel.run import Run
from vfioviz.kernel.sweep import SIZINGS, dance
from vfioviz.kernel.variant import Variant
from vfioviz.language import Phrase
from vfioviz.uapi import structs
from vfioviz.uapi.abi import I386, X86_64
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Abi, Linux

HEADERS: tuple[Linux, ...] = ((6, 5), (6, 6))
"""Before and since ``pad`` ended two of the info structs (commit a881b496941f)."""

_LIES = frozenset({"pad-on-cap", "cap-offset-inside-info"})


class Skew(NamedTuple):
    """One program on one kernel."""

    kernel: str
    """Key of the variant."""
    headers: Linux
    program: str
    """Key of the ABI that the program was built for; the kernel does not translate."""
    sizeof: int
    """sizeof(info) in the program, in bytes."""
    calls: tuple[Run, ...]
    misread: tuple[Difference, ...]
    """What the program takes for something else than the kernel wrote."""
    lies: tuple[str, ...]
    """Fields of its info struct that lie on other things: ``pad`` on the first capability."""


def skews(
    content: Content,
    variants: tuple[Variant, ...],
    *,
    handler: str | None = None,
    abi: Abi = X86_64,
    fill: int = 0,
) -> Iterator[Skew]:
    """Yield each pairing of a kernel with a program; raises ModelError as ``run`` does.

    Args:
        content: What the driver has to say.
        variants: The kernels.
        handler: Key of the driver; None: the default one.
        abi: ABI of the kernels; on x86-64 there are programs for i386 too.
        fill: What the program's memory holds before.
    """
    ioctl = IOCTLS[content.ioctl]
    for variant in variants:
        for program in (abi, I386) if abi is X86_64 else (abi,):
            for headers in HEADERS:
                # sizeof, then again while the returned argsz is larger: QEMU's way.
                calls = tuple(
                    dance(SIZINGS[0], content, variant, handler=handler, abi=abi,
                          headers=headers, program=program, fill=fill)
                )  # fmt: skip
                data, given = calls[-1].buffer, calls[-1].argsz_in
                written = decode(data, ioctl, abi, variant.linux, given)
                read = decode(data, ioctl, program, headers, given)
                misread = tuple(each for each in differences(written, read) if not _harmless(each))
                sizeof = structs.struct(ioctl.struct_name, program, headers).size
                lies = tuple(
                    Phrase(each.template, each.values)
                    for each in read.findings
                    if each.code in _LIES and each.start < sizeof
                )
                yield Skew(variant.key, headers, program.key, sizeof, calls, misread, lies)


def _harmless(each: Difference) -> bool:
    """Whether nothing is misread: bytes of no field, or a field that the program never heard of."""
    return each.kind is Kind.PAD or (each.kind is Kind.REMOVED and each.what == "info.pad")
