"""An edit of the C is a variant of its own, travels, and is a diff that real tools take."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest

from tests.capture.patches.repositories import git, repository
from tests.cli.test_cli import call
from tests.csource import base
from tests.csource.variants import facts, requests
from tests.models import version
from vfioviz.capture.open import open_path
from vfioviz.document import edits
from vfioviz.document.derive import derive, question_of
from vfioviz.document.edit_code import changed, diff_of, edit_code
from vfioviz.document.edits import EditError
from vfioviz.document.project import CaptureColumn, ModelColumn, Note, Project
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.variants import c_text, read, wanted
from vfioviz.kernel.sourced.files import CHAIN, FILES
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.scene.mail.reply import reply

SAMPLE = Path(__file__).parents[2] / "samples" / "device-atomic-before-v6.6.bin"
PCI = "drivers/vfio/pci/vfio_pci_core.c"
MAIN = CHAIN[0]
WAS, REMARK = "(void __user *)arg + sizeof(info)", "(void __user *)arg + cap_offset"


@pytest.fixture
def project() -> Project:
    return project_from(open_path(SAMPLE))


def edit(project: Project, column: ModelColumn, path: str, was: str, now: str) -> Project:
    """Change each place of a text in a file of a column's C."""
    found = c_text(project.producer(column))
    assert found is not None
    text = found.sources.files[path]
    assert was in text
    made = changed(project.producers, found, path, text.replace(was, now))
    return edit_code(project, column, made).project


def sourced(project: Project, key: str) -> Sourced:
    found = project.producers.version(key)
    assert isinstance(found, Sourced)
    return found


def remark(project: Project) -> Project:
    """Do what the mail says of kvmgt.c, "same for all similar below"."""
    found = c_text(project.producers.version("posted-v1"))
    assert found is not None
    paths = [path for path, text in found.sources.texts if WAS in text]
    assert len(paths) == 5
    first, *more = paths
    begun = edit(project, ModelColumn("posted-v1"), first, WAS, REMARK)
    return reduce(
        lambda now, path: edit(now, ModelColumn("edit-1"), path, WAS, REMARK), more, begun
    )


def test_the_prose_remark_of_the_review_is_the_variant_that_is_shipped(project: Project) -> None:
    mine = sourced(remark(project), "edit-1")
    for asked in requests(15, 3, newest=True):
        assert facts(mine.answer(asked)) == facts(version("posted-v1-review").answer(asked))


def test_the_column_of_an_edit_stands_beside_its_base_and_changes_with_the_next_edit(
    project: Project,
) -> None:
    after = edit(project, ModelColumn("posted-v1"), PCI, WAS, REMARK)
    at = project.columns.index(ModelColumn("posted-v1"))
    assert after.columns == (
        *project.columns[: at + 1], ModelColumn("edit-1"), *project.columns[at + 1 :]
    )  # fmt: skip
    shown = derive(after).columns[at + 1]
    assert (shown.title, shown.failure, shown.stats.overrun) == ("edit-1", "", 8)
    again = edit(after, ModelColumn("edit-1"), PCI, REMARK, WAS)
    assert (again.columns, again.producers.keys) == (after.columns, after.producers.keys)
    assert derive(again).columns[at + 1].stats.overrun == 4
    assert diff_of(sourced(again, "edit-1")) == ""
    other = edit(after, ModelColumn("posted-v1"), MAIN, "start + size;", "start + size + 8;")
    assert other.producers.keys[-2:] == ("edit-1", "edit-2")


def test_an_edit_answers_as_its_column_was_asked(project: Project) -> None:
    column = ModelColumn("posted-v1", "i386")
    shown = replace(project, columns=(*project.columns[:2], column))
    after = edit(shown, column, PCI, WAS, REMARK)
    assert after.columns[-1] == ModelColumn("edit-1", "i386")


def test_six_columns_make_room_for_an_edit_and_keep_base_and_capture(project: Project) -> None:
    full = edits.compare_all(project).project
    after = edit(full, ModelColumn("v6.6"), MAIN, "ALIGN(size, sizeof(u64))", "ALIGN(size, 16)")
    assert after.columns[-2:] == (ModelColumn("v6.6"), ModelColumn("edit-1"))
    assert len(after.columns) == len(full.columns)
    assert after.columns[0] == CaptureColumn(0)


def test_what_changes_nothing_is_no_edit(project: Project) -> None:
    with pytest.raises(EditError, match="nothing to apply"):
        edit(project, ModelColumn("posted-v1"), PCI, WAS, WAS)
    found = c_text(project.producers.version("posted-v1"))
    assert found is not None
    with pytest.raises(EditError, match="no file of posted-v1"):
        changed(project.producers, found, "drivers/x.c", "int x;")


