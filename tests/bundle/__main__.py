"""``python -m tests.bundle``: builds the one file on the oldest system, tries it on each."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.machines.machine import CHECKOUT, ROOT, Machine, MachineError
from tests.machines.screen import png_of
from tests.machines.trials import window_packages
from vfioviz import __version__

SYSTEMS = ("bookworm", "trixie", "noble")
OLDEST = SYSTEMS[0]
"""Where it is built: a program runs with the C library that it was linked with, or a newer one."""
LIMIT = 130
"""Megabytes."""
TOOLS = "python3 python3-venv libpython3.11 binutils gcc libc6-dev"
BUILD = """
set -e
python3 -m venv venv
venv/bin/pip -q install -c tests/constraints.txt '.[window]' pyinstaller
venv/bin/python -m PyInstaller --log-level WARN tests/bundle/vfioviz.spec
"""
COMMANDS = """
set -e
! command -v python3
./vfioviz --version
./vfioviz show answer.bin --ioctl iommu | grep 'iova_range at 72'
./vfioviz check answer.bin
./vfioviz diff answer.bin answer.bin
./vfioviz handbook --list >/dev/null
./vfioviz devices
./vfioviz capture --print-script | head -n 1
QT_QPA_PLATFORM=offscreen ./vfioviz render answer.bin --variants before-v6.6,v6.6 -o map.png
QT_QPA_PLATFORM=offscreen ./vfioviz worksheet --seed 7 --count 3 -o sheet.pdf
test -s map.png && test -s sheet.pdf
"""
WINDOW = """
mkdir -p screen
rm -f /tmp/.X9-lock /tmp/.X11-unix/X9  # of a machine that was stopped
Xvfb :9 -screen 0 1280x800x24 -nolisten tcp -fbdir screen >/dev/null 2>&1 &
for i in $(seq 120); do [ -S /tmp/.X11-unix/X9 ] && break; sleep 1; done
cp screen/Xvfb_screen0 shot.xwd
DISPLAY=:9 ./vfioviz answer.bin &
program=$!
# Until something is shown, and stays as it is for three seconds.
for i in $(seq 120); do
    cp shot.xwd before.xwd
    sleep 3
    kill -0 $program || exit 1
    cp screen/Xvfb_screen0 shot.xwd
    cmp -s shot.xwd before.xwd || shown=yes
    [ -n "${shown:-}" ] && cmp -s shot.xwd before.xwd && break
done
kill $program
"""


def log_of(place: Path, text: str) -> str:
    return f"FAILED: {text.strip().splitlines()[-1] if text.strip() else ''} ({place})"


def build(logs: Path) -> Path:
    """Build the file; raises MachineError where that fails."""
    machine = Machine(OLDEST, logs / "build")
    machine.clone()
    install = f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {TOOLS}"
    packages = " ".join((install, *window_packages()))
    for title, script in (("packages", packages), ("build", BUILD)):
        done = machine.run(f"bundle-{title}", "sh", "-c", script, cwd=CHECKOUT,
                           DEBIAN_FRONTEND="noninteractive")  # fmt: skip
        if done.status:
            raise MachineError(log_of(logs / f"bundle-{title}.log", done.text))
    target = ROOT / "dist" / f"vfioviz-{__version__}-x86_64"
    target.parent.mkdir(exist_ok=True)
    shutil.copy(machine.path(f"{CHECKOUT}/dist/vfioviz"), target)
    viewer = "venv/bin/pyi-archive_viewer"
    listed = machine.run("bundle-list", viewer, "-l", "-b", "dist/vfioviz", cwd=CHECKOUT)
    left = re.findall(r"\S*(?:Qml|Quick|Designer)\S*\.so\S*", listed.text)
    machine.forget()
    if left:
        raise MachineError(f"there is too much in it: {left[:5]}")
    return target


def tried(system: str, bundle: Path, logs: Path) -> list[tuple[str, bool]]:
    """Try commands and window as an ordinary user of a machine without Python."""
    machine = Machine(system, logs / "run")
    machine.run("user", "useradd", "--create-home", "--uid", "1000", "--shell", "/bin/sh", "user")
    packages = " ".join((*window_packages(), "xvfb"))
    install = f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {packages}"
    done = machine.run("packages", "sh", "-c", install, DEBIAN_FRONTEND="noninteractive")
    if done.status:
        return [(log_of(logs / "packages.log", done.text), False)]
    shutil.copy(bundle, machine.path("/home/user/vfioviz"))
    shutil.copy(ROOT / "samples" / "iommu-linux-6.12.bin", machine.path("/home/user/answer.bin"))
    told = []
    done = machine.run("commands", "sh", "-c", COMMANDS, user=True, cwd="/home/user")
    good = done.status == 0
    told.append((f"commands: {'ok' if good else log_of(logs / 'commands.log', done.text)}", good))
    done = machine.run("window", "sh", "-c", WINDOW, user=True, cwd="/home/user")
    shot = machine.path("/home/user/shot.xwd")
    colours = png_of(shot, logs / "window.png") if shot.is_file() else 0
    good = done.status == 0 and colours > 20
    told.append((f"window: {'ok' if good else log_of(logs / 'window.log', done.text)}", good))
    machine.forget()
    return told


def main() -> int:
    systems = [word for word in sys.argv[1:] if word != "--built"] or SYSTEMS
    logs = ROOT / "build" / "bundle"
    shutil.rmtree(logs, ignore_errors=True)
    (logs / "build").parent.mkdir(parents=True)
    try:
        built = ROOT / "dist" / f"vfioviz-{__version__}-x86_64"
        bundle = built if "--built" in sys.argv else build(logs)
    except (MachineError, OSError, subprocess.CalledProcessError) as error:
        print(f"bundle: {error}")
        return 1
    size = bundle.stat().st_size / 1_000_000
    results = [(f"{bundle.name}: {size:.0f} MB, at most {LIMIT}", size < LIMIT)]
    print(results[0][0], flush=True)
    for system in systems:
        (logs / system).mkdir()
        try:
            found = tried(system, bundle, logs / system)
        except MachineError as error:
            found = [(f"FAILED: {error}", False)]
        for text, _ in found:
            print(f"{system}: {text}", flush=True)
        results += found
    passed = sum(good for _, good in results)
    print(f"bundle: {passed} passed, {len(results) - passed} failed")
    return 0 if passed == len(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
