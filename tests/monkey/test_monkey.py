"""Some hundred things that somebody presses; ``python -m tests.monkey`` does 10,000."""

from __future__ import annotations

import pytest

from tests.monkey.monkey import Monkey
from tests.ui.conftest import IGNORED, _english, _garbage, theme
from vfioviz.ui.theme import Theme
from vfioviz.ui.windows import Windows

__all__ = ["_english", "_garbage", "theme"]


@pytest.mark.qt_log_ignore(IGNORED, r"This plugin does not support grabbing the \w+", extend=True)
def test_whatever_is_pressed_nothing_raises_and_nothing_is_printed(
    theme: Theme,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: object,
) -> None:
    monkeypatch.chdir(str(tmp_path))
    monkey = Monkey(Windows(theme), seed=12)
    wrong = list(monkey.run(300))
    assert wrong == []
    assert sum(monkey.counts.values()) == 300
    assert len(monkey.triggered) > 30
    assert "".join(capfd.readouterr()) == ""
