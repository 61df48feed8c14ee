"""A capture from the window: progress, an end by hand, children that hang, die and break off."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests import patience
from tests.ui.live.driving import (
    ADDRESS,
    LONG,
    Key,
    Mod,
    Prepare,
    capture,
    captured,
    failed,
    idle,
    picker,
    progress,
)
from vfioviz.capture.live.transport import Command, Target
from vfioviz.ui.features.capture import capturing

HALF = """
import json, os, signal, sys, time
def say(**message):
    print(json.dumps(message), flush=True)
say(type="begin", protocol=1, agent="1", kernel="6.12.1", arch="x86_64", byte_order="little",
    pointer=8, time="2026-11-23T16:50:01Z", euid=0, command="capture")
say(type="plan", devices=["0000:01:00.0"], way="group", calls=9, resets=["0000:01:00.0"])
for fill in (0xa5, 0x5a):
    data = bytes.fromhex("1400000002000000" + "0900000005000000") + bytes(4) + bytes([fill]) * 44
    say(type="record", way="group", bus="pci", device="1b36:0010", address="0000:01:00.0",
        driver="vfio-pci", group="5", ioctl="VFIO_DEVICE_GET_INFO", request="0x3b6b", argsz=20,
        fill=fill, errno=0, data=data.hex(), purpose="short", time="2026-11-23T16:50:01Z")
say(type="progress", done=2, of=9, device="0000:01:00.0", ioctl="VFIO_DEVICE_GET_INFO", index=None)
print("the last words of a child", file=sys.stderr, flush=True)
"""


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """An agent of which a test says how it goes on after one answer."""
    path = tmp_path / "half.py"
    path.write_text(HALF)
    return path


def goes_on(agent: Path, code: str) -> Path:
    agent.write_text(agent.read_text() + code)
    return agent


def test_a_capture_through_pkexec_ends_in_the_map(
    prepared: Prepare, qtbot: QtBot, pkexec_log: Path
) -> None:
    window = prepared()
    dialog = picker(window, qtbot)
    qtbot.keyClick(dialog.view, Key.Key_Space)
    qtbot.keyClick(dialog, Key.Key_P, Mod.AltModifier)
    qtbot.keyClick(dialog.options.root, Key.Key_Down)
    qtbot.keyClick(dialog, Key.Key_A, Mod.AltModifier)
    qtbot.waitUntil(dialog.ok.isEnabled)
    qtbot.keyClick(dialog.agreed, Key.Key_Return)
    qtbot.waitUntil(lambda: captured(window) > 0, timeout=LONG)
    assert f"-- {ADDRESS}" in pkexec_log.read_text()
    project = window.document.project
    assert project is not None
    origin = project.captures[0].provenance
    assert (origin.kind, origin.driver) == ("captured", "vfio-pci")
    assert origin.kernel == os.uname().release
    assert origin.time
    assert origin.address == ""
    assert all(each.written is not None for each in project.captures)
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    column = window.document.derived.columns[0]
    assert column.title == f"Linux {origin.kernel}"
    assert origin.time[:10] in column.subtitle
    assert window.status.live.text() == f"Linux {origin.kernel}, {origin.time}"
    assert f"{len(project.captures)} answers from Linux" in window.message.text


def test_addresses_are_kept_when_asked_for(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared()
    dialog = picker(window, qtbot)
    dialog.model.tick_all()
    qtbot.keyClick(dialog, Key.Key_K, Mod.AltModifier)
    qtbot.waitUntil(dialog.options.identifiers.isChecked)
    dialog.agreed.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: captured(window) > 0, timeout=LONG)
    project = window.document.project
    assert project is not None
    assert project.captures[0].provenance.address == ADDRESS


def test_what_is_captured_comes_beside_what_is_open_as_one_step(
    prepared: Prepare, qtbot: QtBot
) -> None:
    window = prepared()
    window.files.open_dump("14000000 02000000 09000000 05000000 00000000", "typed")
    qtbot.waitUntil(lambda: captured(window) == 1)
    capture(window, qtbot)
    qtbot.waitUntil(lambda: captured(window) > 1, timeout=LONG)
    assert window.document.undo_stack.count() == 1
    window.document.undo_stack.undo()
    assert captured(window) == 1


def test_a_call_that_hangs_is_given_up_and_what_was_read_is_kept(
    prepared: Prepare, qtbot: QtBot
) -> None:
    window = prepared(limit=patience.LIMIT, hang=["0x3b6c"])
    capture(window, qtbot)
    dialog = failed(window, qtbot)
    assert captured(window) > 0
    assert "did not answer" in dialog.failures.toPlainText()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert "did not work" in window.message.text


def test_a_child_that_falls_silent_is_ended_and_what_was_read_is_kept(
    prepared: Prepare, qtbot: QtBot, half: Path
) -> None:
    pid = half.with_name("pid")
    goes_on(half, f"open({str(pid)!r}, 'w').write(str(os.getpid()))\n"
                  "signal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(600)\n")  # fmt: skip
    window = prepared(agent=half, silence=2 * patience.LIMIT)
    capture(window, qtbot)
    dialog = failed(window, qtbot)
    assert captured(window) == 1
    assert "fell silent" in dialog.failures.toPlainText()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
    dialog.reject()


@pytest.mark.parametrize("end", ["sys.exit(3)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_child_that_dies_halfway_leaves_what_was_read(
    prepared: Prepare, qtbot: QtBot, half: Path, end: str
) -> None:
    window = prepared(agent=goes_on(half, end))
    capture(window, qtbot)
    dialog = failed(window, qtbot)
    assert captured(window) == 1
    assert dialog.what.text() == "1 answer is kept; 1 step did not work:"
    told = dialog.failures.toPlainText()
    assert "broke off halfway" in told
    assert "the last words of a child" in told.partition("last words of what was started")[2]
    qtbot.keyClick(dialog, Key.Key_C, Mod.AltModifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == told)
    qtbot.keyClick(dialog, Key.Key_Return)
    assert not dialog.isVisible()


def test_a_worker_that_dies_is_told_and_what_was_read_is_kept(
    prepared: Prepare, qtbot: QtBot
) -> None:
    window = prepared(die=["0x3b6c"])
    capture(window, qtbot)
    dialog = failed(window, qtbot)
    assert captured(window) > 0
    assert "answers are kept" in dialog.what.text()
    dialog.reject()


def test_progress_names_device_call_and_region(prepared: Prepare, qtbot: QtBot, half: Path) -> None:
    goes_on(
        half,
        """
