"""Text that people paste: each form in a module of its own, listed in ``forms``."""

from __future__ import annotations
