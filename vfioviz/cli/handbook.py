"""``vfioviz handbook``: a page as text, the list of topics, or a search."""

from __future__ import annotations

import argparse
import difflib

from vfioviz.cli.load import complain
from vfioviz.cli.printing import put, put_all, put_text
from vfioviz.scene.handbook.book import Book, Place, book
from vfioviz.scene.handbook.search import search


def run(arguments: argparse.Namespace) -> int:
    """Print it; status 2 where nothing explains the topic, 1 where a search finds nothing."""
    whole = book()
    if arguments.search is not None:
        return _search(whole, arguments.search)
    if arguments.list:
        for topic in whole.topics:
            put(topic)
        return 0
    if arguments.topic is None:
        for page in whole.pages:
            put(f"{page.key:22} {page.title}")
        return 0
    place = whole.find(arguments.topic)
    if place is None:
        return complain(_unknown(whole, arguments.topic))
    put_text(_told(place))
    return 0


def _search(whole: Book, words: str) -> int:
    hits = search(whole, words)
    for hit in hits:
        put_all((hit.place.section.topic, f"    {hit.excerpt}"))
    return 0 if hits else 1


def _told(place: Place) -> str:
    """Return a section with those below it."""
    sections = place.page.sections
    stop = place.number + 1
    level = place.section.level
    while stop < len(sections) and sections[stop].level > level:
        stop += 1
    return "\n\n".join(section.markdown for section in sections[place.number : stop])


def _unknown(whole: Book, topic: str) -> str:
    close = difflib.get_close_matches(topic, whole.topics, 3)
    hint = f"did you mean {' or '.join(close)}?" if close else "vfioviz handbook --list names all"
    return f"no topic '{topic}': {hint}"
