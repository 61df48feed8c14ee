"""Search in the handbook: every word must occur; titles count more than text."""

from __future__ import annotations

import re
from typing import NamedTuple

from vfioviz.scene.handbook.book import Book, Place

_AROUND = 60
"""Characters of an excerpt on each side of the first word."""
_MARKS = re.compile(r"\]\([^)]*\)|[`*\[]")


_LEVELS = {1: 40, 2: 30, 3: 0, 4: 0}
"""A page that explains a term ranks before the many fields of that name."""


class Hit(NamedTuple):
    """A section that contains all the words."""

    place: Place
    score: int
    excerpt: str
    """Plain text around the first word, in one line."""


def search(book: Book, words: str) -> tuple[Hit, ...]:
    """Return the sections that contain all words, the best first; () without a word."""
    wanted = _folded(words).split()
    if not wanted:
        return ()
    hits = []
    for place in book.sections():
        score = _score(place, wanted)
        if score:
            hits.append(Hit(place, score, _excerpt(plain(place.section.body), wanted)))
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def plain(markdown: str) -> str:
    """Return Markdown without its marks, in one line."""
    return " ".join(_MARKS.sub("", markdown).split())


def _folded(text: str) -> str:
    """Normalize for comparison: ``cap-offset`` finds ``cap_offset``."""
    return text.casefold().replace("_", "-")


def _score(place: Place, wanted: list[str]) -> int:
    section = place.section
    title = _folded(section.plain_title)
    topics = _folded(" ".join(section.topics))
    body = _folded(plain(section.body))
    total = 0
    for word in wanted:
        score = 4 * min(body.count(word), 5)
        if word in topics:
            score += 30
        if word in title:
            score += 60
        if word in re.split(r"\W+", title):
            score += 60
        if word == title or word in {topic.rpartition(".")[2] for topic in topics.split()}:
            score += 120
        if not score:
            return 0
        total += score
    if " ".join(wanted) in title:
        total += 200
    return total + _LEVELS[section.level]


def _excerpt(text: str, wanted: list[str]) -> str:
    at = min((found for word in wanted if (found := _folded(text).find(word)) >= 0), default=0)
    start = max(0, at - _AROUND)
    if start:
        start = text.find(" ", start) + 1
    part = text[start : at + _AROUND]
    return ("… " if start else "") + part + (" …" if at + _AROUND < len(text) else "")
