"""Sums over answers: what is missing is nowhere in them, and a change is that of matched people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.outcomes import words
from l4pc_tui.core.outcomes.measures import FORMS, QUESTIONS, THENS, questions_of
from l4pc_tui.core.outcomes.sums import (
    Answers,
    Moved,
    Of,
    agreeing,
    answers_to,
    counts_of,
    looking_back,
    middle,
    over_time,
)
from l4pc_tui.core.record.outcome_nouns import Measure, Question

scale = st.integers(1, 5)
forms = st.lists(
    st.builds(
        Answers,
        st.sampled_from("abcdef"),
        st.dictionaries(st.sampled_from(list(Question)), scale),
        st.booleans(),
    ),
    max_size=8,
)


@given(forms, st.sampled_from(list(Question)))
def test_what_was_not_answered_is_in_no_sum(told: list[Answers], question: Question) -> None:
    told_counts = counts_of(answers_to(question, told))
    answered = [form for form in told if question in form.given]
    assert sum(told_counts) == len(answered)
    assert agreeing(told_counts) == sum(form.given[question] > 3 for form in answered)
    # Forms on which nothing is answered change nothing at all.
    empty = [Answers("g", {}, True), *told, Answers("h", {})]
    assert counts_of(answers_to(question, empty)) == told_counts
    assert looking_back(question, empty) == looking_back(question, told)


@given(forms)
def test_looking_back_counts_who_rated_both_sides_and_nobody_else(told: list[Answers]) -> None:
    for now, then in THENS.items():
        both = [form for form in told if {now, then} <= form.given.keys()]
        found = looking_back(now, told)
        assert found.matched == len(both)
        assert found.rose == sum(form.given[now] > form.given[then] for form in both)
        assert found.same == sum(form.given[now] == form.given[then] for form in both)


@given(st.lists(forms, max_size=4))
def test_a_change_over_time_is_that_of_people_who_answered_at_two_askings(
    askings: list[list[Answers]],
) -> None:
    for question in questions_of(Measure.FRAMEWORK):
        found = over_time(question, askings)
        at = [{f.whose for f in told if f.known and question in f.given} for told in askings]
        twice = {who for who in set().union(*at) if sum(who in told for told in at) > 1}
        assert found.matched == len(twice)
        # Whoever is not known cannot be found again at another time.
        known = [[form for form in told if form.known] for told in askings]
        assert over_time(question, known) == found


def test_a_form_that_looks_back_is_no_baseline() -> None:
    at_first = Answers("a", {Question.OPEN_THEN: 2}, known=True)
    looks_back = Answers("a", {Question.OPEN_THEN: 1, Question.OPEN_NOW: 4}, known=True)
    later = Answers("a", {Question.OPEN_NOW: 4}, known=True)
    assert over_time(Question.OPEN_NOW, [[at_first], [looks_back]]) == Moved(rose=1)
    assert over_time(Question.OPEN_NOW, [[looks_back], [later]]) == Moved()


def test_the_middle_answer_lies_between_two_and_is_none_of_nobody() -> None:
    assert middle(()) is None
    assert middle((0, 0, 0, 0, 0)) is None
    assert middle((0, 0, 2, 5, 3)) == 4
    assert middle((0, 0, 1, 1, 0)) == 3.5


def test_under_ten_answers_no_percentage_is_told() -> None:
    assert words.share(7, 9) == "7 of 9"
    assert words.share(0, 9) == "0 of 9"
    assert words.share(20, 24) == "83 % (20 of 24)"
    assert words.share(1, 200) == "1 % (1 of 200)"
    assert words.share(0, 0) == "nobody answered"
    assert words.agree((0, 0, 2, 4, 3)) == "7 of 9 said 4 or 5"
    assert words.agree((0, 0, 0, 0, 0)) == "nobody answered"


def test_who_answered_is_told_beside_who_was_there_and_what_is_not_known_is_no_number() -> None:
    assert words.answered(Of(9, 12, 14)) == "9 answered · 12 present · 14 enrolled"
    assert words.answered(Of(9)) == "9 answered · present not known · enrolled not known"
    assert words.answered_short(Of(9, 0)) == "9 / 0 / –"
    assert words.moved(Moved(5, 2, 1)) == "5 rose, 2 the same, 1 fell (8 matched)"
    assert words.moved(Moved()) == "nobody answered both"


def test_a_chosen_story_is_told_with_its_reason_and_from_how_many() -> None:
    told = words.one_of(7, "the cohort", "it shows a visit")
    assert told == "1 of 7, chosen by the cohort, because it shows a visit"
    assert words.one_of(0, "", "") == (
        "from how many is not known, chosen by nobody named, why was not written down"
    )


def test_every_now_of_the_four_themes_has_its_then() -> None:
    assert len(THENS) == 4
    assert all(QUESTIONS[now].of == QUESTIONS[then].of for now, then in THENS.items())
    assert [len(questions_of(measure)) for measure in FORMS] == [8, 4]
