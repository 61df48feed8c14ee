"""From the syntax of a declaration to its type (C standard, 6.7)."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from vfioviz.csource.context import Context, field
from vfioviz.csource.layout import Layout
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.types import UNKNOWN_SIZE, VOID, Array, CType, Function, Int, Struct
from vfioviz.csource.values import children, text

_WORDS = frozenset({"unsigned", "signed", "long", "short", "int", "char"})
_PASSED = frozenset({"attribute_specifier", "comment", ";", "ms_call_modifier"})


def specified(context: Context, node: Node) -> CType:
    """Return the type that a declaration's specifiers name; a struct may be incomplete still.

    Raises:
        NotUnderstoodError: nobody declares it.
    """
    match node.type:
        case "struct_specifier" | "union_specifier":
            return _aggregate(context, node)
        case "enum_specifier":
            return _enumeration(context, node)
        case "primitive_type" | "sized_type_specifier" | "type_identifier" | "identifier":
            return _named(context, node)
    raise context.fail(node, "a type that is not understood")


def _named(context: Context, node: Node) -> CType:
    said = " ".join(text(child) for child in node.children) if node.children else text(node)
    words = said.split()
    if words == ["void"]:
        return VOID
    if words and set(words) <= _WORDS:
        found = context.types.integer(words)
        if found is not None:
            return found
    if len(words) == 1:
        if words[0] in {"bool", "_Bool"}:
            return context.types.named["_Bool"]
        if words[0] in {"float", "double"}:
            raise context.fail(node, "floating point")
        return typedef(context, words[0], node)
    # "unsigned const long" and the like.
    found = context.types.integer([word for word in words if word in _WORDS])
    if found is None:
        raise context.fail(node, "a type that is not understood")
    return found


def typedef(context: Context, name: str, node: Node) -> CType:
    """Return the type that a typedef names."""
    for scope in context.scope.all():
        if name in scope.typedefs:
            return scope.typedefs[name]
    return context.world.typedef(name, context, node)


def _aggregate(context: Context, node: Node) -> CType:
    name = text(node.child_by_field_name("name"))
    body = node.child_by_field_name("body")
    if name.startswith("t$"):
        return typedef(context, name[2:], node)
    if name.startswith("y$"):
        return context.world.type_of_tokens(context, context.parsed.typeofs[int(name[2:])], node)
    if name == "a$":
        raise context.fail(node, "a type that its initialiser gives")
    if body is None:
        for scope in context.scope.all():
            if name in scope.tags:
                return scope.tags[name]
        return context.world.tagged(name, context, is_union=node.type == "union_specifier")
    struct = context.world.defining(context, name, node)
    if struct is not None:
        return struct
    made = Struct(name, is_union=node.type == "union_specifier")
    if name:
        context.scope.tags[name] = made
    lay_out(context, made, node)
    return made


def lay_out(context: Context, struct: Struct, node: Node) -> None:
    """Give a struct its members, from the specifier that holds them."""
    body = field(context, node, "body")
    packed, align = _attributes(context, children(node))
    layout = Layout(struct, context.types.target, packed=packed)
    for member in children(body):
        if member.type != "field_declaration":
            raise context.fail(member, f"a member of {struct} that is not understood")
        if member.has_error:
            raise context.fail(member, f"a member of {struct} that is not understood")
        _members(context, struct, layout, member)
    layout.finish(align)


def _attributes(context: Context, nodes: list[Node]) -> tuple[bool, int]:
    """Return whether attributes ask for packing, and the alignment that they ask for."""
    packed, align = False, 0
    for node in nodes:
        if node.type != "attribute_specifier":
            continue
        for part in _parts(node):
            if part.type == "identifier":
                packed = packed or text(part) == "packed"
                if text(part) == "aligned":
                    align = max(align, 2 * context.types.target.pointer)
            elif text(part.child_by_field_name("function")) == "aligned":
                asked = children(field(context, part, "arguments"))
                align = max(align, context.number(asked[0]) if asked else 16)
    return packed, align


def _parts(node: Node) -> Iterator[Node]:
    queue = [node]
    while queue:
        current = queue.pop()
        if current.type in {"identifier", "call_expression"}:
            yield current
        else:
            queue.extend(children(current))


def _members(context: Context, struct: Struct, layout: Layout, node: Node) -> None:
    packed, align = _attributes(context, children(node))
    base = member_type(context, struct, field(context, node, "type"))
    declarators = node.children_by_field_name("declarator")
    if not declarators:
        layout.add("", base, align=align, packed=packed)
        return
    widths = [child for child in node.children if child.type == "bitfield_clause"]
    following = {child.prev_named_sibling: child for child in widths}
    for declarator in declarators:
        name, kind = declared(context, declarator, base)
        clause = following.get(declarator)
        if clause is None:
            layout.add(name, _sized(context, struct, kind, name), align=align, packed=packed)
            continue
        width = context.number(children(clause)[0])
        if not isinstance(kind, Int) or not 0 <= width <= 8 * kind.size:
            raise context.fail(node, f"a bit-field of {width} bits in {kind}")
        shown = "" if name.startswith("unnamed$") else name
        layout.add_bits(shown, kind, width, packed=packed)


def member_type(context: Context, struct: Struct, node: Node) -> CType:
    """Return the type of a member; one that nobody declares gets a made-up size."""
    try:
        return specified(context, node)
    except NotUnderstoodError:
        if node.has_error or node.child_by_field_name("body") is not None:
            raise
        struct.assumed = struct.assumed or " ".join(text(node).split())
        made = Struct(text(node), is_union=False)
        made.size, made.align, made.complete = UNKNOWN_SIZE, 8, True
        return made


def _sized(context: Context, struct: Struct, kind: CType, name: str) -> CType:
    """Complete a member's type; one that can't be completed gets a made-up size."""
    try:
        context.world.complete(kind)
    except NotUnderstoodError:
        inner = kind
        while isinstance(inner, Array):
            inner = inner.of
        if not isinstance(inner, Struct) or context.world.declares(inner):
            raise
        struct.assumed = struct.assumed or str(inner)
        inner.size, inner.align, inner.complete = UNKNOWN_SIZE, 8, True
        inner.assumed = str(inner)
        return _again(kind)
    if isinstance(kind, Function):
        raise context.fail(context.parsed.root, f"a function as a member of {struct}")
    return kind


def _again(kind: CType) -> CType:
    return Array(_again(kind.of), kind.count) if isinstance(kind, Array) else kind


def _enumeration(context: Context, node: Node) -> CType:
    body = node.child_by_field_name("body")
    tag = text(node.child_by_field_name("name"))
    if body is None or not context.name:
        for scope in context.scope.all():
            if tag in scope.tags:
                return scope.tags[tag]
        return context.world.enumerated(tag, context, node)
    following = 0
    negative = False
    for each in children(body):
        if each.type == "enumerator":
            value = each.child_by_field_name("value")
            following = context.number(value) if value is not None else following
            context.scope.constants[text(each.child_by_field_name("name"))] = following
            negative = negative or following < 0
            following += 1
    found = enum_type(context, negative=negative)
    if tag:
        context.scope.tags[tag] = found
    return found


def enum_type(context: Context, *, negative: bool) -> CType:
    """Return GCC's type for an enum: ``int`` where a value is negative, else ``unsigned int``."""
    return context.types.int if negative else context.types.uint


