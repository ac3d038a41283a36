"""A planned session's plan is changed before the day: shown first, kept, and run as changed."""

from __future__ import annotations

import pytest
from support.desk import COHORT, House, new_version, person, picture, said

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import hhmm
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.people.erasing import all_of, erase
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.other_dates import move_session, remove_session
from l4pc_tui.desk.people.persons import Particulars, add_person
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session, read_session
from l4pc_tui.desk.session.plan_ahead import open_plan, planning
from l4pc_tui.desk.session.plan_list import plan
from l4pc_tui.desk.trouble import Trouble


def shown(found: Preview | Reply) -> Preview:
    assert isinstance(found, Preview), found
    return found


def refused(found: Preview | Reply) -> str:
    assert isinstance(found, Reply)
    assert not found.ok
    return found.words


def item(conductor: Conductor, name: str) -> str:
    return next(held.id for held in conductor.sheet.items if held.name == name)


def listed(conductor: Conductor) -> list[str]:
    """The items and the finish as the plan's list has them."""
    return [
        f"{line.time} {line.name}{' locked' if line.lock else ''}{' out' if line.out else ''}"
        for line in plan(conductor)
        if not line.indent
    ]


def on_sunday(house: House) -> Conductor:
    """The session of Wednesday, opened on the Sunday before."""
    house.clock.to("2026-11-22T19:00")
    desk = house.desk("Dora Vane")
    return open_session(desk, find_session(desk, f"{COHORT}/2026-11-25").session.id)


def accept(conductor: Conductor, found: Preview | Reply) -> Preview:
    """Accept what is shown, and wait until it is on the disk."""
    assert conductor.accept(shown(found)).ok
    assert conductor.drain(10)
    return shown(found)


def changed(conductor: Conductor) -> None:
    """What Dora changes on Sunday: no talk, a walk, the break later, the end earlier."""
    accept(conductor, conductor.preview_skip(item(conductor, "Who decides")))
    accept(conductor, conductor.preview_insert("Walk", "10", item(conductor, "Break")))
    accept(conductor, conductor.preview_lock(item(conductor, "Break"), "10:40"))
    accept(conductor, conductor.preview_lock(FINISH, "11:20"))
    accept(conductor, conductor.preview_take(item(conductor, "Return"), "15"))


CHANGED = [
    "09:30 Arrivals locked", "09:45 Whose rule?", "10:40 Break locked", "10:55 Walk",
    " Who decides locked out", "11:05 Return", "11:20 finish locked",
]  # fmt: skip


def test_what_is_changed_on_sunday_is_kept_and_stands_in_every_other_console(house: House) -> None:
    sunday = on_sunday(house)
    changed(sunday)
    assert listed(sunday) == CHANGED
    assert sunday.room.run.state is State.PLANNED
    desk = house.desk("Joss Wayfarer")
    row = find_session(desk, f"{COHORT}/2026-11-25")
    assert row.state is State.PLANNED
    theirs = open_session(desk, row.session.id)
    assert listed(theirs) == CHANGED
    assert theirs.notice() == "Dora Vane changed the plan: e shows it."
    today = home(desk).today
    assert today is not None
    assert "5 items" in " ".join(map(said, today.facts))
    assert "plan changed" in " ".join(map(said, today.facts))


def test_a_preview_tells_break_lock_finish_and_what_the_checker_says_of_it(house: House) -> None:
    sunday = on_sunday(house)
    late = shown(sunday.preview_take("2/pick-one", "1h"))
    assert late.told[0] == "Break 11:02, 32 min late (planned 10:30); now Break 10:30 holds"
    assert late.checks == (
        "Pick one: 60 min is outside the step's 5 min. Choose a time inside it.",
        "Break: This cannot fit: at least 89 min in 60 min. Cut something, or move Break (10:30).",
    ), "and nothing is called empty"
    short = shown(sunday.preview_take("2", "2")).checks
    assert short[:2] == (
        "Pick one: 32 sec is outside the step's 5 min. Choose a time inside it.",
        "Trace it: 25 sec is outside the step's 4 min. Choose a time inside it.",
    )
    back = shown(sunday.preview_lock(item(sunday, "Return"), "10:00"))
    assert "Return: The clock goes backwards here. 10:45 comes before." in back.checks
    back = shown(sunday.preview_skip(item(sunday, "Return")))
    assert back.rest == "That is part of the Return."
    assert any("The Return has 7 min; 15 are needed." in told for told in back.checks)
    assert sunday.checks() == (
        "Break: Even if everything takes its longest, nothing is planned for 21 min. Add Buffer.",
    )
    assert sunday.room.moves == []
    lock = accept(sunday, sunday.preview_lock(FINISH, "11:00"))
    assert lock.rest.endswith(" 11:30 at the earliest, 30 min late.")
    assert sunday.checks()[0] == lock.rest, "and the list goes on saying it"


