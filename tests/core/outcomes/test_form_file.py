"""Files of online forms: headings are known however they are put, and answers are numbers or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.outcomes.form_columns import Asks, Evidence, PassedOver, Who, columns_of
from l4pc_tui.core.outcomes.form_file import FormFile, read_form_file
from l4pc_tui.core.people.headers import RosterLine
from l4pc_tui.core.record.outcome_nouns import Measure, Question

MICROSOFT = (
    "ID", "Start time", "Completion time", "Email", "Name", "Your team",
    "Then, how true was this of you?.Open to new ideas",
    "Then, how true was this of you?.Encouraging collaboration",
    "Now, how true is this of you?.Open to new ideas",
    "Now, how true is this of you?.Encouraging collaboration", "How safe did it feel?",
)  # fmt: skip
GOOGLE = (
    "Timestamp", "Email Address", "Before the programme [Connecting beyond my organisation]",
    "Today [Connecting beyond my organisation]", "Where are you in this now? [Being]",
    "Being: what shows it?",
)  # fmt: skip


def read(*rows: tuple[str, ...]) -> FormFile:
    return read_form_file(RosterLine(n, row) for n, row in enumerate(rows, 1))


def test_the_columns_of_microsoft_and_google_are_known() -> None:
    nothing = PassedOver()
    assert columns_of(MICROSOFT) == (
        nothing, nothing, nothing, Who.EMAIL, Who.NAME, None, Question.OPEN_THEN,
        Question.COLLABORATION_THEN, Question.OPEN_NOW, Question.COLLABORATION_NOW, Measure.SAFE,
    )  # fmt: skip
    assert columns_of(GOOGLE) == (
        nothing, Who.EMAIL, Question.CONNECTION_THEN, Question.CONNECTION_NOW, Question.BEING,
        Evidence(Question.BEING),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "asks"),
    [
        (("Seeking co-production (before)", "Seeking co-production (after)"),
         (Question.COPRODUCTION_THEN, Question.COPRODUCTION_NOW)),
        (("How open are you to change?", "I am open to new ideas"),
         (None, Question.OPEN_NOW)),
        # Where neither says which, the first of two is then.
        (("Openness to new ideas", "Openness to new ideas"),
         (Question.OPEN_THEN, Question.OPEN_NOW)),
        (("Did you feel heard?", "Energy", "Row"), (Measure.HEARD, Measure.ENERGY, Who.ROW)),
        (("Leading and visioning", "Delivering", "Relating and communicating", "Well-being today"),
         (Question.LEADING, Question.DELIVERING, Question.RELATING, Question.BEING)),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_words(
    headings: tuple[str, ...], asks: tuple[Asks | None, ...]
) -> None:
    assert columns_of(headings) == asks


def test_answers_are_numbers_words_of_a_scale_or_nothing_at_all() -> None:
    found = read(
        ("A survey of the cohort",), MICROSOFT,
        ("1", "", "", "anonymous", "Amina", "A", "3", "", "4.0", "5 - completely", "Completely"),
        ("2", "", "", "", "", "B", "Strongly disagree", "n/a", "Neutral", "4/5", "-"),
        ("3", "", "", "", "", "B", "", "", "", "", ""),
    )  # fmt: skip
    first, second = found.rows
    assert (first.line, first.name, first.email) == (3, "Amina", "")
    assert first.given == {
        Question.OPEN_THEN: 3, Question.OPEN_NOW: 4, Question.COLLABORATION_NOW: 5,
    }  # fmt: skip
    assert first.pulses == {Measure.SAFE: 5}
    assert second.given == {
        Question.OPEN_THEN: 1, Question.OPEN_NOW: 3, Question.COLLABORATION_NOW: 4,
    }  # fmt: skip
    assert found.unknown == ("Your team",)
    assert found.left_out == ("Row 5 is left out: nothing is answered in it.",)
    assert found.measures == (Measure.SAFE, Measure.THEN_NOW)


def test_whoever_answers_twice_counts_with_the_last_and_two_without_a_name_are_two() -> None:
    heads = ("Name", "Being")
    found = read(heads, ("Amina", "2"), ("", "3"), ("", "3"), ("AMINA", "4"))
    assert [(row.line, row.given[Question.BEING]) for row in found.rows] == [(3, 3), (4, 3), (5, 4)]
    assert found.left_out == ("Row 2 is left out: the same person sent row 5.",)
    assert len({row.print for row in found.rows}) == 3
    # A file that was sent for again, with more rows, knows the earlier ones.
    again = read(heads, ("", "3"), ("", "3"), ("Amina", "4"), ("Ben", "1"))
    assert {row.print for row in found.rows} <= {row.print for row in again.rows}


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ((("Name", "Being"), ("Amina", "6")), "Row 2: “6” under “being” is no answer from 1 to 5."),
        ((("Name", "Being"), ("Amina", "0")), "Row 2: “0” under “being” is no answer from 1 to 5."),
        ((("Name", "Being"), ("Amina", "fine, thanks")),
         "Row 2: “fine, thanks” under “being” is no answer from 1 to 5."),
        ((("Being", "Being"), ("1", "2")), "More than one column asks for “being”."),
        ((("Name", "Lunch"), ("Amina", "soup")), "No column asks about one of the four themes"),
        ((), "No column asks about one of the four themes"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_row(rows: tuple[tuple[str, ...], ...], wrong: str) -> None:
    (told,) = read(*rows).wrong
    assert told.startswith(wrong)


cells = st.sampled_from([*MICROSOFT, *GOOGLE, "Being", "Row", "1", "6", ""]) | st.text(max_size=8)


@given(st.lists(st.lists(cells, max_size=6).map(tuple), max_size=6))
def test_any_table_is_read_or_refused_in_words(rows: list[tuple[str, ...]]) -> None:
    found = read(*rows)
    assert found.wrong or found.measures
    for row in found.rows:
        assert {*row.given.values(), *row.pulses.values()} <= {1, 2, 3, 4, 5}
