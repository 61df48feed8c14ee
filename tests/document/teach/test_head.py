"""What is said of a lesson's head and parts, with the line; and what is read all the same."""

from __future__ import annotations

import pytest

from vfioviz.document.teach.read import read

HEAD = "---\ntitle: T\nsummary: S\nminutes: 5\n---\n# P\ntext\n"


def test_a_whole_head() -> None:
    found = read(HEAD, "key", None)
    lesson = found.lesson
    assert found.problems == ()
    assert (lesson.title, lesson.summary, lesson.minutes) == ("T", "S", 5)
    assert [page.title for page in lesson.pages] == ["P"]


@pytest.mark.parametrize(
    ("text", "said", "title", "pages"),
    [
        ("", [(1, "expected '---'"), (1, "no page")], "key", 0),
        ("# P\n", [(1, "expected '---'")], "key", 1),
        (HEAD.replace("title: T", "tilte: T"), [(2, "'tilte: T'"), (5, "the head has no 'title:'")],
         "key", 1),
        (HEAD.replace("title: T", "\n\ntitle:  T "), [], "T", 1),
        # Without a colon it is text: the head ended before it.
        ("---\ntitle: T\nsome text\n# P\n",
         [(3, "'some text'"), (3, "text before the first heading")], "T", 1),
        ("---\ntitle: T\nsummary: S\nminutes: 5\n# P\n",
         [(5, "'# P'")], "T", 1),
        ("---\ntitle: T\n", [(1, "the head has no end"), (2, "no page")], "T", 0),
        (HEAD.replace("5", "120"), [], "T", 1),
        (HEAD.replace("5", "121"), [(5, "minutes is '121': expected 1 to 120")], "T", 1),
        (HEAD.replace("5", "0"), [(5, "minutes is '0'")], "T", 1),
        (HEAD.replace("minutes: 5\n", ""), [(4, "the head has no 'minutes:'")], "T", 1),
        (HEAD.replace("# P", "a\n# P"), [(6, "text before the first heading")], "T", 1),
        (HEAD.replace("# P", "```\n```\n# P"), [(6, "a block before the first heading")], "T", 1),
        (HEAD + "```\n# no page\n", [(8, "the block has no end")], "T", 1),
        (HEAD + "## Q\n#no heading\n", [], "T", 2),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(
    text: str, said: list[tuple[int, str]], title: str, pages: int
) -> None:
    found = read(text, "key", None)
    assert [each.place.line for each in found.problems] == [line for line, _ in said]
    for problem, (_, part) in zip(found.problems, said, strict=True):
        assert problem.text.startswith(part)
    assert (found.lesson.title, len(found.lesson.pages)) == (title, pages)
