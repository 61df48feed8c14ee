"""Texts for a mail: plain ASCII, each with the bytes, so that it can be pasted back."""
