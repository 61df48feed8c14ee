"""What is said of somebody's text is one line, without a character that acts."""

from __future__ import annotations

import unicodedata


def is_a_line(said: str, most: int) -> None:
    """Assert that a text may be shown in a line: no control, mark of direction or line's end.

    Args:
        said: The text.
        most: Characters that it may have.
    """
    acting = [char for char in said if unicodedata.category(char) in _ACTING]
    assert not acting, f"not one line: {said!r}"
    assert len(said) < most, f"{len(said)} characters"


_ACTING = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
