"""Lessons: what is told, shown and asked, page by page, and what a learner has done of it."""

from __future__ import annotations
