"""A hunk whose place is known -> the lines that are there afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vfioviz.capture.patches.basefile import BaseFile
from vfioviz.capture.patches.ctokens import words
from vfioviz.capture.patches.indent import Indenter, lead, with_tabs
from vfioviz.capture.patches.ops import Op


class Kept(NamedTuple):
    """A line of the base that a hunk names."""

    line: int
    """Index into the base's lines."""
    removed: bool
    text: str
    """As the hunk has it."""


Item = Kept | Op


class Put(NamedTuple):
    """A line of the result."""

    text: str
    base: int | None
    """Index of the base's line; None: added."""
    number: int | None = None
    """Line of the patch's source, of an added one."""
    ends: bool = True
    indented: bool = False


class Splice(NamedTuple):
    """Lines ``start`` to ``stop`` of a base become ``lines``."""

    start: int
    stop: int
    lines: tuple[Put, ...]
    blank: int = 0
    """Blank lines of the base within it, or beside it, that the hunk does not have."""


def exactly(base: BaseFile, ops: Sequence[Op], start: int) -> Splice:
    """Apply a hunk where its old lines occur exactly."""
    at, made = start, []
    for op in ops:
        if op.tag == "+":
            made.append(Put(op.text, None, op.number, op.ends))
            continue
        if op.tag == " ":
            made.append(_from_base(base, at))
        at += 1
    return Splice(start, at, tuple(made), _beside(base, start, at))


def by_lines(base: BaseFile, ops: Sequence[Op], start: int) -> Splice:
    """Apply a hunk where its old lines occur, white space aside.

    Args:
        base: the text.
        ops: the hunk.
        start: index into ``base.filled`` of its first old line that is not blank.
    """
    items: list[Item] = []
    at = start
    for op in ops:
        if op.tag != "+" and op.text.strip():
            items.append(Kept(base.filled[at], op.tag == "-", op.text))
            at += 1
        else:
            items.append(op)
    return _spliced(base, items)


def by_tokens(base: BaseFile, ops: Sequence[Op], start: int) -> Splice | None:
    """Apply a hunk where its old lines occur as C tokens; None: a change begins within a line.

    Args:
        base: the text.
        ops: the hunk.
        start: index into ``base.tokens``.
    """
    items: list[Item] = []
    tags: dict[int, set[str]] = {}
    texts: dict[int, str] = {}
    covered: dict[int, int] = {}
    at, total = start, len(base.tokens)
    for op in ops:
        count = len(words(op.text)) if op.tag != "+" else 0
        if count == 0:
            begins = at == total or base.lines_of_words[base.tokens[at].line][0] == at
            inside = at > start and at < total and not begins
            if op.tag == "+" and inside:
                return None
            items.append(op)
            continue
        for token in base.tokens[at : at + count]:
            if token.line not in tags:
                items.append(Kept(token.line, op.tag == "-", op.text))
            tags.setdefault(token.line, set()).add(op.tag)
            texts.setdefault(token.line, op.text)
            covered[token.line] = covered.get(token.line, 0) + 1
        at += count
    for line, seen in tags.items():
        first, last = base.lines_of_words[line]
        if len(seen) > 1 or (seen == {"-"} and covered[line] != last - first + 1):
            return None
    return _spliced(base, items)


def _from_base(base: BaseFile, index: int) -> Put:
    ends = base.ends or index != len(base.lines) - 1
    return Put(base.lines[index], index, None, ends)


def _beside(base: BaseFile, start: int, stop: int) -> int:
    """Count the blank lines before and after a span."""
    before = after = 0
    while start - before > 0 and not base.lines[start - before - 1].strip():
        before += 1
    while stop + after < len(base.lines) and not base.lines[stop + after].strip():
        after += 1
    return before + after


