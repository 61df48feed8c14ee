"""What Qt needs and has not got here: told in a line, where Qt would abort.

Nothing here imports Qt at first: it may not be installed, or not be loadable.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import re
import socket
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

INSTALL = (
    "this needs Qt, which is not installed; run: pip install 'vfioviz[window]' (or "
    "pipx install --force 'vfioviz[window]', uv tool install 'vfioviz[window]')"
)

PACKAGES: Mapping[str, tuple[str, str, str]] = {
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libz.so.1": ("zlib1g", "zlib", "zlib"),
    "libzstd.so.1": ("libzstd1", "libzstd", "zstd"),
    "libstdc++.so.6": ("libstdc++6", "libstdc++", "gcc-libs"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libxcb.so.1": ("libxcb1", "libxcb", "libxcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": (
        "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil",
    ),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl", "wayland"),
}  # fmt: skip
"""Packages of what PySide6's wheels 6.8 to 6.12 open: Debian and Ubuntu, Fedora, Arch."""
_WAYLAND = re.compile(r"libwayland")
_X11 = re.compile(r"libX11-xcb|libxcb|libxkbcommon-x11")
_INSTALL = (
    ("Debian, Ubuntu", {"debian", "ubuntu"}, "apt-get install"),
    ("Fedora", {"fedora", "rhel", "centos"}, "dnf install"),
    ("Arch", {"arch"}, "pacman -S"),
)


def hindrance(*, window: bool) -> str:
    """Return why Qt cannot draw here, in a line with what to do; "" where it can.

    Args:
        window: Whether a window is wanted; else a picture in memory.
    """
    if not installed():
        return INSTALL
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ModuleNotFoundError:
        return INSTALL
    except ImportError as error:
        return _libraries(str(error), window=window)
    if not window or not sys.platform.startswith("linux"):
        return ""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    wanted = [one.partition(":")[0] for one in asked.split(";") if one] or platforms(os.environ)
    problems = []
    for platform in wanted:
        problem = _platform_problem(platform)
        if not problem:
            return ""
        problems.append(problem)
    return "; ".join(dict.fromkeys(problems))


def installed() -> bool:
    """Whether the extra ``window`` was installed, in any version."""
    return all(importlib.util.find_spec(name) for name in ("PySide6", "pyqtgraph"))


def platforms(environ: Mapping[str, str]) -> list[str]:
    """Return the platforms of a session in the order in which Qt tries them."""
    wayland = ["wayland"] if environ.get("WAYLAND_DISPLAY") else []
    return [*wayland, "xcb"] if environ.get("DISPLAY") or not wayland else wayland


def _platform_problem(platform: str) -> str:
    if platform not in {"xcb", "wayland", "wayland-egl"}:
        return ""  # Qt itself says what is wrong with another
    problem = _plugin_problem("libqxcb.so" if platform == "xcb" else "libqwayland*.so")
    if problem:
        return _libraries(problem, window=True)
    if platform == "xcb":
        name = os.environ.get("DISPLAY", "")
        return "" if _x_answers() else f"the X display '{name}' cannot be reached"
    name = os.environ.get("WAYLAND_DISPLAY", "wayland-0")
    return "" if _wayland_answers(name) else f"the Wayland display '{name}' cannot be reached"


def _plugin_problem(pattern: str) -> str:
    """Return what keeps each plugin of that name from being loaded, as the loader says it."""
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 -- it is there by now

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    problem = ""
    for path in sorted(folder.glob(pattern)):
        try:
            ctypes.CDLL(str(path))
        except OSError as error:
            problem = str(error)
        else:
            return ""
    return problem  # "" too where there is no such plugin: Qt says so, and which there are


def _x_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the plugin found one of its own
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    broken = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not broken


def _wayland_answers(name: str) -> bool:
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)
    with socket.socket(socket.AF_UNIX) as end:
        try:
            end.connect(str(path))
        except OSError:
            return False
    return True


def _libraries(said: str, *, window: bool) -> str:
    """Return which libraries are missing, and how to install them here."""
    missing = [name for name in _wanted(window=window) if not _is_there(name)]
    first = re.match(r"(\S+\.so[.\d]*):", said)
    if first and first[1] not in missing:
        missing.insert(0, first[1])
    known = [name for name in missing if name in PACKAGES]
    if not known:
        return f"Qt cannot be loaded: {said}"
    return f"Qt needs libraries that are not here: {', '.join(missing)}. {advice(known, os_ids())}"


def _wanted(*, window: bool) -> Iterable[str]:
    left_out = [] if window and os.environ.get("WAYLAND_DISPLAY") else [_WAYLAND]
    left_out += [] if window else [_X11]
    return [name for name in PACKAGES if not any(one.match(name) for one in left_out)]


def _is_there(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def advice(libraries: Iterable[str], system: set[str]) -> str:
    """Return how to install libraries: on a system of these ids, or else on each that is known."""
    lines = []
    for column, (name, ids, command) in enumerate(_INSTALL):
        packages = dict.fromkeys(PACKAGES[library][column] for library in libraries)
        line = f"{command} {' '.join(packages)}"
        if system & ids:
            return f"As root, run: {line}"
        lines.append(f"{line} ({name})")
    return f"As root, run: {'; or '.join(lines)}"


def os_ids(path: str = "/etc/os-release") -> set[str]:
    """Return what the system calls itself and what it is like: {"ubuntu", "debian"}."""
    try:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return set()
    found = re.findall(r"^(?:ID|ID_LIKE)=(.*)$", text, re.MULTILINE)
    return {word for value in found for word in value.strip("\"'").split()}
