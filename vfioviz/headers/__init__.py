"""Any C header, read for any ABI: its structs, and the offsets of their members.

``files`` says what an ``#include`` means within a source; ``preprocess`` makes one list of tokens
of a header and all that it includes; ``declare`` reads its declarations and lays them out; ``unit``
is the result, ``view`` what a reader sees of a struct, ``rules`` what a reviewer says of it. The
rest is what these are made of. Macros, conditions, the layout of a struct and the numbers of a
target are ``csource``'s.

What holds everywhere: any text gives a unit; a declaration that is not understood is named, with
file and line, and leaves the rest as it is; everything is bounded by ``limits.HeaderLimits``.
"""

from __future__ import annotations
