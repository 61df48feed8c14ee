"""Qt reaches no override of ours in an object that is half made or half gone."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from types import FunctionType
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QUndoCommand, QValidator
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

import vfioviz.ui
from vfioviz.ui import whole as module
from vfioviz.ui.whole import whole

BASES = (QObject, QUndoCommand)


def classes() -> list[type]:
    """Every class of the window's that has a class of Qt among its bases."""
    found: list[type] = []
    for info in pkgutil.walk_packages(vfioviz.ui.__path__, "vfioviz.ui."):
        held = importlib.import_module(info.name)
        found += [
            what
            for what in vars(held).values()
            if inspect.isclass(what) and what.__module__ == info.name and issubclass(what, BASES)
        ]
    return found


OURS = classes()


def virtuals(cls: type) -> list[str]:
    """The functions of a class that Qt has under that name too."""
    return [
        name
        for name, what in vars(cls).items()
        if isinstance(what, FunctionType)
        and not name.startswith("__")
        and any(
            name in vars(base) and not isinstance(vars(base)[name], FunctionType)
            for base in cls.__mro__[1:]
            if base.__module__.startswith(("PySide6.", "Shiboken"))
        )
    ]


OVERRIDES = [(cls, name) for cls in OURS for name in virtuals(cls)]


def test_there_is_something_to_hold() -> None:
    assert len(OURS) > 60
    assert len(OVERRIDES) > 100


@pytest.mark.parametrize(
    ("cls", "name"), OVERRIDES, ids=[f"{cls.__name__}.{name}" for cls, name in OVERRIDES]
)
def test_each_override_keeps_qt_out_of_objects_that_are_not_whole(cls: type, name: str) -> None:
    method = vars(cls)[name]
    assert getattr(method, "__override__", False), f"{cls}.{name}: not marked override"
    assert module.guards(method), f"{cls.__name__} is not marked whole, or {name} is not virtual"


def test_a_constructor_that_still_runs_is_not_disturbed(qapp: object) -> None:
    heard = []

    @whole
    class Eager(QLabel):
        def __init__(self) -> None:
            super().__init__()
            self.installEventFilter(self)
            self.setFixedSize(7, 7)  # sends events at once
            heard.append(self.sizeHint())
            self.mine = QSize(3, 4)

        @override
        def sizeHint(self) -> QSize:
            return self.mine

        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            return self.mine.isEmpty()

        @override
        def event(self, event: QEvent) -> bool:
            assert self.mine.isValid()
            return super().event(event)

    made = Eager()
    assert heard != [QSize(3, 4)]
    assert made.sizeHint() == QSize(3, 4)


def test_a_constructor_that_failed_leaves_nothing_that_qt_can_reach(qapp: object) -> None:
    left: list[QWidget] = []

    @whole
    class Failing(QWidget):
        def __init__(self) -> None:
            super().__init__()
            left.append(self)
            raise LookupError

        @override
        def sizeHint(self) -> QSize:
            raise AssertionError

    with pytest.raises(LookupError):
        Failing()
    assert left[0].sizeHint() == QSize(-1, -1)


def test_what_was_torn_down_acts_as_qts_own(qapp: object) -> None:
    @whole
    class Model(QAbstractItemModel):
        def __init__(self) -> None:
            super().__init__()
            self.rows = 5

        @override
        def rowCount(self, parent: Any = None) -> int:
            return self.rows

        @override
        def columnCount(self, parent: Any = None) -> int:
            return self.rows

        @override
        def data(self, index: Any, role: int = 0) -> Any:
            return self.rows

        @override
        def flags(self, index: Any) -> Qt.ItemFlag:
            return Qt.ItemFlag(self.rows)

    model = Model()
    assert (model.rowCount(), model.data(QModelIndex())) == (5, 5)
    vars(model).clear()  # as the garbage collector does
    assert (model.rowCount(), model.columnCount(), model.data(QModelIndex())) == (0, 0, None)
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_class_below_another_is_whole_when_its_own_constructor_is_done(qapp: object) -> None:
    @whole
    class Upper(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.width_of_mine = 1

        @override
        def sizeHint(self) -> QSize:
            return QSize(self.width_of_mine, 1)

    @whole
    class Lower(Upper):
        def __init__(self) -> None:
            super().__init__()
            self.early = self.sizeHint()
            self.height_of_mine = 2

        @override
        def sizeHint(self) -> QSize:
            return QSize(super().sizeHint().width(), self.height_of_mine)

    made = Lower()
    assert made.early == QSize(-1, -1)
    assert made.sizeHint() == QSize(1, 2)


def test_a_validator_that_is_not_whole_lets_nothing_pass(qapp: object) -> None:
    @whole
    class Strict(QValidator):
        @override
        def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
            return QValidator.State.Acceptable, text, position

    strict = Strict()
    assert strict.validate("x", 1)[0] is QValidator.State.Acceptable
    vars(strict).clear()
    assert strict.validate("x", 1) == (QValidator.State.Invalid, "x", 1)
