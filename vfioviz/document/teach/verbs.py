"""The lines of a script that set the stage: each verb with its arguments, read to a Statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from vfioviz.capture.bounded import is_file
from vfioviz.capture.open import open_path
from vfioviz.capture.samples import open_sample, samples
from vfioviz.capture.source import Capture, CaptureError
from vfioviz.capture.visible import visible
from vfioviz.codec.digits import whole_number
from vfioviz.document.columns import CAPTURED, model_column
from vfioviz.document.project import CaptureColumn
from vfioviz.document.start import project_from
from vfioviz.document.teach import stage as do
from vfioviz.document.teach.ccode import step_c
from vfioviz.document.teach.lesson import ACTIVE, Stage, Statement, Wanted
from vfioviz.document.teach.words import ScriptError, TextPlace, Word, number
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.abi import ABIS

Run = Callable[[Stage], Stage]
Words = Sequence[Word]


def column(word: Word) -> Wanted:
    """Return the column of a word: ``captured``, ``captured:2``, ``v6.6``, ``v6.6@i386``."""
    head, _, rest = word.text.partition(":")
    if head == CAPTURED:
        if not rest:
            return ACTIVE
        if number := whole_number(rest):
            return CaptureColumn(number - 1)
        raise ScriptError(word.place, f"'{word.text}': expected captured:1, captured:2 ...")
    found = model_column(word.text)
    if (
        found.producer not in SHIPPED.keys
        or found.abi not in {"", *ABIS}
        or found.handler not in {"", *(one.key for one in SHIPPED.handlers)}
    ):
        raise ScriptError(
            word.place,
            f"'{word.text}' is no column: expected {CAPTURED}, or one of "
            f"{', '.join(SHIPPED.keys)}, with @ABI and #driver behind it or not",
        )
    return found


def in_column(found: Words, default: Wanted | None = None) -> tuple[Wanted | None, Words]:
    """Return the column behind ``in``, and the words behind that."""
    if not found or found[0].text != "in":
        return default, found
    if len(found) < 2:
        raise ScriptError(found[0].place, "the line ends behind 'in': expected a column")
    return column(found[1]), found[2:]


def target(found: Words, place: TextPlace) -> tuple[do.Target, Words]:
    """Return a path or ``bytes A-B`` (both ends included), and the words behind it."""
    if not found:
        raise ScriptError(place, "expected a path, as in caps[0].header, or 'bytes 20-23'")
    if found[0].text != "bytes":
        return (found[0], None), found[1:]
    if len(found) < 2:
        raise ScriptError(found[0].place, "expected a span behind 'bytes', as in 20-23")
    first, dash, last = found[1].text.partition("-")
    start = number(Word(first, found[1].place), 1 << 26)
    stop = number(Word(last, found[1].place), 1 << 26) if dash else start
    if stop < start:
        raise ScriptError(found[1].place, f"'{found[1].text}' ends before it starts")
    return (None, (start, stop + 1)), found[2:]


def statement(line: Words, text: str, folder: Path | None) -> Statement:
    """Return the statement of a line.

    Args:
        line: Its words, the verb first.
        text: The line as it stands.
        folder: In which files lie that are no samples; None: samples alone.

    Raises:
        ScriptError: With line and column of the word that is wrong.
    """
    verb, rest = line[0], line[1:]
    make = _VERBS.get(verb.text)
    if make is None:
        raise ScriptError(
            verb.place, f"'{verb.text}' sets no stage: expected one of {', '.join(_VERBS)}"
        )
    run = _open(verb, rest, folder) if verb.text == "open" else make(verb, rest)
    panel = rest[0] if verb.text == "panel" else None
    return Statement(run, verb.place, text, panel)


def _open(verb: Word, rest: Words, folder: Path | None) -> Run:
    if not rest:
        raise ScriptError(verb.place, "expected a file behind 'open'")
    captures: list[Capture] = []
    for word in rest:
        try:
            captures += _captures(word, folder)
        except CaptureError as problem:
            raise ScriptError(word.place, str(problem)) from problem
    begun = Stage(project_from(captures, variants=()))
    return lambda _stage: begun


def _captures(word: Word, folder: Path | None) -> Sequence[Capture]:
    for sample in samples():
        if sample.file == word.text:
            return (open_sample(sample),)
    beside = not Path(word.text).is_absolute() and ".." not in Path(word.text).parts
    if folder is not None and beside and is_file(folder / word.text):
        return open_path(folder / word.text)
    message = f"'{visible(word.text)}' is neither a sample nor a file beside the lesson"
    raise CaptureError(message)


def _one(verb: Word, rest: Words, expected: str) -> Word:
    if not rest:
        raise ScriptError(verb.place, f"expected {expected} behind '{verb.text}'")
    _end(rest[1:])
    return rest[0]


def _end(rest: Words) -> None:
    if rest:
        raise ScriptError(rest[0].place, f"'{rest[0].text}': expected the end of the line")


def _columns(verb: Word, rest: Words) -> Run:
    if not rest:
        raise ScriptError(verb.place, "expected columns, as in 'columns captured v6.6'")
    wanted = tuple(column(word) for word in rest)
    return lambda stage: do.columns(stage, wanted, verb.place)


def _argsz(verb: Word, rest: Words) -> Run:
    word = _one(verb, rest, "a number or 'exact'")
    value = None if word.text == "exact" else number(word, 0xFFFFFFFF)
    return lambda stage: do.call(stage, "argsz", value, word.place)


def _fill(verb: Word, rest: Words) -> Run:
    word = _one(verb, rest, "a byte, as in 0xa5")
    value = number(word, 0xFF)
    return lambda stage: do.call(stage, "fill", value, word.place)


def _named(verb: Word, rest: Words) -> Run:
    word = _one(verb, rest, "a name")
    return lambda stage: do.call(stage, verb.text, word.text, word.place)


def _size(verb: Word, rest: Words) -> Run:
    sizes = {"rows": (8, 16, 32, 64), "grid": (2, 4, 8, 16, 64)}[verb.text]
    word = _one(verb, rest, f"one of {', '.join(map(str, sizes))}")
    if word.text not in map(str, sizes):
        raise ScriptError(
            word.place, f"'{word.text}': expected one of {', '.join(map(str, sizes))}"
        )
    value = int(word.text)
    if verb.text == "rows":
        return lambda stage: replace(stage, row_bytes=value)
    return lambda stage: replace(stage, grid=value)


def _reference(verb: Word, rest: Words) -> Run:
    word = _one(verb, rest, "a column")
    wanted = column(word)
    return lambda stage: replace(
        stage,
        reference=do.column_of(do.project_of(stage, verb.place), wanted, word.place),
    )


def _add(verb: Word, rest: Words) -> Run:
    if not rest:
        raise ScriptError(verb.place, "expected a capability, as in 'add DMA_AVAIL'")
    if len(rest) > 1 and rest[1].text == "at":
        at = number(_one(rest[1], rest[2:], "a place, from 0"), 1024)
        return lambda stage: do.add(stage, rest[0], at)
    _end(rest[1:])
    return lambda stage: do.add(stage, rest[0], None)


def _remove(verb: Word, rest: Words) -> Run:
    word = _one(verb, rest, "a capability, as in caps[1]")
    return lambda stage: do.remove(stage, word)


def _move(verb: Word, rest: Words) -> Run:
    if len(rest) < 3 or rest[1].text != "to":
        raise ScriptError(verb.place, "expected 'move caps[1] to 0'")
    to = number(rest[2], 1024)
    _end(rest[3:])
    return lambda stage: do.move(stage, rest[0], to)


def _set(verb: Word, rest: Words) -> Run:
    if len(rest) < 2:
        raise ScriptError(verb.place, "expected a path and a number, as in 'set caps[0].avail 5'")
    value = number(rest[1])
    _end(rest[2:])
    return lambda stage: do.set_field(stage, rest[0], value)


def _note(verb: Word, rest: Words) -> Run:
    at, behind = target(rest, verb.place)
    where, words = in_column(behind)
    if not words:
        raise ScriptError(verb.place, "expected a text, as in 'note caps[0] in v6.6 too short'")
    said = " ".join(word.text for word in words)
    return lambda stage: do.note(stage, at, said, where, verb.place)


def _point(verb: Word, rest: Words) -> Run:
    at, behind = target(rest, verb.place)
    where, behind = in_column(behind)
    _end(behind)
    return lambda stage: do.select(stage, at, where, verb.place)


def _panel(verb: Word, rest: Words) -> Run:
    word = _one(verb, rest, "a panel")
    return lambda stage: replace(stage, panel=word.text)


def _step(verb: Word, rest: Words) -> Run:
    if not rest:
        raise ScriptError(verb.place, "expected first, last, a number or a function's name")
    in_c = rest[0].text == "c" and len(rest) > 1 and rest[1].text != "in"
    rest = rest[1:] if in_c else rest
    where, behind = in_column(rest[1:])
    _end(behind)
    if where is None:
        raise ScriptError(verb.place, "expected the variant, as in 'step last in v6.6'")
    if in_c:
        return partial(step_c, wanted=rest[0], column=where, place=verb.place)
    return partial(do.step, wanted=rest[0], column=where, place=verb.place)


def _hide(verb: Word, rest: Words) -> Run:
    at, behind = target(rest, verb.place)
    where, behind = in_column(behind)
    _end(behind)
    if where is None:
        raise ScriptError(verb.place, "expected the column, as in 'hide caps[1] in v6.6'")
    return lambda stage: do.hide(stage, at, where, verb.place)


_VERBS: dict[str, Callable[[Word, Words], Run]] = {
    "open": lambda verb, rest: _open(verb, rest, None),
    "columns": _columns,
    "argsz": _argsz,
    "fill": _fill,
    "abi": _named,
    "handler": _named,
    "rows": _size,
    "grid": _size,
    "reference": _reference,
    "add": _add,
    "remove": _remove,
    "move": _move,
    "set": _set,
    "note": _note,
    "point": _point,
    "panel": _panel,
    "step": _step,
    "hide": _hide,
}
VERBS = tuple(_VERBS)
"""The verbs that set the stage."""
