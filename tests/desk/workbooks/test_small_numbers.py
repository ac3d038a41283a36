"""What a reader can work out of a workbook without names: read as it stands, and calculated with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from support.attacker import Attacker
from support.crowd import crowd
from support.desk import PLAN, House
from support.read_sheets import rows_of

from l4pc_tui.core.disclosure.rules import RULES
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Barrier
from l4pc_tui.core.record.outcome_nouns import Measure
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.tables import Cell
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.outcomes.taking import add_pulse
from l4pc_tui.desk.outcomes.whom import whom
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.workbooks.book import book_of
from l4pc_tui.exchange.sheets.book import Book

COMMISSIONER, PUBLICATION = Profile.COMMISSIONER, Profile.PUBLICATION


def past_session(desk: Desk, cohort: str, date: str, here: int) -> str:
    """A session that nobody led on this laptop: so many are marked here, the others away."""
    row = new_session(desk, cohort, PLAN, date)
    session = open_session(desk, row.session.id)
    lines = [line for line in session.register().lines if not line.facilitates]
    for number, line in enumerate(lines):
        session.mark(PersonId(line.person), "here" if number < here else "sorry")
    assert session.drain(5)
    return row.session.id


def book(desk: Desk, profile: Profile, *cohorts: str) -> Book:
    return book_of(desk, scope_of(desk, cohorts=cohorts), profile)


def works_out(paper: Mapping[str, Cell], total: str, parts: tuple[str, ...]) -> dict[str, int]:
    rule = RULES["commissioner"]
    assert rule is not None
    attacker = Attacker(rule)
    attacker.take_in({name: str(cell) for name, cell in paper.items()}, [(total, parts)], ())
    return attacker.finds()


def test_a_table_with_too_few_to_show_does_not_tell_by_its_rows_what_there_is_one_of(
    house: House, tmp_path: Path
) -> None:
    desk = house.desk()
    crowd(desk, tmp_path, "Oak Hall", 12)
    session = past_session(desk, "Oak Hall", "2026-11-18", 12)
    for number, sort in enumerate([*Barrier][:5]):
        data = {"session": session, "kind": "barrier", "text": "so", "place": "Feel", "sort": sort}
        note = f"note:{number:032x}"
        desk.store.write([desk.store.entry("put", note, data, actor=desk.actor, session=session)])
    made = book(desk, COMMISSIONER, "Oak Hall")
    assert rows_of(made, "Barriers") == [{"sort": "all", "barriers": 5}]
    assert rows_of(made, "Notes")[-1] == {"kind": "all", "notes": 5}


def test_hours_do_not_tell_how_many_people_a_small_cohort_has(house: House, tmp_path: Path) -> None:
    """20 of 23 with hours in one cohort are 3 in the other."""
    desk = house.desk()
    for cohort, count in (("North", 20), ("South", 3)):
        crowd(desk, tmp_path, cohort, count)
        past_session(desk, cohort, "2026-11-18", count)
    made = book(desk, COMMISSIONER, "North", "South")
    people = {str(row["which"]): row["people"] for row in rows_of(made, "People")}
    hours = {str(row["cohort"]): row["people"] for row in rows_of(made, "Hours")}
    enrolled = {str(row["cohort"]): row["enrolled"] for row in rows_of(made, "Sessions")}
    south = people.get("South", "too few to show")
    for north in (people.get("North"), hours.get("North"), enrolled["North"]):
        paper = {"all": people["everybody"], "North": north or "too few to show", "South": south}
        assert works_out(paper, "all", ("North", "South")) == {}


def test_hours_of_planned_length_do_not_tell_how_many_came_to_the_session_that_is_hidden(
    house: House, tmp_path: Path
) -> None:
    """Hours over length are 35 people; 14 and 18 of them are told, and 3 would be."""
    desk = house.desk()
    crowd(desk, tmp_path, "Oak Hall", 20)
    for date, here in (("2026-11-04", 14), ("2026-11-11", 18), ("2026-11-18", 3)):
        past_session(desk, "Oak Hall", date, here)
    made = book(desk, COMMISSIONER, "Oak Hall")
    assert [row["came"] for row in rows_of(made, "Sessions")][-1] == "fewer than 5"
    assert [row["minutes"] for row in rows_of(made, "Hours")] == ["not shown"]


def test_published_hours_are_those_of_the_published_number_of_people(
    house: House, tmp_path: Path
) -> None:
    desk = house.desk()
    crowd(desk, tmp_path, "Oak Hall", 28)
    past_session(desk, "Oak Hall", "2026-11-18", 18)
    (hours,) = rows_of(book(desk, PUBLICATION, "Oak Hall"), "Hours")
    assert hours["people"] == 20
    assert hours["minutes"] == 20 * 120


def test_that_all_or_none_of_a_small_group_said_so_or_came_is_not_shown(
    house: House, tmp_path: Path
) -> None:
    desk = house.desk()
    crowd(desk, tmp_path, "Oak Hall", 7)
    session = past_session(desk, "Oak Hall", "2026-11-18", 7)
    add_pulse(desk, whom(desk, session=session), Measure.SAFE, "0 0 0 3 4")
    made = book(desk, COMMISSIONER, "Oak Hall")
    (told,) = rows_of(made, "Outcomes")
    assert (told["said_1_to_3"], told["said_4_or_5"]) == ("too few to show",) * 2
    assert 7 not in [row["came"] for row in rows_of(made, "Sessions")]
    assert 7 not in [cell for row in rows_of(made, "Attendance") for cell in row.values()]
