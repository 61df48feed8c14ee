"""Texts for people, in the language of the window.

``pyside6-lupdate -tr-function-alias tr+=mark`` finds every ``tr`` and ``mark``: their text is a
plain literal with ``{names}`` in it, never an f-string. Only the window chooses a language: what
the command line prints, and what is copied into a mail, is English, for scripts and lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_Translate = Callable[[str], str]


def _as_it_is(text: str) -> str:
    return text


_translate: _Translate = _as_it_is


def speak(translate: _Translate | None) -> None:
    """Choose the language: what turns an English text into another one; None: English."""
    global _translate  # noqa: PLW0603 -- a process speaks one language
    _translate = translate or _as_it_is


@contextmanager
def english() -> Iterator[None]:
    """Speak English inside, whatever the window's language: what is copied goes to a list."""
    global _translate  # noqa: PLW0603 -- a process speaks one language
    before, _translate = _translate, _as_it_is
    try:
        yield
    finally:
        _translate = before


def tr(text: str, /, **values: object) -> str:
    """Return a text in the language of the window, with ``{name}`` filled in from ``values``."""
    said = _translate(text)
    return said.format(**values) if values else said


def mark(text: str, /) -> str:
    """Return a text as it is, marked for translation; ``tr`` is asked where it is shown."""
    return text


def plural(number: int, one: str, many: str, /, **values: object) -> str:
    """Return the text for that number, as in ``plural(n, mark("{n} byte"), mark("{n} bytes"))``."""
    return tr(one if number == 1 else many, n=number, **values)
