"""What stands in the docks."""

from __future__ import annotations
