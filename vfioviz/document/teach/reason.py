"""The rule behind an answer: what the model's own steps say of a number."""

from __future__ import annotations

from vfioviz.codec.layout import CapNode
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import Project
from vfioviz.document.teach.quantity import MeasureError, Quantity, cap, measure
from vfioviz.kernel.run import Run
from vfioviz.kernel.why import why

_OF_CAPS = frozenset({"offset", "before", "value"})


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
        if quantity.kind == "needed":
            info = column.layout.info.size
            rest = measure(quantity._replace(modulo=0), column, project) - info
            return f"sizeof(info) {info} + caps.size {rest}"
        if quantity.kind == "overrun":
            return "; ".join(step.rule for step in run.steps
                             if step.name == "copy_to_user" and step.rule)  # fmt: skip
        node = _capability(quantity, column)
    except MeasureError:
        return ""
    if node is None:
        return ""
    if quantity.kind == "after":
        return _added(run, node.index)
    # Where a capability starts is decided when the one before it is rounded up, or not.
    parts = [f"caps[{node.index - 1}]: {_added(run, node.index - 1)}"] if node.index else []
    for each in why(run, node.start):
        if each.rule:
            own = f"caps[{node.index}]" if each.name == "vfio_info_cap_add" else each.name
            parts.append(f"{own}: {each.rule}")
    return "; ".join(parts)


def _capability(quantity: Quantity, column: DerivedColumn) -> CapNode | None:
    layout = column.layout
    if quantity.kind == "cap_offset":
        return layout.caps[0] if layout.caps else None
    path = quantity.parsed
    if path is None or path.cap is None:
        return None
    node = cap(layout, quantity)
    if quantity.kind == "after" or (quantity.kind in _OF_CAPS and path.is_capability):
        return node
    if path.is_next:
        index = node.index + 1
        return layout.caps[index] if index < len(layout.caps) else None
    return None


def _added(run: Run, index: int) -> str:
    """Return the arithmetic of the step that added a capability."""
    adds = [step for step in run.steps if step.name == "vfio_info_cap_add"]
    return adds[index].rule if index < len(adds) else ""
