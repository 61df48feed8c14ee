"""Pasted text: one module per format, listed in ``forms``."""

from __future__ import annotations
