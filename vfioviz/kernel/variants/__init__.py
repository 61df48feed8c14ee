"""One file a version of the patch; the difference of two files is the difference of two patches."""

from __future__ import annotations
