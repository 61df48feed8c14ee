"""A project on an answer of the tests' own writer, and what each of its columns must hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.laws import answers
from tests.laws.answers import HANDLERS, VERSIONS, Told
from tests.laws.opened import Opened, carried, opened
from tests.laws.specs import Spec
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.ref import CapId
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import set_argsz
from vfioviz.document.project import CaptureColumn, Column, ModelColumn, Project
from vfioviz.document.start import project_from

TARGET = {target.key: target for target in cw.TARGETS}


@dataclass
class Case:
    """The request that the writer has in mind, and the project that shows it."""

    one: Opened
    project: Project
    info: dict[str, int]
    specs: list[Spec]
    tags: list[CapId]
    """Which capability each one of the writer's is."""
    first: tuple[CapId, ...]
    """Those of the answer that was opened."""
    read: list[cw.Cap]
    """What was read of it: unknown ones with the pad behind them."""

    def told(self, column: Column) -> tuple[Told, Sequence[CapId], Sequence[cw.Cap]]:
        """Return what a column must hold, and which capabilities it is of."""
        one = self.one
        if isinstance(column, CaptureColumn):
            return one.answered, self.first, self.read
        on = TARGET[column.abi] if column.abi else one.on
        # Told from the bytes where they tell it: an avail of U32_MAX is iommufd's.
        handler = column.handler or self.project.handler
        caps = [spec.on(on, filled=on == one.on) for spec in self.specs]
        call = answers.Call(
            column.producer, handler, one.ioctl, on, self.info, caps, None, one.fill
        )
        return answers.answer(call), self.tags, caps

    def places(self, column: DerivedColumn) -> dict[CapId, tuple[int, int]]:
        """Return where each capability of a column lies, where its chain leads to it."""
        told, tags, caps = self.told(column.column)
        if not told.readable or len(told.data) > (column.argsz or 0):
            return {}
        return {
            tags[place]: (start, start + caps[place].size) for place, start in told.starts.items()
        }

    def check(self) -> None:
        """Hold each column against the writer."""
        for column in derive(self.project).columns:
            told, _, _ = self.told(column.column)
            assert column.layout.data.hex(" ") == told.data.hex(" "), column.column


def models(ioctl: str) -> st.SearchStrategy[ModelColumn]:
    """Any version, with an ABI and a driver of its own or those of the request."""
    return st.builds(
        ModelColumn,
        st.sampled_from(VERSIONS),
        st.sampled_from(("", *TARGET)),
        st.sampled_from(("", *HANDLERS[ioctl])),
    )


@st.composite
def cases(draw: st.DrawFn, *, min_caps: int = 1, max_caps: int = 4) -> Case:
    """A project with its capture and up to five models of any version, ABI and driver."""
    ioctl = draw(st.sampled_from(tuple(HANDLERS)))
    one = draw(opened(ioctl, min_caps=min_caps, max_caps=max_caps))
    capture = Capture(
        "an answer",
        one.answered.data,
        Provenance("constructed", "a test"),
        ioctl,
        one.on.key,
        one.argsz,
        one.fill,
    )
    project = set_argsz(project_from([capture], variants=()), None).project
    shown = draw(st.lists(models(ioctl), min_size=1, max_size=5, unique=True))
    columns: list[Column] = [CaptureColumn(0), *shown]
    project = replace(project, columns=tuple(draw(st.permutations(columns))))
    caps = carried(project.content, one.caps())
    specs = [
        spec if spec.payload is None else replace(spec, payload=cap.body)
        for spec, cap in zip(one.specs, caps, strict=True)
    ]
    tags = tuple(cap.known_by for cap in project.content.caps)
    assert [tag.number for tag in tags] == list(range(len(specs)))
    return Case(one, project, dict(one.info), specs, list(tags), tags, caps)
