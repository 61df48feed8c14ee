"""How much of a patch is read: a mail may be hostile."""

from __future__ import annotations

MAX_BYTES = 32 << 20
"""Of one source, after decompression."""
MAX_LINES = 1_000_000
"""Of one source."""
MAX_LINE = 20_000
"""Characters of a line of a hunk; a longer one makes its file unreadable."""
MAX_MAILS = 5_000
MAX_PARTS = 64
"""Parts of a mail that are looked at."""
MAX_NESTING = 16
"""Maximum nesting of multiparts."""
MAX_HEADER = 2_000
"""Characters of a header field that are looked at."""
MAX_DEPTH = 32
"""Maximum quote depth that is distinguished; deeper lines count as this deep."""
MAX_ENTRIES = 5_000
MAX_FILES = 20_000
"""Changed files in all entries of a source."""
MAX_HUNKS = 100_000
"""In all entries of a source."""
MAX_REMARKS = 200
"""Of one entry or source; one more says how many were left out."""
MAX_FOLDER = 5_000
"""Files of a folder."""
MAX_BASE = 16 << 20
"""Bytes of one file that a hunk is put into."""
MAX_PLACES = 20
"""Places that an ambiguous hunk names."""
