"""Exercises from a seed: made-up chains, the kernel's own rules; the same seed, the same sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.content import Capability, Content, info_fields
from vfioviz.codec.plan import plans
from vfioviz.document.catalogue import fresh, offered
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import ModelColumn, Origin, Project
from vfioviz.document.teach.draw import Draw
from vfioviz.document.teach.lesson import Lesson, Page, Predict, Stage
from vfioviz.document.teach.quantity import MeasureError, Quantity, measure
from vfioviz.document.teach.reason import reason
from vfioviz.document.teach.words import TextPlace
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.language import mark, tr
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import Ioctl, built_in
from vfioviz.uapi.schema import CapabilityDef

Level = Literal["easy", "medium", "hard"]
LEVELS: tuple[Level, ...] = ("easy", "medium", "hard")
MAX_COUNT = 100
MAX_SEED = (1 << 32) - 1
_FILL = 0xA5
_AMPLE = 4096
_TRIES = 200
_NOWHERE = TextPlace(1, 1)


class _Kind(NamedTuple):
    """A question with the variants in which it is worth asking."""

    kind: str
    variants: tuple[str, ...]
    path: str = ""
    """With ``{k}`` for a capability of the chain."""
    modulo: int = 0
    first: int = 0
    """Lowest k."""
    short: int = 0
    """How many of the last capabilities are left out."""


_BOTH = tuple(one.key for one in SHIPPED.released)
_READABLE = (*_BOTH, "posted-v1", "review-sketch")
_KINDS: dict[Level, tuple[_Kind, ...]] = {
    "easy": (
        _Kind("offset", _BOTH, "caps[{k}]", first=1),
        _Kind("offset", _BOTH, "caps[{k}]", first=1),
        _Kind("size", _BOTH, "caps[{k}]"),
        _Kind("after", _BOTH, "caps[{k}]", short=1),
        _Kind("offset", _BOTH, "caps[{k}]", modulo=8, first=1),
    ),
    "medium": (
        _Kind("offset", _READABLE, "caps[{k}]", first=1),
        _Kind("value", _READABLE, "caps[{k}].header.next", short=1),
        _Kind("needed", _READABLE),
        _Kind("misaligned", _BOTH),
        _Kind("padding", _READABLE),
        _Kind("before", _READABLE, "caps[{k}]"),
    ),
    "hard": (
        _Kind("offset", _READABLE, "caps[{k}]", first=1),
        _Kind("overrun", ("posted-v1", "posted-v1-review")),
        _Kind("needed", (*_READABLE, "posted-v1-review")),
        _Kind("unwritten", ("review-sketch", "posted-v1-review", "before-v6.6")),
        _Kind("misaligned", _READABLE),
        _Kind("value", _READABLE, "caps[{k}].header.next", short=1),
        _Kind("padding", _READABLE),
    ),
}
_ABIS: dict[Level, tuple[str, ...]] = {
    "easy": ("x86-64",),
    "medium": ("x86-64", "x86-64", "s390x"),
    "hard": ("x86-64", "i386", "s390x", "arm"),
}
_LENGTHS: dict[Level, tuple[int, ...]] = {"easy": (2, 3), "medium": (2, 3, 4), "hard": (3, 4, 5)}
_INTRODUCTION = mark(
    "{question}\n\nThe chain is made up; the rules are those of `{variant}` on {abi}. "
    "The caller passes argsz {argsz}."
)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One question on one answer."""

    number: int
    """In its sheet, from 1."""
    project: Project
    """With the one column that is asked about."""
    quantity: Quantity

    @property
    def column(self) -> DerivedColumn:
        """The answer that is asked about; a model, always."""
        return derive(self.project).columns[0]

    @property
    def answer(self) -> int:
        """What the kernel's model says."""
        return measure(self.quantity, self.column, self.project)

    @property
    def reason(self) -> str:
        """The arithmetic of the model's steps; "" where they have none."""
        return reason(self.quantity, self.column, self.project)

    @property
    def chain(self) -> tuple[tuple[CapabilityDef, Capability], ...]:
        """The capabilities in the driver's order."""
        known = {(one.id, one.version): one for one in offered(self.project.ioctl)}
        return tuple((known[cap.id, cap.version], cap) for cap in self.project.content.caps)

    def question(self) -> str:
        """Return the question, in the language of the window."""
        return self.quantity.question()