say(type="plan", devices=["0000:02:00.0"], way="group", calls=9, resets=[])
say(type="progress", done=5, of=18, device="0000:02:00.0", ioctl="VFIO_DEVICE_GET_REGION_INFO",
    index=3)
time.sleep(600)
""",
    )
    window = prepared(agent=half)
    capture(window, qtbot)
    dialog = progress(window, qtbot)
    qtbot.waitUntil(lambda: "region 3" in dialog.what.text(), timeout=LONG)
    assert dialog.what.text() == (
        "Device 2 of 2, 0000:02:00.0: VFIO_DEVICE_GET_REGION_INFO, region 3"
    )
    assert (dialog.bar.value(), dialog.bar.maximum()) == (5, 18)
    # The window lives on: the child is not waited for.
    assert window.isEnabled()
    qtbot.keyClick(dialog, Key.Key_Escape)
    idle(window, qtbot)
    assert captured(window) == 1


def test_escape_cancels_and_keeps_what_was_read(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared(limit=30, hang=["0x3b6c"])
    capture(window, qtbot)
    dialog = progress(window, qtbot)
    qtbot.waitUntil(lambda: dialog.answers > 0, timeout=LONG)
    qtbot.keyClick(dialog, Key.Key_Return)  # an Enter too many cancels nothing
    assert dialog.ok.isEnabled()
    qtbot.keyClick(dialog, Key.Key_Escape)
    idle(window, qtbot)
    assert captured(window) > 0
    assert window.message.text.startswith("Cancelled: ")


def test_a_group_in_use_is_explained_and_not_tried_again(
    prepared: Prepare, qtbot: QtBot, tmp_path: Path
) -> None:
    log = tmp_path / "calls.log"
    window = prepared(errors={"open /dev/vfio/5": 16}, log=str(log))
    capture(window, qtbot)
    dialog = failed(window, qtbot)
    assert "in use" in dialog.failures.toPlainText()
    assert "fuser" in dialog.failures.toPlainText()
    assert dialog.windowTitle() == "Nothing was captured"
    assert captured(window) == 0
    assert log.read_text().count("open /dev/vfio/5") == 1
    dialog.reject()


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (126, "", "Root was not granted"),
        (127, "Not authorized", "Root was not granted"),
        (1, "boom", "did not start"),
    ],
)
def test_a_pkexec_that_refuses_is_one_clear_line(
    prepared: Prepare, qtbot: QtBot, tmp_path: Path, status: int, said: str, told: str
) -> None:
    window = prepared()
    start = capturing(window.bench).start
    words = ("sh", "-c", f"echo {said} >&2; exit {status}")
    refusing = Command(words, b"", "pkexec vfioviz", Target("", "pkexec"), 5, 5)
    capturing(window.bench).start = lambda request, target: (
        refusing if request.what == "capture" else start(request, target)
    )
    capture(window, qtbot)
    dialog = failed(window, qtbot)
    assert told in dialog.failures.toPlainText().splitlines()[0]
    dialog.reject()


def test_a_program_that_is_missing_is_one_clear_line(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared()
    missing = Command(("/no/such/pkexec",), b"", "/no/such/pkexec", Target(), 5, 5)
    start = capturing(window.bench).start
    capturing(window.bench).start = lambda request, target: (
        missing if request.what == "capture" else start(request, target)
    )
    capture(window, qtbot)
    dialog = failed(window, qtbot)
    assert "/no/such/pkexec" in dialog.failures.toPlainText()
    dialog.reject()
