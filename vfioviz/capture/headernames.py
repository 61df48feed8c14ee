"""Which structs, unions and typedefs a text declares, told by its words alone."""

from __future__ import annotations

import re
from hashlib import blake2b

from vfioviz.headers.cursor import RESERVED

_STRUCT = re.compile(
    r"\b(?:struct|union)\s+(?:__attribute__\s*\(\([^;{}]{0,80}\)\)\s*|__packed\s+)?"
    r"([A-Za-z_]\w{0,255})\s*(?:__\w+\s*)?\{"
)
_TYPEDEF = re.compile(
    r"\btypedef\s+(?:struct|union)\s*(?:\w+\s*)?\{[^{}]{0,20000}\}\s*(?:__\w+\s*)?"
    r"([A-Za-z_]\w{0,255})\s*;"
)
_GROUP = re.compile(r"\bstruct_group_tagged\s*\(\s*([A-Za-z_]\w{0,255})\b")
_DECLARED = (_STRUCT, _TYPEDEF, _GROUP)
_TOLD_BY = (*(each.pattern for each in _DECLARED), *sorted(RESERVED))
READER = blake2b("\0".join(_TOLD_BY).encode(), digest_size=8).hexdigest()
"""Another one where another text may be said to declare something else."""


def declared_names(text: str) -> frozenset[str]:
    """Return the names, in no order."""
    if "struct" not in text and "union" not in text:
        return frozenset()
    found = {name for pattern in _DECLARED for name in pattern.findall(text)}
    return frozenset(found - RESERVED)
