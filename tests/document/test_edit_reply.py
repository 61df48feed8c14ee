"""What somebody writes into the reply stays where it was written, whatever the figures become."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from vfioviz.capture.open import open_path
from vfioviz.document import edits
from vfioviz.document.edit_reply import MOST, keys, read, with_own
from vfioviz.document.edits import EditError
from vfioviz.document.jsonpart import ProjectError
from vfioviz.document.project import AS_MADE, Own, Project, Reply
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.scene.mail.reply import lines, made, reply

SAMPLE = Path(__file__).parents[2] / "samples" / "iommu-linux-6.1.bin"


@pytest.fixture
def project() -> Project:
    return project_from(open_path(SAMPLE))


def write(project: Project, after: str, *words: str) -> Project:
    """Type lines below the first line that begins in a way."""
    shown = list(lines(project))
    at = next(number for number, line in enumerate(shown) if line.startswith(after))
    typed = [*shown[: at + 1], *words, *shown[at + 1 :]]
    return edits.set_reply(project, read(list(made(project)), "\n".join(typed))).project


def test_what_is_written_below_a_line_stays_below_it(project: Project) -> None:
    written = write(project, "- before-v6.6", "Is that so?", "  I doubt it.")
    shown = list(lines(written))
    at = shown.index("Is that so?")
    assert shown[at - 1].startswith("- before-v6.6: ")
    assert shown[at + 1] == "  I doubt it."
    other = edits.remove_capability(written, written.content.caps[1].known_by).project
    assert list(made(other)) != list(made(written))
    moved = list(lines(other))
    at = moved.index("Is that so?")
    assert moved[at - 1].startswith("- before-v6.6: ")
    assert [line for line in moved if line not in ("Is that so?", "  I doubt it.")] == list(
        made(other)
    )


def test_a_line_of_figures_is_known_by_its_label(project: Project) -> None:
    written = write(project, "misaligned", "(two of them are u64)")
    other = edits.remove_capability(written, written.content.caps[1].known_by).project
    shown = list(lines(other))
    assert shown[shown.index("(two of them are u64)") - 1].startswith("misaligned ")


def test_a_line_that_is_rewritten_or_taken_out_stays_so(project: Project) -> None:
    base = list(made(project))
    at = next(number for number, line in enumerate(base) if line.startswith("- before-v6.6"))
    typed = [*base[:at], "- before: as it always was", *base[at + 1 :]]
    typed.remove(next(line for line in typed if line.startswith("past argsz")))
    written = edits.set_reply(project, read(base, "\n".join(typed))).project
    assert list(lines(written)) == typed
    other = list(lines(edits.set_fill(written, 0x11).project))
    assert "- before: as it always was" in other
    assert not [line for line in other if line.startswith("past argsz")]


def test_what_hung_on_a_line_that_went_is_never_lost() -> None:
    before = ["Head of it", "", "- a: 3 things are wrong.", "- a: more of it", "- b: well"]
    own = read(before, "\n".join([*before[:4], "mine", before[4], "last"]))
    after = ["Head of it", "", "- a: 4 things are wrong.", "- b: well"]
    assert with_own(after, own) == [*after[:3], "mine", after[3], "last"]
    assert with_own(["Another"], own) == ["Another", "mine", "last"]
    assert with_own([], own) == ["mine", "last"]


def test_each_line_is_known_by_something_else(project: Project) -> None:
    for base in (list(made(project)), [""] * 5, ["same"] * 4, ["a  b", "a  c"]):
        assert len(set(keys(base))) == len(base)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_made_of_the_text_is_read_back_as_it_is(project: Project, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- a test
    base = list(made(project))
    typed = list(base)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(typed) + 1)
        kind = chance.randrange(3)
        if kind == 0:
            typed.insert(at, chance.choice(["", "mine", "  more of mine", base[3]]))
        elif at < len(typed):
            typed[at : at + 1] = [] if kind == 1 else ["written anew"]
    text = "\n".join(typed)
    assert "\n".join(with_own(base, read(base, text))) == (text if typed else "")


def test_it_is_kept_in_the_file_and_printed_by_the_command(
    project: Project, tmp_path: Path
) -> None:
    written = write(project, "- before-v6.6", "And so I say.")
    path = tmp_path / "a.vfioviz"
    path.write_text(to_text(State(written)))
    read_again = from_text(path.read_text()).project
    assert read_again is not None
    assert read_again.reply == written.reply
    done = subprocess.run(
        [sys.executable, "-m", "vfioviz", "reply", str(path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == reply(written)
    assert "And so I say.\n" in reply(read_again)
    assert "reply" not in json.loads(to_text(State(project)))


@pytest.mark.parametrize(
    "stored",
    ["x", [], {}, {"own": 3}, {"own": [{"after": 1, "lines": []}]}, {"own": [{"after": ""}]},
     {"own": [{"after": "", "lines": [3]}]}, {"own": [], "gone": "x"},
     {"own": [{"after": "", "lines": ["x" * (MOST + 1)]}]}],
)  # fmt: skip
def test_what_is_no_reply_is_refused_with_its_place(project: Project, stored: object) -> None:
    told = json.loads(to_text(State(project)))
    told["reply"] = stored
    with pytest.raises(ProjectError, match=r"document\.reply"):
        from_text(json.dumps(told))


def test_text_of_a_file_is_data(project: Project) -> None:
    told = json.loads(to_text(State(project)))
    told["reply"] = {"own": [{"after": "", "lines": ["\x1b[31mred\nred", "\u202ex"]}]}
    back = from_text(json.dumps(told)).project
    assert back is not None
    assert all(line.isprintable() for line in reply(back).split("\n"))


def test_too_much_is_refused(project: Project) -> None:
    with pytest.raises(EditError, match="too long"):
        edits.set_reply(project, Reply((Own("", ("x" * MOST,)),)))
    assert replace(project, reply=AS_MADE) == project
