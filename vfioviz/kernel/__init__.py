"""How a given kernel builds the answer: variants of the patch, handlers, and the run of both.

Everything that comes from here is a model, never a capture.
"""

from __future__ import annotations
