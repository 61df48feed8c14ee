"""The picker: what is there, why not, what will run, and nothing without consent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItemModel
from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.capture.live.faketree import Tree
from tests.ui.live.driving import ADDRESS, LONG, Key, Mod, Prepare, captured, picker
from vfioviz.capture.live.messages import Device, Host, Node
from vfioviz.capture.live.transport import Command, Request, Target, command
from vfioviz.ui.features.capture import capturing
from vfioviz.ui.live.devices import DevicesModel
from vfioviz.ui.live.wish import AS_ROOT, Wish, fitting_root, hindrance, needs_root
from vfioviz.ui.main_window import MainWindow

OPEN, CLOSED = (Node("/dev/x", present=True, read=can, write=can) for can in (True, False))


def device(number: int = 1, group: str = "5", problem: str = "", **more: object) -> Device:
    known: dict[str, object] = {
        "vendor": "1b36", "device": "0010", "name": "NVMe", "driver": "vfio-pci",
        "ways": ("group", "cdev"), "group_node": OPEN, "cdev_node": OPEN, **more,
    }  # fmt: skip
    return Device("pci", f"0000:0{number}:00.0", group=group, problem=problem, **known)  # type: ignore[arg-type]  # of a table


def test_discovery_shows_group_device_and_why(prepared: Prepare, qtbot: QtBot, ready: Tree) -> None:
    ready.pci("0000:02:00.0", driver="e1000e", group="7")
    dialog = picker(prepared(), qtbot)
    groups = [dialog.model.item(row).text() for row in range(dialog.model.rowCount())]
    assert [text.split("  ")[0] for text in groups] == ["IOMMU group 5", "IOMMU group 7"]
    bound = dialog.model.item(1).child(0)
    assert not bound.isCheckable()
    dialog.view.setCurrentIndex(bound.index())
    assert "e1000e" in dialog.reasons.why.text()
    assert "vfioviz devices" not in dialog.reasons.why.text()
    assert "driver_override" in dialog.reasons.commands.toPlainText()
    commands = dialog.reasons.commands.toPlainText()
    assert commands.startswith("sudo modprobe vfio-pci\n")
    qtbot.keyClick(dialog, Key.Key_C, Mod.AltModifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == commands)
    said = dialog.machine.text()
    for part in ("Linux", "IOMMU on", "/dev/vfio/vfio open to you", "iommufd", "2 devices"):
        assert part in said
    dialog.reject()


def test_a_column_that_is_clicked_tells_the_reason_too(
    prepared: Prepare, qtbot: QtBot, ready: Tree
) -> None:
    ready.pci("0000:02:00.0", driver="e1000e", group="7")
    dialog = picker(prepared(), qtbot)
    dialog.view.setCurrentIndex(dialog.model.item(1).child(0, 4).index())
    assert "e1000e" in dialog.reasons.why.text()
    dialog.reject()


def test_nothing_runs_without_consent(prepared: Prepare, qtbot: QtBot) -> None:
    dialog = picker(prepared(), qtbot)
    assert not dialog.ok.isEnabled()
    dialog.model.tick_all()
    assert not dialog.ok.isEnabled()
    assert f"resets {ADDRESS}" in dialog.agreed.text()
    assert "EBUSY" in dialog.agreed.text()
    dialog.accept()
    assert dialog.isVisible()
    dialog.agreed.setChecked(True)
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_consent_ends_when_the_devices_are_others(
    prepared: Prepare, qtbot: QtBot, ready: Tree
) -> None:
    ready.nodes("/dev/vfio/6")
    ready.pci("0000:02:00.0", driver="vfio-pci", group="6")
    dialog = picker(prepared(), qtbot)
    first, second = (dialog.model.item(row).child(0) for row in (0, 1))
    first.setCheckState(Qt.CheckState.Checked)
    dialog.agreed.setChecked(True)
    dialog.options.sweep.setChecked(True)
    assert dialog.ok.isEnabled()
    second.setCheckState(Qt.CheckState.Checked)
    assert not dialog.agreed.isChecked()
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_another_host_has_other_devices_and_needs_another_consent(
    prepared: Prepare, qtbot: QtBot
) -> None:
    window = prepared()
    start = capturing(window.bench).start
    asked = []

    def there(request: Request, target: Target) -> Command:
        asked.append(target.host)
        return start(request, Target())

    capturing(window.bench).start = there
    dialog = picker(window, qtbot)
    dialog.model.tick_all()
    dialog.agreed.setChecked(True)
    qtbot.keyClick(dialog, Key.Key_O, Mod.AltModifier)
    assert dialog.focusWidget() is dialog.host
    qtbot.keyClicks(dialog.host, "root@there")
    assert dialog.model.rowCount() == 0
    assert not dialog.agreed.isChecked()
    qtbot.keyClick(dialog.host, Key.Key_Return)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "root@there" in asked)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=LONG)
    dialog.model.tick_all()
    assert dialog.wish().target.host == "root@there"
    dialog.reject()


def test_a_name_that_is_no_host_is_refused_in_one_line(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared()
    start = capturing(window.bench).start
    capturing(window.bench).start = lambda request, target: (
        command(request, target) if target.host else start(request, target)
    )
    dialog = picker(window, qtbot)
    qtbot.keyClicks(dialog.host, "-oProxyCommand=x")
    dialog.discover()
    assert "is no name of a host" in dialog.problem.text()
    assert "\n" not in dialog.problem.text()
    dialog.host.clear()
    dialog.discover()
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=LONG)
    assert dialog.problem.text() == ""
    dialog.reject()


def test_a_machine_that_is_out_of_reach_is_explained(prepared: Prepare, qtbot: QtBot) -> None:
    window = prepared()
    start = capturing(window.bench).start
    words = ("sh", "-c", "echo ssh: connect to host there port 22: No route to host >&2; exit 255")
    capturing(window.bench).start = lambda request, target: (
        Command(words, b"", "ssh there", target, 5, 5) if target.host else start(request, target)
    )
    dialog = picker(window, qtbot)
    qtbot.keyClicks(dialog.host, "there")
    qtbot.waitUntil(lambda: "can't be reached" in dialog.problem.text(), timeout=LONG)
    assert "No route to host" in dialog.problem.text()
    assert "ssh -- there true" in dialog.reasons.commands.toPlainText()
    dialog.reject()


def test_refresh_finds_what_came_and_keeps_what_is_ticked(
    prepared: Prepare, qtbot: QtBot, ready: Tree
) -> None:
    dialog = picker(prepared(), qtbot)
    dialog.model.tick_all()
    dialog.agreed.setChecked(True)
    ready.pci("0000:02:00.0", driver="e1000e", group="7")
    qtbot.keyClick(dialog, Key.Key_E, Mod.AltModifier)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2, timeout=LONG)
    assert dialog.model.ticked() == (ADDRESS,)
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_what_will_run_is_shown_before(prepared: Prepare, qtbot: QtBot, pkexec_log: Path) -> None:
    window = prepared()
    dialog = picker(window, qtbot)
    dialog.model.tick_all()
    qtbot.keyClick(dialog, Key.Key_P, Mod.AltModifier)
    qtbot.keyClick(dialog.options.root, Key.Key_Down)
    assert dialog.options.root.currentData() == "pkexec"
    assert "by you" in dialog.options.root_why.text()
    qtbot.keyClick(dialog, Key.Key_S, Mod.AltModifier)
    qtbot.waitUntil(dialog.options.sweep.isChecked)
    qtbot.keyClick(dialog.options.limit, Key.Key_Down)
    line = dialog.line.text()
    assert line.startswith("pkexec ")
    assert line.endswith(f"capture --sweep --time-limit 15 --yes -- {ADDRESS}")
    dialog.agreed.setChecked(True)
    qtbot.keyClick(dialog.ok, Key.Key_Return)
    # A sweep has far more calls than the two of the dance.
    qtbot.waitUntil(lambda: captured(window) > 40, timeout=LONG)
    assert pkexec_log.read_text().strip() == line.removeprefix("pkexec ")


def test_all_is_reached_by_tab_and_escape_leaves(prepared: Prepare, qtbot: QtBot) -> None:
    dialog = picker(prepared(), qtbot)
    dialog.model.tick_all()
    dialog.agreed.setChecked(True)
    seen = []
    dialog.host.setFocus()
    while dialog.focusWidget() not in seen:
        seen.append(dialog.focusWidget())
        qtbot.keyClick(seen[-1], Key.Key_Tab)
    options = dialog.options
    wanted = [
        dialog.host, dialog.refresh, dialog.all, dialog.view, options.way, options.sweep,
        options.identifiers, options.root, options.limit, dialog.line, dialog.agreed, dialog.ok,
    ]  # fmt: skip
    assert [widget for widget in seen if widget in wanted] == wanted
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel) in seen
    assert all(widget.accessibleName() or widget in wanted for widget in seen[:1])
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_many_devices_are_counted_and_the_window_stays_narrow(
    prepared: Prepare, qtbot: QtBot, ready: Tree
) -> None:
    for number in range(20, 60):
        ready.nodes(f"/dev/vfio/{number}")
        ready.pci(f"0000:{number}:00.0", driver="vfio-pci", group=str(number))
    dialog = picker(prepared(), qtbot)
    dialog.model.tick_all()
    assert "resets 41 devices" in dialog.agreed.text()
    assert ADDRESS in dialog.agreed.toolTip()
    assert dialog.minimumSizeHint().width() <= 980
    dialog.reject()


def test_the_model_is_a_whole_one(qtmodeltester: ModelTester) -> None:
    model = DevicesModel()
    shown = (device(1), device(2, "5", "not-a-vfio-driver"), device(3, "", "no-iommu-group"))
    model.show({each.address: each for each in shown})
    qtmodeltester.check(model)
    model.tick_all()
    assert model.ticked() == (ADDRESS,)
    assert model.place("0000:03:00.0").data() == "0000:03:00.0"
    assert model.place("gone").data() == ADDRESS


def test_the_start_page_offers_it(window: MainWindow) -> None:
    texts = [button.text() for button in window.centre.start.findChildren(QPushButton)]
    assert any("Capture" in text for text in texts)


def test_the_window_loads_none_of_it_before_it_is_wanted() -> None:
    import subprocess  # noqa: PLC0415 -- here alone

    code = (
        "import sys; import vfioviz.ui.main_window;"
        "print([each for each in sys.modules if '.live' in each])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---- privileges


@pytest.mark.parametrize(
    ("way", "group", "cdev", "needed"),
    [
        ("auto", OPEN, CLOSED, False),
        ("auto", CLOSED, OPEN, False),
        ("auto", CLOSED, CLOSED, True),
        ("group", CLOSED, OPEN, True),
        ("cdev", CLOSED, OPEN, False),
        ("cdev", OPEN, CLOSED, True),
        ("group-iommufd", CLOSED, CLOSED, False),
    ],
)
def test_root_is_needed_where_no_way_is_open(
    way: str, group: Node, cdev: Node, needed: bool
) -> None:
    host = Host(vfio_node=OPEN, iommu_node=OPEN)
    assert needs_root([device(group_node=group, cdev_node=cdev)], host, way) is needed


@pytest.mark.usefixtures("pkexec_log")
@pytest.mark.parametrize(
    ("host", "needed", "root"),
    [("", False, ""), ("", True, "pkexec"), ("there", True, "sudo"), ("there", False, "")],
)
def test_privileges_are_chosen_by_what_the_nodes_allow(host: str, needed: bool, root: str) -> None:
    assert fitting_root(host, needed=needed)[0] == root


def test_sudo_asks_where_there_is_no_pkexec(no_root: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None if name == "pkexec" else name)
    monkeypatch.setenv("SUDO_ASKPASS", "/usr/bin/ask")
    assert fitting_root("", needed=True)[0] == "askpass"
    monkeypatch.delenv("SUDO_ASKPASS")
    assert fitting_root("", needed=True)[0] == ""
    assert "not installed" in hindrance("pkexec", "")


def test_root_starts_nothing_through_pkexec(
    prepared: Prepare, qtbot: QtBot, pkexec_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    window = prepared()
    dialog = picker(window, qtbot)
    dialog.model.tick_all()
    assert dialog.options.root_why.text().endswith(AS_ROOT)
    items = dialog.options.root.model()
    assert isinstance(items, QStandardItemModel)
    assert [items.item(row).isEnabled() for row in range(4)] == [True, False, False, False]
    dialog.reject()
    capturing(window.bench)._capture(
        Wish(Request("capture", (ADDRESS,)), Target("", "pkexec"), (ADDRESS,))
    )
    assert AS_ROOT in window.message.text
    assert not pkexec_log.exists()


def test_python_is_the_one_that_runs_here() -> None:
    assert command(Request("devices")).argv[0] == sys.executable
