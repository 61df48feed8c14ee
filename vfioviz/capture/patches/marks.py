"""Patterns for the lines of a diff that belong to no file."""

from __future__ import annotations

import re

HUNK = re.compile(
    r"( {0,8})@@ {0,2}-(\d{1,9})(?:,(\d{1,9}))? {1,2}\+(\d{1,9})(?:,(\d{1,9}))? {0,2}@@(.*)"
)
COMBINED_HUNK = re.compile(r" {0,8}@@@+ {1,2}-\d")
GIT = re.compile(r"diff --git (.+)")
COMBINED = re.compile(r"diff --(?:cc|combined) (.+)")
COMMIT = re.compile(r"(?:From|commit) ([0-9a-f]{40}(?:[0-9a-f]{24})?)\b")
INDEX = re.compile(r"index ([0-9a-f]{4,64})\.\.([0-9a-f]{4,64})")
SIGNATURE = re.compile(r"-- ?\Z")
VERSION = re.compile(r"\d{1,3}\.\d{1,3}")
"""What ``git format-patch`` writes after its signature mark."""
NO_NEWLINE = re.compile(r"\\ [^\W\d_]{2}")
STAT = re.compile(r"([^\s|][^|]{0,300}?)\s+\|\s+(?:\d{1,7}(?:\s+[+\-]+)?\s*\Z|Bin\b)")
STAT_TOTAL = re.compile(
    r"(\d{1,6}) files? changed(?:, (\d{1,8}) insertions?\(\+\))?(?:, (\d{1,8}) deletions?\(-\))?"
)
_STAMP = re.compile(r"(?:\t.*|\s+\d{4}-\d\d-\d\d[ T]\d\d:.*|\s+\(.{0,60}\))\Z")
_ELISION = re.compile(
    r"[\[<(]?\s*(?:\.{2,}|…|snip\b.*|trim\b.*|cut\b.*)\s*[\]>)]?\Z", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_ESCAPE = re.compile(r'\\([0-7]{1,3}|[abfnrtv"\\])')
_LETTERS = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, '"': 34, "\\": 92}


def is_prose(text: str) -> bool:
    """Whether a line between two diffs is somebody's text: words, no ``[...]``."""
    return bool(_WORDS.search(text)) and not _ELISION.match(text.strip()[:200])


def path_of(text: str) -> str:
    """Return the path of a ``---`` or ``+++`` line; "" for ``/dev/null``."""
    stripped = text.strip()
    if stripped.startswith('"'):
        path = unquoted(stripped)
    else:
        path = _STAMP.sub("", text.rstrip("\r")).strip()
    return "" if path == "/dev/null" else path


def unquoted(text: str) -> str:
    r"""Return a path that git put into quotes, ``"a/\303\244.c"``, as it is."""
    if not (len(text) > 1 and text.startswith('"') and text.endswith('"')):
        return text
    raw = bytearray()
    at = 1
    body = text[:-1]
    for found in _ESCAPE.finditer(body):
        raw += body[at : found.start()].encode("utf-8", "surrogateescape")
        word = found[1]
        raw.append(_LETTERS[word] if word in _LETTERS else int(word, 8) & 0xFF)
        at = found.end()
    raw += body[at:].encode("utf-8", "surrogateescape")
    return raw.decode("utf-8", "replace")


def git_paths(text: str) -> tuple[str, str]:
    """Return both paths of a ``diff --git`` line; the line alone can't tell where one ends.

    Without a rename they are equal but for ``a/`` and ``b/``, so the middle is where they are.
    """
    words = text.strip()
    if words.startswith('"') or words.endswith('"'):
        first = re.match(r'"(?:[^"\\]|\\.)*"|\S+', words)
        if first:
            return unquoted(first[0]), unquoted(words[first.end() :].strip())
    middle = len(words) // 2
    one, two = words[:middle], words[middle + 1 :]
    if words[middle : middle + 1] == " " and _stem(one) == _stem(two):
        return one, two
    one, _, two = words.partition(" ")
    return one, two


def _stem(path: str) -> str:
    return path.partition("/")[2] or path


def without_prefix(old: str, new: str) -> tuple[str, str]:
    """Remove ``a/`` and ``b/``, and what else git writes there (``i/ w/ c/ o/``)."""
    pairs = {("a", "b"), ("i", "w"), ("c", "i"), ("c", "w"), ("o", "w"), ("w", "i"), ("b", "a")}
    one, two = old.partition("/"), new.partition("/")
    if old and new:
        if (one[0], two[0]) in pairs:
            return one[2], two[2]
    elif one[0] in {"a", "b", "i", "w", "c", "o"} and one[2]:
        return one[2], ""
    elif two[0] in {"a", "b", "i", "w", "c", "o"} and two[2]:
        return "", two[2]
    return old, new


def leaves_tree(path: str) -> bool:
    """Whether a path points out of the tree, or is none."""
    if not path or "\0" in path:
        return True
    return path.startswith(("/", "~")) or ".." in path.split("/")
