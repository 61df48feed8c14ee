"""Draws the README's pictures: the real window on the real samples."""
