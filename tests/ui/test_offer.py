"""The offer to add the program to the menu comes once, and does it when it is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.offer import MenuOffer


def button(window: MainWindow) -> QPushButton:
    (found,) = window.message.findChildren(QPushButton)
    return found


def test_it_is_offered_once(window: MainWindow) -> None:
    MenuOffer(window.message, str).make()
    assert "applications menu" in window.message.text
    assert button(window).isVisible()
    window.message.hide()
    MenuOffer(window.message, str).make()
    assert window.message.text == ""


def test_the_button_adds_it(window: MainWindow, qtbot: QtBot) -> None:
    done: list[bool] = []

    def add() -> str:
        done.append(True)
        return ""

    MenuOffer(window.message, add).make()
    button(window).setFocus()
    qtbot.keyClick(button(window), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "desktop remove" in window.message.text)
    assert done == [True]
    assert button(window).isHidden()


def test_what_went_wrong_is_said(window: MainWindow, qtbot: QtBot) -> None:
    MenuOffer(window.message, lambda: "/share: No space left on device").make()
    button(window).click()
    qtbot.waitUntil(lambda: window.message.text == "/share: No space left on device")


def test_it_does_not_push_away_what_is_being_said(window: MainWindow) -> None:
    window.message.warn("something else")
    MenuOffer(window.message, str).make()
    assert window.message.text == "something else"
    window.message.hide()
    MenuOffer(window.message, str).make()
    assert "applications menu" in window.message.text


def test_another_message_takes_the_button_away(window: MainWindow) -> None:
    MenuOffer(window.message, str).make()
    window.message.say("saved")
    assert button(window).isHidden()
