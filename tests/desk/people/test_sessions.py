"""Sessions: planned, found by what a person types, told; which one is meant by a bare word."""

from __future__ import annotations

import json

import pytest
from support.desk import COHORT, PLAN, House, said

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library.library import listing
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.people.calendar import calendar
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.session.which import Wanted, choose, sift
from l4pc_tui.desk.trouble import Trouble


def refusal(call: object, *args: object, **how: object) -> Trouble:
    with pytest.raises(Trouble) as raised:
        call(*args, **how)  # type: ignore[operator]
    return raised.value


def test_a_session_is_found_by_the_beginning_of_its_id(desk: Desk, session: str) -> None:
    assert find_session(desk, session[:6]).session.id == session
    assert find_session(desk, session).session.id == session


def test_a_session_is_found_by_cohort_and_date(desk: Desk, session: str) -> None:
    assert find_session(desk, "lantern valley/2026-11-25").session.id == session


def test_a_wrong_date_is_answered_with_the_right_ones(desk: Desk) -> None:
    trouble = refusal(find_session, desk, f"{COHORT}/2026-11-26")
    assert trouble.sentence == "“Lantern Valley” has no session on “2026-11-26”."
    assert trouble.hint == "Its dates are 2026-11-25."


def test_two_sessions_on_one_day_are_told_apart_by_id(desk: Desk) -> None:
    new_session(desk, COHORT, PLAN, "2026-11-25")
    trouble = refusal(find_session, desk, f"{COHORT}/2026-11-25")
    assert trouble.sentence == "“Lantern Valley” has 2 sessions on 2026-11-25."


def test_a_beginning_that_fits_two_asks_for_a_letter_more(desk: Desk) -> None:
    rows = [new_session(desk, COHORT, PLAN, "2026-12-01") for _ in range(20)]
    first = max("0123456789abcdef", key=lambda c: sum(r.session.id[0] == c for r in rows))
    assert refusal(find_session, desk, first).hint == "Type one letter more."


@pytest.mark.parametrize("key", ["", "zzz", "no\x1b[31m", "%", "_", "a/b", "/", "'; drop"])
def test_what_fits_nothing_is_answered_in_clean_words(desk: Desk, key: str) -> None:
    trouble = refusal(find_session, desk, key)
    assert "\x1b" not in trouble.sentence + trouble.hint
    assert trouble.hint


@pytest.mark.parametrize("on", ["yesterday", "2026-13-01", "25/11/2026", "2026-02-30", "\x1b"])
def test_what_is_no_date_is_refused(desk: Desk, on: str) -> None:
    trouble = refusal(new_session, desk, COHORT, PLAN, on)
    assert trouble.sentence.endswith("is not a date.")
    assert len(desk.store.sessions()) == 1


@pytest.mark.parametrize("starts", ["9", "25:00", "noon", "09:60"])
def test_what_is_no_clock_time_is_refused(desk: Desk, starts: str) -> None:
    trouble = refusal(new_session, desk, COHORT, PLAN, "2026-12-01", starts=starts)
    assert trouble.sentence.endswith("is not a clock time.")


def test_an_unknown_plan_is_refused_by_name(desk: Desk) -> None:
    trouble = refusal(new_session, desk, COHORT, "no-such-plan", "2026-12-01")
    assert trouble.sentence == "There is no plan called “no-such-plan” in the library."


def test_another_start_moves_every_clock_time_along(desk: Desk, house: House) -> None:
    row = new_session(desk, COHORT, PLAN, "2026-12-01", starts="14:05")
    house.clock.to("2026-12-01T13:50")
    view = open_session(desk, row.session.id).view()
    assert [line.time for line in view.sheet if not line.indent] == [
        "14:05", "14:20", "15:05", "15:20", "15:40",
    ]  # fmt: skip
    assert said(view.standing) == "starts at 14:05 · in 15 min · finish 16:05 as planned"


def test_a_try_out_of_an_exercise_starts_now(desk: Desk, house: House) -> None:
    house.clock.to("2026-12-01T16:20")
    row = choose(desk, "whose-rule")
    view = open_session(desk, row.session.id).view()
    assert view.where == "a try-out"
    assert view.sheet[0].time == "16:20"


def test_a_bare_word_goes_on_with_the_try_out_that_is_not_closed(desk: Desk) -> None:
    first = choose(desk, "whose-rule")
    assert choose(desk, "whose-rule").session.id == first.session.id
    conductor = open_session(desk, first.session.id)
    conductor.start()
    conductor.close()
    conductor.drain(5)
    assert choose(desk, "whose-rule").session.id != first.session.id


