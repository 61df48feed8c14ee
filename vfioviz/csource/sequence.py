"""Sequences of statements, their labels, and the signals that they return."""

from __future__ import annotations

from collections.abc import Callable

from tree_sitter import Node

from vfioviz.csource.context import Context
from vfioviz.csource.reports import Place
from vfioviz.csource.runtime import Runtime
from vfioviz.csource.values import Frame, Run, children, text

BREAK, CONTINUE, RETURN = 1, 2, 3
"""Signals of a statement that does not simply end; a goto's is the label's text."""


class Sequence:
    """A sequence of statements, and the labels in it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.runs: list[Run] = []
        self.labels: dict[str, int] = {}

    def add(self, node: Node) -> None:
        """Append a statement, after its labels."""
        while node.type == "labeled_statement":
            self.labels[text(node.child_by_field_name("label"))] = len(self.runs)
            inner = children(node)[1:]
            if len(inner) != 1:
                return
            node = inner[0]
        self.runs.append(self._context.stmt(node))

    def compile(self, place: Place, each: int) -> Run:
        """Return what runs them."""
        runtime = self._context.runtime
        if self.labels:
            walk = walker(runtime, tuple(self.runs), self.labels, place, each)
            return lambda frame: walk(frame, 0)
        return _row(runtime, tuple(self.runs), place, each)


def _row(runtime: Runtime, runs: tuple[Run, ...], place: Place, each: int) -> Run:
    if not runs:
        return lambda _: 0

    def row(frame: Frame) -> object:
        runtime.steps += each
        if runtime.steps > runtime.most_steps:
            runtime.exhausted(place)
        for run in runs:
            signal = run(frame)
            if signal:
                return signal
        return 0

    return row


def walker(
    runtime: Runtime, runs: tuple[Run, ...], labels: dict[str, int], place: Place, each: int
) -> Callable[[Frame, int], object]:
    """Return what runs statements starting at one of them, and follows jumps to their labels."""

    def walk(frame: Frame, at: int) -> object:
        runtime.spend(each, place)
        while at < len(runs):
            signal = runs[at](frame)
            at += 1
            if signal:
                if signal.__class__ is not str or signal not in labels:
                    return signal
                at = labels[signal]
                runtime.spend(each, place)
        return 0

    return walk


def cost(node: Node) -> int:
    """Return how many steps a block counts as, by its size."""
    return 1 + node.descendant_count // 24