class SheetError(ValueError):
    """A sheet that can't be made; the text says what was expected."""


def sheet(seed: int, count: int, level: Level = "medium") -> tuple[Exercise, ...]:
    """Return exercises; the first ones are the same whatever the count is.

    Args:
        seed: 0 to 2^32 - 1.
        count: 1 to 100.
        level: How long the chains are, which ABIs and which versions of the code are asked.

    Raises:
        SheetError: A number is out of range.
    """
    if not 0 <= seed <= MAX_SEED:
        message = f"the seed is {seed}: expected 0 to {MAX_SEED}"
        raise SheetError(message)
    if not 1 <= count <= MAX_COUNT:
        message = f"{count} exercises: expected 1 to {MAX_COUNT}"
        raise SheetError(message)
    draw = Draw(f"{level} {seed}")
    made: list[Exercise] = []
    seen: set[tuple[object, ...]] = set()
    while len(made) < count:
        made.append(_exercise(draw, len(made) + 1, seed, level, seen))
    return tuple(made)


def _exercise(
    draw: Draw, number: int, seed: int, level: Level, seen: set[tuple[object, ...]]
) -> Exercise:
    for attempt in range(_TRIES):
        made = _drawn(draw, number, seed, level)
        if made is None:
            continue
        content = made.project.content
        key = (made.quantity, made.project.columns, made.project.abi, content.ioctl.key,
               tuple((cap.id, cap.version) for cap in content.caps))  # fmt: skip
        # A question whose answer is 0 is instructive only occasionally.
        if key in seen or (made.answer == 0 and attempt % 4 != 3):
            continue
        seen.add(key)
        return made
    message = f"no more different exercises of level {level} from seed {seed}"
    raise SheetError(message)


def _drawn(draw: Draw, number: int, seed: int, level: Level) -> Exercise | None:
    # Most capabilities of a region have a multiple of 8 bytes: nothing to pad, little to ask.
    ioctl = draw.pick(("device", "device", "iommu", "iommu", "region"))
    abi = draw.pick(_ABIS[level])
    kind = draw.pick(_KINDS[level])
    key = draw.pick(kind.variants)
    content = _content(draw, built_in().ioctls[ioctl], draw.pick(_LENGTHS[level]))
    last = len(content.caps) - 1 - kind.short
    path = ""
    if kind.path:
        if last < kind.first:
            return None
        path = kind.path.format(k=kind.first + draw.below(last - kind.first + 1))
    name = f"exercise {number} of seed {seed}, {level}"
    # An exact caller's argsz would give away how much is needed.
    argsz = _AMPLE if kind.kind == "needed" else None
    project = _project(content, key, abi, name, argsz)
    quantity = Quantity(kind.kind, path, kind.modulo)
    try:
        measure(quantity, derive(project).columns[0], project)
    except (MeasureError, ModelError):
        return None
    return Exercise(number, project, quantity)


def _content(draw: Draw, ioctl: Ioctl, length: int) -> Content:
    left = [one for one in offered(ioctl) if one.struct_linux is None]
    chain: list[Capability] = []
    while left and len(chain) < length:
        definition = left.pop(draw.below(len(left)))
        if all(definition.id != cap.id for cap in chain):
            chain.append(_sized(draw, definition))
    given = _INFO[ioctl.key]
    info = tuple(given[field.name] for field in info_fields(ioctl))
    return Content(ioctl, info, tuple(chain))


