"""What is fuzzed: each takes a generator, does one thing, and says how it went.

A target asserts what is promised and lets what is not promised come through: any exception that
the reader does not name, any text that is not one line.
"""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from tests.capture.dumps.all_writers import WRITERS
from tests.capture.live.saying import begin, device, end, record, recorded
from tests.fuzz import headers
from tests.fuzz.mutate import PIECES, WORDS, mutated_bytes, mutated_json, mutated_text
from tests.hostile import CASES
from tests.models import HEADERS, IOCTLS
from vfioviz import assets
from vfioviz.capture.live.explain import explain, failure_of
from vfioviz.capture.live.lines import lines
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.open import formats, open_bytes, open_text
from vfioviz.capture.reading import layout_of
from vfioviz.capture.source import Capture, CaptureError, Provenance
from vfioviz.codec.content_of import content
from vfioviz.codec.decode import decode
from vfioviz.codec.differences import differences
from vfioviz.codec.encode import encode
from vfioviz.codec.guess import guess
from vfioviz.codec.layout import Layout
from vfioviz.document.added import added
from vfioviz.document.derive import derive
from vfioviz.document.edit_code import changed, edit_code
from vfioviz.document.edit_reply import read as read_reply
from vfioviz.document.edit_reply import set_reply
from vfioviz.document.edit_variants import add_version
from vfioviz.document.jsonpart import ProjectError
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.request import request
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.teach.check import check
from vfioviz.document.teach.read import read
from vfioviz.document.variants import c_text
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.kernel.sourced.device import device_model
from vfioviz.kernel.sourced.reference import Reference
from vfioviz.scene.listing import listing
from vfioviz.scene.mail.forms import FORMS, text
from vfioviz.scene.mail.reply import lines as lines_of
from vfioviz.scene.mail.reply import made, reply
from vfioviz.uapi.abi import ABIS

TESTS = Path(__file__).parents[1]
SMALL = 4096
"""Bytes of an answer that is taken as a start."""

Target = Callable[[random.Random], str]
"""Returns one word: what became of the input."""


@cache
def answers() -> tuple[bytes, ...]:
    names = sorted(one.name for one in assets.samples().iterdir() if one.name.endswith(".bin"))
    samples = [assets.samples().joinpath(name).read_bytes() for name in names]
    return tuple(one[:SMALL] for one in (*samples, *(case.data for case in CASES)))


@cache
def dumps() -> tuple[str, ...]:
    folder = TESTS / "data" / "capture"
    made = [path.read_text() for path in sorted(folder.iterdir()) if path.suffix != ".bin"]
    layout = _layout(answers()[0])
    forms = (writer.write(answers()[0], "little") for writer in WRITERS.values())
    return (*made, *forms, *(text(layout, key, "captured, Linux 6.12") for key in FORMS))


@cache
def records() -> tuple[str, ...]:
    found = []
    for path in sorted(TESTS.glob("data/*/*.jsonl")):
        found += [line for line in path.read_text().splitlines()[:40] if len(line) < 10_000]
    return tuple(found)


def _worked_on() -> Project:
    """C that was edited, a driver on a device model, and a reply that somebody wrote into."""
    data = assets.samples().joinpath("device-atomic-before-v6.6.bin").read_bytes()
    project = project_from([Capture("a", data, Provenance("opened", "a"))])
    column = ModelColumn("posted-v1")
    base = c_text(project.producer(column))
    assert base is not None
    path = next(iter(base.sources.files))
    edited = changed(project.producers, base, path, f"{base.sources.files[path]}/* mine */\n")
    project = edit_code(project, column, edited).project
    driven = replace(base, key="driven", device=device_model("card", "pdev.cfg_size = 4096\n"))
    project = add_version(project, driven).project
    written = "\n".join([*lines_of(project), "Is that so?"])
    return set_reply(project, read_reply(list(made(project)), written)).project


def _referring() -> Project:
    """C that the project refers to, an edit of it, and a patch that was pasted."""
    data = assets.samples().joinpath("device-atomic-before-v6.6.bin").read_bytes()
    project = project_from([Capture("a", data, Provenance("opened", "a"))])
    base = c_text(project.producer(ModelColumn("posted-v1")))
    assert base is not None
    path = next(iter(base.sources.files))
    there = Reference(
        "/srv/linux@v6.5", ("/srv/fix.patch#2", "clipboard"), (("clipboard", "--- a/x\n+++\n"),),
        accept=True, files=tuple((each, "ab" * 32) for each in base.sources.files),
    )  # fmt: skip
    mine = replace(base, key="mine", reference=there, referred=there)
    project = add_version(project, mine).project
    text = f"{base.sources.files[path]}/* mine */\n"
    edited = changed(project.producers, mine, path, text)
    return edit_code(project, ModelColumn("mine"), edited).project


