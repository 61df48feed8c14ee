"""The reasoning behind an answer: the model's own steps up to the number.

Rule: the last figure is the answer; unrelated steps are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.layout import CapNode, Layout
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import Project
from vfioviz.document.teach.quantity import MeasureError, Quantity, before, cap, measure
from vfioviz.kernel.run import Run, Step

_ADD = "vfio_info_cap_add"
_SHIFT = "vfio_info_cap_shift"


def reason(quantity: Quantity, column: DerivedColumn, project: Project) -> str:
    """Return the arithmetic of the steps that led to a number; "" where no step has any.

    Args:
        quantity: What was asked.
        column: In which answer; captured bytes have no steps.
        project: The request behind it.
    """
    run = column.run
    if run is None:
        return ""
    try:
        value = measure(quantity._replace(modulo=0), column, project)
        parts = list(_parts(quantity, column, run, value))
    except MeasureError:
        return ""
    if parts and quantity.modulo:
        parts.append(f"{value} mod {quantity.modulo} = {value % quantity.modulo}")
    return "; ".join(parts)


def _parts(quantity: Quantity, column: DerivedColumn, run: Run, value: int) -> Iterator[str]:
    kind = quantity.kind
    if kind == "needed":
        info = column.layout.info.size
        yield f"sizeof(info) {info} + caps.size {value - info} = {value}"
    elif kind == "overrun":
        yield from _overrun(run, value)
    elif kind in {"before", "after"}:
        yield from _pad(quantity, column, run, value)
    else:
        node = _started(quantity, column)
        if node is not None:
            yield from _start(column.layout, node, run, value)


def _overrun(run: Run, value: int) -> Iterator[str]:
    ends = sorted({each.stop for each in run.writes if each.stop > run.argsz_in})
    # Where two copies leave argsz, each byte counts once.
    if ends and ends[-1] - run.argsz_in == value:
        yield f"copy_to_user: {ends[-1]} - argsz {run.argsz_in} = {value}"


def _pad(quantity: Quantity, column: DerivedColumn, run: Run, value: int) -> Iterator[str]:
    """Yield what rounds up, then where the pad stops and starts."""
    layout = column.layout
    node = cap(layout, quantity)
    behind = quantity.kind == "after"
    start = node.stop if behind else before(layout, node)
    first = node.index if behind else node.index - 1
    if value:
        yield from _rounded(layout, run, first)
    yield f"{start + value} - {start} = {value}"


def _rounded(layout: Layout, run: Run, index: int) -> Iterator[str]:
    """Yield what rounds up between a capability and the next: its own size, or that one's start."""
    adds = _adds(run)
    if index < 0 or index >= len(adds):
        return
    following = index + 1
    if following < len(layout.caps) and following < len(adds):
        header = layout.caps[following].start - layout.caps[0].start
        if header != adds[index].kernel_size:
            index = following
    yield from (f"caps[{index}]: {rule}" for rule in _rules(adds[index])[:-1])


def _started(quantity: Quantity, column: DerivedColumn) -> CapNode | None:
    """Return the capability whose start is asked for; None where none is."""
    layout = column.layout
    if quantity.kind == "cap_offset":
        return layout.caps[0] if layout.caps else None
    path = quantity.parsed
    if path is None or path.cap is None:
        return None
    node = cap(layout, quantity)
    if quantity.kind == "offset" and path.is_capability:
        return node
    if quantity.kind == "value" and path.is_next:
        return layout.caps[node.index + 1] if node.index + 1 < len(layout.caps) else None
    return None


def _start(layout: Layout, node: CapNode, run: Run, value: int) -> Iterator[str]:
    """Yield how ``vfio_info_cap_add`` places a capability, and the shift that moves it."""
    adds, index = _adds(run), node.index
    shift = next((each for each in run.steps if each.name == _SHIFT), None)
    if shift is None or index >= len(adds):
        return
    header = node.start - layout.caps[0].start
    if index:
        yield f"caps[{index - 1}]: {adds[index - 1].rule}"
        # The size that it has itself moves the next one, not this one.
        if header != adds[index - 1].kernel_size:
            yield from (f"caps[{index}]: {rule}" for rule in _rules(adds[index])[:-1])
    yield f"{_SHIFT}: {shift.rule}"
    if header:
        yield f"{value - header} + {header} = {value}"


def _rules(step: Step) -> list[str]:
    return step.rule.split("; ")


def _adds(run: Run) -> list[Step]:
    return [step for step in run.steps if step.name == _ADD]
