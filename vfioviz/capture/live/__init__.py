"""Answers read from real devices: the part that runs beside the kernel, and what reads it."""

from __future__ import annotations
