"""A page's script -> its stage, its task, hints and remarks. One statement a line; # is a comment.

``hint TEXT``, ``rule TEXT``, ``ask TEXT``, ``right TEXT -- REMARK``, ``wrong TEXT -- REMARK``,
``predict QUANTITY in COLUMN``, ``until CONDITION``, ``remark CONDITION -- TEXT``, ``fact
CONDITION`` (what the text claims), ``solve STATEMENT``; all other lines set the stage (``verbs``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, cast, get_args

from vfioviz.document.teach.lesson import (
    Choose,
    Compare,
    Condition,
    Done,
    Operator,
    Option,
    Page,
    Predict,
    Remark,
    Selected,
    Statement,
    Task,
    Until,
    Wanted,
)
from vfioviz.document.teach.quantity import Quantity, parse
from vfioviz.document.teach.verbs import VERBS, column, in_column, statement, target
from vfioviz.document.teach.words import Problem, ScriptError, TextPlace, Word, number, words
from vfioviz.language import mark

_OPERATORS = get_args(Operator)
_REMARK = " -- "
_TASKS = ("predict", "ask", "right", "wrong", "until")
_SAID = ("hint", "rule", "remark", "fact", "solve")
STANDARD_QUESTION = mark("Try it in the map or in the structure.")


class ScriptLine(NamedTuple):
    """A line of a script."""

    text: str
    number: int
    """In the lesson's file, from 1."""


