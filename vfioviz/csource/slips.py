"""Where an edit broke the syntax of a C text: what stands there, and what was expected.

The text is parsed as it stands, macros and all, and so some that compile are not understood either:
only what the text before the edit did not have is a slip of the edit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from tree_sitter import Node

from vfioviz.csource.limits import LIMITS
from vfioviz.csource.reports import Kind, Place, Report
from vfioviz.csource.syntax import parser

_OPERANDS = frozenset(
    {
        *("assignment_expression", "binary_expression", "conditional_expression"),
        *("unary_expression", "pointer_expression", "cast_expression", "subscript_expression"),
    }
)
_TYPES = frozenset({"primitive_type", "type_identifier", "sized_type_specifier"})
_DECLARED = frozenset({"declaration", "init_declarator"})
_LISTS = frozenset({"argument_list", "parameter_list", "macro_type_specifier", "call_expression"})
_IN = {
    "compound_statement": "a statement",
    "translation_unit": "a function or a declaration",
    "field_declaration_list": "a member",
    "field_declaration": "';'",
    "enumerator_list": "a name",
    "initializer_list": "',' or '}'",
    **dict.fromkeys(
        ("if_statement", "else_clause", "for_statement", "while_statement", "do_statement"),
        "a statement",
    ),
}
_SAID = 40
"""Characters of the text that are told."""


def slip(path: str, before: str, after: str) -> Report | None:
    """Return the first slip of an edit; None where it made none.

    Args:
        path: Of the file.
        before: Its text without the edit.
        after: Its text with the edit.
    """
    if len(after) > LIMITS.file_bytes:
        return None
    known = Counter((text, line) for text, line, _ in _slips(before))
    for text, line, place in _slips(after):
        if not known[text, line]:
            return Report(Kind.UNSUPPORTED, Place(path, *place), text)
        known[text, line] -= 1
    return None


@lru_cache(maxsize=32)
def _slips(text: str) -> tuple[tuple[str, str, tuple[int, int]], ...]:
    """Return what is said, the line, and line and column, both from 1."""
    data = text.encode("utf-8", "surrogatepass")
    lines = data.split(b"\n")
    found = []
    for node, said in _wrong(parser().parse(data).root_node):
        row, column = node.start_point
        line = lines[row] if row < len(lines) else b""
        characters = len(line[:column].decode("utf-8", "replace"))
        found.append((said, line.decode("utf-8", "replace").strip(), (row + 1, characters + 1)))
    return tuple(found)


def _wrong(root: Node) -> Iterator[tuple[Node, str]]:
    """Yield what does not fit, in the order of the text, and what was expected there."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_missing:
            yield node, f"expected '{node.type}'{_behind(node)}"
        elif node.is_error:
            yield node, _unfit(node)
        elif _inside_another(node):
            # What closes the function before is only missed at the end of the file.
            yield node, "expected '}': a function begins inside another one"
            return
        elif node.has_error:
            stack += reversed(
                [
                    each
                    for each in node.children
                    if each.has_error or each.type == "function_definition"
                ]
            )


def _inside_another(node: Node) -> bool:
    around = node.parent
    return (
        node.type == "function_definition"
        and around is not None
        and around.type == "compound_statement"
    )


def _behind(node: Node) -> str:
    before = node.prev_sibling
    said = "" if before is None else _said(before)
    return f" behind '{said}'" if said else ""


def _unfit(node: Node) -> str:
    said, around, before = _said(node), node.parent, node.prev_sibling
    kind = "" if around is None else around.type
    if kind == "translation_unit" and said == "}":
        return "a '}' too many"
    if kind in _OPERANDS:
        expected = "an operand"
    elif kind in _DECLARED and before is not None and before.type in _TYPES:
        expected = "a name"
    elif kind in _DECLARED:
        expected = "';', ',' or '='"
    elif kind in _LISTS:
        expected = "',' or ')'"
    else:
        expected = _IN.get(kind, "")
    return f"'{said}': expected {expected}" if expected else f"'{said}' does not fit here"


def _said(node: Node) -> str:
    """Return a node's text on one line, its end where it is long."""
    text = " ".join((node.text or b"").decode("utf-8", "replace").split())
    return text if len(text) <= _SAID else f"...{text[-_SAID:]}"
