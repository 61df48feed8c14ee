"""One file per version of the patch; a diff of two files shows how the patches differ."""

from __future__ import annotations
