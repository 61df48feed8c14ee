"""Lessons and exercises in the window: the panel, who conducts it, progress, the large view."""

from __future__ import annotations
