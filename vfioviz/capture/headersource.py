"""Where headers come from: a file, a folder, a revision of a repository, a text.

Nothing is checked out, and nothing outside of what was named is read: an ``#include`` that leads
out of it means what ``resources/headers/prelude.h`` says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from typing_extensions import override

from vfioviz.capture import headerindex, headertree
from vfioviz.capture.bounded import read_file
from vfioviz.capture.headernames import declared_names
from vfioviz.capture.patches.characters import decoded
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.patches.git import Git
from vfioviz.capture.patches.limits import MAX_BASE
from vfioviz.capture.patches.tree import Name, Tree, name
from vfioviz.headers.files import Files
from vfioviz.headers.find import Finder
from vfioviz.headers.limits import LIMITS
from vfioviz.language import tr

MAX_FILES = 100_000
"""Headers of a folder that are looked through."""
MAX_BYTES = 1 << 30
"""Of these headers."""
_HOMES = ("include/uapi/", "uapi/", "linux/", "arch/x86/include/uapi/", "arch/", "include/", "")
"""Where a struct's declaration is looked for first: of a name that several files declare, the one
for programs is meant."""
_KEPT = 40
"""Headers, each on one ABI, that are kept as their preprocessor leaves them: megabytes each."""
_IDENTIFIER = re.compile(r"[A-Za-z_]\w{0,255}")


T = TypeVar("T")


class Watch(Protocol):
    """Counts what passes through it, of how many in all, and may end it."""

    def __call__(self, each: Iterable[T], total: int = 0, /) -> Iterator[T]:
        """Pass it on."""


def unwatched(each: Iterable[T], _total: int = 0, /) -> Iterator[T]:
    """Pass on what comes."""
    return iter(each)


class HeaderSource:
    """Headers by path, and which of them declares a name."""

    def __init__(self, title: str, files: Files, paths: tuple[str, ...] = ()) -> None:
        """Take files.

        Args:
            title: What the user called it.
            files: What reads them.
            paths: Those that are looked through for a name.
        """
        self.title = title
        self.files = files
        self.paths = paths
        self._finders: dict[tuple[tuple[str, str], ...], Finder] = {}
        self._by_name: dict[str, list[str]] = {}
        """Headers by what they declare, as far as they were looked through."""
        self._named: dict[str, frozenset[str]] = {}

    def finder(self, defined: Mapping[str, str] = MappingProxyType({})) -> Finder:
        """Return what lays out structs of it, with what it has read so far.

        Args:
            defined: Macros that are defined before each header.
        """
        key = tuple(sorted(defined.items()))
        if key not in self._finders:
            self._finders = {key: Finder(self.files, defined, _KEPT)}
        return self._finders[key]

    def text(self, path: str) -> str | None:
        """Return the text of a header, None where there is none."""
        there = self.files.tokens(path)
        return there[0].text if there else None

    def texts(self) -> Iterator[str]:
        """Yield what may declare structs: headers, or the lines of them that begin one.

        Raises:
            PatchError: The source can't be read.
        """
        for path in self.paths:
            text = self.text(path)
            if text is not None:
                yield text

    def declared(self, watch: Watch) -> Iterator[frozenset[str]]:
        """Yield the names of the structs, unions and typedefs of each header.

        Raises:
            PatchError: The source can't be read.
        """
        for text in watch(self.texts(), len(self.paths)):
            yield declared_names(text)

    def declaring(self, wanted: str) -> tuple[str, ...]:
        """Return the headers that declare a struct, union or typedef, the likeliest first.

        Raises:
            PatchError: The source can't be read.
        """
        known = [path for path in self._known if wanted in self._names_of(path)]
        if known:
            return tuple(sorted(known, key=_likelihood))
        pattern = declaration(wanted)
        if pattern is None:
            return ()
        known = [path for path in self._by_name.get(wanted, ()) if self._declares(path, pattern)]
        if known:
            return tuple(sorted(known, key=_likelihood))
        found = [path for path in self._mentioning(wanted) if self._declares(path, pattern)]
        return tuple(sorted(found, key=_likelihood))

    @property
    def _known(self) -> tuple[str, ...]:
        """Headers whose names are kept."""
        return self.paths

    def _names_of(self, path: str) -> frozenset[str]:
        if path not in self._named:
            self._named[path] = declared_names(self.text(path) or "")
        return self._named[path]

    def mentioning(self, word: str) -> tuple[str, ...]:
        """Return the headers whose text has a word, the likeliest first.

        Raises:
            PatchError: The source can't be read.
        """
        pattern = re.compile(rf"\b{re.escape(word)}\b")
        found = [path for path in self._mentioning(word) if self._declares(path, pattern)]
        return tuple(sorted(found, key=_likelihood))

    def _know(self, path: str, names: Iterable[str]) -> None:
        for each in names:
            self._by_name.setdefault(each, []).append(path)

    def _mentioning(self, wanted: str) -> Iterable[str]:
        return self.paths

    def _declares(self, path: str, pattern: re.Pattern[str]) -> bool:
        text = self.text(path)
        return text is not None and pattern.search(text) is not None


class _FolderSource(HeaderSource):
    """A folder: its headers are looked through as bytes, and read when one is meant."""

    def __init__(self, title: str, root: Path) -> None:
        self._root = root
        super().__init__(title, Files(Tree(Name(root)), title=title, top=root.resolve().name))

    @override
    def texts(self) -> Iterator[str]:
        for _, data in self._all():
            yield data.decode("utf-8", "replace")

    @override
    def declared(self, watch: Watch) -> Iterator[frozenset[str]]:
        kept, now = headerindex.load(self._root), headerindex.Names()
        paths = list(_headers(self._root))
        for path, data in watch(self._all(paths), len(paths)):
            key = headerindex.digest(data)
            names = kept.get(key)
            if names is None:
                names = declared_names(data.decode("utf-8", "replace"))
            now[key] = names
            self._know(path, names)
            yield names
        if now.keys() != kept.keys():
            headerindex.store(self._root, now)

    @override
    def _mentioning(self, wanted: str) -> Iterator[str]:
        word = wanted.encode()
        for path, data in self._all():
            if word in data:
                yield path

    def _all(self, paths: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        total = 0
        for number, path in enumerate(_headers(self._root) if paths is None else paths):
            _bound(number + 1, total, self.title)
            try:
                data = _bytes(self._root / path)
            except OSError:
                continue
            total += len(data)
            yield path, data


class _TreeSource(HeaderSource):
    """A revision: git itself looks for a name, until its headers were looked through."""

    def __init__(self, title: str, where: Name) -> None:
        self._root = where.path
        self._git = Git(where.path)
        self._tree = Tree(where)
        super().__init__(title, Files(self._tree, title=title, top=where.path.resolve().name))

    @override
    def texts(self) -> Iterator[str]:
        yield self._grep(
            "-h", "--extended-regexp", "-e",
            r"(^|[^a-z_])(struct|union)[[:space:]]+[A-Za-z_]+[A-Za-z0-9_]*[[:space:]]*\{",
        )  # fmt: skip

    @override
    def declared(self, watch: Watch) -> Iterator[frozenset[str]]:
        blobs = [each for each in self._tree.blobs(".h") if each.size <= MAX_BASE]
        _bound(len(blobs), sum(each.size for each in blobs), self.title)
        kept, now = headerindex.load(headertree.place(self._root)), headerindex.Names()
        found = headertree.declared(self._tree, blobs, kept)
        lacking = 0
        for blob, names in watch(found, len(blobs)):
            if names is None:
                lacking += 1
                continue
            now[blob.hash] = names
            self._know(blob.path, names)
            yield names
        if lacking and not now:
            raise PatchError(
                tr("{source}: this partial clone has none of its {n:,} headers; git checkout of "
                   "the revision fetches them", source=self.title, n=lacking)
            )  # fmt: skip
        headertree.keep(self._root, now, kept)

    def _grep(self, *words: str) -> str:
        """Return what git finds in the headers; "" for nothing."""
        try:
            return self._git.run(
                "grep", "--no-textconv", "--no-recurse-submodules", "--no-color", *words,
                self._tree.commit, "--", "*.h", missing="none",
            ).decode("utf-8", "replace")  # fmt: skip
        except PatchError as problem:
            if str(problem) == "none":
                return ""
            raise

    @override
    def _mentioning(self, wanted: str) -> tuple[str, ...]:
        said = self._grep("--name-only", "-z", "--fixed-strings", "--word-regexp", "-e", wanted)
        head = f"{self._tree.commit}:"
        return tuple(path.removeprefix(head) for path in said.split("\0")[:-1])


def open_source(text: str) -> HeaderSource:
    """Open what a user names: a header, a folder, or ``TREE@REV``.

    Raises:
        PatchError: There is none of this name, or it can't be read.
        CaptureError: It is no regular file, or too large.
    """
    where = name(text)
    if where.is_range:
        raise PatchError(
            tr("“{text}” names a range of commits; expected one revision, PATH@REV", text=text)
        )
    if where.revision:
        return _TreeSource(text, where)
    if where.path.is_dir():
        return _FolderSource(text, where.path)
    return text_source(decoded(read_file(where.path, MAX_BASE)), str(where.path))


def text_source(text: str, title: str) -> HeaderSource:
    """Return one text as a source.

    Raises:
        PatchError: It is longer than a header is read.
    """
    most = LIMITS.file_bytes
    if len(text) > most:
        raise PatchError(
            tr(
                "{title}: {count:,} characters; a header is read up to {most:,}: take out what "
                "does not declare the struct",
                title=title, count=len(text), most=most,
            )
        )  # fmt: skip
    return texts_source({title: text}, title)


def texts_source(texts: dict[str, str], title: str) -> HeaderSource:
    """Return texts by path as a source."""
    return HeaderSource(title, Files(texts.get, title=title), tuple(texts))


class _Overlay(HeaderSource):
    """A source in which some files have another text."""

    def __init__(self, below: HeaderSource, texts: Mapping[str, str | None]) -> None:
        # One above the other is one: of a series each patch makes one.
        self.below: HeaderSource = below.below if isinstance(below, _Overlay) else below
        self.texts_above: dict[str, str | None] = {
            **(below.texts_above if isinstance(below, _Overlay) else {}), **texts
        }  # fmt: skip
        super().__init__(below.title, Files(self._over, title=below.title), tuple(texts))

    def _over(self, path: str) -> str | None:
        above = self.texts_above
        return above[path] if path in above else self.below.text(path)


def overlaid(below: HeaderSource, texts: dict[str, str | None]) -> HeaderSource:
    """Return a source in which some files have another text, or are gone."""
    return _Overlay(below, texts)


def declaration(wanted: str) -> re.Pattern[str] | None:
    """Return what finds a declaration of a name; None for what is no name."""
    if not _IDENTIFIER.fullmatch(wanted):
        return None
    name_ = re.escape(wanted)
    return re.compile(
        rf"\b(?:struct|union)\s+(?:__attribute__\s*\(\([^;{{}}]{{0,80}}\)\)\s*|__packed\s+)?{name_}"
        rf"\s*(?:__\w+\s*)?(?:/\*[^*]{{0,200}}\*/\s*)?\{{"
        rf"|\}}[^;{{}}]{{0,200}}\b{name_}\b[^;{{}}]{{0,200}};"
        rf"|struct_group_tagged\s*\(\s*{name_}\b|__struct_group\s*\(\s*{name_}\b"
        rf"|\btypedef\b[^;{{}}]{{0,200}}\b{name_}\b[^;{{}}]{{0,60}};"
    )


def _bound(headers: int, size: int, source: str) -> None:
    if headers > MAX_FILES or size > MAX_BYTES:
        raise PatchError(
            tr("{source}: more headers than are looked through; name a folder of it",
               source=source)
        )  # fmt: skip


def _likelihood(path: str) -> tuple[int, int, str]:
    home = next(n for n, each in enumerate(_HOMES) if path.startswith(each))
    return home + 10 * path.startswith(("tools/", "scripts/")), path.count("/"), path


def _headers(root: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders.sort()
        folders[:] = [each for each in folders if each != ".git"]
        below = Path(folder).relative_to(root)
        for each in sorted(names):
            if each.endswith(".h"):
                yield (below / each).as_posix()


def _bytes(path: Path) -> bytes:
    if not path.is_file() or path.stat().st_size > MAX_BASE:
        return b""
    return path.read_bytes()
