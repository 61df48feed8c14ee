"""The explanation of a failure for the user."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """One clear line, and what to do."""

    text: str
    """What is wrong, without a full stop."""
    next_step: str
    """What to do, without a full stop; "" where there is nothing to do."""
    commands: tuple[str, ...] = ()
    """Shell commands to copy; this program runs none of them."""

    @property
    def line(self) -> str:
        """Text and next step in one line."""
        return f"{self.text}. {self.next_step}" if self.next_step else self.text
