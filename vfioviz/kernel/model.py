"""A variant as a producer: a handler plus the arithmetic of one version."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.codec.content import Content
from vfioviz.codec.revision import ALIGNED
from vfioviz.kernel.call import Call
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.run import Run
from vfioviz.kernel.variant import Variant
from vfioviz.language import mark, phrase
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.schema import Linux

EINVAL = 22

_U32 = 0xFFFFFFFF
_SAID = 16
"""Maximum capabilities of unknown length that are named."""


@dataclass(frozen=True, slots=True)
class Modelled:
    """A purely arithmetic producer: one of ``kernel.variants``."""

    variant: Variant

    @property
    def key(self) -> str:
        """Name on the command line."""
        return self.variant.key

    @property
    def title(self) -> str:
        """One line for people."""
        return self.variant.title

    @property
    def summary(self) -> str:
        """What it does."""
        return self.variant.summary

    @property
    def origin(self) -> str:
        """Kernel version, commit or Message-ID."""
        return self.variant.origin

    @property
    def label(self) -> str:
        """A few letters for the head of a table."""
        return self.variant.label

    @property
    def released(self) -> bool:
        """Whether a kernel was released with this code."""
        return self.variant.released

    @property
    def telling(self) -> bool:
        """Whether it is shown next to a buffer that is opened alone."""
        return self.variant.telling

    @property
    def linux(self) -> Linux:
        """The header revision whose info structs it uses."""
        return self.variant.linux

    def answer(self, question: Question) -> Run:
        """Answer one call; raises ModelError for a value that does not fit its field."""
        answering = question.handler.answers(question.content.ioctl)
        if answering is None:
            message = f"{question.handler.key} does not answer {question.content.ioctl.name}"
            raise ModelError(message)
        rule = answering.rule
        call = Call(question.content, self.variant, rule, question.abi, question.fill)
        # Without capabilities an argsz of minsz is enough; sizeof(info) is reported.
        call.needed = answering.needed(call) & _U32
        call.pass_argsz(call.needed if question.argsz is None else question.argsz)
        argsz = call.argsz_in
        refused = argsz < rule.minsz or (rule.most is not None and argsz > rule.most)
        call.errno = EINVAL if refused else question.content.errno
        if not call.errno:
            answering.answer(call)
            call.warnings += _lengths(call)
        return call.finish(question.handler.key)


def _lengths(call: Call) -> list[str]:
    """Name the unknown lengths that determine offsets when capabilities are packed."""
    if call.variant.linux >= ALIGNED or not call.rule.caps:
        return []
    return unknown_lengths(call.content, call.headers)


def unknown_lengths(content: Content, headers: HeaderSet) -> list[str]:
    """Name the capabilities whose length is a guess."""
    ids = content.ioctl.ids
    return [
        phrase(
            mark(
                "id {id} is taken to have {size} bytes, a guess: no header says how long it is "
                "(--length {id}=BYTES)"
            ),
            id=cap.id,
            size=8 + len(cap.payload),
        )
        for cap in content.caps[:_SAID]
        if cap.payload is not None and not headers.versions(ids, cap.id)
    ]
