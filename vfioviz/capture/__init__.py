"""Bytes in and out of the program: files, pasted dumps, samples. The one layer that opens files."""

from __future__ import annotations
