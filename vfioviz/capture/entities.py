"""HTML's entities -> characters, in text from anywhere."""

from __future__ import annotations

import html
import re

_HUGE = re.compile(r"&#(?=[0-9]{20})")
"""No character has such a number; Python refuses to convert what has 4,300 digits."""


def without_entities(text: str) -> str:
    """Return a text with its entities as characters; a number that is none stays as it is."""
    return html.unescape(_HUGE.sub("&amp;#", text))
