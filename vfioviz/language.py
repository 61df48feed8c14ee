"""Texts for people, in the language of the window.

``pyside6-lupdate -tr-function-alias tr+=mark`` finds every ``tr`` and ``mark``: their text is a
plain literal with ``{names}`` in it, never an f-string. Only the window chooses a language: what
the command line prints, and what is copied into a mail, is English, for scripts and lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, Self

from typing_extensions import override

_Translate = Callable[[str], str]


def _as_it_is(text: str) -> str:
    return text


_translate: _Translate = _as_it_is
_english = ContextVar("english", default=False)
_remembers = ContextVar("remembers", default=False)


def speak(translate: _Translate | None) -> None:
    """Choose the language: what turns an English text into another one; None: English."""
    global _translate  # noqa: PLW0603 -- a process speaks one language
    _translate = translate or _as_it_is


@contextmanager
def english() -> Iterator[None]:
    """Speak English inside, whatever the window's language: what is copied goes to a list.

    In this thread alone: what is made for a list may last, and the window goes on meanwhile.
    """
    before = _english.set(True)
    try:
        yield
    finally:
        # A job that was ended inside leaves it to the garbage collector, in another context.
        with suppress(ValueError):
            _english.reset(before)


@contextmanager
def remembered() -> Iterator[None]:
    """Let each text made inside remember what it was made of: ``told`` tells it in any language."""
    before = _remembers.set(True)
    try:
        yield
    finally:
        _remembers.reset(before)


def tr(text: str, /, **values: object) -> str:
    """Return a text in the language of the window, with ``{name}`` filled in from ``values``."""
    said = text if _english.get() else _translate(text)
    said = said.format(**values) if values else said
    return Said(text, tuple(values.items()), said) if _remembers.get() else said


def mark(text: str, /) -> str:
    """Return a text as it is, marked for translation; ``tr`` is asked where it is shown."""
    return text


class Phrase(str):
    """English text that can be told in another language: what is made once and shown, or copied.

    It is a plain ``str`` for who compares, prints or stores it; ``told`` says it to a person.
    """

    __slots__ = ("template", "values")

    template: str
    values: tuple[tuple[str, object], ...]

    def __new__(cls, template: str, values: tuple[tuple[str, object], ...]) -> Self:
        """Make it from a marked text and what its ``{names}`` stand for."""
        made = super().__new__(cls, template.format(**dict(values)) if values else template)
        made.template, made.values = template, values
        return made

    @override
    def __reduce__(self) -> tuple[type[Phrase], tuple[str, tuple[tuple[str, object], ...]]]:
        return type(self), (self.template, self.values)


class Said(Phrase):
    """A text in the language in which it was said first, that can be told in another one."""

    __slots__ = ()

    def __new__(cls, template: str, values: tuple[tuple[str, object], ...], said: str) -> Self:
        """Make it from a marked text, what its ``{names}`` stand for, and what came of it."""
        made = str.__new__(cls, said)
        made.template, made.values = template, values
        return made

    @override
    def __reduce__(self) -> Any:
        return str, (str(self),)


def phrase(text: str, /, **values: object) -> Phrase:
    """Return a marked text with its values, to be told later."""
    return Phrase(text, tuple(values.items()))


def joined(parts: Iterable[str], by: str) -> Phrase:
    """Return phrases, or texts that are the same in each language, one behind the other."""
    values = tuple((f"part{number}", part) for number, part in enumerate(parts))
    return Phrase(by.join(f"{{{name}}}" for name, _ in values), values)


def told(text: str) -> str:
    """Return a phrase in the language of the window; a text that is none as it is."""
    if not isinstance(text, Phrase):
        return text
    values = {name: told(value) if isinstance(value, str) else value for name, value in text.values}
    return tr(text.template, **values)


def titled(text: str) -> str:
    """Return a title in the language of the window: a phrase, or a text that was marked."""
    return told(text) if isinstance(text, Phrase) else tr(text)


def plural(number: int, one: str, many: str, /, **values: object) -> str:
    """Return the text for that number, as in ``plural(n, mark("{n} byte"), mark("{n} bytes"))``."""
    return tr(one if number == 1 else many, n=number, **values)
