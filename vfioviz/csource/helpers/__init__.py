"""Kernel helpers: functions by their prototype, and forms that depend on types."""

from __future__ import annotations
