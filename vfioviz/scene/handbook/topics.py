"""Which topic of the handbook explains what is on screen."""

from __future__ import annotations

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import ModelColumn
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.schema import HEADER_STRUCT

_STRUCTS = (Role.INFO, Role.CAP_HEADER, Role.CAP_FIELD)


def topic_of_leaf(layout: Layout, leaf: Leaf) -> str:
    """Return the topic of a field, or of the role of a byte without a name."""
    if leaf.role is Role.INFO:
        return f"struct.{layout.ioctl.struct_name}.{leaf.field.name}"
    if leaf.role is Role.CAP_HEADER:
        return f"struct.{HEADER_STRUCT}.{leaf.field.name}"
    if leaf.role is Role.CAP_FIELD:
        return _cap_field(layout, leaf) or f"role.{leaf.role.value}"
    return f"role.{leaf.role.value}"


def _cap_field(layout: Layout, leaf: Leaf) -> str:
    place = leaf.place
    shape = layout.caps[place.cap].struct if 0 <= place.cap < len(layout.caps) else None
    if shape is None:
        return ""
    if place.array:
        inner = next((one for one in shape.fields if one.name == place.array), None)
        if inner is None or inner.struct is None:
            return f"struct.{shape.name}.{place.array}"
        shape = inner.struct
    return f"struct.{shape.name}.{leaf.field.name}"


def topic_of_span(layout: Layout, start: int, stop: int) -> str:
    """Return the topic of a selection: of its leaf, or of the capability where it is a whole one.

    Args:
        layout: The decoded buffer.
        start: First byte.
        stop: The byte after the last.
    """
    for cap in layout.caps:
        if cap.start == start and stop - start > 8 and stop >= cap.stop:
            known = cap.definition is not None
            return f"cap.{layout.ioctl.key}.{cap.id}" if known else f"role.{Role.UNKNOWN.value}"
    if not 0 <= start < len(layout.data):
        return "start"
    leaf = layout.leaf_at(start)
    if leaf.role is Role.INFO and stop > leaf.stop:
        return f"ioctl.{layout.ioctl.key}"
    return topic_of_leaf(layout, leaf)


def topic_of_column(column: DerivedColumn) -> str:
    """Return the topic of a column: the variant, or what its bytes are."""
    if isinstance(column.column, ModelColumn):
        return topic_of_version(column.column.producer)
    return f"column.{column.badge}"


def topic_of_version(key: str) -> str:
    """Return the topic of a version of the code; one that a project brings has no page."""
    return f"variant.{key}" if key in SHIPPED.keys else "patch"