class _Read:
    """Collects the parts of a page, line by line."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.setup: list[Statement] = []
        self.solve: list[Statement] = []
        self.hints: list[str] = []
        self.remarks: list[Remark] = []
        self.facts: list[Compare] = []
        self.rule = ""
        self.question = ""
        self.asked: TextPlace | None = None
        self.predict: Predict | None = None
        self.options: list[Option] = []
        self.conditions: list[Condition] = []
        self.task_at: TextPlace | None = None

    def line(self, line: ScriptLine) -> None:
        found = words(line.text, line.number)
        if not found or found[0].text.startswith("#"):
            return
        verb, rest = found[0], found[1:]
        said = line.text[verb.place.column - 1 + len(verb.text) :].strip()
        if verb.text in VERBS:
            self.setup.append(statement(found, line.text.strip(), self.folder))
        elif verb.text in {"hint", "rule", "ask", "right", "wrong"}:
            if not said:
                raise ScriptError(verb.place, f"expected a text behind '{verb.text}'")
            self._text(verb, said)
        elif verb.text == "remark":
            self._remark(verb, line, said)
        else:
            self._structured(verb, rest, said)

    def _structured(self, verb: Word, rest: tuple[Word, ...], said: str) -> None:
        if verb.text == "predict":
            self._predict(verb, rest)
        elif verb.text == "until":
            self._task(verb.place)
            self.conditions.append(_condition(rest, verb.place))
        elif verb.text == "fact":
            claim = _condition(rest, verb.place)
            if not isinstance(claim, Compare):
                raise ScriptError(verb.place, "expected a comparison, as in 'bytes in v6.6 = 120'")
            self.facts.append(claim)
        elif verb.text == "solve":
            if not rest:
                raise ScriptError(verb.place, "expected an edit behind 'solve'")
            self.solve.append(statement(rest, said, self.folder))
        else:
            known = ", ".join((*VERBS, *_TASKS, *_SAID))
            raise ScriptError(verb.place, f"'{verb.text}' is no statement: expected one of {known}")

    def _task(self, place: TextPlace) -> None:
        self.task_at = self.task_at or place

    def _text(self, verb: Word, said: str) -> None:
        if verb.text == "hint":
            self.hints.append(said)
        elif verb.text == "rule":
            self.rule = f"{self.rule} {said}".strip()
        elif verb.text == "ask":
            if self.question:
                raise ScriptError(verb.place, "a second 'ask': a page asks one thing")
            self.question, self.asked = said, verb.place
        else:
            self._task(verb.place)
            text, _, remark = said.partition(_REMARK)
            self.options.append(Option(text.strip(), verb.text == "right", remark.strip()))

    def _predict(self, verb: Word, rest: tuple[Word, ...]) -> None:
        if self.predict is not None:
            raise ScriptError(verb.place, "a second 'predict': a page asks one thing")
        quantity, where, behind = _operand(rest, verb.place)
        _end(behind)
        if where is None:
            raise ScriptError(verb.place, "expected the column, as in 'predict ... in v6.6'")
        self._task(verb.place)
        self.predict = Predict(quantity, where, verb.place)

    def _remark(self, verb: Word, line: ScriptLine, said: str) -> None:
        head, dashes, text = said.partition(_REMARK)
        if not dashes or not text.strip():
            raise ScriptError(verb.place, "expected 'remark CONDITION -- TEXT'")
        first = line.text.index(head, verb.place.column - 1) + 1
        condition = _condition(words(head, line.number, first), verb.place)
        if not isinstance(condition, Compare):
            raise ScriptError(verb.place, "expected a comparison, as in 'misaligned > 0'")
        self.remarks.append(Remark(condition, text.strip()))

    def task(self) -> Task | None:
        """Return the one task of the page; raises ScriptError where there are two, or a half."""
        kinds = [bool(self.predict), bool(self.options), bool(self.conditions)]
        if sum(kinds) > 1 and self.task_at is not None:
            raise ScriptError(
                self.task_at, "a page has one task: predict, or right and wrong, or until"
            )
        if self.predict is not None:
            return self.predict._replace(question=self.question)
        if self.options and self.task_at is not None:
            return self._choose(self.task_at)
        if self.conditions and self.task_at is not None:
            question = self.question or STANDARD_QUESTION
            return Until(tuple(self.conditions), question, self.task_at)
        if self.asked is not None:
            raise ScriptError(self.asked, "a question without 'right' and 'wrong', or a task")
        return None

    def _choose(self, place: TextPlace) -> Choose:
        if self.asked is None:
            raise ScriptError(place, "answers without a question: expected 'ask TEXT' before")
        if sum(one.right for one in self.options) != 1 or len(self.options) < 2:
            raise ScriptError(place, "expected one 'right' answer and at least one 'wrong'")
        return Choose(self.question, tuple(self.options), place)


def _condition(found: Sequence[Word], place: TextPlace) -> Condition:
    if not found:
        raise ScriptError(place, "expected a condition, as in 'misaligned in v6.6 = 0'")
    head = found[0]
    if head.text == "selected":
        (path, span), behind = target(found[1:], head.place)
        where, behind = in_column(behind)
        _end(behind)
        start, stop = span or (0, 0)
        return Selected(path.text if path else "", start, stop, where, head.place)
    if head.text == "action":
        if len(found) < 2:
            raise ScriptError(head.place, "expected the key of an action, as in copy-reply")
        _end(found[2:])
        return Done(found[1].text, found[1].place)
    quantity, where, rest = _operand(found, place)
    if not rest or rest[0].text not in _OPERATORS:
        at = rest[0].place if rest else place
        raise ScriptError(at, f"expected a comparison: one of {' '.join(_OPERATORS)}")
    operator = cast("Operator", rest[0].text)
    behind = rest[1:]
    if behind and behind[0].text[0].isdigit():
        _end(behind[1:])
        return Compare(quantity, where, operator, number(behind[0]), None, place)
    second, other, left = _operand(behind, rest[0].place)
    _end(left)
    return Compare(quantity, where, operator, None, (second, other), place)


def _operand(
    found: Sequence[Word], place: TextPlace
) -> tuple[Quantity, Wanted | None, Sequence[Word]]:
    quantity, behind = parse(found, place)
    where, behind_in = in_column(behind)
    return quantity, where, behind_in


def _end(rest: Sequence[Word]) -> None:
    if rest:
        raise ScriptError(rest[0].place, f"'{rest[0].text}': expected the end of the line")


def page(
    title: str, text: str, place: TextPlace, script: Sequence[ScriptLine], folder: Path | None
) -> tuple[Page, tuple[Problem, ...]]:
    """Return a page and what is wrong with its script; lines that are wrong are left out.

    Args:
        title: Of the page.
        text: Markdown without the script.
        place: Where the page begins.
        script: The lines of its script.
        folder: In which files lie that are no samples.
    """
    read = _Read(folder)
    problems: list[Problem] = []
    for line in script:
        try:
            read.line(line)
        except ScriptError as error:
            problems.append(error.problem)
    task = None
    try:
        task = read.task()
    except ScriptError as error:
        problems.append(error.problem)
    made = Page(
        title, text, place, tuple(read.setup), task, tuple(read.hints), read.rule,
        tuple(read.remarks), tuple(read.facts), tuple(read.solve),
    )  # fmt: skip
    return made, tuple(problems)


__all__ = ["ScriptLine", "column", "page"]
