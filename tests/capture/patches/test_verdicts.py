"""What is said of a hunk, and that nothing is put anywhere by a guess."""

from __future__ import annotations

import pytest

from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.doubts import accept_all, doubts, settle
from vfioviz.capture.patches.entry import Entry
from vfioviz.capture.patches.reading import read_text
from vfioviz.capture.patches.verdict import Applied, Verdict

FUNCTION = """\
static int do_{name}(struct state *s)
{{
\tint ret;

\tret = prepare(s);
\tif (ret)
\t\treturn ret;

\treturn finish(s, {name});
}}

"""
ONE = FUNCTION.format(name="one")
BASE = ONE + FUNCTION.format(name="two") + FUNCTION.format(name="three")
HUNK = """\
--- a/x.c
+++ b/x.c
@@ -{line},6 +{line},7 @@ {heading}
 \tint ret;
\x20
 \tret = prepare(s);
+\ttrace(s);
 \tif (ret)
 \t\treturn ret;
\x20
"""


def entry(text: str) -> Entry:
    return read_text(text).entries[0]


def hunk(line: int, heading: str = "") -> Entry:
    return entry(HUNK.format(line=line, heading=heading))


def verdict(done: Applied, index: int = 0) -> Verdict:
    return done.files[0].hunks[index]


def text(done: Applied, path: str = "x.c") -> str:
    assert done.texts is not None, [file.text for file in done.files]
    made = done.texts[path]
    assert made is not None
    return made.text


def put_after(base: str, line: int) -> str:
    lines = base.splitlines(keepends=True)
    return "".join([*lines[:line], "\ttrace(s);\n", *lines[line:]])


def test_the_line_that_the_header_names_is_taken() -> None:
    for start in (3, 14, 25):
        done = apply(hunk(start), {"x.c": BASE})
        assert (verdict(done).line, verdict(done).offset, verdict(done).match) == (
            start,
            0,
            "exact",
        )
        assert text(done) == put_after(BASE, start + 2)


def test_of_equal_places_none_is_taken_unless_the_heading_names_its_function() -> None:
    done = apply(hunk(7), {"x.c": BASE})
    assert (verdict(done).kind, verdict(done).places) == ("ambiguous", (3, 14, 25))
    assert done.texts is None
    named = apply(hunk(7, "static int do_two(struct state *s)"), {"x.c": BASE})
    assert (verdict(named).kind, verdict(named).line, verdict(named).offset) == ("applies", 14, 7)
    assert text(named) == put_after(BASE, 16)


def test_what_is_there_already_is_not_put_there_twice() -> None:
    base = put_after(ONE, 5)
    done = apply(hunk(3), {"x.c": base})
    assert (verdict(done).kind, verdict(done).line) == ("already", 3)
    assert done.texts is None
    # The function that it names has it; a sister that has not is not the place.
    sister = apply(hunk(9, "static int do_one(struct state *s)"), {
        "x.c": base + FUNCTION.format(name="two")})  # fmt: skip
    assert verdict(sister).kind == "already"
    unnamed = apply(hunk(9), {"x.c": base + FUNCTION.format(name="two")})
    assert verdict(unnamed).kind == "ambiguous"


def test_one_line_of_context_may_differ_where_the_place_is_unique_and_no_more() -> None:
    first = ONE.replace("int ret;", "long ret;")
    done = apply(hunk(3), {"x.c": first})
    assert (verdict(done).kind, verdict(done).match) == ("applies", "fuzz")
    assert text(done) == put_after(first, 5)
    both = first.replace("return ret;", "goto out;")
    assert verdict(apply(hunk(3), {"x.c": both})).kind == "conflict"
    twice = first + first.replace("one", "two")
    assert verdict(apply(hunk(5), {"x.c": twice})).kind == "ambiguous"
    # A line of the middle is none that may be left out.
    middle = ONE.replace("ret = prepare(s);", "ret = prepare(s, 0);")
    assert verdict(apply(hunk(3), {"x.c": middle})).kind == "conflict"


def test_fuzz_does_not_put_a_line_beside_itself() -> None:
    there = put_after(ONE.replace("int ret;", "long ret;"), 5)
    assert verdict(apply(hunk(3), {"x.c": there})).kind in {"already", "conflict"}


