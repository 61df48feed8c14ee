"""What every test gets: no display, no settings of the user, no noise.

All of it has to stand before Qt is loaded: pytest-qt loads it when it is configured, and a
conftest is read before that.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings


def _memory() -> Path | None:
    """A folder that no disk is behind: Qt waits for one each time a window keeps a setting."""
    folder = Path("/dev/shm")  # noqa: S108 -- what is made in it has a name of its own
    if not os.access(folder, os.W_OK | os.X_OK):
        return None
    return folder if shutil.disk_usage(folder).free > 256 << 20 else None


_HOME = Path(tempfile.mkdtemp(prefix="vfioviz-tests-", dir=_memory()))
_FOLDERS = {
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
}
for _name, _folder in _FOLDERS.items():
    (_HOME / _folder).mkdir(mode=0o700)  # Qt warns of a runtime folder that others may read
    os.environ[_name] = str(_HOME / _folder)
_FONTS = _HOME / "config" / "fontconfig" / "fonts.conf"
_FONTS.parent.mkdir()
_FONTS.write_text(
    '<fontconfig><match target="pattern"><edit name="rgba" mode="assign"><const>none</const>'
    "</edit></match></fontconfig>"
)
if sys.dont_write_bytecode:
    # Else each worker and each program that a test starts compiles all that it loads.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parents[1] / "build" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# A desktop's settings must not decide how a widget looks or which theme it follows; nor, above,
# those of fontconfig, whether letters have coloured edges (Ubuntu's have).
for _name in ("QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR", "NO_COLOR"):
    os.environ.pop(_name, None)

settings.register_profile(
    "fast", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
# For a second machine: what depends on Python and Qt shows in few examples.
settings.register_profile("few", settings.get_profile("fast"), max_examples=20)
settings.register_profile("fuzz", settings.get_profile("fast"), max_examples=10_000)
settings.load_profile("fast")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the golden text beside each sample instead of comparing",
    )


def pytest_collection() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """Set thousands of tests apart: a collector that walks them each time takes a tenth of all."""
    gc.enable()
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Leave word for tests/run of how many tests did not run."""
    told = os.environ.get("VFIOVIZ_NOT_RUN")
    if not told or hasattr(terminalreporter.config, "workerinput"):
        return  # a worker's are its master's
    counts = [len(terminalreporter.getreports(kind)) for kind in ("skipped", "passed", "failed")]
    # A step may run pytest more than once.
    kept = Path(told).with_suffix(".counts")
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else []
    runs = dict(line.split(" ", 1) for line in lines)
    runs[str(os.getpid())] = f"{counts[0]} {sum(counts)}"
    kept.write_text("\n".join(f"{run} {count}" for run, count in runs.items()), encoding="utf-8")
    skipped, every = (sum(int(count.split()[at]) for count in runs.values()) for at in (0, 1))
    if skipped:
        text = f"{skipped} of {every} tests" if skipped < every else f"all {skipped} tests"
        Path(told).write_text(f"{text}\n", encoding="utf-8")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(autouse=True)
def _no_settings_left() -> Iterator[None]:
    """Each test starts without what another one stored: settings, recent files, journals."""
    yield
    if "PySide6.QtCore" in sys.modules:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            for left in (_HOME / _FOLDERS[name]).iterdir():
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink(missing_ok=True)
