"""What a comment of ``resources/uapi`` says: a text, and tags (their list is in ``base.h``)."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARGIN = re.compile(r"^\s*/?\*+/?\s?|\s*\*+/\s*$", re.MULTILINE)
_TAG = re.compile(r"@(\w+)")
_COMMIT = re.compile(r"([0-9a-f]{12}): (.*)", re.DOTALL)


class Comment(NamedTuple):
    """One comment, or none: then all is empty."""

    text: str = ""
    """In one line, without the tags."""
    tags: tuple[tuple[str, str], ...] = ()
    """Name and value of each, in the order of the comment."""

    def tag(self, name: str) -> str:
        """Return the value of the first tag of that name, "" where there is none."""
        return next((value for tag, value in self.tags if tag == name), "")

    def commit(self) -> tuple[str, str]:
        """Return ``(commit, text)`` of the comment behind an #if; the commit may be ""."""
        match = _COMMIT.fullmatch(self.text)
        return (match[1], match[2]) if match else ("", self.text)


NONE = Comment()


def read(raw: str) -> Comment:
    """Read a C comment, slashes and stars included."""
    words = " ".join(_MARGIN.sub("", raw).split())
    text, *rest = _TAG.split(words)
    tags = zip(rest[::2], (value.strip(" ;") for value in rest[1::2]), strict=True)
    return Comment(text.strip(" ;"), tuple(tags))
