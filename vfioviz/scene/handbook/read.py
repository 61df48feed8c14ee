"""Pages from Markdown: ``## Title {#topic #topic}`` is a section, ``{{word ...}}`` is filled in.

A line ``{{struct vfio_device_info}}`` becomes sections that the program makes from its own tables
(``handbook.made``); text that follows belongs to the last of them. Offsets, rules and summaries
thus have one source, and a page cannot drift from the decoder.
"""

from __future__ import annotations

import re

from vfioviz.scene.handbook import made
from vfioviz.scene.handbook.page import Page, Section

_HEADING = re.compile(r"(#{1,4}) (.+?)(?: \{((?:#[\w.-]+ ?)+)\})?")
_FENCE = re.compile(r"(`{3,})\s*")
_DIRECTIVE = re.compile(r"\{\{(\w+)((?: [\w.-]+)*)\}\}")


class HandbookError(ValueError):
    """A page that cannot be read; the text names its line."""


def read(key: str, text: str) -> Page:
    """Return a page.

    Args:
        key: Of the page: the topic of its head.
        text: Markdown, as the module describes it.

    Raises:
        HandbookError: no title in the first line, or a directive that is not known.
    """
    sections: list[Section] = []
    lines: list[str] = []

    def close() -> None:
        body = "\n".join(lines).strip()
        lines.clear()
        if body and sections:
            last = sections[-1]
            sections[-1] = last._replace(body=f"{last.body}\n\n{body}".strip())

    fenced = ""
    for number, line in enumerate(text.splitlines(), 1):
        fence = _FENCE.match(line)
        if fence is not None and not fenced:
            fenced = fence[1]
        elif fence is not None and fence[0] == line and fence[1].startswith(fenced):
            fenced = ""
        heading = None if fenced else _HEADING.fullmatch(line)
        directive = None if fenced else _DIRECTIVE.fullmatch(line)
        if not sections and (heading is None or len(heading[1]) != 1):
            message = f"{key}:{number}: expected the page's title, as in '# Alignment'"
            raise HandbookError(message)
        if heading is not None:
            close()
            topics = tuple(one.lstrip("#") for one in (heading[3] or "").split())
            first = (key,) if len(heading[1]) == 1 else ()
            own = (*first, *topics) or (f"{key}.{_slug(heading[2])}",)
            sections.append(Section(own, len(heading[1]), heading[2], ""))
        elif directive is not None:
            close()
            try:
                sections += made.sections(directive[1], *directive[2].split())
            except (KeyError, TypeError) as error:
                message = f"{key}:{number}: {line} is not known"
                raise HandbookError(message) from error
        else:
            lines.append(line)
    close()
    return Page(key, tuple(sections))


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
