from __future__ import annotations

from tests.csource.referred import patch, tree

__all__ = ["patch", "tree"]