@pytest.mark.parametrize(
    ("path", "was", "now", "why"),
    [
        (MAIN, "caps->size = start + size;", "caps->size = start + size",
         f"{MAIN}:32:27: expected ';' behind 'caps->size = start + size'"),
        (MAIN, "while (last->next)", "while (last->next",
         f"{MAIN}:28:19: expected ')' behind 'last->next'"),
        (MAIN, "return header;\n}", "return header;\n",
         f"{MAIN}:37:1: expected '}}': a function begins inside another one"),
        (MAIN, "header->id = id;", "header->id = id +;", f"{MAIN}:23:19: ';': expected an operand"),
        (MAIN, "header->id = id;", "header->id = id; }", f"{MAIN}:34:1: a '}}' too many"),
        (MAIN, "last->next = start;", "last->nxt = start;", f"{MAIN}:30:2: struct vfio_info_cap_h"),
        (PCI, "int ret;", "int ret", f"{PCI}:9:9: expected ';' behind 'ret'"),
        (PCI, "vfio_info_cap_shift(&caps", "shift(&caps", f"{PCI}:34:25: shift() is in none"),
    ],
)  # fmt: skip
def test_what_does_not_parse_or_is_refused_says_where_and_what_was_expected(
    project: Project, path: str, was: str, now: str, why: str
) -> None:
    after = edit(project, ModelColumn("posted-v1"), path, was, now)
    column = derive(after).columns[after.columns.index(ModelColumn("edit-1"))]
    assert column.failure.startswith(f"posted-v1 + edit: {why}")
    assert now in sourced(after, "edit-1").sources.files[path], "the text is kept"
    # It is edited on, and answers once it can.
    mended = edit(after, ModelColumn("edit-1"), path, now, was)
    assert derive(mended).columns[after.columns.index(ModelColumn("edit-1"))].failure == ""


def test_a_slip_in_the_file_of_another_driver_stops_no_answer(project: Project) -> None:
    after = edit(project, ModelColumn("posted-v1"), "drivers/vfio/vfio_iommu_type1.c", "{", "{{")
    column = derive(after).columns[after.columns.index(ModelColumn("edit-1"))]
    assert column.failure == ""


def test_structs_that_can_t_be_read_are_said_and_others_are_laid_out(project: Project) -> None:
    uapi, column = "include/uapi/linux/vfio.h", ModelColumn("before-v6.6")
    broken = edit(project, column, uapi, "__u32 argsz;", "__u32 argsz")
    place = broken.columns.index(ModelColumn("edit-1"))
    assert f"{uapi}:" in derive(broken).columns[place].failure
    text = sourced(broken, "edit-1").sources.files[uapi]
    assert "__u32 argsz\n" in text
    found = c_text(project.producers.version("v6.6"))
    assert found is not None
    padded = edit(project, column, uapi, text.replace("argsz\n", "argsz;\n"),
                  found.sources.files[uapi])  # fmt: skip
    # The struct of v6.6 is a multiple of 8 bytes.
    assert derive(padded).columns[place].stats.argsz_out == 40


def test_it_travels_in_the_project_with_its_base(project: Project) -> None:
    after = remark(project)
    text = to_text(State(after))
    again = from_text(text).project
    assert again == after
    assert again is not None
    assert diff_of(sourced(again, "edit-1")) == diff_of(sourced(after, "edit-1"))
    assert json.loads(text)["vfioviz"] == 5
    assert json.loads(to_text(State(project)))["vfioviz"] == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"key": "a b"}, r"base\.key: expected the name of a variant"),
        ({"files": {"../x": ["y"]}}, "no file that an answer needs"),
        ({"files": {"drivers/vfio/vfio.c": ["y"]}}, "no file of the edit"),
        ({"files": {MAIN: 3}}, "expected a list"),
        ({"files": None}, "expected an object"),
    ],
)
def test_a_base_that_was_damaged_is_refused_by_its_place(
    project: Project, change: dict[str, object], why: str
) -> None:
    document = json.loads(to_text(State(edit(project, ModelColumn("v6.6"), PCI, "{", "{ "))))
    document["variants"][0]["base"] |= change
    with pytest.raises(ProjectError, match=rf"document\.variants\[0\]\.base.*{why}|{why}"):
        from_text(json.dumps(document))


# ---- the diff


def applied(tool: str, folder: Path, diff: str) -> dict[str, str]:
    """What real tools make of the files of a folder."""
    words = ["git", "apply", "--whitespace=nowarn", "-"] if tool == "git" else [
        "patch", "-p1", "--fuzz=0", "--no-backup-if-mismatch"
    ]  # fmt: skip
    subprocess.run(words, cwd=folder, input=diff.encode(), check=True, capture_output=True)
    return {path: found.read_text() for path in FILES if (found := folder / path).is_file()}


def written(folder: Path, texts: dict[str, str]) -> Path:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.mark.parametrize("tool", ["git", "patch"])
def test_git_and_patch_take_the_diff(project: Project, tmp_path: Path, tool: str) -> None:
    mine = sourced(remark(project), "edit-1")
    found = c_text(version("posted-v1"))
    assert found is not None
    folder = written(tmp_path / "tree", found.sources.files)
    assert applied(tool, folder, diff_of(mine)) == mine.sources.files