def test_a_conflict_names_the_line_that_differs_and_shows_the_nearest_place() -> None:
    base = ONE.replace("\tif (ret)\n", "\tif (ret < 0)\n")
    done = apply(hunk(3), {"x.c": base})
    said = verdict(done)
    assert said.kind == "conflict"
    assert "“if (ret)” (line 8) is not there" in str(said.text)
    assert said.nearest is not None
    assert (said.nearest.line, said.nearest.found, said.nearest.of) == (3, 3, 4)
    between = ONE.replace("\tif (ret)\n", "\ttrim(s);\n\tif (ret)\n")
    said = verdict(apply(hunk(3), {"x.c": between}))
    assert "between its lines the base has “trim(s);” (line 6)" in str(said.text)


def test_all_of_a_patch_or_nothing() -> None:
    two = HUNK.format(line=3, heading="") + HUNK.format(line=3, heading="").replace("x.c", "y.c")
    done = apply(entry(two), {"x.c": ONE, "y.c": "int other;\n"})
    assert [file.kind for file in done.files] == ["applies", "conflict"]
    assert done.texts is None


def test_a_file_that_the_base_lacks_is_named_with_the_function() -> None:
    done = apply(hunk(3, "static int do_one(struct state *s)"), {})
    assert done.files[0].kind == "missing"
    assert "do_one" in str(done.files[0].text)


def test_a_base_may_be_a_part_of_the_tree() -> None:
    change = entry(HUNK.format(line=3, heading="").replace("x.c", "drivers/vfio/x.c"))
    for path in ("vfio/x.c", "x.c", "linux-6.1/drivers/vfio/x.c"):
        done = apply(change, {path: ONE})
        assert done.files[0].base_path == path
        assert text(done, path) == put_after(ONE, 5)
    # Alone a name says little: another folder has a file of that name too.
    assert apply(change, {"x.c": ONE, "y.c": ""}).files[0].kind == "missing"


@pytest.mark.parametrize("path", ["/etc/passwd", "../../etc/passwd", "a/../../x.c", "~/x.c"])
def test_a_path_that_leads_out_of_the_tree_is_never_asked_for(path: str) -> None:
    asked: list[str] = []

    def base(path: str) -> str | None:
        asked.append(path)
        return None

    change = entry(HUNK.format(line=3, heading="").replace("a/x.c", path).replace("b/x.c", path))
    done = apply(change, base)
    assert done.files[0].kind == "refused"
    assert asked == []


def test_white_space_and_blank_lines_that_were_lost_are_those_of_the_base() -> None:
    lost = """\
--- a/x.c
+++ b/x.c
@@ -3,6 +3,9 @@
int ret;
ret = prepare(s);
+ if (ret > 1) {
+ trace(s);
+ }
if (ret)
return ret;
"""
    done = apply(entry(lost), {"x.c": ONE})
    assert verdict(done).match == "space"
    lines = ONE.splitlines(keepends=True)
    added = ["\tif (ret > 1) {\n", "\t\ttrace(s);\n", "\t}\n"]
    assert text(done) == "".join([*lines[:5], *added, *lines[5:]])


def test_spaces_for_tabs_become_tabs_again() -> None:
    fixed = HUNK.format(line=3, heading="").replace("\t", "        ")
    done = apply(entry(fixed), {"x.c": ONE})
    assert text(done) == put_after(ONE, 5)


def test_context_that_was_wrapped_is_found_by_its_tokens() -> None:
    long = (
        "\tret = prepare(state_of(container_of(s, struct outer, inner)), first_argument, second);\n"
    )
    base = ONE.replace("\tret = prepare(s);\n", long)
    change = """\
--- a/x.c
+++ b/x.c
@@ -3,6 +3,7 @@
int ret;
ret = prepare(state_of(container_of(s, struct outer, inner)),
first_argument, second);
+ trace(s);
if (ret)
return ret;
"""
    done = apply(entry(change), {"x.c": base})
    assert verdict(done).match == "tokens"
    assert text(done) == put_after(base, 5)


