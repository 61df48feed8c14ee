"""Palette and stylesheet of the window, from the roles of ``scene.palette``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibilityHints

from vfioviz import assets
from vfioviz.scene.contrast import BLACK_ON_WHITE, WHITE_ON_BLACK
from vfioviz.scene.palette import DARK, LIGHT, PAPER, Palette
from vfioviz.scene.vision import Vision, as_seen
from vfioviz.ui.fonts import choose_mono, chosen_mono, mono, sans, set_edges, want_grey_edges

THEMES = ("system", "light", "dark", "contrast")

_STYLE = """
* { outline: none; }
QMainWindow, QDialog, QDockWidget { background: %(panel)s; color: %(text)s; }
QMainWindow::separator { background: %(rule)s; width: 1px; height: 1px; margin: 0; }
QMainWindow::separator:hover { background: %(accent)s; }
QMenuBar { background: %(panel)s; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %(wash)s; }
QMenu { background: %(page)s; border: 1px solid %(rule)s; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: %(accent)s; color: %(on_accent)s; }
QMenu::item:disabled { color: %(faint)s; }
QMenu::separator { height: 1px; background: %(rule)s; margin: 5px 8px; }
QMenu::icon { padding-left: 6px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 5px; }
QMenu::indicator:checked { image: url(vfioviz:icons/check-%(on_page)s.svg); }
QMenu::indicator:checked:selected { image: url(vfioviz:icons/check-%(scheme)s.svg); }
QToolBar { background: %(panel)s; border: 0; border-bottom: 1px solid %(rule)s;
  padding: 3px 8px; spacing: 2px; }
QToolBar::separator { background: %(rule)s; width: 1px; margin: 7px 5px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px 6px;
  color: %(text)s; }
QToolButton:hover { background: %(wash)s; }
QToolButton:pressed, QToolButton:checked { background: %(wash2)s; }
QToolButton:focus { border-color: %(accent)s; }
QToolButton#group { color: %(muted)s; min-height: 18px; padding: 3px 9px; }
QToolButton#group:checked { color: %(text)s; }
QToolButton:disabled { color: %(faint)s; }
QToolButton::menu-indicator { image: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
#change { background: %(panel)s; border-bottom: 1px solid %(rule)s; }
#change QLabel#ioctl { font-weight: 600; }
QStatusBar { background: %(panel)s; border-top: 1px solid %(rule)s; }
QStatusBar::item { border: 0; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: %(muted)s; padding: 6px 10px; border: 0;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %(text)s; border-bottom: 2px solid %(accent)s; }
QTabBar::tab:hover { color: %(text)s; background: %(wash)s; }
QTabBar::tab:focus { background: %(wash)s; }
QTreeView, QTableView, QListView, QPlainTextEdit {
  background: %(page)s; alternate-background-color: %(stripe)s; border: 0; color: %(text)s;
  selection-background-color: %(chosen)s; selection-color: %(text)s; }
QTreeView::item { padding: 2px 0; }
QDialog QListView, QDialog QTableView { border: 1px solid %(rule)s; border-radius: 4px; }
QDialog QListView::item { padding: 5px 6px; }
QListView#names::item, QListView#reel::item { padding: 3px 5px; }
QListView#ticks { border: 0; }
QListView#ticks::item { padding: 4px 2px; border-radius: 4px; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected {
  background: %(chosen)s; color: %(text)s; }
QTreeView::item:selected:active, QListView::item:selected:active,
QTableView::item:selected:active { background: %(chosen2)s; }
QTreeView::item:hover, QListView::item:hover { background: %(wash)s; }
QTreeView::item:selected:hover, QListView::item:selected:hover { background: %(chosen2)s; }
QHeaderView { background: %(panel)s; border: 0; }
QHeaderView::section { background: %(panel)s; color: %(muted)s; border: 0;
  border-bottom: 1px solid %(rule)s; padding: 4px 6px 4px 3px; font-weight: 400; }
