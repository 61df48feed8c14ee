"""One modelled ioctl: a handler and a variant answer a caller, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from vfioviz.codec.content import Content
from vfioviz.kernel import core, iommufd, libvfio_user, mbochs
from vfioviz.kernel.call import Call, ModelError
from vfioviz.kernel.handlers import HANDLERS, Rule, default_handler, handlers_for
from vfioviz.kernel.run import Run
from vfioviz.kernel.variant import Variant
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Abi

__all__ = ["EINVAL", "ModelError", "reported_argsz", "run"]

EINVAL = 22

_U32 = 0xFFFFFFFF


class _Code(Protocol):
    """A module that answers."""

    def reported(self, call: Call, /) -> int:
        """Return the argsz that a short call is answered with."""
        ...

    def answer(self, call: Call, /) -> None:
        """Answer a call that passed minsz."""
        ...


_CODE: Mapping[str, _Code] = {
    "core": core,
    "iommufd": iommufd,
    "mbochs": mbochs,
    "libvfio-user": libvfio_user,
}


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


def reported_argsz(
    content: Content, variant: Variant, *, handler: str | None = None, abi: Abi = X86_64
) -> int:
    """Return the argsz that a call with too little room is answered with, in bytes.

    Without capabilities nothing is ever too small but minsz: then it is sizeof(info).

    Raises:
        ModelError: The handler does not answer this ioctl, or a value does not fit its field.
    """
    rule = _rule(content, handler or default_handler(content.ioctl))
    return _CODE[rule.code].reported(Call(content, variant, rule, abi, 0, 0))


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
    call = Call(content, variant, rule, abi, argsz, fill)
    refused = argsz < rule.minsz or (rule.most is not None and argsz > rule.most)
    call.errno = EINVAL if refused else content.errno
    if not call.errno:
        _CODE[rule.code].answer(call)
    return call.finish(handler)
