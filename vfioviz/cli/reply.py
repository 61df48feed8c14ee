"""``vfioviz reply``: what each variant does with a request, and a project's notes, for a mail."""

from __future__ import annotations

import argparse
from dataclasses import replace

from vfioviz.capture.projectfile import is_project, read_project
from vfioviz.capture.source import CaptureError
from vfioviz.cli.asking import find_handler, producers, with_lengths
from vfioviz.cli.headers import header_set
from vfioviz.cli.load import UsageError, complain, load
from vfioviz.cli.printing import note, put_text
from vfioviz.document.edit_headers import set_headers
from vfioviz.document.project import Project
from vfioviz.document.references import absent, read_again, set_read
from vfioviz.document.request import request
from vfioviz.document.serialize import ProjectError, from_text
from vfioviz.document.start import project_from
from vfioviz.kernel.question import ModelError
from vfioviz.scene.mail.reply import reply

_READ = "; --read-sources reads it, vfioviz sources PROJECT says where it is"


def run(arguments: argparse.Namespace) -> int:
    """Write the reply to standard output."""
    try:
        project = _project(arguments)
        if project is None:
            return complain(f"{arguments.file}: holds no request")
        content = with_lengths(project.content, arguments.lengths)
        put_text(reply(replace(project, content=content)))
    except (UsageError, ModelError, CaptureError) as problem:
        return complain(str(problem))
    except ProjectError as problem:
        return complain(f"{arguments.file}: {problem}")
    return 0


def _project(arguments: argparse.Namespace) -> Project | None:
    if is_project(arguments.file) and arguments.record is None:
        project = from_text(read_project(arguments.file)).project
        if project is None:
            return None
        if arguments.read_sources:
            read = [read_again(each) for each in absent(project)]
            project = set_read(project, read).project
        for gone in absent(project):
            note(f"{gone.key}: {gone.absent.why if gone.absent else ''}" + _READ)
        project = replace(project, producers=producers(arguments, project.producers))
        headers = header_set(arguments)  # raises for --capability without it
        if arguments.headers is not None:
            project = set_headers(project, headers).project
        return _answered_by(project, arguments.handler)
    one = load(arguments)
    handler = find_handler(one, arguments.handler)
    project = project_from(
        [one.capture], ioctl=one.ioctl.key, abi=one.abi.key, headers=one.ioctl.headers,
        producers=producers(arguments),
    )  # fmt: skip
    wanted = request(one.capture, one.captures, one.ioctl, one.abi)
    for text in wanted.notes:
        note(text)
    return replace(project, handler=handler.key, content=wanted.content)


def _answered_by(project: Project, key: str | None) -> Project:
    """Return the project with another driver; raises UsageError for one that does not answer."""
    if key is None:
        return project
    fitting = [one.key for one in project.producers.handlers_for(project.ioctl)]
    if key not in fitting:
        message = (
            f"handler '{key}' does not answer {project.ioctl.name}: expected {', '.join(fitting)}"
        )
        raise UsageError(message)
    return replace(project, handler=key)
