"""The letters that answer: each table whole, and read the same whoever types it."""

from __future__ import annotations

import pytest

from l4pc_tui.core.live.notes import answers
from l4pc_tui.core.live.notes.answers import CONSENT, FOLLOW, PARKED, Answer, heard, listed
from l4pc_tui.core.live.notes.commitments import BARRIERS
from l4pc_tui.core.live.notes.left_open import CONSENTS, OUTCOMES
from l4pc_tui.core.live.notes.sorts import RULES
from l4pc_tui.core.record.nouns import Outcome, Presence

TABLES: dict[str, tuple[Answer, ...]] = {
    name: table
    for name, table in vars(answers).items()
    if isinstance(table, tuple) and table and isinstance(table[0], Answer)
}


@pytest.mark.parametrize("name", TABLES)
def test_no_two_answers_of_a_question_have_one_letter(name: str) -> None:
    letters = [each.letter for each in TABLES[name]]
    assert len(set(letters)) == len(letters)
    assert all(len(letter) <= 1 for letter in letters)


@pytest.mark.parametrize(
    ("table", "members"),
    [
        ("PARKED", OUTCOMES),
        ("CONSENT_SINCE", CONSENTS),
        ("FOLLOW", Outcome),
        ("BARRIER", BARRIERS),
        ("MARKS", Presence),
    ],
)
def test_every_member_of_the_list_has_its_letter(table: str, members: object) -> None:
    assert {each.means for each in TABLES[table]} == set(members)  # type: ignore[call-overload]


@pytest.mark.parametrize("words", [BARRIERS, RULES])
def test_words_answered_by_their_first_letter_begin_differently(words: tuple[str, ...]) -> None:
    assert len({word[0] for word in words}) == len(words)


@pytest.mark.parametrize(
    ("table", "line", "means", "behind"),
    [
        (PARKED, "t Joe Kent", "taken", "Joe Kent"),
        (PARKED, "T Joe Kent", "taken", "Joe Kent"),
        (PARKED, "drop", "dropped", ""),
        (CONSENT, "anon", "anon", ""),
        (FOLLOW, "b time no slot", "blocked", "time no slot"),
        (FOLLOW, "done", "done", ""),
        (FOLLOW, "donee", None, ""),
        (FOLLOW, "q", None, ""),
        (FOLLOW, "", None, ""),
    ],
)
def test_a_line_answers_by_letter_or_word(
    table: tuple[Answer, ...], line: str, means: str | None, behind: str
) -> None:
    answer, rest = heard(table, line)
    assert (answer.means if answer else None, rest) == (means, behind)


def test_what_begins_two_words_answers_neither() -> None:
    two = (Answer("x", "ask", "Ask", "", ""), Answer("y", "asked", "Asked", "", ""))
    assert heard(two, "as") == (None, "")


def test_answers_are_listed_with_their_letters() -> None:
    assert listed(CONSENT) == "a anonymous, n named, k keep inside"
