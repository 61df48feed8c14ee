"""The forms in which people have patches: each gives the same diff."""

from __future__ import annotations

import gzip
import html
from email.message import EmailMessage
from pathlib import Path

import pytest

from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.entry import Entry, PatchError
from vfioviz.capture.patches.reading import posted, read_bytes, read_path, read_text

BEFORE = "struct info {\n\t__u32\targsz;\n\t__u32\tflags;\n};\n"
AFTER = "struct info {\n\t__u32\targsz;\n\t__u32\tflags;\n\t__u32\tpad; /* a < b && c > d */\n};\n"
DIFF = """\
diff --git a/include/info.h b/include/info.h
index 0123456..89abcde 100644
--- a/include/info.h
+++ b/include/info.h
@@ -1,4 +1,5 @@
 struct info {
 \t__u32\targsz;
 \t__u32\tflags;
+\t__u32\tpad; /* a < b && c > d */
 };
"""
HEAD = "From: A. Uthor <author@example.org>\nSubject: [PATCH v2 3/7] vfio: pad\n"


def result(entry: Entry) -> str:
    done = apply(entry, {"include/info.h": BEFORE})
    assert done.texts is not None, [file.text for file in done.files]
    made = done.texts["include/info.h"]
    assert made is not None
    return made.text


def message(**more: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Zoë Uthor <author@example.org>"
    made["Subject"] = "[RFC PATCH v3 05/11] vfio: pad — again"
    made["Message-ID"] = "<5@example.org>"
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    return made


def test_a_mail_says_who_posted_what_and_which_of_a_series() -> None:
    mail = message()
    mail.set_content("Why.\n---\n" + DIFF, cte="quoted-printable")
    (entry,) = read_bytes(mail.as_bytes(), "x.eml").entries
    origin = entry.origin
    assert origin.subject == "[RFC PATCH v3 05/11] vfio: pad — again"
    assert (origin.author, origin.message_id, origin.role) == (
        "Zoë Uthor",
        "5@example.org",
        "posted",
    )
    series = origin.series
    assert (series.version, series.number, series.total, series.rfc) == (3, 5, 11, True)
    assert series.text() == "RFC v3 05/11"
    assert result(entry) == AFTER


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "quoted-printable", "base64"])
def test_numbers_of_lines_are_those_of_the_file(encoding: str) -> None:
    mail = message()
    mail.set_content("Why.\n---\n" + DIFF, cte=encoding)
    data = mail.as_bytes()
    (entry,) = read_bytes(data, "x.eml").entries
    number = entry.files[0].hunks[0].number
    if encoding == "base64":
        assert "base64" in entry.origin.part
        assert number == 7
    else:
        assert data.splitlines()[number - 1].startswith(b"@@ -1,4 +1,5 @@")


def test_an_attachment_is_a_part_with_its_name() -> None:
    mail = message()
    mail.set_content("See the attachment.\n")
    mail.add_attachment(DIFF.encode(), "application", "octet-stream", filename="fix.patch")
    mail.add_attachment(b"\x89PNG", "image", "png", filename="map.png")
    found = read_bytes(mail.as_bytes(), "x.eml")
    (entry,) = found.entries
    assert "fix.patch" in entry.origin.part
    assert result(entry) == AFTER
    assert "map.png" in str(found.remarks[0].text)


def test_of_alternatives_the_plain_text_is_read_and_html_where_there_is_no_other() -> None:
    mail = message()
    mail.set_content(DIFF)
    mail.add_alternative("<html><body><pre>nothing</pre></body></html>", subtype="html")
    (entry,) = read_bytes(mail.as_bytes(), "x.eml").entries
    assert result(entry) == AFTER
    page = f"<!DOCTYPE html><html><body><p>Hi,<pre>{html.escape(DIFF)}</pre></body></html>"
    alone = message()
    alone.set_content(page, subtype="html")
    (entry,) = read_bytes(alone.as_bytes(), "x.eml").entries
    assert result(entry) == AFTER
    (entry,) = read_text(page, "saved.html").entries
    assert result(entry) == AFTER


def test_a_mail_that_is_attached_to_a_mail_keeps_its_own_header() -> None:
    inner = message()
    inner.set_content(DIFF)
    outer = EmailMessage()
    outer["From"] = "B <b@example.org>"
    outer["Subject"] = "Fwd: a patch"
    outer.set_content("See below.\n")
    outer.add_attachment(inner)
    (entry,) = read_bytes(outer.as_bytes(), "x.eml").entries
    assert entry.origin.subject.startswith("[RFC PATCH v3 05/11]")
    assert result(entry) == AFTER


