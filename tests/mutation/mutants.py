"""Small changes of a module, each of which a test has to notice."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import override

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift,
}  # fmt: skip
_SPOKEN = {"mark", "tr", "phrase", "joined", "fail", "refuse", "EditError", "ModelError"}
"""What makes texts for people: how they are worded is judged by no mutation."""
_PACE = {
    "_ANSWERS", "_CHUNK", "_FEW", "_INLINE", "_KEPT", "_LARGE", "_LONG", "_MANY", "_MOST_KEPT",
    "_PIECE", "_READY", "_SMALL", "_STRETCH",
}  # fmt: skip
"""Constants of how much is kept, or done at once: with others, all answers are the same. Which way
is taken is a matter of time, and tests/bench judges that."""


@dataclass(frozen=True)
class Mutant:
    """One change of one module."""

    path: Path
    line: int
    place: int
    """Place of the node in the order of ``ast.walk``."""
    kind: str
    before: str
    after: str

    @override
    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.kind}: {self.before}  ->  {self.after}"

    def tree(self) -> ast.Module:
        """Return the module with the change made."""
        tree = ast.parse(self.path.read_text(encoding="utf-8"))
        node = list(ast.walk(tree))[self.place]
        _put(tree, node, _changed(node, self.kind))
        return ast.fix_missing_locations(tree)


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change of a module that is tried."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = set(_silent(tree))
    for place, node in enumerate(ast.walk(tree)):
        if node in silent:
            continue
        for kind in _kinds(node):
            changed = _changed(node, kind)
            before, after = _text(node), _text(changed)
            if before != after:
                yield Mutant(path, getattr(node, "lineno", 0), place, kind, before, after)


def _text(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:110]


def _silent(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what is not changed: annotations, decorators, texts for people, what types read."""
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef):
            parts = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            parts = [*node.decorator_list, *node.keywords]
        elif isinstance(node, ast.arg | ast.AnnAssign):
            parts = [node.annotation]
        elif isinstance(node, ast.Call) and _called(node) in _SPOKEN:
            parts = [*node.args, *node.keywords]
        elif isinstance(node, ast.Assign) and _is_pace(node.targets[0]) and _is_number(node.value):
            parts = [node.value]
        elif _is_silent(node):
            parts = [node]
        for part in parts:
            if part is not None:
                yield from ast.walk(part)


def _is_silent(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return _text(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Compare):
        return any(_is_pace(each) for each in node.comparators)
    # strict=True: lists that are of one length by their making. maxsize: a cache that keeps one
    # answer more or less gives no other.
    kept = isinstance(node, ast.keyword) and node.arg in {"strict", "maxsize"}
    return kept or isinstance(node, ast.JoinedStr | ast.Raise)


def _is_pace(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in _PACE


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant | ast.BinOp)


def _called(node: ast.Call) -> str:
    named = node.func
    return named.id if isinstance(named, ast.Name) else getattr(named, "attr", "")


def _kinds(node: ast.AST) -> Iterator[str]:  # noqa: C901 -- one line a kind of node
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield "compare"
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _COUNTED:
        yield "count"
    elif isinstance(node, ast.BoolOp):
        yield "either"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not"
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield "one more"
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "other truth"
    elif isinstance(node, ast.Constant) and type(node.value) is float:
        yield "nothing"
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        if not (isinstance(node.test, ast.Compare) and _is_pace(node.test.comparators[0])):
            yield "condition"
    elif isinstance(node, ast.Break | ast.Continue):
        yield "loop"
    elif isinstance(node, ast.Call):
        yield from _kinds_of_call(node)
    elif isinstance(node, ast.Slice) and (node.lower or node.upper):
        yield "slice"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "statement"


def _kinds_of_call(node: ast.Call) -> Iterator[str]:
    alone = len(node.args) == 1 and not node.keywords
    builtin = isinstance(node.func, ast.Name) and hasattr(builtins, node.func.id)
    spoken = _called(node) in _SPOKEN
    # Without its cache, a function gives the same answers.
    cached = isinstance(node.func, ast.Call) and _called(node.func) == "lru_cache"
    if (
        alone
        and not (builtin or spoken or cached)
        and not isinstance(node.args[0], ast.Starred | ast.GeneratorExp)
    ):
        yield "argument"
    if _called(node) in {"replace", "_replace"}:
        for number in range(len(node.keywords)):
            yield f"keyword {number}"


def _changed(node: ast.AST, kind: str) -> ast.AST:  # noqa: C901 -- likewise
    """Return a node with the change, another object than the first."""
    new = _copy(node)
    match new:
        case ast.Compare():
            new.ops = [_COMPARED[type(new.ops[0])]()]
        case ast.BinOp() | ast.AugAssign():
            new.op = _COUNTED[type(new.op)]()
        case ast.BoolOp():
            new.op = ast.And() if isinstance(new.op, ast.Or) else ast.Or()
        case ast.UnaryOp():
            return new.operand
        case ast.Constant():
            new.value = _other(new.value)
        case ast.If() | ast.IfExp() | ast.While():
            new.test = ast.UnaryOp(ast.Not(), new.test)
        case ast.Break():
            return ast.copy_location(ast.Continue(), node)
        case ast.Continue():
            return ast.copy_location(ast.Break(), node)
        case ast.Slice():
            return ast.copy_location(ast.Slice(), node)
        case ast.Expr():
            return ast.copy_location(ast.Pass(), node)
        case ast.Call() if kind == "argument":
            return new.args[0]
        case ast.Call():
            del new.keywords[int(kind.split()[1])]
    return new


def _other(value: object) -> bool | int | float:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
    return 0.0


def _copy(node: ast.AST) -> ast.AST:
    """Return a node of its own with the children of another."""
    new = type(node)(**{name: _value(value) for name, value in ast.iter_fields(node)})
    return ast.copy_location(new, node)


def _value(value: object) -> object:
    return list(value) if isinstance(value, list) else value


def _put(tree: ast.Module, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
                return
            if isinstance(value, list) and any(each is old for each in value):
                setattr(parent, name, [new if each is old else each for each in value])
                return
