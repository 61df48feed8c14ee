"""Mails -> letters: the fields that tell who wrote what, and each part that is text.

The stdlib's ``email`` reads the structure, of bytes as Latin-1, so that nothing is lost. Its policy
is the old one: the new one's header parser takes quadratic time on hostile addresses.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from functools import cached_property

from vfioviz.capture.patches.characters import (
    Numbered,
    decoded,
    lines_of,
    restored,
    spaced,
    undoubled,
    unquoted,
)
from vfioviz.capture.patches.entry import Remark
from vfioviz.capture.patches.flowed import unflowed
from vfioviz.capture.patches.limits import MAX_HEADER, MAX_NESTING, MAX_PARTS
from vfioviz.capture.patches.mailbox import RawMail
from vfioviz.capture.patches.webpage import is_page, page_lines
from vfioviz.capture.visible import repeated
from vfioviz.language import mark, phrase

_MANY_TYPES = MAX_PARTS * 2
_TYPES = re.compile(rb"^content-type:[ \t]*(multipart|message)/", re.IGNORECASE | re.MULTILINE)
_PATCH_NAME = re.compile(r"\.(patch|diff|txt|eml|mbox|c|h)\Z", re.IGNORECASE)
_PATCH_TYPE = re.compile(r"(text/|message/rfc822\Z|application/(x-)?(patch|diff|mbox)\Z)")


@dataclass(frozen=True)
class MailText:
    """One part that is text."""

    lines: tuple[Numbered, ...]
    part: str = ""
    raw: tuple[Numbered, ...] | None = None
    """The lines before ``format=flowed`` was undone: some programs declare it and don't do it."""


@dataclass(frozen=True)
class Letter:
    """A mail, or a text that is not one."""

    number: int
    bodies: tuple[MailText, ...]
    fields: dict[str, str] = field(default_factory=dict)
    """By lower-case name; unfolded and decoded."""
    commit: str = ""
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def references(self) -> tuple[str, ...]:
        """Message-IDs of the mails before this one, the first one first."""
        found = re.findall(r"<([^<>\s]{1,300})>", self.fields.get("references", ""))
        parent = re.findall(r"<([^<>\s]{1,300})>", self.fields.get("in-reply-to", ""))[:1]
        if parent and parent[0] not in found[-1:]:
            found.append(parent[0])
        return tuple(found)


def plain(data: bytes, number: int, source: str) -> Letter:
    """Return a text without a mail's header as a letter."""
    text = decoded(data)
    if is_page(text):
        lines = page_lines(text)
        made, remarks = _spaced(lines)
        return Letter(number, (MailText(made),), remarks=remarks)
    text, remarks = restored(text)
    lines = undoubled(lines_of(text, source))
    return Letter(number, (MailText(tuple(lines)),), remarks=remarks)


def letters(raw: RawMail, number: int, source: str) -> Iterator[Letter]:
    """Read a mail; a mail attached to it is a letter of its own."""
    if len(_TYPES.findall(raw.data)) > _MANY_TYPES:
        said = mark("the mail has more than {limit} parts of parts: it was read as plain text")
        remark = Remark("parts", raw.line, phrase(said, limit=_MANY_TYPES))
        lines = _moved(lines_of(decoded(raw.data), source), raw.line - 1)
        yield Letter(number, (MailText(tuple(lines)),), remarks=(remark,))
        return
    message = email.message_from_string(raw.data.decode("latin-1"), policy=email.policy.compat32)
    yield from _Reader(raw, number, source).letters(message, raw.commit)


