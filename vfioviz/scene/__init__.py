"""What to draw, as numbers and texts: bytes and rows, roles instead of colours. No Qt."""

from __future__ import annotations