WRAPPED = """\
> --- a/x.c
> +++ b/x.c
> @@ -3,6 +3,7 @@
>  \tint ret;
> \x20
>  \tret = prepare(s);
> +\ttrace(s, "the first of many words of a text that is long", ret,
other);
>  \tif (ret)
>  \t\treturn ret;
> \x20
"""


def test_an_added_line_that_was_wrapped_is_asked_about() -> None:
    change = entry(WRAPPED)
    (doubt,) = doubts(change)
    assert (doubt.why, doubt.number) == ("wrapped", 7)
    assert "other);" in str(doubt.text)
    done = apply(change, {"x.c": ONE})
    assert verdict(done).kind == "doubt"
    assert done.texts is None
    joined = '\ttrace(s, "the first of many words of a text that is long", ret, other);\n'
    for settled in (settle(change, doubt), accept_all(change)):
        assert text(apply(settled, {"x.c": ONE})) == put_after(ONE, 5).replace(
            "\ttrace(s);\n", joined
        )
    # It may be a reviewer's word as well.
    apart = settle(change, doubt, accept=False)
    assert not doubts(apart)
    assert text(apply(apart, {"x.c": ONE})) == put_after(ONE, 5).replace(
        "\ttrace(s);\n", joined.replace(" other);", "")
    )


def test_a_remark_behind_a_short_line_is_no_part_of_it() -> None:
    remarked = WRAPPED.replace(
        '+\ttrace(s, "the first of many words of a text that is long", ret,\nother);',
        "+\ttrace(s);\nWhy is that?",
    )
    change = entry(remarked)
    assert not doubts(change)
    assert text(apply(change, {"x.c": ONE})) == put_after(ONE, 5)


def test_a_hunk_from_which_a_changed_line_is_missing_is_asked_about() -> None:
    cut = HUNK.format(line=3, heading="").replace(",7 @@", ",9 @@")
    change = entry(cut)
    assert [doubt.why for doubt in doubts(change)] == ["missing"]
    assert verdict(apply(change, {"x.c": ONE})).kind == "doubt"
    assert text(apply(accept_all(change), {"x.c": ONE})) == put_after(ONE, 5)
    # As many old as new ones may be blank lines of the base, but there are none so many.
    both = HUNK.format(line=3, heading="").replace("-3,6 +3,7", "-3,16 +3,17")
    assert verdict(apply(entry(both), {"x.c": ONE})).kind == "doubt"


def test_a_header_that_counts_too_few_is_read_to_the_end_of_its_lines() -> None:
    few = HUNK.format(line=3, heading="").replace("-3,6 +3,7", "-3,2 +3,2")
    change = entry(few)
    assert "count" in {remark.code for remark in change.remarks}
    assert text(apply(change, {"x.c": ONE})) == put_after(ONE, 5)


def test_prose_behind_a_hunk_is_no_context() -> None:
    for prose in ("Thanks,\nAlex\n", "\nThanks,\n- one\n- two\n", "-- \n2.39.5\n"):
        done = apply(entry(HUNK.format(line=3, heading="") + prose), {"x.c": ONE})
        assert text(done) == put_after(ONE, 5), prose


def test_a_file_without_a_last_line_end_keeps_or_gets_one() -> None:
    diff = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"
    assert text(apply(entry(diff), {"x": "a\nb"}), "x") == "a\nb\n"
    back = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"
    assert text(apply(entry(back), {"x": "a\nb\n"}), "x") == "a\nb"


def test_without_context_nothing_is_put_by_a_number_alone() -> None:
    bare = "--- a/x.c\n+++ b/x.c\n@@ -5,0 +6 @@\n+\ttrace(s);\n"
    said = verdict(apply(entry(bare), {"x.c": ONE}))
    assert said.kind == "conflict"
    assert "no context" in str(said.text)


def test_carriage_returns_of_the_base_are_kept() -> None:
    base = ONE.replace("\n", "\r\n")
    assert text(apply(hunk(3), {"x.c": base})) == put_after(ONE, 5).replace("\n", "\r\n")


def test_a_heading_of_any_text_is_quoted_in_a_line_that_ends() -> None:
    done = apply(hunk(3, "static int do_\u202e(\x1b[31m" + "x" * 5_000), {})
    said = str(done.files[0].text)
    assert said.isprintable()
    assert len(said) < 300
    assert "do_\\u202e(" in said
