"""What there is to watch: asked of each column that is shown, long before anything is watched."""

from __future__ import annotations

from vfioviz.document.derive import question_of
from vfioviz.document.project import ModelColumn, Project
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sourced.shipped import has_c


def watchable(project: Project, column: int) -> tuple[Producer, Question] | None:
    """Return what a column asks of whom, where there is C to watch; None where there is none."""
    if not 0 <= column < len(project.columns):
        return None
    one = project.columns[column]
    if not isinstance(one, ModelColumn):
        return None
    producer, question = project.producer(one), question_of(project, one)
    if isinstance(producer, Sourced) or has_c(producer.key, question.handler.key):
        return producer, question
    return None
