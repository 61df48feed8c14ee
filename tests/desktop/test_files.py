"""Entry, metainfo, file type, icons and manual page, judged by the desktop's own programs."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage, QImageReader

from tests import patience
from tests.desktop import make_icons
from vfioviz import __version__
from vfioviz.cli.options import COMMANDS, command_parser, window_parser

ROOT = Path(__file__).parents[2]
DESKTOP = ROOT / "resources" / "desktop"
ID = "org.vfioviz.vfioviz"
PAGE = ROOT / "resources" / "man" / "vfioviz.1"

PACKAGES = {
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "update-mime-database": "shared-mime-info",
    "gio": "libglib2.0-bin",
    "man": "man-db",
    "groff": "groff",
}


MAN = "man.REAL" if shutil.which("man.REAL") else "man"
"""Ubuntu's small images put a note in the place of man."""


def run(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    assert shutil.which(program), f"{program} is missing: install {PACKAGES.get(program, program)}"
    return subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=False,
        timeout=patience.SECONDS,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
    )  # fmt: skip


def test_the_entry_is_valid() -> None:
    done = run("desktop-file-validate", "--warn-kde", str(DESKTOP / f"{ID}.desktop"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_command_line_of_the_entry_is_one() -> None:
    entry = (DESKTOP / f"{ID}.desktop").read_text(encoding="utf-8")
    lines = re.findall(r"^Exec=vfioviz ?(.*)$", entry, re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        window_parser().parse_args(line.replace("%F", "a.bin b.bin").split())


def test_the_metainfo_is_valid() -> None:
    path = DESKTOP / f"{ID}.metainfo.xml"
    done = run("appstreamcli", "validate", "--no-net", "--pedantic", str(path))
    assert done.returncode == 0, done.stdout + done.stderr
    tree = ET.parse(path)  # noqa: S314 -- our own file
    assert tree.findtext("id") == ID
    assert tree.findtext("launchable") == f"{ID}.desktop"
    assert tree.findtext("project_license") == "MIT"
    release = tree.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert len(tree.findall("screenshots/screenshot")) >= 2


def test_a_project_is_recognised_by_its_name(tmp_path: Path) -> None:
    packages = tmp_path / "share" / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(DESKTOP / f"{ID}.xml", packages)
    freedesktop = Path("/usr/share/mime/packages/freedesktop.org.xml")
    assert freedesktop.is_file(), "install shared-mime-info"
    shutil.copy(freedesktop, packages)
    share = str(tmp_path / "share")
    done = run("update-mime-database", str(packages.parent), XDG_DATA_HOME=share)
    assert (done.returncode, done.stderr) == (0, "")
    project = tmp_path / "review.vfioviz"
    project.write_text('{"vfioviz": 1}', encoding="utf-8")
    told = run(
        "gio", "info", "-a", "standard::content-type,standard::icon", str(project),
        XDG_DATA_HOME=share, XDG_DATA_DIRS=str(tmp_path / "none"),
    )  # fmt: skip
    assert "application/x-vfioviz" in told.stdout
    assert "org.vfioviz.vfioviz-project" in told.stdout


@pytest.mark.parametrize("size", make_icons.SIZES)
def test_each_png_is_what_the_svg_draws(size: int, qapp: object) -> None:
    stored = QImage(str(make_icons.target(size))).convertToFormat(QImage.Format.Format_ARGB32)
    drawn = make_icons.draw(size)
    assert (stored.width(), stored.height()) == (size, size)
    assert _apart(stored, drawn) < 2
    colours = {stored.pixel(x, y) for x in range(size) for y in range(0, size, 2)}
    assert len(colours) > 3


def _apart(one: QImage, other: QImage) -> float:
    """Return how far two pictures are apart, in steps of 255; versions of Qt may differ."""
    places = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    total = 0
    for x, y in places:
        a, b = one.pixelColor(x, y), other.pixelColor(x, y)
        total += abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
    return total / len(places) / 3


def test_svg_icons_are_read_and_the_symbolic_one_has_one_colour(qapp: object) -> None:
    icons = sorted((DESKTOP / "icons").rglob("*.svg"))
    assert len(icons) == 4
    for path in icons:
        assert not QImageReader(str(path)).read().isNull(), path
    symbolic = next(path for path in icons if path.stem.endswith("-symbolic"))
    assert set(re.findall(r"#[0-9a-f]{6}", symbolic.read_text(encoding="utf-8"))) == {"#2e3436"}


def test_the_program_has_the_icon_of_its_entry() -> None:
    shown = (ROOT / "resources" / "icons" / "vfioviz.svg").read_bytes()
    assert (DESKTOP / "icons/hicolor/scalable/apps" / f"{ID}.svg").read_bytes() == shown


def parsers() -> dict[str, argparse.ArgumentParser]:
    found = {"": window_parser()}
    for name in COMMANDS:
        whole = command_parser(name)
        assert whole._subparsers is not None
        group = whole._subparsers._group_actions[0]
        found[name] = dict(group.choices or {})[name]
    return found


def test_the_manual_page_has_no_warning() -> None:
    done = run(MAN, "--warnings", "-l", str(PAGE), MANWIDTH="80")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "vfioviz" in done.stdout


def test_the_manual_page_tells_every_command_and_option_and_no_other() -> None:
    done = run(MAN, "--nh", "-l", str(PAGE), MANWIDTH="1000", MAN_KEEP_FORMATTING="")
    text = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)
    text = text.replace("\u2010", "-").replace("\u2212", "-")  # hyphen and minus of the terminal
    options = {"--help"}
    for name, parser in parsers().items():
        assert not name or re.search(rf"^\s+{name}\b", text, re.MULTILINE), name
        for action in parser._actions:
            options |= {each for each in action.option_strings if each.startswith("--")}
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))
    assert options - told == set()
    assert told - options == set()
