"""Real children with real pipes: agents that speak, hang, break off and talk nonsense."""

from __future__ import annotations

import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from tests import patience
from tests.capture.live.faketree import Tree
from tests.capture.live.saying import agent_on, begin, end, record, says, script
from vfioviz.capture.live import run as run_module
from vfioviz.capture.live.run import Run
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import Command, Request, Target, command

DATA = bytes(80)
ASKED = Request("capture", ("0000:01:00.0",))


def running(agent: Path, *, silence: float = patience.SECONDS) -> Command:
    made = command(ASKED, agent=agent)
    return Command(made.argv, made.stdin, made.shown, made.target, patience.SECONDS, silence)


def codes(reader: Reader) -> list[str]:
    return [failure.code for failure in reader.failures]


def gone(pid: int, seconds: float = patience.SECONDS) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_the_agent_is_run_to_its_end(ready: Tree, tmp_path: Path) -> None:
    reader = Reader()
    with Run(running(agent_on(tmp_path / "agent.py"))) as run:
        assert run.read(reader) == ()
    assert (run.status, run.stderr, reader.failures) == (0, "", [])
    assert reader.end is not None
    assert reader.end.records == reader.records == 2 * len(reader.captures()) > 0
    assert all(capture.written is not None for capture in reader.captures())
    assert [device.address for device in reader.devices.values()] == ["0000:01:00.0"]


def test_an_overrun_of_the_kernel_is_seen(ready: Tree, tmp_path: Path) -> None:
    reader = Reader()
    with Run(running(agent_on(tmp_path / "agent.py", overrun=4))) as run:
        run.read(reader)
    over = [one for one in reader.captures() if len(one.data) > (one.argsz_in or 0)]
    assert over
    assert {one.ioctl for one in over} == {"device"}
    assert all(one.written and one.written[-1][1] == len(one.data) for one in over)


def test_an_agent_that_hangs_is_given_up_and_ended(tmp_path: Path) -> None:
    agent = says(tmp_path / "a", begin(), record(DATA, 16, 0xA5), then="time.sleep(600)")
    reader = Reader()
    with Run(running(agent, silence=patience.LIMIT)) as run:
        run.read(reader)
        assert run._child is not None
        pid = run._child.pid
    assert codes(reader) == ["silent"]
    assert (run.silent, run.left, len(reader.captures())) == (True, False, 1)
    assert gone(pid)


def test_one_that_ignores_everything_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "GRACE", 0.3)
    agent = says(
        tmp_path / "a",
        begin(),
        then="for n in (1, 2, 13, 15): signal.signal(n, signal.SIG_IGN)\n"
        "print('{}', flush=True)\nwhile True: time.sleep(1)",
    )
    reader = Reader()
    with Run(running(agent), grace=0.3) as run:
        lines = run.lines()
        reader.feed(next(lines))
        reader.feed(next(lines))
        run.cancel()
        assert list(lines) == []
        reader.finish(run.failure(reader))
    assert (run.status, codes(reader)) == (-signal.SIGKILL, ["cancelled"])


def test_cancel_from_another_thread_lets_the_agent_say_good_bye(
    ready: Tree, tmp_path: Path
) -> None:
    agent = agent_on(tmp_path / "agent.py", slow=["0x3b6c"])
    reader = Reader()
    with Run(running(agent)) as run:
        for line in run.lines():
            reader.feed(line)
            if reader.records == 3:
                thread = threading.Thread(target=run.cancel)
                thread.start()
                thread.join()
        assert run.failure(reader) is None  # it said all that it had to say
    assert reader.end is not None
    assert reader.end.cancelled
    assert (codes(reader), run.status) == (["cancelled"], 130)
    assert reader.records >= 3


def test_cancel_before_the_first_line(tmp_path: Path) -> None:
    reader = Reader()
    with Run(running(says(tmp_path / "a", then="time.sleep(600)"))) as run:
        run.cancel()
        run.read(reader)
    assert codes(reader) == ["cancelled"]


def test_it_is_ended_when_nobody_reads_on(tmp_path: Path) -> None:
    agent = says(tmp_path / "a", begin(), then="while True: print('x' * 1000, flush=True)")
    with Run(running(agent)) as run:
        assert next(run.lines())
        assert run._child is not None
        pid = run._child.pid
    assert gone(pid)


