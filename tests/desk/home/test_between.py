"""What lies between sessions: when it is due, ticked off, printed, in the calendar and the pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from support.desk import COHORT, MORNING, YEAR, House

from l4pc_tui.core.record.nouns import Cohort
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.between.packs import look_at_pack
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.between import BetweenLine, between_lines, shape, tick_off
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.home.kept_here import put_away
from l4pc_tui.desk.home.tidying import Tidy, TidyLine
from l4pc_tui.desk.library import library
from l4pc_tui.desk.out.calendar import calendar_of
from l4pc_tui.desk.paper.printing import Paper, print_out, print_page
from l4pc_tui.desk.people.cohorts import find_cohort, new_cohort
from l4pc_tui.desk.people.rosters import import_roster
from l4pc_tui.desk.people.scope import Scope
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble

BETWEEN = """
- Letter: what the days are (30 min)
  - Due: three weeks before
  - Handout: Letter
- Access call: ten minutes each
  - Due: two days before
- 2026-11-25 Session: morning
- Between: bring a pebble
- Visit: see one another at work
  - Due: within two weeks
  - Handout: Page
- Reunion: the same people
  - Due: six months after

## Handout: Letter

Dear {participant} of {cohort}, we meet on {date}.

## Handout: Letter (easy read)

{participant}: we meet.

## Handout: Page

