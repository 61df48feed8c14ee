"""Names of blobs, as the ``index`` line of a diff abbreviates them."""

from __future__ import annotations

import hashlib
import re

_NAME = re.compile(r"[0-9a-f]{7,64}")


def is_name(blob: str) -> bool:
    """Whether a text can be the name of a blob, and not of none (a new file has zeros)."""
    return _NAME.fullmatch(blob) is not None and blob.strip("0") != ""


def is_blob(text: str, blob: str) -> bool | None:
    """Tell whether a text is the blob of a name, that may be abbreviated; None: it is no name."""
    if not is_name(blob):
        return None
    # What is no UTF-8 was read as Latin-1.
    return any(_name(text.encode(one, "replace"), blob) for one in ("utf-8", "latin-1"))


def _name(data: bytes, blob: str) -> bool:
    head = f"blob {len(data)}\0".encode()
    kind = hashlib.sha256 if len(blob) > 40 else hashlib.sha1
    return kind(head + data, usedforsecurity=False).hexdigest().startswith(blob)
