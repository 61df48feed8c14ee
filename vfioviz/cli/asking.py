"""The producers that the command line names, and the question that they are asked."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace

from vfioviz.capture.vfio_user import DRIVER
from vfioviz.cli.load import Source
from vfioviz.cli.printing import note
from vfioviz.cli.problems import UsageError
from vfioviz.codec.content import Content
from vfioviz.document.request import Request
from vfioviz.document.start import handler_for, may_be
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.producer import Producer, Producers
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.telling import SERVERS, answered_by


def producers(arguments: argparse.Namespace, known: Producers = SHIPPED) -> Producers:
    """Return those that are known with those of ``--add-variant``; raises UsageError."""
    added = []
    for text in getattr(arguments, "add_variant", ()):
        from vfioviz.document import variants  # noqa: PLC0415 -- most calls do without
        from vfioviz.document.added import (  # noqa: PLC0415 -- most calls do without
            VariantError,
            with_added,
        )

        try:
            asked = variants.wanted(text)
            added.append(variants.read(asked, accept=arguments.accept_doubts, known=known))
            known = with_added(known, added[-1:])
        except VariantError as problem:
            message = f"--add-variant: {problem}"
            raise UsageError(message) from problem
    return known


def find_version(key: str, among: Producers) -> Producer:
    """Return a version of the code by key; raises UsageError that lists the keys."""
    try:
        return among.version(key)
    except KeyError as problem:
        message = f"'{key}' is no variant: expected one of {', '.join(among.keys)}"
        raise UsageError(message) from problem


def find_versions(keys: tuple[str, ...] | None, among: Producers) -> tuple[Producer, ...]:
    """Return the versions of these keys, all of them for none; raises UsageError."""
    return tuple(find_version(key, among) for key in keys) if keys else among.versions


def find_handler(one: Source, key: str | None) -> Handler:
    """Return the driver that was named, else the one that capture or bytes say, else the default.

    Where several come into question, one line on standard error asks for ``--handler``.
    """
    fitting = SHIPPED.handlers_for(one.ioctl)
    if key is None:
        found = handler_for(one.capture, one.ioctl, one.abi, SHIPPED)
        origin = one.capture.provenance
        if origin.driver in {"", DRIVER} and not origin.way:
            _say_who(one, found.key)
        return found
    for handler in fitting:
        if handler.key == key:
            return handler
    names = ", ".join(handler.key for handler in fitting)
    message = f"handler '{key}' does not answer {one.ioctl.name}: expected {names}"
    raise UsageError(message)


def _say_who(one: Source, taken: str) -> None:
    """Say on standard error that the bytes do not tell who answered, where they do not."""
    told = answered_by(one.layout())
    others: tuple[str, ...] = () if told is None else told.others
    why = "" if told is None else told.reason
    if one.capture.provenance.driver == DRIVER and (
        told is None or not may_be(one.capture, told.handler)
    ):
        fitting = {handler.key for handler in SHIPPED.handlers_for(one.ioctl)}
        others = tuple(server for server in SERVERS if server in fitting)
        why = "it was a vfio-user server"
    rest = ", ".join(other for other in others if other != taken)
    if rest:
        note(
            f"the bytes don't tell who answered ({why}): {taken} is taken; "
            f"--handler names another ({rest})"
        )


def with_lengths(content: Content, lengths: Iterable[tuple[int, int]]) -> Content:
    """Return a request whose unknown capabilities are as long as the command line says.

    Raises:
        UsageError: There is no capability of that id, or its header tells how long it is.
    """
    for id_, size in lengths:
        caps = tuple(
            replace(cap, payload=cap.payload[: size - 8].ljust(size - 8, b"\0"))
            if cap.id == id_ and cap.payload is not None
            else cap
            for cap in content.caps
        )
        if all(cap.id != id_ or cap.payload is None for cap in caps):
            message = f"--length {id_}={size}: no capability of id {id_} has an unknown length here"
            raise UsageError(message)
        content = replace(content, caps=caps)
    return content


def question(one: Source, wanted: Request, arguments: argparse.Namespace) -> Question:
    """Return what is asked: the request, with the caller as the options say; raises UsageError.

    Options that a command does not have are as if they were not given.
    """
    given, fill = getattr(arguments, "argsz", None), getattr(arguments, "fill", None)
    try:
        return Question(
            with_lengths(wanted.content, getattr(arguments, "lengths", ())),
            find_handler(one, getattr(arguments, "handler", None)),
            one.abi,
            wanted.argsz if given == -1 else given,
            wanted.fill if fill is None else fill,
        )
    except ModelError as problem:
        raise UsageError(str(problem)) from problem
