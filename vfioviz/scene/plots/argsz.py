"""What each version of the code does for every argsz, as lanes over one axis of bytes.

Units are values of argsz: a stretch ``[start, stop)`` is drawn from ``start`` to ``stop``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import NamedTuple

from vfioviz.document.derived import Derived
from vfioviz.document.project import Project
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.sweep import SIZINGS, Outcome, Stretch, dance, sweep
from vfioviz.language import mark, tr

MOST = 4096
"""Bytes of a full answer that is swept; a larger one would take seconds."""
WORDS = {
    Outcome.ERROR: mark("errno"),
    Outcome.SHORT: mark("short"),
    Outcome.PARTIAL: mark("partial"),
    Outcome.COMPLETE: mark("complete"),
    Outcome.UNREADABLE: mark("unreadable"),
    Outcome.OVERRUN: mark("overrun"),
}
"""What stands in a band."""
LETTERS = {
    Outcome.ERROR: "E",
    Outcome.SHORT: "S",
    Outcome.PARTIAL: "P",
    Outcome.COMPLETE: "C",
    Outcome.UNREADABLE: "U",
    Outcome.OVERRUN: "O",
}
"""What stands in a band that has no room for the word."""
GRAVEST = (
    Outcome.OVERRUN,
    Outcome.UNREADABLE,
    Outcome.ERROR,
    Outcome.PARTIAL,
    Outcome.SHORT,
    Outcome.COMPLETE,
)
"""In the order of the legend, of which the last are left out where there is no room."""
HEADERS = (mark("Variant"), "argsz", mark("What"), mark("Outcome"), mark("Detail"))
"""Of the table behind the chart."""


class Pass(NamedTuple):
    """An argsz that programs pass."""

    argsz: int
    programs: tuple[str, ...]
    """``QEMU``, ``rust-vmm, crosvm, libvfn``."""
    again: bool
    """Whether it is what a call before returned."""

    @property
    def label(self) -> str:
        """``QEMU, DPDK, rust-vmm``: of programs with one habit the first."""
        names = ", ".join(each.partition(",")[0] for each in self.programs)
        return tr("{names} again", names=names) if self.again else names


class Lane(NamedTuple):
    """One version of the code."""

    key: str
    stretches: tuple[Stretch, ...]
    """() where it cannot answer."""
    passes: tuple[Pass, ...] = ()
    problem: str = ""
    """Why there are no stretches."""

    def at(self, argsz: int) -> Stretch | None:
        """Return the stretch of an argsz; None past the last one."""
        return next((each for each in self.stretches if each.start <= argsz < each.stop), None)


class ArgszRow(NamedTuple):
    """A line of the table."""

    texts: tuple[str, ...]
    lane: int
    argsz: int
    """The first value that it is about."""


class Chart(NamedTuple):
    """Lanes from argsz 0 to ``top - 1``."""

    lanes: tuple[Lane, ...]

    @property
    def top(self) -> int:
        """One past the largest argsz that was tried."""
        return max((lane.stretches[-1].stop for lane in self.lanes if lane.stretches), default=1)

    def step(self, argsz: int, by: int) -> int:
        """Return the next (1) or previous (-1) argsz at which some lane has another outcome."""
        edges = sorted({each.start for lane in self.lanes for each in lane.stretches})
        beyond = [each for each in edges if (each > argsz if by > 0 else each < argsz)]
        if not beyond:
            return argsz
        return beyond[0] if by > 0 else beyond[-1]


def passes(question: Question, producer: Producer) -> tuple[Pass, ...]:
    """Return what the known programs pass to a version of the code, ascending.

    Raises:
        ModelError: As the producer does.
    """
    found: list[tuple[int, bool, str]] = []
    for sizing in SIZINGS:
        name = tr(sizing.title).partition(":")[0]
        calls = dance(sizing, question, producer)
        found += [(call.argsz_in, number > 0, name) for number, call in enumerate(calls)]
    # The same program comes to the same argsz once: it does not call again with what it passed.
    groups = groupby(sorted(found, key=lambda one: one[:2]), key=lambda one: one[:2])
    return tuple(
        Pass(argsz, tuple(dict.fromkeys(name for _, _, name in group)), again)
        for (argsz, again), group in groups
    )


def asked(project: Project) -> Question:
    """Return the call of a project, without an argsz."""
    return Question(project.content, project.answering, project.layout_abi, fill=project.fill)


def chart(project: Project, versions: Iterable[Producer]) -> Chart:
    """Return the chart of some versions of the code, a lane each."""
    question = asked(project)
    return Chart(tuple(_lane(question, each) for each in versions))


def given(project: Project, derived: Derived, key: str) -> int | None:
    """Return what the caller of a version passes; None where the version has no column."""
    if project.argsz is not None:
        return project.argsz
    runs = [one.run for one in derived.columns if one.run is not None]
    return next((run.argsz_in for run in runs if run.variant == key), None)


@lru_cache(maxsize=64)
def _lane(question: Question, producer: Producer) -> Lane:
    try:
        needed = producer.answer(question).needed
        if needed > MOST:
            message = tr(
                "Answers of more than {MOST} bytes are not swept: each argsz is a call.",
                MOST=MOST,
            )
            return Lane(producer.key, (), (), message)
        return Lane(producer.key, sweep(question, producer), passes(question, producer))
    except ModelError as problem:
        # Of a version that can't answer the lane is empty; its column says why.
        return Lane(producer.key, (), (), str(problem))


def span(stretch: Stretch) -> str:
    """Return ``36 to 39``, ``40`` for one value."""
    if stretch.stop - stretch.start == 1:
        return str(stretch.start)
    return tr("{first} to {last}", first=stretch.start, last=stretch.stop - 1)


def detail(stretch: Stretch) -> str:
    """Return ``up to 4 bytes``, ``22``, or "" where the outcome says all."""
    if stretch.outcome is Outcome.OVERRUN:
        return tr("up to {most} bytes", most=stretch.most)
    return str(stretch.most) if stretch.outcome is Outcome.ERROR else ""


def said(stretch: Stretch) -> str:
    """Return ``argsz 36 to 39: overrun, up to 4 bytes``."""
    more = detail(stretch)
    between = ", " if stretch.outcome is Outcome.OVERRUN else " "
    value = tr(stretch.outcome.value) + (between + more if more else "")
    return tr("argsz {span}: {value}", span=span(stretch), value=value)


def words(stretch: Stretch) -> Iterator[str]:
    """Yield what a band may say, from the longest form to a letter."""
    word = tr(WORDS[stretch.outcome])
    if stretch.outcome in {Outcome.OVERRUN, Outcome.ERROR}:
        yield f"{word} {stretch.most}"
    yield word
    yield LETTERS[stretch.outcome]


def hover(lane: Lane, argsz: int) -> tuple[str, ...]:
    """Return what is to be said of an argsz in a lane, a line each."""
    stretch = lane.at(argsz)
    told = [f"{lane.key}, argsz {argsz}"]
    if stretch is None:
        told.append(lane.problem or tr("not tried"))
    else:
        told.append(said(stretch))
    told += [
        tr("passed by {label}", label=", ".join(each.programs) + (_again() if each.again else ""))
        for each in lane.passes
        if each.argsz == argsz
    ]
    return tuple(told)


def _again() -> str:
    return " " + tr("(second call)")


def rows(chart: Chart, given: Mapping[str, int | None]) -> Iterator[ArgszRow]:
    """Yield the table: each band, what programs pass, and what is passed now.

    Args:
        chart: The chart.
        given: The argsz of now by lane.
    """
    for number, lane in enumerate(chart.lanes):
        if not lane.stretches:
            yield ArgszRow((lane.key, "", tr("no answer"), "", lane.problem), number, 0)
        for each in lane.stretches:
            texts = (lane.key, span(each), tr("band"), tr(each.outcome.value), detail(each))
            yield ArgszRow(texts, number, each.start)
        for one in lane.passes:
            names = ", ".join(one.programs) + (_again() if one.again else "")
            yield ArgszRow(
                (lane.key, str(one.argsz), tr("passed"), _outcome(lane, one.argsz), names),
                number,
                one.argsz,
            )
        now = given.get(lane.key)
        if now is not None:
            texts = (lane.key, str(now), tr("passed now"), _outcome(lane, now), "")
            yield ArgszRow(texts, number, now)


def _outcome(lane: Lane, argsz: int) -> str:
    stretch = lane.at(argsz)
    return "" if stretch is None else tr(stretch.outcome.value)


def ticks(first: float, last: float, most: int) -> Iterable[int]:
    """Return the values for an axis of bytes from one value to another, ``most`` at the most.

    Their distance is a power of two: what the kernel compares argsz with mostly is one, too.
    """
    step = 1
    while (last - first) / step > max(1, most):
        step *= 2
    begin = max(0, ceil(first / step)) * step
    return range(begin, int(last) + 1, step)
