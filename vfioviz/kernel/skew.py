"""A program built with one kernel's headers, for one ABI, on another kernel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vfioviz.codec.decode import decode
from vfioviz.codec.differences import Difference, Kind, differences
from vfioviz.codec.ref import INFO
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.run import Run
from vfioviz.kernel.sweep import SIZINGS, dance
from vfioviz.language import Phrase
from vfioviz.uapi.abi import I386, X86_64
from vfioviz.uapi.schema import Linux

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
    """What the program misinterprets."""
    lies: tuple[str, ...]
    """Fields of its info struct that overlap something else: ``pad`` on the first capability."""


def skews(question: Question, producers: Iterable[Producer]) -> Iterator[Skew]:
    """Yield each pairing of a kernel with a program; raises ModelError as a producer does.

    Args:
        question: What is asked; the argsz is the program's. On x86-64 there are programs for i386.
        producers: The kernels.
    """
    ioctl, abi = question.content.ioctl, question.abi
    for producer in producers:
        for program in (abi, I386) if abi is X86_64 else (abi,):
            for linux in HEADERS:
                # sizeof, then retry while the returned argsz is larger, as QEMU does.
                calls = tuple(dance(SIZINGS[0], question, producer, linux=linux, program=program))
                data, given = calls[-1].buffer, calls[-1].argsz_in
                written = decode(data, ioctl, abi, producer.linux, given)
                read = decode(data, ioctl, program, linux, given)
                misread = tuple(each for each in differences(written, read) if not _harmless(each))
                sizeof = read.info.size
                lies = tuple(
                    Phrase(each.template, each.values)
                    for each in read.findings
                    if each.code in _LIES and each.start < sizeof
                )
                yield Skew(producer.key, linux, program.key, sizeof, calls, misread, lies)


def _harmless(each: Difference) -> bool:
    """Whether nothing is misread: bytes outside any field, or a pad unknown to the program."""
    ref = each.ref_a
    unheard = each.kind is Kind.REMOVED and ref is not None and ref.owner is INFO
    return each.kind is Kind.PAD or (unheard and each.reserved)
