"""All verbs in one place: ``Project -> Edit``, pure; refused ones raise EditError."""

from __future__ import annotations

from vfioviz.document.edit import Edit, EditError
from vfioviz.document.edit_bytes import set_bytes, set_runs
from vfioviz.document.edit_caller import (
    across_abis,
    across_handlers,
    add_captures,
    add_column,
    compare_all,
    move_column,
    read_as,
    remove_column,
    set_abi,
    set_active,
    set_argsz,
    set_fill,
    set_handler,
)
from vfioviz.document.edit_caps import (
    add_capability,
    add_raw,
    duplicate_capability,
    move_capability,
    remove_capability,
    set_identity,
    set_payload,
)
from vfioviz.document.edit_copy import copy_across
from vfioviz.document.edit_fields import (
    add_element,
    elements,
    remove_element,
    set_elements,
    set_field,
)
from vfioviz.document.edit_headers import set_headers
from vfioviz.document.edit_notes import add_note, change_note, remove_note
from vfioviz.document.edit_records import read_again, show_record
from vfioviz.document.edit_reply import set_reply
from vfioviz.document.edit_variants import add_version, remove_version

__all__ = [
    "Edit",
    "EditError",
    "across_abis",
    "across_handlers",
    "add_capability",
    "add_captures",
    "add_column",
    "add_element",
    "add_note",
    "add_raw",
    "add_version",
    "change_note",
    "compare_all",
    "copy_across",
    "duplicate_capability",
    "elements",
    "move_capability",
    "move_column",
    "read_again",
    "read_as",
    "remove_capability",
    "remove_column",
    "remove_element",
    "remove_note",
    "remove_version",
    "set_abi",
    "set_active",
    "set_argsz",
    "set_bytes",
    "set_elements",
    "set_field",
    "set_fill",
    "set_handler",
    "set_headers",
    "set_identity",
    "set_payload",
    "set_reply",
    "set_runs",
    "show_record",
]