def _sized(draw: Draw, definition: CapabilityDef) -> Capability:
    """Return a capability with one to four elements, where it has any."""
    headers = built_in()
    made = fresh(definition, headers)
    array = plans(headers, X86_64).definition(definition).array
    if array is None or not array.slots:
        return made
    values = list(made.values)
    rows = values[-1]
    if not isinstance(rows, tuple):
        return made
    count = 1 + draw.below(4)
    values[-1] = tuple(
        tuple(value + 0x10000 * index for value in rows[0]) for index in range(count)
    )
    values[_counter(definition)] = count
    return Capability(made.id, made.version, tuple(values))


def _counter(definition: CapabilityDef) -> int:
    """Return the place among the values of the field that counts the array."""
    names = plans(built_in(), X86_64).definition(definition).names
    return names.index(definition.count or "")


_INFO: dict[str, dict[str, int]] = {
    "device": {"flags": 2, "num_regions": 9, "num_irqs": 5},
    "region": {"flags": 7, "index": 0, "size": 0x4000, "offset": 0},
    "iommu": {"flags": 1, "iova_pgsizes": 0x1000},
}


def _project(content: Content, key: str, abi: str, name: str, argsz: int | None) -> Project:
    ioctl = content.ioctl.key
    ids = tuple(cap.identity for cap in content.caps)
    empty = Capture(name, b"", Provenance("constructed", name), ioctl, abi)
    bare = Project(
        captures=(empty,), active=0, origin=Origin(0, ids), abi=abi,
        handler=SHIPPED.handlers_for(content.ioctl)[0].key, content=content, argsz=argsz,
        fill=_FILL, columns=(ModelColumn(key),),
    )  # fmt: skip
    shown = derive(bare).columns[0]
    argsz = shown.argsz
    capture = Capture(name, shown.layout.data,
                      Provenance("constructed", name, by=f"the model {key}"),
                      ioctl, abi, argsz_in=argsz, fill=_FILL)  # fmt: skip
    return replace(bare, captures=(capture,), argsz=argsz)


def lesson(seed: int, count: int, level: Level = "medium") -> Lesson:
    """Return the exercises of a seed as a lesson, a page each; raises SheetError as ``sheet``."""
    pages = []
    for one in sheet(seed, count, level):
        project = one.project
        text = tr(_INTRODUCTION).format(
            question=chain_text(one), variant=project.modelled[0].producer, abi=project.abi,
            argsz=project.argsz,
        )  # fmt: skip
        task = Predict(one.quantity, project.columns[0], _NOWHERE)
        title = tr("Exercise {n}", n=one.number)
        pages.append(Page(title, text, _NOWHERE, task=task, start=Stage(project)))
    title = tr("Exercises, seed {seed}", seed=seed)
    summary = tr("{count} questions, {level}", count=count, level=tr(_LEVEL_NAMES[level]))
    return Lesson(f"exercises-{level}-{seed}-{count}", title, summary, 2 * count, tuple(pages))


_LEVEL_NAMES: dict[Level, str] = {
    "easy": mark("easy"), "medium": mark("medium"), "hard": mark("hard"),
}  # fmt: skip


def chain_text(exercise: Exercise) -> str:
    """Return the chain as a Markdown list: each capability with its struct and its counts."""
    lines = []
    for index, (definition, cap) in enumerate(exercise.chain):
        counted = count_text(definition, cap)
        name, struct = definition.name, definition.struct_name
        behind = f", `{counted}`" if counted else ""
        lines.append(f"- `caps[{index}]` {name}: `struct {struct}`{behind}")
    return "\n".join(lines)


def count_text(definition: CapabilityDef, cap: Capability) -> str:
    """Return ``nr_iovas = 2``, or "" for a capability without an array."""
    if definition.count is None or cap.payload is not None:
        return ""
    return f"{definition.count} = {cap.values[_counter(definition)]!r}"
