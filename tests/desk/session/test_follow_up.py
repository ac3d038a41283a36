"""Commitments come back to the next session; what became of them is kept there."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import COHORT, PLAN, House

from l4pc_tui.core.record.names import NoteId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.people.calendar import calendar
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.commitments import commitments
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.exchange.session_log.jsonl import from_jsonl


@pytest.fixture
def later(house: House, desk: Desk, started: Conductor) -> Conductor:
    """The second session, after a first with three commitments, one of which was struck."""
    for line in ("! @Amina phone the chair by Fri", "! tidy up", "! zebrafinch"):
        house.clock.now += 1
        started.note(line)
    started.strike(started.last_note())
    started.note("? who owns transport")
    started.close()
    started.leave(goes_on=False)
    assert started.drain(5)
    return open_next(house, desk, "2026-12-02")


def open_next(house: House, desk: Desk, on: str) -> Conductor:
    house.clock.to(f"{on}T09:30")
    return open_session(desk, new_session(desk, COHORT, PLAN, on).session.id)


def marks(conductor: Conductor) -> dict[str, str]:
    return {line.text: line.mark for line in conductor.returning()}


def note_of(conductor: Conductor, text: str) -> NoteId:
    return next(line.note for line in conductor.returning() if line.text == text)


def test_they_come_back_and_nothing_struck_among_them(later: Conductor) -> None:
    assert marks(later) == {"phone the chair": "", "tidy up": ""}
    assert later.returning_in_words() == "2 commitments come back"


def test_what_became_of_one_is_kept_and_undone(house: House, later: Conductor) -> None:
    note = note_of(later, "tidy up")
    assert later.follow(note, "started").ok
    told = "1 of 2 commitments is still to be asked about"
    assert later.returning_in_words() == told
    assert later.follow(note, "blocked", "resource").ok
    assert later.follow_remark(note, "no shed").ok
    assert later.drain(5)
    again = open_session(house.desk(), later.session)
    assert marks(again)["tidy up"] == "blocked (resource)"
    said = [later.undo().words for _ in range(3)]
    assert said == ["Undone: the last word on the commitment “tidy up”."] * 3
    assert marks(later)["tidy up"] == ""


def test_what_is_done_or_changed_does_not_come_back_a_third_time(
    house: House, desk: Desk, later: Conductor
) -> None:
    later.follow(NoteId(note_of(later, "phone the chair")), "done")
    later.follow(NoteId(note_of(later, "tidy up")), "started")
    later.note("! paint it")
    assert later.drain(5)
    third = open_next(house, desk, "2026-12-09")
    assert [(line.text, line.about.rpartition(" · ")[2]) for line in third.returning()] == [
        ("paint it", "from 2 December"), ("tidy up", "last time started"),
    ]  # fmt: skip


def test_home_counts_only_what_is_still_open(desk: Desk, later: Conductor) -> None:
    def tidy() -> dict[str, int]:
        return {line.text: line.count for line in home(desk).tidy}

    assert tidy() == {"commitments to follow up": 2, "parked item is open": 1}
    later.follow(NoteId(note_of(later, "phone the chair")), "done")
    assert later.drain(5)
    assert tidy()["commitment to follow up"] == 1
    later.undo()
    assert later.drain(5)
    assert tidy()["commitments to follow up"] == 2


@pytest.mark.parametrize(
    ("outcome", "barrier"), [("blocked", ""), ("blocked", "weather"), ("forgotten", "")]
)
def test_what_nobody_can_mean_is_refused(later: Conductor, outcome: str, barrier: str) -> None:
    assert not later.follow(NoteId(note_of(later, "tidy up")), outcome, barrier).ok
    assert not later.follow(NoteId("no such note"), "done").ok
    assert not later.follow_remark(NoteId(note_of(later, "tidy up")), "too early").ok
    assert set(marks(later).values()) == {""}


def test_who_reads_along_answers_nothing(house: House, later: Conductor) -> None:
    reading = open_session(house.desk("Second"), later.session)
    assert not reading.follow(NoteId(note_of(reading, "tidy up")), "done").ok


def test_a_rebuild_tells_the_same(desk: Desk, later: Conductor) -> None:
    later.follow(NoteId(note_of(later, "tidy up")), "done")
    assert later.drain(5)
    before = home(desk).tidy
    desk.store.rebuild()
    assert home(desk).tidy == before


def test_the_log_tells_what_became_of_them_and_stands_alone(
    desk: Desk, later: Conductor, tmp_path: Path
) -> None:
    note = note_of(later, "phone the chair")
    later.follow(note, "blocked", "time")
    assert later.drain(5)
    row = find_session(desk, later.session)
    own = Profile.FACILITATOR
    text = export(desk, row, "md", tmp_path / "log.md", own).path.read_text(encoding="utf-8")
    assert "## What became of earlier commitments" in text
    assert "- blocked (time): @Amina phone the chair by Fri (from 25 November)" in text
    table = (export(desk, row, "csv", tmp_path / "csv", own).path / "follow-up.csv").read_text(
        "utf-8-sig"
    )
    assert "25 November,blocked,time," in table
    lines = export(desk, row, "jsonl", tmp_path / "log.jsonl", own).path.read_text(encoding="utf-8")
    held = {event.entity for event in from_jsonl(lines.splitlines(keepends=True)).events}
    assert {f"note:{note}", f"follow:{later.session}/{note}"} <= held
    handed = export(desk, row, "md", tmp_path / "handed.md").path.read_text(encoding="utf-8")
    assert "- blocked (time): words that stay with the team (from 25 November)" in handed


def test_a_cohort_lists_what_is_open_and_how_late_it_is(desk: Desk, later: Conductor) -> None:
    later.follow(NoteId(note_of(later, "tidy up")), "done")
    later.note("! paint it [/x] by Fri with @Ben Thimble")
    assert later.drain(5)
    (cohort,) = [each for each in calendar(desk) if each.name == COHORT]
    assert cohort.told.endswith("2 commitments open, 1 overdue")
    assert [(line.text, line.about, line.late) for line in cohort.promises] == [
        ("phone the chair", "Amina · by Fri 27 November · from 25 November", "5 days overdue"),
        ("paint it [/x]", "by Fri 4 December · with Ben Thimble · from 2 December", ""),
    ]  # fmt: skip
    told = shapes.cohort(desk, find_cohort(desk, COHORT))["commitments"]
    assert [(each["what"], each["due"], each["open"], each["last"]) for each in told] == [
        ("phone the chair", "2026-11-27", True, ""), ("tidy up", "", False, "done"),
        ("paint it [/x]", "2026-12-04", True, ""),
    ]  # fmt: skip
    lines = commitments(desk, find_cohort(desk, COHORT).id)
    assert [(line.stands, line.who, line.what, line.when) for line in lines] == [
        ("late", "Amina", "phone the chair", "27 Nov, 5 days"),
        ("ahead", "", "paint it [/x]", "4 Dec"),
        ("done", "", "tidy up", "told 2 Dec"),
    ]  # fmt: skip
