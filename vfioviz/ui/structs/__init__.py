"""Structs of headers, drawn: as a file, and in a window of their own."""

from __future__ import annotations