def _spliced(base: BaseFile, items: Sequence[Item]) -> Splice:
    kept = [at for at, item in enumerate(items) if isinstance(item, Kept)]
    named = [item for item in items if isinstance(item, Kept)]
    lead_ops = [op for op in items[: kept[0]] if isinstance(op, Op)]
    tail_ops = [op for op in items[kept[-1] + 1 :] if isinstance(op, Op)]
    first, last = named[0].line, named[-1].line
    start, stop = first, last + 1
    wanted = sum(op.tag != "+" for op in lead_ops)
    while wanted and start > 0 and not base.lines[start - 1].strip():
        start, wanted = start - 1, wanted - 1
    wanted = sum(op.tag != "+" for op in tail_ops)
    while wanted and stop < len(base.lines) and not base.lines[stop].strip():
        stop, wanted = stop + 1, wanted - 1
    style = _style(base, named)
    made = _gap(base, lead_ops, range(start, first))
    blank = 0
    for number, item in enumerate(named):
        if not item.removed:
            made.append(_from_base(base, item.line))
        if number + 1 < len(named):
            between = range(item.line + 1, named[number + 1].line)
            ops = [op for op in items[kept[number] + 1 : kept[number + 1]] if isinstance(op, Op)]
            blank += max(0, len(between) - sum(op.tag != "+" for op in ops))
            made += _gap(base, ops, between)
    made += _gap(base, tail_ops, range(last + 1, stop))
    lines = _restyled(base, made, style, start)
    return Splice(start, stop, tuple(lines), blank + _beside(base, start, stop))


def _gap(base: BaseFile, ops: Sequence[Op], blanks: range) -> list[Put]:
    """Return what comes between two lines: blank ones of the base, and what is added.

    An archive may have dropped the blank lines that were context. Where they stood is told by
    what is added: something that ends with a blank line of its own stood behind them.
    """
    had = sum(op.tag != "+" for op in ops)
    lost = max(0, len(blanks) - had)
    added = [op for op in ops if op.tag == "+"]
    behind = bool(added) and not added[-1].text.strip()
    at = blanks.start
    made = []
    if behind:
        made = [_from_base(base, index) for index in range(at, at + lost)]
        at += lost
    for op in ops:
        if op.tag == "+":
            made.append(Put(op.text, None, op.number, op.ends))
        elif at < blanks.stop:
            if op.tag == " ":
                made.append(_from_base(base, at))
            at += 1
    return made + [_from_base(base, index) for index in range(at, blanks.stop)]


def _style(base: BaseFile, named: Sequence[Kept]) -> str:
    """Return what happened to indentation: ``kept``, ``spaces`` for tabs, or ``lost``."""
    pairs = [(lead(base.lines[item.line]), lead(item.text)) for item in named]
    if all(here == there for here, there in pairs):
        return "kept"
    if all(here.expandtabs(8) == there.expandtabs(8) for here, there in pairs):
        return "spaces"
    # A lost tag, or a space in its place, shifts a line by one.
    if all(len(there) <= 1 for _, there in pairs):
        return "lost"
    return "kept"


def _restyled(base: BaseFile, made: Sequence[Put], style: str, start: int) -> list[Put]:
    """Give added lines the line ends and the indentation of the base."""
    carried = any(base.lines[put.base].endswith("\r") for put in made if put.base is not None)
    end = "\r" if carried else ""
    follow = Indenter()
    for index in range(max(0, start - 40), start):
        follow.seen(base.lines[index])
    behind = ""
    following = []
    for put in reversed(made):
        following.append(behind)
        behind = put.text if put.base is not None and put.text.strip() else behind
    following.reverse()
    lines = []
    for put, after in zip(made, following, strict=True):
        if put.base is not None:
            follow.seen(put.text)
            lines.append(put)
            continue
        text, indented = put.text, False
        if style == "spaces":
            text = with_tabs(text)
        elif style == "lost":
            text, indented = follow.indented(text, after), True
        lines.append(put._replace(text=text.rstrip("\r") + end, indented=indented))
    return lines
