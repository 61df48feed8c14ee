"""Any bytes give entries and remarks, or one line; and twice the text is about twice the work."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.oneline import is_a_line
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.doubts import accept_all, doubts
from vfioviz.capture.patches.entry import PatchError, Patches
from vfioviz.capture.patches.reading import ReadCancelledError, read_bytes, read_text
from vfioviz.capture.patches.structs import cut_structs, whole_structs

LONGEST = 1000
"""Characters of what is said of a mail: it may repeat words of it, but no pages."""
HUNK = "@@ -1,3 +1,4 @@ f\n a\n+b\n c\n d\n"
FILE = "diff --git a/x b/x\n--- a/x\n+++ b/x\n"
PIECES = st.sampled_from(
    [
        "\n", "\r\n", "> ", ">> ", ">", " ", "\t", "+", "-", "+a\n", "-a\n", " a\n",
        "\\ No newline",
        FILE, HUNK, "@@ -0,0 +1,99999999 @@\n", "@@@ -1,2 -1,2 +1,3 @@@\n", "diff --cc x\n",
        "--- /dev/null\n", "+++ /dev/null\n", "rename from x\n", "rename to ../../y\n",
        "-- \n2.39\n",
        "GIT binary patch\n", "new file mode 100644\n", "index 12345..67890 100644\n", "&gt; ",
        "&amp;",
        "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n", "Subject: x\n",
        "From: a@b\n", "Content-Type: multipart/mixed; boundary=x\n", "--x\n", "--x--\n", "\u00a0",
        "Content-Transfer-Encoding: base64\n", "Content-Type: text/plain; format=flowed\n", "=3D",
        "=\n", "<html><pre>", "</pre>", "<!--", "struct a {\n", "};\n", "\"", "*** a\n", "\ud800",
        " x | 3 +++\n", " 1 file changed, 1 insertion(+)\n", "On 1 Jan, A <a@b> wrote:\n", "é",
        "\x1b[1m", "commit 0123456789012345678901234567890123456789\n", "Author: A <a@b>\n",
    ]
)  # fmt: skip


def use(found: Patches) -> None:
    """Do with entries what programs do."""
    base = {"x": "a\nc\nd\n", "y": ""}
    for entry in found.entries:
        for one in (entry, accept_all(entry)):
            done = apply(one, base)
            for file in done.files:
                is_a_line(str(file.text), LONGEST)
                for verdict in file.hunks:
                    is_a_line(str(verdict.text), LONGEST)
            for made in (done.texts or {}).values():
                if made is not None:
                    assert len(made.origins) == made.text.count("\n") + (
                        bool(made.text) and not made.text.endswith("\n")
                    )
        for doubt in doubts(entry):
            is_a_line(str(doubt.text), LONGEST)
        for remark in entry.remarks:
            is_a_line(str(remark.text), LONGEST)
        whole_structs(entry)
        cut_structs(entry)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(PatchError):
        use(read_bytes(data, "x"))


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_pieces_of_mails_and_diffs_are_read_or_refused_in_one_line(text: str) -> None:
    problem = ""
    try:
        use(read_text(text))
    except PatchError as error:
        problem = str(error)
    assert len(problem.splitlines()) <= 1


LONG = "9\x1b[31m\u202e" * 900
NAMED = "x\x1b[31m\u202e" * 900


ATTACHED = (
    "From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
    f"--b\nContent-Type: text/plain\n\n{FILE}{HUNK}\n--b\nContent-Type: image/png\n"
    f'Content-Disposition: attachment; filename="{NAMED}"\n\nx\n--b--\n'
)
HOSTILE = {
    "seems to have been wrapped": f"{FILE}@@ -1,3 +1,4 @@\n a\n+{LONG} (\n{LONG}\n c\n d\n",
    "nothing closes": f"{FILE}@@ -1,3 +1,4 @@\n a\n+{LONG} (x\n c;\n d\n".replace("\n", "\n> "),
    "no such file": f"--- a/{NAMED}\n+++ b/{NAMED}\n{HUNK.replace('f', LONG)}",
    "out of the tree": f"--- a/../{NAMED}\n+++ b/../{NAMED}\n{HUNK}",
    "none of its hunks": f"diff --git a/{NAMED} b/{NAMED}\n{FILE}{HUNK}",
    "left out": ATTACHED,
}


@pytest.mark.parametrize("said", HOSTILE)
def test_what_repeats_the_words_of_a_mail_is_a_short_line(said: str) -> None:
    text = HOSTILE[said]
    found = read_text("> " + text if "\n> " in text else text)
    use(found)
    entry = found.entries[0]
    heard = [str(one.text) for one in (*found.remarks, *entry.remarks)]
    heard += [str(one.text) for one in doubts(entry)]
    heard += [str(file.text) for file in apply(entry, {}).files]
    assert [one for one in heard if said in one]
    for one in heard:
        is_a_line(one, LONGEST)


REPEATED = {
    "hunks": (FILE, HUNK),
    "files": ("", FILE + HUNK),
    "added": (FILE + "@@ -0,0 +1,9999999 @@\n", "+x\n"),
    "one line": (FILE + "@@ -1 +1 @@\n+", "x ("),
    "quotes": ("", "> "),
    "quoted": (FILE, "> @@ -1,3 +1,4 @@\n> a\nb\n"),
    "loose": (FILE + "@@ -1,999999 +1,999999 @@\n",
              "a long line of words that goes on and on ( ( (\nx\n"),
    "remarks": (f"> {FILE}".replace("\n", "\n> ") + "@@ -1,99999 +1,99999 @@\n", "> +a(\nb\n"),
    "signatures": (FILE + "@@ -1,99999 +1,9 @@\n", "-- \n"),
    "names": (FILE + "@@ -1,99999 +1,99999 @@\n", "--- a\n+++ b\n"),
    "mbox": ("", "From a@b Mon Sep 17 00:00:00 2001\nFrom: a@b\nSubject: x\n\n" + FILE + HUNK),
    "header": ("From: a@b\nSubject: x\n", " x\n"),
    "encoded": ("From: a@b\nSubject: ", "=?utf-8?q?=20?= "),
    "parts": ("From: a\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n",
              "--b\n\n" + FILE),
    "nested": ("From: a\nSubject: b\n", 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'),
    "tags": ("<html><pre>" + FILE + HUNK, "<b "),
    "comments": ("<html>", "<!--"),
    "entities": (FILE.replace(">", "&gt;"), "&gt;"),
    "soft": ("From: a\nSubject: b\nContent-Transfer-Encoding: quoted-printable\n\n", "=\n"),
    "flowed": ("From: a\nSubject: b\nContent-Type: text/plain; format=flowed\n\n", "a \n"),
    "stat": (FILE + HUNK, " x | 3 +\n"),
    "braces": (FILE + "@@ -1 +1,99999 @@\n", "+struct a {\n"),
    "strings": (FILE + "@@ -1 +1,99999 @@\n", "+\"'\\\n"),
    "wrote": ("", "On a, b <c@d> wrote:\n> " + FILE + "> " + HUNK.replace("\n", "\n> ") + "\n"),
    "cr": (FILE + HUNK, "\r"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REPEATED)
def test_the_work_grows_with_the_text_and_no_faster(kind: str) -> None:
    start, piece = REPEATED[kind]

    def work(count: int) -> int:
        def read() -> None:
            with contextlib.suppress(PatchError):
                use(read_text(start + piece * count))

        return effort(read)

    small, large = work(100), work(800)
    # Eight times the text: what is quadratic would be 64 times the work.
    assert large < 16 * small + 20_000


@pytest.mark.parametrize("kind", REPEATED)
def test_a_long_mail_of_one_kind_is_read_or_refused(kind: str) -> None:
    start, piece = REPEATED[kind]
    with contextlib.suppress(PatchError):
        read_text(start + piece * ((1 << 18) // len(piece)))


def test_a_long_mail_can_be_cancelled() -> None:
    asked = iter([False, False, True])
    box = "From a@b Mon Sep 17 00:00:00 2001\nFrom: a@b\nSubject: x\n\n" + FILE + HUNK
    with pytest.raises(ReadCancelledError):
        read_text(box * 9, cancelled=lambda: next(asked))


def test_more_than_is_read_is_refused_before_it_is_read() -> None:
    with pytest.raises(PatchError, match="32 MiB"):
        read_bytes(b"x" * ((32 << 20) + 1), "x")
    with pytest.raises(PatchError, match="lines"):
        read_bytes(b"\n" * 3_000_000, "x")
    long = FILE + "@@ -1,2 +1,3 @@\n a\n+" + "x" * 30_000 + "\n c\n"
    (entry,) = read_text(long).entries
    assert "characters" in str(entry.files[0].refused)


HUGE = "&#" + "9" * 5000


@pytest.mark.parametrize(
    "text",
    [
        f"{FILE}@@ -1,3 +1,4 @@\n a\n+b &gt; {HUGE};\n c\n d\n",
        f"<html><pre>{FILE}{HUNK}{HUGE}; {HUGE}</pre>",
        f"> {FILE}{HUNK}{HUGE} &lt;\n".replace("\n", "\n> "),
    ],
    ids=("hunk", "page", "quoted"),
)
def test_a_huge_number_of_a_character_is_text(text: str) -> None:
    with contextlib.suppress(PatchError):
        use(read_text(text))
