"""The call that is modelled: driver, ABI, argsz, fill; every change is an edit of the document."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from vfioviz.document import edits
from vfioviz.document.project import Project
from vfioviz.language import tr
from vfioviz.ui.commands import merge_key
from vfioviz.ui.editing import Editing
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.panels.choices import ABI_CHOICES, choose, combo, form
from vfioviz.ui.qdocument import QDocument


class CallForm(QWidget):
    """A form; typing in one field is one undo step."""

    def __init__(self, document: QDocument, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._merge = ""
        self._chosen = False
        """Whether argsz was chosen before what is being typed."""
        self.handler = combo(tr("Driver that answers"))
        self.model_abi = combo(tr("ABI that the models build for"))
        self.exact = QCheckBox(tr("exact per variant"))
        self.exact.setToolTip(
            tr("Each column's caller passes the argsz which that variant reports")
        )
        self.argsz = U64Edit(32)
        self.argsz.setAccessibleName(tr("argsz that the caller passes"))
        self.fill = U64Edit(8, hexadecimal=True)
        self.fill.setAccessibleName(tr("Byte that the caller's buffer holds before the call"))
        self.fill.setToolTip(tr("What the caller's buffer holds before the call, 0 to 0xff"))
        for widget, topic in (
            (self.handler, "handlers"),
            (self.model_abi, "abis"),
            (self.exact, "term.argsz"),
            (self.argsz, "term.argsz"),
            (self.fill, "term.fill"),
        ):
            widget.setProperty("topic", topic)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(
            form(
                ("handler", self.handler),
                (tr("ABI"), self.model_abi),
                ("argsz", self.argsz),
                ("", self.exact),
                (tr("fill byte"), self.fill),
            )
        )
        self.handler.activated.connect(
            lambda _row: self._edit(lambda now: edits.set_handler(now, self.handler.currentData()))
        )
        self.model_abi.activated.connect(
            lambda _row: self._edit(lambda now: edits.set_abi(now, self.model_abi.currentData()))
        )
        self.exact.toggled.connect(self._exact_toggled)
        self.argsz.value_edited.connect(
            lambda number: self._typed("argsz", lambda now: self._with_argsz(now, number))
        )
        self.fill.value_edited.connect(
            lambda number: self._typed("fill", lambda now: edits.set_fill(now, number))
        )
        for field in (self.argsz, self.fill):
            field.follows = True
            field.editingFinished.connect(self._end_session)
            field.refused.connect(self._editing.refused)

    def _edit(self, verb: object) -> None:
        self._editing.run(verb)  # type: ignore[arg-type]  # lambdas of verbs
        self.show_project(self._document.project)

    def _typed(self, field: str, verb: object) -> None:
        if not self._merge.startswith(field):
            self._merge = merge_key(field)
            project = self._document.project
            self._chosen = project is not None and project.chosen
        self._editing.run(verb, self._merge)  # type: ignore[arg-type]  # lambdas of verbs

    def _with_argsz(self, now: Project, number: int) -> edits.Edit:
        # What is no number of the field takes back what was typed of it, as Ctrl+Z in it does.
        back = self.argsz.problem or not self.argsz.isUndoAvailable()
        chosen = self._chosen if back else True
        return edits.set_argsz(now, number, chosen=chosen)

    def _end_session(self) -> None:
        self._merge = ""

    def _exact_toggled(self, on: bool) -> None:  # noqa: FBT001 as Qt calls it
        number = None if on else self.argsz.value
        self._edit(lambda now: edits.set_argsz(now, number))

    def _usual(self, project: Project) -> int:
        """Return what the recorded caller passed, else what the first model's does."""
        recorded = project.captures[project.active].argsz_in
        if recorded is not None:
            return recorded
        columns = self._document.derived.columns
        return next((one.argsz or 0 for one in columns if one.run is not None), 0)

    def show_project(self, project: Project | None) -> None:
        """Show the call of a project; without one nothing can be changed."""
        widgets = (self.handler, self.model_abi, self.exact, self.argsz, self.fill)
        blockers = [QSignalBlocker(widget) for widget in widgets]
        for widget in widgets:
            widget.setEnabled(project is not None)
        if project is not None:
            fitting = project.producers.handlers_for(project.ioctl)
            handlers = [(tr(one.title), one.key, "") for one in fitting]
            choose(self.handler, handlers, project.handler)
            choose(self.model_abi, ABI_CHOICES, project.abi)
            self.exact.setChecked(project.argsz is None)
            self.argsz.setEnabled(project.argsz is not None)
            if project.argsz is not None and self.argsz.value != project.argsz:
                self.argsz.set_value(project.argsz)
            elif project.argsz is None:
                # What it becomes where one argsz is chosen for all.
                self.argsz.set_value(self._usual(project))
            if self.fill.value != project.fill:
                self.fill.set_value(project.fill)
        del blockers
