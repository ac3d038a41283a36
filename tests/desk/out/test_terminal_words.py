"""What doctor tells of a terminal: what it is, what it has, and how that is changed."""

from __future__ import annotations

import pytest

from l4pc_tui.core.live.settings.setting import SIGNS
from l4pc_tui.desk.out.terminal_words import CHANGE, terminal_words
from l4pc_tui.machine.systems import System
from l4pc_tui.machine.terminal import terminal


@pytest.mark.parametrize(
    ("environ", "on", "told"),
    [
        ({}, "windows",
         "It is the console of Windows: all colours, the signs that every font of Windows has."),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "macos",
         "It is macOS Terminal: 256 colours, all signs."),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "linux",
         "It is a terminal: all colours (COLORTERM is truecolor), all signs."),
        ({"TERM": "linux", "NO_COLOR": "1"}, "linux",
         "It is the console of Linux: no colours (NO_COLOR is set), the signs of every keyboard."),
    ],
)  # fmt: skip
def test_it_says_what_was_found_and_by_what(environ: dict[str, str], on: System, told: str) -> None:
    assert terminal_words(terminal(environ, on), "auto") == f"{told} {CHANGE}"


def test_letters_that_are_not_all_are_why_and_what_was_chosen_is_told() -> None:
    found = terminal({"TERM": "xterm"}, "linux", encoding="iso8859-1")
    said = terminal_words(found, "ascii")
    assert "the signs of every keyboard (its letters are iso8859-1)." in said
    assert "You chose the signs: those of every keyboard." in said


def test_every_choice_of_signs_is_told() -> None:
    assert all(word in CHANGE or word == "auto" for word in SIGNS)
