"""Our signs in those that every font of Windows has."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import l4pc_tui
from l4pc_tui.core.text import cell_width
from l4pc_tui.look.wgl4 import WGL4, in_wgl4

PACKAGE = Path(l4pc_tui.__file__).parent
NO_SIGNS = set("²\ufdd0")
"""In what is read or typed, and never drawn by itself."""
STATES = "●◐◑◎○×·✓▶■⌂–▸◆◇□⊘▲▼"
"""Signs that stand alone in a column: none may be taken for another."""


def strange(text: str) -> set[str]:
    """Signs that the list has not; letters are people's own."""
    return {s for s in text if not s.isascii() and not s.isalpha() and s not in WGL4}


def test_every_sign_in_our_words_and_every_piece_of_a_frame_has_one_in_the_list() -> None:
    said = {
        sign
        for room in ("console", "core/live", "look", "screen")
        for file in (PACKAGE / room).rglob("*.py")
        if file.name not in ("wgl4.py", "letter_shapes.py", "letters.py", "still.py", "content.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for sign in node.value
        if unicodedata.category(sign)[0] in "SP"
    }
    frames = {chr(number) for number in range(0x2500, 0x25A0)}
    assert "⊘" in said
    assert strange(in_wgl4("".join(sorted((said | frames) - NO_SIGNS)))) == set()


def test_signs_that_tell_a_state_stay_apart_and_in_their_columns() -> None:
    drawn = in_wgl4(STATES)
    assert len({*drawn}) == len(STATES)
    assert cell_width(drawn) == len(STATES)
    assert in_wgl4("╭─╮┃▎▁█▀▄━╌⏎") == "┌─┐│▌_█▀▄▬─◄"


@given(st.text())
def test_no_text_changes_its_width_or_loses_letters(text: str) -> None:
    drawn = in_wgl4(text)
    assert cell_width(drawn) == cell_width(text)
    letters = [sign for sign in text if sign.isalpha() and not sign.isascii()]
    assert [sign for sign in drawn if sign.isalpha() and not sign.isascii() and sign != "Ø"] == [
        sign for sign in letters if sign != "Ø"
    ]
