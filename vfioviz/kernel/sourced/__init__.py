"""A producer that is C text: a kernel's own functions, interpreted on the request.

``files`` lists the relevant files of a kernel, ``statements`` splits a function, ``handlers`` finds
the one that answers, ``seam`` makes room in it for the capabilities of the request, ``machine``
runs it, ``trace`` reports what it did, ``producer`` is what the rest of the program sees.

Rule 1: nothing is compiled and nothing is run natively; ``csource`` interprets, within its limits.
Rule 2: the text is the kernel's, line by line; a seam only changes values, and is reported.
"""

from __future__ import annotations
