"""Root on this machine: stand-ins for pkexec and sudo, the program's own `capture --stream`."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.capture.live.faketree import Tree
from tests.capture.live.saying import ROOT, begin, script
from vfioviz import assets
from vfioviz.capture.live.explain import explain
from vfioviz.capture.live.run import Run
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import Request, Target, command
from vfioviz.capture.live.transport import Root as Way

PROGRAM = (sys.executable, "-m", "vfioviz")


def ran(become: Path, root: Way, request: Request) -> Reader:
    reader = Reader()
    made = command(request, Target(root=root), program=PROGRAM, become=(str(become),))
    with Run(made) as run:
        run.read(reader)
    return reader


def test_the_program_speaks_the_protocol_where_pkexec_starts_it(
    ready: Tree, tmp_path: Path
) -> None:
    # As pkexec does: an environment of its own, another folder.
    pkexec = tmp_path / "pkexec"
    pkexec.write_text(
        f"#!/bin/sh\ncd /\nexec env -i PATH=/usr/bin:/bin PYTHONPATH={ROOT} "
        f'VFIOVIZ_ROOT={ready.root} "$@"\n'
    )
    pkexec.chmod(0o755)
    reader = ran(pkexec, "pkexec", Request("capture", ("nope",)))
    assert reader.begin is not None
    assert reader.begin.command == "capture"
    assert [one.code for one in reader.failures] == ["no-such-device"]
    assert reader.end is not None


@pytest.mark.parametrize(
    ("root", "then", "code", "words"),
    [
        ("pkexec", "sys.exit(126)", "not-authorised", "the question was dismissed"),
        ("pkexec", "sys.exit(127)", "not-authorised", "root was not granted"),
        ("sudo", "sys.exit('sudo: a password is required')", "sudo-password", "sudo -v"),
        ("askpass", "sys.exit('sudo: no askpass program specified')", "sudo-password", "ASKPASS"),
        ("sudo", "sys.exit('u is not in the sudoers file.')", "sudo-refused", "refuses"),
        ("sudo", "sys.exit('sudo: x: command not found')", "no-answer", "did not start"),
        ("pkexec", f"print({begin()!r}); sys.exit(127)", "broke-off", "broke off halfway"),
    ],
)
def test_what_keeps_root_away_is_told_in_one_line(
    tmp_path: Path, root: Way, then: str, code: str, words: str
) -> None:
    reader = ran(script(tmp_path / "become", f"import sys\n{then}\n"), root, Request("capture"))
    (failure,) = reader.failures
    assert failure.code == code
    assert words in explain(failure).line


def test_the_polkit_action_names_the_program_and_what_it_does() -> None:
    text = assets.root().joinpath("polkit", "org.vfioviz.capture.policy").read_text()
    (action,) = ET.fromstring(text).findall("action")  # noqa: S314 -- the project's own file
    notes = {one.get("key"): one.text for one in action.findall("annotate")}
    assert notes == {
        "org.freedesktop.policykit.exec.path": "/usr/bin/vfioviz",
        "org.freedesktop.policykit.exec.argv1": "capture",
    }
    assert "is reset" in (action.findtext("message") or "")
    # Nobody becomes root without a password, and none is kept.
    assert {one.text for one in action.findall("defaults/*")} == {"auth_admin"}


def test_what_root_runs_begins_as_the_polkit_action_says() -> None:
    made = command(
        Request("capture", all=True), Target(root="pkexec"), program=("/usr/bin/vfioviz",)
    )
    assert made.argv[:3] == ("pkexec", "/usr/bin/vfioviz", "capture")
