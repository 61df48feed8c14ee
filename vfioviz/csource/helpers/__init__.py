"""What kernel helpers mean: functions by their prototype, and forms that look at types."""

from __future__ import annotations
