"""The files of a tree by their paths in a kernel."""

from __future__ import annotations

from collections.abc import Sequence

from vfioviz.capture.patches.tree import Tree
from vfioviz.kernel.sourced.files import FILES


class KernelFiles:
    """The files of a tree by their paths in a kernel; a folder of it has them further up."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def load(self, paths: Sequence[str]) -> None:
        """Read several files at once; raises PatchError as ``Tree.load``."""
        self._tree.load(each for path in paths for each in ends(path))

    def __call__(self, path: str) -> str | None:
        """Return a text by its path in a kernel, None where there is none; raises PatchError."""
        for each in ends(path):
            text = self._tree(each)
            if text is not None:
                return text
        return None


def ends(path: str) -> tuple[str, ...]:
    """Return a path and its ends; a lone name is one only where it is in no other folder."""
    pieces = path.split("/")
    least = 2 if pieces[-1] in {"vfio.h", "main.c"} else 1
    return tuple("/".join(pieces[at:]) for at in range(len(pieces) - least + 1))


def in_kernel(path: str) -> str:
    """Return the path in a kernel of a file that the base knows by its end."""
    return next((each for each in FILES if path in ends(each)), path)
