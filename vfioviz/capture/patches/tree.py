"""``TREE@REV`` and ``TREE@A..B``: a kernel tree at a revision, or its commits as patches.

Nothing is checked out: files come from git's objects, commits as ``git format-patch`` writes
them. A plain folder is a tree too.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from vfioviz.capture.patches.characters import decoded
from vfioviz.capture.patches.entry import PatchError, Patches
from vfioviz.capture.patches.git import Git
from vfioviz.capture.patches.limits import MAX_BASE, MAX_BYTES
from vfioviz.capture.patches.reading import Cancelled, never, read_bytes, read_path
from vfioviz.language import tr

MAX_COMMITS = 500
_MAX_NAMES = 200_000
_MAX_PATH = 4096
_LINK = b"120000"


class Name(NamedTuple):
    """What a source on a command line names."""

    path: Path
    revision: str = ""
    """After the ``@``; "" for the files on disk."""

    @property
    def is_range(self) -> bool:
        """Whether it names commits, not one tree."""
        return ".." in self.revision


def name(text: str) -> Name:
    """Split ``PATH[@REV]``; a path may hold an ``@`` of its own.

    Raises:
        PatchError: There is no such path.
    """
    if exists(text):
        return Name(Path(text))
    at = text.rfind("@")
    while at > 0:
        if exists(text[:at]):
            return Name(Path(text[:at]), text[at + 1 :])
        at = text.rfind("@", 0, at)
    raise PatchError(
        tr(
            "{text!r}: there is no such file or folder; expected PATH, PATH@REV or PATH@A..B",
            text=text,
        )
    )


class Blob(NamedTuple):
    """A file of a commit."""

    path: str
    hash: str
    size: int
    """In bytes."""


def exists(text: str) -> bool:
    """Whether a text names an existing file or folder; False for what can't be a path."""
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


