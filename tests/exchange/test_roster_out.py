"""A roster that goes out is the roster that comes in, whatever its people are called."""

from __future__ import annotations

import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.people.enrolled import Enrolled
from l4pc_tui.core.people.roster import plan_roster
from l4pc_tui.core.people.roster_plan import Action
from l4pc_tui.core.people.roster_table import roster_table, taken_for_one
from l4pc_tui.core.people.roster_ties import meant
from l4pc_tui.core.record.names import CohortId, PersonId
from l4pc_tui.core.record.nouns import Link, Person, Tie
from l4pc_tui.core.text import clean_name, fold
from l4pc_tui.exchange.roster_file import tables
from l4pc_tui.exchange.roster_out import to_csv, to_workbook

NAMES = (
    "Ada Okoro", "Okoro, Ben", "Zoë Ó Cairdeas", "=SUM(A1)", "Ann [/x] Lee", "李小龍", "@cmd Lee",
    "'Abd al-Rahman", "Dee Moss, MBE", "'=Cai", "Tom & Jerry Fish", "Cher",
)  # fmt: skip
words = st.one_of(
    st.sampled_from(["", "N/A", "-", "'", "=1+1", "Trust; North", "_x0041_", "a,b", "no", "'+x"]),
    st.text(st.characters(codec="utf-8"), max_size=12),
).map(lambda text: clean_name(text, 200))
roles = st.lists(words.filter(fold), max_size=3, unique_by=fold).map(tuple)
emails = st.sampled_from(["", "{}@example.org", "{}.o'neil+x@example.org"])


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[list[Enrolled], list[Link]]:
    """People of different names, with whatever may be told of them."""
    people = []
    for at, name in enumerate(draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))):
        shown = draw(words)
        person = Person(
            PersonId(f"p{at}"), name, "" if shown == name or "," in shown else shown, draw(words),
            draw(words), email=draw(emails).format(f"n{at}"),
        )  # fmt: skip
        people.append(Enrolled(person, draw(st.booleans()), draw(roles)))
    links = [
        Link(f"l{n}", CohortId("c"), one.person.id, draw(st.sampled_from(Tie)), "as it was",
             other.person.id)
        for n, (one, other) in enumerate(draw(st.lists(
            st.tuples(st.sampled_from(people), st.sampled_from(people)), max_size=4)))
        if one is not other
    ]  # fmt: skip
    return people, links


@given(cohorts(), st.booleans())
def test_a_roster_that_is_written_out_reads_as_the_same_people(
    cohort: tuple[list[Enrolled], list[Link]], as_workbook: bool
) -> None:
    people, links = cohort
    table = roster_table(people, links)
    data = to_workbook(table, "Autumn") if as_workbook else to_csv(table)
    (sheet,) = tables(data, "roster.xlsx" if as_workbook else "roster.csv")
    plan = plan_roster(sheet.lines, ())
    assert {row.action for row in plan.rows} == {Action.ADD}
    read = [
        (p.name, p.display_name, p.organisation, p.sector, p.email, row.roles, row.row.facilitates)
        for row in plan.rows
        for p in [row.row.person(PersonId(""))]
    ]
    assert sorted(read) == sorted(
        (p.name, p.display_name, p.organisation, p.sector, p.email, each.roles, each.facilitates)
        for each in people
        for p in [each.person]
    )
    known = [row.row.person(PersonId(row.row.name)) for row in plan.rows]
    names = {each.person.id: each.person.name for each in people}
    tied = {
        (row.row.name, tie.kind, other.name)
        for row in plan.rows
        for tie in row.row.ties
        if (other := meant(tie.name, known, row.row.name))
    }
    assert tied == {(names[x.person], x.kind, names[x.other]) for x in links}


def test_no_cell_is_worked_out_by_a_spreadsheet() -> None:
    person = Person(PersonId("p"), "=SUM(A1)", "@x", "+1", "-1")
    cells = roster_table([Enrolled(person, roles=("=a", "b"))], ())[1]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_a_workbook_is_whole_and_always_the_same() -> None:
    table = [["Name"], ["Ann <Lee> & \x01"]]
    data = to_workbook(table, "Cohort: [3]/4?")
    assert data == to_workbook(table, "Cohort: [3]/4?")
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert packed.testzip() is None
        book = packed.read("xl/workbook.xml").decode()
    assert 'name="Cohort   3  4"' in book
    assert tables(data)[0].lines[1].cells == ("Ann <Lee> & \x01",)


def test_a_tie_names_somebody_by_the_address_where_the_name_is_not_theirs_alone() -> None:
    people = [
        Enrolled(Person(PersonId(key), "Dee Moss", organisation=key, email=f"{key}@x.org"))
        for key in ("n", "s")
    ]
    ann = Enrolled(Person(PersonId("a"), "Ann Lee"))
    link = Link("l", CohortId("c"), PersonId("a"), Tie.APART, "Dee", PersonId("s"))
    table = roster_table([*people, ann], [link])
    assert dict(zip(table[0], table[1], strict=True))["Keep apart from"] == "s@x.org"
    assert taken_for_one([*people, ann]) == ()


def test_names_that_hold_what_parts_names_stand_one_a_line() -> None:
    names = ("Bell and Candle", "Ada Okoro", "Cai Prys")
    people = [Enrolled(Person(PersonId(name), name)) for name in names]
    links = [Link(name, CohortId("c"), PersonId("Ada Okoro"), Tie.APART, "", PersonId(name))
             for name in names if name != "Ada Okoro"]  # fmt: skip
    (sheet,) = tables(to_csv(roster_table(people, links)))
    ada = plan_roster(sheet.lines, ()).rows[0].row
    assert sorted(tie.name for tie in ada.ties) == ["Bell and Candle", "Cai Prys"]


def test_two_whom_nothing_tells_apart_are_found() -> None:
    alone, again = (
        Person(PersonId(key), name) for key, name in (("1", "Dee Moss"), ("2", "dee moss"))
    )
    assert taken_for_one([Enrolled(alone), Enrolled(again)]) == ("Dee Moss", "dee moss")
    north, south = (
        Person(PersonId(key), "Dee Moss", organisation=key) for key in ("North", "South")
    )
    assert taken_for_one([Enrolled(north), Enrolled(south)]) == ()
