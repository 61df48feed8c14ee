"""Tokens of kernel C to a text that tree-sitter's C grammar parses unambiguously and without error.

The grammar has no table of types, so ``(u64)(x)`` is a call to it, and ``container_of(p, struct x,
m)`` an error. Names of types are therefore written ``struct t$u64``, and a type among arguments
``sizeof(struct x)``; no name in the kernel contains ``$``. Each byte of the new text knows the
token that it came from, hence the line and column that a report gives.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from vfioviz.csource.macros import arguments, close
from vfioviz.csource.tokens import Token

KEYWORDS = frozenset(
    {"int", "char", "short", "long", "unsigned", "signed", "void", "float", "double", "_Bool"}
)
TAGGED = frozenset({"struct", "union", "enum"})
QUALIFIERS = frozenset({"const", "volatile", "register"})
_TYPEOF = frozenset({"typeof", "__typeof__", "__typeof", "typeof_unqual", "__typeof_unqual__"})
_ATTRIBUTE = frozenset({"__attribute__", "__attribute"})
_DROPPED = frozenset(
    {"__extension__", "inline", "__inline", "__inline__", "__restrict", "__restrict__", "restrict"}
    | {"_Noreturn", "__volatile__", "auto", "__const", "__const__", "__signed__"}
)
_ASM = frozenset({"asm", "__asm__", "__asm"})
_ALIGNOF = frozenset({"_Alignof", "alignof", "__alignof__", "__alignof"})
_NO_CALL = _ALIGNOF | {"if", "while", "for", "switch", "return", "sizeof", "else"}
_JOINED = "__attribute__(("
_NO_TYPE_AFTER = frozenset({".", "->", "struct", "union", "enum", "goto"})


@dataclass(slots=True)
class _Here:
    """Where in the text the writer is."""

    code: bool
    """Inside a function or an initialiser, regardless of the braces."""
    braces: list[str] = field(default_factory=list)
    """What each open brace holds: ``struct``, ``enum`` or ``code``."""
    depth: int = 0
    """Open parentheses and square brackets."""
    typedef: bool = False
    aggregate: str = ""
    """``struct``, ``union`` or ``enum``, whose brace may come."""
    before: str = ""
    """The token before, or ``type``, ``call``."""
    type_before: bool = False

    @property
    def inside(self) -> str:
        """What the innermost brace holds, "" at file scope."""
        return self.braces[-1] if self.braces else "code" if self.code else ""


_BRACES = {"struct": "struct", "union": "struct", "enum": "enum"}
_APART = frozenset({"(", ")", "[", "]", "=", "*", ",", ";"})


class Writer:
    """Writes tokens; its lists hold what was written and what each piece came from."""

    def __init__(self, is_type: Callable[[str], bool]) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.origins: list[Token] = []
        self.typeofs: list[list[Token]] = []
        self._is_type = is_type
        self._size = 0
        self._shadowed: set[str] = set()
        self._own: set[str] = set()
        self._held: list[tuple[Token, str]] = []

    def _put(self, token: Token, text: str) -> None:
        self.pieces.append(text + " ")
        self.starts.append(self._size)
        self.origins.append(token)
        self._size += len(text.encode()) + 1

    def _type_name(self, text: str) -> bool:
        return text not in self._shadowed and (self._is_type(text) or text in self._own)

    def _begins_type(self, tokens: list[Token]) -> bool:
        if not tokens or tokens[0].kind != "name":
            return False
        text = tokens[0].text
        if text in KEYWORDS or text in TAGGED or text in QUALIFIERS or text in _TYPEOF:
            return True
        after = tokens[1].text if len(tokens) > 1 else ""
        return self._type_name(text) and after in {"", "*", "(", "const"}

    def write(self, tokens: list[Token], *, code: bool = False) -> None:
        """Write tokens, rewritten where the grammar needs it.

        Args:
            tokens: A whole item, or a part of one.
            code: Whether they stand inside a function or an initialiser.
        """
        here = _Here(code=code)
        at = 0
        while at < len(tokens):
            if tokens[at].kind == "name":
                at = self._word(tokens, at, here)
            else:
                self._sign(tokens[at], here)
                at += 1
        self._release()

    def _word(self, tokens: list[Token], at: int, here: _Here) -> int:
        """Write a name, keyword, or what begins with it; return where to continue."""
        token = tokens[at]
        text = token.text
        special = self._special(tokens, at, here)
        if special is not None:
            at, said = special
            if said:
                here.before, here.type_before = said, said == "type"
            return at
        # typedef int a, b: what follows a comma is a name, though it is a type's.
        listed = here.typedef and here.before == "," and not here.braces and not here.depth
        is_type = self._name(token, here.before, type_before=here.type_before or listed)
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if here.typedef and not here.depth and here.inside == "code" and following in {";", ","}:
            self._own.add(text)
        here.typedef = here.typedef or text == "typedef"
        if text in TAGGED:
            here.aggregate = text
        here.before = text
        here.type_before = here.type_before if text in QUALIFIERS else is_type
        return at + 1

    def _sign(self, token: Token, here: _Here) -> None:
        """Write a sign, number or string."""
        text = token.text
        if text == "{":
            here.braces.append(_BRACES.get(here.aggregate, "code"))
            here.aggregate = ""
        elif text == "}" and here.braces:
            here.braces.pop()
        elif text == "=" and not here.inside:
            here.code = True
        elif text == ":" and here.inside == "struct" and here.type_before:
            self._put(token, f"unnamed${self._size}")
        elif text == ";":
            self._release()
            here.typedef = False
        if text in _APART:
            here.aggregate = ""
            here.depth += (text in {"(", "["}) - (text in {")", "]"})
        self._put(token, "$stray$" if token.kind == "stray" else text)
        here.before, here.type_before = text, False

    def _special(self, tokens: list[Token], at: int, here: _Here) -> tuple[int, str] | None:
        """Write what takes more than a token; return where to continue, and what was written."""
        token = tokens[at]
        text = token.text
        if text in _ATTRIBUTE:
            return self._attribute(tokens, at, in_struct=here.inside == "struct"), ""
        if text in _ASM:
            return self._assembly(tokens, at), ""
        if text in _DROPPED:
            return at + 1, ""
        if text == "case":
            self._put(token, text)
            return self._case(tokens, at), ":"
        if at + 1 < len(tokens) and tokens[at + 1].text == "(":
            return self._before_bracket(tokens, at, here)
        return None

    def _before_bracket(self, tokens: list[Token], at: int, here: _Here) -> tuple[int, str] | None:
        token = tokens[at]
        text = token.text
        if text in _TYPEOF:
            end = close(tokens, at + 1)
            self.typeofs.append(tokens[at + 2 : end])
            self._put(token, f"struct y${len(self.typeofs) - 1}")
            return end + 1, "type"
        if text == "sizeof":
            end = close(tokens, at + 1)
            after = tokens[end + 1].text if end + 1 < len(tokens) else ""
            self._put(token, text)
            if after in {"->", ".", "[", "("} and not self._begins_type(tokens[at + 2 : end]):
                self._put(token, "*&")
            return at + 1, "sizeof"
        if here.inside != "code" or here.type_before or here.before in _NO_TYPE_AFTER:
            return None
        if text in _NO_CALL or text in KEYWORDS or self._type_name(text):
            return None
        return self._call(tokens, at), "call"

    def _name(self, token: Token, before: str, *, type_before: bool) -> bool:
        """Write a name or keyword; return whether it is a type."""
        text = token.text
        if text in KEYWORDS:
            self._put(token, text)
            return True
        if text == "__auto_type":
            self._put(token, "struct a$")
            return True
        if before in _NO_TYPE_AFTER or not self._type_name(text):
            self._put(token, text)
            return before in TAGGED
        if type_before:
            # u32 size_t; the name is a variable's from here on.
            self._shadowed.add(text)
            self._put(token, text)
            return False
        self._put(token, f"struct t${text}")
        return True

    def _release(self) -> None:
        """Write the attributes of a field or typedef, where the grammar has them."""
        if self._held:
            joined = ", ".join(text for _, text in self._held)
            self._put(self._held[0][0], f"{_JOINED}{joined}))")
            self._held.clear()

    def _assembly(self, tokens: list[Token], at: int) -> int:
        opened = at + 1
        while opened < len(tokens) and tokens[opened].text in {"volatile", "goto", "__volatile__"}:
            opened += 1
        end = close(tokens, opened) if opened < len(tokens) else -1
        before = tokens[at - 1].text if at else ""
        if before in {";", "{", "}", ")", ":"}:
            self._put(tokens[at], "asm$ ( )")
        return max(end, at) + 1

    def _attribute(self, tokens: list[Token], at: int, *, in_struct: bool) -> int:
        """Drop an attribute, or keep it if it changes a layout; return where to continue."""
        token = tokens[at]
        if at + 1 >= len(tokens) or tokens[at + 1].text != "(":
            return at + 1
        end = close(tokens, at + 1)
        if end < 0:
            return at + 1
        kept = []
        for part in arguments(tokens, at + 2, end - 1):
            name = part[0].text.strip("_") if part else ""
            if name in {"packed", "aligned"}:
                writer = Writer(self._is_type)
                writer.write(part[1:], code=True)
                kept.append(f"{name} {''.join(writer.pieces)}")
            elif name == "cleanup" and len(part) > 2 and self.pieces:
                self.pieces[-1] = f"{part[2].text}${self.pieces[-1]}"
                self._size += len(part[2].text) + 1
        if kept:
            self._keep(token, ", ".join(kept), in_struct=in_struct or tokens[0].text == "typedef")
        return end + 1

    def _keep(self, token: Token, text: str, *, in_struct: bool) -> None:
        """Write a layout attribute; the grammar allows one in a place, so they are joined."""
        last = self.pieces[-1] if self.pieces else ""
        if last.startswith(_JOINED):
            self.pieces[-1] = f"{last[:-3]}, {text})) "
            self._size += len(text) + 2
        elif last in {"struct ", "union ", "} "}:
            self._put(token, f"{_JOINED}{text}))")
        elif in_struct:
            self._held.append((token, text))

    def _case(self, tokens: list[Token], at: int) -> int:
        """Write ``case A ... B:`` as ``case range$(A, B):``; return where to go on."""
        depth = questions = 0
        dots = -1
        for index in range(at + 1, min(len(tokens), at + 400)):
            text = tokens[index].text
            if tokens[index].kind == "sign":
                depth += (text in "([{") - (text in ")]}")
            if depth:
                continue
            if text == "...":
                dots = index
            elif text == "?":
                questions += 1
            elif text == ":" and questions:
                questions -= 1
            elif text == ":":
                break
        else:
            return at + 1
        if dots < 0:
            return at + 1
        self._put(tokens[at + 1], "range$ (")
        self.write(tokens[at + 1 : dots], code=True)
        self._put(tokens[dots], ",")
        self.write(tokens[dots + 1 : index], code=True)
        self._put(tokens[index], ")")
        return index

    def _call(self, tokens: list[Token], at: int) -> int:
        """Write a call's name, and the whole call if types are among its arguments."""
        name = tokens[at]
        if "for_each" in name.text:
            end = close(tokens, at + 1)
            after = tokens[end + 1] if 0 < end < len(tokens) - 1 else None
            if after is not None and (after.kind == "name" or after.text in {"{", "*", "++", "("}):
                # A loop that no source defines: it fails when it is reached.
                self._put(name, f"while (unknown$ ( {name.text} ) )")
                return end + 1
        offset = name.text in {"offsetof", "__builtin_offsetof"}
        self._put(name, "offsetof$" if offset else name.text)
        end = close(tokens, at + 1)
        given = arguments(tokens, at + 1, end) if end > 0 else []
        types = [self._begins_type(argument) for argument in given]
        if not any(types):
            return at + 1
        self._put(tokens[at + 1], "(")
        for index, argument in enumerate(given):
            if index:
                self._put(name, ",")
            if types[index]:
                self._put(argument[0], "sizeof (")
                self.write(argument, code=True)
                self._put(argument[-1], ")")
            else:
                self.write(argument, code=True)
        self._put(tokens[end], ")")
        return end + 1
