"""Which of several diffs is meant: that which was posted, or what a reply proposes."""

from __future__ import annotations

from collections.abc import Sequence

from vfioviz.capture.patches.entry import Entry
from vfioviz.language import tr
from vfioviz.ui.editors.choice import Choice


class DiffChoice(Choice):
    """Its data are what names a diff: ``PATCH`` or ``PATCH#N``."""

    def show_entries(self, entries: Sequence[Entry], source: str, chosen: str) -> bool:
        """Offer the diffs of a source; whether there are several.

        Args:
            entries: All that it holds.
            source: Its path, or name.
            chosen: What is named now.
        """
        self.clear()
        if len(entries) < 2:
            return False
        self.addItem(tr("what was posted last"), source)
        for entry in entries:
            self.addItem(_told(entry), f"{source}#{entry.number}")
        self.setCurrentIndex(max(0, self.findData(chosen)))
        return True


def _told(entry: Entry) -> str:
    """Return what a diff is called in a list."""
    origin = entry.origin
    added, removed = entry.counts()
    role = tr("posted") if origin.role == "posted" else tr("proposed in a reply")
    who = f", {origin.author}" if origin.author else ""
    if len(entry.files) == 1:
        files = entry.files[0].path.rpartition("/")[2]
    else:
        files = tr("{count} files", count=len(entry.files))
    return f"#{entry.number}: {role}{who}: {files}, +{added} -{removed}"
