"""Files, names and hosts that mean harm, at the command line."""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import pytest

from tests.cli.live import Program
from vfioviz.capture.open import open_path
from vfioviz.cli.capture import _default_path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
DATA = ROOT / "tests" / "data" / "hostile"
ANSWER = SAMPLES / "iommu-linux-6.1.bin"
READING = (
    ("show", "--all"),
    ("consumers",),
    ("compare",),
    ("sweep",),
    ("skew",),
    ("reply",),
    ("recompute", "--variant", "v6.6"),
    ("export", "--form", "box"),
    ("export", "--form", "markdown"),
    ("check",),
    ("check", "--format", "junit"),
    ("check", "--format", "sarif"),
)
NAMES = ["a\nb.bin", "a\x1b[2J.bin", "\u202eb.bin", "\x9b31m.bin", "a\udcff.bin", "\u2028.bin"]


def harmless(text: str) -> bool:
    return all(char == "\n" or char.isprintable() for char in text)


# ---------------------------------------------------------------- the terminal


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.iterdir()))
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_nothing_that_acts_reaches_the_terminal(
    program: Program, words: tuple[str, ...], name: str
) -> None:
    assert program(words[0], str(DATA / name), *words[1:]) in {0, 1, 2}
    assert harmless(program.out)
    assert harmless(program.err)


@pytest.mark.parametrize("name", ["kernel-ansi", "kernel-newline-code"])
@pytest.mark.parametrize("words", [*READING, ("diff",)], ids=" ".join)
def test_a_release_makes_no_line_of_its_own(
    program: Program, words: tuple[str, ...], name: str
) -> None:
    file = str(DATA / f"{name}.jsonl")
    plain = program.folder / "plain.jsonl"
    record = json.loads(Path(file).read_text())
    plain.write_text(json.dumps({**record, "kernel": "6.12", "device": "1b36:0010"}) + "\n")

    def lines(path: str) -> int:
        second = [path] if words[0] == "diff" else []
        program(words[0], path, *second, *words[1:])
        return program.out.count("\n") + program.err.count("\n")

    wrapped = 2 if words[0] in {"reply", "export"} else 0
    assert lines(file) - lines(str(plain)) <= wrapped


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_an_error_is_one_line_whatever_the_file_is_called(
    program: Program, words: tuple[str, ...], name: str
) -> None:
    assert program(words[0], name, *words[1:]) == 2
    assert harmless(program.out)
    assert harmless(program.err)
    if words[0] != "check":
        assert program.err.count("\n") == 1


@pytest.mark.parametrize("name", NAMES)
def test_usage_errors_are_one_line_whatever_the_words_are(program: Program, name: str) -> None:
    with pytest.raises(SystemExit):
        program("show", "a", f"--{name}", name)
    out, err = program._capfd.readouterr()
    assert harmless(out + err)
    assert err.splitlines()[-1].startswith("vfioviz: error: unrecognized arguments")


