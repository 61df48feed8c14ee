"""What an edit makes is gone when the edit is: objects are counted, not bytes."""

from __future__ import annotations

import gc
from collections import Counter
from functools import partial

from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QApplication, QToolButton

from tests.ui.conftest import Opener
from tests.ui.naming import ref
from vfioviz.document import edits
from vfioviz.ui.theme import Theme
from vfioviz.ui.windows import Windows

CYCLES = 60


def counted() -> Counter[str]:
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects())


def test_edits_and_undos_leave_no_objects_behind(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")

    project = window.document.project
    assert project is not None
    avail = ref(project, "caps[1].avail")

    def cycle(count: int) -> None:
        for number in range(count):
            stored = partial(edits.set_field, ref=avail, value=number % 7 + 1)
            window.editing.run(stored)
            QApplication.processEvents()
            window.document.undo_stack.undo()
            QApplication.processEvents()

    cycle(CYCLES)  # caches fill
    assert counted() - Counter()  # counting has some of its own
    before = counted()
    cycle(4 * CYCLES)
    more = counted() - before
    # One object kept a cycle would be 240; keys of full caches may be counted or not.
    assert sum(more.values()) < CYCLES, more.most_common(5)


def test_buttons_do_not_connect_to_their_action_again_and_again(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    action = window.actions_table["undo"]
    button = window.toolbar.widgetForAction(action)
    assert isinstance(button, QToolButton)
    for number in range(100):
        action.setEnabled(number % 2 == 0)
        assert button.isEnabled() == action.isEnabled()
    action.setIconText("Take back")
    assert button.text() == "Take back"
    assert action.receivers(SIGNAL("changed()")) < 10
    action.setEnabled(True)
    triggered: list[bool] = []
    action.triggered.connect(lambda: triggered.append(True))
    button.click()
    assert triggered == [True]


def test_a_lesson_panel_that_was_never_seen_goes_with_its_window(theme: Theme) -> None:
    """Presenting without a lesson makes one; it had no parent, and stayed for good."""
    windows = Windows(theme)
    window = windows.make()
    window.start()
    window.show()
    window.actions_table["presenter"].trigger()
    QApplication.processEvents()
    assert [type(each) for each in QApplication.topLevelWidgets() if "Lesson" in repr(each)] == []
    window.close()
