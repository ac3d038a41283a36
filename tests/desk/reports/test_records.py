"""Records: what each session came to, what of it was handed over to whom, and what still is to be."""

from __future__ import annotations

import pytest
from support.desk import COHORT, PLAN, House, person

from l4pc_tui.core.people.hours import in_minutes
from l4pc_tui.core.record.nouns import Handed
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.desk.between.bundles import look_at_bundle, write_bundle
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.handed import handed_over
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.register.hours import hours_of
from l4pc_tui.desk.reports.records import (
    TRY_OUTS,
    RecordLine,
    Wanted,
    count_hours,
    days_in,
    records,
)
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.trouble import Trouble


@pytest.fixture
def closed(house: House, started: Conductor) -> Conductor:
    """A session with one who came and one note, which is over."""
    started.mark(person(started, "Amina Marigold"), "here")
    started.note("the hall was warm")
    house.clock.now += 3600
    started.close()
    assert started.drain(5)
    return started


def the_line(desk: Desk, session: str) -> RecordLine:
    return next(line for line in records(desk).lines if line.session == session)


def test_what_is_over_waits_until_something_of_it_left_and_again_after_it_changed(
    house: House, desk: Desk, closed: Conductor
) -> None:
    row = find_session(desk, closed.session)
    assert the_line(desk, closed.session).waits == "not handed over yet"
    house.clock.now += 60
    export(desk, row, "md", profile=Profile.FACILITATOR, folder=house.folder)
    own = the_line(desk, closed.session)
    assert own.waits == "not handed over yet", "one's own log is handed to nobody"
    assert own.handed[0].own
    house.clock.now += 60
    export(desk, row, "md", to="Dora", folder=house.folder)
    given = the_line(desk, closed.session)
    assert given.waits == ""
    assert [(each.to, each.what, each.own) for each in given.handed] == [
        ("Dora", "Markdown, to hand over", False),
        ("", "Markdown, your own, not to be passed on", True),
    ]
    house.clock.now += 60
    closed.reopen()
    closed.note("one thing more")
    closed.close()
    assert closed.drain(5)
    assert "since" in the_line(desk, closed.session).waits


@pytest.mark.parametrize(
    ("form", "profile", "waits"),
    [
        ("report", "commissioner", True), ("ics", "handover", True), ("certificate", "handover", True),
        ("involvement", "handover", True), ("xlsx", "commissioner", True), ("csv", "publication", True),
        ("xlsx", "handover", False), ("html", "commissioner", False), ("newer", "school", False),
    ],
)  # fmt: skip
def test_only_what_tells_of_a_session_whole_hands_it_over(
    house: House, desk: Desk, closed: Conductor, form: str, profile: str, *, waits: bool
) -> None:
    house.clock.now += 60
    file = Handed("h", closed.session, stamp(desk.now(), desk.zone), form, profile, "f", "Dora")
    desk.store.write(
        [desk.store.entry("put", "handed:h", file.data(), actor=desk.actor, session=file.session)]
    )
    line = the_line(desk, closed.session)
    assert line.waits == ("not handed over yet" if waits else "")
    assert line.handed[0].over is not waits
    assert handed_over(desk, (file,)).startswith("Handed over") is not waits
    for raw in ("ics", "xlsx", "handover", "commissioner:"):
        assert raw not in line.handed[0].what.split()


def test_what_left_before_a_session_began_hands_nothing_of_it_over(
    house: House, desk: Desk, started: Conductor
) -> None:
    house.clock.now -= 86_400
    write_bundle(desk, look_at_bundle(desk, COHORT), house.folder)
    house.clock.now += 86_400 + 3_600
    started.close()
    assert started.drain(5)
    assert the_line(desk, started.session).waits == "not handed over yet"


def test_a_bundle_hands_over_every_session_of_its_cohort(
    house: House, desk: Desk, closed: Conductor
) -> None:
    house.clock.now += 60
    write_bundle(desk, look_at_bundle(desk, COHORT), house.folder)
    line = the_line(desk, closed.session)
    assert (line.waits, line.handed[0].what) == ("", "bundle, for the coordinator")


def test_a_line_tells_who_came_the_hours_of_all_and_the_notes(
    desk: Desk, closed: Conductor
) -> None:
    (line,) = records(desk).lines
    assert (line.came, line.of, line.notes, line.minutes) == (1, 4, 1, None)
    (counted,) = count_hours(desk, (line,))
    told = hours_of(desk, find_session(desk, closed.session))
    assert counted.minutes == in_minutes(tuple(told.values())) == 60


def test_a_session_that_is_to_come_waits_for_nothing_and_the_newest_stands_first(
    desk: Desk,
) -> None:
    new_session(desk, "", PLAN, "2027-01-13")
    view = records(desk)
    assert [line.date for line in view.lines] == ["2027-01-13", "2026-11-25"]
    assert [line.waits for line in view.lines] == ["", ""]
    assert [name for _, name in view.cohorts] == [COHORT, "Try-outs"]


def test_filters_keep_what_is_of_all_of_them(house: House, desk: Desk, closed: Conductor) -> None:
    house.clock.now += 60
    export(desk, find_session(desk, closed.session), "md", to="Dora", folder=house.folder)
    tried = new_session(desk, "", PLAN, "2027-01-13").session.id
    lines = {line.session: line for line in records(desk).lines}

    def kept(wanted: Wanted) -> set[str]:
        return {session for session, line in lines.items() if wanted.keeps(line)}

    assert kept(Wanted()) == {closed.session, tried}
    assert kept(Wanted(cohort=TRY_OUTS)) == {tried}
    assert kept(Wanted(words="dora MORNING")) == {closed.session}
    assert kept(Wanted(words="dora", cohort=TRY_OUTS)) == set()
    assert kept(Wanted(waits=True)) == set()
    assert kept(Wanted(first="2026-12-01")) == {tried}
    assert kept(Wanted(first="2026-11-25", last="2026-11-25")) == {closed.session}


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", ("", "")),
        ("2026-11-01 2026-11-30", ("2026-11-01", "2026-11-30")),
        ("2026-11-01 to 2026-12", ("2026-11-01", "2026-12-31")),
        ("2026-11-01", ("2026-11-01", "2026-11-01")),
        ("2026-11", ("2026-11-01", "2026-11-30")),
    ],
)
def test_days_are_two_days_one_day_or_a_month(typed: str, days: tuple[str, str]) -> None:
    assert days_in(typed) == days


@pytest.mark.parametrize("typed", ["soon", "2026-12 2026-11", "2026-11-01 2026-11-02 2026-11-03"])
def test_other_words_are_no_days_and_a_sentence_says_so(typed: str) -> None:
    with pytest.raises(Trouble):
        days_in(typed)