def declared(context: Context, node: Node | None, base: CType) -> tuple[str, CType]:
    """Return the name and type of a declarator; the name is "" for an abstract one.

    Raises:
        NotUnderstoodError: for a part that is not understood.
    """
    while node is not None:
        match node.type:
            case "identifier" | "field_identifier" | "type_identifier" | "primitive_type":
                return text(node), base
            case "pointer_declarator" | "abstract_pointer_declarator":
                base = context.types.pointer(base)
                node = node.child_by_field_name("declarator")
            case "array_declarator" | "abstract_array_declarator":
                base = _array(context, node, base)
                node = node.child_by_field_name("declarator")
            case "function_declarator" | "abstract_function_declarator":
                base = _function(context, node, base)
                node = node.child_by_field_name("declarator")
            case (
                "parenthesized_declarator"
                | "abstract_parenthesized_declarator"
                | "attributed_declarator"
            ):
                inner = [child for child in children(node) if child.type not in _PASSED]
                node = inner[0] if inner else None
            case _:
                raise context.fail(node, "a declarator that is not understood")
    return "", base


def _array(context: Context, node: Node, base: CType) -> CType:
    size = node.child_by_field_name("size")
    context.world.complete(base, only_known=True)
    if size is None:
        return Array(base, None)
    value = context.expr(size)
    if value.const is None:
        raise context.fail(node, "an array whose length is not constant")
    if not 0 <= value.const <= context.world.limits.object_bytes:
        raise context.fail(node, f"an array of {value.const} elements")
    if base.size * value.const > context.world.limits.object_bytes:
        raise context.fail(node, f"an array of {base.size * value.const} bytes")
    return Array(base, value.const)


def _function(context: Context, node: Node, result: CType) -> Function:
    params: list[CType] = []
    variadic = False
    for name, kind in parameters(context, node):
        del name
        params.append(kind)
    listed = node.child_by_field_name("parameters")
    if listed is not None:
        variadic = any(child.type == "variadic_parameter" for child in listed.named_children)
    return Function(result, tuple(params), variadic=variadic)


def parameters(context: Context, node: Node) -> Iterator[tuple[str, CType]]:
    """Yield name and type of a function declarator's parameters."""
    listed = node.child_by_field_name("parameters")
    found = [c for c in children(listed) if c.type == "parameter_declaration"] if listed else []
    for each in found:
        base = specified(context, field(context, each, "type"))
        name, kind = declared(context, each.child_by_field_name("declarator"), base)
        if isinstance(kind, Array):
            kind = context.types.pointer(kind.of)
        elif isinstance(kind, Function):
            kind = context.types.pointer(kind)
        if kind is VOID:
            if not name and len(found) == 1:
                return
            raise context.fail(each, "a parameter of type void")
        yield name, kind
