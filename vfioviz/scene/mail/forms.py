"""The text forms by key, and what all of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.capture.visible import visible
from vfioviz.codec.layout import Layout
from vfioviz.scene.mail import annotated, box, initialiser, markdown, pahole, record, regression


class Form(NamedTuple):
    """A text form of a layout."""

    key: str
    title: str
    suffix: str
    """File suffix, with the dot."""
    lines: Callable[[Layout, str], Iterator[str]]


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        form.key: form
        for form in (
            Form("box", "box diagram, as in the patch mail", ".txt", box.lines),
            Form("hexdump", "annotated hex dump", ".txt", annotated.lines),
            Form("pahole", "structs as pahole lists them", ".txt", pahole.lines),
            Form("markdown", "Markdown table", ".md", markdown.lines),
            Form("c", "C initialiser", ".c", initialiser.c),
            Form("rust", "Rust initialiser", ".rs", initialiser.rust),
            Form("python", "Python initialiser", ".py", initialiser.python),
            Form("c-test", "C test", ".c", regression.c),
            Form("rust-test", "Rust test", ".rs", regression.rust),
            Form("python-test", "Python test", ".py", regression.python),
            Form("json", "JSON record", ".json", record.lines),
        )
    }
)


def text(layout: Layout, key: str, title: str = "") -> str:
    """Return a layout in a form.

    Args:
        layout: The buffer.
        key: Of ``FORMS``.
        title: What the bytes are: ``captured, Linux 6.1.0-53-amd64`` or ``model, v6.6``.
    """
    return "\n".join(lines(layout, key, title)) + "\n"


def lines(layout: Layout, key: str, title: str = "") -> Iterator[str]:
    """Yield what ``text`` returns, line by line."""
    return (_ascii(line) for line in FORMS[key].lines(layout, title))


def _ascii(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line.rstrip()  # megabytes of JSON need no copies
    return visible(line).replace("…", "...").encode("ascii", "replace").decode().rstrip()
