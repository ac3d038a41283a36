"""Outcomes typed at the desk: kept whole or not at all, put right, taken back, taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.desk import COHORT

from l4pc_tui.core.outcomes.sums import Moved
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.outcome_nouns import Measure, Question
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.outcomes import stories, taking
from l4pc_tui.desk.outcomes.keeping import Taken
from l4pc_tui.desk.outcomes.stories import Story
from l4pc_tui.desk.outcomes.taking import Form
from l4pc_tui.desk.outcomes.told import Outcomes
from l4pc_tui.desk.outcomes.view import outcomes_of
from l4pc_tui.desk.outcomes.whom import Whom, row_codes_of, whom
from l4pc_tui.desk.people.persons import Particulars, add_person
from l4pc_tui.desk.register.look import register_of
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble

STORY = Story("The key safe", "forty days", "one call", "nobody waits", consent="anon")


@pytest.fixture
def group(desk: Desk) -> Whom:
    return whom(desk, session=f"{COHORT}/2026-11-25")


def told(desk: Desk) -> Outcomes:
    cohorts = [each.id for each in desk.store.cohorts()]
    return outcomes_of(desk, cohorts, desk.store.sessions())


def rows(desk: Desk, group: Whom) -> dict[str, str]:
    """Each person's code by the name."""
    codes = row_codes_of(desk, group)
    return {each.name: codes[each.id] for each in desk.store.people() if each.id in codes}


def test_a_pulse_is_kept_with_how_it_was_asked_and_who_was_there(desk: Desk, group: Whom) -> None:
    said = taking.add_pulse(desk, group, Measure.HEARD, "0 0 1 2 1", how="slips", point="end",
                            present=5)  # fmt: skip
    assert said.told == f"Heard: 4 answered, of {COHORT}, Wednesday 25 November 2026."
    (pulse,) = told(desk).pulses
    assert (pulse.measure, pulse.how, pulse.counts) == ("heard", "slips", (0, 0, 1, 2, 1))
    assert pulse.answered == "4 answered · 5 present · 4 enrolled"
    assert pulse.agree == "3 of 4 said 4 or 5"
    assert (pulse.few, pulse.of_run, pulse.middle) == (True, False, 4.0)


def test_more_answers_than_people_there_need_somebody_to_say_how_many_were(
    desk: Desk, group: Whom
) -> None:
    conductor = open_session(desk, group.session)
    conductor.rest_here()
    conductor.drain(10)
    with pytest.raises(
        Trouble, match="6 people answered, and by the register at most 4 can be here"
    ):
        taking.add_pulse(desk, group, Measure.HEARD, "0 0 2 2 2")
    taking.add_pulse(desk, group, Measure.HEARD, "0 0 2 2 2", present=7)
    assert told(desk).pulses[0].answered == "6 answered · 7 present · 4 enrolled"


def test_pulses_of_the_run_and_those_typed_afterwards_are_one_list(desk: Desk, group: Whom) -> None:
    conductor = open_session(desk, group.session)
    conductor.rest_here()
    conductor.start()
    conductor.take_pulse([0, 0, 1, 3, 2], how="chat")
    conductor.take_pulse([5, 0, 0, 0, 0])
    conductor.undo()
    conductor.drain(10)
    taking.add_pulse(desk, group, Measure.ENERGY, "00112")
    first, second = sorted(told(desk).pulses, key=lambda each: each.measure)
    assert (first.measure, first.of_run, first.of.present) == ("energy", False, 4)
    assert (second.measure, second.of_run, second.place) == ("safe", True, "Arrive")
    assert (second.counts, second.how) == ((0, 0, 1, 3, 2), "chat")


