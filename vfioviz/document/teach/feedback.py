"""What is said of a number: the rule behind the right one, and where a wrong one comes from."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.teach.lesson import Predict
from vfioviz.document.teach.mistakes import Guess, explain
from vfioviz.document.teach.quantity import MeasureError, measure
from vfioviz.document.teach.reason import reason
from vfioviz.kernel.question import ModelError
from vfioviz.language import tr


def right_text(
    task: Predict,
    column: DerivedColumn,
    project: Project,
    value: int,
    rule: str,
    *,
    praise: bool = True,
) -> str:
    """Return what is said of the right number: itself, the model's arithmetic, the page's rule."""
    shown = f"{value} (0x{value:x})" if value > 9 else str(value)
    first = tr("Right: {value}.", value=shown) if praise else tr("It is {value}.", value=shown)
    why = reason(task.quantity, column, project)
    return "\n".join(part for part in (first, why, rule) if part)


def number_feedback(
    task: Predict, column: DerivedColumn, project: Project, value: int, expected: int
) -> str:
    """Return what is said of a wrong number, without giving the right one away."""
    other = _other_variant(task, column, project, value)
    if other:
        return tr("{value} is what {variant} does; asked is {column}.",
                  value=value, variant=other, column=column.title)  # fmt: skip
    return explain(Guess(task.quantity, column.layout, value, expected))


def _other_variant(task: Predict, column: DerivedColumn, project: Project, value: int) -> str:
    own = column.column
    if column.run is None or not isinstance(own, ModelColumn):
        return ""
    for key in project.producers.keys:
        if key == own.producer:
            continue
        other = replace(project, columns=(replace(own, producer=key),))
        try:
            if measure(task.quantity, derive(other).columns[0], other) == value:
                return key
        except (MeasureError, ModelError):
            continue
    return ""