QHeaderView#tight::section { padding: 4px 0; }
QTableCornerButton::section { background: %(panel)s; border: 0; }
QCheckBox { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator { width: 14px; height: 14px;
  border: 1px solid %(edge)s; border-radius: 3px; background: %(page)s; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
  background: %(accent)s; border-color: %(accent)s;
  image: url(vfioviz:icons/check-%(scheme)s.svg); }
QCheckBox::indicator:disabled, QListView::indicator:disabled { border-color: %(rule)s; }
QRadioButton { spacing: 8px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid %(edge)s;
  border-radius: 8px; background: %(page)s; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid %(accent)s; }
QRadioButton::indicator:disabled { border-color: %(rule)s; }
QRadioButton::indicator:checked:disabled { border-color: %(edge)s; }
QCheckBox:focus { text-decoration: underline; }
QListView#why::item { padding: 3px 10px; }
StepList::item { padding: 4px 10px; }
QStatusBar QLabel { padding: 0 8px; }
QPushButton { background: %(page)s; color: %(text)s; border: 1px solid %(edge)s;
  border-radius: 5px; padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: %(wash)s; }
QPushButton:pressed { background: %(wash2)s; }
QPushButton:focus { border: 2px solid %(accent)s; padding: 4px 13px; }
QPushButton:default { background: %(accent)s; color: %(on_accent)s; border-color: %(accent)s; }
QPushButton:default:hover { background: %(accent2)s; }
QPushButton:default:focus { border: 2px solid %(text)s; }
QPushButton:disabled { color: %(faint)s; border-color: %(rule)s; background: %(panel)s; }
QLineEdit, QPlainTextEdit#input { background: %(page)s; color: %(text)s;
  border: 1px solid %(edge)s; border-radius: 4px; padding: 3px 6px;
  selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QLineEdit:focus, QPlainTextEdit#input:focus { border: 2px solid %(accent)s; padding: 2px 5px; }
QLineEdit[bad="true"] { border: 2px solid %(error)s; padding: 2px 5px; }
QLineEdit:disabled { color: %(faint)s; background: %(panel)s; }
QLabel[textFormat="AutoText"] { qproperty-textFormat: PlainText; }
QToolTip { background: %(page)s; color: %(text)s; border: 1px solid %(edge)s; padding: 5px 7px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: %(handle)s; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: %(edge)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: %(rule)s; }
QFrame#line { background: %(rule)s; border: 0; }
QLabel#muted, QLabel[quiet="true"] { color: %(muted)s; }
QLabel#heading { font-size: %(heading)spx; font-weight: 600; }
QLabel#title { font-size: %(title)spx; font-weight: 600; }
QLabel#section { color: %(muted)s; font-weight: 600; }
QWidget#dock-title { background: %(panel)s; border-bottom: 1px solid %(rule)s; }
QLabel#dock-name { font-weight: 600; }
QWidget#page { background: %(page)s; }
QFrame#card { background: %(page)s; border: 1px solid %(rule)s; border-radius: 8px; }
QLabel#problem { color: %(error)s; }
QLabel#question { font-weight: 600; }
QFrame#card[kind="right"] { border: 1px solid %(good)s; }
QFrame#card[kind="wrong"], QFrame#card[kind="unclear"] { border: 1px solid %(warn)s; }
QProgressBar#thin { border: 0; background: %(rule)s; border-radius: 2px; }
QProgressBar#thin::chunk { background: %(accent)s; border-radius: 2px; }
QFrame#message { border: 0; border-top: 1px solid %(rule)s; background: %(note_fill)s; }
QFrame#message[severity="error"] { background: %(error_fill)s; }
QFrame#message[severity="warning"] { background: %(warn_fill)s; }
"""


def mix(first: str, second: str, share: float) -> str:
    """Return a colour between two; ``share`` (0 to 1) is the second's part."""
    one, two = QColor(first), QColor(second)
    pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs)).name()


def on_accent(palette: Palette) -> str:
    """Return the colour of text on the accent."""
    return palette.page if palette.dark else "#FFFFFF"


def colours(palette: Palette) -> dict[str, str]:
    """Return the names that the stylesheet uses."""
    page, text, accent = palette.page, palette.text, palette.note
    return {
        "scheme": palette.name.rpartition("-")[2],  # contrast has those of light and dark
        "on_page": "light" if palette.dark else "dark",  # colour of a tick, not of what is below
        "page": page,
        "panel": palette.panel,
        "text": text,
        "muted": palette.muted,
        "faint": palette.faint,
        "rule": palette.rule,
        "edge": palette.edge,
        "accent": accent,
        "accent2": mix(accent, text, 0.15),
        "on_accent": on_accent(palette),
        "wash": mix(palette.panel, accent, 0.12),
        "wash2": mix(palette.panel, accent, 0.24),
        "chosen": mix(page, accent, 0.18),
        "chosen2": mix(page, accent, 0.28),
        "stripe": mix(page, palette.panel, 0.5),
        "handle": mix(palette.panel, palette.edge, 0.55),
        "error": palette.error,
        "warn": palette.warn,
        "good": palette.good,
        "error_fill": palette.error_fill,
        "warn_fill": palette.warn_fill,
        "note_fill": mix(page, accent, 0.12),
    }


