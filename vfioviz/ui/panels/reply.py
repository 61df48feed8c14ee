"""The reply as it will be read: made of the figures of now, and written in like a letter.

What is typed hangs on the line above it and stays there when the figures change; ``vfioviz reply``
prints the same text.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import (
    QColor,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.capture.visible import visible
from vfioviz.document import edits
from vfioviz.document.edit_reply import read, with_own
from vfioviz.document.project import Own, Project, Reply
from vfioviz.kernel.question import ModelError
from vfioviz.language import english, mark, plural, tr
from vfioviz.scene.mail.common import COLUMNS
from vfioviz.scene.mail.reply import made
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.commands import merge_key
from vfioviz.ui.dock import give_room
from vfioviz.ui.editing import Editing
from vfioviz.ui.jobs import Jobs, Work, weight
from vfioviz.ui.panels.letter import Letter
from vfioviz.ui.panels.seen import SeenPanel
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.theme import colours, mix
from vfioviz.ui.whole import whole

_LEAST_MAP = 400
"""Pixels that the map keeps when the preview takes room for its columns."""


@whole
class ReplyPanel(SeenPanel):
    """The preview, and what there is to say of its lines."""

    def __init__(
        self,
        document: QDocument,
        editing: Editing,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._jobs = jobs
        self._palette = LIGHT
        self._merge = ""
        self._of: object = None
        """What the lines were made of."""
        self._made: tuple[str, ...] = ()
        self._why = ""
        self._wide = False
        self.text = Letter(self)
        self.text.setAccessibleName(tr("Reply"))
        self.text.setPlaceholderText(tr("There is nothing to reply with."))
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.wrap = QPushButton(tr("&Wrap my lines"), self)
        self.wrap.setToolTip(tr("Break the lines that I wrote so that a mail has room for them"))
        self.reset = QPushButton(tr("&Take mine out"), self)
        self.reset.setToolTip(tr("Have the reply as it is made, without what I wrote"))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 8, 6)
        buttons.addWidget(self.wrap)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.text, 1)
        words = QHBoxLayout()
        words.setContentsMargins(8, 2, 8, 0)
        words.addWidget(self.told)
        rows.addLayout(words)
        rows.addLayout(buttons)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._typed)
        self.wrap.clicked.connect(self._wrap)
        self.reset.clicked.connect(self._reset)
        document.derived_changed.connect(self._refresh)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self.text.rule = QColor(palette.edge)
        self._mark()

    # ---- from the document

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """Let the dock be as wide as the columns of a mail, once, where the map keeps its own."""
        window, dock = self.window(), self.parentWidget()
        while dock is not None and dock.parentWidget() is not window:
            dock = dock.parentWidget()
        if self._wide or not isinstance(window, QMainWindow) or dock is None:
            return
        self._wide = True
        width, centre = self.text.columns_width, window.centralWidget()
        if (
            isinstance(dock, QDockWidget)
            and centre is not None
            and dock.width() < width <= centre.width() + dock.width() - _LEAST_MAP
        ):
            give_room(window, [dock], [width], Qt.Orientation.Horizontal)

    @override
    def _update(self) -> None:
        project = self._document.project
        if project is None:
            self._of, self._made = None, ()
            self._show()
            return
        of = (project.content, project.handler, project.abi, project.fill, project.notes,
              project.producers, project.captures)  # fmt: skip
        if of == self._of:
            self._show()
            return
        self._of = of

        def work(progress: Work) -> tuple[tuple[str, ...], str]:
            try:
                with english():
                    return tuple(progress.watch(made(project))), ""
            except ModelError as problem:
                return (), str(problem)

        if not self._jobs.run(
            self, tr("Reply"), weight(self._document), work, self._worked_out,
            dropped=self._dropped,
        ):  # fmt: skip
            # The figures of before stand until those of now are there.
            self._show()

    def _worked_out(self, result: Callable[[], tuple[tuple[str, ...], str]]) -> None:
        self._made, self._why = result()
        self._show()

    def _dropped(self) -> None:
        self._of = None

    @property
    def _project(self) -> Project | None:
        return self._document.project

    def _show(self) -> None:
        project = self._project
        reply = Reply() if project is None else project.reply
        text = "\n".join(with_own(self._made, reply)) if self._made else ""
        self._put(text)
        self.text.setReadOnly(not self._made)
        if self._why and not self._made:
            self.text.setPlaceholderText(tr("No reply: {problem}.", problem=self._why))
        self._mark()

    def _put(self, text: str) -> None:
        """Change the text where it differs: the cursor stays at the words that it is at."""
        before = self.text.toPlainText()
        if text == before:
            return
        start = next(
            (i for i, (a, b) in enumerate(zip(before, text, strict=False)) if a != b),
            min(len(before), len(text)),
        )
        most = min(len(before), len(text)) - start
        same = next((i for i in range(most) if before[-1 - i] != text[-1 - i]), most)
        blocker = QSignalBlocker(self.text)
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(len(before) - same, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - same])
        del blocker

    # ---- what is written

    def _typed(self) -> None:
        if not self._made or self._project is None:
            return
        text = "\n".join(visible(line.expandtabs()) for line in
                         self.text.toPlainText().split("\n"))  # fmt: skip
        reply = read(self._made, text)
        self._merge = self._merge or merge_key("reply")
        if not self._editing.run(lambda now: edits.set_reply(now, reply), self._merge):
            self._show()

    def _wrap(self) -> None:
        project = self._project
        if project is None:
            return
        own = tuple(Own(each.after, _wrapped(each.lines)) for each in project.reply.own)
        reply = project.reply._replace(own=own)
        self._merge = ""
        self._editing.run(lambda now: edits.set_reply(now, reply))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset(self) -> None:
        self._merge = ""
        self._editing.run(lambda now: edits.set_reply(now, Reply()))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- marks

    def _mark(self) -> None:
        """Mark what somebody wrote, and say which lines a mail has no room for."""
        project = self._project
        reply = Reply() if project is None else project.reply
        mine = _own_lines(self._made, reply)
        long = []
        marks = []
        block = self.text.document().firstBlock()
        while block.isValid():
            number = block.blockNumber()
            if number in mine:
                marks.append(self._marked(block, colours(self._palette)["wash"]))
            if len(block.text()) > COLUMNS:
                long.append(number + 1)
                warn = mix(self._palette.page, self._palette.warn, 0.3)
                marks.append(self._marked(block, warn, COLUMNS))
            block = block.next()
        self.text.setExtraSelections(marks)
        self.wrap.setEnabled(any(number - 1 in mine for number in long))
        self.reset.setEnabled(reply != Reply())
        self.told.setText(self._said(long, bool(mine)))

    def _said(self, long: list[int], mine: bool) -> str:  # noqa: FBT001 -- two facts
        if not self._made:
            return ""
        said = [tr("The rule stands behind column {n}.", n=COLUMNS)]
        if long:
            lines = ", ".join(map(str, long[:6])) + (", …" if len(long) > 6 else "")
            said.append(
                plural(
                    len(long),
                    mark("Line {lines} is longer."),
                    mark("Lines {lines} are longer."),
                    lines=lines,
                )
            )
        if mine:
            said.append(tr("What you wrote is shaded; it stays when the figures change."))
        else:
            said.append(tr("Write where you like: the figures go on following the edits."))
        return " ".join(said)

    @staticmethod
    def _marked(block: QTextBlock, colour: str, column: int = -1) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setBackground(QColor(colour))
        cursor = QTextCursor(block)
        if column < 0:
            shape.setProperty(QTextFormat.Property.FullWidthSelection, True)
        else:
            cursor.setPosition(block.position() + column)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
        marked.format = shape
        marked.cursor = cursor
        return marked


def _wrapped(lines: tuple[str, ...]) -> tuple[str, ...]:
    wrapped: list[str] = []
    for line in lines:
        wrapped += textwrap.wrap(line, COLUMNS, break_long_words=False) or [line]
    return tuple(wrapped)


def _own_lines(lines: tuple[str, ...], reply: Reply) -> frozenset[int]:
    """Return the numbers, from 0, of the lines that somebody wrote."""
    if not lines or not reply.own:
        return frozenset()
    marked = Reply(tuple(Own(one.after, tuple("\0" for _ in one.lines)) for one in reply.own),
                   reply.gone)  # fmt: skip
    shown = with_own(lines, marked)
    return frozenset(number for number, line in enumerate(shown) if line == "\0")