def test_the_diff_is_the_one_that_git_makes(project: Project, tmp_path: Path) -> None:
    mine = sourced(remark(project), "edit-1")
    found = c_text(version("posted-v1"))
    assert found is not None
    folder = repository(tmp_path / "tree", found.sources.files)
    written(folder, mine.sources.files)
    ours = [line for line in diff_of(mine).splitlines() if not line.startswith(("@@", "diff"))]
    theirs = git(folder, "diff", "--no-color").decode().splitlines()
    assert ours == [line for line in theirs if not line.startswith(("@@", "diff", "index"))]


def test_the_diff_given_back_makes_the_same_variant(project: Project, tmp_path: Path) -> None:
    mine = sourced(remark(project), "edit-1")
    patch = tmp_path / "that.patch"
    patch.write_text(diff_of(mine))
    again = read(wanted(f"k=posted-v1,{patch}"))
    assert (again.sources.texts, again.linux) == (mine.sources.texts, mine.linux)
    asked = question_of(project, ModelColumn("posted-v1"))
    assert facts(again.answer(asked)) == facts(mine.answer(asked))


UNNEEDED = """
static int of_no_answer(int a)
{
\treturn a + 1;
}
EXPORT_SYMBOL(of_no_answer);

static int of_none(void) { return 3; }

"""


@pytest.mark.parametrize("tool", ["git", "patch"])
@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("\treturn fresh;\n}", "\tif (!room)\n\t\treturn NULL;\n\treturn fresh;\n}"),
        ("\tu32 there = one->next;\n", "\tu32 there = (u32)one->next;\n"),
        ("void vfio_info_cap_shift(", "/* Moves it. */\nvoid vfio_info_cap_shift("),
    ],
)
def test_a_tree_takes_the_diff_where_functions_were_left_out_of_the_base(
    project: Project, tmp_path: Path, tool: str, was: str, now: str
) -> None:
    """Only what an answer needs travels: the context of a hunk says nothing of the rest."""
    text = base.MAIN.replace("}\n\nvoid", "}\n" + UNNEEDED + "void")
    tree = base.write(tmp_path / "tree", vfio_main=text)
    with_mine = edits.add_version(project, read(wanted(f"mine={tree}"))).project
    assert "of_no" not in sourced(with_mine, "mine").sources.files[MAIN].replace("(of_no", "")
    after = edit(with_mine, ModelColumn("mine"), MAIN, was, now)
    made = sourced(after, "edit-1")
    patch = tmp_path / "that.patch"
    patch.write_text(diff_of(made))
    again = read(wanted(f"k={tree},{patch}"))
    assert again.sources.texts == made.sources.texts
    assert applied(tool, tree, diff_of(made))[MAIN] == text.replace(was, now)


@pytest.mark.parametrize("tool", ["git", "patch"])
def test_the_reply_has_the_diff_as_it_stands_and_can_be_applied_itself(
    project: Project, tmp_path: Path, tool: str
) -> None:
    after = remark(project)
    after = edit(after, ModelColumn("edit-1"), MAIN, "/* The pad", "/* Größer — the\tpad")
    note = Note("- so\n+ what?", None, 0, 4)
    mail = reply(replace(after, notes=(note,)))
    mine = sourced(after, "edit-1")
    assert f"edit-1 is posted-v1 with this change to its C:\n\n{diff_of(mine)}" in mail
    assert max(map(len, mail.partition("\ndiff ")[0].splitlines())) <= 72
    found = c_text(version("posted-v1"))
    assert found is not None
    folder = written(tmp_path / "tree", found.sources.files)
    assert applied(tool, folder, mail) == mine.sources.files
    given = tmp_path / "reply.txt"
    given.write_text(mail)
    assert read(wanted(f"k=posted-v1,{given}")).sources.texts == mine.sources.texts
    quoted = "".join(f"> {line}\n" for line in mail.splitlines())
    given.write_text(quoted)
    assert read(wanted(f"k=posted-v1,{given}")).sources.texts == mine.sources.texts


def test_the_command_line_replies_with_the_diff_of_a_project(
    project: Project, tmp_path: Path
) -> None:
    after = remark(project)
    saved = tmp_path / "mine.vfioviz"
    saved.write_text(to_text(State(after)))
    done = call("reply", str(saved))
    assert done.returncode == 0, done.stderr.decode()
    assert diff_of(sourced(after, "edit-1")) in done.stdout.decode()
    again = tmp_path / "again.txt"
    again.write_bytes(done.stdout)
    rows = call("compare", str(SAMPLE), "--variants", "posted-v1-review,k", "--json",
                "--add-variant", f"k=posted-v1,{again}")  # fmt: skip
    first, second = json.loads(rows.stdout)["variants"]
    assert {**first, "variant": "k"} == second
