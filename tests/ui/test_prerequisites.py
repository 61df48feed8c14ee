"""What Qt lacks is told with the packages that have it, before Qt can abort."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from tests import patience
from vfioviz.ui.prerequisites import INSTALL, PACKAGES, advice, os_ids, platforms

ROOT = Path(__file__).parents[2]
QT = Path(PySide6.__file__).parent
SAMPLE = str(ROOT / "samples" / "iommu-linux-6.1.bin")
SYSTEMS = {"debian", "fedora", "arch"}
OF_EVERY_SYSTEM = re.compile(r"ld-linux.*|lib(c|m|dl|rt|pthread|gcc_s)\.so\..*")
OF_THE_WHEEL = re.compile(r"lib(Qt6|icu|pyside6|shiboken6).*")


@pytest.mark.skipif(shutil.which("readelf") is None, reason="no readelf; tests/run installs it")
def test_every_library_that_qt_opens_has_its_packages() -> None:
    files = [QT / f"Qt{name}.abi3.so" for name in ("Core", "Gui", "Widgets", "Svg", "PrintSupport")]
    files += [path for path in QT.glob("Qt/plugins/platforms/libq*.so")
              if path.stem in {"libqxcb", "libqoffscreen", "libqwayland"}]  # fmt: skip
    names = ("Core", "Gui", "Widgets", "DBus", "XcbQpa", "Svg", "PrintSupport", "WaylandClient")
    files += [QT / f"Qt/lib/libQt6{name}.so.6" for name in names]
    files = [path for path in files if path.exists()]
    assert len(files) > 10
    needed: set[str] = set()
    for path in files:
        said = subprocess.run(
            ["readelf", "-d", path], capture_output=True, text=True, check=True
        ).stdout
        needed |= set(re.findall(r"\(NEEDED\).*\[(.*)\]", said))
    theirs = {
        name
        for name in needed
        if not OF_EVERY_SYSTEM.fullmatch(name) and not OF_THE_WHEEL.fullmatch(name)
    }
    assert theirs <= set(PACKAGES)


def test_each_system_is_told_its_own_names() -> None:
    libraries = ["libGL.so.1", "libxcb-icccm.so.4"]
    told = {system: advice(libraries, {system}) for system in SYSTEMS}
    assert told == {
        "debian": "As root, run: apt-get install libgl1 libxcb-icccm4",
        "fedora": "As root, run: dnf install libglvnd-glx xcb-util-wm",
        "arch": "As root, run: pacman -S libglvnd xcb-util-wm",
    }
    assert advice(libraries, {"ubuntu"}) == told["debian"]
    unknown = advice(libraries, {"slackware"})
    assert all(line.removeprefix("As root, run: ") in unknown for line in told.values())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ID=debian\n", {"debian"}),
        ('NAME="Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', {"linuxmint", "ubuntu", "debian"}),
        ("ID='fedora'\nVERSION_ID=41\n", {"fedora"}),
        ("", set()),
    ],
)  # fmt: skip
def test_a_system_is_known_by_what_it_is_like(tmp_path: Path, text: str, ids: set[str]) -> None:
    (tmp_path / "os-release").write_text(text)
    assert os_ids(str(tmp_path / "os-release")) == ids
    assert os_ids(str(tmp_path / "none")) == set()


def test_platforms_are_tried_in_the_order_of_qt() -> None:
    assert platforms({"DISPLAY": ":0"}) == ["xcb"]
    assert platforms({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}) == ["wayland", "xcb"]
    assert platforms({"WAYLAND_DISPLAY": "wayland-0"}) == ["wayland"]


def program(
    *words: str, before: str = "", **environ: str | None
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process in which something is missing, as ``before`` arranges."""
    told = {**os.environ, **{name: value for name, value in environ.items() if value is not None}}
    for name, value in environ.items():
        if value is None:
            told.pop(name, None)
    code = f"import sys\n{before}\nfrom vfioviz.cli import main\nsys.exit(main({list(words)!r}))"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=told, capture_output=True, text=True,
        timeout=patience.SECONDS, check=False,
    )  # fmt: skip


