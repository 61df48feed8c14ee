"""What the active column says otherwise than the reference, by structure."""

from __future__ import annotations

from functools import lru_cache

from typing_extensions import override

from vfioviz.codec.differences import Difference, differences
from vfioviz.codec.same import Same
from vfioviz.document.derived import Derived
from vfioviz.document.project import CaptureColumn
from vfioviz.language import mark, tr
from vfioviz.scene.change import line
from vfioviz.ui.jobs import Work
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.told import Plan, Rows, ToldPanel, nothing


class DifferencesPanel(ToldPanel):
    """F6 and Shift+F6 walk along it."""

    headers = (mark("Difference"), mark("What"), mark("Reference"), mark("Here"))
    widths = (16, 34, 0, 0)
    name = mark("Differences from the reference column")

    def _pair(self) -> tuple[int, int] | None:
        """Return the reference and the active column; of the reference, the first that differs."""
        columns = self._document.derived.columns
        count = len(columns)
        reference, active = self._document.view.reference, self._document.active
        if count < 2 or reference >= count:
            return None
        if active != reference:
            return reference, active
        return reference, self._first(Same(self._document.derived), reference)

    @staticmethod
    @lru_cache(maxsize=4)
    def _first(derived: Same[Derived], reference: int) -> int:
        """Return the column that the line above the map tells of; the next one where there is none.

        Args:
            derived: The columns, two or more.
            reference: Index of the one that they are compared with.
        """
        columns = derived.it.columns
        following = (reference + 1) % len(columns)
        if isinstance(columns[following].column, CaptureColumn):
            return following  # two answers that somebody opened are compared, also where equal
        told = (
            number
            for number, each in enumerate(columns)
            if number != reference and line(columns[reference], each)
        )
        return next(told, following)

    @override
    def subject(self) -> object:
        return id(self._document.derived), self._pair()

    @override
    def plan(self) -> Plan:
        pair = self._pair()
        if pair is None:
            return nothing(tr("Two columns are needed: show another buffer or a variant."))
        columns = self._document.derived.columns
        a, b = (columns[index] for index in pair)
        if a.layout.ioctl is not b.layout.ioctl:
            return nothing(tr("The two columns answer different ioctls."))

        def work(progress: Work) -> Rows:
            found = progress.watch(differences(a.layout, b.layout))
            rows = tuple(_row(each, *pair) for each in found)
            return rows, tr("{title} says the same as {title2}.", title=b.title, title2=a.title)

        return Plan(a.layout.size + b.layout.size, work)


def _row(each: Difference, reference: int, active: int) -> Told:
    texts = (tr(each.kind.value), each.what, each.before or "-", each.after or "-")
    none = tr("none")
    tip = f"{each.what}: {each.before or none} -> {each.after or none}"
    span, column = (each.b, active) if each.b is not None else (each.a, reference)
    if span is None:
        return Told(texts, tip)
    return Told(texts, tip, column, *span)
