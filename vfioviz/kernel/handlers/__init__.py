"""One driver a file: its rules, and the code that builds the chain where it has its own."""

from __future__ import annotations
