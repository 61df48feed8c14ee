"""``vfioviz reply``: what each variant does with a request, and a project's notes, for a mail."""

from __future__ import annotations

import argparse
import sys

from vfioviz.capture.projectfile import is_project, read_project
from vfioviz.capture.source import CaptureError
from vfioviz.cli.load import UsageError, complain, load
from vfioviz.document.project import Project
from vfioviz.document.serialize import ProjectError, from_text
from vfioviz.document.start import project_from
from vfioviz.kernel.question import ModelError
from vfioviz.scene.mail.reply import reply


def run(arguments: argparse.Namespace) -> int:
    """Write the reply to standard output."""
    try:
        project = _project(arguments)
        if project is None:
            return complain(f"{arguments.file}: holds no request")
        sys.stdout.write(reply(project))
    except (UsageError, ModelError, CaptureError) as problem:
        return complain(str(problem))
    except ProjectError as problem:
        return complain(f"{arguments.file}: {problem}")
    return 0


def _project(arguments: argparse.Namespace) -> Project | None:
    if is_project(arguments.file) and arguments.record is None:
        return from_text(read_project(arguments.file)).project
    one = load(arguments)
    return project_from([one.capture], ioctl=one.ioctl.key, abi=one.abi.key)
