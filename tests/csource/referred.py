"""C that a project brings along or refers to: a tree, and a patch on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.csource import base
from vfioviz.capture.open import open_path
from vfioviz.document import edits
from vfioviz.document.project import Project
from vfioviz.document.start import project_from
from vfioviz.document.variants import read, wanted

SAMPLE = Path(__file__).parents[2] / "samples" / "device-atomic-v6.6.bin"
MAIN = "drivers/vfio/vfio_main.c"


def project_with(source: str) -> Project:
    """A project with a version of the code, "mine", that is read from where the words say."""
    start = project_from(open_path(SAMPLE), variants=())
    return edits.add_version(start, read(wanted(f"mine={source}"))).project


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return base.write(tmp_path / "linux")


@pytest.fixture
def patch(tmp_path: Path) -> Path:
    path = tmp_path / "rounds.patch"
    path.write_text(base.ROUNDS)
    return path