def test_it_starts_as_changed_and_is_measured_by_what_was_changed(house: House) -> None:
    changed(on_sunday(house))
    house.clock.to("2026-11-25T09:30")
    monday = open_session(
        house.desk("Joss Wayfarer"), house._open[0].store.sessions()[0].session.id
    )
    assert monday.start().ok
    assert listed(monday) == CHANGED
    house.clock.to("2026-11-25T10:40")
    assert monday.goto(item(monday, "Break")).ok
    house.clock.to("2026-11-25T10:55")
    assert monday.next().ok
    told = said(picture(monday).standing)
    assert told.startswith("● on time"), told
    assert monday.next().ok
    assert monday.sheet.stop(monday.room.run.at).name == "Return"


def test_a_lock_goes_with_the_session_to_another_date_and_another_start(house: House) -> None:
    sunday = on_sunday(house)
    changed(sunday)
    desk, session = sunday.desk, sunday.session
    sunday.leave(goes_on=False)
    assert sunday.drain(10)
    move_session(desk, session, "2026-12-02", starts="10:00")
    row = desk.store.session(session)
    assert row is not None
    sheet = read_session(desk, row).sheet_now()
    rest = next(each for each in sheet.items if each.name == "Break")
    assert rest.lock is not None
    assert hhmm(rest.lock, desk.zone, sheet.starts) == "11:10"
    assert hhmm(sheet.finish, desk.zone, sheet.starts) == "11:50"
    move_session(desk, session, "2027-03-28")
    with planning(desk, session, changes=True) as opened:
        found = accept(opened, opened.preview_lock(item(opened, "Break"), "+5"))
        assert found.title == "Break moves from 11:10 to 11:15.", (
            "on the day that clocks change too"
        )
    with planning(desk, session) as opened:
        assert "11:15 Break locked" in listed(opened)


def test_only_what_is_written_keeps_a_session_from_being_removed(house: House) -> None:
    sunday = on_sunday(house)
    changed(sunday)
    assert sunday.undo().words == "Undone: the change of length."
    assert sunday.undo().words == "Undone: the lock of “finish”."
    assert sunday.undo().words == "Undone: the lock of “Break”."
    sunday.leave(goes_on=False)
    assert sunday.drain(10)
    assert "no longer planned" in remove_session(sunday.desk, sunday.session)


def test_the_library_may_change_the_changed_plan_stays_until_the_new_one_is_taken(
    house: House,
) -> None:
    sunday = on_sunday(house)
    assert sunday.newer() == ()
    changed(sunday)
    new_version(house, sunday.desk)
    again = open_session(house.desk("Dora Vane"), sunday.session)
    assert again.notice() == (
        "The library’s plan has changed since: “Activity: A song” is new. e keeps or takes it."
    )
    assert listed(again) == CHANGED
    assert again.newer() == ("“Activity: A song” is new.",)
    found = shown(sunday.preview_newer())
    assert found.title == "The plan is taken as the library has it now, with your changes."
    accept(sunday, found)
    with_song = [*CHANGED[:2], "10:07 A song", *CHANGED[2:]]
    assert listed(sunday) == with_song
    assert listed(open_session(house.desk("Ida"), sunday.session)) == with_song
    assert refused(sunday.preview_newer()) == "The library has no other version of this plan."
    assert sunday.undo().words == "Undone: taking the plan as the library has it now."
    assert listed(sunday) == CHANGED


def test_nothing_is_pinned_while_nothing_is_changed(house: House) -> None:
    sunday = on_sunday(house)
    accept(sunday, sunday.preview_skip(item(sunday, "Break")))
    assert sunday.undo().ok
    assert sunday.drain(10)
    new_version(house, sunday.desk)
    assert "10:07 A song" in listed(open_session(house.desk("Ida"), sunday.session))


