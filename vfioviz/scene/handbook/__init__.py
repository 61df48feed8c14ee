"""The handbook: Markdown pages, and the program's own tables, by topic."""

from __future__ import annotations