def test_only_one_module_prints() -> None:
    allowed = {
        "printing.py": {"write", "writelines", "dump", "flush", "isatty"},
        "__init__.py": {"flush"},
        "capture.py": {"write", "flush", "isatty"},
        "worksheet.py": {"write"},
        "patch.py": {"writelines"},
    }
    for path in sorted((ROOT / "vfioviz" / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            assert called != "print", path.name
            if called.startswith(("sys.stdout.", "sys.stderr.")) and "fileno" not in called:
                assert called.rpartition(".")[2] in allowed.get(path.name, {"isatty"}), path.name


# ---------------------------------------------------------------- reports


def named(folder: Path) -> list[Path]:
    made = []
    for name in (*NAMES, "a b#c?d%e.bin", "x:y.bin", "ä.bin", "<&\"'>.bin", "\ufffe.bin"):
        path = folder / name
        path.write_bytes(b"\xff" * 24)
        made.append(path)
    (folder / "broken\x01.jsonl").write_text('{"kernel": "\x1b"')
    return made


def test_junit_is_xml_whatever_files_are_called(program: Program) -> None:
    made = named(program.folder)
    program("check", ".", "--require", "no-error,no-warning", "--format", "junit")
    assert program.out.isascii()
    suite = ET.fromstring(program.out)  # noqa: S314 -- our own
    names_ = [str(case.get("name")) for case in suite.iter("testcase")]
    assert len(names_) == len(set(names_)) == len(made) + 1
    assert all(name.isprintable() for name in names_)
    assert int(suite.get("errors") or 0) == 1


def test_sarif_names_each_file_by_its_bytes(program: Program) -> None:
    made = named(program.folder)
    program("check", ".", "--require", "no-error,no-warning", "--format", "sarif")
    (run,) = json.loads(program.out)["runs"]
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["byteOffset"] >= 0
        assert region["byteLength"] >= 0
        assert result["message"]["text"].isprintable()
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
    }
    assert all(uri.isascii() and " " not in uri for uri in uris)
    assert not any(urlsplit(uri).scheme or urlsplit(uri).query for uri in uris)
    assert {unquote_to_bytes(uri) for uri in uris} <= {os.fsencode(path.name) for path in made}
    (unread,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "broken" in unread["message"]["text"]
    assert unread["message"]["text"].isprintable()


# ---------------------------------------------------------------- output


@pytest.mark.parametrize("form", ["c-test", "python-test", "rust-test", "box", "json"])
def test_export_over_its_own_input_is_refused(program: Program, form: str) -> None:
    file = program.folder / "a.bin"
    file.write_bytes(ANSWER.read_bytes())
    os.link(file, program.folder / "hard.bin")
    (program.folder / "soft.bin").symlink_to("a.bin")
    for name in ("a.bin", "./a.bin", "hard.bin", "soft.bin"):
        assert program("export", "a.bin", "--form", form, "-o", name) == 2
        assert "is the file that is read" in program.err
    assert file.read_bytes() == ANSWER.read_bytes()


def test_no_other_command_writes_over_its_input(program: Program) -> None:
    for name in ("a.bin", "b.png"):
        (program.folder / name).write_bytes(ANSWER.read_bytes())
    for words in (
        ("recompute", "a.bin", "--variant", "v6.6", "-o", "a.bin"),
        ("render", "b.png", "-o", "b.png"),
        ("render", "a.bin", "b.png", "-o", "b.png"),
        ("export", "b.png", "-o", "b.png"),
    ):
        assert program(*words) == 2
        assert "is the file that is read" in program.err
    assert program("worksheet", "--seed", "1", "-o", "s.txt", "--key", "s.txt") == 2
    for name in ("a.bin", "b.png"):
        assert (program.folder / name).read_bytes() == ANSWER.read_bytes()


def test_a_failed_export_leaves_what_was_there(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = program.folder / "out.c"
    out.write_text("kept")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert program("export", str(ANSWER), "--form", "c", "-o", str(out)) == 2
    assert out.read_text() == "kept"
    assert [path.name for path in program.folder.iterdir()] == ["out.c"]


@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_at_standard_output_is_told_in_a_line(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "vfioviz", words[0], str(ANSWER), *words[1:]],
            stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False,
        )  # fmt: skip
    last = done.stderr.decode().splitlines()[-1]
    assert (done.returncode, last) == (2, "vfioviz: standard output: No space left on device")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_end_in_no_traceback(closed: str) -> None:
    for words in ("show", "show --json", "check", "nothing-of-that-name"):
        line = f"exec {sys.executable} -m vfioviz {words} {ANSWER} {closed}"
        done = subprocess.run(
            ["timeout", "60", "sh", "-c", line], cwd=ROOT, capture_output=True, check=False,
            env={**os.environ, "QT_QPA_PLATFORM": "none", "DISPLAY": ""},
        )  # fmt: skip
        assert b"Traceback" not in done.stdout + done.stderr


# A suite that a shell began with & passes on that Ctrl+C is nothing to it.
_LISTENING = ("env", "--default-signal=INT", sys.executable)


def test_ctrl_c_ends_a_command_in_silence(tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(ANSWER.read_bytes() + bytes(8 << 20))
    child = subprocess.Popen(
        [*_LISTENING, "-m", "vfioviz", "export", str(large), "--form", "c"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.read(1)  # now it writes, to a pipe that nobody empties
    child.send_signal(signal.SIGINT)
    _, errors = child.communicate(timeout=60)
    assert errors == b""
    assert child.returncode == 130


@pytest.mark.parametrize("after", ["vfioviz.cli.options", "argparse", "vfioviz.uapi.schema"])
def test_ctrl_c_at_the_start_is_silent_too(after: str) -> None:
    # As soon as the program has begun to load, and while the words of its line are read.
    code = (
        "import signal, sys\n"
        "from vfioviz.cli import main\n"
        "def at(frame, event, arg):\n"
        f"    if frame.f_globals.get('__name__') == {after!r}:\n"
        "        sys.setprofile(None); signal.raise_signal(signal.SIGINT)\n"
        "sys.setprofile(at)\n"
        f"sys.exit(main(['show', {str(ANSWER)!r}]))\n"
    )
    done = subprocess.run(
        [*_LISTENING, "-c", code], capture_output=True, cwd=ROOT, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


# ---------------------------------------------------------------- hosts and root


def test_a_release_of_any_length_names_a_file_that_can_be_written(program: Program) -> None:
    for name in ("kernel-long", "kernel-huge-digits", "kernel-ansi", "kernel-newline-code"):
        (capture,) = open_path(DATA / f"{name}.jsonl")
        path = _default_path(capture)
        assert len(path.name) < 100
        assert path.name.isprintable()
        assert path.parent == Path()


def test_started_by_pkexec_capture_writes_to_a_pipe_alone(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PKEXEC_UID", "1000")
    for more in (("-o", "x.vfioviz"), ("--ssh", "host"), ("--sudo",), (), ("--json",), ("--plan",)):
        assert program("capture", "--all", "--yes", *more) == 2
        assert "started by pkexec it writes to a pipe alone" in program.err
    for more in (("-o", "x.vfioviz"), ("--ssh", "host"), ("--sudo",)):
        assert program("capture", "--all", "--yes", "--stream", *more) == 2
        assert "--stream runs here" in program.err
    assert list(program.folder.iterdir()) == []


def test_a_project_that_root_would_write_through_a_link_is_refused_before_devices_are_opened(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    (program.folder / "passwd").write_text("kept")
    (program.folder / "x.vfioviz").symlink_to("passwd")
    assert program("capture", "--all", "--yes", "-o", "x.vfioviz") == 2
    assert "root writes through none" in program.err
    for words in (
        ("export", str(ANSWER), "-o", "x.vfioviz"),
        ("recompute", str(ANSWER), "--variant", "v6.6", "-o", "x.vfioviz"),
    ):
        assert program(*words) == 2
        assert "root writes through none" in program.err
    assert (program.folder / "passwd").read_text() == "kept"
