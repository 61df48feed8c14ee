"""From the text of a header to its declarations, by tree-sitter's grammar of C.

Raises HeaderError, with file and line, for what is no C or what vfioviz gives no meaning to.
A header of ``resources/uapi`` that raises is a defect of the program, found by its tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, NoReturn

import tree_sitter_c
from tree_sitter import Language, Node, Parser

from vfioviz.uapi.comments import NONE, Comment, read
from vfioviz.uapi.declarations import Aggregate, Constant, Guard, Guards, HeaderFile, Member
from vfioviz.uapi.schema import Linux

_TYPES = {"struct_specifier", "union_specifier"}
_DECLARATIONS = {*_TYPES, "enum_specifier", "preproc_def", "field_declaration", "enumerator"}


class HeaderError(ValueError):
    """A declaration that vfioviz cannot read; says where."""


@lru_cache(maxsize=1)
def _parser() -> Parser:
    return Parser(Language(tree_sitter_c.language()))


def parse_expression(text: str) -> Node:
    """Return the syntax of a macro's value, which tree-sitter leaves as text."""
    tree = _parser().parse(f"enum {{ x = {text} }};".encode())
    enumerators = [node for node in _walk(tree.root_node) if node.type == "enumerator"]
    value = enumerators[0].child_by_field_name("value") if len(enumerators) == 1 else None
    if value is None or tree.root_node.has_error:
        message = f"not a constant expression: {text}"
        raise HeaderError(message)
    return value


def parse(text: str, file: str) -> HeaderFile:
    """Read a header.

    Raises:
        HeaderError: it is no C, or holds a construct that has no meaning here.
    """
    root = _parser().parse(text.encode()).root_node
    if root.has_error:
        bad = next(node for node in _walk(root) if node.is_error or node.is_missing)
        _refuse(bad, file, "this is no C")
    return _Reader(file).header(root)


class _Item(NamedTuple):
    """A declaration with the comment that belongs to it and the guards around it."""

    node: Node
    guards: Guards
    comment: Comment


