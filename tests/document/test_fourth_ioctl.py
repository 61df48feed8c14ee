"""An ioctl that no kernel has, from a header that the test writes, with a driver of its own."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from tests.models import VERSIONS, find, version
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.decode import decode
from vfioviz.codec.ref import FieldRef, Part
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.start import project_from
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.handlers import core
from vfioviz.kernel.producer import Producers
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.rule import Rule
from vfioviz.kernel.run import Run
from vfioviz.uapi import source
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import HeaderSet, built_in

HEADER = """
#pragma once
#include "base.h"

/* What a channel says of itself. */
struct vfio_channel_info {
	__u32	argsz;		/* in and out: bytes; @result */
	__u32	lanes;		/* how many; @example 4 */
	__u32	flags;		/* what it can do; @flags VFIO_CHANNEL_* */
	__u32	cap_offset;	/* the first capability; @result @kind link */
};
#define VFIO_CHANNEL_CAPS	(1 << 3) /* capabilities are there */

/*
 * Describe a channel.
 * @ioctl channel
 * @answer vfio_channel_info
 * @minsz cap_offset
 * @caps VFIO_CHANNEL_CAPS
 */
#define VFIO_CHANNEL_GET_INFO	_IO(VFIO_TYPE, VFIO_BASE + 99)

/*
 * Which windows there are.
 * @capability channel
 * @struct vfio_channel_windows
 * @tone 1
 * @array windows[count]
 * @by channel
 * @version 1
 */
#define VFIO_CHANNEL_CAP_WINDOWS	7

/* One window. */
struct vfio_channel_window {
	__u64	base;
	__u64	bytes;
};

/* The windows of a channel. */
struct vfio_channel_windows {
	struct vfio_info_cap_header	header;
	__u32	count;
	__u32	reserved;	/* @reserved */
	struct vfio_channel_window	windows[];
};

/*
 * How fast it is.
 * @capability channel
 * @struct vfio_channel_speed
 * @tone 2
 * @by channel
 * @version 1
 */
#define VFIO_CHANNEL_CAP_SPEED	9

/* The speed of a channel. */
struct vfio_channel_speed {
	struct vfio_info_cap_header	header;
	__u32	speed;
};
"""
BASE = source.built_in()
HEADERS = HeaderSet(
    source.Source("a test", {"base.h": lambda: BASE.text("base.h"), "channel.h": lambda: HEADER})
)
DRIVER = Handler(
    "channel", "a channel", (("channel", core.answering(Rule(16, source="nowhere.c"))),)
)


def written(*, packed: bool) -> bytes:
    """The answer, by hand: the speed, 12 bytes of it, and behind it two windows."""
    at = 28 if packed else 32
    info = struct.pack("<IIII", at + 48, 4, 1 << 3 | 1, 16)
    speed = struct.pack("<HHII", 9, 1, at, 2500) + (b"" if packed else bytes(4))
    return info + speed + struct.pack("<HHIIIQQQQ", 7, 1, 0, 2, 0, 1, 2, 3, 1 << 63)


def project(producers: Producers) -> Project:
    capture = Capture(
        "c.bin", written(packed=True), Provenance("opened", "c.bin"), "channel", "x86-64",
        argsz_in=4096, fill=0,
    )  # fmt: skip
    return project_from(
        [capture], headers=HEADERS, producers=producers, variants=[one.key for one in VERSIONS]
    )


def test_it_is_decoded() -> None:
    layout = decode(written(packed=True), HEADERS.ioctls["channel"], ABIS["x86-64"])
    assert [(cap.start, cap.stop, cap.name) for cap in layout.caps] == [
        (16, 28, "vfio_channel_cap_speed"), (28, 76, "vfio_channel_cap_windows"),
    ]  # fmt: skip
    last = find(layout, "caps[1].windows[1].bytes")
    assert last is not None
    assert (last.start, last.value) == (68, 1 << 63)
    assert layout.misaligned == 4


def test_every_version_of_the_code_answers_it() -> None:
    shown = derive(project(Producers(VERSIONS, (DRIVER,))))
    data = {
        column.column.producer: column.layout.data
        for column in shown.columns
        if isinstance(column.column, ModelColumn)
    }
    assert list(data) == [one.key for one in VERSIONS]
    assert data["before-v6.6"][4:76] == written(packed=True)[4:]
    assert data["v6.6"][4:80] == written(packed=False)[4:]


def test_it_is_edited_by_reference() -> None:
    before = project(Producers(VERSIONS, (DRIVER,)))
    speed = before.content.caps[0].known_by
    after = edits.set_field(before, FieldRef(speed, Part.BODY, "speed"), 0x01020304).project
    for one in derive(after).columns[1:]:
        found = find(one.layout, "caps[0].speed")
        assert found is not None
        assert found.value == 0x01020304


class Failing:
    """A version that has no answer."""

    key = "failing"
    title = summary = origin = "a version that fails"
    label = "fails"
    released = telling = False
    linux = (6, 12)

    def answer(self, question: Question) -> Run:
        message = f"no rule for {question.content.ioctl.name}"
        raise ModelError(message)


@pytest.mark.parametrize("alone", [False, True])
def test_a_version_that_fails_says_why_and_the_others_stand(alone: bool) -> None:
    others = () if alone else (version("v6.6"),)
    producers = Producers((*others, Failing()), (DRIVER,))
    whole = replace(project(Producers(VERSIONS, (DRIVER,))), producers=producers)
    shown = replace(
        whole, columns=(*whole.columns[:1], *(ModelColumn(one.key) for one in producers.versions))
    )
    columns = derive(shown).columns
    assert "no rule for VFIO_CHANNEL_GET_INFO" in columns[-1].failure
    assert not any(one.failure for one in columns[:-1])


def test_headers_without_the_ioctl_of_an_answer_are_refused_by_its_name() -> None:
    made = project(Producers(VERSIONS, (DRIVER,)))
    with pytest.raises(edits.EditError, match="is read as VFIO_CHANNEL_GET_INFO, which these"):
        edits.set_headers(made, built_in())
    assert edits.set_headers(made, HEADERS).project == made
