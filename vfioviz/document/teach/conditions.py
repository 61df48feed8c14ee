"""Evaluate the conditions that a page waits for."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import Project
from vfioviz.document.teach.lesson import Compare, Condition, Done, Selected, Wanted, real
from vfioviz.document.teach.quantity import MeasureError, Quantity, measure, path_span
from vfioviz.document.view import Selection
from vfioviz.kernel.question import ModelError

_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def holds(
    condition: Condition, project: Project, selection: Selection | None, action: str = ""
) -> bool:
    """Tell whether a condition holds; what can't be measured does not.

    Args:
        condition: Of the page.
        project: As it is now.
        selection: What is selected.
        action: Key of the action that was just run; "" for none.
    """
    if isinstance(condition, Done):
        return condition.action == action
    if isinstance(condition, Selected):
        return _selected(condition, project, selection)
    return _compared(condition, project, selection)


def _compared(condition: Compare, project: Project, selection: Selection | None) -> bool:
    left = _number(condition.quantity, condition.column, project, selection)
    right = condition.value
    if condition.other is not None:
        right = _number(*condition.other, project, selection)
    if left is None or right is None:
        return False
    return _COMPARE[condition.operator](left, right)


def _number(
    quantity: Quantity, column: Wanted | None, project: Project, selection: Selection | None
) -> int | None:
    found = _column(column, project, selection)
    if found is None:
        return None
    try:
        return measure(quantity, found, project)
    except (MeasureError, ModelError):
        return None


def _column(
    column: Wanted | None, project: Project, selection: Selection | None
) -> DerivedColumn | None:
    columns = derive(project).columns
    if column is None:
        index = 0 if selection is None else min(selection.column, len(columns) - 1)
        return columns[index]
    wanted = real(project, column)
    return columns[project.columns.index(wanted)] if wanted in project.columns else None


def _selected(condition: Selected, project: Project, selection: Selection | None) -> bool:
    if selection is None:
        return False
    found = _column(condition.column, project, selection)
    here = _column(None, project, selection)
    if found is None or found is not here:
        return False
    if not condition.path:
        return (selection.start, selection.stop) == (condition.start, condition.stop)
    try:
        start, stop = path_span(found.layout, condition.path)
    except MeasureError:
        return False
    # A byte of a field is the field; of a capability, all of it or its header is it.
    return start <= selection.start < selection.stop <= stop
