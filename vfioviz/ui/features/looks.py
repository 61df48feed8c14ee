"""Colours, language and font of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.language import mark, tr
from vfioviz.scene.vision import NAMES, Vision
from vfioviz.ui.registry import ActionSpec, Feature

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench

_THEMES = {  # the keys of ``ui.theme.THEMES``
    "system": (mark("As the &system"), mark("Colours: follow the system")),
    "light": (mark("&Light"), mark("Colours: light")),
    "dark": (mark("&Dark"), mark("Colours: dark")),
    "contrast": (
        mark("&High contrast"),
        mark("Colours: black on white or white on black, as the system"),
    ),
}
_VISIONS = {
    Vision.FULL: (mark("&All colours"), mark("Show colours as they are")),
    Vision.PROTANOPIA: (
        mark("&Protanopia"),
        mark("Show map, charts and window as somebody without cones for red sees them"),
    ),
    Vision.DEUTERANOPIA: (
        mark("&Deuteranopia"),
        mark("Show map, charts and window as somebody without cones for green sees them"),
    ),
    Vision.TRITANOPIA: (
        mark("&Tritanopia"),
        mark("Show map, charts and window as somebody without cones for blue sees them"),
    ),
    Vision.GREY: (
        mark("&Grey"),
        mark("Show map, charts and window without any colour, as a printer does"),
    ),
}
_LANGUAGES = {"system": mark("As the &system"), "en": "&English", "de": "&Deutsch"}
"""Each in itself; ``ui.translation`` knows which of them are there."""


def _choose_theme(bench: Workbench, name: str) -> None:
    from vfioviz.ui.recent import set_preference  # noqa: PLC0415 -- Qt

    bench.theme.choose(name)
    set_preference("theme", name)


def _has_theme(bench: Workbench, name: str) -> bool:
    return bench.theme.wanted == name


def _see(bench: Workbench, vision: Vision) -> None:
    bench.theme.see(vision)
    if vision is Vision.FULL:
        bench.message.say(tr("The window has its own colours again."))
        return
    if vision is Vision.GREY:
        bench.message.say(tr("The window as it is seen without any colour."))
        return
    said = tr("The window as it is seen with {vision}.", vision=tr(NAMES[vision]))
    bench.message.say(said)


def _sees(bench: Workbench, vision: Vision) -> bool:
    return bench.theme.vision is vision


def _see_paper(bench: Workbench) -> None:
    bench.theme.on_paper = not bench.theme.on_paper
    bench.theme.chosen.emit(bench.theme.wanted)


def _speak(bench: Workbench, code: str) -> None:
    from vfioviz.ui.recent import set_preference  # noqa: PLC0415 -- Qt
    from vfioviz.ui.translation import wanted  # noqa: PLC0415 -- Qt

    set_preference("language", code)
    if bench.program.speak is not None:
        bench.program.speak(wanted())


def _choose_font(bench: Workbench) -> None:
    """Choose the font of bytes and values."""
    from vfioviz.ui.dialogs.mono_font import MonoFontDialog  # noqa: PLC0415 -- rare
    from vfioviz.ui.fonts import chosen_mono  # noqa: PLC0415 -- Qt

    dialog = MonoFontDialog(chosen_mono(), bench.window)
    dialog.chosen.connect(partial(_font_chosen, bench))
    dialog.open()


def _font_chosen(bench: Workbench, family: str) -> None:
    from vfioviz.ui.recent import set_preference  # noqa: PLC0415 -- Qt

    set_preference("mono", family)
    bench.theme.choose_mono(family)


def _begin(bench: Workbench) -> None:
    from vfioviz.ui.recent import preference  # noqa: PLC0415 -- Qt

    bench.theme.choose(preference("theme", "system"))
    spoken = preference("language", "system")
    known = spoken if spoken in _LANGUAGES else "system"
    bench.actions[f"language-{known}"].setChecked(True)


FEATURE = Feature(
    actions=(
        *(
            ActionSpec(
                f"theme-{name}",
                "View/theme",
                text,
                tip,
                "theme",
                group="theme",
                run=partial(_choose_theme, name=name),
                checked=partial(_has_theme, name=name),
            )
            for name, (text, tip) in _THEMES.items()
        ),
        *(
            ActionSpec(
                f"vision-{vision}",
                "View/vision",
                text,
                tip,
                "theme",
                group="vision",
                run=partial(_see, vision=vision),
                checked=partial(_sees, vision=vision),
            )
            for vision, (text, tip) in _VISIONS.items()
        ),
        ActionSpec(
            "vision-paper",
            "View/vision-paper",
            mark("&In pictures too"),
            mark("Simulate colour vision in pictures that are copied and exported as well"),
            "export",
            run=_see_paper,
            checked=lambda bench: bench.theme.on_paper,
        ),
        *(
            ActionSpec(
                f"language-{code}",
                "View/language",
                name,
                mark("The language of the windows"),
                "text",
                group="language",
                checkable=True,
                run=partial(_speak, code=code),
            )
            for code, name in _LANGUAGES.items()
        ),
        ActionSpec(
            "mono-font",
            "View/font",
            mark("Font of &values…"),
            mark("Choose the font of bytes, offsets and values"),
            "font",
            run=_choose_font,
        ),
    ),
    begin=_begin,
)