def test_without_a_word_it_is_what_home_offers(desk: Desk, session: str) -> None:
    assert choose(desk, "").session.id == session
    assert choose(desk, session[:8]).session.id == session


def test_nothing_to_run_is_said_with_what_to_do(bare: House) -> None:
    assert "l4pc session new" in refusal(choose, bare.desk(), "").hint


def test_a_programme_cannot_be_run(desk: Desk) -> None:
    assert refusal(choose, desk, "year").sentence.startswith(
        "There is no session, plan or exercise"
    )


def test_the_library_is_sifted_by_what_is_wanted(desk: Desk) -> None:
    lines = listing(desk)
    exercises = sift(lines, Wanted(kind="exercise", depth="question", people=20, minutes=40))
    assert "whose-rule" in {line.id for line in exercises}
    assert not sift(lines, Wanted(people=500))
    assert sift(lines, Wanted()) == lines


def test_a_session_is_told_in_the_promised_shape(desk: Desk, started: Conductor) -> None:
    started.rest_here()
    started.note("? who owns transport")
    started.restricted("the safeguarding lead")
    started.next()
    started.drain(5)
    told = shapes.session(desk, find_session(desk, started.session))
    assert list(told) == [
        "id", "cohort", "plan", "date", "state", "beside", "aside", "register", "notes", "timings",
        "moves", "handed", "plan_changed",
    ]  # fmt: skip
    assert told["state"] == "running"
    assert [note["text"] for note in told["notes"]] == ["who owns transport"]
    assert set(told["notes"][0]) == {
        "id", "session", "at", "item", "step", "place", "kind", "text", "class", "consent",
        "outcome", "reason", "sort",
    }  # fmt: skip
    assert {mark["mark"] for mark in told["register"]} == {"here"}
    assert [move["verb"] for move in told["moves"]] == ["start", "next"]
    assert json.loads(json.dumps(told)) == told
    assert list(shapes.session_list(desk)[0]) == [
        "id",
        "cohort",
        "plan",
        "date",
        "state",
        "beside",
        "aside",
    ]


def test_steps_to_come_are_not_told_as_skipped(desk: Desk, started: Conductor) -> None:
    started.goto("2/hear-it")
    started.drain(5)
    timings = shapes.session(desk, find_session(desk, started.session))["timings"]
    assert [line["step"] for line in timings if line["skipped"]] == ["Pick one", "Trace it"]
    started.close()
    started.drain(5)
    timings = shapes.session(desk, find_session(desk, started.session))["timings"]
    assert sum(line["skipped"] for line in timings) == 6


def test_sessions_without_a_date_are_listed_in_the_programme_s_order(desk: Desk) -> None:
    cohort = new_cohort(desk, "Harbour", "year")
    (harbour,) = [each for each in calendar(desk) if each.id == cohort.id]
    assert [line.when for line in harbour.sessions] == ["Wednesday 25 November 2026", ""]
    told = shapes.cohort(desk, cohort)
    assert [session["date"] for session in told["sessions"]] == ["2026-11-25", ""]
    assert [session["date"] for session in shapes.session_list(desk)][-1] == ""


def test_a_note_is_told_with_what_close_was_told_of_it(desk: Desk, started: Conductor) -> None:
    for words in (
        "! @Amina phone by Fri with @Ben Thimble done: minuted", "? who owns transport",
        '" they said no (anon)', "~ the key", "^ silo two forms", "n.b. Ben Thimble was late",
    ):  # fmt: skip
        started.note(words)
    parked = started.room.notes[1].id
    started.dispose(parked, "open", "until May [/x]")
    started.consent(started.room.notes[3].id, "inside")
    assert started.drain(5)
    notes = {
        n["kind"]: n for n in shapes.session(desk, find_session(desk, started.session))["notes"]
    }
    promised = notes["commitment"]
    assert {key: promised[key] for key in ("who", "what", "by", "due", "with", "done")} == {
        "who": "Amina", "what": "phone", "by": "Fri", "due": "2026-11-27", "with": "Ben Thimble",
        "done": "minuted",
    }  # fmt: skip
    assert (notes["parked"]["outcome"], notes["parked"]["reason"]) == ("open", "until May [/x]")
    assert (notes["quote"]["consent"], notes["quote"]["class"]) == ("anon", "shareable")
    assert (notes["story"]["consent"], notes["story"]["class"]) == ("inside", "team")
    assert (notes["barrier"]["sort"], notes["note"]["class"]) == ("silo", "team")
