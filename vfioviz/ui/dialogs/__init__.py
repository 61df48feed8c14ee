"""Dialogs, all opened without blocking."""

from __future__ import annotations
