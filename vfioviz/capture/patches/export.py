"""An edit as a unified diff against its base, as ``git apply`` takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from vfioviz.capture.patches.changes import Code, changes

_CONTEXT = 3
_FUNCTION = re.compile(r"[A-Za-z_$]")
_HEADING = 80
_PLAIN = re.compile(r"[^\x00-\x1f\"\\\x7f]*", re.ASCII)


def unified(
    before: Mapping[str, str],
    after: Mapping[str, str | None],
    doubtful: Mapping[str, frozenset[int]] = MappingProxyType({}),
) -> str:
    """Return a diff that makes ``after`` of ``before``.

    Args:
        before: path -> text; a missing path is a new file.
        after: the texts that may have changed; None: the file goes.
        doubtful: path -> indices of lines of ``before`` that may be others where the diff is
            applied: no context goes that far.
    """
    return "".join(
        piece
        for path, text in sorted(after.items())
        for piece in _file(path, before.get(path), text, doubtful.get(path, frozenset()))
    )


def _file(
    path: str, before: str | None, after: str | None, doubtful: frozenset[int]
) -> Iterator[str]:
    if before == after:
        return
    yield f"diff --git {_name('a/' + path)} {_name('b/' + path)}\n"
    if before is None:
        yield "new file mode 100644\n"
    elif after is None:
        yield "deleted file mode 100644\n"
    old, new = _lines(before or ""), _lines(after or "")
    if old == new:
        return
    yield f"--- {_marked('a/' + path) if before is not None else '/dev/null'}\n"
    yield f"+++ {_marked('b/' + path) if after is not None else '/dev/null'}\n"
    for group in _groups(old, new, doubtful):
        yield from _hunk(old, new, group, doubtful)


def _name(path: str) -> str:
    if _PLAIN.fullmatch(path):
        return path
    shown = "".join(
        chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\' else f"\\{byte:03o}"
        for byte in path.encode("utf-8", "surrogateescape")
    )
    return f'"{shown}"'


def _marked(path: str) -> str:
    """Return a path for ``---`` or ``+++``; a tab follows one with a space, as in git."""
    name = _name(path)
    return name + "\t" if " " in name and not name.startswith('"') else name


def _lines(text: str) -> list[str]:
    """Return lines with their ends."""
    pieces = text.split("\n")
    lines = [piece + "\n" for piece in pieces[:-1]]
    return lines + ([pieces[-1]] if pieces[-1] else [])


def _groups(old: Sequence[str], new: Sequence[str], doubtful: frozenset[int]) -> list[list[Code]]:
    """Return what changed, with three lines of context."""
    groups: list[list[Code]] = []
    for code in changes(old, new):
        between = range(groups[-1][-1][2], code[1]) if groups else range(0)
        if groups and len(between) <= 2 * _CONTEXT and not doubtful.intersection(between):
            groups[-1].append(code)
        else:
            groups.append([code])
    return groups


def _hunk(
    old: Sequence[str], new: Sequence[str], group: Sequence[Code], doubtful: frozenset[int]
) -> Iterator[str]:
    first, last = group[0], group[-1]
    start, stop = first[1], last[2]
    while start and first[1] - start < _CONTEXT and start - 1 not in doubtful:
        start -= 1
    while stop < len(old) and stop - last[2] < _CONTEXT and stop not in doubtful:
        stop += 1
    if stop < len(old):
        # With less context behind it than before a hunk is one of the end of its file.
        stop = max(stop, last[2] + 1)
        start = max(start, first[1] - (stop - last[2]))
    new_start = first[3] - (first[1] - start)
    new_stop = last[4] + (stop - last[2])
    heading = _heading(old, start)
    yield f"@@ -{_span(start, stop)} +{_span(new_start, new_stop)} @@{heading}\n"
    at = start
    for _, a, b, c, d in group:
        for line in old[at:a]:
            yield from _line(" ", line)
        for line in old[a:b]:
            yield from _line("-", line)
        for line in new[c:d]:
            yield from _line("+", line)
        at = b
    for line in old[at:stop]:
        yield from _line(" ", line)


def _line(tag: str, line: str) -> Iterator[str]:
    if line.endswith("\n"):
        yield tag + line
    else:
        yield f"{tag}{line}\n\\ No newline at end of file\n"


def _span(start: int, stop: int) -> str:
    count = stop - start
    first = start + 1 if count else start
    return f"{first}" if count == 1 else f"{first},{count}"


def _heading(old: Sequence[str], start: int) -> str:
    for line in reversed(old[:start]):
        if _FUNCTION.match(line):
            return " " + line.rstrip()[:_HEADING]
    return ""
