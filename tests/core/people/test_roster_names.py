"""Names as lists write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.people.roster_names import (
    guarded,
    is_name,
    plain,
    says_nothing,
    together,
    trimmed,
    turned,
    with_address,
)


@pytest.mark.parametrize(
    ("name", "round_"),
    [
        ("Okoro, Ada", "Ada Okoro"),
        ("OKORO,ADA", "ADA OKORO"),
        ("Ó Cairdeas, Éilís", "Éilís Ó Cairdeas"),
        ("Okoro, Mrs. Ada Grace", "Mrs. Ada Grace Okoro"),
        ("Okoro, Ada (EXMOOR TRUST)", "Ada Okoro (EXMOOR TRUST)"),
        ("Okoro, Ada, MBE", "Ada Okoro, MBE"),
        ("Okoro, Ada,", "Ada Okoro"),
        ("Ada Okoro", ""),
        ("Ada Okoro, MBE", ""),
        ("Ada Okoro, RN, PhD", ""),
        ("Ada Okoro, Jr.", ""),
        ("Okoro, Mrs", ""),
        ("Okoro, 12", ""),
        ("a, b, c", ""),
        ("", ""),
    ],
)
def test_a_name_with_its_surname_first_is_turned_round(name: str, round_: str) -> None:
    assert turned(name) == round_


@pytest.mark.parametrize("text", ["", "-", "12", "TBC", "Vacancy", "n/a", "Anonymous", "???"])
def test_what_stands_in_the_place_of_a_name_is_none(text: str) -> None:
    assert not is_name(text)


def test_names_are_put_together_once() -> None:
    assert together("Ada", "Okoro") == "Ada Okoro"
    assert together("Ada Okoro", "OKORO") == "Ada Okoro"
    assert together("Lee", "Lee") == "Lee Lee"
    assert together("", "Okoro") == "Okoro"


def test_what_stands_around_a_name_is_taken_off() -> None:
    assert with_address("Ada Okoro <ada@example.org>") == ("Ada Okoro", "ada@example.org")
    assert with_address('"Okoro, Ada" <ada@example.org>') == ("Okoro, Ada", "ada@example.org")
    assert with_address("Ada Okoro (ada@example.org)") == ("Ada Okoro", "ada@example.org")
    assert with_address("Ada Okoro (ICB)") == ("Ada Okoro (ICB)", "")
    assert trimmed("12. Ada Okoro + 1") == ("Ada Okoro", "+ 1")
    assert trimmed("+1") == ("+1", "")


@given(st.text("'=+-@nNaA/ \t\r\"x", max_size=8))
def test_a_guarded_cell_is_harmless_and_comes_back_as_it_was(text: str) -> None:
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(cell) == text or not text
    assert not says_nothing(text) or not text or cell.startswith("'")
