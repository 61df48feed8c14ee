"""Statements that are recorded when they are reached."""

from __future__ import annotations

from tree_sitter import Node

from vfioviz.csource.context import Context
from vfioviz.csource.recording import Line, Local
from vfioviz.csource.values import Frame, Run


def traced(context: Context, node: Node, run: Run) -> Run:
    """Return a statement that is recorded each time it is reached."""
    seen: dict[str, Local] = {}
    for scope in context.scope.all():
        for name, found in scope.names.items():
            if found.address is None:
                seen.setdefault(name, Local(name, found.type, found.slot, found.in_memory))
    shown = _head(node)
    line = Line(context.name, context.place(node), context.parsed.said(shown), tuple(seen.values()))
    runtime = context.runtime

    def step(frame: Frame) -> object:
        recording = runtime.recording
        if recording is not None:
            recording.take(line, runtime.depth - 1, len(runtime.events), frame)
        return run(frame)

    return step


def _head(node: Node) -> Node:
    """Return what is shown of a statement: of a loop or ``if`` its condition."""
    return node.child_by_field_name("condition") or node
