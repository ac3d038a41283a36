"""The calendar of a cohort, read back by another library."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.collects import taken
from support.desk import COHORT, PLAN, House, fresh, write_library
from support.examples import examples
from support.laptops import bundle
from support.there import there
from vobject.base import readOne

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.between.collect import undo
from l4pc_tui.desk.clocks import zone_name
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.out.calendar import calendar_of
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.other_dates import move_session, remove_session
from l4pc_tui.desk.people.scope import Scope
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange.sheets.calendar import zone_called

read: Callable[[str], Any] = readOne
BESIDE_THE_CHANGES = (
    "2026-10-24",
    "2026-10-26",
    "2027-03-27",
    "2027-03-29",
    "2027-10-30",
    "2027-11-01",
)
"""A day on each side of each change of the British clocks in 2026 and 2027 that is still to come."""


def asked(desk: Desk, first: str = "") -> Scope:
    """The whole cohort, also when no session is left of it."""
    cohort = find_cohort(desk, COHORT)
    rows = (row for row in desk.store.sessions(cohort.id) if row.session.date >= first)
    return Scope((cohort,), tuple(rows), first)


def written(desk: Desk, profile: Profile = Profile.HANDOVER) -> bytes:
    return calendar_of(desk, asked(desk), profile)


def events(told: bytes) -> dict[str, Any]:
    """The events as another library reads them, by their names for ever."""
    found = list(read(told.decode()).contents.get("vevent", ()))
    by_uid = {event.uid.value: event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def one_on(told: bytes, day: str) -> Any:
    (found,) = (each for each in events(told).values() if str(each.dtstart.value)[:10] == day)
    return found


@pytest.mark.parametrize("day", BESIDE_THE_CHANGES)
def test_a_session_begins_at_its_own_hour_on_each_side_of_every_clock_change(
    desk: Desk, day: str
) -> None:
    new_session(desk, COHORT, PLAN, day)
    event = one_on(written(desk), day)
    begins = datetime.fromisoformat(f"{day}T09:30").replace(tzinfo=ZoneInfo("Europe/London"))
    assert event.dtstart.value.astimezone(UTC) == begins.astimezone(UTC)
    assert event.dtend.value - event.dtstart.value == timedelta(hours=2)


def test_the_zone_stands_first_and_whoever_reads_it_is_not_asked_to_answer(desk: Desk) -> None:
    told = written(desk)
    lines = told.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "METHOD:PUBLISH" in lines
    assert lines.index("BEGIN:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    assert "DTSTART;TZID=Europe/London:20261125T093000" in lines
    assert "ATTENDEE" not in told.decode()
    assert "ORGANIZER" not in told.decode()
    assert told.endswith(b"\r\n")
    assert b"\n" not in told.replace(b"\r\n", b"")


@pytest.mark.parametrize(("last", "hour"), [("2027-07-01", 13), ("2028-02-29", 14)])
def test_another_zone_has_its_own_rules_in_the_file(house: House, last: str, hour: int) -> None:
    desk = house.desk(zone=ZoneInfo("America/New_York"))
    new_session(desk, COHORT, PLAN, last)
    told = written(desk)
    event = one_on(told, last)
    assert event.dtstart.value.astimezone(UTC).isoformat() == f"{last}T{hour}:30:00+00:00"
    assert told.index(b"TZID:America/New_York") < told.index(b"BEGIN:VEVENT")


@pytest.mark.parametrize("name", ["Nowhere/Anywhere", "", "Etc/UTC", "GMT0BST,M3.5.0/1,M10.5.0"])
def test_where_nobody_knows_the_zone_the_times_are_in_utc(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("l4pc_tui.desk.out.calendar.zone_name", lambda _zone: name)
    told = written(desk)
    assert b"DTSTART:20261125T093000Z" in told
    assert b"TZID" not in told


def test_a_machines_zone_is_named_as_the_database_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Europe/Lisbon")
    assert zone_name(None) == "Europe/Lisbon"
    monkeypatch.delenv("TZ")
    monkeypatch.setattr("os.path.realpath", lambda _path: "/usr/share/zoneinfo/Europe/London")
    assert zone_name(None) == "Europe/London"
    assert zone_name(ZoneInfo("Asia/Tokyo")) == "Asia/Tokyo"


def test_a_zone_is_known_as_windows_calls_it() -> None:
    assert there(zone_called("GMT Standard Time")).key == "Europe/London"


def test_a_moved_session_keeps_its_name_and_gets_a_higher_number(desk: Desk) -> None:
    row = new_session(desk, COHORT, PLAN, "2027-01-12")
    (before,) = (
        e for e in events(written(desk)).values() if e.uid.value.startswith(row.session.id)
    )
    move_session(desk, row.session.id, "2027-01-19", starts="14:00")
    after = events(written(desk))[before.uid.value]
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.dtstart.value.strftime("%Y-%m-%d %H:%M") == "2027-01-19 14:00"
    assert after.dtend.value - after.dtstart.value == timedelta(hours=2)


def test_when_it_was_changed_is_told_and_not_when_it_was_written_out(
    desk: Desk, house: House
) -> None:
    before = written(desk)
    house.clock.now += 86_400
    assert written(desk) == before
    assert b"DTSTAMP:20261125T092000Z" in before


def test_a_removed_session_is_told_as_cancelled(desk: Desk) -> None:
    row = new_session(desk, COHORT, PLAN, "2027-01-12")
    before = one_on(written(desk), "2027-01-12")
    remove_session(desk, row.session.id)
    after = events(written(desk))[before.uid.value]
    assert after.status.value == "CANCELLED"
    assert int(after.sequence.value) > int(before.sequence.value)
    new_session(desk, COHORT, PLAN, "2027-02-02")
    later = calendar_of(desk, asked(desk, first="2027-02-01"), Profile.HANDOVER)
    assert [str(each.dtstart.value)[:10] for each in events(later).values()] == ["2027-02-02"]


def test_words_from_anywhere_stay_words(desk: Desk) -> None:
    title = 'Rules; and, "more" \\n\nATTENDEE:mailto:x@example.org ' + "ä👩\u200d⚕️" * 40
    new_session(desk, COHORT, PLAN, "2027-01-12", venue=title)
    told = written(desk)
    assert all(len(line) <= 75 for line in told.split(b"\r\n"))
    event = one_on(told, "2027-01-12")
    assert event.location.value == " ".join(title.split())
    assert not hasattr(event, "attendee")


def promise(conductor: Conductor, line: str) -> None:
    assert conductor.note(line).ok
    conductor.drain(5)


def test_only_ones_own_calendar_says_who_promised_and_nobody_is_in_a_title(
    started: Conductor,
) -> None:
    promise(started, "!@Amina phone the chair by 4 December")
    promise(started, "!write to the board by 7 December")
    desk = started.desk
    own = written(desk, Profile.FACILITATOR)
    assert one_on(own, "2026-12-04").description.value == "Amina: phone the chair"
    assert one_on(own, "2026-12-04").dtstart.value == date(2026, 12, 4)
    handed = written(desk)
    assert one_on(handed, "2026-12-07").description.value == "write to the board"
    assert b"phone the chair" not in handed
    for profile in (Profile.COMMISSIONER, Profile.PUBLICATION):
        assert len(events(written(desk, profile))) == 1
    for event in (*events(own).values(), *events(handed).values()):
        assert "Amina" not in event.summary.value
        assert COHORT not in event.summary.value
    assert COHORT not in handed.decode()
    assert COHORT in own.decode()


def test_words_whose_consent_was_withdrawn_are_in_no_calendar(started: Conductor) -> None:
    promise(started, "!write to the board by 7 December")
    (note,) = started.room.notes
    name = f"note:{note.id}"
    desk = started.desk
    told = replace(note, consent="withdrawn").data()
    desk.store.write([
        desk.store.entry("put", name, told, actor=desk.actor, session=started.session)
    ])  # fmt: skip
    assert b"board" not in written(desk, Profile.FACILITATOR) + written(desk)


def shown(event: Any) -> tuple[str, ...]:
    """What somebody sees of an event."""
    names = ("summary", "location", "description", "status", "dtstart", "dtend")
    return tuple(str(getattr(event, name).value) if hasattr(event, name) else "" for name in names)


class Watched:
    """A laptop whose calendar is looked at after everything that happens."""

    def __init__(self, house: House, desk: Desk | None = None) -> None:
        self.desk, self.clock = desk or house.desk(), house.clock
        self.seen: dict[str, tuple[int, tuple[str, ...]]] = {}

    def look(self) -> None:
        now = events(written(self.desk, Profile.FACILITATOR))
        assert now.keys() >= self.seen.keys(), "an event went without being cancelled"
        for uid, event in now.items():
            number, told = int(event.sequence.value), shown(event)
            before = self.seen.get(uid)
            if before is not None:
                assert number >= before[0]
                assert number > before[0] or told == before[1]
            self.seen[uid] = number, told

    def numbers(self) -> dict[str, int]:
        return {uid: number for uid, (number, _) in self.seen.items()}


def test_what_a_collect_brings_takes_away_and_brings_again_is_told_each_time(
    furnished: Path, tmp_path: Path
) -> None:
    with fresh(furnished) as one, fresh(furnished) as other:
        two = House(other.folder, other.folder / "own-state")
        try:
            mine, theirs = Watched(one), Watched(two)
            (row,) = theirs.desk.store.sessions()
            mine.look()
            move_session(theirs.desk, row.session.id, "2027-02-10")
            new_session(theirs.desk, COHORT, PLAN, "2027-02-17")
            file = bundle(theirs.desk, tmp_path / "theirs.jsonl")
            for _ in range(2):
                taken(mine.desk, file)
                mine.look()
                assert one_on(written(mine.desk), "2027-02-17").status.value == "CONFIRMED"
                undo(mine.desk)
                mine.look()
                assert one_on(written(mine.desk), "2027-02-17").status.value == "CANCELLED"
        finally:
            two.close()


ACTS = ("plan", "move", "remove", "carry", "undo", "reread")


@settings(max_examples=examples(15), deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.booleans(), st.integers(0, 9)), min_size=3,
                max_size=9))  # fmt: skip
def test_no_number_ever_falls_and_each_grows_with_what_is_seen_on_two_laptops(
    furnished: Path, tmp_path_factory: pytest.TempPathFactory,
    acts: list[tuple[str, bool, int]],
) -> None:  # fmt: skip
    with fresh(furnished) as one, fresh(furnished) as other:
        two = House(other.folder, other.folder / "own-state")
        laptops = Watched(one), Watched(two)
        folder, differ = tmp_path_factory.mktemp("carried"), False
        try:
            for number, (act, first, which) in enumerate(acts):
                mine, theirs = laptops if first else laptops[::-1]
                differ |= happens(act, mine, theirs, which, folder / f"{number}.jsonl")
                mine.look()
                if act == "carry" and not differ:
                    theirs.look()
                    assert all(mine.numbers()[uid] >= n for uid, n in theirs.numbers().items())
        finally:
            two.close()


def happens(act: str, mine: Watched, theirs: Watched, which: int, file: Path) -> bool:
    """Something happens on a laptop; whether one then knows what the other can never hear of: that
    a collect was undone, or another version of a plan was read."""
    desk, rows = mine.desk, mine.desk.store.sessions()
    mine.clock.now += 60
    row = rows[which % len(rows)] if rows else None
    if act == "plan":
        new_session(desk, COHORT, PLAN, f"2027-01-{10 + which}")
    elif act == "move" and row:
        move_session(desk, row.session.id, f"2027-02-{10 + which}")
    elif act == "remove" and row:
        remove_session(desk, row.session.id)
    elif act == "carry":
        with suppress(Trouble):  # where there is nothing new in it
            taken(desk, bundle(theirs.desk, file))
    elif act == "reread":
        reread(desk, which)
        return True
    elif act == "undo":
        with suppress(Trouble):  # where there is none, or something rests on it
            undo(desk)
            return True
    return False


def reread(desk: Desk, which: int) -> None:
    """The library's plan is longer from now on."""
    shelf = desk.path.parent / f"shelf-{which}"
    write_library(shelf)
    plan = shelf / "sessions" / f"{PLAN}.md"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("finish: 11:30", f"finish: 11:{35 + which}"),
        encoding="utf-8",
    )
    library.load(desk, [shelf])


def test_two_that_turn_out_to_be_one_session_leave_one_and_cancel_the_other(
    desk: Desk, house: House
) -> None:
    laptop = Watched(house, desk)
    twins = [new_session(desk, COHORT, PLAN, "2027-01-12").session.id for _ in range(2)]
    laptop.look()
    kept, gone = sorted(twins)
    join = {"kind": "session", "one": twins[0], "other": twins[1]}
    desk.store.write([desk.store.entry("put", "same:s1", join, actor=desk.actor)])
    laptop.look()
    status = {uid: event.status.value for uid, event in events(written(desk)).items()}
    assert status[f"{kept}@l4pc.invalid"] == "CONFIRMED"
    assert status[f"{gone}@l4pc.invalid"] == "CANCELLED"
    desk.store.write([desk.store.entry("del", "same:s1", None, actor=desk.actor)])
    laptop.look()
    assert all(told[3] == "CONFIRMED" for _, told in laptop.seen.values())