def flowed(text: str, width: int = 40) -> str:
    """Encode as RFC 3676 says: stuffed, and wrapped behind a space."""
    made = []
    for line in text.split("\n")[:-1]:
        rest = " " + line if line.startswith((" ", ">", "From ")) else line
        while len(rest) > width and (at := rest.rfind(" ", 2, width)) > 0:
            made.append(rest[: at + 1])
            rest = rest[at + 1 :]
            rest = " " + rest if rest.startswith((" ", ">")) else rest
        made.append(rest)
    return "".join(line + "\n" for line in made)


def test_flowed_lines_are_joined_and_unstuffed() -> None:
    head = HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
    (entry,) = read_text(head + flowed(DIFF)).entries
    assert result(entry) == AFTER


def test_a_mail_that_says_flowed_and_is_not_is_read_as_it_stands() -> None:
    head = HEAD + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
    trailing = DIFF.replace("\t__u32\tflags;\n", "\t__u32\tflags; \n")
    (entry,) = read_text(head + trailing).entries
    assert result(entry) == AFTER


def test_an_mbox_gives_each_mail_with_its_line_packed_or_not(tmp_path: Path) -> None:
    separator = "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
    box = "".join(
        f"{separator}{HEAD}Message-ID: <{n}@x>\n\n>From here on.\n{DIFF}\n" for n in range(3)
    )
    for name, data in (("t.mbox", box.encode()), ("t.mbox.gz", gzip.compress(box.encode()))):
        (tmp_path / name).write_bytes(data)
        entries = read_path(tmp_path / name).entries
        assert [entry.origin.message_id for entry in entries] == ["0@x", "1@x", "2@x"]
        assert [entry.origin.mail for entry in entries] == [1, 2, 3]
        assert [entry.number for entry in entries] == [1, 2, 3]
        for entry in entries:
            number = entry.files[0].hunks[0].number
            assert box.splitlines()[number - 1].startswith("@@")
            assert result(entry) == AFTER


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for number in (2, 10, 1):
        text = HEAD.replace("3/7", f"{number}/10") + "\n" + DIFF
        (tmp_path / f"{number}-x.patch").write_text(text, encoding="utf-8")
    (tmp_path / "0000-cover-letter.patch").write_text(HEAD + "\nHello\n", encoding="utf-8")
    (tmp_path / "README").write_text(DIFF, encoding="utf-8")
    entries = read_path(tmp_path).entries
    assert [entry.origin.series.number for entry in entries] == [1, 2, 10]
    for name in ("cur", "new", "tmp"):
        (tmp_path / "maildir" / name).mkdir(parents=True)
    (tmp_path / "maildir" / "cur" / "1.x:2,S").write_text(HEAD + "\n" + DIFF, encoding="utf-8")
    assert len(read_path(tmp_path / "maildir").entries) == 1


def test_a_source_with_a_raw_encoding_is_decoded_where_its_header_is_gone() -> None:
    pasted = DIFF.replace("=", "=3D").replace("\t__u32\tpad;", "\t__u32=\n\tpad;")
    found = read_text(pasted)
    assert "quoted-printable" in {remark.code for remark in found.remarks}
    assert result(found.entries[0]) == AFTER


def test_git_log_gives_each_commit() -> None:
    log = "".join(
        f"commit {digit * 40}\nAuthor: A. Uthor <a@x>\nDate:   Thu Jan 1 00:00:00 2026 +0000\n\n"
        f"    vfio: step {digit}\n\n{DIFF}\n"
        for digit in "ab"
    )
    entries = read_text(log).entries
    assert [entry.origin.commit for entry in entries] == ["a" * 40, "b" * 40]
    assert [entry.origin.subject for entry in entries] == ["vfio: step a", "vfio: step b"]
    assert {entry.origin.author for entry in entries} == {"A. Uthor"}


ARCHIVED = """\
Re: [PATCH] vfio: pad
From: R. Eviewer
Date: Thu Aug 03 2023 - 17:19:20 EST
On Thu, 3 Aug 2023 10:41:09 -0400
A. Uthor <author@xxxxxxxxxx> wrote:
> Why it is so.
> ---
> include/info.h | 1 +
> 1 file changed, 1 insertion(+)
>
> diff --git a/include/info.h b/include/info.h
> --- a/include/info.h
> +++ b/include/info.h
> @@ -1,4 +1,5 @@
> struct info {
> __u32 argsz;
This is not enough, I'd say:
diff --git a/include/other.h b/include/other.h
--- a/include/other.h
+++ b/include/other.h
@@ -1,4 +1,5 @@
struct other {
__u32 argsz;
+ __u32 pad;
};
Thanks,
Reviewer
> __u32 flags;
> + __u32 pad; /* a < b && c > d */
> };
>
"""


