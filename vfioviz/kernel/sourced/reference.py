"""Where the C of a version lies, for a project that refers to it in place of bringing it along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from vfioviz.language import mark, phrase

NOT_READ = phrase(mark("its C is referred to, and was not read yet"))


class Splice(NamedTuple):
    """Lines of a file that an edit changed."""

    start: int
    """Index of the first one."""
    was: tuple[str, ...]
    now: tuple[str, ...]


Edits = tuple[tuple[str, tuple[Splice, ...]], ...]
"""Path, and what was changed there from the front to the end."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What was read: a tree, and patches on top of it."""

    tree: str
    """``PATH[@REV]``, absolute."""
    patches: tuple[str, ...] = ()
    """``PATH`` or ``PATH#N``, absolute; or the name of one that was pasted."""
    pasted: tuple[tuple[str, str], ...] = ()
    """Name and text of patches that lie in no file."""
    accept: bool = False
    """Whether lines that seem wrapped were joined, and hunks taken that seem to lack a line."""
    files: tuple[tuple[str, str], ...] = ()
    """Path in the kernel, and SHA-256 of the whole file with the patches on it, in hex."""

    def told(self) -> str:
        """Return it as a command line has it."""
        return ",".join((self.tree, *self.patches))

    def changed(self, files: Mapping[str, str]) -> str:
        """Return the first file that is not as it was, or not there; "" where all are.

        Args:
            files: Path and SHA-256 of what is there now.
        """
        return next((path for path, name in self.files if files.get(path) != name), "")


@dataclass(frozen=True, slots=True)
class Absent:
    """In place of a text that is not here."""

    why: str
    """One line: it was not read, is gone, or is another one."""
    edits: Edits = ()
    """What an edit of it changed."""


def name_of(text: str) -> str:
    """Return the SHA-256 of a text, in hex."""
    import hashlib  # noqa: PLC0415 -- OpenSSL takes longer to load than a header to read

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