def test_an_agent_that_takes_no_signal_ends_when_its_pipe_is_closed(
    ready: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As under pkexec: what runs as root can't be signalled.
    monkeypatch.setattr(Run, "_signal", lambda *_: None)
    agent = agent_on(tmp_path / "agent.py", hang=["0x3b6c"])
    reader = Reader()
    with Run(running(agent), grace=0.3) as run:
        for line in run.lines():
            reader.feed(line)
            if reader.records == 4:
                run.cancel()
        reader.finish(run.failure(reader))
    assert not run.left
    assert (codes(reader), reader.records) == (["cancelled"], 4)
    assert run._child is not None
    assert gone(run._child.pid)


def test_a_stream_that_breaks_off_is_told_with_what_was_read(tmp_path: Path) -> None:
    agent = says(
        tmp_path / "a",
        begin(),
        record(DATA, 16, 0xA5),
        then='sys.stdout.write(\'{"type":"rec\'); sys.stdout.flush()\n'
        "sys.stderr.write('Killed by the weather\\n')\nsys.exit(9)",
    )
    reader = Reader()
    with Run(running(agent)) as run:
        (failure,) = run.read(reader)
    assert (failure.code, failure.detail["status"], failure.detail["records"]) == (
        "broke-off",
        9,
        1,
    )
    assert failure.detail["said"] == "Killed by the weather"
    assert list(reader.noise) == ['{"type":"rec']


def test_noise_around_the_messages_does_no_harm(tmp_path: Path) -> None:
    agent = script(
        tmp_path / "a",
        "import os\n"
        f"os.write(1, b'Last login: today\\n\\xff\\xfe\\0\\n' + {begin()!r}.encode() + b'\\r\\n')\n"
        f"os.write(1, b'{{}}\\n' + {end()!r}.encode())\n",
    )
    reader = Reader()
    with Run(running(agent)) as run:
        assert run.read(reader) == ()
    assert reader.begin is not None
    assert reader.end is not None
    assert list(reader.noise) == ["Last login: today", "\ufffd\ufffd?", "{}"]


def test_a_line_without_end_is_noise_in_bounded_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "MAX_LINE", 1 << 16)
    agent = says(
        tmp_path / "a",
        begin(),
        then=f"print('{{' + 'x' * 3_000_000)\nprint({end()!r})",
    )
    sizes = []
    with Run(running(agent)) as run:
        sizes = [len(line) for line in run.lines()]
    assert sizes[0] == len(begin())
    assert sizes[1:] == [(1 << 16) + 1, len(end())]


def test_stderr_without_end_is_read_and_its_tail_kept(tmp_path: Path) -> None:
    agent = says(
        tmp_path / "a",
        begin(),
        then="sys.stderr.write('y' * 3_000_000 + '\\nlast\\n')\nsys.exit(3)",
    )
    reader = Reader()
    with Run(running(agent)) as run:
        run.read(reader)
    assert run.stderr.endswith("\nlast")
    assert len(run.stderr) < 10_000


def test_a_program_that_is_not_there_is_told() -> None:
    made = Command(("/nowhere/ssh", "x"), b"", "", Target("x"), 5, 5)
    reader = Reader()
    with Run(made) as run:
        (failure,) = run.read(reader)
    assert (failure.code, failure.errno_name, failure.detail["program"]) == (
        "no-program", "ENOENT", "/nowhere/ssh",
    )  # fmt: skip


def test_standard_input_of_any_size_arrives(tmp_path: Path) -> None:
    made = Command(
        (sys.executable, "-c", "import sys; print(len(sys.stdin.read()))"),
        b"x" * 1_000_000, "", Target(), 20, 20,
    )  # fmt: skip
    with Run(made) as run:
        assert list(run.lines()) == ["1000000"]


def test_no_descriptor_is_left(tmp_path: Path) -> None:
    agent = says(tmp_path / "a", begin(), end())
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        with Run(running(agent)) as run:
            run.read(Reader())
            run.cancel()
        run.cancel()
        run.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