@cache
def projects() -> tuple[Any, ...]:
    found = []
    for data in answers()[:12]:
        capture = Capture("a", data, Provenance("opened", "a"))
        found.append(json.loads(to_text(State(project_from([capture, capture])))))
    found.append(json.loads(to_text(State(_worked_on()))))
    found += [json.loads(to_text(State(_referring())))] * 3
    for path in sorted((TESTS / "data" / "hostile").glob("*.vfioviz")):
        with contextlib.suppress(ValueError):  # digits that Python does not read either
            found.append(json.loads(path.read_text()))
    return tuple(found)


@cache
def lessons() -> tuple[str, ...]:
    folder = assets.root().joinpath("lessons", "en")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".md"))
    hostile = (TESTS / "data" / "hostile" / "lesson-1.md").read_text()
    return (*(folder.joinpath(name).read_text(encoding="utf-8") for name in names), hostile)


@cache
def spoken() -> tuple[str, ...]:
    said = list(recorded("iommufd-linux-6.12.jsonl"))[:60]
    return (begin(), device("0000:01:00.0"), record(b"\x10\0\0\0" * 4, 16, 0),
            record(b"\x10\0\0\0" * 4, 16, 0xA5), end(2), *said)  # fmt: skip


def _layout(data: bytes, ioctl: str = "iommu", abi: str = "x86-64", **more: Any) -> Layout:
    return decode(data, IOCTLS[ioctl], ABIS[abi], **more)


def _reading(rng: random.Random) -> dict[str, Any]:
    return {
        "ioctl": rng.choice(sorted(IOCTLS)),
        "abi": rng.choice(sorted(ABIS)),
        "linux": rng.choice([None, (5, 10), (6, 5), (6, 6), (6, 12)]),
        "given": rng.choice([None, None, rng.choice(WORDS), rng.randrange(200)]),
    }


def _line(problem: object) -> None:
    said = str(problem)
    assert said.isprintable(), f"not one line: {said!r}"
    assert len(said) < 2000, f"{len(said)} characters"


def _place(problem: CaptureError, written: str) -> None:
    """A place that is named is one of the text."""
    if problem.line is not None:
        assert 1 <= problem.line <= 1 + sum(written.count(end) for end in "\r\n")
        # Bytes that are no UTF-8 are read one a character.
        size = len(written.encode("utf-8", "surrogatepass"))
        assert 1 <= (problem.column or 1) <= size + 1


# ---------------------------------------------------------------- the codec


def decoding(rng: random.Random) -> str:
    data = mutated_bytes(rng, rng.choice(answers()))
    layout = _layout(data, **_reading(rng))
    at = 0
    for leaf in layout.leaves():
        assert leaf.start == at < leaf.stop
        at = leaf.stop
    assert at == len(data)
    assert encode(layout) == data
    for found in layout.findings:
        assert 0 <= found.start <= found.stop <= len(data), found
        _line(found.text)
    for before in ("", "caps[0]", "caps[1].", "caps[2].iova_ranges["):
        path = before + rng.choice(PIECES)
        ref = layout.read(path)
        span = None if ref is None else layout.span(ref)
        assert span is None or 0 <= span[0] <= span[1] <= len(data)
    other = _layout(mutated_bytes(rng, data), layout.ioctl.key, layout.abi.key)
    differing = list(differences(layout, other))
    assert differing or data == other.data
    return "findings" if layout.findings else "clean"


def guessing(rng: random.Random) -> str:
    data = mutated_bytes(rng, rng.choice(answers()))
    found = guess(data, HEADERS)
    assert 0 <= found.confidence <= 1
    _line(found.reason)
    return "sure" if found.confidence > 0.5 else "unsure"


def recomputing(rng: random.Random) -> str:
    data = mutated_bytes(rng, rng.choice(answers()))
    reading = _reading(rng)
    capture = Capture(
        "a", data, Provenance("captured", "a", kernel=rng.choice(("", "6.1", "6.12", "²"))),
        errno=rng.choice((0, 0, 22)), fill=rng.choice((None, 0, 0xA5)), argsz_in=reading["given"],
    )  # fmt: skip
    ioctl, abi = IOCTLS[reading["ioctl"]], ABIS[reading["abi"]]
    layout_of(capture, ioctl, abi)
    wanted = request(capture, (capture,), ioctl, abi)
    again = content(_layout(data, ioctl.key, abi.key))
    producer = rng.choice(SHIPPED.versions)
    for handler in SHIPPED.handlers_for(ioctl):
        try:
            asked = Question(wanted.content, handler, abi, fill=rng.randrange(256))
            full = producer.answer(asked).needed
            argsz = rng.choice([full, full - 1, rng.choice(WORDS), rng.randrange(200)])
            done = producer.answer(replace(asked, argsz=max(0, argsz) & 0xFFFFFFFF))
        except ModelError as problem:
            _line(problem)
            return "refused"
        assert all(0 <= one.start <= one.stop <= len(done.buffer) for one in done.writes)
        *_, (_, _, user) = [(None, None, done.initial), *done.states()]
        assert user == done.buffer
        _layout(done.buffer, ioctl.key, abi.key)
    return "answered" if again.caps else "without capabilities"


