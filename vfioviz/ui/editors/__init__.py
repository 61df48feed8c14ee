"""Widgets that edit one value."""

from __future__ import annotations
