"""A saved page of a web archive, or an HTML-only mail, as the lines that it shows.

One pass over the characters, whatever the tags: no tree is built.
"""

from __future__ import annotations

import re

from vfioviz.capture.entities import without_entities
from vfioviz.capture.patches.characters import Numbered

_TAG = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]*)")
_BLANKS = re.compile(r"[ \t\r\f]+")
_NEW_LINE = frozenset({"br", "p", "div", "tr", "li", "ul", "ol", "table", "pre", "blockquote", "hr",
                       "h1", "h2", "h3", "h4", "h5", "h6", "body", "dt", "dd"})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_STARTS = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<pre", "<div", "<blockquote",
           "<p>", "<table")  # fmt: skip
_MAX_QUOTES = 32


def is_page(text: str) -> bool:
    """Whether a text is an HTML page."""
    start = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(_STARTS)


def page_lines(text: str) -> list[Numbered]:
    """Return what a page shows, each line with the number of its line in the source."""
    page = _Page()
    pieces = text.split("<")
    page.write(pieces[0])
    for piece in pieces[1:]:
        page.piece(piece)
    page.end_line()
    return page.lines


class _Page:
    def __init__(self) -> None:
        self.lines: list[Numbered] = []
        self._line: list[str] = []
        self._number = 1
        self._start = 1
        self._verbatim = 0
        self._quotes = 0
        self._unseen = ""

    def piece(self, piece: str) -> None:
        """Take what follows a ``<``: a tag, and the text after it."""
        found = _TAG.match(piece)
        inside, closed, behind = piece.partition(">")
        if not closed or not (found or piece.startswith(("!", "?"))):
            self.write("<" + piece)
            return
        self._number += inside.count("\n")
        if found:
            self._tag(found[2].lower(), closing=bool(found[1]))
        self.write(behind)

    def _tag(self, name: str, *, closing: bool) -> None:
        if name in _UNSEEN and not self._unseen and not closing:
            self._unseen = name
        elif name == self._unseen and closing:
            self._unseen = ""
        if self._unseen:
            return
        if name in _NEW_LINE and (self._line or name == "br"):
            self.end_line()
        step = -1 if closing else 1
        if name == "pre":
            self._verbatim = max(0, self._verbatim + step)
        elif name == "blockquote":
            self._quotes = min(_MAX_QUOTES, max(0, self._quotes + step))

    def write(self, text: str) -> None:
        """Take a text between two tags."""
        if self._unseen:
            self._number += text.count("\n")
            return
        pieces = text.split("\n")
        for index, piece in enumerate(pieces):
            if index:
                if self._verbatim:
                    self.end_line()
                elif self._line:
                    self._line.append(" ")
                self._number += 1
            if piece:
                if not self._line:
                    self._start = self._number
                self._line.append(without_entities(piece))

    def end_line(self) -> None:
        """End the line that is shown."""
        text = "".join(self._line)
        if not self._verbatim:
            text = _BLANKS.sub(" ", text).strip(" ")
        marks = "> " * self._quotes
        self.lines.append((self._start if self._line else self._number, marks + text.rstrip("\r")))
        self._line.clear()
