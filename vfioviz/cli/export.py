"""``vfioviz export``: an answer as a text for a mail or a test."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from vfioviz.cli.load import UsageError, complain, load
from vfioviz.scene.mail.forms import FORMS, text


def run(arguments: argparse.Namespace) -> int:
    """Write one record in a form to standard output or a file."""
    if arguments.list:
        for form in FORMS.values():
            sys.stdout.write(f"{form.key:<10} {form.title}\n")
        return 0
    if arguments.file is None:
        return complain("export needs a FILE (--list shows the forms)")
    try:
        one = load(arguments)
    except UsageError as problem:
        return complain(str(problem))
    origin = one.capture.provenance
    parts = [origin.kind, f"Linux {origin.kernel}" if origin.kernel else "", origin.device,
             origin.time]  # fmt: skip
    title = ", ".join(part for part in parts if part)
    written = text(one.layout(), arguments.form, title)
    if arguments.output is None:
        sys.stdout.write(written)
        return 0
    try:
        Path(arguments.output).write_text(written, encoding="ascii")
    except OSError as problem:
        return complain(f"{arguments.output}: cannot be written: {problem.strerror or problem}")
    return 0
