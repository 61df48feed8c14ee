"""Worksheets on paper: set, broken into pages, painted by one painter for PDF and SVG."""

from __future__ import annotations