class Tree:
    """The files of a folder, or of a commit; a mapping that is asked path by path.

    It can be the base of ``apply``: ``tree(path)`` is the text, or None.
    """

    def __init__(self, where: Name, cancelled: Cancelled = never) -> None:
        """Resolve the revision.

        Raises:
            PatchError: There is none of this name, or no repository.
            ReadCancelledError: ``cancelled`` said so.
        """
        self._where = where
        self._git: Git | None = None
        self._commit = self._prefix = ""
        self._read: dict[str, str | None] = {}
        if where.revision:
            self._git = Git(where.path, cancelled=cancelled)
            self._commit = self._git.commit(where.revision)
            self._prefix = self._git.prefix()

    @property
    def commit(self) -> str:
        """Hash of the commit; "" of a folder."""
        return self._commit

    @property
    def where(self) -> Name:
        """What it was made of."""
        return self._where

    def __call__(self, path: str) -> str | None:
        """Return the text of a file, None where there is none.

        Raises:
            PatchError: It can't be read, or is too large.
        """
        if path not in self._read:
            self.load([path])
        return self._read[path]

    def load(self, paths: Iterable[str]) -> None:
        """Read several files with one call of git.

        Raises:
            PatchError: One can't be read, or is too large.
        """
        wanted = [path for path in dict.fromkeys(paths) if path not in self._read]
        good = [path for path in wanted if is_inside(path)]
        self._read |= dict.fromkeys(wanted)
        if self._git is None:
            self._read |= {path: self._file(path) for path in good}
            return
        if not good:
            return
        names = "".join(f"{self._commit}:{self._prefix}{path}\n" for path in good)
        data = self._git.run(
            "cat-file", "--batch", "--follow-symlinks", stdin=names.encode("utf-8", "replace")
        )
        at = 0
        for path in good:
            at = self._take(path, data, at)

    def _take(self, path: str, data: bytes, at: int) -> int:
        """Take one answer of ``git cat-file --batch``; returns where the next one begins."""
        stop = data.find(b"\n", at)
        head = data[at : stop if stop >= 0 else len(data)].split()
        if stop < 0 or not head:
            raise PatchError(tr("{tree}: git ended too early", tree=self._where.path))
        if head[0] in {b"dangling", b"loop", b"notdir", b"symlink"}:
            return stop + 1 + int(head[-1]) + 1
        if len(head) != 3 or not head[2].isdigit():
            return stop + 1
        size = int(head[2])
        if head[1] == b"blob":
            self._check(path, size)
            self._read[path] = decoded(data[stop + 1 : stop + 1 + size])
        return stop + 1 + size + 1

    def _file(self, path: str) -> str | None:
        root = self._where.path
        full = root / path if root.is_dir() else root
        if root.is_file() and not f"/{root.as_posix()}".endswith("/" + path):
            return None
        try:
            # A link may lead out of the folder; it then isn't one of its files.
            real = full.resolve()
            if not real.is_relative_to(root.resolve()):
                return None
            status = real.stat()
            if not stat.S_ISREG(status.st_mode):
                return None
            self._check(path, status.st_size)
            with real.open("rb") as stream:
                return decoded(stream.read(MAX_BASE + 1))
        except FileNotFoundError:
            return None
        except NotADirectoryError:
            return None
        except (OSError, ValueError) as error:
            reason = (isinstance(error, OSError) and error.strerror) or str(error)
            raise PatchError(
                tr("{path!r}: cannot be opened: {reason}", path=os.fspath(full), reason=reason)
            ) from error

    def _check(self, path: str, size: int) -> None:
        if size > MAX_BASE:
            raise PatchError(
                tr(
                    "{path}: larger than {number} MiB, the most that is read of a source file",
                    path=path,
                    number=MAX_BASE >> 20,
                )
            )

    def names(self, under: str = "") -> tuple[str, ...]:
        """Return the paths of all files of a commit in a folder of it, at most 200,000.

        Raises:
            PatchError: It is no commit, or there are more.
        """
        if self._git is None:
            raise PatchError(tr("{tree}: is a folder, no revision", tree=self._where.path))
        if under and not is_inside(under):
            return ()
        words = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", self._commit, "--"]
        data = self._git.run(*words, (self._prefix + under).rstrip("/") or ".")
        found = data.decode("utf-8", "replace").split("\0")[:-1]
        self._bound(len(found))
        return tuple(one.removeprefix(self._prefix) for one in found)

    def blobs(self, ending: str) -> tuple[Blob, ...]:
        """Return the regular files of a commit whose names end so, by their paths.

        Raises:
            PatchError: It is no commit, or it has more than 200,000 files.
        """
        if self._git is None:
            raise PatchError(tr("{tree}: is a folder, no revision", tree=self._where.path))
        words = ["ls-tree", "-r", "-z", "--long", "--full-tree", self._commit, "--"]
        data = self._git.run(*words, self._prefix.rstrip("/") or ".")
        rows = data.split(b"\0")[:-1]
        self._bound(len(rows))
        found = []
        for row in rows:
            head, _, path = row.partition(b"\t")
            mode, kind, key, size = [*head.split(), b"", b"", b"", b""][:4]
            name_ = path.decode("utf-8", "replace").removeprefix(self._prefix)
            if kind == b"blob" and mode != _LINK and name_.endswith(ending):
                # Of one that a partial clone lacks no size is known.
                bytes_ = int(size) if size.isdigit() else 0
                found.append(Blob(name_, key.decode("ascii", "replace"), bytes_))
        return tuple(found)

    def contents(self, hashes: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the contents of blobs, with one call of git; what is not there is left out.

        Raises:
            PatchError: git can't read them, or they have more than 32 MiB together.
        """
        wanted = list(hashes)
        if self._git is None or not wanted:
            return
        stdin = "".join(f"{each}\n" for each in wanted).encode("ascii", "replace")
        data = self._git.run("cat-file", "--batch", stdin=stdin)
        at = 0
        while at < len(data):
            stop = data.find(b"\n", at)
            head = data[at : stop if stop >= 0 else len(data)].split()
            at = stop + 1
            if stop < 0 or (len(head) == 3 and not head[2].isdigit()):
                raise PatchError(tr("{tree}: git ended too early", tree=self._where.path))
            if len(head) == 3:
                size = int(head[2])
                yield head[0].decode("ascii", "replace"), data[at : at + size]
                at += size + 1

    def _bound(self, count: int) -> None:
        if count > _MAX_NAMES:
            raise PatchError(
                tr(
                    "{tree}: more than {number:,} files; name a folder",
                    tree=self._where.path,
                    number=_MAX_NAMES,
                )
            )


def is_inside(path: str) -> bool:
    """Whether a path is one of a tree: relative, of one line, without ``..``."""
    pieces = path.split("/")
    return (
        0 < len(path) <= _MAX_PATH
        and "\n" not in path
        and "\0" not in path
        and not path.startswith("/")
        and not {"..", ".", ""} & set(pieces[:-1])
        and pieces[-1] not in {"..", "."}
    )


def read_range(where: Name, cancelled: Cancelled = never) -> Patches:
    """Read ``TREE@A..B``: each commit of B that is not in A, oldest first, without merges.

    Raises:
        PatchError: There is no such range, it is empty, or has more than 500 commits.
        ReadCancelledError: ``cancelled`` said so.
    """
    first, dots, last = where.revision.partition("..")
    if not dots or last.startswith("."):
        raise PatchError(tr("“{range}” is no range; expected A..B", range=where.revision[:80]))
    git = Git(where.path, cancelled=cancelled)
    source = f"{where.path.name or where.path}@{where.revision}"
    commits = f"{git.commit(first or 'HEAD')}..{git.commit(last or 'HEAD')}"
    said = git.run("rev-list", "--count", "--no-merges", commits, "--")
    count = int(said) if said.strip().isdigit() else 0
    if not 0 < count <= MAX_COMMITS:
        raise PatchError(
            tr("{source}: has no commits", source=source)
            if count == 0
            else tr(
                "{source}: has {count:,} commits; at most {most} are read",
                source=source, count=count, most=MAX_COMMITS,
            )
        )  # fmt: skip
    data = git.run(
        "format-patch", "--stdout", "--no-cover-letter", "--no-signature", "--no-attach",
        "--no-thread", "--no-notes", "--no-base", "--subject-prefix=PATCH", "--no-ext-diff",
        "--no-textconv", "--no-color", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/",
        "--full-index", "--no-binary", "--find-renames", "--unified=3", "--encode-email-headers",
        commits, "--", limit=MAX_BYTES,
    )  # fmt: skip
    return read_bytes(data, source, cancelled)


def read_source(text: str, cancelled: Cancelled = never) -> Patches:
    """Read what a user names: a file, a folder of patches, ``-``, or ``TREE@A..B``.

    Raises:
        PatchError: It can't be read.
        ReadCancelledError: ``cancelled`` said so.
    """
    if text in {"-", "/dev/stdin"}:
        return read_path(text, cancelled)
    where = name(text)
    if where.is_range:
        return read_range(where, cancelled)
    if where.revision:
        raise PatchError(
            tr(
                "“{text}” names one revision; patches are a range: {path}@A..B",
                text=text,
                path=where.path,
            )
        )
    return read_path(where.path, cancelled)
