"""What a capture says of itself is data in each text form: compiled, run and rendered."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vfioviz import assets
from vfioviz.capture.open import open_path, open_text
from vfioviz.codec.decode import decode
from vfioviz.codec.layout import Layout
from vfioviz.document.edit_notes import add_note
from vfioviz.document.project import Note
from vfioviz.document.serialize import from_text
from vfioviz.document.start import project_from
from vfioviz.scene.mail.forms import FORMS, text
from vfioviz.scene.mail.reply import reply
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.headerset import built_in

IOCTLS = built_in().ioctls
DATA = Path(__file__).parents[2] / "data" / "hostile"
HOSTILE = [
    "*/ int main(void) { return 77; } /*",
    "*/\nint evil(void);\n/*",
    "x */#error evil\n#include <evil.h>\n/*",
    "??/\n*/ evil ??/",
    "end \\",
    "end *",
    "/ starts and /* opens // both",
    "6.1\nraise SystemExit(77)\n#",
    "6.1\rraise SystemExit(77)",
    "6.1\x0craise SystemExit(77)\u2028raise SystemExit(77)",
    "coding:unicode_escape \\nraise SystemExit(77)",
    "vim: coding=utf-7 +AAo-raise SystemExit(77)",
    '"""\nraise SystemExit(77)',
    "}\nfn evil() { std::process::exit(77) }",
    "\u202e/* \u2066 } if (evil) \u2069",
    "\x1b]0;title\x07\x1b[2J\x9b31m",
    "<img src=x onerror=alert(1)><script>evil()</script>",
    "](javascript:evil) [a](https://evil) ![b](https://evil/x.png) https://evil www.evil.com @evil",
    "| a | b |\n|---|---|\n# heading\n--- \n- item\n1. item\n> quote\n```\nfence",
    "`code` *em* __strong__ ~~del~~ &lt;&amp; &copy; \\ $x$ #123 <https://evil>",
]
"""Each is a release, a device's name, or whatever a host says of itself."""


def layout_of(name: str = "iommu-linux-6.12.bin", ioctl: str = "iommu") -> Layout:
    return decode((assets.samples() / name).read_bytes(), IOCTLS[ioctl], ABIS["x86-64"])


def titled(said: str) -> str:
    return f"captured, Linux {said}"


@pytest.mark.parametrize("said", HOSTILE)
@pytest.mark.parametrize("key", FORMS)
def test_a_title_stays_printable_ascii_in_lines_of_its_own(key: str, said: str) -> None:
    written = text(layout_of(), key, titled(said))
    plain = text(layout_of(), key, titled("6.1"))
    assert written.isascii()
    assert all(line.isprintable() for line in written.split("\n"))
    # Nothing but the lines of the title is another.
    kept = {line for line in plain.split("\n") if "6.1" not in line}
    assert kept <= set(written.split("\n"))


@pytest.mark.parametrize("said", HOSTILE)
def test_c_compiles_without_a_warning_and_runs_no_code_of_a_title(
    said: str, tmp_path: Path
) -> None:
    for key, flags in (("c-test", []), ("c", ["-c"])):
        source, program = tmp_path / f"{key}.c", tmp_path / key
        source.write_text(text(layout_of(), key, titled(said)))
        words = ["gcc", "-std=c11", "-trigraphs", "-Wall", "-Wextra", "-Wno-unused", "-Werror"]
        done = subprocess.run(
            [*words, *flags, "-o", program, source], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
    assert subprocess.run([tmp_path / "c-test"], check=False).returncode == 0


@pytest.mark.parametrize("said", HOSTILE)
def test_python_runs_no_code_of_a_title(said: str, tmp_path: Path) -> None:
    behind = {"python": "", "python-test": "\ntest_chain_is_read_as_expected()\n"}
    for key, more in behind.items():
        source = tmp_path / f"{key}.py"
        source.write_text(text(layout_of(), key, titled(said)) + more)
        done = subprocess.run([sys.executable, source], capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.skipif(shutil.which("rustc") is None, reason="rustc is not there")
def test_rust_compiles_and_runs_no_code_of_a_title(tmp_path: Path) -> None:
    for number, said in enumerate(HOSTILE):
        source, program = tmp_path / f"{number}.rs", tmp_path / str(number)
        source.write_text(text(layout_of(), "rust-test", titled(said)))
        words = ["rustc", "--test", "-A", "warnings", "-o", str(program), str(source)]
        done = subprocess.run(words, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        ran = subprocess.run([program], capture_output=True, check=False)
        assert ran.returncode == 0
        assert b"1 passed" in ran.stdout


@given(st.text(st.characters(codec="utf-8"), max_size=80))
@example(HOSTILE[-1])
@example(HOSTILE[-2])
@example(HOSTILE[-3])
@example(HOSTILE[-4])
def test_markdown_renders_a_title_as_it_is(said: str) -> None:
    written = text(layout_of(), "markdown", titled(said))
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(written)
    kinds = [token.type for token in tokens]
    assert kinds[:3] == ["paragraph_open", "inline", "paragraph_close"]
    assert kinds[3] == "table_open"
    assert kinds.count("fence") == 1
    inside = {child.type for child in tokens[1].children or ()}
    assert inside <= {"text", "text_special", "softbreak", "html_entity"}


@pytest.mark.parametrize("key", FORMS)
@given(said=st.text(st.characters(codec="utf-8"), max_size=120))
@example(said="x" * 45 + " 00000000: de ad be ef 00 00 00 00")
@example(said="VFIO_DEVICE_GET_INFO, i386, 120 bytes")
@example(said="x" * 50 + " 00000000  de ad be ef de ad be ef  de ad be ef de ad be ef")
@example(said="x" * 50 + " {0x01, 0x02, 0x03};")
@pytest.mark.no_cover
def test_no_title_is_taken_for_bytes_when_the_text_is_pasted(key: str, said: str) -> None:
    layout = layout_of()
    (capture,) = open_text(text(layout, key, titled(said)), "clipboard")
    assert capture.data == layout.data


def test_the_capture_that_ran_code_in_its_c_test_runs_none(tmp_path: Path) -> None:
    (capture,) = open_path(DATA / "c-injection.jsonl")
    layout = decode(capture.data, IOCTLS["iommu"], ABIS["x86-64"])
    title = f"captured, Linux {capture.provenance.kernel}, {capture.provenance.device}"
    source, program = tmp_path / "test.c", tmp_path / "test"
    source.write_text(text(layout, "c-test", title))
    subprocess.run(["gcc", "-Wall", "-Werror", "-o", program, source], check=True)
    done = subprocess.run([program], capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["test", "test.c"]


@pytest.mark.parametrize("said", HOSTILE)
def test_a_reply_holds_what_a_project_says_as_text(said: str) -> None:
    project = from_text((DATA / "markup-img.vfioviz").read_text()).project
    assert project is not None
    noted = add_note(project, Note(f"note {said}", None, 0, 4, project.columns[0])).project
    written = reply(noted)
    assert written.isascii()
    assert all(line.isprintable() for line in written.split("\n"))
    assert project_from(noted.captures) is not None


def test_a_json_record_keeps_a_title_to_the_letter() -> None:
    for said in HOSTILE:
        told = json.loads(text(layout_of(), "json", said))
        assert told["by"] == said