def test_forms_typed_from_paper_are_those_of_the_rows_on_the_register(
    desk: Desk, group: Whom
) -> None:
    cohort = whom(desk, cohort=COHORT)
    on_paper = {each.person: each.code
                for each in register_of(desk, desk.store.sessions()[0]).lines}  # fmt: skip
    assert row_codes_of(desk, group) == on_paper
    assert row_codes_of(desk, cohort) == on_paper
    codes = rows(desk, group)
    said = taking.type_forms(
        desk, group, Measure.THEN_NOW, "end",
        f"{codes['Amina Marigold'].lower()} 4 5 3 4 / 5 5 4 4\n{codes['Ben Thimble']} 2 - 2 2 / 3 3 3 1",
    )  # fmt: skip
    assert said.told.startswith("2 forms of “Then and now” at the end, of Lantern Valley")
    (forms,) = told(desk).forms
    assert forms.answered == "2 answered · present not known · 4 enrolled"
    assert forms.design == "then and now rated at one time, looking back"
    by = {each.question: each for each in forms.questions}
    assert by[Question.COLLABORATION_THEN].answered == 1
    assert by[Question.COLLABORATION_THEN].counts == (0, 0, 0, 0, 1)
    now = by[Question.COPRODUCTION_NOW].moved
    assert now is not None
    assert (now.rose, now.same, now.fell) == (0, 1, 1)
    assert by[Question.COLLABORATION_NOW].moved == Moved(same=1)


def test_where_one_line_is_wrong_nothing_is_kept_and_each_is_named(desk: Desk, group: Whom) -> None:
    codes = rows(desk, group)
    amina, leads = codes["Amina Marigold"], codes["Joss Wayfarer"]
    before = list(desk.store.all_events())
    with pytest.raises(Trouble) as refused:
        taking.type_forms(desk, group, Measure.FRAMEWORK, "end",
                          f"{amina} 1 2 3 4\nzzz 1 2 3 4\n{amina} 6 2 3 4\n{leads} 1 2 3 4")  # fmt: skip
    assert refused.value.sentence == (
        "Line 2: “ZZZ” is no row of Lantern Valley, Wednesday 25 November 2026. "
        f"Line 3, “{amina}”: “6” is no answer; 1 to 5, or - for none. "
        f"Line 4: “{leads}” facilitates, and is in no count."
    )
    assert list(desk.store.all_events()) == before


def test_a_form_typed_again_changes_nothing_and_other_answers_are_asked_about(
    desk: Desk, group: Whom
) -> None:
    amina = rows(desk, group)["Amina Marigold"]

    def typed(answers: str, *, mend: bool = False) -> str:
        return taking.type_forms(
            desk, group, Measure.FRAMEWORK, "end", f"{amina} {answers}", mend=mend
        ).told

    typed("1 2 3 4")
    before = list(desk.store.all_events())
    assert "1 form there already" in typed("1 2 3 4")
    assert list(desk.store.all_events()) == before
    with pytest.raises(Trouble, match=f"Typed before with other answers: “{amina}” \\(line 1\\)"):
        typed("5 5 5 5")
    assert "1 form put right" in typed("5 5 5 5", mend=True)
    (forms,) = told(desk).forms
    assert forms.questions[0].counts == (0, 0, 0, 0, 1)


def test_a_true_before_is_compared_with_how_it_is_later_for_matched_people_alone(
    desk: Desk, group: Whom
) -> None:
    cohort, codes = whom(desk, cohort=COHORT), rows(desk, group)
    taking.type_forms(desk, cohort, Measure.THEN_NOW, "start",
                      f"{codes['Amina Marigold']} 2 2 2 2\n{codes['Ben Thimble']} 4 4 4 4",
                      day="2026-10-01")  # fmt: skip
    taking.type_forms(desk, group, Measure.THEN_NOW, "end",
                      f"{codes['Amina Marigold']} 1 1 1 1 / 4 2 1 -\n{codes['Dev Kettle']} 11115555")  # fmt: skip
    found = {each.question: each for each in told(desk).over_time}
    assert {question: each.moved.matched for question, each in found.items()} == {
        Question.OPEN_NOW: 1, Question.COLLABORATION_NOW: 1, Question.CONNECTION_NOW: 1,
    }  # fmt: skip
    assert [each.moved.fell for each in found.values()] == [0, 0, 1]
    assert {each.design for each in found.values()} == {
        "before rated at the start, now rated later"
    }
    first, last = told(desk).forms
    assert (first.when, last.when) == ("at the start", "at the end")
    assert first.design == "before, rated at the start"