def test_a_reply_holds_the_posted_patch_and_what_the_reviewer_proposes() -> None:
    found = read_text(ARCHIVED)
    first, second = found.entries
    assert (first.origin.role, first.origin.depth, first.origin.author) == ("posted", 1, "A. Uthor")
    assert (second.origin.role, second.origin.depth) == ("counter", 0)
    assert second.origin.author == "R. Eviewer"
    assert second.origin.subject == first.origin.subject == "[PATCH] vfio: pad"
    assert result(first).split() == AFTER.split()
    base = {"include/other.h": "struct other {\n\t__u32\targsz;\n};\n\nint x;\n"}
    done = apply(second, base)
    assert done.texts is not None, [file.text for file in done.files]
    made = done.texts["include/other.h"]
    assert made is not None
    assert made.text == "struct other {\n\t__u32\targsz;\n\t__u32 pad;\n};\n\nint x;\n"
    added = [origin for origin in made.origins if origin.base is None]
    assert [(origin.number, origin.indented) for origin in added] == [(24, True)]
    assert posted(found) is first
    assert posted(found, 2) is second
    assert posted(found, 3) is None


def test_quotes_in_quotes_are_three_texts_of_three_people() -> None:
    deep = "".join(f"> > {line}\n" for line in DIFF.splitlines())
    middle = "".join(f"> {line}\n" for line in DIFF.replace("info.h", "b.h").splitlines())
    text = (
        "On Fri, 4 Aug 2023, B. Ob <b@x> wrote:\n> On Thu, 3 Aug 2023, A. Lice <a@x> wrote:\n"
        f"{deep}> No:\n{middle}Or rather:\n{DIFF.replace('info.h', 'c.h')}"
    )
    entries = read_text("Subject: Re: [PATCH] x\nFrom: C. Arol <c@x>\n\n" + text).entries
    assert [(one.origin.depth, one.origin.role, one.origin.author) for one in entries] == [
        (2, "posted", "A. Lice"), (1, "counter", "B. Ob"), (0, "counter", "C. Arol"),
    ]  # fmt: skip


LORE = (
    "<!doctype html><html><head><title>@@ -1 +1 @@</title></head><body><pre\nid=b>From: A &lt;<a\n"
    'href="x">a@x</a>&gt;\nSubject: [PATCH v2] vfio: pad\n\n'
    + "".join(f'<span\nclass="add">{html.escape(line)}</span>\n' for line in DIFF.splitlines())
    + "</pre></body></html>"
)


@pytest.mark.parametrize(
    "text",
    [
        LORE,
        "".join(f"    {line}\n" for line in DIFF.splitlines()),
        f"Hello,\n```diff\n{DIFF}```\nbye\n",
        DIFF.replace("a/include", "include").replace("b/include", "include"),
        DIFF.replace(" a/", " linux.orig/").replace(" b/", " linux/"),
        DIFF.replace("/info.h\n", "/info.h\t2023-08-03 10:00:00.000000000 +0200\n"),
        DIFF.replace("\n", "\r\n"),
        DIFF.replace("\n", "\r\r\n"),
        DIFF.replace("\n", "\n\n"),
        "\ufeff" + DIFF,
        "".join(f"| {line}\n" for line in DIFF.splitlines()),
        "".join(f"> | {line}\n" for line in DIFF.splitlines()),
        "".join(f"\x1b[32m{line}\x1b[m\n" for line in DIFF.splitlines()),
        DIFF.partition("100644\n")[2],
    ],
    ids=["lore", "indented", "fenced", "no prefix", "quilt", "dates", "crlf", "crcrlf", "doubled",
         "bom", "bars", "bars quoted", "colours", "no git header"],
)  # fmt: skip
def test_what_is_pasted_from_a_page_a_terminal_or_a_chat_is_the_same_diff(text: str) -> None:
    (entry,) = read_text(text).entries
    assert result(entry) == AFTER


def test_a_file_with_carriage_returns_of_its_own_keeps_them() -> None:
    before = BEFORE.replace("\n", "\r\n")
    lines = DIFF.splitlines()
    diff = "".join(f"{line}{chr(13) if n > 4 else ''}\n" for n, line in enumerate(lines))
    (entry,) = read_text(diff).entries
    done = apply(entry, {"include/info.h": before})
    made = (done.texts or {})["include/info.h"]
    assert made is not None
    assert made.text == AFTER.replace("\n", "\r\n")
    assert {hunk.match for file in done.files for hunk in file.hunks} == {"exact"}


def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path) -> None:
    for name, data in (
        ("elf", b"\x7fELF\0\0"),
        ("half.gz", gzip.compress(b"x")[:-9] + b"\xff" * 9),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(PatchError) as told:
            read_path(tmp_path / name)
        assert len(str(told.value).splitlines()) == 1
    with pytest.raises(PatchError, match="cannot be opened"):
        read_path(tmp_path / "nothing")
