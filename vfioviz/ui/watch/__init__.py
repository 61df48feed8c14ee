"""Watching C run: the text, both buffers as bytes, and variables; what is shown is ``scene``'s."""

from __future__ import annotations
