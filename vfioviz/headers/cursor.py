"""A forward cursor over a list of tokens."""

from __future__ import annotations

import contextlib

from vfioviz.csource.reports import NOWHERE, NotUnderstoodError, Place
from vfioviz.csource.tokens import Token

_OPEN = frozenset("([{")
_CLOSE = frozenset(")]}")

RESERVED = frozenset(
    {"struct", "union", "enum", "typedef", "static", "extern", "inline", "const", "volatile"}
    | {"void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "_Bool"}
    | {"sizeof", "return", "if", "else", "for", "while", "do", "switch", "case", "goto"}
    | {"auto", "break", "continue", "default", "register", "restrict"}
)
"""Words of C: nothing that is declared is called so (C11 6.4.1)."""

LONGEST_NAME = 256
"""Letters; gcc has no limit, a line that quotes a name has one."""


class Cursor:
    """Tokens, and the place of the next one."""

    __slots__ = ("at", "depth", "most", "tokens")

    def __init__(self, tokens: list[Token], most: int) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.most = most
        """Maximum nesting of declarations and expressions."""

    def peek(self, ahead: int = 0) -> str:
        """Return a token's text, "" past the end; strings and numbers are verbatim."""
        at = self.at + ahead
        return self.tokens[at].text if at < len(self.tokens) else ""

    def token(self, ahead: int = 0) -> Token | None:
        """Return a token, None past the last."""
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def is_name(self, ahead: int = 0) -> bool:
        """Whether the next token is a name or a keyword."""
        token = self.token(ahead)
        return token is not None and token.kind == "name"

    def name(self) -> str:
        """Skip a name and return it; raises NotUnderstoodError for a word of C, or a long one."""
        found = self.peek()
        if found in RESERVED:
            raise self.fail(f"{found} in the place of a name")
        if len(found) > LONGEST_NAME:
            text = f"{found[:40]}... is a name of {len(found)} letters, over {LONGEST_NAME}"
            raise self.fail(text)
        self.at += 1
        return found

    @property
    def place(self) -> Place:
        """The place of the next token, or of the last one."""
        if not self.tokens:
            return NOWHERE
        return self.tokens[min(self.at, len(self.tokens) - 1)].place

    def fail(self, text: str) -> NotUnderstoodError:
        """Return an error at the next token."""
        return NotUnderstoodError(text, self.place)

    def accept(self, text: str) -> bool:
        """Skip the next token if it is this one."""
        if self.peek() == text:
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        """Skip the given token; raises NotUnderstoodError if the next one differs."""
        if not self.accept(text):
            found = self.peek()[:40]
            raise self.fail(f"expected '{text}', found {found!r}" if found else f"no '{text}'")

    def down(self) -> None:
        """Enter a nesting level; raises NotUnderstoodError if that is too deep."""
        self.depth += 1
        if self.depth > self.most:
            raise self.fail(f"more than {self.most} levels inside each other")

    def up(self) -> None:
        """Leave a nesting level."""
        self.depth -= 1

    def skip_brackets(self) -> list[Token]:
        """Skip a bracket; return what is inside."""
        start = self.at
        depth = 0
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "sign":
                depth += (token.text in _OPEN) - (token.text in _CLOSE)
                if depth <= 0:
                    return self.tokens[start + 1 : self.at - 1]
        raise NotUnderstoodError("a bracket that nothing closes", self.tokens[start].place)

    def skip_item(self, start: int) -> None:
        """Skip the declaration that begins at ``start``, with its ';' or its body."""
        self.at = start
        depth = 0
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.kind != "sign":
                continue
            depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if depth <= 0 and token.text == ";":
                return
            if depth <= 0 and token.text == "}":
                self._behind_brace()
                return

    def _behind_brace(self) -> None:
        # struct x { } __packed y; ends at its semicolon, a function's body at its brace.
        ahead = self.at
        while ahead < min(len(self.tokens), self.at + 60):
            text = self.tokens[ahead].text
            if text == ";":
                self.at = ahead + 1
                return
            if text == "{" or text in {"struct", "union", "enum", "typedef", "static", "extern"}:
                break
            ahead += 1
        # A semicolon is missing; the attributes are still of what ends here.
        with contextlib.suppress(NotUnderstoodError):
            while self.peek() == "__attribute__" and self.peek(1) == "(":
                self.at += 1
                self.skip_brackets()
