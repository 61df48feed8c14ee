"""What the user edits: one frozen State, pure edits, derive(). No Qt, no I/O, no mutation."""

from __future__ import annotations
