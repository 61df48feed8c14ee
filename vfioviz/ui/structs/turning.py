"""Structs that open and close, and unions that show one of their alternatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from vfioviz.language import tr
from vfioviz.scene import structtext
from vfioviz.scene.structpieces import Choice, Piece, Sort


def next_alternative(choice: Choice, by: int) -> tuple[str, int]:
    """Return the key of a union, and the alternative that comes next; 0: it is one piece again."""
    return choice.key, (choice.number + by) % (len(choice.alternatives) + 1)


class Wanted(NamedTuple):
    """What is emitted where something is chosen."""

    fold: SignalInstance
    """With the path of a struct that is to be opened or closed."""
    choose: SignalInstance
    """With the key of a union, and the number of its alternative."""
    lanes: SignalInstance


def menu_of(parent: QWidget, piece: Piece, wanted: Wanted, *, lanes: bool) -> QMenu:
    """Return what can be done with a piece.

    Args:
        parent: Of the menu, which deletes itself.
        piece: It.
        wanted: What is emitted.
        lanes: Whether unions stand in lanes.
    """
    menu = QMenu(parent)
    menu.setObjectName("piece-menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    choice = piece.choice
    if choice is not None:
        for number in range(len(choice.alternatives) + 1):
            action = menu.addAction(structtext.alternative(choice, number))
            action.setCheckable(True)
            action.setChecked(number == choice.number)
            action.triggered.connect(
                lambda _on=False, key=choice.key, number=number: wanted.choose.emit(key, number)
            )
        menu.addSeparator()
        beside = menu.addAction(tr("Alternatives side by side"))
        beside.setCheckable(True)
        beside.setChecked(lanes)
        beside.triggered.connect(lambda _on=False: wanted.lanes.emit())
        menu.addSeparator()
    if piece.struct:
        turned = menu.addAction(tr("Open or close {name}", name=piece.struct))
        turned.triggered.connect(lambda _on=False: wanted.fold.emit(piece.struct))
    return menu


def likest(before: Piece, pieces: Sequence[Piece]) -> int:
    """Return the index of the piece that is most like one of before; -1 for none."""
    ranks = [_alike(before, each) for each in pieces]
    return ranks.index(max(ranks)) if any(ranks) else -1


def _alike(before: Piece, now: Piece) -> int:
    if not now.name or not before.name:
        return 0
    if now.name == before.name and now.choice == before.choice:
        return 5
    if before.choice and now.choice and now.choice.key == before.choice.key:
        # Another alternative is shown: its first member, not what it leaves of the union.
        return 3 if now.sort is Sort.UNION else 4
    return 2 if now.struct == before.name else int(before.name.startswith(f"{now.name}."))
