"""The register as a record: times said later, a final register and what is corrected on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.desk import COHORT, PLAN, House

from l4pc_tui.core.live.view.register_view import RegisterLine
from l4pc_tui.core.people.hours import Basis, in_minutes
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Presence, Same, entity
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.same_person import same_person
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.register.any_register import AnyRegister
from l4pc_tui.desk.register.attendance_import import import_attendance
from l4pc_tui.desk.register.hours import hours_of
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble


@pytest.fixture
def held(started: Conductor, house: House) -> SessionId:
    """A session from 09:30 to 11:00 on 25 November, with everybody here from the start; it is the
    28th now."""
    started.rest_here()
    house.clock.to("2026-11-25T11:00")
    started.close()
    assert started.drain(10)
    house.clock.to("2026-11-28T15:00")
    return started.session


def of(desk: Desk, session: SessionId) -> AnyRegister:
    return AnyRegister(desk, find_session(desk, session))


def line(register: AnyRegister, person: PersonId) -> RegisterLine:
    return next(each for each in register.register().lines if each.person == person)


def test_days_later_a_time_is_asked_for_and_the_one_that_was_there_stays(
    house: House, held: SessionId
) -> None:
    conductor = open_session(house.desk(), held)
    ben = next(each.person for each in conductor.register().lines if each.name == "Ben Thimble")
    assert conductor.asks_when(ben, Presence.LATE).startswith("When did Ben Thimble come?")
    assert conductor.asks_when(ben, Presence.LEFT_EARLY).startswith("When did Ben Thimble leave?")
    assert conductor.asks_when(ben, Presence.HERE) == ""
    assert conductor.mark(ben, Presence.LATE, "10:15").ok
    assert conductor.mark(ben, Presence.ONLINE).ok
    assert conductor.times_of(ben) == "10:15"
    assert not conductor.mark(ben, Presence.LATE, "quarter past").ok
    assert not conductor.mark(ben, Presence.SORRY, "10:15").ok
    assert conductor.times(ben, "10:20-10:50").ok
    assert conductor.times_of(ben) == "10:20-10:50"
    assert conductor.drain(10)
    marks = {each.person: each for each in conductor.desk.store.marks(held)}
    assert marks[ben].arrived == "2026-11-25T10:20:00.000+00:00"


def test_while_it_runs_nobody_is_asked(started: Conductor) -> None:
    person = started.register().lines[0].person
    assert started.asks_when(person, Presence.LATE) == ""


def test_a_register_is_final_and_later_changes_are_told_as_corrections_everywhere(
    desk: Desk, house: House, held: SessionId
) -> None:
    register = of(desk, held)
    ben, amina = register.who("ben"), register.who("amina")
    assert register.make_final().ok
    assert not register.make_final().ok
    assert register.change(ben, "late", "10:00", "", "bus").ok
    assert register.unmark(amina).ok
    log = session_log(desk, find_session(desk, held), Profile.HANDOVER)
    told = {row.name: row.corrected for row in log.register}
    assert told["Ben Thimble"] == "was here 09:30"
    assert told["Amina Marigold"] == "was here 09:30"
    assert [name for name, said in told.items() if said] == ["Amina Marigold", "Ben Thimble"]
    assert "the register is final since 28 Nov 15:00, Joss Wayfarer" in log.counts
    again = of(house.desk(), held)
    assert line(again, ben).correction == "was here 09:30"
    assert again.register().final == "final since 28 Nov 15:00, Joss Wayfarer"
    assert again.change(ben, "here", "09:30", "", "").ok
    assert line(again, ben).correction == ""
    assert again.reopen_register().ok
    assert line(again, amina).correction == ""
    assert not again.reopen_register().ok


def test_making_it_final_is_undone_like_everything(started: Conductor) -> None:
    started.rest_here()
    assert started.make_final().ok
    assert started.register().final
    assert started.undo().words == "Undone: that the register is final."
    assert started.register().final == ""


def test_minutes_are_from_in_to_out_and_without_the_break(desk: Desk, held: SessionId) -> None:
    register = of(desk, held)
    ben = register.who("ben thimble")
    register.change(ben, "left-early", "09:45", "10:30", None)
    told = hours_of(desk, find_session(desk, held))
    assert in_minutes([told[ben]]) == 45
    assert told[ben].basis is Basis.REGISTER
    leads = [each.person for each in register.register().lines if each.facilitates]
    assert [told[each].basis for each in leads] == [Basis.NONE]


def test_a_session_that_nobody_ran_counts_as_its_plan_says(desk: Desk, session: SessionId) -> None:
    register = of(desk, session)
    person = register.who("ben thimble")
    register.change(person, "here", "", "", None)
    told = hours_of(desk, find_session(desk, session))[person]
    assert told.basis is Basis.PLANNED
    assert 60 < in_minutes([told]) <= 120


def test_a_row_of_paper_is_typed_by_its_code(started: Conductor) -> None:
    rows = {each.name: each.code for each in started.register().lines}
    code = rows["Ben Thimble"].lower()
    assert started.key_in(f"{code} l 10:15").words == f"{code.upper()} Ben Thimble: late"
    person = next(each.person for each in started.register().lines if each.name == "Ben Thimble")
    assert started.times_of(person) == "10:15"
    assert started.key_in(f"{code} e 09:40 10:30").ok
    assert started.times_of(person) == "09:40-10:30"
    before = started.room.marks
    slip = code[:2] + ("c" if code[2] == "a" else "a")
    for wrong in ("", f"{slip} h", f"{code}", f"{code} q", f"{code} l 25:00", "iii h"):
        assert not started.key_in(wrong).ok, wrong
    assert started.room.marks == before


def test_who_is_meant_is_a_name_a_code_or_an_id_and_two_are_told_apart(
    desk: Desk, session: SessionId
) -> None:
    register = of(desk, session)
    ben = next(each for each in register.register().lines if each.name == "Ben Thimble")
    assert register.who("BEN") == register.who(ben.code.lower()) == register.who(ben.person[:12])
    with pytest.raises(Trouble, match="Nobody on the register is called “zed”"):
        register.who("zed")
    with pytest.raises(Trouble, match=r"could be Amina Marigold \(\w{3}\), Carys Acorn \(\w{3}\)"):
        register.who("a")


def test_a_correction_is_told_under_joined_ids_too(
    desk: Desk, started: Conductor, house: House
) -> None:
    started.walk_in("Benjamin Thimble")
    walked = next(
        each.person for each in started.register().lines if each.name == "Benjamin Thimble"
    )
    ben = next(each.person for each in started.register().lines if each.name == "Ben Thimble")
    assert started.make_final().ok
    assert started.mark(max(ben, walked), Presence.SORRY).ok
    assert started.drain(10)
    twin = new_session(desk, COHORT, PLAN, "2026-11-25").session.id
    same_person(desk, ben, walked)
    join = Same("", "session", started.session, twin)
    name = entity("same", desk.new_id())
    desk.store.write([desk.store.entry("put", name, join.data(), actor=desk.actor)])
    register = of(house.desk(), started.session)
    assert line(register, min(ben, walked)).correction


def test_of_two_final_registers_the_first_one_is_final(
    desk: Desk, house: House, held: SessionId
) -> None:
    one, other = of(desk, held), of(desk, held)
    assert one.make_final().ok
    house.clock.to("2026-11-28T16:00")
    assert one.change(one.who("ben"), "late", "10:00", "", None).ok
    house.clock.to("2026-11-28T17:00")
    assert other.make_final().ok
    register = of(house.desk(), held)
    assert register.register().final == "final since 28 Nov 15:00, Joss Wayfarer"
    assert line(register, register.who("ben")).correction == "was here 09:30"


@pytest.mark.parametrize("closed", [False, True])
def test_a_session_that_was_left_open_counts_with_its_planned_length(
    desk: Desk, started: Conductor, house: House, closed: bool
) -> None:
    started.rest_here()
    house.clock.to("2026-11-28T15:00")
    if closed:
        started.close()
    assert started.drain(10)
    told = hours_of(desk, find_session(desk, started.session))
    ben = of(desk, started.session).who("ben thimble")
    assert 60 < in_minutes([told[ben]]) <= 120
    assert told[ben].basis is Basis.PLANNED


def test_what_attendance_files_leave_behind_is_told_for_what_it_is(
    desk: Desk, held: SessionId, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
        "Benn Thimble,ben@example.org,11/25/2026 09:31:00 AM,11/25/2026 10:10:00 AM,39,Yes\n",
        encoding="utf-8",
    )
    row = find_session(desk, held)
    import_attendance(desk, row, (file,), answers={"who:2": "Ben Thimble"})
    log = export(desk, row, "jsonl", tmp_path / "log.jsonl", profile=Profile.HANDOVER).path
    told = log.read_text(encoding="utf-8")
    withheld = json.loads(told.partition("\n")[0])["withheld"]
    assert withheld["attendance files"] == 2
    assert "not read" not in withheld
    assert "a.csv" not in told
    assert "attendance:" not in told


def test_what_is_marked_while_a_walk_in_is_matched_stands(started: Conductor) -> None:
    started.walk_in("Benjamin Thimble")
    people = {each.name: each.person for each in started.register().lines}
    told = started.match_on_disk(people["Benjamin Thimble"], people["Ben Thimble"])
    assert started.mark(people["Amina Marigold"], Presence.LATE).ok
    assert started.show_match(told).ok
    marks = {each.name: each.mark for each in started.register().lines}
    assert (marks["Amina Marigold"], marks["Ben Thimble"]) == ("late", "here")
    assert "Benjamin Thimble" not in marks
    assert started.undo().words == "Undone: Amina Marigold’s mark: late."
    assert "Ben Thimble" in started.undo().words


def test_a_session_over_midnight_has_the_times_of_two_days(
    desk: Desk, conductor: Conductor, house: House
) -> None:
    house.clock.to("2026-11-25T22:00")
    conductor.tick()
    assert conductor.start().ok
    ben, amina = (
        next(each.person for each in conductor.register().lines if each.name == name)
        for name in ("Ben Thimble", "Amina Marigold")
    )
    house.clock.to("2026-11-26T00:30")
    assert conductor.asks_when(ben, Presence.LATE) == ""
    assert conductor.mark(ben, Presence.LATE).ok
    assert conductor.mark(amina, Presence.HERE).ok
    assert conductor.times(amina, "21:50-00:20").ok
    house.clock.to("2026-11-26T01:00")
    conductor.close()
    assert conductor.drain(10)
    marks = conductor.room.marks
    assert marks[ben].arrived.startswith("2026-11-26T00:30")
    assert marks[amina].arrived.startswith("2026-11-25T21:50")
    assert marks[amina].left.startswith("2026-11-26T00:20")
    house.clock.to("2026-11-28T12:00")
    assert conductor.times(ben, "22:10-00:40").ok
    told = hours_of(desk, find_session(desk, conductor.session))
    assert conductor.drain(10)
    told = hours_of(desk, find_session(desk, conductor.session))
    assert in_minutes([told[ben]]) == 150
    assert in_minutes([told[amina]]) == 140


def test_nobody_leaves_before_they_came(desk: Desk, held: SessionId) -> None:
    register = of(desk, held)
    ben = register.who("ben thimble")
    assert not register.mark(ben, Presence.LEFT_EARLY, "09:00").ok
    assert register.mark(ben, Presence.LEFT_EARLY, "10:30").ok
    assert not register.change(ben, "", "10:45", "", None).ok
    assert register.times_of(ben) == "09:30-10:30"
