"""Which headers a patch or a range changes, and which structs in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vfioviz.capture.headeropen import PatchedHeaders
from vfioviz.capture.headersource import HeaderSource
from vfioviz.capture.patches.git import Git
from vfioviz.capture.patches.tree import name
from vfioviz.headers.find import Finder
from vfioviz.headers.unit import Unit
from vfioviz.headers.view import StructView, shape_of, view
from vfioviz.uapi.schema import Abi

_KERNEL = frozenset(
    {"arch", "block", "certs", "crypto", "drivers", "fs", "include", "init", "io_uring", "ipc",
     "kernel", "lib", "mm", "net", "rust", "samples", "scripts", "security", "sound", "tools",
     "usr", "virt"}
)  # fmt: skip
"""Folders of a kernel tree: what is not below ``uapi`` there is no business of programs."""


class Pair(NamedTuple):
    """Headers before and after a change."""

    title: str
    """``diff #2``; "" for a range, or for headers that nothing changes."""
    before: HeaderSource | None
    after: HeaderSource | None
    paths: tuple[str, ...]
    """The headers of programs that it changes."""
    passed: tuple[str, ...]
    """Those of the kernel's own."""
    exact: bool = True
    """Whether lines are those of the headers, and not of what stands for them."""


class Changed(NamedTuple):
    """A struct that is new, or laid out otherwise, or gone."""

    name: str
    path: str
    before: tuple[StructView, ...]
    after: tuple[StructView, ...]


class Lost(NamedTuple):
    """Something in a changed header that is not understood."""

    name: str
    path: str
    line: int
    why: str


def pairs(found: HeaderSource | PatchedHeaders, text: str) -> Iterator[Pair]:
    """Yield what is to be reviewed of a source.

    Args:
        found: What ``headeropen.headers_of`` returned.
        text: What the user named.

    Raises:
        PatchError: It can't be read.
    """
    if isinstance(found, HeaderSource):
        yield Pair("", None, found, found.paths, ())
        return
    numbers = dict.fromkeys(each.number for each in found.editions)
    for number in numbers:
        sides = {each.side: each.source for each in found.editions if each.number == number}
        before, after = sides.get("before"), sides.get("after")
        if number:
            sources = [each for each in (before, after) if each is not None]
            paths = tuple(dict.fromkeys(path for each in sources for path in each.paths))
        else:
            paths = _range_paths(text)
        own = tuple(path for path in paths if is_uapi(path))
        passed = tuple(path for path in paths if not is_uapi(path))
        exact = all(each.named for each in found.editions if each.number == number)
        title = f"diff #{number}" if number else ""
        yield Pair(title, before, after, own, passed, exact)


def is_uapi(path: str) -> bool:
    """Whether a header may be one of programs: not one of a kernel tree's own."""
    folders = path.split("/")[:-1]
    if folders[:1] == ["tools"]:
        return False
    return "uapi" in folders or not folders or folders[0] not in _KERNEL


def _range_paths(text: str) -> tuple[str, ...]:
    where = name(text)
    first, _, last = where.revision.partition("..")
    git = Git(where.path)
    ends = [git.commit(each or "HEAD") for each in (first, last.lstrip("."))]
    said = git.run(
        "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
        "--relative", "--ignore-submodules=all", *ends, "--", "*.h",
    )  # fmt: skip
    return tuple(said.decode("utf-8", "replace").split("\0")[:-1])


def changed(pair: Pair, abis: Sequence[Abi]) -> tuple[tuple[Changed, ...], tuple[Lost, ...]]:
    """Return the structs that a change concerns, and what of it is not understood."""
    before = _Side(pair.before, pair.paths, abis)
    after = _Side(pair.after, pair.paths, abis)
    found = []
    for struct, path in {**before.names, **after.names}.items():
        old, new = before.views(struct), after.views(struct)
        if shape_of(old) != shape_of(new):
            found.append(Changed(struct, path, old, new))
    lost = tuple(each for key, each in after.lost.items() if key not in before.lost)
    return tuple(found), lost


class _Side:
    def __init__(
        self, source: HeaderSource | None, paths: Sequence[str], abis: Sequence[Abi]
    ) -> None:
        self._finder = None if source is None else Finder(source.files)
        self._abis = abis
        self.names: dict[str, str] = {}
        """Structs by name, with the header that declares each."""
        self.lost: dict[tuple[str, str, str], Lost] = {}
        """What is not understood, by name, header and reason."""
        for path in paths:
            if source is None or source.text(path) is None:
                continue
            for unit in self._units(path):
                for record in unit.records:
                    called = record.tag or record.said
                    if called and record.place.file == path:
                        self.names.setdefault(called, path)
                for each in unit.refused:
                    if each.place.file == path:
                        key = each.name, path, each.why
                        self.lost.setdefault(key, Lost(each.name, path, each.place.line, each.why))

    def _units(self, path: str) -> Iterator[Unit]:
        if self._finder is not None:
            for abi in self._abis:
                yield self._finder.unit(path, abi)

    def views(self, struct: str) -> tuple[StructView, ...]:
        path = self.names.get(struct)
        if path is None or self._finder is None:
            return ()
        found = []
        for abi, unit in zip(self._abis, self._units(path), strict=True):
            record = unit.find(struct)
            if record is not None:
                found.append(view(record, abi.key, struct))
        return tuple(found)
