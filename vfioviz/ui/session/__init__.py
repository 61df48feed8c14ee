"""What outlives a window: recovery after a crash, arrangement, several windows, own shortcuts."""

from __future__ import annotations
