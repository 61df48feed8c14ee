"""Captures from real devices, started from the window."""
