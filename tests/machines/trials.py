"""What is tried on a machine, in columns of one table."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.machines.machine import CHECKOUT, ROOT, Done, Machine

PICTURE = """
import subprocess, sys, time
from PySide6.QtGui import QGuiApplication

program = subprocess.Popen(sys.argv[1:])
app = QGuiApplication(["-platform", "xcb"])
screen = app.primaryScreen()
until = time.monotonic() + 120
while time.monotonic() < until:
    time.sleep(1)
    image = screen.grabWindow(0).toImage()
    across, down = range(0, image.width(), 7), range(0, image.height(), 7)
    colours = {image.pixel(x, y) for x in across for y in down}
    if program.poll() is not None or len(colours) > 20:
        break
time.sleep(2)
screen.grabWindow(0).save("window.png")
ended = program.poll()
program.kill()
sys.exit(f"the window ended with {ended}" if ended is not None else len(colours) <= 20)
"""
"""Shows the window, waits until there is more than a bare screen, and takes a picture of it."""

SHOWN = """
set -e
rm -f /tmp/.X9-lock /tmp/.X11-unix/X9  # of a machine that was stopped
Xvfb :9 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
for i in $(seq 120); do [ -S /tmp/.X11-unix/X9 ] && break; sleep 1; done
export DISPLAY=:9
exec "$@"
"""


class Told(NamedTuple):
    """What stands in a cell of the table."""

    column: str
    good: bool
    text: str


class Wanted(NamedTuple):
    """What is to be tried."""

    pytest: tuple[str, ...]
    """Arguments of tests/run, which hands them to pytest."""
    kernels: str
    """VFIOVIZ_REAL_KERNELS of tests/run: "", "required", "no"."""
    only: frozenset[str]
    """Names of trials in TRIALS; empty for all."""
    wheel: Path | None
    logs: Path


def result(column: str, done: Done, note: str = "") -> Told:
    good = done.status == 0
    return Told(column, good, f"{'ok' if good else 'FAILED'}{note} {done.seconds:.0f} s")


def as_root(make: Callable[[str], Machine], wanted: Wanted) -> Iterator[Told]:
    """Both commands as root, on a machine with nothing on it."""
    machine = make("root")
    machine.clone()
    machine.run("root-own", "chown", "-R", "root:root", CHECKOUT)
    yield Told("system", True, pretty(machine))
    done = machine.run("root-samples-run", "sh", "samples/run", cwd=CHECKOUT)
    yield result("samples/run, root", done, drawn(done))
    done = tests_run(machine, wanted, "root-tests-run", user=False)
    yield result("tests/run, root", done, counted(done))
    machine.forget()


def as_user(make: Callable[[str], Machine], wanted: Wanted) -> Iterator[Told]:
    """Both commands as an ordinary user, with what that user was told to let root install."""
    machine = make("user")
    machine.clone()
    told = machine.run("user-told", "sh", "samples/run", user=True, cwd=CHECKOUT)
    again = machine.run("user-told-again", "sh", "tests/run", user=True, cwd=CHECKOUT)
    line = told.text.strip().partition(": apt-get update ")[2]
    good = told.status == again.status == 1 and told.text == again.text and bool(line)
    yield Told("what a user is told", good, "one line for root" if good else "FAILED")
    line = f"apt-get update {line}"
    done = machine.run("user-root-installs", "sh", "-c", line, DEBIAN_FRONTEND="noninteractive")
    yield result("root runs that line", done)
    done = machine.run("user-samples-run", "sh", "samples/run", user=True, cwd=CHECKOUT)
    yield result("samples/run, user", done, drawn(done))
    done = tests_run(machine, wanted, "user-tests-run", user=True)
    yield result("tests/run, user", done, counted(done))
    machine.forget()


def wheel(make: Callable[[str], Machine], wanted: Wanted) -> Iterator[Told]:
    """The wheel: the command line alone; by pip, pipx and uv, with a picture of each window."""
    assert wanted.wheel is not None
    machine = make("wheel")
    machine.run("user", "useradd", "--create-home", "--uid", "1000", "--shell", "/bin/sh", "user")
    inside = f"/home/user/{wanted.wheel.name}"
    machine.path(inside).write_bytes(wanted.wheel.read_bytes())
    sample = ROOT / "samples" / "iommu-linux-6.12.bin"
    machine.path(f"/home/user/{sample.name}").write_bytes(sample.read_bytes())
    packages = " ".join((*window_packages(), "python3", "python3-venv", "pipx", "xvfb", "man-db"))
    install = f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {packages}"
    done = machine.run("wheel-packages", "sh", "-c", install, DEBIAN_FRONTEND="noninteractive")
    if done.status:
        yield result("wheel", done)
        return
    both = shlex.quote(f"vfioviz[window] @ file://{inside}")
    slim = (
        f"set -e; python3 -m venv slim; slim/bin/pip -q install --no-compile {inside}; "
        f"slim/bin/vfioviz show {sample.name} >/dev/null; slim/bin/vfioviz check {sample.name}; "
        "! DISPLAY=:9 slim/bin/vfioviz 2>said; grep \"pip install 'vfioviz\\[window\\]'\" said; "
        "slim/bin/pip -q uninstall -y setuptools pip; du -sm slim/lib/python3*/site-packages; "
        'test "$(du -sm slim/lib/python3*/site-packages | cut -f1)" -lt 20'
    )
    done = machine.run("wheel-slim", "sh", "-c", slim, user=True, cwd="/home/user")
    size = re.findall(r"^(\d+)\s+slim", done.text, re.MULTILINE)
    yield result("command line alone", done, f", {size[-1]} MB," if size else "")
    ways = {
        "pip": f"python3 -m venv pip && pip/bin/pip -q install {both}",
        "pipx": f"pipx install {both}",
        "uv": f"python3 -m venv uv && uv/bin/pip -q install uv && uv/bin/uv tool install {both}",
    }
    python = {
        "pip": "pip/bin/python",
        "pipx": "$(ls -d .local/share/pipx/venvs/vfioviz/bin/python "
        ".local/pipx/venvs/vfioviz/bin/python 2>/dev/null | head -n 1)",
        "uv": ".local/share/uv/tools/vfioviz/bin/python",
    }
    program = {"pip": "pip/bin/vfioviz", "pipx": ".local/bin/vfioviz", "uv": ".local/bin/vfioviz"}
    machine.path("/home/user/picture.py").write_text(PICTURE, encoding="utf-8")
    machine.path("/home/user/shown").write_text(SHOWN, encoding="utf-8")
    for way, line in ways.items():
        done = machine.run(f"wheel-{way}", "sh", "-c", line, user=True, cwd="/home/user")
        if done.status == 0:
            show = f"exec sh shown {python[way]} picture.py {program[way]} {sample.name}"
            shown = machine.run(
                f"wheel-{way}-window", "sh", "-c", show, user=True, cwd="/home/user"
            )
            done = Done(shown.status, done.seconds + shown.seconds, shown.text)
            taken = machine.path("/home/user/window.png")
            if taken.is_file():
                shutil.move(taken, wanted.logs / f"window-{way}.png")
        machine.run(f"wheel-{way}-gone", "rm", "-rf", "/home/user/.local", "/home/user/pip")
        yield result(f"{way}, window", done)
    machine.forget()


def suite(make: Callable[[str], Machine], wanted: Wanted) -> Iterator[Told]:
    """What depends on Python and Qt alone: mypy and pytest."""
    machine = make("suite")
    machine.clone()
    machine.run("suite-own", "chown", "-R", "root:root", CHECKOUT)
    done = tests_run(
        machine, wanted, "suite", user=False, VFIOVIZ_STEPS="mypy pytest", VFIOVIZ_COVERAGE="no"
    )
    yield result("mypy, pytest", done, counted(done))
    machine.forget()


TRIALS = {"root": as_root, "user": as_user, "wheel": wheel, "suite": suite}
USUAL = ("root", "user", "wheel")


def tests_run(machine: Machine, wanted: Wanted, title: str, *, user: bool, **environ: str) -> Done:
    return machine.run(
        title, "sh", "tests/run", *wanted.pytest, user=user, cwd=CHECKOUT,
        VFIOVIZ_REAL_KERNELS=wanted.kernels, **environ,
    )  # fmt: skip


def pretty(machine: Machine) -> str:
    """Return what the system and its Python call themselves."""
    script = '. /etc/os-release; echo "$PRETTY_NAME"; apt-cache policy python3 | grep Candidate'
    said = machine.run("system", "sh", "-c", f"apt-get update -qq; {script}").text
    name = said.splitlines()[-2] if said.count("\n") > 1 else said
    python = re.search(r"Candidate: (\d+\.\d+)", said)
    return f"{name.split('/')[0].split(' (')[0].strip()}, Python {python[1] if python else '?'}"


def counted(done: Done) -> str:
    """Return how many tests passed, as pytest says it."""
    passed = re.findall(r"(\d+) passed", done.text)
    failed = re.findall(r"(\d+) failed", done.text)
    return f", {passed[0]} passed{f', {failed[0]} failed' if failed else ''}," if passed else ""


def drawn(done: Done) -> str:
    files = re.search(r"done: (\d+) files", done.text)
    return f", {files[1]} files," if files else ""


def window_packages() -> list[str]:
    """Return the libraries of a window, as tests/setup.sh has them."""
    text = (ROOT / "tests" / "setup.sh").read_text(encoding="utf-8")
    found = re.findall(r'^(?:offscreen|window)_packages="([^"]*)"', text, re.MULTILINE)
    return " ".join(found).split()
