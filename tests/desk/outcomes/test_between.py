"""Outcomes on two laptops, and of somebody who is erased: forms meet, totals stay, words go."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from support.collects import taken
from support.desk import COHORT, PLAN, House
from support.laptops import bundle

from l4pc_tui.core.between.carried import FileKind
from l4pc_tui.core.between.scope import scope_of
from l4pc_tui.core.outcomes.sums import Moved
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.outcome_nouns import Measure, Question
from l4pc_tui.desk.between.conflicts import conflicts, settle
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.subject import subject
from l4pc_tui.desk.outcomes import stories, taking
from l4pc_tui.desk.outcomes.stories import Story
from l4pc_tui.desk.outcomes.taking import Form
from l4pc_tui.desk.outcomes.told import Outcomes
from l4pc_tui.desk.outcomes.view import outcomes_of
from l4pc_tui.desk.outcomes.whom import row_codes_of, whom
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.erasing import all_of, erase
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.other_dates import remove_session
from l4pc_tui.desk.people.people_undo import undo_people
from l4pc_tui.desk.people.persons import Particulars, add_person
from l4pc_tui.desk.people.retention import agree, keepings, what_to_do
from l4pc_tui.desk.people.same_person import same_person
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.trouble import Trouble

AMINA = "Amina Marigold"
EVIDENCE = "I asked the ferryman first"


def told(desk: Desk) -> Outcomes:
    cohorts = [each.id for each in desk.store.cohorts()]
    return outcomes_of(desk, cohorts, desk.store.sessions())


def code(desk: Desk, name: str = AMINA) -> str:
    group = whom(desk, cohort=COHORT)
    return next(row_codes_of(desk, group)[each.id] for each in desk.store.people()
                if each.name == name)  # fmt: skip


def type_framework(desk: Desk, answers: str) -> None:
    group = whom(desk, session=f"{COHORT}/2026-11-25")
    taking.type_forms(desk, group, Measure.FRAMEWORK, "end", answers)


def other_laptop(furnished: Path, tmp_path: Path) -> House:
    """A second laptop with the same cohort on it."""
    folder = tmp_path / "other"
    shutil.copytree(furnished / "data", folder / "data")
    return House(folder, folder / "state")


def test_two_laptops_that_typed_the_same_form_have_it_once(
    desk: Desk, furnished: Path, tmp_path: Path
) -> None:
    house = other_laptop(furnished, tmp_path)
    other = house.desk("Dora Quill")
    type_framework(desk, f"{code(desk)} 1 2 3 4\n{code(desk, 'Ben Thimble')} 2 2 2 2")
    type_framework(other, f"{code(other)} 1 2 3 4\n{code(other, 'Dev Kettle')} 4 4 4 4")
    taking.add_pulse(other, whom(other, cohort=COHORT), Measure.HEARD, "11111")
    taken(desk, bundle(other, tmp_path / "other.jsonl"))
    (forms,) = told(desk).forms
    assert (forms.of.answered, forms.twice) == (3, 0)
    assert [each.measure for each in told(desk).pulses] == [Measure.HEARD]
    assert conflicts(desk) == ()
    house.close()


def test_two_laptops_that_typed_other_answers_are_told_and_one_is_chosen(
    desk: Desk, furnished: Path, tmp_path: Path
) -> None:
    house = other_laptop(furnished, tmp_path)
    other = house.desk("Dora Quill")
    type_framework(desk, f"{code(desk)} 1 1 1 1")
    type_framework(other, f"{code(other)} 5 5 5 5")
    taken(desk, bundle(other, tmp_path / "other.jsonl"))
    (forms,) = told(desk).forms
    assert (forms.of.answered, forms.twice) == (1, 1)
    (conflict,) = conflicts(desk)
    assert conflict.found.kind == Kind.RATING
    assert conflict.found.words == "Amina Marigold’s answers: 2 versions"
    first, second = sorted(each.told for each in conflict.found.versions)
    assert first.startswith("being 1, relating 1, leading 1, delivering 1 · Joss Wayfarer")
    assert second.startswith("being 5, relating 5, leading 5, delivering 5 · Dora Quill")
    entry, _, _ = settle(desk, conflict.found.versions[0].event)
    desk.store.write([entry])
    assert told(desk).forms[0].twice == 0
    house.close()


def test_a_withdrawn_consent_stands_whatever_another_laptop_mends(
    desk: Desk, furnished: Path, tmp_path: Path
) -> None:
    house = other_laptop(furnished, tmp_path)
    other = house.desk("Dora Quill")
    group = whom(desk, cohort=COHORT)
    (story,) = stories.add_story(desk, group, Story("The door", after="opens", consent="named")).ids
    taken(other, bundle(desk, tmp_path / "first.jsonl"))
    house.clock.now += 60
    stories.consent_to(desk, story, "withdrawn")
    stories.mend_story(other, story, Story("The door", after="opens wide", consent="named"))
    taken(desk, bundle(other, tmp_path / "other.jsonl"))
    (found,) = told(desk).stories
    assert (found.after, found.consent, found.may_leave) == ("opens wide", "withdrawn", False)
    house.close()


def test_two_ids_of_one_person_are_one_form_and_a_change_over_time_is_theirs(desk: Desk) -> None:
    first = add_person(desk, COHORT, Particulars("Zeb Quill")).person
    second = add_person(desk, COHORT, Particulars("Zebedee Quill")).person
    cohort, group = whom(desk, cohort=COHORT), whom(desk, session=f"{COHORT}/2026-11-25")
    for whose, where, point in ((first, cohort, "start"), (second, group, "end")):
        form = Form({Question.BEING: 2 if point == "start" else 4}, whose, day="2026-10-01")
        taking.add_form(desk, where, Measure.FRAMEWORK, point, form)
    assert told(desk).over_time == ()
    same_person(desk, "Zeb Quill", "Zebedee Quill")
    (change,) = told(desk).over_time
    assert change.moved == Moved(rose=1)
    taking.add_form(desk, group, Measure.FRAMEWORK, "end", Form({Question.BEING: 1}, first))
    assert [each.of.answered for each in told(desk).forms] == [1, 1]
    assert told(desk).over_time[0].moved == Moved(fell=1)


def test_an_erased_persons_numbers_stay_and_their_words_are_nowhere(
    desk: Desk, tmp_path: Path, furnished: Path
) -> None:
    house = other_laptop(furnished, tmp_path)
    other = house.desk("Dora Quill")
    amina = next(each.id for each in desk.store.people() if each.name == AMINA)
    group = whom(desk, cohort=COHORT)
    type_framework(
        desk, f"{code(desk)} 1 2 3 4; being: {EVIDENCE}\n{code(desk, 'Dev Kettle')} 1111"
    )
    (story,) = stories.add_story(
        desk, group, Story("The ferry", "it went twice", "it waits", teller=amina)
    ).ids
    stories.choose(desk, group, change=story, by="us", out_of=4, because="the ferry waits")
    type_framework(other, f"{code(other)} 5 5 5 5; being: {EVIDENCE}")
    late = bundle(other, tmp_path / "late.jsonl")
    before = [(each.of, each.questions) for each in told(desk).forms]
    page = subject(desk, AMINA)
    assert {each.entity.partition(":")[0] for part in page.parts for each in part.items} >= {
        "rating", "change",
    }  # fmt: skip
    plan = look(desk, AMINA)
    assert {Kind.RATING, Kind.CHANGE, Kind.CHOSEN} <= plan.records.keys()
    erase(desk, plan, all_of(plan))
    raw = desk.path.read_bytes()
    assert not [word for word in ("ferry", "Marigold", "it went twice") if word.encode() in raw]
    assert [(each.of, each.questions) for each in told(desk).forms] == before
    assert told(desk).stories == ()
    # What comes from elsewhere later has no words either.
    taken(desk, late)
    assert b"ferryman" not in desk.path.read_bytes()
    assert [(each.of, each.questions) for each in told(desk).forms] == before
    house.close()


def test_a_form_leaves_in_no_pack_and_a_pulse_of_few_in_nothing(desk: Desk, tmp_path: Path) -> None:
    group = whom(desk, cohort=COHORT)
    type_framework(desk, f"{code(desk)} 1 2 3 4; being: {EVIDENCE}")
    stories.add_story(desk, group, Story("The ferry", after="it waits", consent="named"))
    taking.add_pulse(desk, group, Measure.HEARD, "0 0 1 1 1")
    taking.add_pulse(desk, group, Measure.ENERGY, "0 0 2 2 2")
    pack = bundle(desk, tmp_path / "pack.jsonl", FileKind.PACK).read_text(encoding="utf-8")
    assert "rating:" not in pack
    assert "change:" not in pack
    assert "[0,0,1,1,1]" not in pack
    assert "[0,0,2,2,2]" in pack
    whole = bundle(desk, tmp_path / "bundle.jsonl").read_text(encoding="utf-8")
    assert EVIDENCE in whole
    assert "[0,0,1,1,1]" not in whole


def test_a_bundle_of_one_cohort_has_what_was_asked_of_it_and_of_its_sessions_alone(
    desk: Desk,
) -> None:
    new_cohort(desk, "Another cohort")
    type_framework(desk, f"{code(desk)} 1 2 3 4")
    ours, theirs = whom(desk, cohort=COHORT), whom(desk, cohort="Another cohort")
    session = whom(desk, session=f"{COHORT}/2026-11-25")
    for group, title in ((ours, "ours"), (theirs, "theirs"), (session, "in session")):
        stories.add_story(desk, group, Story(title, after="it waits"))
        taking.add_pulse(desk, group, Measure.HEARD, "11111")
    scope = scope_of(desk.store.all_events(), frozenset((ours.cohort,)))
    held = [each for each in desk.store.all_events() if scope.holds(each)]
    kinds = Counter(each.entity.partition(":")[0] for each in held)
    assert (kinds["rating"], kinds["asked"], kinds["change"]) == (1, 2, 2)
    titles = {(each.data or {}).get("title") for each in held if each.entity.startswith("change:")}
    assert titles == {"ours", "in session"}


def test_lines_of_evidence_are_struck_for_good_and_the_numbers_stay(desk: Desk) -> None:
    group = whom(desk, cohort=COHORT)
    type_framework(desk, f"{code(desk)} 1 2 3 4; being: {EVIDENCE}\n- 2 2 2 2; being: the oarsman")
    before = told(desk).forms[0].questions
    assert taking.strike_evidence(desk, group).told.startswith("The lines of evidence of 2 forms")
    assert not [word for word in (b"ferryman", b"oarsman") if word in desk.path.read_bytes()]
    assert told(desk).forms[0].questions == before
    assert told(desk).forms[0].evidence == ()
    with pytest.raises(Trouble, match="has a line of evidence"):
        taking.strike_evidence(desk, group)
    with pytest.raises(Trouble, match="nothing to take back"):
        taking.undo(desk)


def test_when_the_time_of_notes_is_over_forms_and_stories_are_named_too(
    desk: Desk, house: House
) -> None:
    group = whom(desk, cohort=COHORT)
    type_framework(desk, f"{code(desk)} 1 2 3 4; being: {EVIDENCE}")
    stories.add_story(desk, group, Story("The ferry", after="it waits"))
    agree(desk, COHORT, notes=1, register=80)
    house.clock.to("2027-03-01T09:00")
    due = next(each for each in keepings(desk) if each.cohort.name == COHORT)
    lines = what_to_do(desk, due)
    assert (
        f'1 form with lines of evidence: l4pc outcomes strike-evidence --cohort "{COHORT}"' in lines
    )
    assert any(line.startswith("1 story of change: l4pc outcomes show") for line in lines)


def test_nobody_and_no_session_goes_by_an_undo_once_something_was_answered(desk: Desk) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-09")
    group = whom(desk, session=f"{COHORT}/2026-12-09")
    added = add_person(desk, COHORT, Particulars("Zeb Quill")).person
    taking.add_form(desk, group, Measure.FRAMEWORK, "end", Form({Question.BEING: 2}, added))
    with pytest.raises(Trouble, match="1 person has marks or answers since"):
        undo_people(desk)
    with pytest.raises(Trouble, match="something was written in it already"):
        remove_session(desk, f"{COHORT}/2026-12-09")
    taking.undo(desk)
    undo_people(desk)
    remove_session(desk, f"{COHORT}/2026-12-09")
