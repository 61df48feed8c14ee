"""The text of a column, as the command line and lessons have it, and back.

``captured`` (the active capture), ``captured:2`` (the second one), ``v6.6``, ``v6.6@i386``,
``v6.6#iommufd``, ``v6.6@i386#iommufd``.
"""

from __future__ import annotations

from vfioviz.document.project import CaptureColumn, Column, ModelColumn

CAPTURED = "captured"


def column_text(column: Column, active: int | None = None) -> str:
    """Return the text of a column; the active capture needs no number."""
    if isinstance(column, CaptureColumn):
        return CAPTURED if column.capture == active else f"{CAPTURED}:{column.capture + 1}"
    abi = f"@{column.abi}" if column.abi else ""
    return f"{column.producer}{abi}" + (f"#{column.handler}" if column.handler else "")


def model_column(text: str) -> ModelColumn:
    """Return the column of ``VERSION[@ABI][#DRIVER]``, without checking that these exist."""
    rest, _, handler = text.partition("#")
    producer, _, abi = rest.partition("@")
    return ModelColumn(producer, abi, handler)
