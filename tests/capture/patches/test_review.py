"""A review as an archive shows it: a patch to a chain, and the reviewer's other way.

The kernel's code is not repeated here; these functions do the same in other words.
"""

from __future__ import annotations

import re

from tests.capture.patches import damage
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.entry import Patches
from vfioviz.capture.patches.export import unified
from vfioviz.capture.patches.reading import read_text
from vfioviz.capture.patches.verdict import Applied

PATH = "drivers/chain/chain.c"
HEADER = "include/uapi/chain.h"
BEFORE = """\
#include <linux/chain.h>

static const char *const names[] = {
\t"one",
\t"two",
};

struct link *chain_add(struct chain *chain, size_t size, u16 kind)
{
\tstruct link *new, *last;
\tvoid *grown;

\tgrown = grow(chain->start, chain->used + size);
\tif (!grown) {
\t\trelease(chain->start);
\t\tchain->start = NULL;
\t\tchain->used = 0;
\t\treturn failed(NOMEM);
\t}

\tchain->start = grown;
\tnew = grown + chain->used;

\t/* The caller sees all of it. */
\tclear(new, size);
\tnew->kind = kind;

\tfor (last = grown; last->after; last = grown + last->after)
\t\t;

\tlast->after = chain->used;
\tchain->used += size;

\treturn new;
}

void chain_shift(struct chain *chain, size_t by)
{
\tstruct link *each;
\tvoid *start = chain->start;

\tfor (each = start; each->after; each = start + each->after - by)
\t\teach->after += by;
}
"""
STRUCT = """\
#define CHAIN 1

struct chain_info {
\t__u32 argsz;
\t__u32 flags;
\t__u32 first;\t/* offset of the first link */
};
#define CHAIN_GET_INFO 7

/*
 * Another one.
 */
"""
POSTED = (
    BEFORE.replace(
        "\tvoid *grown;\n\n\tgrown = grow(chain->start, chain->used + size);\n",
        "\tvoid *grown;\n\tsize_t at;\n\n\t/*\n\t * The one before may have ended at any byte, so "
        "begin\n\t * at the next that is aligned.\n\t */\n\tat = ALIGN(chain->used, 8);\n\n"
        "\tgrown = grow(chain->start, at + size);\n",
    )
    .replace("new = grown + chain->used;", "new = grown + at;")
    .replace("clear(new, size);", "clear(grown + chain->used, at + size - chain->used);")
    .replace(
        "\tlast->after = chain->used;\n\tchain->used += size;\n",
        "\tlast->after = at;\n\tchain->used = at + size;\n",
    )
)
PROPOSED = BEFORE.replace("\tgrown = grow(", "\tsize = ALIGN(size, 8);\n\n\tgrown = grow(").replace(
    "\tfor (each", "\tWARN_ON(!IS_ALIGNED(by, 8));\n\n\tfor (each"
)
MERGED = BEFORE.replace(
    "\tgrown = grow(",
    "\t/* keep what follows aligned */\n\tsize = ALIGN(size, 8);\n\n\tgrown = grow(",
).replace("\tfor (each", "\t/* as all callers do */\n\tWARN_ON(!IS_ALIGNED(by, 8));\n\n\tfor (each")
PROPOSED_STRUCT = STRUCT.replace("link */\n", "link */\n\t__u32 pad;\t/* to a multiple of 8 */\n")
HEAD = (
    "Re: [PATCH] chain: align links\nFrom: R. Eviewer\nDate: Thu Aug 03 2023 - 17:19:20 EST\n"
    "On Thu, 3 Aug 2023 10:41:09 -0400\nA. Uthor <author@xxxxxxxxxx> wrote:\n> Links may stand at "
    "any byte.\n>\n> +------+---+---------+\n> | info | 0 | link[0] |\n> +------+---+---------+\n"
    "> ---\n> drivers/chain/chain.c | 19 ++++++++++++-----\n"
    "> 1 file changed, 12 insertions(+), 5 deletions(-)\n>\n"
)
REMARK = "Is all of this needed? If we simply start with:\nsize = ALIGN(size, 8);\nthen ... ex:\n"


def archived() -> str:
    """The mail as a page of an archive shows it: no white space, no blank lines, prose between."""
    posted = unified({PATH: BEFORE}, {PATH: POSTED})
    proposed = unified({PATH: BEFORE, HEADER: STRUCT}, {PATH: PROPOSED, HEADER: PROPOSED_STRUCT})
    quoted = damage.lose_white_space(damage.quote(posted)).split("\n")
    counter = damage.drop_blank_lines(damage.lose_white_space(proposed))
    inside = next(at for at, line in enumerate(quoted) if line.endswith("*/"))
    lines = [*quoted[: inside + 1], REMARK + counter + "Thanks,\nR.", *quoted[inside + 1 :]]
    return HEAD + "\n".join(lines)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def made(done: Applied, path: str) -> str:
    assert done.texts is not None, [hunk.text for file in done.files for hunk in file.hunks]
    text = done.texts[path]
    assert text is not None
    return text.text


def reviewed() -> Patches:
    return read_text(archived())


def test_the_mail_holds_the_posted_patch_and_the_reviewer_s() -> None:
    first, second = reviewed().entries
    assert (first.origin.role, first.origin.author) == ("posted", "A. Uthor")
    assert (second.origin.role, second.origin.author) == ("counter", "R. Eviewer")
    assert [file.path for file in first.files] == [PATH]
    assert {file.path for file in second.files} == {PATH, HEADER}
    assert first.counts() == (12, 5)
    assert "diffstat" not in {remark.code for remark in first.remarks}
    assert "white-space" in {remark.code for remark in first.remarks}


def test_both_apply_to_the_code_that_they_were_written_for() -> None:
    first, second = reviewed().entries
    moved = "int before;\n" * 40 + BEFORE
    for base, text in ((BEFORE, POSTED), (moved, "int before;\n" * 40 + POSTED)):
        assert bare(made(apply(first, {PATH: base}), PATH)) == bare(text)
    done = apply(second, {PATH: BEFORE, HEADER: STRUCT})
    assert bare(made(done, PATH)) == bare(PROPOSED)
    assert bare(made(done, HEADER)) == bare(PROPOSED_STRUCT)


def test_the_indentation_that_was_lost_is_that_of_the_kernel() -> None:
    first, _ = reviewed().entries
    assert made(apply(first, {PATH: BEFORE}), PATH) == POSTED


def test_each_line_says_whose_it_is() -> None:
    first, _ = reviewed().entries
    done = apply(first, {PATH: BEFORE})
    assert done.texts is not None
    text = done.texts[PATH]
    assert text is not None
    mail = archived().split("\n")
    lines = BEFORE.split("\n")
    for line, origin in zip(text.text.split("\n")[:-1], text.origins, strict=True):
        if origin.base is not None:
            assert line == lines[origin.base - 1]
        else:
            assert bare(mail[(origin.number or 0) - 1]) == bare("> +" + line)


def test_both_are_refused_where_the_other_way_was_merged_and_the_line_is_named() -> None:
    merged = {PATH: MERGED, HEADER: PROPOSED_STRUCT}
    for entry in reviewed().entries:
        done = apply(entry, merged)
        assert done.texts is None
        told = [str(hunk.text) for file in done.files for hunk in file.hunks]
        assert any("between its lines the base has “/* keep what follows aligned */”" in text
                   for text in told)  # fmt: skip
    again = apply(reviewed().entries[1], merged).files
    assert [file.kind for file in again if file.path == HEADER] == ["already"]
