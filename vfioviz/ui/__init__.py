"""The window. The only package that may import PySide6 and pyqtgraph."""

from __future__ import annotations
