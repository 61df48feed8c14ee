"""The C of the shipped versions, in words of our own: what their arithmetic stands for.

A version's texts are those of its folder in ``resources/kernel``; what it leaves alone is that of
the version that it changes. ``tests/kernel/sourced/test_shipped.py`` holds C and arithmetic
together.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from vfioviz import assets
from vfioviz.kernel.sourced.files import FILES, HANDLERS, SUPPOSED, sources
from vfioviz.kernel.sourced.producer import Sourced, sourced

_CHANGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "before-v6.6": (),
        "posted-v1": ("before-v6.6",),
        "posted-v1-review": ("posted-v1", "before-v6.6"),
        "review-sketch": ("before-v6.6",),
        "v6.6": ("review-sketch", "before-v6.6"),
    }
)
"""Which versions each one changes, the nearest first."""


def has_c(key: str, handler: str) -> bool:
    """Whether the C of a version says how a driver answers."""
    if handler == SUPPOSED:
        # A shipped version answers no ioctl that is proposed.
        return False
    wanted = HANDLERS.get(handler, ())
    return key in _CHANGES and any(path in c_of(key).sources.files for path in wanted)


@cache
def c_of(key: str) -> Sourced:
    """Return a shipped version as C text; KeyError for another one."""
    folders = [assets.root() / "kernel" / each for each in (key, *_CHANGES[key])]
    texts = {}
    for path in FILES:
        found = next((one for each in folders if (one := each.joinpath(path)).is_file()), None)
        if found is not None:
            texts[path] = found.read_text("utf-8")
    return sourced(key, sources(key, texts), f"resources/kernel/{key}")
