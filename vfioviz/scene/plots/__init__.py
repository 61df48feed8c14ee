"""Charts as numbers: what is drawn, what is said of a place, and the table behind it."""

from __future__ import annotations
