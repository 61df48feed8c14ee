"""A struct through the stages of a series, and which structs change there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from vfioviz.capture.btfsource import BtfSource
from vfioviz.capture.headerchange import Pair, changed
from vfioviz.capture.headerseries import Stage
from vfioviz.capture.headersource import HeaderSource
from vfioviz.headers.find import Missing, Result
from vfioviz.headers.series import Edition, Frame, frames
from vfioviz.headers.view import StructView, shape_of
from vfioviz.uapi.schema import Abi


def changing(found: Sequence[Stage], abis: Sequence[Abi]) -> list[str]:
    """Return the structs that change somewhere in a series.

    Raises:
        PatchError, CaptureError: A source can't be read.
    """
    steps = [each.pair for each in found if each.pair is not None]
    for old, new in pairwise(found):
        before, after = old.source, new.source
        if (
            new.pair is None
            and isinstance(before, HeaderSource)
            and isinstance(after, HeaderSource)
        ):
            paths = tuple(dict.fromkeys((*before.paths, *after.paths)))
            if paths:
                steps.append(Pair("", before, after, paths, ()))
    return list(dict.fromkeys(each.name for step in steps for each in changed(step, abis)[0]))


class Walk:
    """Looks for structs in each stage, and keeps what can't be shown."""

    def __init__(
        self, found: Sequence[Stage], abis: Sequence[Abi], defined: Mapping[str, str]
    ) -> None:
        self._stages = [(each, _look(each.source, abis, defined)) for each in found]
        self.missing: list[Missing] = []

    def frames(self, name: str) -> tuple[Frame, ...]:
        """Return a struct through the stages; none where no stage has it.

        Raises:
            PatchError, CaptureError: A source can't be read.
        """
        editions: list[Edition] = []
        why: list[Missing] = []
        last: tuple[StructView, ...] = ()
        for stage, look in self._stages:
            found = look(name)
            if isinstance(stage.source, BtfSource) and not found.structs:
                why += found.missing  # built without it, which is no change
                continue
            lost = [each for each in found.missing if each.file and not found.structs]
            why += lost
            if stage.pair is not None and shape_of(found.structs) == shape_of(last):
                continue  # another patch of the series
            if not found.structs and (lost or not self._was(stage, name)):
                continue  # it is not understood, or not shown, which is no change
            editions.append(Edition(stage.title, found.structs))
            last = found.structs
        if not any(each.views for each in editions):
            nothing = Missing(name, "", None, "none of the sources declares it")
            self.missing.append(why[0] if why else nothing)
            return ()
        self.missing += why
        return tuple(frames(editions))

    @staticmethod
    def _was(stage: Stage, name: str) -> bool:
        """Whether a struct that a stage does not have was there before its patch."""
        if stage.pair is None:
            return True
        before = stage.pair.before
        return before is not None and bool(before.declaring(name))


def _look(
    source: HeaderSource | BtfSource, abis: Sequence[Abi], defined: Mapping[str, str]
) -> Callable[[str], Result]:
    """Return what finds a struct in a source."""
    if isinstance(source, BtfSource):
        return source.find
    finder = source.finder(defined)
    return lambda name: finder.find(name, source.declaring(name), abis)