# ---------------------------------------------------------------- readers


def dumping(rng: random.Random) -> str:
    written = mutated_text(rng, rng.choice(dumps()))
    try:
        if rng.random() < 0.5:
            found = open_bytes(written.encode("utf-8", "surrogatepass"), "a\n\x1b")
        else:
            key = rng.choice([None, *formats()])
            found = open_text(written, "a", format=key, byte_order=rng.choice(("little", "big")))
    except CaptureError as problem:
        _line(problem)
        _place(problem, written)
        return "refused"
    assert found
    for capture in found:
        assert capture.name.isprintable()
    return "opened"


def recording(rng: random.Random) -> str:
    fields = json.loads(rng.choice(records()))
    many = [mutated_json(rng, fields) if rng.random() < 0.6 else json.dumps(fields)
            for _ in range(rng.randrange(1, 4))]  # fmt: skip
    try:
        found = open_text("\n".join(many), "a.jsonl", format="jsonl")
    except CaptureError as problem:
        _line(problem)
        _place(problem, "\n".join(many))
        return "refused"
    for capture in found:
        assert capture.name.isprintable()
        _shown(rng, capture)
    again = open_text("\n".join(lines(found)), "b.jsonl")
    assert [one.data for one in again][:1] == [found[0].data]
    return "opened"


def _shown(rng: random.Random, capture: Capture) -> None:
    layout = layout_of(capture, IOCTLS[capture.ioctl or "device"], ABIS[capture.abi or "x86-64"])
    list(listing(capture, layout))
    origin = capture.provenance
    title = f"{origin.kind}, {origin.kernel}, {origin.device}"
    for line in text(layout, rng.choice(sorted(FORMS)), title).split("\n"):
        assert line.isascii()
        assert line.isprintable()


def projecting(rng: random.Random) -> str:
    written = mutated_json(rng, rng.choice(projects()))
    try:
        state = from_text(written)
    except ProjectError as problem:
        _line(problem)
        return "refused"
    project = state.project
    assert project is not None
    derive(project)
    for line in reply(project).split("\n"):
        # A diff has its text as it is, tabs among it.
        assert line.isascii() or any(one.base for one in added(project.producers))
        assert line.replace("\t", "").isprintable()
    kept = to_text(state)
    kept.encode()
    assert from_text(kept).project == project
    return "opened"


def teaching(rng: random.Random) -> str:
    reading = read(mutated_text(rng, rng.choice(lessons())), "a", TESTS / "data" / "hostile")
    problems = reading.problems or check(reading.lesson)
    for problem in problems:
        _line(problem.text)
        assert problem.place.line >= 1
        assert problem.place.column >= 1
    return "problems" if problems else "plays"


def listening(rng: random.Random) -> str:
    reader = Reader(identifiers=rng.random() < 0.5)
    for _ in range(rng.randrange(1, 12)):
        line = rng.choice(spoken())
        kind = rng.random()
        if kind < 0.5:
            line = mutated_json(rng, json.loads(line))
        elif kind < 0.6:
            line = mutated_text(rng, line)
        reader.feed(line)
    reader.finish()
    for failure in reader.failures:
        explained = explain(failure, reader.host, reader.devices)
        _line(explained.line)
    for one in reader.devices.values():
        failure_of(one)
    for capture in reader.captures():
        assert capture.name.isprintable()
        assert len(capture.name) < 1000
    if reader.captures():
        state = State(project_from(reader.captures()))
        assert from_text(to_text(state)).project == state.project
    return "captures" if reader.captures() else "nothing read"


TARGETS: Mapping[str, Target] = {
    "decode": decoding,
    "guess": guessing,
    "recompute": recomputing,
    "dumps": dumping,
    "projects": projecting,
    "records": recording,
    "lessons": teaching,
    "stream": listening,
    "headers": headers.headers,
    "capabilities": headers.capabilities,
    "patches": headers.patches,
}
