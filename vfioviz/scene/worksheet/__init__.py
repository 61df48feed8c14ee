"""Worksheets: exercises of a seed and their key, as blocks for paper and as plain text."""

from __future__ import annotations
