"""Which base would help: git itself says on which revision a patch applies."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.capture.patches.repositories import commit, diff, git, repository
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.bases import helpful
from vfioviz.capture.patches.blobs import is_blob
from vfioviz.capture.patches.entry import Entry
from vfioviz.capture.patches.reading import read_text
from vfioviz.capture.patches.releases import around, day
from vfioviz.capture.patches.tree import Name, Tree

OLD = "".join(f"int line_{number};\n" for number in range(20))
NEW = OLD.replace("int line_9;", "long line_9;").replace("int line_11;", "char line_11;")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository whose tag v1 has what a patch was made on, and whose tip has not."""
    folder = repository(tmp_path / "tree", {"a/x.c": OLD, "a/y.c": "int y;\n"})
    git(folder, "tag", "v1")
    commit(folder, {"a/x.c": NEW}, "one")
    git(folder, "tag", "v2")
    commit(folder, {"a/y.c": "int z;\n"}, "two")
    return folder


def patch(tree: Path) -> Entry:
    """A patch that was made on v1."""
    git(tree, "checkout", "-q", "--detach", "v1")
    commit(tree, {"a/x.c": OLD.replace("line_10;", "line_10 = 1;")}, "mine")
    text = diff(tree)
    git(tree, "checkout", "-q", "main")
    (entry,) = read_text(text).entries
    return entry


def test_the_tag_that_has_its_files_is_found_tried_and_is_what_git_takes(tree: Path) -> None:
    entry = patch(tree)
    base = Tree(Name(tree))
    assert not apply(entry, base).applies
    assert apply(entry, base).files[0].made_on is False
    first, *_ = helpful([entry], base, {})
    assert (first.kind, first.tree, first.revision) == ("fits", f"{tree}@v1", "v1")
    git(tree, "checkout", "-q", "--detach", first.revision)
    assert apply(entry, Tree(Name(tree))).files[0].made_on is True


def test_the_commit_that_a_patch_names_is_tried_where_it_is_there(tree: Path) -> None:
    commit_ = git(tree, "rev-parse", "v1").decode().strip()
    git(tree, "tag", "-d", "v1")
    entry = patch_of(commit_)
    found = helpful([entry], Tree(Name(tree, "main")), {})
    assert [(one.kind, one.revision) for one in found] == [("fits", commit_)]
    other = "0123456789abcdef0123456789abcdef01234567"
    assert helpful([patch_of(other)], Tree(Name(tree, "main")), {}) == ()


def patch_of(base: str) -> Entry:
    """The patch without its index lines, as an archive may show it, with ``base-commit:``."""
    (entry,) = read_text(f"{NEW_PATCH}\nbase-commit: {base}\n-- \n2.43.0\n").entries
    assert entry.origin.base == base
    return entry


NEW_PATCH = """\
--- a/a/x.c
+++ b/a/x.c
@@ -8,7 +8,7 @@
 int line_7;
 int line_8;
 int line_9;
-int line_10;
+int line_10 = 1;
 int line_11;
 int line_12;
 int line_13;
"""


def test_another_source_at_hand_is_tried_too(tmp_path: Path) -> None:
    entry = read_text(NEW_PATCH).entries[0]
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.c").write_text(NEW)
    found = helpful([entry], Tree(Name(tmp_path)), {"mine": {"a/x.c": OLD}, "no": {"a/x.c": NEW}})
    assert [(one.kind, one.tree) for one in found] == [("fits", "mine")]


def test_without_any_the_day_is_a_guess_and_is_said_to_be_one(tmp_path: Path) -> None:
    mail = "From: A <a@b.c>\nDate: Thu, 3 Aug 2023 10:41:09 -0400\nSubject: [PATCH] x\n\n"
    entry = read_text(mail + NEW_PATCH).entries[0]
    (one,) = helpful([entry], Tree(Name(tmp_path)), {})
    assert (one.kind, one.tree, one.revision) == ("date", "", "v6.5")
    assert one.text.startswith("a guess: it was posted on 2023-08-03, between v6.4 and v6.5")
    undated = read_text(NEW_PATCH).entries[0]
    assert helpful([undated], Tree(Name(tmp_path)), {}) == ()
    assert helpful([undated], Tree(Name(tmp_path)), {}, others=[entry]) == (one,)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Thu Aug 03 2023 - 17:19:20 EST", (2023, 8, 3)),
        ("Sat, 05 Aug 2023 16:07:55 +0200", (2023, 8, 5)),
        ("2024-02-30", None),
        ("Foo 99 9999", None),
        ("", None),
        ("\0" * 4000, None),
    ],
)
def test_days_of_mails_and_archives_are_read(
    text: str, wanted: tuple[int, int, int] | None
) -> None:
    found = day(text)
    assert (found and (found.year, found.month, found.day)) == wanted


def test_long_before_or_after_what_is_known_nothing_is_said() -> None:
    early, late = day("2001-01-01"), day("2031-01-01")
    assert early is not None
    assert late is not None
    assert around(early) is None
    assert around(late) is None


@pytest.mark.parametrize("text", ["", "int a;\n", "\xe4\n"])
def test_a_blob_is_known_by_the_name_that_git_gives(text: str, tmp_path: Path) -> None:
    name = git(tmp_path, "hash-object", "--stdin", stdin=text.encode()).decode().strip()
    assert is_blob(text, name)
    assert is_blob(text, name[:7])
    assert not is_blob(f"{text}x", name)
    assert is_blob(text, "0000000") is None
    assert is_blob(text, "") is None
    data = text.encode()
    name = hashlib.sha256(b"blob %d\0%b" % (len(data), data)).hexdigest()
    assert is_blob(text, name)
