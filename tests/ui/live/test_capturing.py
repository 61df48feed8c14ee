"""Capture from the window: a real child, a real pipe, a stand-in for pkexec, an agent on paper."""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.capture.live.conftest import ready, tree
from tests.capture.live.faketree import Tree
from tests.capture.live.running import AGENT, KERNEL
from vfioviz.capture.live.messages import Device
from vfioviz.capture.live.transport import Command, Request, Target, command
from vfioviz.ui.live.devices import DevicesModel
from vfioviz.ui.live.picker import PickerDialog
from vfioviz.ui.live.progress import ProgressDialog
from vfioviz.ui.live.wish import fitting_root
from vfioviz.ui.main_window import MainWindow

__all__ = ["ready", "tree"]

Key, Mod = Qt.Key, Qt.KeyboardModifier
ADDRESS = "0000:01:00.0"
Prepare = Callable[..., MainWindow]


@pytest.fixture
def prepared(
    window: MainWindow, ready: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Prepare:
    """A window whose agent meets a kernel on paper; ``pkexec`` runs what it is given."""
    agent = tmp_path / "agent.py"
    agent.write_text(
        "import runpy, sys\n"
        f"sys.argv = [{str(KERNEL)!r}, {str(AGENT)!r}, *sys.argv[1:]]\n"
        f"runpy.run_path({str(KERNEL)!r}, run_name='__main__')\n"
    )
    log = tmp_path / "pkexec.log"
    pkexec = tmp_path / "bin" / "pkexec"
    pkexec.parent.mkdir()
    pkexec.write_text(f'#!/bin/sh\necho "$@" >>{log}\nexec "$@"\n')
    pkexec.chmod(pkexec.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{pkexec.parent}{os.pathsep}{os.environ['PATH']}")

    def prepare(*, root: str = "pkexec", limit: float = 5.0, **description: object) -> MainWindow:
        monkeypatch.setenv("FAKE_KERNEL", json.dumps(description))

        def start(request: Request, target: Target) -> Command:
            if request.what == "capture":
                words = {name: getattr(request, name) for name in request.__slots__}
                request = Request(**{**words, "time_limit": limit})
                target = Target(target.host, root)  # type: ignore[arg-type]  # a literal
            return command(request, target, agent=agent)

        window.dialogs.capturing.start = start
        return window

    return prepare


def picker(window: MainWindow, qtbot: QtBot) -> PickerDialog:
    """Open the picker by its key and wait for the devices."""
    qtbot.keyClick(window, Key.Key_D, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(PickerDialog)))
    (dialog,) = window.findChildren(PickerDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=15000)
    return dialog


def agree(dialog: PickerDialog, qtbot: QtBot) -> None:
    """Tick the device and the consent, and press Enter: keys alone."""
    dialog.view.setFocus()
    dialog.view.setCurrentIndex(dialog.model.index(0, 0))
    qtbot.keyClick(dialog.view, Key.Key_Down)
    qtbot.keyClick(dialog.view, Key.Key_Space)
    assert dialog.model.ticked() == (ADDRESS,)
    qtbot.keyClick(dialog.agreed, Key.Key_Space)
    qtbot.keyClick(dialog.ok, Key.Key_Return)


def capture(window: MainWindow, qtbot: QtBot) -> None:
    agree(picker(window, qtbot), qtbot)


def progress(window: MainWindow, qtbot: QtBot) -> ProgressDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(ProgressDialog)))
    return window.findChildren(ProgressDialog)[-1]


def captured(window: MainWindow) -> int:
    project = window.document.project
    return 0 if project is None else len(project.captures)


def test_discovery_shows_group_device_and_why(prepared: Prepare, qtbot: QtBot, ready: Tree) -> None:
    ready.pci("0000:02:00.0", driver="e1000e", group="7")
    dialog = picker(prepared(), qtbot)
    groups = [dialog.model.item(row).text() for row in range(dialog.model.rowCount())]
    assert [text.split("  ")[0] for text in groups] == ["IOMMU group 5", "IOMMU group 7"]
    bound = dialog.model.item(1).child(0)
    assert not bound.isCheckable()
    dialog.view.setCurrentIndex(bound.index())
    assert "e1000e" in dialog.why.text()
    assert "driver_override" in dialog.commands.toPlainText()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "Linux" in dialog.machine.text()
    dialog.reject()