WISHES: dict[str, Callable[[Desk, Whom], Taken]] = {
    "“Heard”": lambda desk, group: taking.add_pulse(desk, group, Measure.HEARD, "11111"),
    "1 form of “The framework”": lambda desk, group: taking.add_form(
        desk, group, Measure.FRAMEWORK, "end", Form({Question.BEING: 4})
    ),
    "the story “The key safe”": lambda desk, group: stories.add_story(desk, group, STORY),
}


@pytest.mark.parametrize("words", WISHES)
def test_each_wish_is_taken_back_whole(desk: Desk, group: Whom, words: str) -> None:
    before = told(desk)
    done = WISHES[words](desk, group)
    assert len(done.entries) == 1
    assert told(desk) != before
    assert taking.undo(desk) == f"Undone: {words}."
    assert told(desk) == before
    with pytest.raises(Trouble, match="nothing to take back"):
        taking.undo(desk)


def test_what_was_taken_away_comes_back_and_a_mended_form_is_what_it_was(
    desk: Desk, group: Whom
) -> None:
    amina = rows(desk, group)["Amina Marigold"]
    taking.type_forms(desk, group, Measure.FRAMEWORK, "end", f"{amina} 1 2 3 4")
    first = told(desk)
    (id,) = (each.id for each in first.forms[0].ratings)
    taking.type_forms(desk, group, Measure.FRAMEWORK, "end", f"{amina} 5 5 5 5", mend=True)
    assert taking.undo(desk) == "Undone: what was mended of 1 form of “The framework”."
    assert told(desk) == first
    taking.remove(desk, Kind.RATING, id)
    assert told(desk).forms == ()
    assert taking.undo(desk) == "Undone: the removal of 1 form of “The framework”."
    assert told(desk) == first
    with pytest.raises(Trouble, match="That is not there"):
        taking.remove(desk, Kind.RATING, "nobody")


def test_what_is_done_with_people_and_what_is_typed_are_taken_back_apart(
    desk: Desk, group: Whom
) -> None:
    taking.add_pulse(desk, group, Measure.HEARD, "11111")
    add_person(desk, COHORT, Particulars("Gwen Lloyd"))
    assert taking.undo(desk) == "Undone: “Heard”."
    assert any(each.name == "Gwen Lloyd" for each in desk.store.people())


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        (lambda desk, group: taking.add_pulse(desk, group, Measure.THEN_NOW, "11111"),
         "“Then and now” is not a pulse"),
        (lambda desk, group: taking.add_pulse(desk, group, Measure.SAFE, "1 2 3"),
         "3 numbers; 5 are needed"),
        (lambda desk, group: taking.add_pulse(desk, group, Measure.SAFE, "red card"),
         "A sign without fingers"),
        (lambda desk, group: taking.add_pulse(desk, group, Measure.SAFE, "55555", present=3),
         "25 people answered"),
        (lambda desk, group: taking.add_pulse(desk, group, Measure.SAFE, "11111", how="shouting"),
         "“shouting” is no way to ask"),
        (lambda desk, group: taking.add_pulse(desk, group, Measure.SAFE, "11111", day="soon"),
         "“soon” is not a date"),
        (lambda desk, group: taking.type_forms(desk, group, Measure.SAFE, "end", "x"),
         "“Safe” is not a form"),
        (lambda desk, group: taking.type_forms(desk, group, Measure.FRAMEWORK, "noon", "- 1 1 1 1"),
         "“noon” is no time to ask"),
        (lambda desk, group: taking.add_form(desk, group, Measure.FRAMEWORK, "end",
                                             Form({Question.OPEN_NOW: 3})),
         "Nothing is answered on a form"),
        (lambda desk, group: stories.add_story(desk, group, Story("Title alone")),
         "what is different now"),
        (lambda desk, group: stories.choose(desk, group, by="us", out_of=1, because="so"),
         "Which story was chosen"),
        (lambda desk, _group: whom(desk), "Of whom was it asked"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_clear_sentence_and_keeps_nothing(
    desk: Desk, group: Whom, wish: Callable[[Desk, Whom], object], refused: str
) -> None:
    before: list[Entry | object] = list(desk.store.all_events())
    with pytest.raises(Trouble, match=refused):
        wish(desk, group)
    assert list(desk.store.all_events()) == before
