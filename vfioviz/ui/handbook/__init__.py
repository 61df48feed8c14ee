"""The handbook's window, and which page F1 opens."""

from __future__ import annotations