What moved?
"""


@pytest.fixture
def cohort(desk: Desk, house: House) -> Cohort:
    """The cohort whose programme says what lies between its sessions."""
    path = house.folder / "newer" / "sessions" / "year-round.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = YEAR.partition("- 2026")[0].replace("A year of mornings", "A whole year")
    path.write_text(head + BETWEEN.strip() + "\n", encoding="utf-8")
    report = library.load(desk, [path.parent.parent])
    assert report.refused == (), report
    return new_cohort(desk, "Pebbles", "year-round")


def stands(desk: Desk, cohort: Cohort) -> Mapping[str, str]:
    return {line.word: f"{line.by} {line.stands}".strip() for line in between_lines(desk, cohort)}


def asked(desk: Desk) -> TidyLine | None:
    return next((line for line in home(desk).tidy if line.about is Tidy.BETWEEN), None)


def seen(desk: Desk) -> list[BetweenLine]:
    return list(home(desk).between)


def words(file: Path) -> str:
    page = re.sub(r"(?s)<style>.*?</style>|<title>.*?</title>", "", file.read_text("utf-8"))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_each_thing_is_due_by_the_days_on_which_the_cohort_meets(
    desk: Desk, cohort: Cohort, house: House
) -> None:
    house.clock.to("2026-11-20T09:00")
    assert stands(desk, cohort) == {
        "Letter": "2026-11-04 late", "Access call": "2026-11-23 due", "Visit": "2026-12-09 ahead",
        "Reunion": "2027-05-25 ahead",
    }  # fmt: skip
    assert [line.word for line in seen(desk)] == ["Letter", "Access call", "Visit"]
    line = asked(desk)
    assert line is not None
    assert (line.count, line.text) == (2, "things between sessions are due")
    assert line.act == "Letter: what the days are, was due Wed 4 Nov"


def test_what_is_done_is_asked_for_no_more_and_can_be_turned_back(
    desk: Desk, cohort: Cohort, house: House
) -> None:
    house.clock.to("2026-11-20T09:00")
    tick_off(desk, cohort, 1, done=True)
    tick_off(desk, cohort, 1, done=True)
    tick_off(desk, cohort, 2, done=True)
    assert asked(desk) is None
    assert [line.stands for line in seen(desk)] == ["done", "done", "ahead"]
    tick_off(desk, cohort, 2, done=False)
    line = asked(desk)
    assert line is not None
    assert (line.count, line.act) == (1, "Access call: ten minutes each, by Mon 23 Nov")
    with pytest.raises(Trouble, match="no number 9"):
        tick_off(desk, cohort, 9, done=True)


def test_a_plan_that_is_called_otherwise_since_keeps_its_days_and_what_is_done(
    desk: Desk, cohort: Cohort, house: House
) -> None:
    house.clock.to("2026-11-20T09:00")
    before = stands(desk, cohort)
    tick_off(desk, cohort, 3, done=True)
    root = house.folder / "newer" / "sessions"
    page = root / "year-round.md"
    page.write_text(page.read_text("utf-8").replace("Session: morning", "Session: dawn"), "utf-8")
    renamed = MORNING.replace("kind: workshop", "kind: workshop\nwas: [morning]")
    (root / "dawn.md").write_text(renamed, "utf-8")
    report = library.load(desk, [root.parent])
    assert report.refused == (), report
    assert stands(desk, cohort) == {**before, "Visit": "2026-12-09 done"}
    tick_off(desk, cohort, 3, done=False)
    assert stands(desk, cohort) == before


def test_a_line_put_away_is_back_when_something_else_is_due(
    desk: Desk, cohort: Cohort, house: House
) -> None:
    assert cohort.programme
    house.clock.to("2026-10-30T09:00")
    line = asked(desk)
    assert line is not None
    put_away(desk, line.about, line.mark)
    assert asked(desk) is None
    house.clock.to("2026-11-17T09:00")
    assert asked(desk) is not None


def test_nobody_is_asked_for_what_a_session_that_is_over_needed(
    desk: Desk, cohort: Cohort, house: House
) -> None:
    house.clock.to("2026-11-25T09:30")
    assert stands(desk, cohort)["Letter"].endswith("late")
    held = open_session(desk, desk.store.sessions(cohort.id)[0].session.id)
    held.tick()
    assert held.start().ok
    held.close()
    held.leave(goes_on=False)
    assert held.drain(5)
    assert stands(desk, cohort)["Letter"].endswith("passed")
    assert stands(desk, cohort)["Visit"].endswith("ahead")
    house.clock.to("2027-09-01T09:00")
    assert stands(desk, cohort)["Reunion"].endswith("passed")


def test_a_cohort_without_such_lines_has_none(desk: Desk) -> None:
    assert between_lines(desk, find_cohort(desk, COHORT)) == ()
    assert between_lines(desk, new_cohort(desk, "Alone")) == ()
    assert home(desk).between == ()


def test_a_program_reads_what_a_person_sees(desk: Desk, cohort: Cohort, house: House) -> None:
    house.clock.to("2026-11-20T09:00")
    assert shape(between_lines(desk, cohort)[0]) == {
        "kind": "letter", "text": "what the days are", "due": "2026-11-04", "stands": "late",
        "who": "coordinator", "minutes": 30, "handouts": ["Letter"], "exercise": "", "notes": [],
    }  # fmt: skip


def test_the_pages_have_the_cohort_s_own_names_and_days(
    desk: Desk, cohort: Cohort, tmp_path: Path
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(
        "Name,Role\nJoss Wayfarer,facilitator\nAmina Marigold,\nBen Thimble,\n", "utf-8"
    )
    import_roster(desk, roster, "Pebbles")
    done = print_out(desk, "year-round", None, out=tmp_path / "p", here=tmp_path, cohort="pebbles")
    told = words(done.files[0])
    assert "Dear Amina Marigold of Pebbles, we meet on Wednesday 25 November 2026." in told
    assert "Dear Ben Thimble of Pebbles" in told
    assert "Joss" not in told
    assert "What moved?" in told
    easy = print_page(
        desk, cohort, between_lines(desk, cohort)[0].entry, out=tmp_path / "q", here=tmp_path
    )
    names = [file.name for file in easy.files]
    assert names == [
        "year-round-handouts.html", "year-round-handouts-large-print.html",
        "year-round-handouts-easy-read.html",
    ]  # fmt: skip
    assert "What moved?" not in words(easy.files[0])
    with pytest.raises(Trouble, match="No page goes with this"):
        print_page(desk, cohort, between_lines(desk, cohort)[1].entry, out=None, here=tmp_path)


def test_without_a_cohort_its_pages_say_what_is_to_be_filled_in(
    desk: Desk, cohort: Cohort, tmp_path: Path
) -> None:
    assert cohort.name
    done = print_out(desk, "year-round", None, out=tmp_path, here=tmp_path)
    assert "Dear [participant] of [cohort], we meet on [date]." in words(done.files[0])
    with pytest.raises(Trouble, match="There are no exercises"):
        print_out(desk, "year-round", Paper.SHEET, out=tmp_path, here=tmp_path)
    with pytest.raises(Trouble, match="Nothing is to be brought"):
        print_out(desk, "year-round", Paper.PACKING, out=tmp_path, here=tmp_path)
    with pytest.raises(Trouble, match="is no programme"):
        print_out(desk, "morning", None, out=tmp_path, here=tmp_path, cohort="Pebbles")


def test_people_take_the_page_home_from_the_session_before_it(
    desk: Desk, cohort: Cohort, tmp_path: Path
) -> None:
    assert cohort.name
    done = print_out(desk, "Pebbles/2026-11-25", Paper.HANDOUTS, out=tmp_path, here=tmp_path)
    told = words(done.files[0])
    assert "What moved?" in told
    assert "Dear" not in told


def test_one_s_own_calendar_alone_says_by_when(desk: Desk, cohort: Cohort) -> None:
    scope = Scope((cohort,), tuple(desk.store.sessions(cohort.id)), "")
    own = calendar_of(desk, scope, Profile.FACILITATOR).decode().replace("\r\n ", "")
    assert "SUMMARY:A whole year: access call" in own
    assert "DTSTART;VALUE=DATE:20261123" in own
    assert own.count("BEGIN:VEVENT") == 5
    assert own == calendar_of(desk, scope, Profile.FACILITATOR).decode().replace("\r\n ", "")
    handed = calendar_of(desk, scope, Profile.HANDOVER).decode()
    assert handed.count("BEGIN:VEVENT") == 1


def test_a_pack_takes_the_programme_along(desk: Desk, cohort: Cohort) -> None:
    pack = look_at_pack(desk, cohort.name)
    programme = desk.store.content("programme", "year-round")
    assert programme is not None
    assert programme.sha256 in pack.scripts
    assert "What lies between the sessions goes with it: 4 lines, 3 pages." in pack.lines
