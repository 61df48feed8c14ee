"""A wrong number is answered with where it comes from, and never with the right one."""

from __future__ import annotations

import re

import pytest

from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import Project
from vfioviz.document.teach.feedback import number_feedback
from vfioviz.document.teach.lesson import Predict
from vfioviz.document.teach.library import lessons
from vfioviz.document.teach.playing import answer, asked, stage, start
from vfioviz.document.teach.quantity import measure
from vfioviz.document.teach.read import read

LESSON = """---
title: x
summary: y
minutes: 5
---
# One

```lesson
open {sample}
columns {columns}
argsz 4096
predict {asked}
```
"""


def said(sample: str, columns: str, what: str, typed: str) -> str:
    text = LESSON.format(sample=sample, columns=columns, asked=what)
    played = start(read(text, "mine").lesson)
    project = stage(played.lesson, 0).project
    assert project is not None
    after = answer(played, project, typed)
    assert after.feedback is not None
    assert after.feedback.kind == "wrong"
    return after.feedback.text


IOMMU = ("iommu-linux-6.12.bin", "v6.6")
OLD = ("iommu-linux-6.1.bin", "captured")

# The offsets are those of facts.md, section 5.2: 24, 56, 72 since 6.6, 24, 56, 68 before.
MISTAKES = [
    (*IOMMU, "offset of caps[1] in v6.6", "32", "counts from the start of the chain"),
    (*IOMMU, "value of caps[0].header.next in v6.6", "32", "counts from the start of the chain"),
    (*IOMMU, "value of caps[1].header.next in v6.6", "16", "the way from the header"),
    (*IOMMU, "value of caps[1].header.next in v6.6", "68", "before-v6.6"),
    (*IOMMU, "value of caps[1].header.next in v6.6", "0x72", "read as hex, 114"),
    (*IOMMU, "offset of caps[1] in v6.6", "38", "read as a decimal number"),
    (*IOMMU, "offset of caps[1] in v6.6", "48", "At 48 caps[0].max_dirty_bitmap_size starts"),
    (*IOMMU, "offset of caps[1] in v6.6", "52", "inside caps[0].max_dirty_bitmap_size"),
    (*IOMMU, "offset of caps[1] in v6.6", "64", "too far"),
    (*IOMMU, "offset of caps[1] in v6.6", "60", "no multiple of 8"),
    (*IOMMU, "size of caps[1] in v6.6", "16", "rounded up"),
    (*IOMMU, "size of caps[1] in v6.6", "4", "without the header"),
    (*IOMMU, "argsz needed in v6.6", "96", "the info struct has to fit"),
    (*IOMMU, "offset of caps[0].pgsize_bitmap mod 8 in v6.6", "40", "is 0 to 7"),
    (*OLD, "offset of caps[2] in captured", "72", "does this code round anything up"),
    (*OLD, "offset of caps[2] in captured", "64", "At 64 caps[1].avail starts"),
    (*OLD, "offset of caps[2].iova_ranges[0].end mod 8 in captured", "8", "is 0 to 7"),
    ("device-zpci-before-v6.6-s390x.bin", "captured", "value of cap_offset in captured",
     "335544320", "the other byte order"),
    # The last link is 0: there is no capability for 80 to be too far from.
    (*OLD, "value of caps[2].header.next in captured", "80", "it is less"),
    (*OLD, "misaligned in captured", "2", "it is more"),
    (*OLD, "misaligned in captured", "5", "it is less"),
]  # fmt: skip


@pytest.mark.parametrize(("sample", "columns", "what", "typed", "text"), MISTAKES)
def test_a_mistake_is_named(sample: str, columns: str, what: str, typed: str, text: str) -> None:
    assert text in said(sample, columns, what, typed)


def test_a_forgotten_pad_is_asked_for() -> None:
    sample = "device-zpci-util-v6.6-s390x.bin"
    assert "Is there a pad?" in said(sample, "captured", "offset of caps[3] in captured", "188")


def all_asked() -> list[tuple[str, Predict, DerivedColumn, Project]]:
    found = []
    for lesson in lessons():
        for number in range(len(lesson.pages)):
            project = stage(lesson, number).project
            predicted = None if project is None else asked(start(lesson, number), project)
            if project is not None and predicted is not None:
                found.append((f"{lesson.key} {number + 1}", predicted[0], predicted[2], project))
    return found


ASKED = all_asked()


@pytest.mark.parametrize("case", ASKED, ids=[one[0] for one in ASKED])
def test_no_wrong_number_gets_the_right_one_told(
    case: tuple[str, Predict, DerivedColumn, Project],
) -> None:
    _, task, column, project = case
    right = measure(task.quantity, column, project)
    telling = re.compile(rf"(?<![\w\[]){right}(?![\w\]])|0x{right:x}\b")
    for wrong in range(220):
        if wrong == right:
            continue
        text = number_feedback(task, column, project, wrong, right)
        assert str(wrong) in text or f"0x{wrong:x}" in text
        own = re.sub(rf"(?<![\w\[]){wrong}(?![\w\]])|0x{wrong:x}\b", "", text)
        if right > 8:  # small numbers stand in "multiple of 8" and in "0 to 7"
            assert not telling.search(own), text
