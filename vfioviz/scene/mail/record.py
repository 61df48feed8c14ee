"""The bytes as one JSON record, as ``.jsonl`` files hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from vfioviz.capture.arch import machine_of
from vfioviz.codec.layout import Layout


def lines(layout: Layout, title: str) -> Iterator[str]:
    """Yield one line; JSON strings cannot be broken, so it is longer than a mail should have."""
    told: dict[str, object] = {
        # A paste is not a capture; the title says what the bytes were.
        "kind": "opened",
        "ioctl": layout.ioctl.name,
        "request": f"{layout.ioctl.number_on(layout.abi):#x}",
        "arch": machine_of(layout.abi),
        "by": title,
        "data": layout.data.hex(),
    }
    if layout.argsz is not None:
        told["argsz"] = layout.argsz
    yield json.dumps(told)
