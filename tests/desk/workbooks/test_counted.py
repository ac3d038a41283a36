"""A workbook for those who are told no names: counts, and no small number among them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.crowd import FIRST, LAST, crowd
from support.desk import PLAN, House
from support.read_sheets import rows_of

from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.tables import Unit
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.workbooks.book import book_of
from l4pc_tui.exchange.sheets.book import Book

NAMELESS = (Profile.COMMISSIONER, Profile.PUBLICATION)
OAK = "Oak Hall"


@pytest.fixture
def oak(house: House, tmp_path: Path) -> Conductor:
    """A session of 28 people: 19 here, two late, seven of whom nobody said anything."""
    desk = house.desk()
    crowd(desk, tmp_path, OAK, 28)
    row = new_session(desk, OAK, PLAN, "2026-11-25")
    house.clock.to("2026-11-25T09:30")
    session = open_session(desk, row.session.id)
    session.start()
    for number, line in enumerate(session.register().lines):
        if not line.facilitates and number < 22:
            session.mark(PersonId(line.person), "late" if number < 2 else "here")
    session.next()
    session.note("! @Amina phone the chair by Friday")
    session.note("a quiet word about the zebrafinch")
    house.clock.now += 1200
    session.close()
    assert session.drain(5)
    return session


def book(desk: Desk, profile: Profile) -> Book:
    return book_of(desk, scope_of(desk, cohorts=(OAK,)), profile)


@pytest.mark.parametrize("profile", NAMELESS)
def test_nobody_and_no_word_that_was_said_is_in_it(oak: Conductor, profile: Profile) -> None:
    told = repr(book(oak.desk, profile).sheets)
    assert not [name for name in (*FIRST, *LAST, "Joss Wayfarer") if f"{name} " in told]
    assert not [each.person.id for each in oak.room.enrolled if each.person.id in told]
    assert "zebrafinch" not in told
    assert "phone the chair" not in told


@pytest.mark.parametrize(("profile", "least", "step"), [(NAMELESS[0], 5, 1), (NAMELESS[1], 8, 5)])
def test_no_number_of_people_or_of_words_is_a_small_one(
    oak: Conductor, profile: Profile, least: int, step: int
) -> None:
    made = book(oak.desk, profile)
    numbers = [
        (sheet.name, head.name, cell)
        for sheet in made.sheets for row in sheet.rows
        for head, cell in zip(sheet.columns, row, strict=True)
        if head.unit is Unit.COUNT and head.name != "number" and isinstance(cell, int)
    ]  # fmt: skip
    assert len(numbers) > 5
    assert [each for each in numbers if 0 < each[2] < least or each[2] % step] == []


def test_published_hours_do_not_tell_how_many_people_had_them(oak: Conductor) -> None:
    (hours,) = rows_of(book(oak.desk, Profile.PUBLICATION), "Hours")
    assert isinstance(hours["minutes"], int)
    assert hours["minutes"] % 600 == 0


def test_a_commissioner_sees_what_is_large_enough_as_it_is(oak: Conductor) -> None:
    made = book(oak.desk, Profile.COMMISSIONER)
    (session,) = rows_of(made, "Sessions")
    assert (session["enrolled"], session["came"]) == (28, 21)
    people = {(row["by"], row["which"]): row["people"] for row in rows_of(made, "People")}
    assert people["all", "everybody"] == 28
    assert people["organisation", "Hill Council"] == 7
    (hours,) = rows_of(made, "Hours")
    own = book(oak.desk, Profile.FACILITATOR)
    assert hours["minutes"] == sum(int(row["minutes"] or 0) for row in rows_of(own, "Hours"))


def test_what_is_counted_counts_what_stays_with_the_team_too(oak: Conductor) -> None:
    for number in range(9):
        oak.desk.store.write(
            [
                oak.desk.store.entry(
                    "put", f"note:{number:032x}",
                    {"session": oak.session, "kind": "insight", "text": f"deep {number}",
                     "place": "Feel"},
                    actor=oak.desk.actor, session=oak.session,
                )
            ]
        )  # fmt: skip
    kinds = {row["kind"]: row["notes"] for row in rows_of(book(oak.desk, NAMELESS[0]), "Notes")}
    assert kinds["all"] == 11


@pytest.mark.parametrize("profile", NAMELESS)
def test_the_readme_says_what_is_hidden_and_left_out_and_every_count_says_it_is_suppressed(
    oak: Conductor, profile: Profile
) -> None:
    made = book(oak.desk, profile)
    assert made.still
    told = {row["about"]: str(row["told"]) for row in rows_of(made, "README")}
    assert "shown as" in told["small numbers"] or "stands for" in told["small numbers"]
    assert "left out: Connections" in told
    hidden = {(row["sheet"], row["column"]): row["suppressed"]
              for row in rows_of(made, "Data dictionary")}  # fmt: skip
    assert str(hidden["Attendance", "here"]).startswith("yes: 1 to ")
    assert hidden["Timings", "actual_minutes"] == "no"


@pytest.mark.parametrize("profile", NAMELESS)
def test_a_plan_s_words_that_may_name_somebody_are_left_out(
    oak: Conductor, profile: Profile
) -> None:
    new_session(oak.desk, OAK, PLAN, "2026-12-02")
    row = scope_of(oak.desk, session=f"{OAK}/2026-12-02").sessions[0]
    data = {**row.session.data(), "title": "A morning with Amina"}
    oak.desk.store.write(
        [oak.desk.store.entry("put", f"session:{row.session.id}", data, actor=oak.desk.actor)]
    )
    titles = [row["title"] for row in rows_of(book(oak.desk, profile), "Sessions")]
    assert titles == ["A morning", "left out: it may name somebody"]


@pytest.mark.parametrize("profile", NAMELESS)
def test_a_time_is_no_name(oak: Conductor, profile: Profile) -> None:
    """Whoever looks for names too eagerly would leave out when a step began."""
    began = [row["actual_start"] for row in rows_of(book(oak.desk, profile), "Timings")]
    assert str(began[0]).startswith("2026-11-25T09:30")
    assert not [each for each in began if "left out" in str(each)]
