"""What the program brings into a window, a module for each part."""

from __future__ import annotations
