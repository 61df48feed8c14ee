"""Our decoder beside its peers: the same bytes, the same values, one process.

What a user opens is a first answer. The decoder keeps nothing of an answer, only the plans of the
structs that a header set has, as the peers keep their compiled ones: each turn is a first answer.
"""

from __future__ import annotations

from collections.abc import Callable
from timeit import Timer
from typing import Any, NamedTuple

from tests.bench.answers import DEVICE, IOMMU
from tests.bench.peers import construct_peer, dissect_peer, kaitai
from tests.models import IOCTLS
from vfioviz.codec.decode import Layout, decode
from vfioviz.codec.leaf import Role
from vfioviz.uapi.abi import S390X, X86_64

TURNS = 400
LONG_TURNS = 15
"""Of what takes tens of milliseconds."""
SLICE = 0.0003
"""Seconds that one turn of one contender takes, about: short, so that some of them are quiet."""

_NAMED = frozenset({Role.INFO, Role.CAP_HEADER, Role.CAP_FIELD})


class Contender(NamedTuple):
    name: str
    job: Callable[[bytes], Any]
    values: Callable[[Any], list[Any]]


def _device(data: bytes) -> Layout:
    """Spans and findings included; each leaf, with its value, is made."""
    layout = decode(data, IOCTLS["device"], S390X)
    for _ in layout.leaves():
        pass
    return layout


def _iommu(data: bytes) -> Layout:
    layout = decode(data, IOCTLS["iommu"], X86_64)
    for _ in layout.leaves():
        pass
    return layout


def _iommu_lazy(data: bytes) -> Layout:
    return decode(data, IOCTLS["iommu"], X86_64)


def _values(layout: Layout) -> list[Any]:
    return [leaf.value for leaf in layout.leaves() if leaf.role in _NAMED]


DEVICE_CONTENDERS = (
    Contender("vfioviz, spans and findings", _device, _values),
    Contender("kaitai style", kaitai.device, kaitai.device_values),
    Contender("construct, compiled", construct_peer.device, construct_peer.values),
    Contender("dissect.cstruct, compiled", dissect_peer.device, dissect_peer.values),
)
IOMMU_CONTENDERS = (
    Contender("vfioviz, each leaf made", _iommu, _values),
    Contender("vfioviz, as the window does: leaves on demand", _iommu_lazy, _values),
    Contender("kaitai style", kaitai.iommu, kaitai.iommu_values),
    Contender("construct, compiled", construct_peer.iommu, construct_peer.values),
    Contender("dissect.cstruct, compiled", dissect_peer.iommu, dissect_peer.values),
)


def race(contenders: tuple[Contender, ...], data: bytes, turns: int) -> list[float]:
    """Return the least seconds of each; they take turns, so that noise hits all alike.

    The least, since a busy machine only ever adds to it.

    Raises AssertionError where one reads other values than the first.
    """
    wanted = contenders[0].values(contenders[0].job(data))
    for one in contenders[1:]:
        assert one.values(one.job(data)) == wanted, f"{one.name} reads other values"
    timers = [Timer(lambda one=one: one.job(data)) for one in contenders]  # type: ignore[misc]  # a lambda
    counts = [max(1, round(SLICE / min(timer.repeat(9, 1)))) for timer in timers]
    times: list[list[float]] = [[] for _ in timers]
    for _ in range(turns):
        for timer, count, taken in zip(timers, counts, times, strict=True):
            taken.append(timer.timeit(count) / count)
    return [min(taken) for taken in times]


def device() -> list[tuple[str, float]]:
    """Seconds for device info with five capabilities."""
    least = race(DEVICE_CONTENDERS, DEVICE, TURNS)
    return [(one.name, time) for one, time in zip(DEVICE_CONTENDERS, least, strict=True)]


def iommu() -> list[tuple[str, float]]:
    """Seconds for IOMMU info with 10,000 ranges."""
    least = race(IOMMU_CONTENDERS, IOMMU, LONG_TURNS)
    return [(one.name, time) for one, time in zip(IOMMU_CONTENDERS, least, strict=True)]