def test_nothing_runs_without_consent(prepared: Prepare, qtbot: QtBot) -> None:
    dialog = picker(prepared(), qtbot)
    assert not dialog.ok.isEnabled()
    dialog.model.tick_all()
    assert not dialog.ok.isEnabled()
    assert f"resets {ADDRESS}" in dialog.agreed.text()
    dialog.accept()
    assert dialog.isVisible()
    dialog.agreed.setChecked(True)
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_what_will_run_is_shown_before(prepared: Prepare, qtbot: QtBot, tmp_path: Path) -> None:
    window = prepared()
    dialog = picker(window, qtbot)
    dialog.model.tick_all()
    dialog.sweep.setChecked(True)
    line = dialog.line.text()
    assert line.startswith("pkexec ")
    assert line.endswith(f"capture --sweep --time-limit 5 --yes -- {ADDRESS}")
    dialog.agreed.setChecked(True)
    qtbot.keyClick(dialog.ok, Key.Key_Return)
    # A sweep has far more calls than the two of the dance.
    qtbot.waitUntil(lambda: captured(window) > 40, timeout=30000)
    assert (tmp_path / "pkexec.log").read_text().strip() == line.removeprefix("pkexec ")


def test_a_capture_through_pkexec_ends_in_the_map(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared(root="pkexec")
    capture(window, qtbot)
    qtbot.waitUntil(lambda: captured(window) > 0, timeout=20000)
    project = window.document.project
    assert project is not None
    origin = project.captures[0].provenance
    assert (origin.kind, origin.driver) == ("captured", "vfio-pci")
    assert origin.kernel == os.uname().release
    assert origin.time
    assert origin.address == ""
    assert all(each.written is not None for each in project.captures)
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    subtitle = window.document.derived.columns[0].subtitle
    assert origin.time[:10] in subtitle
    assert "answers from Linux" in window.message.text


def test_a_child_that_hangs_is_cut_and_what_was_read_is_kept(
    prepared: Prepare, qtbot: QtBot
) -> None:
    window = prepared(root="", limit=0.3, hang=["0x3b6c"])
    capture(window, qtbot)
    dialog = progress(window, qtbot)
    qtbot.waitUntil(dialog.failures.isVisible, timeout=20000)
    assert captured(window) > 0
    assert "did not answer" in dialog.failures.toPlainText()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_worker_that_dies_is_told_and_what_was_read_is_kept(
    prepared: Prepare, qtbot: QtBot
) -> None:
    window = prepared(root="", die=["0x3b6c"])
    capture(window, qtbot)
    dialog = progress(window, qtbot)
    qtbot.waitUntil(dialog.failures.isVisible, timeout=20000)
    assert captured(window) > 0
    assert "answers were read and are kept" in dialog.what.text()
    dialog.reject()


def test_escape_cancels_and_keeps_what_was_read(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared(root="", limit=30, hang=["0x3b6c"])
    capture(window, qtbot)
    dialog = progress(window, qtbot)
    qtbot.waitUntil(lambda: dialog.answers > 0, timeout=20000)
    began = time.monotonic()
    qtbot.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: captured(window) > 0, timeout=15000)
    assert time.monotonic() - began < 10
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.reject()


def test_a_group_in_use_is_explained_and_not_tried_again(
    prepared: Prepare, qtbot: QtBot, tmp_path: Path
) -> None:
    log = tmp_path / "calls.log"
    window = prepared(root="", errors={"open /dev/vfio/5": 16}, log=str(log))
    capture(window, qtbot)
    dialog = progress(window, qtbot)
    qtbot.waitUntil(dialog.failures.isVisible, timeout=20000)
    assert "in use" in dialog.failures.toPlainText()
    assert dialog.windowTitle() == "Nothing was captured"
    assert captured(window) == 0
    assert log.read_text().count("open /dev/vfio/5") == 1
    dialog.reject()


def test_a_program_that_is_missing_is_one_clear_line(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared()
    missing = Command(("/no/such/pkexec",), b"", "/no/such/pkexec", Target(), 5, 5)
    start = window.dialogs.capturing.start
    window.dialogs.capturing.start = lambda request, target: (
        missing if request.what == "capture" else start(request, target)
    )
    capture(window, qtbot)
    dialog = progress(window, qtbot)
    qtbot.waitUntil(dialog.failures.isVisible, timeout=20000)
    assert "/no/such/pkexec" in dialog.failures.toPlainText()
    dialog.reject()


def test_reading_again_shows_before_and_after(
    prepared: Prepare, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = prepared(root="")
    capture(window, qtbot)
    qtbot.waitUntil(lambda: captured(window) > 0, timeout=20000)
    qtbot.waitUntil(lambda: not window.findChildren(ProgressDialog))
    window.activateWindow()  # as a window manager does when a dialog goes
    qtbot.waitUntil(window.isActiveWindow)
    count = captured(window)
    before = window.document.undo_stack.count()
    monkeypatch.setenv("FAKE_KERNEL", json.dumps({"regions": 1}))
    qtbot.keyClick(window, Key.Key_F5)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    assert f"resets {ADDRESS}" in box.informativeText()
    box.defaultButton().click()
    qtbot.waitUntil(lambda: captured(window) > count, timeout=20000)
    columns = window.document.derived.columns
    assert [column.run is None for column in columns[:2]] == [True, True]
    assert window.document.undo_stack.count() == before + 1
    assert window.message.text.startswith("Read again:")


def test_reading_again_without_a_capture_says_so(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Key.Key_F5)
    qtbot.waitUntil(lambda: "capture first" in window.message.text)


def test_the_start_page_offers_it(window: MainWindow) -> None:
    texts = [button.text() for button in window.centre.start.findChildren(QPushButton)]
    assert any("Capture" in text for text in texts)


def test_the_model_is_a_whole_one(qtmodeltester: ModelTester) -> None:
    def device(number: int, group: str, problem: str = "") -> Device:
        return Device(
            bus="pci", address=f"0000:0{number}:00.0", vendor="1b36", device="0010",
            subsystem_vendor="", subsystem="", class_code="010802", name="NVMe", driver="vfio-pci",
            driver_override="", group=group, group_node=None, cdev="", cdev_node=None, members=(),
            mdev_type="", noiommu=False, ways=("group",), ready=not problem, problem=problem,
            holders=(), in_use_by=(),
        )  # fmt: skip

    model = DevicesModel()
    model.show({str(n): device(n, g, p) for n, g, p in (
        (1, "5", ""), (2, "5", "not-a-vfio-driver"), (3, "", "no-iommu-group"),
    )})  # fmt: skip
    qtmodeltester.check(model)
    model.tick_all()
    assert model.ticked() == ("0000:01:00.0",)


@pytest.mark.parametrize(
    ("host", "needed", "root"), [("", False, ""), ("there", True, "sudo"), ("there", False, "")]
)
def test_privileges_are_chosen_by_what_the_nodes_allow(host: str, needed: bool, root: str) -> None:
    assert fitting_root(host, needed=needed)[0] == root


def test_the_picker_needs_no_more_than_keys(prepared: Prepare, qtbot: QtBot) -> None:
    dialog = picker(prepared(), qtbot)
    seen = set()
    dialog.host.setFocus()
    for _ in range(24):
        widget = dialog.focusWidget()
        seen.add(widget)
        qtbot.keyClick(widget, Key.Key_Tab)
    for wanted in (dialog.view, dialog.way, dialog.root, dialog.sweep, dialog.refresh):
        assert wanted in seen
    cancel = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    qtbot.keyClick(cancel, Key.Key_Return)
    assert not dialog.isVisible()


def test_another_host_is_asked_by_ssh(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared()
    start = window.dialogs.capturing.start
    asked = []

    def there(request: Request, target: Target) -> Command:
        asked.append(target.host)
        return start(request, Target())

    window.dialogs.capturing.start = there
    dialog = picker(window, qtbot)
    qtbot.keyClicks(dialog.host, "root@there")
    qtbot.waitUntil(lambda: "root@there" in asked)
    qtbot.waitUntil(lambda: "devices" in dialog.machine.text(), timeout=15000)
    dialog.model.tick_all()
    assert dialog.wish().target.host == "root@there"
    dialog.reject()


def test_a_name_that_is_no_host_is_refused_in_one_line(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared()
    dialog = picker(window, qtbot)
    window.dialogs.capturing.start = command
    dialog._start = command
    qtbot.keyClicks(dialog.host, "-oProxyCommand=x")
    dialog.discover()
    assert "is no name of a host" in dialog.problem.text()
    dialog.reject()


def test_python_is_the_one_that_runs_here() -> None:
    assert command(Request("devices")).argv[0] == sys.executable