def style_sheet(palette: Palette, pixels: int) -> str:
    """Return the stylesheet; ``pixels`` is the height of the body font."""
    sizes = {"heading": str(round(pixels * 1.25)), "title": str(round(pixels * 1.9))}
    return _STYLE % (colours(palette) | sizes)


def qt_palette(palette: Palette) -> QPalette:
    """Return what Qt's own drawing uses."""
    named = colours(palette)
    roles = {
        QPalette.ColorRole.Window: palette.panel,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Base: palette.page,
        QPalette.ColorRole.AlternateBase: named["stripe"],
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.Button: palette.panel,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.BrightText: palette.error,
        QPalette.ColorRole.ToolTipBase: palette.page,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.PlaceholderText: palette.faint,
        QPalette.ColorRole.Highlight: named["accent"],
        QPalette.ColorRole.HighlightedText: named["on_accent"],
        QPalette.ColorRole.Link: named["accent"],
        QPalette.ColorRole.LinkVisited: named["accent"],
    }
    made = QPalette(QColor(palette.panel))
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.faint))
    return made


class Theme(QObject):
    """Keeps the application in light, dark or high contrast, as the system or the user wants."""

    changed = Signal(object)
    """The ``scene.palette.Palette`` to use: a new one, or the same for another font."""
    chosen = Signal(str)
    """What the user wants, of ``THEMES``."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wanted = "system"
        self._palette = LIGHT
        self._vision = Vision.FULL
        self.on_paper = False
        """Whether pictures that are copied and exported are simulated as well."""
        self._applied = False
        # The only place that tells Qt where files lie; the stylesheet names them by "vfioviz:".
        QDir.addSearchPath("vfioviz", str(assets.root()))
        app.setStyle("Fusion")
        app.setFont(sans())
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        # Qt knows it since 6.10. Both are kept: PySide drops the one with the other.
        self._style = app.styleHints()
        ask = getattr(self._style, "accessibility", None)
        self._hints: QAccessibilityHints | None = None if ask is None else ask()
        if self._hints is not None:
            self._hints.contrastPreferenceChanged.connect(self._system_changed)
        self._update()

    @property
    def wanted(self) -> str:
        """What the user wants, of ``THEMES``: the same in all windows, and in no file."""
        return self._wanted

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    def choose(self, wanted: str) -> None:
        """Set one of ``THEMES``; anything else counts as ``system``."""
        wanted = wanted if wanted in THEMES else "system"
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._update()
        self.chosen.emit(wanted)

    @property
    def vision(self) -> Vision:
        """Whose eyes the window is seen with; until the program ends."""
        return self._vision

    @property
    def paper(self) -> Palette:
        """The colours of pictures that leave the window."""
        return as_seen(PAPER, self._vision if self.on_paper else Vision.FULL)

    def see(self, vision: Vision) -> None:
        """Let all windows look as somebody with that vision sees them."""
        if vision is not self._vision:
            self._vision = vision
            # The colours of sub-pixels are nobody's who is simulated.
            if want_grey_edges(vision is not Vision.FULL):
                self._app.setFont(sans())
                for widget in self._app.allWidgets():
                    if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
                        font = widget.font()
                        set_edges(font)
                        widget.setFont(font)
            self._update()
            self.chosen.emit(self._wanted)

    def choose_mono(self, family: str) -> None:
        """Write bytes and values in another family; "" for the usual one."""
        if family == chosen_mono():
            return
        before = mono().families()
        choose_mono(family)
        after = mono().families()
        for widget in self._app.allWidgets():
            font = widget.font()
            if font.families() == before:
                font.setFamilies(after)
                widget.setFont(font)
        self.changed.emit(self._palette)

    def _contrast(self) -> bool:
        if self._hints is None:
            return False
        return self._hints.contrastPreference() is Qt.ContrastPreference.HighContrast

    def _system_changed(self, _what: object) -> None:
        self._update()

    def _update(self) -> None:
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        if self._wanted in {"light", "dark"}:
            dark = self._wanted == "dark"
        if self._wanted == "contrast" or (self._wanted == "system" and self._contrast()):
            palette = WHITE_ON_BLACK if dark else BLACK_ON_WHITE
        else:
            palette = DARK if dark else LIGHT
        palette = as_seen(palette, self._vision)
        if self._applied and palette is self._palette:
            return
        self._applied = True
        self._palette = palette
        self._app.setPalette(qt_palette(palette))
        pixels = QFontInfo(self._app.font()).pixelSize()
        self._app.setStyleSheet(style_sheet(palette, pixels))
        self.changed.emit(palette)
