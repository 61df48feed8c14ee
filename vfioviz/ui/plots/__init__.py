"""Charts beside the map. What imports pyqtgraph is loaded when a chart is first seen."""

from __future__ import annotations