class _Reader:
    def __init__(self, file: str) -> None:
        self._file = file

    def header(self, root: Node) -> HeaderFile:
        structs: dict[str, Aggregate] = {}
        constants: dict[str, tuple[Constant, ...]] = {}
        for item in self._items(root, ()):
            if item.node.type == "struct_specifier":
                found = self._aggregate(item)
                structs[found.name] = found
            for constant in self._constants(item):
                constants[constant.name] = (*constants.get(constant.name, ()), constant)
        return HeaderFile(self._file, structs, constants)

    def _items(self, parent: Node, guards: Guards, *, head: int = -1) -> Iterator[_Item]:
        """Pair the declarations below a node with their comments, #if by #if.

        Comments that end on row ``head`` belong to the #if itself.
        """
        comments = [node for node in parent.named_children if node.type == "comment"]
        above = {node.end_point.row: node for node in comments if node.end_point.row != head}
        behind = {node.start_point.row: node for node in comments}
        for node in parent.named_children:
            if node.type in {"preproc_if", "preproc_elif"}:
                yield from self._branches(node, guards)
            elif node.type in _DECLARATIONS:
                inside = (child for child in node.named_children if child.type == "comment")
                said = next(inside, None) or behind.get(_last_row(node))
                said = said or above.pop(node.start_point.row - 1, None)
                yield _Item(node, guards, read(_text(said)) if said else NONE)
                above.pop(said.end_point.row if said else -1, None)

    def _branches(self, node: Node, guards: Guards) -> Iterator[_Item]:
        condition = self._part(node, "condition")
        head = condition.end_point.row
        said = (c for c in node.named_children if c.type == "comment" and c.start_point.row == head)
        first = next(said, None)
        comment = read(_text(first)) if first else NONE
        guard = Guard(self._release(condition), holds=True, comment=comment)
        head = first.end_point.row if first else -1
        yield from self._items(node, (*guards, guard), head=head)
        other = node.child_by_field_name("alternative")
        if other is None:
            return
        otherwise = (*guards, guard._replace(holds=False))
        if other.type == "preproc_elif":
            yield from self._branches(other, otherwise)
        else:
            yield from self._items(other, otherwise, head=other.start_point.row)

    def _release(self, condition: Node) -> Linux:
        """Return (6, 6) for ``LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)``, all that is used."""
        left, right = (condition.child_by_field_name(side) for side in ("left", "right"))
        operator = condition.child_by_field_name("operator")
        if (
            left is None
            or right is None
            or operator is None
            or (_text(left), _text(operator)) != ("LINUX_VERSION_CODE", ">=")
            or not _text(right).startswith("KERNEL_VERSION(")
        ):
            _refuse(condition, self._file, "only LINUX_VERSION_CODE >= KERNEL_VERSION(...)")
        major, minor, _ = (int(n) for n in _text(right)[len("KERNEL_VERSION(") : -1].split(","))
        return major, minor

    def _part(self, node: Node, name: str) -> Node:
        part = node.child_by_field_name(name)
        return part if part is not None else _refuse(node, self._file, f"a {name} is missing")

    def _aggregate(self, item: _Item) -> Aggregate:
        node = item.node
        name = node.child_by_field_name("name")
        body = self._part(node, "body")
        attributes = [_text(c) for c in node.named_children if c.type == "attribute_specifier"]
        return Aggregate(
            name=_text(name) if name else "",
            is_union=node.type == "union_specifier",
            packed=any("packed" in text for text in attributes),
            members=tuple(
                self._member(member)
                for member in self._items(body, ())
                if member.node.type == "field_declaration"
            ),
            guards=item.guards,
            comment=item.comment,
        )

    def _member(self, item: _Item) -> Member:
        kind = self._part(item.node, "type")
        declarator = item.node.child_by_field_name("declarator")
        if declarator is None:
            if kind.type not in _TYPES:
                _refuse(item.node, self._file, "a member without a name")
            inline = self._aggregate(_Item(kind, (), item.comment))
            return Member("", "", item.guards, item.comment, inline)
        pointer = declarator.type == "pointer_declarator"
        is_array = declarator.type == "array_declarator"
        length = declarator.child_by_field_name("size") if is_array else None
        inner = declarator.child_by_field_name("declarator") if pointer or is_array else declarator
        if inner is None or inner.type != "field_identifier":
            _refuse(item.node, self._file, "a declarator that no uapi struct uses")
        name = f"{_text(kind)} *" if pointer else _text(kind)
        return Member(
            _text(inner), name, item.guards, item.comment, is_array=is_array, length=length
        )

    def _constants(self, item: _Item) -> Iterator[Constant]:
        node = item.node
        body = node.child_by_field_name("body")
        if node.type == "preproc_def":
            name, value = (node.child_by_field_name(part) for part in ("name", "value"))
            if name is not None and value is not None:
                yield Constant(_text(name), item.guards, item.comment, _text(value).strip())
        elif node.type == "enum_specifier" and body is not None:
            previous: Constant | None = None
            for each in self._items(body, item.guards):
                name, value = self._part(each.node, "name"), each.node.child_by_field_name("value")
                previous = Constant(_text(name), each.guards, each.comment, value, previous)
                yield previous
        elif node.type in _TYPES and body is not None:
            for each in self._items(body, item.guards):
                if each.node.type == "preproc_def":
                    yield from self._constants(each)


def _last_row(node: Node) -> int:
    # A directive ends behind its newline.
    end = node.end_point
    return end.row if end.column else end.row - 1


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _refuse(node: Node, file: str, why: str) -> NoReturn:
    message = f"{file}:{node.start_point.row + 1}: {why}: {_text(node).splitlines()[0]}"
    raise HeaderError(message)
