from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.text import clean_line, clean_name, clean_text
from l4pc_tui.core.text.cleaning import keep_line, keep_name

anything = st.text(st.characters(codec=None))
harmful = (
    [chr(c) for c in range(32) if chr(c) not in "\n\t\r"]
    + [chr(c) for c in range(0x7F, 0xA0)]
    + ["\u2028", "\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"]
    + ["\u2066", "\u2067", "\u2068", "\u2069", "\ud800", "\udfff", "\U000e0041", "\U000e007f"]
)


@pytest.mark.parametrize("char", harmful, ids=ascii)
def test_a_harmful_character_becomes_a_visible_gap(char: str) -> None:
    assert clean_line(f"a{char}b") == "a\ufffdb"
    assert clean_text(f"a{char}b") == "a\ufffdb"


@pytest.mark.parametrize(
    "text",
    [
        "Ann [/x] Lee",
        "[bold",
        "نازنین\u200cزهرا",
        "👩\u200d⚕️",
        "a\u200eb\u200f",
        "Ŵyn",
        "李小龍",
        "",
    ],
)
def test_what_people_write_is_kept(text: str) -> None:
    assert clean_line(text) == clean_text(text) == text


def test_an_escape_sequence_cannot_reach_a_terminal() -> None:
    assert clean_line("\x1b]0;owned\x07Ann\x9b31m") == "\ufffd]0;owned\ufffdAnn\ufffd31m"


def test_every_kind_of_newline_is_one_newline() -> None:
    assert clean_text("a\r\nb\rc\nd\te") == "a\nb\nc\nd\te"


def test_a_line_has_spaces_for_newlines_and_tabs_and_keeps_its_last_space() -> None:
    assert clean_line("a\r\nb\rc\nd\te ") == "a b c d e "


def test_a_name_has_single_spaces_and_none_at_the_ends() -> None:
    assert clean_name("\t Ann \u00a0\n Lee ") == "Ann Lee"
    assert clean_name("Ann Lee", 4) == "Ann"


def test_accents_are_composed() -> None:
    assert clean_line("e\u0301") == "é"


def test_the_limit_counts_what_is_left_after_cleaning() -> None:
    assert clean_line("\u0958" * 3, 4) == "\u0915\u093c" * 2
    assert len(clean_text("x" * 10_000, 200)) == 200


@given(anything)
def test_cleaning_again_changes_nothing(text: str) -> None:
    for clean in (clean_line, clean_text, clean_name):
        once = clean(text)
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)


@given(anything, st.integers(0, 20))
def test_no_control_survives_and_nothing_is_longer_than_asked(text: str, limit: int) -> None:
    for clean in (clean_line, clean_text, clean_name):
        cleaned = clean(text, limit)
        assert len(cleaned) <= limit
        assert clean(cleaned, limit) == cleaned
        assert not set(cleaned) & set(harmful)
        assert "\r" not in cleaned
        cleaned.encode()
    assert not set(clean_line(text)) & {"\n", "\t"}


@pytest.mark.parametrize("keep", [keep_name, keep_line])
def test_a_text_at_its_limit_is_kept_whole_and_one_beyond_is_said(keep: Any) -> None:
    assert keep(" " + "x" * 120 + "\n", 120, "The name") == ("x" * 120, "")
    assert keep("x" * 121, 120, "The name") == (
        "x" * 120, "The name is shortened to 120 characters.",
    )  # fmt: skip
