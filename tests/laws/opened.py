"""A request that was read from bytes of the tests' own writer, and what is expected of it."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.laws import answers
from tests.laws.answers import CAPS_FLAG, HANDLERS, INFO
from tests.laws.specs import Spec, chains
from tests.models import IOCTLS
from vfioviz.codec.content import Content
from vfioviz.codec.content_of import content
from vfioviz.codec.decode import decode
from vfioviz.uapi.abi import ABIS

WIDE = {"size", "offset", "iova_pgsizes"}


class Opened(NamedTuple):
    """What the writer wrote, as one kernel answered it."""

    ioctl: str
    on: cw.Target
    info: dict[str, int]
    specs: tuple[Spec, ...]
    answered: answers.Told
    argsz: int
    fill: int

    @property
    def content(self) -> Content:
        """What the program reads of it."""
        layout = decode(self.answered.data, IOCTLS[self.ioctl], ABIS[self.on.key], None, self.argsz)
        return content(layout)

    def caps(self, on: cw.Target | None = None) -> list[cw.Cap]:
        """Return the capabilities as the writer has them, on another target too."""
        where = on or self.on
        return [spec.on(where, filled=where == self.on) for spec in self.specs]


@st.composite
def infos(draw: st.DrawFn, ioctl: str) -> dict[str, int]:
    told = {name: draw(st.integers(0, (1 << (64 if name in WIDE else 32)) - 1))
            for name in INFO[ioctl]}  # fmt: skip
    told["flags"] &= ~CAPS_FLAG[ioctl]
    return told


@st.composite
def opened(draw: st.DrawFn, ioctl: str, *, min_caps: int = 0, max_caps: int = 5) -> Opened:
    """An answer of a released kernel with any capabilities; the caller had room for all."""
    on = draw(st.sampled_from(cw.TARGETS))
    info, fill = draw(infos(ioctl)), draw(st.integers(0, 255))
    specs = draw(chains(ioctl, min_caps, max_caps))
    version = draw(st.sampled_from(("before-v6.6", "v6.6")))
    caps = [spec.on(on) for spec in specs]
    call = answers.Call(version, HANDLERS[ioctl][0], ioctl, on, info, caps, None, fill)
    told = answers.answer(call)
    return Opened(ioctl, on, info, specs, told, len(told.data), fill)


def carried(read: Content, written: list[cw.Cap]) -> list[cw.Cap]:
    """Return what is carried: what was written; of an unknown payload, zeros at its end as guessed.

    Nobody says how long it is: zeros behind it may be its own or the rounding to 8.
    """
    found = []
    assert len(read.caps) == len(written)
    for cap, wrote in zip(read.caps, written, strict=True):
        assert (cap.id, cap.version) == (wrote.id, wrote.version)
        if cap.payload is None:
            found.append(wrote)
            continue
        longer, shorter = sorted((cap.payload, wrote.body), key=len, reverse=True)
        assert longer.startswith(shorter)
        assert len(longer) - len(shorter) < 8
        assert not any(longer[len(shorter) :])
        found.append(wrote._replace(body=cap.payload))
    return found
