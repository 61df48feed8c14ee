"""Functions in other words, put into a tree by a mail, answer as those that they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.csource import rewriting
from vfioviz.document.variants import read, wanted

TREE = Path(__file__).parents[2] / "resources" / "kernel" / "before-v6.6"
REQUESTS = 8
"""Of each; ``python -m tests.csource.rewriting COUNT`` asks more, and kernels."""
PATCHES = rewriting.patches(TREE)


@pytest.mark.parametrize(("title", "key", "path", "new"), PATCHES, ids=[p[0] for p in PATCHES])
def test_a_function_in_other_words_answers_alike(
    tmp_path: Path, title: str, key: str, path: str, new: str
) -> None:
    base = read(wanted(f"mine={TREE}"))
    ours = rewriting.made(TREE, path, new, tmp_path)
    assert not rewriting.unlike(ours, base, key, REQUESTS, len(title))
    assert not rewriting.unsound(ours, base, key, 2, len(title))


def test_a_review_finds_of_a_rewrite_what_it_finds_of_the_tree(tmp_path: Path) -> None:
    base = read(wanted(f"mine={TREE}"))
    title, key, path, new = PATCHES[0]
    assert not key, title
    assert not rewriting.found_otherwise(
        rewriting.made(TREE, path, new, tmp_path), base, key, REQUESTS, 1
    )
    odd = new.replace("kfree(", "(void)(")
    assert odd != new
    said = rewriting.found_otherwise(
        rewriting.made(TREE, path, odd, tmp_path), base, key, REQUESTS, 1
    )
    assert said.startswith("review finds: leak of ")


def test_one_that_does_something_else_is_told(tmp_path: Path) -> None:
    path = "drivers/vfio/vfio_main.c"
    text = (TREE / path).read_text()
    other = text.replace("header->next = next + offset;", "header->next = next + offset + 8;")
    assert other != text
    ours = rewriting.made(TREE, path, other, tmp_path)
    base = read(wanted(f"mine={TREE}"))
    assert rewriting.unlike(ours, base, "", 20, 1)
