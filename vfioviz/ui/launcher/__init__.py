"""The command palette: everything that can be done or opened, found by typing a part of it."""

from __future__ import annotations
