"""The handbook: pages of Markdown, and what the program knows itself, by topic."""

from __future__ import annotations
