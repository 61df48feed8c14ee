"""The patch as posted, in words of our own, as a version of the code; nothing is read of a disk."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from tests.csource import base
from tests.kernel.review import trees
from tests.models import question, request
from vfioviz.codec.content import Capability
from vfioviz.kernel.question import Question
from vfioviz.kernel.sourced.files import sources
from vfioviz.kernel.sourced.producer import Sourced, sourced

ATOMIC = Capability(5, 1, (7, 0))
RAW = Capability(200, 1, payload=b"\1\2\3\4")


@cache
def posted(key: str = "mine") -> Sourced:
    """Return the version."""
    texts = {
        path: trees.POSTED.get(PurePosixPath(path).stem, text) if "uapi" not in path else text
        for path, text in base.FILES.items()
    }
    return sourced(key, sources("tree", texts), "tree")


def asked(*caps: Capability, argsz: int | None = None, fill: int = 0) -> Question:
    """Return a call of GET_INFO on x86-64."""
    return question(request("device", caps=caps or (ATOMIC,)), argsz=argsz, fill=fill)