def test_a_change_that_names_no_version_is_looked_for_once(house: House) -> None:
    sunday = on_sunday(house)
    answer = shown(sunday.preview_skip(item(sunday, "Break"))).answer
    data = {key: each for key, each in answer.data.items() if key not in ("plan", "exercises")}
    sunday.keep([sunday.move(answer.verb, data)])
    assert sunday.drain(10)
    assert " Break locked out" in listed(open_session(house.desk("Ida"), sunday.session))


def test_z_on_the_plan_takes_back_changes_of_the_plan_alone(
    house: House, conductor: Conductor
) -> None:
    assert conductor.mark(person(conductor, "Ben Thimble"), "sorry").ok
    assert conductor.drain(10)
    desk = conductor.desk
    conductor.leave(goes_on=False)
    house.clock.to("2026-11-22T19:00")
    with planning(desk, conductor.session, changes=True) as opened:
        accept(opened, opened.preview_skip("3"))
        assert opened.undo().words == "Undone: leaving that out."
        assert opened.undo().words == "There is nothing to undo."
    with planning(desk, conductor.session, changes=True):
        other = house.desk("Ida")
        with planning(other, conductor.session) as looks:
            assert looks.reading
            before = listed(looks)
            assert not looks.start().ok
            assert listed(looks) == before, "a start that is refused begins no day"
        with (
            pytest.raises(Trouble) as trouble,
            planning(other, conductor.session, changes=True),
        ):
            pass
    assert trouble.value.sentence == "“A morning” is open in another console."


def test_what_has_begun_is_changed_where_it_runs(house: House, started: Conductor) -> None:
    assert started.drain(10)
    with pytest.raises(Trouble) as trouble:
        open_plan(house.desk("Ida"), started.session)
    assert trouble.value.sentence == "“A morning” on Wednesday 25 November 2026 is running."
    assert trouble.value.hint == "Its plan is changed where it runs."


def test_a_new_version_that_somebody_built_upon_is_not_taken_back(house: House) -> None:
    sunday = on_sunday(house)
    changed(sunday)
    new_version(house, sunday.desk)
    accept(sunday, sunday.preview_newer())
    sunday.leave(goes_on=False)
    assert sunday.drain(10)
    ida = open_session(house.desk("Ida"), sunday.session)
    accept(ida, ida.preview_skip(item(ida, "A song")))
    ida.leave(goes_on=False)
    assert ida.drain(10)
    again = open_session(sunday.desk, sunday.session)
    assert again.undo().words == "Undone: the change of length.", "and not the new version"
    assert "A song" not in [each.name for each in again.sheet.items if not each.out]


def test_what_would_leave_nothing_and_what_comes_first(house: House) -> None:
    sunday = on_sunday(house)
    found = accept(sunday, sunday.preview_insert("Coffee", "5"))
    assert found.title == "Coffee (5 min) comes first."
    assert sunday.view().card.name == "Coffee"
    for name in ("Coffee", "Whose rule?", "Break", "Who decides", "Return"):
        accept(sunday, sunday.preview_skip(item(sunday, name)))
    assert refused(sunday.preview_skip(item(sunday, "Arrivals"))) == (
        "That would leave nothing of the plan."
    )
    assert sunday.start().ok
    assert sunday.sheet.stop(sunday.room.run.at).name == "Arrivals"


def test_who_is_erased_goes_from_what_was_put_in_before_the_day_too(house: House) -> None:
    sunday = on_sunday(house)
    desk = sunday.desk
    add_person(desk, COHORT, Particulars("Zebedee Quillfeather"))
    accept(sunday, sunday.preview_insert("Zebedee Quillfeather tells it", "10", "1"))
    accept(sunday, sunday.preview_skip("4"))
    sunday.leave(goes_on=False)
    assert sunday.drain(10)
    found = look(desk, "Zebedee Quillfeather")
    assert erase(desk, found, dict(all_of(found))).redacted == 1
    again = open_session(desk, sunday.session)
    assert [line.split(" ", 1)[1] for line in listed(again)][1] == "[erased] tells it"
    assert " Who decides locked out" in listed(again)
    assert b"quillfeather" not in desk.path.read_bytes().lower()
