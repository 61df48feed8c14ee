"""Specifiers: ``typedef unsigned long``, ``struct x { ... }``, ``enum y``, ``__u32``."""

from __future__ import annotations

import copy
from abc import abstractmethod

from typing_extensions import override

from vfioviz.csource.reports import Place
from vfioviz.csource.types import VOID, CType, Int
from vfioviz.headers import attributes
from vfioviz.headers.attributes import NONE, Attributes
from vfioviz.headers.constant import evaluate, type_of
from vfioviz.headers.cursor import Cursor
from vfioviz.headers.declarators import (
    ALIASES,
    PASSED,
    STORAGE,
    TAGGED,
    TYPEOF,
    WORDS,
    Declarators,
    Specified,
)
from vfioviz.headers.record import Enum, Float, Record


class Specifiers(Declarators):
    """The part of the reader that reads specifiers."""

    @abstractmethod
    def _record(
        self, cursor: Cursor, tag: str, asked: Attributes, place: Place, *, is_union: bool
    ) -> Record:
        """Read the members of a struct or union, from the brace on."""

    @override
    def _specifiers(self, cursor: Cursor) -> Specified:
        words: list[str] = []
        named: tuple[CType, str, bool] | None = None
        storage: set[str] = set()
        asked = NONE
        while cursor.is_name():
            text = cursor.peek()
            if attributes.comes(cursor):
                asked = asked.and_(attributes.read(cursor, self, self._most))
            elif text in WORDS:
                words += ALIASES.get(text, [text])
                cursor.at += 1
            elif text in STORAGE or text in PASSED:
                self._pass(cursor, storage)
            elif named is not None or words:
                break
            else:
                named = self._named(cursor)
                if named is None:
                    break
        if words:
            found = VOID if words == ["void"] else self.scalars.words(words)
            if found is None:
                raise cursor.fail(f"no type: {' '.join(words[:6])}")
            named = found, " ".join(words), False
        if named is None:
            name = cursor.peek()[:60]
            raise cursor.fail(
                f"the type {name} is declared in no file that is read" if cursor.is_name()
                else f"expected a declaration, found {name!r}"
            )  # fmt: skip
        return Specified(named[0], named[1], frozenset(storage), asked, named[2])

    def _pass(self, cursor: Cursor, storage: set[str]) -> None:
        text = cursor.peek()
        if text == "_Atomic" and cursor.peek(1) == "(":
            raise cursor.fail("_Atomic(...)")
        if text in STORAGE:
            storage.add(text)
        cursor.at += 1

    def _named(self, cursor: Cursor) -> tuple[CType, str, bool] | None:
        """Read a type that is not built in; None where there is none."""
        text = cursor.peek()
        if text in TAGGED:
            return self._tagged(cursor)
        if text in TYPEOF:
            kind = self._typeof(cursor)
            return kind, str(kind), False
        if text == "__builtin_va_list":
            cursor.at += 1
            return self.scalars.va_list(), text, False
        if text in self.scope.typedefs:
            cursor.at += 1
            return self.scope.typedefs[text].type, text, False
        return None

    def _typeof(self, cursor: Cursor) -> CType:
        cursor.at += 1
        cursor.expect("(")
        kind = self.type_name(cursor) if self.type_comes(cursor) else type_of(cursor, self)
        cursor.expect(")")
        return kind

    def _tagged(self, cursor: Cursor) -> tuple[CType, str, bool]:
        """Read ``struct x``, with its members where they follow."""
        word, place = cursor.peek(), cursor.place
        cursor.at += 1
        asked = attributes.read(cursor, self, self._most)
        tag = ""
        if cursor.is_name():
            tag = cursor.name()
        said = f"{word} {tag}".strip()
        if word == "enum":
            if cursor.peek() == "{":
                return self._enum(cursor, tag), said, True
            if not tag:
                raise cursor.fail("an enum without a name")
            return self.scope.enums.get(tag) or self._enum_not_read(tag), said, False
        if cursor.peek() != "{":
            if not tag:
                raise cursor.fail(f"a {word} without a name and members")
            known = self.scope.tags.get(tag)
            if known is None or known.is_union != (word == "union"):
                known = self.scope.tags[tag] = Record(tag, is_union=word == "union")
                known.place = place
            return known, said, False
        return self._record(cursor, tag, asked, place, is_union=word == "union"), said, True

    def _adapted(self, kind: CType, asked: Attributes, name: str) -> CType:
        """Return a type under another name, size or alignment."""
        if asked.vector:
            return Float(name, asked.vector, min(asked.vector, 16))
        if asked.mode is not None:
            kind = self._mode(kind, asked.mode)
        if type(kind) is Int:
            # A typedef names it, and may even lower its alignment.
            return Int(
                name, kind.size, asked.align or kind.align, signed=kind.signed, boolean=kind.boolean
            )
        if asked.align and asked.align != kind.align:
            kind = copy.copy(kind)
            kind.align = asked.align
        return kind

    def _mode(self, kind: CType, size: int) -> CType:
        size = size or self._target.pointer
        if isinstance(kind, Float):
            return Float(kind.name, size, min(self._target.align(size), 16))
        signed = isinstance(kind, Int) and kind.signed
        align = 16 if size == 16 else self._target.align(size)
        return Int(f"int{8 * size}", size, align, signed=signed)

    def _enum(self, cursor: Cursor, tag: str) -> CType:
        cursor.expect("{")
        following, lowest, highest = 0, 0, 0
        while not cursor.accept("}"):
            if not cursor.is_name():
                raise cursor.fail("an enumerator that is not understood")
            name = cursor.name()
            attributes.read(cursor, self, self._most)
            if cursor.accept("="):
                following = evaluate(cursor, self).value
            self.scope.constants[name] = following
            lowest, highest = min(lowest, following), max(highest, following)
            following += 1
            if not cursor.accept(","):
                cursor.expect("}")
                break
        asked = attributes.read(cursor, self, self._most)
        kind = self._enum_type(tag, lowest, highest, packed=asked.packed)
        if tag:
            self.scope.enums[tag] = kind
        return kind

    def _enum_not_read(self, tag: str) -> Enum:
        return Enum(f"enum {tag}", 4, self._target.align(4), signed=False, assumed=True)

    def _enum_type(self, tag: str, lowest: int, highest: int, *, packed: bool) -> Enum:
        size = 1 if packed else 4
        signed = lowest < 0
        while size < 8 and not (
            -(1 << 8 * size - 1) <= lowest and highest < 1 << 8 * size - signed
        ):
            size *= 2
        return Enum(f"enum {tag}".strip(), size, self._target.align(size), signed=signed)
