"""Text for a tool tip, shown as it is: Qt takes what looks like HTML for HTML.

A label that nobody told otherwise is plain by the style sheet (``ui.theme``); a tool tip has no
such switch, and an ``<img>`` in a name would be loaded.
"""

from __future__ import annotations

from html import escape

from vfioviz.capture.visible import shortened

_LONGEST = 2000
"""Characters; a tool tip is laid out in one go."""


def plain(text: str) -> str:
    """Return a text that a tool tip shows letter by letter."""
    text = shortened(text, _LONGEST)
    if "<" not in text:
        return text
    lines = escape(text).replace("\n", "<br>")
    return f"<p style='white-space:pre-wrap'>{lines}</p>"
