"""How long tests wait for what has to happen: so long that no machine, however busy, is too slow.

A test fails by this only where the thing never comes; none is right or wrong by a second.
"""

from __future__ import annotations

SECONDS = 120.0
MILLISECONDS = int(SECONDS * 1000)
LIMIT = 2.0
"""Seconds given to what hangs for good, where the limit itself is tried: far more than a busy
machine keeps what does answer waiting."""
