"""One file per driver: its rules, and its own code to build the chain, if any."""

from __future__ import annotations
