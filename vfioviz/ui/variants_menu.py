"""The variants of the project in a menu: those that the program ships, and those that it brings."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from vfioviz.document.project import ModelColumn
from vfioviz.kernel.producer import Producer
from vfioviz.language import titled
from vfioviz.ui.editing import Editing
from vfioviz.ui.plain import plain
from vfioviz.ui.qdocument import QDocument

ACTION = "variant-"
"""Begins the key of an action that shows a variant."""


class VariantsMenu(QObject):
    """Brings a menu to the project's versions each time that it is opened."""

    def __init__(
        self, menu: QMenu, shipped: list[QAction], document: QDocument, editing: Editing
    ) -> None:
        super().__init__(menu)
        self._menu = menu
        self._shipped = shipped
        self._document = document
        self._editing = editing
        self._added: list[QAction] = []
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for action in self._added:
            self._menu.removeAction(action)
            action.deleteLater()
        self._added.clear()
        project = self._document.project
        versions = () if project is None else project.producers.versions
        keys = {one.key for one in versions}
        for action in self._shipped:
            action.setVisible(project is None or action.objectName().removeprefix(ACTION) in keys)
        known = {action.objectName().removeprefix(ACTION) for action in self._shipped}
        entries = self._menu.actions()
        at = entries.index(self._shipped[-1]) + 1
        before = entries[at] if at < len(entries) else None
        for one in versions:
            if one.key not in known:
                self._add(one, before)

    def _add(self, one: Producer, before: QAction | None) -> None:
        column = ModelColumn(one.key)
        project = self._document.project
        action = QAction(one.key, self._menu)
        action.setObjectName(ACTION + one.key)
        action.setCheckable(True)
        action.setChecked(project is not None and column in project.columns)
        action.setToolTip(plain(titled(one.summary)))
        action.setStatusTip(titled(one.title))
        # A lesson that asks which variant it is takes this one away with the others.
        action.setEnabled(self._shipped[0].isEnabled())
        action.triggered.connect(lambda on: self._editing.toggle(column, on=on))
        self._menu.insertAction(before, action) if before else self._menu.addAction(action)
        self._added.append(action)
