from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from l4pc_tui.core.text import cell_width, clean_line, cut
from l4pc_tui.core.text.width import cut_path


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("Ann", 3),
        ("Zoë", 3),
        ("e\u0301", 1),
        ("李小龍", 6),
        ("☺\ufe0f", 2),
        ("a\u200cb", 2),
    ],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("Ann Lee", 7, "Ann Lee"),
        ("Ann Lee", 6, "Ann L…"),
        ("Ann Lee", 5, "Ann…"),
        ("Ann Lee", 1, "…"),
        ("Ann Lee", 0, ""),
        ("Ann Lee", -3, ""),
        ("李小龍", 4, "李…"),
        ("ne\u0301e\u0301", 2, "n…"),
        ("", 3, ""),
    ],
)
def test_a_text_is_cut_with_an_ellipsis(text: str, cells: int, shown: str) -> None:
    assert cut(text, cells) == shown


def test_ten_thousand_characters_are_cut() -> None:
    assert cut("é" * 10_000, 20) == "é" * 19 + "…"


@given(st.text(), st.integers(-1, 30))
def test_a_cut_text_is_never_wider_than_asked(text: str, cells: int) -> None:
    assert cell_width(cut(text, cells)) <= max(cells, 0)
    assert cut(cut(text, cells), cells) == cut(text, cells)


def test_no_known_character_is_drawn_wider_than_we_count() -> None:
    known = (chr(code) for code in range(0x110000) if category(chr(code)) != "Cn")
    signs = (clean_line(char) for char in known)
    assert [sign for sign in signs if cell_len(sign) > cell_width(sign)] == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cn"])))
def test_a_clean_text_is_never_drawn_wider_than_we_count(text: str) -> None:
    line = clean_line(text)
    assert cell_len(line) <= cell_width(line)


@pytest.mark.parametrize(
    ("path", "cells", "shown"),
    [
        ("/home/ann/log.md", 16, "/home/ann/log.md"),
        ("/home/ann/log.md", 13, "/ho…nn/log.md"),
        ("/home/ann/log.md", 5, "…/log.md"),
        ("log-of-a-long-name.md", 5, "…log-of-a-long-name.md"),
        ("C:\\Users\\Ann\\log.md", 14, "C:\\…Ann\\log.md"),
    ],
)
def test_a_path_is_cut_in_its_middle_and_keeps_the_name(path: str, cells: int, shown: str) -> None:
    assert cut_path(path, cells) == shown


@given(
    st.text(st.sampled_from("ab/李é ")),
    st.text(st.sampled_from("xy李"), min_size=1),
    st.integers(0, 40),
)
def test_a_path_fits_when_its_name_does(folder: str, name: str, cells: int) -> None:
    shown = cut_path(f"/{folder}/{name}", cells)
    assert shown.endswith(name)
    assert cell_width(shown) <= max(cells, cell_width(f"…/{name}"))
