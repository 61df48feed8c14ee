"""When Linux was released: what a patch of a day was most likely made on."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from email.utils import parsedate_to_datetime

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ARCHIVE = re.compile(r"(?:[A-Z][a-z]{2},? )?([A-Z][a-z]{2}) (\d{1,2}) (\d{4})\b")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_RELEASES = (
    ("v4.19", 2018, 10, 22), ("v4.20", 2018, 12, 23), ("v5.0", 2019, 3, 3), ("v5.1", 2019, 5, 5),
    ("v5.2", 2019, 7, 7), ("v5.3", 2019, 9, 15), ("v5.4", 2019, 11, 24), ("v5.5", 2020, 1, 26),
    ("v5.6", 2020, 3, 29), ("v5.7", 2020, 5, 31), ("v5.8", 2020, 8, 2), ("v5.9", 2020, 10, 11),
    ("v5.10", 2020, 12, 13), ("v5.11", 2021, 2, 14), ("v5.12", 2021, 4, 25),
    ("v5.13", 2021, 6, 27), ("v5.14", 2021, 8, 29), ("v5.15", 2021, 10, 31),
    ("v5.16", 2022, 1, 9), ("v5.17", 2022, 3, 20), ("v5.18", 2022, 5, 22), ("v5.19", 2022, 7, 31),
    ("v6.0", 2022, 10, 2), ("v6.1", 2022, 12, 11), ("v6.2", 2023, 2, 19), ("v6.3", 2023, 4, 23),
    ("v6.4", 2023, 6, 25), ("v6.5", 2023, 8, 27), ("v6.6", 2023, 10, 29), ("v6.7", 2024, 1, 7),
    ("v6.8", 2024, 3, 10), ("v6.9", 2024, 5, 12), ("v6.10", 2024, 7, 14), ("v6.11", 2024, 9, 15),
    ("v6.12", 2024, 11, 17), ("v6.13", 2025, 1, 19), ("v6.14", 2025, 3, 24),
    ("v6.15", 2025, 5, 25), ("v6.16", 2025, 7, 27), ("v6.17", 2025, 9, 28),
)  # fmt: skip
"""Days on which Linus tagged them."""


def day(text: str) -> date | None:
    """Return the day that a mail's date, or an archive's, says; None: it can't be told."""
    text = text.strip()[:100]
    try:
        if found := _ISO.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _ARCHIVE.match(text):
            return date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def around(when: date) -> tuple[str, str] | None:
    """Return the last release before a day, and the next; "" for one not known yet.

    None: it is before all that are known, or so long after that nothing can be said.
    """
    days = [date(*each[1:]) for each in _RELEASES]
    at = bisect_right(days, when)
    if not at or (at == len(days) and (when - days[-1]).days > 63):
        return None
    return _RELEASES[at - 1][0], _RELEASES[at][0] if at < len(days) else ""
