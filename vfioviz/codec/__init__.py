"""Bytes <-> layout. Pure: no file, clock, environment or Qt; never raises on any bytes."""

from __future__ import annotations
