"""The producers that the command line names, and the question that they are asked."""

from __future__ import annotations

import argparse

from vfioviz.cli.load import Source
from vfioviz.cli.problems import UsageError
from vfioviz.document.request import Request
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.shipped import SHIPPED


def find_version(key: str) -> Producer:
    """Return a version of the code by key; raises UsageError that lists the keys."""
    try:
        return SHIPPED.version(key)
    except KeyError as problem:
        message = f"'{key}' is no variant: expected one of {', '.join(SHIPPED.keys)}"
        raise UsageError(message) from problem


def find_versions(keys: tuple[str, ...] | None) -> tuple[Producer, ...]:
    """Return the versions of these keys, all of them for none; raises UsageError."""
    return tuple(find_version(key) for key in keys) if keys else SHIPPED.versions


def find_handler(one: Source, key: str | None) -> Handler:
    """Return the driver that was named, else the one that a capture says, else the default one."""
    fitting = SHIPPED.handlers_for(one.ioctl.key)
    if key is None:
        origin = one.capture.provenance
        return SHIPPED.handler_of(one.ioctl.key, origin.driver, origin.way)
    for handler in fitting:
        if handler.key == key:
            return handler
    names = ", ".join(handler.key for handler in fitting)
    message = f"handler '{key}' does not answer {one.ioctl.name}: expected {names}"
    raise UsageError(message)


def question(one: Source, wanted: Request, arguments: argparse.Namespace) -> Question:
    """Return what is asked: the request, with the caller as the options say; raises UsageError.

    Options that a command does not have are as if they were not given.
    """
    given, fill = getattr(arguments, "argsz", None), getattr(arguments, "fill", None)
    try:
        return Question(
            wanted.content,
            find_handler(one, getattr(arguments, "handler", None)),
            one.abi,
            wanted.argsz if given == -1 else given,
            wanted.fill if fill is None else fill,
        )
    except ModelError as problem:
        raise UsageError(str(problem)) from problem
