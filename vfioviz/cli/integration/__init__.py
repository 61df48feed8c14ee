"""The program in a user's desktop: what is put where, and how it is taken away."""

from __future__ import annotations
