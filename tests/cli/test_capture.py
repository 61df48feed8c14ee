"""`vfioviz capture` by the real agent on a stand-in for a kernel, and by agents that misbehave."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import patience
from tests.capture.live.faketree import Tree
from tests.capture.live.saying import AGENT, agent_on, begin, device, record, says
from tests.cli.live import Program, program_in
from vfioviz.capture.live import trust
from vfioviz.capture.open import open_path
from vfioviz.cli.load import captures
from vfioviz.cli.options import parse

NVME = "0000:01:00.0"
OUT = "out.vfioviz"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    monkeypatch.setenv("VFIOVIZ_ROOT", str(tmp_path / "machine"))
    # Root may run this in a user's checkout: what is said of that is another test's.
    monkeypatch.setattr(trust, "open_to", lambda _paths: None)
    tree = Tree(tmp_path / "machine")
    tree.modules("vfio", "vfio_pci")
    tree.nodes("/dev/vfio/vfio", "/dev/vfio/5", "/dev/vfio/6")
    tree.pci(NVME, driver="vfio-pci", group="5")
    tree.pci("0000:02:00.0", driver="vfio-pci", group="6")
    tree.pci("0000:03:00.0", "8086:10d3", driver="e1000e", group="7")
    return tree


@pytest.fixture
def kernel(machine: Tree, program: Program, tmp_path: Path) -> Program:
    program.agent(agent_on(tmp_path / "agent.py"))
    return program


def test_a_capture_file_holds_what_was_read(kernel: Program) -> None:
    assert kernel("capture", NVME, "--yes", "-o", OUT) == 0
    assert kernel.err == ""
    row, file = kernel.out.splitlines()
    assert row == (
        f"{NVME} 1b36:0010 (vfio-pci, group): device info, 2 regions, IOMMU info, 7 calls"
    )
    assert file == f"{OUT}: 7 captures"
    found = captures(str(kernel.folder / OUT))
    assert [one.ioctl for one in found] == ["device"] * 2 + ["region"] * 3 + ["iommu"] * 2
    assert all(one.written is not None for one in found)
    origin = found[0].provenance
    assert (origin.driver, origin.way, origin.device) == ("vfio-pci", "group", "1b36:0010")
    assert origin.kernel == os.uname().release


def test_addresses_and_host_name_stay_here_unless_asked_for(kernel: Program) -> None:
    assert kernel("capture", "--all", "--yes", "-o", OUT) == 0
    text = (kernel.folder / OUT).read_text()
    assert "0000:0" not in text
    assert os.uname().nodename not in text.replace(os.uname().release, "")
    assert {one.provenance.device for one in captures(OUT)} == {"1b36:0010", "1b36:0010 (2)"}
    assert kernel("capture", "--all", "--yes", "--identifiers", "-o", OUT) == 0
    assert {one.provenance.address for one in captures(OUT)} == {NVME, "0000:02:00.0"}


def test_a_sweep_of_lines_reads_back(kernel: Program) -> None:
    assert kernel("capture", NVME, "--sweep", "--yes", "-o", "out.jsonl") == 0
    found = open_path("out.jsonl")
    assert len(found) > 180
    assert all(one.written is not None for one in found)
    assert NVME not in Path("out.jsonl").read_text()
    assert "answered by an error" in kernel.out


def test_without_a_name_it_takes_kernel_and_time(kernel: Program) -> None:
    assert kernel("capture", NVME, "--yes") == 0
    assert kernel("capture", NVME, "--yes") == 0
    first, second = sorted(path.name for path in kernel.folder.glob("vfio-*.vfioviz"))
    assert first != second
    assert kernel.out.splitlines()[-1].startswith("vfio-")


def test_json_says_what_was_read_and_what_failed(kernel: Program) -> None:
    assert kernel("capture", NVME, "0000:03:00.0", "nope", "--yes", "--json", "-o", OUT) == 1
    told = json.loads(kernel.out)
    assert set(told) == {
        "schema", "host", "begin", "file", "captures", "records", "devices", "findings", "failures",
    }  # fmt: skip
    assert (told["schema"], told["file"], told["captures"]) == (1, OUT, 7)
    assert [one["failures"] for one in told["devices"]] == [[], ["not-a-vfio-driver"]]
    assert {one["code"] for one in told["failures"]} == {"no-such-device", "not-a-vfio-driver"}
    assert all({"text", "next_step", "commands"} <= set(one) for one in told["failures"])


def test_each_failure_is_one_line_with_the_next_step(kernel: Program) -> None:
    assert kernel("capture", NVME, "0000:03:00.0", "nope", "--yes", "-o", OUT) == 1
    lines = kernel.err.splitlines()
    assert len(lines) == 2
    assert "there is no device nope. vfioviz devices lists" in lines[0]
    assert "0000:03:00.0 is bound to the driver e1000e" in lines[1]
    assert "vfioviz devices --how 0000:03:00.0" in lines[1]
    assert len(captures(OUT)) == 7  # what can be read is


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"errors": {"open /dev/vfio/5": 16}}, "group 5 is in use (EBUSY)"),
        (
            {"errors": {"open /dev/vfio/5": 13}},
            "/dev/vfio/5 may not be opened by this user (EACCES)",
        ),
        ({"errors": {"0x3b66": 12}}, "the limit of locked memory is too low"),
        ({"not_viable": True}, "group 5 is not viable"),
        ({"values": {"0x3b65": 0}}, "offers no IOMMU of type 1"),
    ],
)
def test_what_the_kernel_refuses_is_explained(
    machine: Tree, program: Program, tmp_path: Path, about: dict[str, object], words: str
) -> None:
    program.agent(agent_on(tmp_path / "agent.py", **about))
    assert program("capture", NVME, "--yes", "-o", OUT) == 1
    (line,) = program.err.splitlines()
    assert words in line
    assert "nothing was read" in program.out
    assert not Path(OUT).exists()


def test_an_overrun_is_a_finding_that_is_told_once(
    machine: Tree, program: Program, tmp_path: Path
) -> None:
    program.agent(agent_on(tmp_path / "agent.py", overrun=8))
    assert program("capture", NVME, "--yes", "--sweep", "-o", OUT) == 1
    (line,) = program.err.splitlines()
    assert "1b36:0010, 6." in line.replace(os.uname().release, "6.")
    assert "The kernel wrote 8 bytes from 16 on, past argsz 16" in line
    assert " more like it)" in line
    assert any(len(one.data) > (one.argsz_in or 0) for one in captures(OUT))
    assert program("show", OUT, "--record", "1") == 1
    assert "past argsz 16" in program.out


def test_what_was_read_before_a_break_is_written(program: Program, tmp_path: Path) -> None:
    program.agent(
        says(tmp_path / "agent.py", begin(), device(NVME), record(bytes(80), 16, 0xA5),
             then="os.kill(os.getpid(), 9)")
    )  # fmt: skip
    assert program("capture", NVME, "--yes", "-o", OUT) == 1
    assert "broke off halfway; the 1 record read before is kept" in program.err
    assert len(captures(OUT)) == 1


def test_a_device_that_hangs_is_given_up_and_the_rest_goes_on(
    machine: Tree, program: Program, tmp_path: Path
) -> None:
    program.agent(agent_on(tmp_path / "agent.py", hang=["0x3b6c"]))
    assert program("capture", NVME, "--yes", "--time-limit", str(patience.LIMIT), "-o", OUT) == 1
    call = "VFIO_DEVICE_GET_REGION_INFO, region 0, argsz 32"
    assert f"{call} did not answer within {patience.LIMIT:g} s" in program.err
    assert [one.ioctl for one in captures(OUT)] == ["device", "device"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ((), "name a DEVICE, or say --all"),
        ((NVME, "-o", "x.bin"), "x.bin: expected a name that ends in .vfioviz or .jsonl"),
        ((NVME, "-o", "no/such/x.jsonl"), "no/such/x.jsonl: can't be written there"),
        ((NVME, "--stream", "-o", "x.jsonl"), "--stream runs here"),
        ((NVME, "--stream", "--ssh", "x"), "--stream runs here"),
        ((NVME,), "nobody can be asked here: --yes agrees to it"),
        ((NVME, "--yes", "--ssh", "a b"), "'a b' is no name of a host"),
    ],
)
def test_usage_is_told_before_anything_is_opened(
    kernel: Program, words: tuple[str, ...], text: str
) -> None:
    assert kernel("capture", *words) == 2
    assert text in kernel.err
    assert len(kernel.err.splitlines()) == 1


def test_options_out_of_range_are_refused(kernel: Program) -> None:
    for words in (["--time-limit", "0"], ["--time-limit", "x"], ["--way", "magic"]):
        with pytest.raises(SystemExit) as end:
            parse(["capture", NVME, *words])
        assert end.value.code == 2


def test_a_plan_says_what_would_be_opened_and_opens_nothing(
    machine: Tree, program: Program, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    program.agent(agent_on(tmp_path / "agent.py", log=str(log)))
    assert program("capture", NVME, "--plan") == 0
    assert f"{NVME}  1b36:0010 (opening it resets it)" in program.out
    assert "node /dev/vfio/5" in program.out
    assert "ioctl VFIO_DEVICE_GET_INFO" in program.out
    assert program("capture", NVME, "--plan", "--json") == 0
    (plan,) = json.loads(program.out)["plans"]
    assert (plan["devices"], plan["resets"], plan["way"]) == ([NVME], [NVME], "group")
    assert not log.exists()
    assert program("capture", "0000:03:00.0", "--plan") == 1


def test_the_script_is_the_agent_itself(program: Program) -> None:
    assert program("capture", "--print-script") == 0
    assert program.out == AGENT.read_text()


def test_stream_is_the_protocol_itself(machine: Tree, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vfioviz", "capture", "--stream", "--yes", "nope"],
        capture_output=True, text=True, check=False, timeout=patience.SECONDS,
    )  # fmt: skip
    assert [json.loads(line)["type"] for line in done.stdout.splitlines()] == [
        "begin", "host", "failure", "end",
    ]  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")


def test_it_needs_no_qt(machine: Tree, tmp_path: Path) -> None:
    code = (
        "import sys; from vfioviz.cli import main;"
        "status = main(['capture', '--ssh', 'box', '--yes', '--all', '-o', 'x.vfioviz']);"
        "sys.exit(9 if any(n.startswith('PySide6') for n in sys.modules) else status)"
    )
    env = program_in(agent_on(tmp_path / "agent.py"), tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True,
        check=False, timeout=patience.SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("vfioviz: running: ssh -T -o BatchMode=yes")
    assert "x.vfioviz: 14 captures" in done.stdout


def test_ctrl_c_keeps_what_was_read(machine: Tree, tmp_path: Path) -> None:
    log = tmp_path / "log"
    agent = agent_on(tmp_path / "agent.py", slow=["0x3b6c"], log=str(log))
    env = program_in(agent, tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "vfioviz", "capture", "--ssh", "box", "--yes", "--all", "--sweep",
         "-o", OUT],
        cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + patience.SECONDS
    while not log.exists() or log.read_text().count("0x3b6") < 60:
        assert time.monotonic() < until
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=patience.SECONDS)
    assert process.returncode == 130
    assert "cancelled; what was read before is kept" in err
    assert "Traceback" not in err
    assert len(captures(str(tmp_path / OUT))) > 20
    assert OUT in out


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, *words: str, cwd: Path, env: dict[str, str]) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.execve(  # noqa: S606 -- no shell is wanted
                sys.executable, [sys.executable, "-m", "vfioviz", *words], env
            )
        self.text = ""

    def until(self, words: str, seconds: float = patience.SECONDS) -> None:
        end = time.monotonic() + seconds
        while words not in self.text:
            assert time.monotonic() < end, self.text
            if not self.read():
                break
        assert words in self.text

    def read(self) -> bool:
        if not select.select([self.fd], [], [], 0.2)[0]:
            return True
        try:
            chunk = os.read(self.fd, 4096)
        except OSError:
            return False
        self.text += chunk.decode("utf-8", "replace")
        return bool(chunk)

    def end(self) -> int:
        while self.read():
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.mark.parametrize("answer", ["y", "n", ""])
def test_on_a_terminal_it_asks_once(machine: Tree, tmp_path: Path, answer: str) -> None:
    log = tmp_path / "log"
    agent = agent_on(tmp_path / "agent.py", log=str(log), slow=["0x3b6c"])
    env = program_in(agent, tmp_path) | {"TERM": "xterm"}
    terminal = Terminal("capture", "--ssh", "box", NVME, "-o", OUT, cwd=tmp_path, env=env)
    terminal.until("Go on? [y/N] ")
    assert "(opening it resets it)" in terminal.text
    assert not log.exists()  # nothing was opened yet
    os.write(terminal.fd, answer.encode() + b"\n")
    assert terminal.end() == (0 if answer == "y" else 2)
    assert terminal.text.count("Go on?") == 1
    assert log.exists() == (answer == "y")
    assert (tmp_path / OUT).exists() == (answer == "y")
    assert ("nothing was opened" in terminal.text) == (answer != "y")
    if answer == "y":
        assert "VFIO_DEVICE_GET_REGION_INFO region" in terminal.text  # progress
