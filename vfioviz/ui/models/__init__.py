"""Thin item models over what ``document.derive`` gives."""

from __future__ import annotations
