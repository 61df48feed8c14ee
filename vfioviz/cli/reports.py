"""The result of a check as text, JSON, JUnit XML or SARIF."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TextIO
from urllib.parse import quote

from vfioviz import __version__
from vfioviz.capture.visible import visible
from vfioviz.codec.finding import Finding
from vfioviz.scene.jsonable import SCHEMA, Json

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


class Wanted(NamedTuple):
    """What is required, or a rule."""

    key: str
    text: str


class Said(NamedTuple):
    """One thing that does not hold."""

    code: str
    text: str
    where: str
    """``offset 12``, ``line 40``."""
    start: int = 0
    """First byte, of an answer."""
    stop: int = 0
    line: int | None = None
    """Of a header, from 1; 0 where it is not known; None for an answer."""
    level: Literal["error", "warning", "note"] = "error"
    more: tuple[tuple[str, object], ...] = ()
    """What JSON says more of it."""


def said(finding: Finding) -> Said:
    """Return what a finding about an answer says."""
    return Said(finding.code, finding.text, f"offset {finding.start}", finding.start, finding.stop)


class Result(NamedTuple):
    """A record or struct that does not hold, or a file that can't be read."""

    path: str
    record: int | None
    """From 1; None where the file holds one."""
    broken: tuple[Said, ...] = ()
    error: str = ""
    what: str = ""
    """``struct x``, ``struct x, diff #2``; "" for answers."""

    @property
    def name(self) -> str:
        """Return ``file`` or ``file, record 7``."""
        if self.what:
            return f"{self.path}, {self.what}"
        return self.path if self.record is None else f"{self.path}, record {self.record}"

    @property
    def fails(self) -> bool:
        """Whether something in it is an error."""
        return any(each.level == "error" for each in self.broken)


class Report(NamedTuple):
    """All that a check found."""

    wanted: tuple[Wanted, ...]
    files: int
    records: int
    results: tuple[Result, ...]
    golden: str | None = None
    kinds: tuple[str, str] = ("answers", "files")
    """What is counted."""
    title: str = "vfioviz check"
    """Of the suite, in JUnit."""


def as_text(report: Report, out: TextIO) -> None:
    """Write a line for each thing that does not hold, and a last one that counts."""
    for result in report.results:
        if result.error:
            out.write(f"{visible(result.error)}\n")
        out.writelines(
            visible(f"{result.name}: {each.where}: {_level(each)}{each.code}: {each.text}") + "\n"
            for each in result.broken
        )
    bad = sum(1 for result in report.results if result.fails)
    unread = sum(1 for result in report.results if result.error)
    asked = ", ".join(each.key for each in report.wanted) if _answers(report) else "reviewed"
    golden = f", golden {visible(report.golden)}" if report.golden else ""
    records, files = report.kinds
    out.write(f"{report.records} {records} in {report.files} {files}: {asked}{golden}: ")
    out.write(f"{bad} do not hold" if bad else "all hold")
    out.write(f", {unread} cannot be read\n" if unread else "\n")


def as_json(report: Report, out: TextIO) -> None:
    """Write one JSON document, schema 1."""
    document = {
        "schema": SCHEMA,
        "require": {each.key: each.text for each in report.wanted},
        "golden": report.golden,
        "files": report.files,
        "records": report.records,
        "results": [
            {
                "file": result.path,
                "record": result.record,
                "error": result.error or None,
                "broken": [_jsonable(each) for each in result.broken],
                **({"what": result.what} if result.what else {}),
            }
            for result in report.results
        ],
    }  # fmt: skip
    json.dump(document, out, indent=1)
    out.write("\n")


def _answers(report: Report) -> bool:
    return report.kinds[0] == "answers"


def _level(each: Said) -> str:
    return "" if each.line is None else f"{each.level}: "


def _jsonable(each: Said) -> Json:
    if each.line is None:
        return {
            "require": each.code, "start": each.start, "stop": each.stop, "text": each.text
        }  # fmt: skip
    return {
        "require": each.code, "severity": each.level, "line": each.line or None, "text": each.text,
        **dict(each.more),
    }  # fmt: skip


def as_junit(report: Report, out: TextIO) -> None:
    """Write JUnit XML: a test case for each file, those that hold counted as one suite.

    XML has no way to write most controls and half characters, so they are written out; all else
    beyond ASCII is a character reference, whatever the encoding of the terminal.
    """
    failures = sum(1 for result in report.results if result.fails)
    errors = sum(1 for result in report.results if result.error)
    shown = sum(1 for result in report.results if result.broken and not result.fails)
    held = report.records - failures - shown
    suite = ET.Element(
        "testsuite",
        name=report.title,
        tests=str(held + shown + failures + errors),
        failures=str(failures),
        errors=str(errors),
    )
    for result in report.results:
        case = ET.SubElement(suite, "testcase", name=visible(result.name), classname="vfioviz")
        if result.error:
            ET.SubElement(case, "error", message=visible(result.error))
        for each in result.broken:
            message = visible(each.text)
            if each.level != "error":
                out_ = ET.SubElement(case, "system-out")
                out_.text = f"{each.where}: {each.level}: {each.code}: {message}"
                continue
            failure = ET.SubElement(case, "failure", message=message, type=each.code)
            place = (
                each.where if each.line is not None else f"bytes {each.start} to {each.stop - 1}"
            )
            failure.text = f"{place}: {message}"
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(ET.tostring(suite, encoding="us-ascii", xml_declaration=False).decode() + "\n")


def as_sarif(report: Report, out: TextIO) -> None:
    """Write SARIF 2.1.0; a byte range is a region with byteOffset and byteLength.

    A name becomes a URI reference, its bytes percent-encoded (RFC 3986): a name is no text.
    """
    rules = [{"id": each.key, "shortDescription": {"text": each.text}} for each in report.wanted]
    if report.golden:
        rules.append(
            {"id": "golden", "shortDescription": {"text": f"the same as {visible(report.golden)}"}}
        )
    found = []
    for result in report.results:
        where = {"artifactLocation": {"uri": _uri(result.path)}}
        for each in result.broken:
            place = {"region": _region(each)} if each.line != 0 else {}
            record = f"record {result.record}: " if result.record else ""
            record = f"{result.what}: " if result.what else record
            found.append(
                {
                    "ruleId": each.code,
                    "level": each.level,
                    "message": {"text": record + visible(each.text)},
                    "locations": [{"physicalLocation": {**where, **place}}],
                }
            )
    unread = [
        {
            "level": "error",
            "message": {"text": visible(result.error)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(result.path)}}}],
        }
        for result in report.results
        if result.error
    ]
    run = {
        "tool": {"driver": {"name": "vfioviz", "version": __version__, "rules": rules}},
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": unread}],
        "results": found,
    }
    json.dump({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, out, indent=1)
    out.write("\n")


def _region(each: Said) -> dict[str, int]:
    if each.line is not None:
        return {"startLine": each.line}
    return {"byteOffset": each.start, "byteLength": each.stop - each.start}


def _uri(path: str) -> str:
    # A colon in the first part would make a scheme of it.
    reference = quote(os.fsencode(path), safe="/")
    return f"file://{reference}" if path.startswith("/") else reference


WRITERS: Mapping[str, Callable[[Report, TextIO], None]] = MappingProxyType(
    {"text": as_text, "json": as_json, "junit": as_junit, "sarif": as_sarif}
)
