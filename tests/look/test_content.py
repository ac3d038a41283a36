from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.text import clean_text
from l4pc_tui.core.text.inline import LIMIT
from l4pc_tui.core.text.toned import Word
from l4pc_tui.look.content import inline, rich_text, text, words

HOSTILE = [
    "Ann [/x] Lee",
    "[bold",
    "[/red]",
    "Ann [HR]",
    "$name [b]$x[/b]",
    "",
    "\\[a]",
    "[@click=app.quit]x[/]",
]


def spans(drawn: object) -> list[tuple[str, str]]:
    return [(drawn.plain[span.start : span.end], str(span.style)) for span in drawn.spans]  # type: ignore[attr-defined]


@pytest.mark.parametrize("data", HOSTILE)
def test_brackets_are_drawn_as_they_were_typed(data: str) -> None:
    assert text(data).plain == data
    assert inline(data).plain == data
    assert words((Word(data, "act"),)).plain == data
    assert rich_text(data).plain == data


def test_what_could_drive_the_terminal_is_taken_out() -> None:
    assert text("a\x1b[31mb").plain == "a\ufffd[31mb"
    assert inline("*a\u202eb*").plain == "a\ufffdb"
    assert words((Word("a\x07"),)).plain == "a\ufffd"
    assert rich_text("a\x9b2J").plain == "a\ufffd2J"


def test_emphasis_strong_and_links_are_drawn_without_their_marks() -> None:
    drawn = inline("a *b* **c** [d e](f.md) ![g](h.png)")
    assert drawn.plain == "a b c d e g"
    assert spans(drawn) == [("b", "italic"), ("c", "bold")]


def test_emphasis_within_strong_is_both() -> None:
    drawn = inline("**so *very* much**", "$soft")
    assert drawn.plain == "so very much"
    assert spans(drawn) == [
        ("so ", "$soft bold"), ("very", "$soft bold italic"), (" much", "$soft bold"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    ["2*3*4", "* a", "a *", "*a", "**a*", "** a **", "a ** b", "*a\nb*", "[a](b", "[a]", "***"],
)
def test_a_mark_without_its_partner_stays_visible(data: str) -> None:
    assert inline(data).plain == data


def test_a_very_long_text_keeps_its_marks() -> None:
    data = "*a* " * LIMIT
    assert inline(data).plain == data


@given(st.text(alphabet="*[]()! ab\n", max_size=400))
def test_no_text_of_marks_loses_a_letter(data: str) -> None:
    kept = inline(data).plain
    assert [c for c in kept if c == "a"] == [c for c in data if c == "a"] or "](" in data


@given(st.text(max_size=200))
def test_text_is_the_cleaned_data_and_nothing_else(data: str) -> None:
    assert text(data).plain == clean_text(data)


def test_words_take_the_style_of_their_tone_and_the_place() -> None:
    told = (Word("8 min behind", "behind"), Word(" · ", "muted"), Word("now", "place"), Word("x"))
    drawn = words(told, "Feel")
    assert drawn.plain == "8 min behind · nowx"
    assert spans(drawn) == [
        ("8 min behind", "$behind"), (" · ", "$muted"), ("now", "bold $place-feel"),
    ]  # fmt: skip
