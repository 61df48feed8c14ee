"""``vfioviz export``: an answer as a text for a mail or a test, or as a picture of its map."""

from __future__ import annotations

import argparse
from pathlib import Path

from vfioviz.capture.source import CaptureError
from vfioviz.cli import answer_options
from vfioviz.cli.load import UsageError, complain, load
from vfioviz.cli.output import refuse_input, save
from vfioviz.cli.printing import put, put_text
from vfioviz.scene.mail.forms import FORMS, text

_PICTURES = frozenset({".png", ".svg", ".pdf"})


def run(arguments: argparse.Namespace) -> int:
    """Write one record in a form to standard output or a file."""
    if arguments.list:
        for form in FORMS.values():
            put(f"{form.key:<10} {form.title}")
        return 0
    if arguments.file is None:
        return complain("export needs a FILE (--list shows the forms)")
    if arguments.output is not None and Path(arguments.output).suffix in _PICTURES:
        from vfioviz.cli import render  # noqa: PLC0415 -- a text needs no Qt

        # All that render takes, as if nothing had been said; then what was said of the answer.
        usual = argparse.ArgumentParser()
        answer_options.render(usual)
        return render.run(usual.parse_args(["--", arguments.file], arguments))
    try:
        if arguments.output is not None:
            refuse_input(arguments.output, arguments.file)
        one = load(arguments)
    except UsageError as problem:
        return complain(str(problem))
    origin = one.capture.provenance
    parts = [origin.kind, f"Linux {origin.kernel}" if origin.kernel else "", origin.device,
             origin.time]  # fmt: skip
    title = ", ".join(part for part in parts if part)
    written = text(one.layout(), arguments.form, title)
    if arguments.output is None:
        put_text(written)
        return 0
    try:
        save(arguments.output, written.encode(), arguments.file)
    except (UsageError, CaptureError) as problem:
        return complain(str(problem))
    return 0
