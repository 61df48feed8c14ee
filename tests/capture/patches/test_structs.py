"""What can be drawn of a patch without a base, and what is missing for the rest."""

from __future__ import annotations

from vfioviz.capture.patches.reading import read_text
from vfioviz.capture.patches.structs import cut_structs, whole_structs

PATCH = """\
--- a/include/uapi/linux/x.h
+++ b/include/uapi/linux/x.h
@@ -10,8 +10,20 @@ struct before {
 #define X 1
 struct whole {
 \t__u32 argsz; /* not this brace: } */
+\t__u32 pad;
 \tunion {
-\t\t__u64 a;
+\t\t__u64 b;
 \t};
 };
+
+/* struct in a comment { */
+struct added
+{
+\tenum { A, B } kind;
+\tstruct whole inner;
+} __attribute__((packed));
+
+struct mentioned *get(struct mentioned *);
+struct mentioned;
+int y;
@@ -90,5 +104,6 @@ struct cut {
 \t__u32 flags;
 \t__u32 size;
+\t__u32 more;
 };
\x20
 int z;
@@ -190,3 +205,4 @@ struct function *make(struct argument *it)
 \tint ret;
+\tint more;
\x20
 \treturn ret;
"""


def test_a_struct_that_a_hunk_shows_whole_needs_no_base() -> None:
    (entry,) = read_text(PATCH).entries
    found = {(one.name, one.side): one for one in whole_structs(entry)}
    assert set(found) == {("whole", "before"), ("whole", "after"), ("added", "after")}
    assert found["whole", "after"].text == (
        "struct whole {\n\t__u32 argsz; /* not this brace: } */\n\t__u32 pad;\n\tunion {\n"
        "\t\t__u64 b;\n\t};\n};\n"
    )
    assert "\t\t__u64 a;" in found["whole", "before"].text
    assert [line.number for line in found["whole", "after"].lines if line.added] == [7, 10]
    assert found["added", "after"].changed
    assert not any(one.doubtful for one in found.values())


def test_a_struct_that_is_cut_is_named_as_missing() -> None:
    (entry,) = read_text(PATCH).entries
    (cut,) = cut_structs(entry)
    assert (cut.kind, cut.name, cut.path) == ("struct", "cut", "include/uapi/linux/x.h")
    assert PATCH.splitlines()[cut.number - 1].startswith("@@ -90")


def test_a_pasted_struct_without_white_space_is_whole_too() -> None:
    lost = "\n".join(
        line[1:].strip() if line.startswith(" ") else line for line in PATCH.splitlines()
    )
    (entry,) = read_text(lost + "\n").entries
    found = {(one.name, one.side) for one in whole_structs(entry)}
    assert ("whole", "after") in found
    assert ("added", "after") in found


def test_a_struct_with_a_line_that_may_have_been_wrapped_is_doubtful() -> None:
    text = PATCH.replace(
        "+\t__u32 pad;\n",
        "+\t__u32 a_name_that_is_long_enough_to_be_wrapped_by_a_mailer[SOME +\nOTHER];\n",
    )
    quoted = "".join(
        line + "\n" if line == "OTHER];" else f"> {line}\n" for line in text.splitlines()
    )
    (entry,) = read_text(quoted).entries
    whole = [one for one in whole_structs(entry) if one.name == "whole"]
    assert [one.doubtful for one in whole] == [False, True]
