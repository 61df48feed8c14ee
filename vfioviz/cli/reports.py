"""The result of a check as text, JSON, JUnit XML or SARIF."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TextIO
from urllib.parse import quote

from vfioviz import __version__
from vfioviz.capture.visible import visible
from vfioviz.codec.finding import Finding
from vfioviz.codec.requirements import Requirement
from vfioviz.scene.jsonable import SCHEMA

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


class Result(NamedTuple):
    """A record that does not hold, or a file that can't be read."""

    path: str
    record: int | None
    """From 1; None where the file holds one."""
    broken: tuple[Finding, ...] = ()
    error: str = ""

    @property
    def name(self) -> str:
        """Return ``file`` or ``file, record 7``."""
        return self.path if self.record is None else f"{self.path}, record {self.record}"


class Report(NamedTuple):
    """All that a check found."""

    wanted: tuple[Requirement, ...]
    files: int
    records: int
    results: tuple[Result, ...]
    golden: str | None = None


def as_text(report: Report, out: TextIO) -> None:
    """Write a line for each thing that does not hold, and a last one that counts."""
    for result in report.results:
        if result.error:
            out.write(f"{visible(result.error)}\n")
        out.writelines(
            visible(f"{result.name}: offset {each.start}: {each.code}: {each.text}") + "\n"
            for each in result.broken
        )
    bad = sum(1 for result in report.results if result.broken)
    unread = sum(1 for result in report.results if result.error)
    asked = ", ".join(each.key for each in report.wanted)
    golden = f", golden {visible(report.golden)}" if report.golden else ""
    out.write(f"{report.records} answers in {report.files} files: {asked}{golden}: ")
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
                "broken": [
                    {"require": each.code, "start": each.start, "stop": each.stop,
                     "text": each.text}
                    for each in result.broken
                ],
            }
            for result in report.results
        ],
    }  # fmt: skip
    json.dump(document, out, indent=1)
    out.write("\n")


def as_junit(report: Report, out: TextIO) -> None:
    """Write JUnit XML: a test case for each file, those that hold counted as one suite.

    XML has no way to write most controls and half characters, so they are written out; all else
    beyond ASCII is a character reference, whatever the encoding of the terminal.
    """
    failures = sum(1 for result in report.results if result.broken)
    errors = sum(1 for result in report.results if result.error)
    held = report.records - failures
    suite = ET.Element(
        "testsuite",
        name="vfioviz check",
        tests=str(held + failures + errors),
        failures=str(failures),
        errors=str(errors),
    )
    for result in report.results:
        case = ET.SubElement(suite, "testcase", name=visible(result.name), classname="vfioviz")
        if result.error:
            ET.SubElement(case, "error", message=visible(result.error))
        for each in result.broken:
            said = visible(each.text)
            failure = ET.SubElement(case, "failure", message=said, type=each.code)
            failure.text = f"bytes {each.start} to {each.stop - 1}: {said}"
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
            region = {"byteOffset": each.start, "byteLength": each.stop - each.start}
            record = f"record {result.record}: " if result.record else ""
            found.append(
                {
                    "ruleId": each.code,
                    "level": "error",
                    "message": {"text": record + visible(each.text)},
                    "locations": [{"physicalLocation": {**where, "region": region}}],
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


def _uri(path: str) -> str:
    # A colon in the first part would make a scheme of it.
    reference = quote(os.fsencode(path), safe="/")
    return f"file://{reference}" if path.startswith("/") else reference


WRITERS: Mapping[str, Callable[[Report, TextIO], None]] = MappingProxyType(
    {"text": as_text, "json": as_json, "junit": as_junit, "sarif": as_sarif}
)
