"""What an action is called, and which keys it has."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.language import tr


class Spec(NamedTuple):
    """One action, as the menus, the toolbar and Help know it."""

    key: str
    section: str
    text: str
    tip: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False
    short: str = ""
    """Text below the icon in the toolbar, where the menu's is too long."""
    values: tuple[tuple[str, object], ...] = ()
    """What ``{names}`` in text and tip stand for."""

    @property
    def told(self) -> str:
        """The text in the language of the window, with its mnemonic."""
        return tr(self.text, **self._told_values())

    @property
    def told_tip(self) -> str:
        """The tip in the language of the window."""
        return tr(self.tip, **self._told_values())

    @property
    def plain(self) -> str:
        """The text in the language of the window, without mnemonic."""
        return self.told.replace("&", "").removesuffix("…")

    def _told_values(self) -> dict[str, object]:
        return {name: tr(value) if isinstance(value, str) else value for name, value in self.values}
