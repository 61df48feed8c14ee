"""A driver that nobody has read: an ioctl that a header proposes, answered as vfio-pci would."""

from __future__ import annotations

from vfioviz.kernel.call import Call
from vfioviz.kernel.handler import Answering, Handler
from vfioviz.kernel.handlers import core
from vfioviz.kernel.rule import Rule
from vfioviz.language import mark, phrase
from vfioviz.uapi.headerset import Ioctl


def statement(ioctl: Ioctl) -> str:
    """Return what is supposed of the driver; a phrase."""
    return phrase(
        mark("no driver is known that answers {name}: supposed is one that takes {minsz} bytes "
             "(minsz), adds the chain as vfio-pci does and copies out up to cap_offset"),
        name=ioctl.name, minsz=ioctl.minsz,
    )  # fmt: skip


def _answer(call: Call) -> None:
    call.warnings.append(statement(call.ioctl))
    core.answer(call)


def _answering(ioctl: Ioctl) -> Answering:
    rule = Rule(ioctl.minsz, source=ioctl.headers.title, grows=True)
    return Answering(rule, core.needed, _answer)


HANDLER = Handler(
    "supposed", mark("supposed: no driver of this ioctl is known"), (), proposed=_answering
)
