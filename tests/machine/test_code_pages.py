"""Lines of which nobody says the code page: as they were typed, or not taken at all."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.machine.code_pages import CONSOLE, WINDOWS, text_of

CERTAIN = (
    "Zoë £5", "café", "José", "Jörg Müller", "Siân", "García", "Muñoz", "Róisín", "naïve", "señor",
    "façade", "Simões", "João", "François", "Søren", "über", "déjà vu",     "Noël", "CAFÉ", "Brontë", "rôle", "crème brûlée", "it costs £12.50 each", "2½ hours",
    "Chloë", "Renée is at 20°",
)  # fmt: skip
OF_WINDOWS = (
    "Zoë O’Neil said “it’s fine” – really…", "don’t", "10–12 people", "‘hello’", "“hello”", "€5",
    "the dogs’ home", "Duša", "Renée’s £3 café – “très bien”", "10\u00a0am",
)  # fmt: skip
UNCERTAIN = (
    "Órla", "Øystein", "élan", "wait…", "Seán Ó Briain", "voilà", "£", "Tomás", "Händel", "à la carte",
    "so\u00a0so", "well…maybe",
)  # fmt: skip
"""Each is another word in the other code page, which people write too."""


@pytest.mark.parametrize("page", [WINDOWS, CONSOLE])
@pytest.mark.parametrize("said", CERTAIN)
def test_what_makes_sense_in_one_code_page_alone_is_read_in_it(said: str, page: str) -> None:
    assert text_of(said.encode(page)) == said


@pytest.mark.parametrize("said", OF_WINDOWS)
def test_quotation_marks_and_dashes_are_those_of_windows(said: str) -> None:
    assert text_of(said.encode(WINDOWS)) == said


@given(st.lists(st.sampled_from((*CERTAIN, *OF_WINDOWS, *UNCERTAIN)), min_size=1, max_size=4))
def test_people_s_words_are_never_read_as_others(words: list[str]) -> None:
    said = " ".join(words)
    for data in _in_both(said):
        assert text_of(data) in (said, None)


@pytest.mark.parametrize("said", UNCERTAIN)
def test_what_may_be_two_words_is_not_guessed(said: str) -> None:
    assert None in {text_of(data) for data in _in_both(said)}


def _in_both(said: str) -> list[bytes]:
    """The words in each code page that has all their letters."""
    found = []
    for page in (WINDOWS, CONSOLE):
        with suppress(UnicodeEncodeError):
            found.append(said.encode(page))
    return found


def test_utf_8_is_what_it_is_and_a_named_encoding_is_believed_before_a_guess() -> None:
    assert text_of("Seán Ó Briain".encode()) == "Seán Ó Briain"
    assert text_of("Łódź".encode("iso8859-2"), "iso8859-2") == "Łódź"
    assert text_of(b"\xe9lan", "no-such-encoding") is None


def test_bytes_of_a_program_are_nobody_s_words() -> None:
    assert text_of(bytes(range(256))) is None
    assert text_of(b"caf\xe9\x00") is None
    assert text_of(b"caf\xe9", sure=True) is None
