"""Forms typed in from paper: a line each, and what is wrong with one is said exactly."""

from __future__ import annotations

import pytest

from l4pc_tui.core.outcomes.typed import TypedForm, read_forms
from l4pc_tui.core.record.outcome_nouns import Measure, Question

THEN_NOW = (
    Question.OPEN_THEN, Question.COLLABORATION_THEN, Question.CONNECTION_THEN,
    Question.COPRODUCTION_THEN, Question.OPEN_NOW, Question.COLLABORATION_NOW,
    Question.CONNECTION_NOW, Question.COPRODUCTION_NOW,
)  # fmt: skip


@pytest.mark.parametrize(
    "line", ["k7m 4 5 3 4 / 5 5 4 4", "K7M 45345544", "k7m 4534/5544", "k7m 4,5,3,4,5,5,4,4"]
)
def test_a_form_is_a_line_however_its_answers_are_spaced(line: str) -> None:
    (form,) = read_forms(Measure.THEN_NOW, f"\n{line}\n\n").forms
    assert (form.line, form.code) == (2, "K7M")
    assert form.given == dict(zip(THEN_NOW, (4, 5, 3, 4, 5, 5, 4, 4), strict=True))


def test_what_was_not_answered_is_not_there() -> None:
    (form,) = read_forms(Measure.THEN_NOW, "k7m 4 - – 4 / 5 _ . 4").forms
    assert read_forms(Measure.THEN_NOW, "k7m 4--4/5--4").forms[0].given == form.given
    assert set(form.given) == {
        Question.OPEN_THEN, Question.COPRODUCTION_THEN, Question.OPEN_NOW, Question.COPRODUCTION_NOW,
    }  # fmt: skip


def test_four_answers_are_how_it_was_before_at_the_start_and_half_a_form_later() -> None:
    (form,) = read_forms(Measure.THEN_NOW, "k7m 2 2 1 2", "start").forms
    assert set(form.given) == set(THEN_NOW[:4])
    (wrong,) = read_forms(Measure.THEN_NOW, "k7m 2 2 1 2", "end").wrong
    assert wrong == "Line 1, “K7M”: 4 answers; 8 are needed, - for none."


def test_a_line_of_evidence_follows_its_area() -> None:
    typed = read_forms(Measure.FRAMEWORK, "- 3 4 - 2; being: I asked first;  leading: a   plan")
    assert typed.forms == (
        TypedForm(
            1, "",
            {Question.BEING: 3, Question.RELATING: 4, Question.DELIVERING: 2},
            {Question.BEING: "I asked first", Question.LEADING: "a plan"},
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("k7m 4 6 3 4 5 5 5 5", "Line 1, “K7M”: “6” is no answer; 1 to 5, or - for none."),
        ("k7m 4034/5555", "Line 1, “K7M”: “0” is no answer; 1 to 5, or - for none."),
        ("k7m 4 0 3 4 5 5 5 5", "Line 1, “K7M”: “0” is no answer; 1 to 5, or - for none."),
        ("k7m 4 5", "Line 1, “K7M”: 2 answers; 8 are needed, - for none."),
        ("k7m - - - - - - - -", "Line 1, “K7M”: nothing is answered."),
        ("k7m 45345544\n\nk7m 45345544", "Line 3: “K7M” is typed in line 1 too."),
        ("4 5 3 4 5 5 4 4", "Line 1: “4” is no row."),
        ("k7m 45345544; being: ah", "Line 1, “K7M”: “being: ah” is no line of evidence."),
        ("  \n", "Nothing is typed."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(typed: str, wrong: str) -> None:
    (told,) = read_forms(Measure.THEN_NOW, typed).wrong
    assert told.startswith(wrong)


def test_every_line_that_is_wrong_is_told_and_two_forms_without_a_row_are_two() -> None:
    found = read_forms(Measure.FRAMEWORK, "- 1 2 3 4\n- 1 2 3 4\nabc 9 1 1 1\nabd x 1 1 1")
    assert len(found.forms) == 2
    assert [each[:11] for each in found.wrong] == ["Line 3, “AB", "Line 4, “AB"]