class _Reader:
    def __init__(self, raw: RawMail, number: int, source: str) -> None:
        self._number = number
        self._source = source
        self._base = raw.line
        self._text = raw.data.decode("latin-1")
        self._at = self._line = 0
        self._parts = 0

    def letters(
        self, message: Message[str, str], commit: str = "", depth: int = 0
    ) -> Iterator[Letter]:
        bodies: list[MailText] = []
        remarks: list[Remark] = []
        attached: list[Message[str, str]] = []
        self._walk(message, bodies, remarks, attached, depth)
        many = len(bodies) > 1
        named = tuple(
            body if many or "base64" in body.part else MailText(body.lines, "", body.raw)
            for body in bodies
        )
        yield Letter(self._number, named, _fields(message), commit, tuple(remarks))
        for one in attached:
            yield from self.letters(one, depth=depth + 1)

    def _walk(
        self,
        message: Message[str, str],
        bodies: list[MailText],
        remarks: list[Remark],
        attached: list[Message[str, str]],
        depth: int,
    ) -> None:
        kind = message.get_content_type()
        if kind == "multipart/encrypted":
            said = mark("an encrypted part was left out")
            remarks.append(Remark("encrypted", None, phrase(said)))
            return
        if message.is_multipart():
            content = message.get_payload()
            parts = [one for one in content if isinstance(one, Message)]
            if depth >= MAX_NESTING or self._parts + len(parts) > MAX_PARTS:
                said = mark("parts of the mail beyond {limit} were left out")
                remarks.append(Remark("parts", None, phrase(said, limit=MAX_PARTS)))
                return
            self._parts += len(parts)
            if kind == "message/rfc822":
                attached += parts
            elif kind == "multipart/alternative":
                plain_ones = [one for one in parts if one.get_content_type() != "text/html"]
                for one in plain_ones or parts:
                    self._walk(one, bodies, remarks, attached, depth + 1)
            else:
                for one in parts:
                    self._walk(one, bodies, remarks, attached, depth + 1)
            return
        self._leaf(message, kind, bodies, remarks)

    def _leaf(
        self, message: Message[str, str], kind: str, bodies: list[MailText], remarks: list[Remark]
    ) -> None:
        name = _word(message.get_filename())
        if not (_PATCH_TYPE.match(kind) or _PATCH_NAME.search(name)):
            if name:
                said = mark("attachment “{name}” is no text and was left out")
                remarks.append(Remark("attachment", None, phrase(said, name=repeated(name))))
            return
        title = name or str(len(bodies) + 1)
        payload = message.get_payload()
        content = payload if isinstance(payload, str) else ""
        first = self._find(content)
        encoding = _word(message.get("content-transfer-encoding")).strip().lower()
        charset = _word(message.get_param("charset", None)) or None
        if encoding == "base64":
            data = message.get_payload(decode=True)
            text = decoded(data if isinstance(data, bytes) else b"", charset)
            lines, title = lines_of(text, self._source), f"{title} (base64)"
        elif encoding == "quoted-printable":
            raw = content.encode("latin-1").splitlines(keepends=True)
            lines = [
                (first + index, decoded(line, charset).rstrip("\r\n"))
                for index, line, _ in unquoted(raw)
            ]
        else:
            text = decoded(content.encode("latin-1"), charset)
            lines = _moved(lines_of(text, self._source), first - 1)
        if kind == "text/html":
            lines = page_lines("\n".join(line for _, line in lines))
            lines = _moved(lines, first - 1)
        made, more = _spaced(lines)
        remarks += more
        if _word(message.get_param("format", "")).lower() == "flowed":
            delete = _word(message.get_param("delsp", "")).lower() == "yes"
            bodies.append(MailText(tuple(unflowed(made, delete_space=delete)), title, made))
        else:
            bodies.append(MailText(made, title))

    def _find(self, content: str) -> int:
        """Return the line of the source at which a part begins; 1 where it can't be found."""
        at = self._text.find(content, self._at) if content else -1
        if at < 0:
            return 1
        self._line += self._text.count("\n", self._at, at)
        self._at = at
        return self._base + self._line


def _moved(lines: list[Numbered], by: int) -> list[Numbered]:
    return [(number + by, line) for number, line in lines]


def _spaced(lines: list[Numbered]) -> tuple[tuple[Numbered, ...], tuple[Remark, ...]]:
    text, remarks = spaced("\n".join(line for _, line in lines))
    if not remarks:
        return tuple(lines), ()
    pieces = text.split("\n")
    return tuple(
        (number, piece) for (number, _), piece in zip(lines, pieces, strict=False)
    ), remarks


def _word(value: object) -> str:
    """Return a parameter or field of a header; RFC 2231 gives three of them."""
    if isinstance(value, tuple):
        value = value[2] if len(value) > 2 else ""
    text = "" if value is None else str(value)
    return text[:MAX_HEADER].encode("utf-8", "replace").decode("utf-8")


def _fields(message: Message[str, str]) -> dict[str, str]:
    wanted = ("subject", "from", "date", "message-id", "in-reply-to", "references")
    return {name: _field(str(message.get(name) or "")) for name in wanted}


def _field(value: str) -> str:
    # The mail was read as Latin-1, so that each byte is a character.
    cut = decoded(value[: 10 * MAX_HEADER].encode("latin-1", "replace"))
    try:
        pieces = email.header.decode_header(cut)
        text = str(email.header.make_header(pieces))
    except (email.errors.HeaderParseError, LookupError, ValueError):
        text = cut
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
