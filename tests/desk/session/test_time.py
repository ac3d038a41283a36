"""Time and the plan in a running session: shown first, kept when accepted, the same from disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from support.desk import COHORT, PLAN, House, person, picture, said, settle

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session


def at(conductor: Conductor, name: str) -> None:
    """Go to the step of that name."""
    stop = next(stop for stop in conductor.sheet.stops if stop.name == name)
    assert conductor.goto(stop.id).ok


def item(conductor: Conductor, name: str) -> str:
    return next(held.id for held in conductor.sheet.items if held.name == name)


def shown(found: Preview | Reply) -> Preview:
    assert isinstance(found, Preview), found
    return found


def words(found: Preview | Reply) -> str:
    assert isinstance(found, Reply)
    assert not found.ok
    return found.words


def reopened(conductor: Conductor, house: House) -> Conductor:
    """The same session as another console reads it from the file."""
    settle(conductor, lambda: conductor.saved().word == "saved")
    return open_session(house.desk("Ida"), conductor.session)


def test_late_two_keys_keep_the_break_and_one_takes_them_back(
    started: Conductor, house: House
) -> None:
    # With another exercise to come, the end of this one is not the Return yet.
    rest = item(started, "Break")
    started.accept(shown(started.preview_insert_exercise("whose-rule", "", rest)))
    at(started, "Pick one")
    house.clock.to("2026-11-25T10:11")
    started.next()
    assert said(picture(started).standing).startswith("▲ 21 min behind · break 10:30 holds")
    house.clock.to("2026-11-25T10:18")
    seen = shown(started.preview_squeeze())
    assert seen.title == "1 min won: Break 10:30 holds."
    assert [(line.name, line.before, line.after) for line in seen.lines] == [
        ("Name it", "7 min", "6 min")
    ]
    assert started.accept(seen).words == seen.title
    after = picture(started)
    assert after.ends == seen.after
    assert started.undo().words == "Undone: the squeeze."
    assert picture(started).ends == seen.before


def test_back_passes_the_steps_and_items_that_are_left_out(started: Conductor) -> None:
    step = next(stop.id for stop in started.sheet.stops if stop.name == "Hear it")
    for what in (step, item(started, "Break")):
        assert started.accept(shown(started.preview_skip(what))).ok
    at(started, "Who decides")
    for name in ("Name it", "Trace it", "Pick one"):
        assert started.back().ok
        assert started.view().card.name == name


def test_a_preview_is_not_accepted_when_the_session_has_gone_on(
    started: Conductor, house: House
) -> None:
    house.clock.to("2026-11-25T10:20")
    seen = shown(started.preview_skip(item(started, "Who decides")))
    started.next()
    refused = started.accept(seen)
    assert not refused.ok
    assert "gone on meanwhile" in refused.words


def test_more_and_less_time_and_until_a_clock_time(started: Conductor, house: House) -> None:
    assert started.adjust(300).words == "This step is 20 min now."
    assert started.public().length == 1200
    assert started.set_length("-10").words == "This step is 10 min now."
    assert started.set_length("9:55").words == "This step is 25 min now."
    assert "is no length" in started.set_length("soon").words
    house.clock.now += 60
    assert started.set_length("1h20").words == "This step is 1 h 20 min now."
    assert started.undo().words == "Undone: the change of this step's time."


def test_a_late_start_is_counted_from_now(conductor: Conductor, house: House) -> None:
    house.clock.to("2026-11-25T09:42")
    conductor.start()
    assert said(conductor.view().standing).startswith("▲ 12 min behind")
    assert conductor.count_from_now().words == "Counted from now. Locks and the finish stay."
    assert said(conductor.view().standing).startswith("● on time")


def test_the_plan_is_changed_and_reads_the_same_from_the_file(
    started: Conductor, house: House
) -> None:
    found: Callable[[], Preview | Reply]
    for found in (
        lambda: started.preview_insert("Walk [/x] round", "12", item(started, "Break")),
        lambda: started.preview_insert_exercise("whose-rule", "", item(started, "Who decides")),
        lambda: started.preview_move(item(started, "Who decides"), 1),
        lambda: started.preview_skip(item(started, "Who decides")),
        lambda: started.preview_lock(item(started, "Break"), "10:35"),
        lambda: started.preview_lock(FINISH, "+15"),
        lambda: started.preview_shift("+3"),
    ):
        assert started.accept(shown(found())).ok
    names = [held.name for held in started.sheet.items]
    assert names == [
        "Arrivals", "Whose rule?", "Break", "Walk [/x] round", "Whose rule?", "Who decides", "Return",
    ]  # fmt: skip
    for _ in range(8):
        house.clock.now += 240
        started.next()
    assert started.room.run.at.startswith("n2/")
    assert started.note("in the middle of it").ok
    twin = reopened(started, house)
    assert picture(twin) == picture(started)
    assert twin.public() == started.public()
    assert [stop.id for stop in twin.sheet.stops] == [stop.id for stop in started.sheet.stops]


def test_an_item_is_brought_back_and_unlocked(started: Conductor) -> None:
    talk, rest = item(started, "Who decides"), item(started, "Break")
    started.accept(shown(started.preview_skip(talk)))
    assert "left out" in words(started.preview_skip(talk))
    assert (
        started.accept(shown(started.preview_restore(talk))).words == "Who decides is brought back."
    )
    assert started.accept(shown(started.preview_unlock(rest))).ok
    assert "not locked" in words(started.preview_unlock(rest))
    assert started.accept(shown(started.preview_lock(rest))).ok, "where it is expected"


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (lambda c: c.preview_insert("", "10"), "Say in a word or two what it is."),
        (lambda c: c.preview_insert("Walk", "soon"), "is no length"),
        (lambda c: c.preview_insert("Walk", "13:00"), "Type how long it takes"),
        (lambda c: c.preview_insert_exercise("lost"), "There is no exercise called “lost”"),
        (lambda c: c.preview_lock("3", "10"), "Type a time of the clock"),
        (lambda c: c.preview_lock("99", "10:00"), "no such item"),
        (lambda c: c.preview_move("99", 1), "no such item"),
        (lambda c: c.preview_skip("[bold"), "no such item or step"),
        (lambda c: c.preview_shift("13:00"), "Type by how much"),
        (lambda c: c.preview_shift(), "nothing to shift"),
        (lambda c: c.preview_squeeze(), "nothing to win"),
    ],
)
def test_what_cannot_be_is_refused_in_words(started: Conductor, wish: Any, told: str) -> None:
    assert told in words(wish(started))


def test_who_reads_along_changes_nothing(started: Conductor, house: House) -> None:
    twin = reopened(started, house)
    assert "is run by" in words(twin.preview_skip("4"))
    assert not twin.adjust(60).ok
    assert not twin.take_pulse((0, 0, 0, 3, 3)).ok


def test_lengths_go_by_who_is_here(started: Conductor) -> None:
    def length() -> int:
        return next(s.span.ideal for s in started.sheet.stops if s.name == "Trace it")

    assert length() == 4 * 60
    started.mark(PersonId(person(started, "Ben Thimble")), "sorry")
    assert length() == 3 * 60
    started.walk_in("Zoe Fennel")
    assert length() == 4 * 60
    assert started.undo().ok
    assert length() == 3 * 60


def test_the_lights_come_first_and_the_log_keeps_them(started: Conductor, house: House) -> None:
    at(started, "Pick one")
    (way,) = started.down_by_next()
    seen = way.lights()
    assert seen is not None
    assert seen.place == "Feel"
    at(started, "Trace it")
    assert started.before_deeper() is None, "its first question is no deeper"
    assert started.reveal().ok
    seen = started.before_deeper(1)
    assert seen is not None
    assert (seen.place, seen.reasoned) == ("Question", True)
    refused = started.deeper(1)
    assert not refused.ok
    assert refused.words.endswith("Say why deeper all the same.")
    assert started.deeper(1, "They asked for it").ok
    kept = started.room.entries[-1].data
    assert kept is not None
    assert kept["reason"] == "They asked for it"
    assert kept["lights"]["safety"] == "amber"
    assert reopened(started, house).view().lights == started.view().lights


def test_a_red_pulse_says_come_up(started: Conductor) -> None:
    at(started, "Trace it")
    assert started.take_pulse((0, 0, 1, 4, 3)).words == "Pulse: median 4, nobody below 3."
    told = started.take_pulse((1, 0, 1, 0, 1)).words
    assert told.startswith(
        "Pulse: median 3, not all at 3 or more. So few answered that the counts stay on this laptop. "
        "First a pause of five minutes, for everybody, without a reason. Come up: u, or U to the Return"
    )
    assert told.endswith("7 min now, 25 min after the break.")
    assert started.need().words == "Need: repeating."
    assert started.support("quiet-space", ok=True).ok
    assert started.come_up().ok
    assert started.view().card.place == "Return"
    assert started.undo().words == "Undone: coming up."


def test_a_clock_that_is_put_back_leaves_the_step_s_own_clock_alone(
    started: Conductor, house: House
) -> None:
    house.clock.now += 240
    for _ in range(24):
        started.tick()
    assert started.answer_away(waited=False).ok
    assert started.view().card.timer == "11:00"
    house.clock.change(-3600)
    assert started.tick()
    assert started.view().card.timer == "11:00"
    house.clock.now += 20
    started.tick()
    assert started.view().card.timer == "10:40"
    assert picture(reopened(started, house)).card.timer == "10:40"


@pytest.mark.parametrize(
    ("begins", "lock", "away", "finish"),
    [
        # The break holds at an hour after the start, so that one comes five minutes late.
        ("2026-03-29T00:30", "03:00", 90, "03:30"), ("2026-10-25T00:30", "03:00", 210, "03:25"),
        ("2026-11-25T23:10", "00:40", 90, "26 Nov 01:10"),
    ],
)  # fmt: skip
def test_locks_are_wall_clock_times_over_midnight_and_when_the_clocks_change(
    desk: Desk, house: House, begins: str, lock: str, away: int, finish: str
) -> None:
    row = new_session(desk, COHORT, PLAN, begins[:10], starts=begins[11:])
    house.clock.to(begins)
    conductor = open_session(desk, row.session.id)
    conductor.start()
    found = shown(conductor.preview_lock(item(conductor, "Return"), lock))
    assert conductor.accept(found).ok
    held = next(entry.lock for entry in conductor.sheet.items if entry.name == "Return")
    assert held == house.clock.now + away * 60
    ends = {end.what: end.expected for end in conductor.view().ends}
    assert ends["finish"] == finish
    quarter = datetime.fromisoformat(begins) + timedelta(minutes=15)
    assert ends["this step"] == f"{quarter:%H:%M}"
