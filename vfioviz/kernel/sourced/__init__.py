"""A producer that is C text: a kernel's own functions, interpreted on the request.

``files`` says which files of a kernel count, ``statements`` splits a function, ``handlers`` finds
the one that answers, ``seam`` makes room in it for the capabilities of the request, ``machine``
runs it, ``trace`` tells what it did, ``producer`` is what the rest of the program sees.

Rule 1: nothing is compiled and nothing is run natively; ``csource`` interprets, within its limits.
Rule 2: the text is the kernel's, line by line; what a seam changes is a value, and is told.
"""

from __future__ import annotations
