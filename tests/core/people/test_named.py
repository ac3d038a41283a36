"""Who is named in a text, and the text without the names of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.people.named import SOMEBODY, is_meant, named, without_others
from l4pc_tui.core.text.folding import fold

HERS = named(("Amina Marigold", "Mina"))
OTHERS = named(
    ("Ben Thimble", "Amina Thimble", "Will Young", "Jo Lloyd-Jones"), ("j.lloyd@puddleby.example",)
)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Amina and Ben met", f"Amina and {SOMEBODY} met"),
        ("Ben Thimble's idea, not Amina's", f"{SOMEBODY}'s idea, not Amina's"),
        ("Amina Thimble spoke; Amina listened", f"{SOMEBODY} spoke; Amina listened"),
        ("I will ask Will", f"I will ask {SOMEBODY}"),
        ("ben and BEN", f"{SOMEBODY} and {SOMEBODY}"),
        ("with Jo Lloyd-Jones.", f"with {SOMEBODY}."),
        ("write to j.lloyd@puddleby.example", f"write to {SOMEBODY}"),
        ("@Harriet and @Mina", f"{SOMEBODY} and @Mina"),
        ("nobody at all", "nobody at all"),
    ],
)
def test_the_names_of_others_are_taken_out_and_her_own_stay(text: str, without: str) -> None:
    assert without_others(text, HERS, OTHERS) == without


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Marigold said so", True), ("Amina Marigold", True), ("ask mina", True),
        ("Amina said so", None), ("Amina Thimble said so", None), ("Ben said so", False),
        ("a marigold in a pot", False), ("", False),
    ],
)  # fmt: skip
def test_a_first_name_that_two_people_have_is_left_to_a_reader(
    text: str, meant: bool | None
) -> None:
    assert is_meant(text, HERS, OTHERS) is meant


@given(st.lists(st.sampled_from(
    ("Ben", "THIMBLE", "Thimbles", "Will", "@Zoe", "Amina", "Lloyd–Jones,", "Jo’s", "spoke", "é", "\n")
), max_size=8))  # fmt: skip
def test_no_word_of_another_s_name_is_left_however_it_stands(words: list[str]) -> None:
    left = without_others(" ".join(words), HERS, OTHERS).replace(SOMEBODY, " ")
    assert not {"ben", "thimble", "thimbles", "will", "zoe", "lloyd", "jones", "jo", "jos"} & set(
        fold(left).split()
    )
    assert fold(left).split().count("spoke") == words.count("spoke")
