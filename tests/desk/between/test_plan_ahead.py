"""A plan that was changed before the day, on two laptops: handed out, changed on both, told once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.collects import taken
from support.desk import COHORT, RULES, House, new_version
from support.homes import state_in
from support.laptops import bundle

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.versions import numbered
from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.between.packs import look_at_pack, write_pack
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.session.versions import choose_version, versions_of

WHICH = f"{COHORT}/2026-11-25"


def accept(conductor: Conductor, found: Preview | Reply) -> None:
    assert isinstance(found, Preview), found
    assert conductor.accept(found).ok
    assert conductor.drain(10)


def names(conductor: Conductor) -> list[str]:
    return [each.name for each in conductor.sheet.items if not each.out]


@pytest.fixture
def sunday(house: House, session: SessionId) -> Conductor:
    """Dora left out the talk and put in an exercise that the plan does not name, on the Sunday
    before."""
    house.clock.to("2026-11-22T19:00")
    desk = house.desk("Dora Vane")
    page = house.folder / "own" / "exercises" / "other-rule.md"
    page.parent.mkdir(parents=True)
    page.write_text(RULES.replace("# Whose rule?", "# Another rule"), encoding="utf-8")
    assert library.load(desk, [page.parent.parent]).refused == ()
    conductor = open_session(desk, session)
    accept(conductor, conductor.preview_skip("4"))
    accept(conductor, conductor.preview_insert_exercise("other-rule", "20", "3"))
    return conductor


@pytest.fixture
def colleague(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A laptop of somebody else, with nothing on it."""
    state_in(monkeypatch, tmp_path / "colleague" / "state")
    house = House(tmp_path / "colleague")
    house.clock.to("2026-11-24T08:30")
    yield house
    house.close()


CHANGED = ["Arrivals", "Whose rule?", "Break", "Another rule", "Return"]


def handed(desk: Desk, colleague: House, folder: Path) -> Desk:
    """The colleague's desk with the pack taken in."""
    theirs = colleague.desk("Bo Fennel")
    taken(theirs, write_pack(desk, look_at_pack(desk, COHORT), folder).path)
    return theirs


def test_a_pack_has_the_plan_as_changed_in_the_versions_that_it_was_changed_in(
    sunday: Conductor, house: House, colleague: House, tmp_path: Path
) -> None:
    new_version(house, sunday.desk)
    other = sunday.desk.store.content("exercise", "other-rule")
    assert other is not None
    assert other.sha256 in look_at_pack(sunday.desk, COHORT).found.pinned
    theirs = handed(sunday.desk, colleague, tmp_path)
    there = open_session(theirs, find_session(theirs, WHICH).session.id)
    assert names(there) == CHANGED
    assert there.start().ok
    assert there.drain(10)
    brought = taken(sunday.desk, bundle(theirs, tmp_path / "back.jsonl"))
    assert brought is not None
    again = open_session(house.desk("Dora Vane"), sunday.session)
    assert again.room.run.started is not None
    assert names(again) == CHANGED
    assert again.room.line.beside == ()


def test_both_changed_it_stands_side_by_side_and_a_person_chooses(
    sunday: Conductor, house: House, colleague: House, tmp_path: Path
) -> None:
    theirs = handed(sunday.desk, colleague, tmp_path)
    accept(sunday, sunday.preview_lock(FINISH, "11:50"))
    accept(sunday, sunday.preview_skip("3"))
    there = open_session(theirs, find_session(theirs, WHICH).session.id)
    accept(there, there.preview_insert("Songs", "5", "1"))
    taken(sunday.desk, bundle(theirs, tmp_path / "back.jsonl"))
    row = find_session(sunday.desk, WHICH)
    assert len(versions_of(sunday.desk, row)[0].versions) == 2
    dora = open_session(house.desk("Ida"), row.session.id)
    assert names(dora) == [name for name in CHANGED if name != "Break"], "the longer one counts"
    told = numbered(versions_of(sunday.desk, row))
    assert [line[3:].partition(",")[0] for line in told[1:]] == [
        "4 changes of the plan", "1 change of the plan",
    ]  # fmt: skip
    number = next(n for n, line in enumerate(told[1:], 1) if "counts now" not in line)
    choose_version(sunday.desk, row, number)
    assert names(open_session(house.desk("Ida"), row.session.id)) == [
        "Arrivals", "Songs", *CHANGED[1:]
    ]  # fmt: skip


def test_a_rebuild_tells_the_same_and_the_log_what_was_changed_before_the_day(
    sunday: Conductor, house: House
) -> None:
    accept(sunday, sunday.preview_take("5", "15"))
    accept(sunday, sunday.preview_lock(FINISH, "11:40"))
    desk = sunday.desk
    row = find_session(desk, WHICH)
    desk.store.rebuild()
    assert find_session(desk, WHICH) == row
    log = session_log(desk, row, Profile.FACILITATOR)
    assert [move.what for move in log.moves] == [
        "left out “Who decides”", "put in “Another rule” (20 min)", "changed: “Return” to 15 min",
        "locked: the finish at 11:40",
    ]  # fmt: skip
    assert [move.at[:10] for move in log.moves] == ["2026-11-22"] * 4
    assert log.planned_finish[11:16] == "11:40"
    planned = {row.step or row.item: row.planned_minutes for row in log.timeline}
    assert (planned["Return"], planned["Who decides"]) == (15, 0)
    house.clock.to("2026-11-25T09:30")
    joss = open_session(house.desk("Joss Wayfarer"), row.session.id)
    assert joss.start().ok
    assert joss.drain(10)
    log = session_log(joss.desk, find_session(joss.desk, WHICH), Profile.FACILITATOR)
    planned = {row.step or row.item: row.planned_minutes for row in log.timeline}
    assert (planned["Return"], planned["Who decides"]) == (15, 0)
    assert all(row.planned_start for row in log.timeline), "what was put in before has its time too"