WITHOUT_QT = """
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "numpy"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Nothing())
import importlib.util
found = importlib.util.find_spec
def find_spec(name, *more):
    return None if name in ("PySide6", "pyqtgraph") else found(name, *more)
importlib.util.find_spec = find_spec
"""
WITHOUT_GL = """
import ctypes, importlib
load, real = importlib.import_module, ctypes.CDLL
def import_module(name, *more):
    if name == "PySide6.QtWidgets":
        raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
    return load(name, *more)
importlib.import_module = import_module
def cdll(name, *more, **words):
    if name in ("libGL.so.1", "libEGL.so.1"):
        raise OSError(f"{name}: cannot open shared object file: No such file or directory")
    return real(name, *more, **words)
ctypes.CDLL = cdll
from vfioviz.ui import prerequisites
prerequisites.os_ids = lambda: {"debian"}
"""
WITHOUT_XCB_CURSOR = """
import ctypes
real = ctypes.CDLL
def cdll(name, *more, **words):
    if "libqxcb" in name or name == "libxcb-cursor.so.0":
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")
    return real(name, *more, **words)
ctypes.CDLL = cdll
from vfioviz.ui import prerequisites
prerequisites.os_ids = lambda: {"fedora"}
"""


@pytest.mark.parametrize(
    "words",
    [(SAMPLE,), ("lesson", "play", "01-reading-an-answer"),
     ("render", SAMPLE, "-o", "x.png"), ("worksheet", "--seed", "1", "-o", "x.pdf")],
    ids=["window", "lesson", "render", "worksheet"],
)  # fmt: skip
def test_without_qt_each_command_that_needs_it_says_how_to_get_it(words: tuple[str, ...]) -> None:
    done = program(*words, before=WITHOUT_QT, QT_QPA_PLATFORM=None, DISPLAY=None)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"vfioviz: {INSTALL}\n"


@pytest.mark.parametrize(
    "words",
    [("show", SAMPLE), ("check", SAMPLE), ("diff", SAMPLE, SAMPLE), ("lesson", "list"),
     ("variants",), ("handbook", "--list"), ("worksheet", "--seed", "1"), ("devices",)],
    ids=lambda words: words[0],
)  # fmt: skip
def test_without_qt_the_rest_of_the_command_line_works(words: tuple[str, ...]) -> None:
    done = program(*words, before=WITHOUT_QT)
    assert done.returncode in (0, 1)
    assert (done.stderr, bool(done.stdout)) == ("", True)


def test_missing_libraries_are_told_with_their_packages() -> None:
    done = program(SAMPLE, before=WITHOUT_GL, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "Qt needs libraries that are not here: libGL.so.1, libEGL.so.1" in done.stderr
    assert "As root, run: apt-get install libgl1 libegl1" in done.stderr


def test_a_missing_library_of_the_display_is_told_before_qt_aborts() -> None:
    done = program(
        SAMPLE, before=WITHOUT_XCB_CURSOR, DISPLAY=":77", WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "libxcb-cursor.so.0" in done.stderr
    assert "As root, run: dnf install" in done.stderr
    assert "xcb-util-cursor" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [("DISPLAY", ":4077", "X display ':4077'"),
     ("WAYLAND_DISPLAY", "no-such", "Wayland display 'no-such'")],
)  # fmt: skip
def test_a_display_that_cannot_be_reached_is_told_before_qt_aborts(
    name: str, value: str, text: str
) -> None:
    nothing = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    done = program(SAMPLE, before="", **{**nothing, name: value})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert text in done.stderr or "Qt needs libraries" in done.stderr


def test_a_picture_is_drawn_where_the_display_cannot_be_reached(tmp_path: Path) -> None:
    out = tmp_path / "x.png"
    done = program("render", SAMPLE, "-o", str(out), DISPLAY=":4077", QT_QPA_PLATFORM=None)
    assert (done.returncode, done.stderr) == (0, "")
    assert out.stat().st_size > 1000
