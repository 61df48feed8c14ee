"""The bytes as one JSON record, as ``.jsonl`` files hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from vfioviz.codec.layout import Layout

_ARCH = {"x86-64": "x86_64", "i386": "i686", "arm": "armv7l", "s390x": "s390x"}


def lines(layout: Layout, title: str) -> Iterator[str]:
    """Yield one line; it is longer than a mail allows, for JSON has no other way."""
    told: dict[str, object] = {
        # A paste is nobody's capture; the title says what the bytes were.
        "kind": "opened",
        "ioctl": layout.ioctl.name,
        "request": f"{layout.ioctl.number:#x}",
        "arch": _ARCH[layout.abi.key],
        "by": title,
        "data": layout.data.hex(),
    }
    if layout.argsz is not None:
        told["argsz"] = layout.argsz
    yield json.dumps(told)
