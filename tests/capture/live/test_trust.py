"""Whether what is about to run as root is root's alone to write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vfioviz.capture.live.transport import Request, Target, command
from vfioviz.capture.live.trust import open_to, own_code, warning

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    path = folder / "program"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_a_file_of_roots_in_folders_of_roots_is_roots_alone(program: Path) -> None:
    assert open_to([program]) is None
    assert warning([program]) == ""


def test_a_file_or_folder_that_another_user_owns_is_told_with_his_name(program: Path) -> None:
    for place in (program, program.parent, program.parent.parent):
        os.chown(place, 65534, 0)
        assert open_to([program]) == (place, "nobody")
        assert f"{place} is to run as root, and nobody can change it" in warning([program])
        os.chown(place, 0, 0)


def test_a_mode_that_lets_others_write_is_told_but_for_sticky_folders(program: Path) -> None:
    for place in (program, program.parent):
        before = place.stat().st_mode
        place.chmod(0o777)
        assert open_to([program]) == (place, "others")
        place.chmod(before)
    program.parent.chmod(0o1777)
    assert open_to([program]) is None


def test_a_link_is_looked_at_and_what_it_leads_to(program: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(program)
    assert open_to([link]) is None
    os.chown(link, 65534, 65534, follow_symlinks=False)
    assert open_to([link]) == (link, "nobody")
    os.chown(link, 0, 0, follow_symlinks=False)
    os.chown(program.parent, 65534, 65534)
    assert open_to([link]) == (program.parent, "nobody")


def test_the_interpreter_and_the_programs_own_code_are_among_what_runs(program: Path) -> None:
    code = {str(path) for path in own_code(program)}
    assert str(program) in code
    assert any(path.endswith("capture/live/agent.py") for path in code)
    assert any("python" in path for path in code)


def test_a_command_that_becomes_root_says_whose_code_it_runs(program: Path) -> None:
    os.chown(program, 65534, 65534)
    request = Request("capture", all=True)
    made = command(request, Target(root="pkexec"), program=(str(program),))
    assert "nobody can change it" in made.warning
    assert command(request, Target()).warning == ""
    assert command(request, Target("host", "sudo")).warning == ""
