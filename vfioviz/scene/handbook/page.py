"""A page of the handbook as a value: sections, each known by its topics."""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    """A heading with its text."""

    topics: tuple[str, ...]
    """What it explains: ``struct.vfio_device_info.cap_offset``, ``role.cap-pad``; the first one is
    its own address. A page's head has the page's key."""
    level: int
    """1 for the page's title, 2 to 4 below it."""
    title: str
    """Markdown, in one line."""
    body: str
    """Markdown."""

    @property
    def topic(self) -> str:
        """Its address."""
        return self.topics[0]

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return self.title.replace("`", "").replace("*", "")

    @property
    def markdown(self) -> str:
        """Heading and text."""
        head = f"{'#' * self.level} {self.title}"
        return f"{head}\n\n{self.body}" if self.body else head


class Page(NamedTuple):
    """A page: its head and the sections below it."""

    key: str
    """The file's name without number and suffix: ``alignment``."""
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The title without marks."""
        return self.sections[0].plain_title

    @property
    def markdown(self) -> str:
        """All of it."""
        return "\n\n".join(section.markdown for section in self.sections) + "\n"
