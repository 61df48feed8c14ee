"""Where a page's ``step c`` runs the C of a column to: a function, or a line of a file."""

from __future__ import annotations

import re
from dataclasses import replace

from vfioviz.codec.digits import whole_number
from vfioviz.codec.ref import INFO, FieldRef, Part
from vfioviz.document.columns import column_text
from vfioviz.document.project import Project
from vfioviz.document.teach.lesson import CodePlace, Stage, Wanted, real
from vfioviz.document.teach.stage import column_of, project_of
from vfioviz.document.teach.words import Problem, ScriptError, TextPlace, Word, said
from vfioviz.document.variants import c_text
from vfioviz.document.view import Selection
from vfioviz.document.watchable import watchable
from vfioviz.document.watching import Watching, at_end, recorded, to_function, to_line
from vfioviz.kernel.question import ModelError


def step_c(stage: Stage, wanted: Word, column: Wanted, place: TextPlace) -> Stage:
    """Run the C of a column: to a function, to ``FILE:LINE``, or ``last``.

    Whether that place is reached is only known once it runs: ``unreached`` says.
    """
    project = project_of(stage, place)
    number = column_of(project, column, place)
    name = column_text(real(project, column), project.active)
    found = watchable(project, number)
    source = None if found is None else c_text(found[0])
    if found is None or source is None:
        raise ScriptError(place, f"{name} has no C that answers this request")
    texts = source.sources.for_handler(found[1].handler.key)
    code = _code(wanted, texts, number)
    selection = stage.selection or Selection(number, 0, 4, FieldRef(INFO, Part.BODY, "argsz"))
    return replace(
        stage, code=code, step=None, panel="steps", selection=selection._replace(column=number)
    )


def _code(wanted: Word, texts: dict[str, str], column: int) -> CodePlace:
    if wanted.text == "last":
        return CodePlace(column, wanted.place)
    file, colon, line = wanted.text.rpartition(":")
    if not colon:
        called = re.compile(rf"\b{re.escape(wanted.text)}\s*\(")
        if not any(map(called.search, texts.values())):
            message = f"'{wanted.text}' is no function of this C: expected one, FILE:LINE or last"
            raise ScriptError(wanted.place, message)
        return CodePlace(column, wanted.place, function=wanted.text)
    paths = [path for path in texts if f"/{path}".endswith(f"/{file}")]
    if len(paths) != 1:
        raise ScriptError(wanted.place, f"'{file}': expected one of {', '.join(texts)}")
    last = texts[paths[0]].count("\n") + 1
    at = whole_number(line) or 0
    if not 1 <= at <= last:
        raise ScriptError(wanted.place, f"'{line}' is no line of {file}: it has 1 to {last}")
    return CodePlace(column, wanted.place, file=paths[0], line=at)


def arrived(watching: Watching, code: CodePlace) -> Watching | None:
    """Go where a page wants; None where the call does not come there."""
    if code.function:
        return to_function(watching, code.function)
    if code.file:
        return to_line(watching, (code.file, code.line))
    return at_end(watching)


def unreached(project: Project, code: CodePlace) -> Problem | None:
    """Return what is wrong where the C does not come to a place."""
    found = watchable(project, code.column)
    if found is None:
        return None
    try:
        watching = Watching(recorded(*found))
    except ModelError as problem:
        return Problem(code.place, said(str(problem)))
    if arrived(watching, code) is not None:
        return None
    what = f"{code.function}()" if code.function else f"line {code.line} of {code.file}"
    return Problem(code.place, said(f"{what} does not run in this call"))
