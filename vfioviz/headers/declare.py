"""Macro-free tokens to declarations and layouts (C standard, 6.7, and GNU C)."""

from __future__ import annotations

from typing_extensions import override

from vfioviz.csource.layout import Layout
from vfioviz.csource.reports import NotUnderstoodError, Place
from vfioviz.csource.types import VOID, Array, CType, Function, Int
from vfioviz.headers import attributes
from vfioviz.headers.attributes import NONE, Attributes
from vfioviz.headers.constant import evaluate, is_complete
from vfioviz.headers.cursor import Cursor
from vfioviz.headers.declarators import ASM, ASSERT, PASSED, TAGGED, Declarator, Specified
from vfioviz.headers.preprocess import PRELUDE
from vfioviz.headers.record import Declared, Record
from vfioviz.headers.scope import Named, Refused, Scope
from vfioviz.headers.specifiers import Specifiers


class DeclarationReader(Specifiers):
    """Reads the declarations of one list of tokens into a scope."""

    # ---- the file

    def read(self) -> Scope:
        """Read all; what is not understood is in ``refused``."""
        cursor = self._cursor
        while cursor.at < len(cursor.tokens):
            start = cursor.at
            cursor.depth = 0
            try:
                self._item(cursor)
            except NotUnderstoodError as why:
                if cursor.tokens[start].kind == "directive":
                    cursor.at = start + 1
                else:
                    cursor.skip_item(start)
                self._refuse(start, cursor.at, why)
            if cursor.at == start:
                cursor.at += 1
        return self.scope

    def _refuse(self, start: int, stop: int, why: NotUnderstoodError) -> None:
        tokens = self._cursor.tokens
        place = why.place if why.place.line else tokens[start].place
        names = [each.text for each in tokens[start : start + 8] if each.kind == "name"]
        tagged = next((names[n + 1] for n, each in enumerate(names[:-1]) if each in TAGGED), "")
        refused = [Refused(tagged or (names[-1] if names else ""), place, why.text)]
        # Everything declared in it is lost too, up to the file's end if a bracket is missing.
        for at in range(start, stop - 2):
            inner = tokens[at + 1]
            opens = tokens[at].text in TAGGED and tokens[at + 2].text == "{"
            if opens and inner.text != refused[0].name:
                lost = f"it stands in what is not understood: {why.text} ({place})"
                refused.append(Refused(inner.text, inner.place, lost))
        room = self._limits.problems - len(self.scope.refused)
        self.scope.refused += refused[: max(0, room)]

    def _item(self, cursor: Cursor) -> None:
        token = cursor.token()
        if token is not None and token.kind == "directive":
            self._pack.pragma(token.text, cursor)
            return
        text = cursor.peek()
        if text == ";":
            cursor.at += 1
            return
        if text in ASSERT or text in ASM:
            cursor.at += 1
            while cursor.peek() in PASSED:
                cursor.at += 1
            cursor.skip_brackets()
            cursor.accept(";")
            return
        made = self._specifiers(cursor)
        if cursor.accept(";"):
            return
        while True:
            declarator = self._declarator(cursor)
            kind, said = self._derived(made, declarator)
            self._declare(made, declarator, kind, said)
            if cursor.peek() == "{" and isinstance(kind, Function):
                cursor.skip_brackets()
                return
            if cursor.accept("="):
                self._skip_initialiser(cursor)
            if cursor.accept(";"):
                return
            cursor.expect(",")

    def _skip_initialiser(self, cursor: Cursor) -> None:
        while cursor.peek() not in {",", ";", ""}:
            if cursor.peek() in {"(", "[", "{"}:
                cursor.skip_brackets()
            else:
                cursor.at += 1

    def _declare(self, made: Specified, declarator: Declarator, kind: CType, said: str) -> None:
        name = declarator.name
        if not name:
            raise NotUnderstoodError("a declaration without a name", declarator.place)
        if "typedef" not in made.storage:
            self.scope.objects[name] = kind
            return
        asked = made.attributes.and_(declarator.attributes)
        if isinstance(kind, Record) and not kind.tag and not kind.said:
            kind.said = name
        kind = self._adapted(kind, asked, name)
        self.scope.typedefs[name] = Named(kind, said)

    @override
    def _record(
        self, cursor: Cursor, tag: str, asked: Attributes, place: Place, *, is_union: bool
    ) -> Record:
        record = self.scope.tags.get(tag) if tag else None
        if record is not None and record.complete and record.place.file != PRELUDE:
            raise NotUnderstoodError(
                f"{record} is declared a second time; the first is in {record.place}", place
            )
        if any(record is each for each in self._open):
            raise NotUnderstoodError(f"{record} is declared inside itself", place)
        if record is None or record.complete or record.is_union != is_union:
            record = Record(tag, is_union=is_union)
            if tag:
                self.scope.tags[tag] = record
        record.place = place
        opened = cursor.at
        self._open.append(record)
        try:
            self._body(cursor, record, asked, opened)
        except NotUnderstoodError as why:
            record.why = why.text
            record.declared.clear()
            record.members.clear()
            record.fields.clear()
            raise NotUnderstoodError(why.text, why.place) from None
        finally:
            self._open.pop()
        self.scope.records.append(record)
        return record

    def _body(self, cursor: Cursor, record: Record, asked: Attributes, opened: int) -> None:
        # Attributes after the members apply to them.
        inside = Cursor(cursor.tokens, cursor.most)
        inside.at = opened
        inside.skip_brackets()
        asked = asked.and_(attributes.read(inside, self, self._most))
        record.packed = asked.packed
        layout = Layout(record, self._target, packed=asked.packed, most=self._pack.most)
        cursor.expect("{")
        cursor.down()
        while not cursor.accept("}"):
            token = cursor.token()
            if token is None:
                raise cursor.fail("a struct without an end")
            if token.kind == "directive":
                self._pack.pragma(token.text, cursor)
            elif token.text == ";":
                cursor.at += 1
            elif token.text in ASSERT:
                cursor.at += 1
                cursor.skip_brackets()
            else:
                self._member(cursor, record, layout)
        cursor.up()
        attributes.read(cursor, self, self._most)
        layout.finish(asked.align)
        if record.size > self._limits.object_bytes:
            raise cursor.fail(f"{record.size} bytes: larger than any type that is laid out")

    def _member(self, cursor: Cursor, record: Record, layout: Layout) -> None:
        made = self._specifiers(cursor)
        if cursor.accept(";"):
            if isinstance(made.type, Record) and made.inline and not made.type.tag:
                self._place(record, layout, "", made, Declarator("", made.type.place, (), NONE))
            return
        while True:
            declarator = (
                Declarator("", cursor.place, (), NONE)
                if cursor.peek() == ":"
                else self._declarator(cursor)
            )
            if cursor.accept(":"):
                self._bits(cursor, record, layout, made, declarator)
            else:
                self._place(record, layout, declarator.name, made, declarator)
            if cursor.accept(";"):
                return
            if cursor.peek() == "}":
                return
            cursor.expect(",")

    def _count_member(self, place: Place) -> None:
        self._members -= 1
        if self._members < 0:
            raise NotUnderstoodError("more members than are read of one header", place)

    @staticmethod
    def _once(record: Record, name: str, place: Place) -> None:
        if name and name in record.fields:
            raise NotUnderstoodError(f"{record} has a member {name} already", place)

    def _place(
        self, record: Record, layout: Layout, name: str, made: Specified, declarator: Declarator
    ) -> None:
        self._count_member(declarator.place)
        kind, said = self._derived(made, declarator)
        asked = made.attributes.and_(declarator.attributes)
        if asked.mode is not None or asked.vector:
            kind = self._adapted(kind, Attributes(mode=asked.mode, vector=asked.vector), said)
        if isinstance(kind, Function):
            raise NotUnderstoodError(f"a function as a member of {record}", declarator.place)
        if kind is VOID or not is_complete(kind):
            inner = kind
            while isinstance(inner, Array):
                inner = inner.of
            why = inner.why if isinstance(inner, Record) else ""
            raise NotUnderstoodError(
                f"the size of {said} is not known" + (f": {why}" if why else ""), declarator.place
            )
        self._once(record, name, declarator.place)
        start = layout.add(name, kind, align=asked.align, packed=asked.packed)
        record.declared.append(
            Declared(name, kind, said, declarator.place, start, inline=made.inline)
        )

    def _bits(
        self, cursor: Cursor, record: Record, layout: Layout, made: Specified, at: Declarator
    ) -> None:
        self._count_member(at.place)
        kind, said = self._derived(made, at)
        width = evaluate(cursor, self).value
        asked = made.attributes.and_(at.attributes)
        asked = asked.and_(attributes.read(cursor, self, self._most))
        if not isinstance(kind, Int) or not 0 <= width <= 8 * kind.size or (at.name and not width):
            raise NotUnderstoodError(f"a bit-field of {width} bits in {said}", at.place)
        self._once(record, at.name, at.place)
        start = layout.add_bits(at.name, kind, width, align=asked.align, packed=asked.packed)
        record.declared.append(Declared(at.name, kind, said, at.place, start, width))
