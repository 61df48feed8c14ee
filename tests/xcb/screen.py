"""A screen that nobody sees, the program on it, and the hands of a user."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests import patience

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "xdotool", "openbox", "xclip")
SIZE = (1280, 720)
CALM = 0.4
"""Seconds without a change after which the window has done what it does."""
CURSOR = 60
"""Pixels of a text cursor, which blinks by itself."""
_HEADER = 25
"""Words of 32 bits, big-endian, in the header of XWD (X11/XWDFile.h)."""


def missing() -> list[str]:
    """Return the programs that are not here."""
    return [name for name in NEEDED if shutil.which(name) is None]


def until(what: Callable[[], bool], seconds: float = patience.MILLISECONDS / 1000) -> bool:
    """Wait for something; whether it came."""
    ends = time.monotonic() + seconds
    while not what():
        if time.monotonic() > ends:
            return False
        time.sleep(0.02)
    return True


class Screen:
    """An X server of its own with a window manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        reading, writing = os.pipe()
        words = ["Xvfb", "-displayfd", str(writing), "-fbdir", str(folder), "-nolisten", "tcp"]
        words += ["-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-noreset"]
        self._server = subprocess.Popen(
            words, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"
        self.env = {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        self._manager = subprocess.Popen(
            ["openbox"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self) -> None:
        """End the server, and with it who is on the screen."""
        for process in (self._manager, self._server):
            process.kill()
            process.wait()

    def pixels(self) -> NDArray[np.uint32]:
        """Return what is to be seen, without the part of a pixel that no screen shows."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        words = struct.unpack(f">{_HEADER}I", data[: 4 * _HEADER])
        start, line, colours = words[0] + 12 * words[19], words[12], words[5]
        seen = np.frombuffer(data, "<u4", line // 4 * colours, start)
        return seen.reshape(colours, line // 4) & np.uint32(0xFFFFFF)

    def picture(self, path: Path) -> None:
        """Write what is to be seen."""
        from PySide6.QtGui import QImage  # noqa: PLC0415 -- the walk itself needs no Qt

        seen = np.ascontiguousarray(self.pixels())
        rows, across = seen.shape
        path.parent.mkdir(parents=True, exist_ok=True)
        QImage(seen.data, across, rows, 4 * across, QImage.Format.Format_RGB32).save(str(path))

    def calm(self) -> NDArray[np.uint32]:
        """Wait until nothing but a cursor moves; return what is to be seen then."""
        now, since = self.pixels(), time.monotonic()
        ends = since + patience.MILLISECONDS / 1000
        while time.monotonic() < min(since + CALM, ends):
            time.sleep(0.05)
            later = self.pixels()
            if differing(now, later) > CURSOR:
                now, since = later, time.monotonic()
        return now

    def xdotool(self, *words: str) -> str:
        """Do something with keys or windows; returns what is said."""
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False
        )
        return done.stdout

    def titles(self) -> list[str]:
        """Return the titles of the program's windows."""
        found = self.xdotool("search", "--onlyvisible", "--class", "vfioviz").split()
        named = [self.xdotool("getwindowname", each).strip() for each in found]
        return sorted(each for each in named if each)

    def active(self) -> str:
        """Return the title of the window that has the keyboard."""
        return self.xdotool("getactivewindow", "getwindowname").strip()

    def clipboard(self) -> str:
        """Return the text of the clipboard, "" for none."""
        words = ["xclip", "-selection", "clipboard", "-o"]
        with suppress(subprocess.TimeoutExpired):
            return subprocess.run(
                words, env=self.env, capture_output=True, text=True, check=False, timeout=30
            ).stdout
        return ""

    def copy(self, text: str) -> None:
        """Put a text onto the clipboard, as another program does."""
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-i"],
            env=self.env, input=text, text=True, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def differing(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> int:
    """Return how many pixels of two pictures differ."""
    return int(np.count_nonzero(one != other))


class Program:
    """A process of the program, with settings of its own."""

    def __init__(self, screen: Screen, home: Path, *words: str) -> None:
        self.screen = screen
        folders = {
            f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "STATE", "DATA", "CACHE")
        }
        home.mkdir(parents=True, exist_ok=True)
        self._said = (home / "stderr").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "vfioviz", *words],
            cwd=ROOT,
            env={**screen.env, **folders, "HOME": str(home), "LANGUAGE": "en"},
            stdout=self._said,
            stderr=self._said,
        )

    def shown(self) -> bool:
        """Wait for the window; whether it came."""
        came = until(lambda: self.ended or bool(self.screen.titles()))
        self.screen.calm()
        return came and not self.ended

    def press(self, *keys: str) -> None:
        """Press keys one after another, each when what the last one did is done."""
        for each in keys:
            self.screen.xdotool("key", "--clearmodifiers", each)
            self.screen.calm()

    @property
    def ended(self) -> bool:
        """Whether the process is not there any more."""
        return self.process.poll() is not None

    def said(self) -> str:
        """Return what it printed."""
        self._said.seek(0)
        return self._said.read()

    def close(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()
        self._said.close()


@contextmanager
def running(screen: Screen, home: Path, *words: str) -> Iterator[Program]:
    """Start the program and wait for its window."""
    program = Program(screen, home, *words)
    try:
        assert program.shown(), program.said()
        yield program
    finally:
        program.close()
