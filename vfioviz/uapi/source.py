"""Header files as text, each parsed once, when something in it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property

from vfioviz import assets
from vfioviz.uapi.declarations import Aggregate, Constant, HeaderFile
from vfioviz.uapi.syntax import parse

BUILT_IN_FILES = (
    "base.h",
    "info.h",
    "device_caps.h",
    "region_caps.h",
    "iommu_caps.h",
    "regions.h",
    "container.h",
    "device.h",
    "feature.h",
    "type1.h",
    "spapr.h",
    "ccw.h",
)
"""The headers of ``resources/uapi``, in the order in which names are looked for."""


class Source:
    """The files that a header set is read from, before a release is chosen."""

    def __init__(self, title: str, texts: Mapping[str, Callable[[], str]]) -> None:
        """Take files by name, in the order in which names are looked for.

        Args:
            title: What a user calls it: ``built in``, the path of a tree.
            texts: File name -> what reads its text, called once.
        """
        self.title = title
        self._readers = dict(texts)
        self._texts: dict[str, str] = {}
        self._headers: dict[str, HeaderFile] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """Names of the files."""
        return tuple(self._readers)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all names and texts, in hex: two sources with the same one say the same."""
        import hashlib  # noqa: PLC0415 -- OpenSSL takes longer to load than a header to read

        found = hashlib.sha256()
        for file in self.files:
            for part in (file, self.text(file)):
                raw = part.encode()
                found.update(len(raw).to_bytes(8, "little") + raw)
        return found.hexdigest()

    def text(self, file: str) -> str:
        """Return the text of one of its files."""
        if file not in self._texts:
            self._texts[file] = self._readers[file]()
        return self._texts[file]

    def header(self, file: str) -> HeaderFile:
        """Return what a file declares; HeaderError where it can't be read."""
        if file not in self._headers:
            self._headers[file] = parse(self.text(file), file)
        return self._headers[file]

    def mentioning(self, *words: str) -> Iterator[HeaderFile]:
        """Yield the headers whose text holds all words: a cheap test before parsing."""
        for file in self.files:
            text = self.text(file)
            if all(word in text for word in words):
                yield self.header(file)

    def aggregate(self, name: str) -> Aggregate:
        """Return the declaration of a struct; KeyError where no file has it."""
        for found in self.mentioning(f"struct {name} {{"):
            if name in found.structs:
                return found.structs[name]
        message = f"no header of '{self.title}' declares struct {name}"
        raise KeyError(message)

    def definitions(self, name: str) -> tuple[Constant, ...]:
        """Return the definitions of a macro or enumerator; KeyError where no file has it."""
        for found in self.mentioning(name):
            if name in found.constants:
                return found.constants[name]
        message = f"no header of '{self.title}' defines {name}"
        raise KeyError(message)


@cache
def built_in() -> Source:
    """Return the headers that the program ships: those of every Linux release up to 6.12."""
    folder = assets.root().joinpath("uapi")

    def reader(file: str) -> Callable[[], str]:
        return lambda: folder.joinpath(file).read_text(encoding="utf-8")

    return Source("built in", {file: reader(file) for file in BUILT_IN_FILES})
