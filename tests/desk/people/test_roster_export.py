"""A roster that is written out brings the same people, roles and rules wherever it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import COHORT, House

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import find_cohort, new_cohort
from l4pc_tui.desk.people.people_undo import undo_people
from l4pc_tui.desk.people.persons import Particulars, add_person, leave, mend_person
from l4pc_tui.desk.people.roster_export import export_roster
from l4pc_tui.desk.people.rosters import import_roster
from l4pc_tui.desk.people.ties import set_rule
from l4pc_tui.desk.trouble import Trouble

Roster = tuple[set[tuple[str, ...]], set[tuple[str, ...]]]


def roster(desk: Desk, cohort: str) -> Roster:
    """A cohort's people with their roles, and its rules, by name."""
    found = find_cohort(desk, cohort)
    people = {each.id: each for each in desk.store.people(found.id)}
    members = {each.person: each for each in desk.store.members(found.id)}
    return (
        {
            (each.name, each.display_name, each.organisation, each.sector, each.email,
             "|".join(members[each.id].roles), str(members[each.id].facilitates))
            for each in people.values() if not members[each.id].left
        },
        {
            (people[link.person].name, link.kind, link.name if not link.other else
             people[link.other].name, str(link.offered))
            for link in desk.store.links(found.id)
        },
    )  # fmt: skip


def odd(desk: Desk, tmp_path: Path) -> None:
    """A cohort in which everything is a little odd."""
    new_cohort(desk, "Odd")
    file = tmp_path / "odd.csv"
    file.write_text(
        "Name,Organisation,Roles,Email,Supporter,Keep apart from,Notes\n"
        "=SUM(A1),@cmd,'+1; -2,a@example.org,,Cai Prys,\n"
        '"Okoro, Ada",Trust,"ward manager; lived experience",,"Cai Prys",,supporter: Dee Moss\n'
        "Cai Prys,Trust,facilitator,office@example.org,,,\n"
        "Dee Moss,North,,office@example.org,Somebody from an agency,,\n"
        "Dee Moss,South,,,,,\n",
        encoding="utf-8",
    )
    answers = {"name-order": "as-written", "who:5": "new"}
    assert not import_roster(desk, file, "Odd", answers=answers).questions
    add_person(desk, "Odd", Particulars(name="Tom [/x] Reed", organisation="N/A",
                                        roles=("Policy, planning and pay", "no"),
                                        facilitates=True))  # fmt: skip
    set_rule(desk, "Odd", "Tom [/x] Reed", "together", "Okoro, Ada")
    mend_person(desk, "Cai Prys", Particulars(display_name="Cai"), "Odd")
    leave(desk, add_person(desk, "Odd", Particulars(name="Who Left")).person, "Odd")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_is_written_out_comes_in_as_the_same_roster(
    desk: Desk, tmp_path: Path, ending: str, elsewhere: bool
) -> None:
    odd(desk, tmp_path)
    file = tmp_path / f"out{ending}"
    told = export_roster(desk, "Odd", file)
    assert told == (f"6 people of “Odd” in {file}.", "1 person who has left is not in it.")
    other = House(tmp_path / "other")
    into = other.desk() if elsewhere else desk
    new_cohort(into, "Again")
    report = import_roster(into, file, "Again")
    if elsewhere:
        # Nobody can know there that two people share one address.
        assert [each.key for each in report.questions] == ["who:3"]
        report = import_roster(into, file, "Again", answers={"who:3": "new"})
    assert (report.questions, report.left_out) == ((), False)
    assert roster(into, "Again") == roster(desk, "Odd")
    events = list(into.store.all_events())
    import_roster(into, file, "Again")
    assert list(into.store.all_events()) == events
    other.close()


def test_an_import_is_taken_back_as_one(desk: Desk, tmp_path: Path) -> None:
    before = roster(desk, COHORT), {each.id for each in desk.store.people()}
    file = tmp_path / "more.csv"
    file.write_text(
        "Name,Organisation,Supporter\nEd Bracken,Puddleby Hospital,Ben Thimble\nLena Harebell,,\n"
        "Ben Thimble,Puddleby Hospital,\n",
        encoding="utf-8",
    )
    import_roster(desk, file, COHORT)
    assert roster(desk, COHORT)[1]
    assert undo_people(desk) == f"Undone: the adding of 2 people to {COHORT}."
    assert (roster(desk, COHORT), {each.id for each in desk.store.people()}) == before


def test_a_file_that_lies_there_is_left_as_it_is(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(Trouble, match=r"is there already"):
        export_roster(desk, COHORT, file)
    assert file.read_text(encoding="utf-8") == "mine"
    with pytest.raises(Trouble, match="written as CSV or XLSX"):
        export_roster(desk, COHORT, tmp_path / "people.ods")


def test_people_whom_nothing_tells_apart_are_said(desk: Desk, tmp_path: Path) -> None:
    new_cohort(desk, "Two")
    for _ in range(2):
        add_person(desk, "Two", Particulars(name="Dee Moss"), new=True)
    told = export_roster(desk, "Two", tmp_path / "two.csv")
    assert told[1].startswith("Nothing tells the people called Dee Moss apart:")


def test_whoever_leaves_later_is_in_it_until_then(desk: Desk, house: House, tmp_path: Path) -> None:
    leave(desk, "Ben Thimble", COHORT, "2026-12-01")
    export_roster(desk, COHORT, tmp_path / "now.csv")
    assert "Ben Thimble" in (tmp_path / "now.csv").read_text(encoding="utf-8")
    house.clock.to("2026-12-02T09:00")
    export_roster(desk, COHORT, tmp_path / "then.csv")
    assert "Ben Thimble" not in (tmp_path / "then.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("names", [("🦄", ".."), ("Con", "con-1"), ("x" * 41, "x" * 42)])
def test_two_cohorts_whose_names_come_to_one_file_get_a_file_each(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in names:
        new_cohort(desk, name)
        export_roster(desk, name, None)
    assert len(list(tmp_path.glob("*-roster.csv"))) == 2
