"""``vfioviz review``: what a version of the code does wrong, over a request and random ones."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from vfioviz.cli.asking import find_versions, producers, question
from vfioviz.cli.headers import header_set
from vfioviz.cli.load import UsageError, check_ioctl, complain, load
from vfioviz.cli.printing import note as say
from vfioviz.cli.reports import WRITERS, Report, Result, Said, Wanted
from vfioviz.csource.reports import NOWHERE
from vfioviz.document.random_requests import requests
from vfioviz.document.request import request
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.producer import Producer, Producers
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.review.engine import Review, answering
from vfioviz.kernel.review.engine import review as review_version
from vfioviz.kernel.review.findings import Case, Finding
from vfioviz.kernel.review.rules import RULES
from vfioviz.uapi.abi import ABIS, WITH_VFIO
from vfioviz.uapi.headerset import Ioctl
from vfioviz.uapi.schema import Abi

_REQUESTS = 100
"""Random ones, where no file is named."""


def run(arguments: argparse.Namespace) -> int:
    """Review variants; status 1 where an error is found, 2 where something is not reviewed."""
    required = tuple(arguments.require or ())
    for key in required:
        if key not in RULES:
            return complain(f"--require {key}: no rule of code; there are {', '.join(RULES)}")
    try:
        among = producers(arguments)
        chosen = _chosen(arguments, among)
        named = _named(arguments)
        reviews = [_review(one, named, arguments, among) for one in chosen]
    except (UsageError, ModelError) as problem:
        return complain(str(problem))
    report = _report(reviews, required)
    WRITERS[arguments.format](report, sys.stdout)
    if any(result.error for result in report.results):
        return 2
    return 1 if any(result.fails for result in report.results) else 0


def _chosen(arguments: argparse.Namespace, among: Producers) -> tuple[Producer, ...]:
    if arguments.variants:
        return find_versions(arguments.variants, among)
    added = among.versions[len(among.versions) - len(arguments.add_variant) :]
    if not added:
        message = "review needs --add-variant KEY=PATH[@REV][,PATCH...], or --variants A,B,..."
        raise UsageError(message)
    return added


def _abis(arguments: argparse.Namespace) -> list[Abi]:
    """Return the ABIs on which calls are made."""
    if arguments.abi:
        return [ABIS[arguments.abi]]
    return list(WITH_VFIO)


def _named(arguments: argparse.Namespace) -> list[Case]:
    """Return the request of the file, on each ABI."""
    if arguments.file is None:
        return []
    one = load(arguments)
    wanted = request(one.capture, one.captures, one.ioctl, one.abi)
    for note in wanted.notes:
        say(note)
    arguments.argsz, arguments.fill = -1, None
    asked = question(one, wanted, arguments)
    name = Path(arguments.file).name
    others = [abi for abi in _abis(arguments) if abi.key != one.abi.key]
    return [Case(name, replace(asked, abi=abi)) for abi in (one.abi, *others)]


def _random(
    arguments: argparse.Namespace, drivers: Sequence[tuple[Ioctl, Handler]], *, named: bool
) -> Iterator[Case]:
    count = arguments.requests
    if count == 0 and not named:
        message = "--requests 0 without a FILE: there is nothing to review"
        raise UsageError(message)
    if count is None:
        count = 0 if named else _REQUESTS
    chosen = [pair for pair in drivers if arguments.handler in {None, pair[1].key}]
    if count and not chosen:
        keys = ", ".join(dict.fromkeys(handler.key for _, handler in drivers))
        message = f"no driver to ask: expected --handler {keys or 'none'}"
        raise UsageError(message)
    return requests(count, arguments.seed, header_set(arguments), chosen, _abis(arguments))


def _review(
    producer: Producer, named: Sequence[Case], arguments: argparse.Namespace, among: Producers
) -> Review:
    headers = header_set(arguments)
    check_ioctl(arguments.ioctl, headers)
    drivers = answering(producer, among, headers, arguments.ioctl)
    cases = (*named, *_random(arguments, drivers, named=bool(named)))
    end = time.monotonic() + arguments.seconds
    found = review_version(producer, cases, drivers, WITH_VFIO, more=lambda: time.monotonic() < end)
    if not found.complete:
        found.unread.append(
            f"{found.requests} of {len(cases)} requests in {arguments.seconds} s; "
            "--seconds gives it more"
        )
    return found


def _report(reviews: Sequence[Review], required: tuple[str, ...]) -> Report:
    results: list[Result] = []
    for one in reviews:
        key = one.producer.key
        places: dict[str, list[Said]] = {}
        for found in one.findings:
            if not required or found.rule in required:
                path = found.shown.place.file or key
                places.setdefault(path, []).append(_said(found, one, required))
        results += [
            Result(path, None, tuple(broken), what="" if path == key else key)
            for path, broken in places.items()
        ]
        results += [Result(key, None, error=f"{key}: {text}") for text in one.unread]
    keys = required or tuple(RULES)
    wanted = tuple(Wanted(each, RULES[each].text) for each in keys)
    total = sum(one.requests for one in reviews)
    kinds = ("requests", "variants")
    return Report(wanted, len(reviews), total, tuple(results), kinds=kinds, title="vfioviz review")


def _said(found: Finding, of: Review, required: tuple[str, ...]) -> Said:
    shown = found.shown
    many = f"{len(found.requests)} of {of.requests} requests, the first is {found.first}"
    if len(found.requests) == 1:
        many = found.first
    text = f"{shown.text} ({', '.join(found.handlers)} on {', '.join(found.abis)}; {many})"
    line = 0 if shown.place == NOWHERE else shown.place.line
    more = (
        ("variant", of.producer.key),
        ("ioctl", found.ioctl),
        ("handlers", list(found.handlers)),
        ("abis", list(found.abis)),
        ("requests", len(found.requests)),
        ("first", found.first),
        ("argsz", None if shown.argsz is None else list(shown.argsz)),
        ("bytes", shown.size or None),
    )
    return Said(
        found.rule,
        text,
        f"line {line}" if line else found.ioctl,
        line=line,
        level="error" if required else RULES[found.rule].severity,
        more=more,
    )
