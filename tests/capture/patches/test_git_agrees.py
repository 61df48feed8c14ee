"""Beside git apply and patch: where a diff applies as it stands, all give the same texts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.capture.patches.repositories import chance, commit, diff, edited, git, repository, source
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.patches.reading import read_text
from vfioviz.capture.patches.series import apply_series, postings, stacked
from vfioviz.capture.patches.verdict import Applied


def texts(done: Applied) -> dict[str, str | None]:
    assert done.texts is not None
    return {path: made.text if made else None for path, made in done.texts.items()}


def by_git(folder: Path, files: dict[str, str], patch: str) -> dict[str, str] | None:
    """What git apply makes of files in a repository of its own; None: it refuses."""
    for path, text in files.items():
        (folder / path).write_bytes(text.encode())
    done = subprocess.run(
        ["git", "-C", folder, "apply", "--whitespace=nowarn", "-"],
        input=patch.encode(), capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return None
    return {
        str(path.relative_to(folder)): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def after(files: dict[str, str], changed: dict[str, str | None]) -> dict[str, str]:
    made: dict[str, str | None] = {**files, **changed}
    return {path: text for path, text in made.items() if text is not None}


@pytest.mark.parametrize("seed", range(16))
def test_a_diff_on_its_own_base_gives_what_git_has(seed: int, tmp_path: Path) -> None:
    rng = chance(seed)
    files = {f"drivers/vfio/file{number}.c": source(rng) for number in range(3)}
    files["a b/ä.h"] = source(rng, 1)
    folder = repository(tmp_path / "repo", files)
    new: dict[str, str | None] = {
        path: edited(rng, text) for path, text in files.items() if rng.random() < 0.8
    }
    if rng.random() < 0.4:
        new["include/new.h"] = source(rng, 1)
    if rng.random() < 0.3:
        new["drivers/vfio/file0.c"] = None
    if rng.random() < 0.3:
        new["drivers/vfio/file1.c"] = None
        new["drivers/vfio/other name.c"] = edited(rng, files["drivers/vfio/file1.c"], 1)
    new = {path: text for path, text in new.items() if files.get(path) != text}
    if not new:
        return
    commit(folder, new, "change")
    (entry,) = read_text(diff(folder)).entries
    done = apply(entry, files)
    assert done.applies, [file.text for file in done.files]
    assert {verdict.match for file in done.files for verdict in file.hunks} <= {"exact", None}
    assert after(files, texts(done)) == after(files, new)
    for path, made in (done.texts or {}).items():
        if made is not None:
            assert len(made.origins) == len(made.text.split("\n")[: None if made.text[-1:] not in
                                            {"\n", ""} else -1]), path  # fmt: skip


def test_on_a_base_that_moved_on_what_applies_is_what_git_makes_of_it(tmp_path: Path) -> None:
    rng = chance(7)
    seen = {"both": 0, "git alone": 0, "here alone": 0, "neither": 0}
    folder = repository(tmp_path / "repo", {"x.c": "\n"})
    other = repository(tmp_path / "moved", {"x.c": "\n"})
    for _ in range(60):
        text = source(rng, 8)
        commit(folder, {"x.c": text}, "base")
        commit(folder, {"x.c": edited(rng, text, 2) + "/* end */\n"}, "change")
        patch = diff(folder)
        moved = {"x.c": edited(rng, text, 3)}
        expected = by_git(other, moved, patch)
        (entry,) = read_text(patch).entries
        done = apply(entry, moved)
        exact = done.applies and all(
            verdict.match == "exact" for file in done.files for verdict in file.hunks
        )
        if expected is not None and done.applies:
            seen["both"] += 1
            assert after(moved, texts(done)) == expected
        elif expected is not None:
            seen["git alone"] += 1
            # Where it fits in several places git takes the nearest; here somebody is asked.
            kinds = {verdict.kind for file in done.files for verdict in file.hunks}
            assert kinds & {"ambiguous", "already"}
        elif exact:
            # git wants a hunk without context behind it to stand at the end of the file.
            seen["here alone"] += 1
        else:
            seen["neither"] += 1
    print(seen)
    assert seen["both"] > 10


def test_patch_agrees_too(tmp_path: Path) -> None:
    program = shutil.which("patch")
    assert program, "install patch"
    rng = chance(3)
    folder = repository(tmp_path / "repo", {"x.c": "\n"})
    for _ in range(10):
        text = source(rng)
        commit(folder, {"x.c": text}, "base")
        commit(folder, {"x.c": edited(rng, text) + "int last;\n"}, "change")
        patch = diff(folder)
        (folder / "x.c").write_text(text, encoding="utf-8")
        subprocess.run([program, "-p1", "-s", "-F0"], cwd=folder, input=patch.encode(), check=True)
        (entry,) = read_text(patch).entries
        assert texts(apply(entry, {"x.c": text})) == {
            "x.c": (folder / "x.c").read_text(encoding="utf-8")
        }


def test_a_series_of_git_format_patch_applies_one_after_the_other(tmp_path: Path) -> None:
    rng = chance(11)
    start = {"x.c": source(rng), "y.c": source(rng)}
    folder = repository(tmp_path / "repo", start)
    now = dict(start)
    for number in range(5):
        now = {path: edited(rng, text) + f"int v{number};\n" for path, text in now.items()}
        commit(folder, now, f"vfio: step {number}\n\nWhy.")
    series = git(folder, "format-patch", "-v3", "--stdout", "HEAD~5").decode()
    entries = read_text(series, "series.mbox").entries
    assert [entry.origin.series.text() for entry in entries] == [f"v3 {n}/5" for n in range(1, 6)]
    assert entries[0].origin.subject == "[PATCH v3 1/5] vfio: step 0"
    assert all(entry.origin.author == "A. Uthor" and entry.origin.commit for entry in entries)
    assert not [remark for entry in entries for remark in entry.remarks]
    done = apply_series(entries, start)
    assert len(done) == 5
    last = done[-1].texts
    assert last is not None
    assert {path: made.text if made else None for path, made in last.items()} == now
    origins = [origin for made in last.values() if made for origin in made.origins]
    assert {origin.entry for origin in origins if origin.base is None} == set(range(5))
    (posting,) = postings(entries[::-1])
    assert (posting.version, posting.total, posting.missing) == (3, 5, ())
    assert posting.entries == entries
    assert postings(entries[2:4])[0].missing == (1, 2, 5)
    # Without its predecessors the last one does not apply, and nothing of it is given.
    alone = apply(entries[-1], start)
    assert alone.applies or alone.texts is None


@pytest.mark.parametrize("seed", range(4))
def test_a_series_is_gone_through_to_its_end_as_git_am_skip_does(seed: int, tmp_path: Path) -> None:
    rng = chance(100 + seed)
    start = {f"{name}.c": [f"int {name}{line};" for line in range(60)] for name in "xy"}
    folder = repository(tmp_path / "repo", joined(start))
    now = {path: list(lines) for path, lines in start.items()}
    for number in range(7):
        path, line = rng.choice("xy") + ".c", rng.choice((20, 21, 40, 41))
        now[path][line] = f"long v{number};"
        commit(folder, joined(now), f"vfio: step {number}")
    series = git(folder, "format-patch", "--stdout", "HEAD~7").decode()
    entries = read_text(series, "series.mbox").entries
    # What the base has in one of these lines is not what the series was made on.
    start["x.c"][rng.choice((20, 41))] = "short other;"
    start["y.c"][rng.choice((21, 40))] = "short other;"
    base = joined(start)
    other = repository(tmp_path / "other", base)
    by_itself = repository(tmp_path / "alone", base)
    refused: list[int] = []
    for number, (entry, one) in enumerate(zip(entries, stacked(entries, base), strict=True)):
        mail = git(folder, "format-patch", "--stdout", "-1", f"HEAD~{6 - number}")
        files = {file.path for file in entry.files}
        lacks = [at for at in refused if files & {file.path for file in entries[at].files}]
        assert [entries.index(each) for each in one.lacks] == lacks
        assert one.alone == (by_git(by_itself, base, mail.decode()) is not None)
        before = git(other, "rev-parse", "HEAD")
        git(other, "am", "-q", stdin=mail, check=False)
        assert one.applied.applies == (git(other, "rev-parse", "HEAD") != before)
        if one.applied.applies:
            made = {path: (other / path).read_text(encoding="utf-8") for path in base}
            assert after(base, texts(one.applied)) == made
        else:
            git(other, "am", "--abort")
            refused.append(number)
    assert 0 < len(refused) < 7


def joined(files: dict[str, list[str]]) -> dict[str, str]:
    return {path: "\n".join((*lines, "")) for path, lines in files.items()}


def test_a_binary_file_and_a_merge_are_refused_by_name(tmp_path: Path) -> None:
    folder = repository(tmp_path / "repo", {"x.c": "int a;\n"})
    (folder / "blob.bin").write_bytes(bytes(range(256)) * 9)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "binary")
    for words in (("--binary",), ()):
        patch = git(folder, "show", *words, "--format=", "HEAD").decode()
        (entry,) = read_text(patch).entries
        (file,) = entry.files
        assert file.path == "blob.bin"
        assert "binary" in str(file.refused)
        assert apply(entry, {}).texts is None
    git(folder, "checkout", "-q", "-b", "side", "HEAD~1")
    commit(folder, {"x.c": "int b;\n"}, "side")
    git(folder, "checkout", "-q", "main")
    commit(folder, {"x.c": "int c;\n"}, "main")
    git(folder, "merge", "-q", "side", check=False)
    commit(folder, {"x.c": "int b, c;\n"}, "merge")
    (entry,) = read_text(git(folder, "show", "HEAD").decode()).entries
    assert "merge" in str(entry.files[0].refused)


def test_a_text_without_a_diff_is_an_error_of_one_line() -> None:
    for text in ("", "hello\n", "--- a\n", "@@ -1 +1 @@\n-a\n+b\n"):
        with pytest.raises(PatchError) as told:
            read_text(text, "x")
        assert len(str(told.value).splitlines()) == 1
