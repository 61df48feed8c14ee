"""What somebody writes into the reply; it is kept in the project, and stays where it was written.

A line of the reply is known by its words: its figures, and how far it is wrapped, may change. What
was typed hangs on the line above it. A line that was taken out, or written anew, stays out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from vfioviz.document.edit import Edit, EditError
from vfioviz.document.project import Own, Project, Reply
from vfioviz.language import tr

MOST = 50_000
"""Characters that somebody can write into a reply."""
_WORDS = 5
"""Words of a paragraph by which it is known."""
_FIGURE = re.compile(r"(?<![\w.])(?:0x[0-9a-fA-F]+|\d+)(?!\w)")
_ROW = re.compile(r"(\S.*?)\s{2,}\S")


def keys(lines: Sequence[str]) -> list[str]:
    """Return by what each line of a reply is known: no two are the same."""
    seen: Counter[str] = Counter()
    found = []
    for key in _plain_keys(lines):
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
    return found


def _plain_keys(lines: Sequence[str]) -> Iterator[str]:
    above, further = "", 0
    for line in lines:
        item, row = line.startswith("- "), _ROW.match(line)
        further += 1
        if not line.strip():
            yield f"{above} /"
            above = ""
        elif row is not None and not item:
            above = row[1]
            yield above
        elif above and not item:
            yield f"{above} +{further}"
        else:
            above, further = _words(line), 0
            yield above


def _words(line: str) -> str:
    return " ".join(_FIGURE.sub("#", line).split()[:_WORDS])


def with_own(lines: Sequence[str], reply: Reply) -> list[str]:
    """Return the lines of a reply with what somebody wrote, and without what was taken out.

    What hung on a line that is not there any more comes behind the rest of its paragraph, or last.
    """
    if reply == Reply():
        return list(lines)
    known = keys(lines)
    places: dict[str, list[str]] = {}
    for own in reply.own:
        places.setdefault(_anchor(own.after, known), []).extend(own.lines)
    gone = frozenset(reply.gone)
    shown = places.pop("", [])[:]
    for key, line in zip(known, lines, strict=True):
        if key not in gone:
            shown.append(line)
        shown += places.pop(key, [])
    return shown


def _anchor(after: str, known: Sequence[str]) -> str:
    if not after or after in known:
        return after
    paragraph = after.partition(" +")[0]
    label = after.partition(":")[0] + ":"
    for begin in (paragraph, label):
        near = [key for key in known if key.startswith(begin)]
        if near:
            return near[-1]
    return known[-1] if known else ""


def read(lines: Sequence[str], text: str) -> Reply:
    """Return what was written into a reply: ``with_own`` of it has that text.

    Args:
        lines: The reply as it was made.
        text: The reply as it is now.
    """
    known, typed = keys(lines), text.split("\n")
    own: list[Own] = []
    gone: list[str] = []
    steps = SequenceMatcher(None, lines, typed, autojunk=False).get_opcodes()
    for kind, begin, end, first, last in steps:
        if kind == "equal":
            continue
        gone += known[begin:end]
        if first < last:
            after = known[end - 1] if end else ""
            own.append(Own(after, tuple(typed[first:last])))
    return Reply(tuple(own), tuple(gone))


def set_reply(project: Project, reply: Reply) -> Edit:
    """Keep what somebody wrote into the reply."""
    if sum(len(line) + 1 for own in reply.own for line in own.lines) > MOST:
        message = tr(
            "the reply is too long: {most} characters of one's own are the most", most=MOST
        )
        raise EditError(message)
    return Edit(replace(project, reply=reply), tr("write into the reply"))
