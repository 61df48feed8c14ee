"""The whole handbook in one language: pages in order, sections by topic, links that resolve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vfioviz import assets
from vfioviz.scene.handbook.page import Page, Section
from vfioviz.scene.handbook.read import read

ENGLISH = "en"
SCHEME = "handbook:"
"""Of a link to a topic."""
_LINK = re.compile(r"\]\(handbook:([\w.-]+)\)")


class Place(NamedTuple):
    """Where a topic is explained."""

    page: Page
    number: int
    """Index of the section in its page."""

    @property
    def section(self) -> Section:
        """The section."""
        return self.page.sections[self.number]


class Book:
    """Pages, found by topic."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self.pages = pages
        self._places: dict[str, Place] = {}
        for page in pages:
            for number, section in enumerate(page.sections):
                for topic in section.topics:
                    self._places.setdefault(topic, Place(page, number))

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic, in the order of the pages."""
        return tuple(self._places)

    def find(self, topic: str) -> Place | None:
        """Return where a topic is explained: in its own section, or in an enclosing topic's.

        ``struct.vfio_device_info.no_such_field`` is found under the struct. None where nothing is.
        """
        while topic:
            if topic in self._places:
                return self._places[topic]
            topic = topic.rpartition(".")[0]
        return None

    def sections(self) -> Iterator[Place]:
        """Yield all sections in order."""
        for page in self.pages:
            for number in range(len(page.sections)):
                yield Place(page, number)

    def broken_links(self) -> tuple[tuple[str, str], ...]:
        """Return links that lead nowhere, as (topic of the section, topic of the link)."""
        return tuple(
            (place.section.topic, topic)
            for place in self.sections()
            for topic in _LINK.findall(place.section.body)
            if topic not in self._places
        )


@cache
def book(language: str = ENGLISH) -> Book:
    """Return the handbook in a language; a page that is not translated is in English.

    The window's language must be that one already: what the program makes goes through ``tr``.

    Args:
        language: A code such as ``de``; what follows it (``de_AT``) is ignored.
    """
    root = assets.root().joinpath("handbook")
    names = sorted(one.name for one in root.joinpath(ENGLISH).iterdir() if one.name.endswith(".md"))
    pages = []
    for name in names:
        own = root.joinpath(language.partition("_")[0], name)
        file = own if own.is_file() else root.joinpath(ENGLISH, name)
        key = name.removesuffix(".md").partition("-")[2]
        pages.append(read(key, file.read_text(encoding="utf-8")))
    return Book(tuple(pages))
