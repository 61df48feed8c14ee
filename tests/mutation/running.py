"""Runs the tests of a layer on one changed module, in a process of its own."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import HealthCheck, Phase, settings
from typing_extensions import override

from tests.mutation.reaching import Only, Reached, Reaching, read

ROOT = Path(__file__).resolve().parents[2]
CONFIG = Path(__file__).with_name("pytest.ini")
PROFILE = "mutation"


class Changed(MetaPathFinder, Loader):
    """Gives one module its changed code; a package stays a package."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        parts = path.relative_to(ROOT).with_suffix("").parts
        self.name = ".".join(parts).removesuffix(".__init__")
        self.path = path
        self.code: CodeType = compile(tree, str(path), "exec")

    @override
    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        package = self.path.name == "__init__.py"
        return spec_from_loader(fullname, self, origin=str(self.path), is_package=package)

    @override
    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self.path)
        exec(self.code, module.__dict__)  # noqa: S102 -- the program itself, changed


def prepare() -> None:
    """Load what every run needs, once; what is forked later has it."""
    settings.register_profile(
        PROFILE,
        deadline=None,
        max_examples=30,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))


def run(
    tests: Sequence[str],
    changed: tuple[Path, ast.Module] | None,
    seconds: float,
    only: Sequence[str] = (),
) -> str:
    """Run tests until one fails; returns ``passed``, ``failed`` or ``timeout``.

    Args:
        tests: Words for pytest.
        changed: A module and what it is now; None: the code as it is.
        seconds: After which it is ended.
        only: Names of the tests to run, in this order; none: all.
    """
    return _forked(lambda: _pytest(tests, changed, Only(only) if only else None), seconds)


def reached(tests: Sequence[str], modules: Sequence[Path]) -> Reached | None:
    """Run tests on the code as it is; returns which lines of the modules each reaches.

    None: one fails.
    """
    with tempfile.NamedTemporaryFile("r+", suffix=".json", encoding="utf-8") as told:

        def measure() -> int:
            plugin = Reaching(modules)
            status = _pytest(tests, None, plugin)
            Path(told.name).write_text(plugin.reached().text(), encoding="utf-8")
            return status

        if _forked(measure, 3600) != "passed":
            return None
        return read(told.read())


def _forked(work: Callable[[], int], seconds: float) -> str:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = work()
        finally:
            os._exit(status)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "passed" if os.waitstatus_to_exitcode(status) == 0 else "failed"
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "timeout"


def _pytest(
    tests: Sequence[str], changed: tuple[Path, ast.Module] | None, plugin: object | None
) -> int:
    # Only this process knows the changed module.
    if changed is not None:
        sys.meta_path.insert(0, Changed(*changed))
    words = ["-x", "-q", "-c", str(CONFIG), f"--rootdir={ROOT}", f"--hypothesis-profile={PROFILE}"]
    words += ["-p", "no:cacheprovider", "-p", "no:pytest-qt", "-p", "no:xdist", "-p", "no:cov"]
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        status = int(pytest.main([*words, *tests], [] if plugin is None else [plugin]))
    # The code as it is has to pass: what failed is news then.
    if os.environ.get("VFIOVIZ_MUTATION_SAYS") or (status and changed is None):
        sys.__stdout__.write(quiet.getvalue())  # type: ignore[union-attr]  # it is there
        sys.__stdout__.flush()  # type: ignore[union-attr]  # likewise
    return status
