"""Opens what somebody gives, where it is an answer; a patch is told, not taken for a broken dump.

Rule 1: what is an answer is opened, whatever else it holds; but a text that begins as a patch does
is one: the arrays that it adds are no answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from vfioviz.capture.bounded import is_file, is_folder
from vfioviz.capture.open import open_path, open_text
from vfioviz.capture.source import Capture, CaptureError
from vfioviz.language import tr
from vfioviz.uapi.headerset import HeaderSet

_NAMES = frozenset({".patch", ".diff"})
_HEAD = re.compile(
    r"\s*(?:From [0-9a-f]{40} |diff --git |commit [0-9a-f]{40}\n|Index: \S|--- \S+[^\n]*\n\+\+\+ )"
)


class PatchGivenError(CaptureError):
    """It is no answer, but a patch."""

    def __init__(self, source: str, text: str | None = None) -> None:
        super().__init__(source)
        self.source = source
        """Path, or name of a text; several paths with commas."""
        self.text = text
        """The text; None where it is a file."""


def open_given(path: str, headers: HeaderSet | None = None) -> tuple[Capture, ...]:
    """Open a file; raises CaptureError as ``open_path``, and PatchGivenError.

    Args:
        path: Where it is.
        headers: As of ``open_path``.
    """
    given = PatchGivenError(path)
    there = is_file(path) or is_folder(path)
    if there and Path(path).suffix.lower() in _NAMES and _holds_patch(path):
        raise given
    try:
        return open_path(path, headers=headers)
    except CaptureError as problem:
        if there and _holds_patch(path):
            raise given from problem
        raise


def open_all(paths: Iterable[str], headers: HeaderSet | None = None) -> list[Capture]:
    """Open files; raises CaptureError as ``open_path``, and PatchGivenError where all are one."""
    captures: list[Capture] = []
    patches: list[str] = []
    for path in paths:
        try:
            captures += open_given(path, headers)
        except PatchGivenError as given:
            patches.append(given.source)
    if not patches:
        return captures
    if captures:
        raise CaptureError(
            tr("{name} is a patch: give it without the answers", name=Path(patches[0]).name)
        )
    raise PatchGivenError(",".join(patches))


def open_given_text(
    text: str, source: str, headers: HeaderSet | None = None
) -> tuple[Capture, ...]:
    """Open a text; raises CaptureError as ``open_text``, and PatchGivenError."""
    given = PatchGivenError(source, text)
    if _HEAD.match(text) and _is_patch(text, source):
        raise given
    try:
        return open_text(text, source, headers=headers)
    except CaptureError as problem:
        if _is_patch(text, source):
            raise given from problem
        raise


def _holds_patch(path: str) -> bool:
    """Whether a file, or a folder, holds a patch."""
    # What reads mails knows a lot of them, and an answer is opened without.
    from vfioviz.capture.patches.reading import read_path  # noqa: PLC0415 -- rare

    return _reads(lambda: read_path(path))


def _is_patch(text: str, source: str) -> bool:
    """Whether a text is one."""
    from vfioviz.capture.patches.reading import read_text  # noqa: PLC0415 -- rare

    return _reads(lambda: read_text(text, source))


def _reads(read: Callable[[], object]) -> bool:
    from vfioviz.capture.patches.entry import PatchError  # noqa: PLC0415 -- rare

    try:
        read()
    except PatchError:
        return False
    return True
