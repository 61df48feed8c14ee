"""Keeps Qt out of objects that are not whole: whose constructor still runs, or that are torn down.

Qt calls virtual functions whenever it likes: a base's constructor asks for a size or sends an event
before the attributes of a subclass are there, and a C++ object that the garbage collector takes
apart still sends events after the dictionary of its Python half was emptied (PySide6 6.12 under
Python 3.13 does that often). No override of ours is to be met by such a call.

Every class of ours that overrides a virtual function of Qt is marked `whole`:
``tests/ui/test_whole.py`` holds that, and calls them all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QRectF
from PySide6.QtGui import QValidator

_Class = TypeVar("_Class", bound=type)
_Method = Callable[..., Any]

_LIFE = "_vfioviz_life"
"""Key in the dictionary of an instance: how many constructors run. None: it was emptied."""

_PURE: dict[str, _Method] = {
    "boundingRect": lambda *_: QRectF(),
    "columnCount": lambda *_: 0,
    "data": lambda *_: None,
    "index": lambda *_: QModelIndex(),
    "paint": lambda *_: None,
    "parent": lambda *_: QModelIndex(),
    "rowCount": lambda *_: 0,
    "validate": lambda _, text, position: (QValidator.State.Invalid, text, position),
}
"""What an object that is not whole answers where Qt has no answer of its own: pure virtuals."""

_GUARDS: set[object] = set()


def whole(cls: _Class) -> _Class:
    """Mark a class of which Qt may only reach objects that are whole; others act as Qt's own do."""
    for name, native in _overrides(cls).items():
        setattr(cls, name, _guarded(cls, name, native))
    cls.__init__ = _counted(cls)  # type: ignore[misc]  # it is the class's own constructor
    return cls


def _overrides(cls: type) -> dict[str, _Method]:
    """Return the virtual functions that a class overrides, as Qt has them."""
    own = [name for name, what in vars(cls).items() if getattr(what, "__override__", False)]
    found = {name: _native(cls, name) for name in own}
    return {name: native for name, native in found.items() if native is not None}


def _native(cls: type, name: str) -> _Method | None:
    """Return what Qt itself does, past all overrides in Python; None: it has no such function."""
    for base in cls.__mro__[1:]:
        found = vars(base).get(name)
        if found is not None and not isinstance(found, FunctionType):
            return found if callable(found) and not isinstance(found, type) else None
    return None


def _guarded(cls: type, name: str, native: _Method) -> _Method:
    method: _Method = getattr(cls, name)
    while_made = _next(cls, name)

    @wraps(method)
    def kept_out(self: object, *arguments: Any, **words: Any) -> Any:
        running = self.__dict__.get(_LIFE)
        if running == 0:
            return method(self, *arguments, **words)
        try:
            return (native if running is None else while_made)(self, *arguments, **words)
        except NotImplementedError:
            return _PURE[name](self, *arguments)

    _GUARDS.add(kept_out)
    return kept_out


def guards(method: object) -> bool:
    """Whether a method keeps Qt out of objects that are not whole."""
    return method in _GUARDS


def _next(cls: type, name: str) -> _Method:
    """Return what a class inherits under a name."""
    found: _Method = next(vars(base)[name] for base in cls.__mro__[1:] if name in vars(base))
    return found


def _counted(cls: type) -> _Method:
    init = cls.__init__  # type: ignore[misc]  # it is the class's own constructor

    @wraps(init)
    def made(self: object, *arguments: Any, **words: Any) -> None:
        self.__dict__[_LIFE] = self.__dict__.get(_LIFE, 0) + 1
        init(self, *arguments, **words)
        if _LIFE in self.__dict__:
            self.__dict__[_LIFE] -= 1

    return made
