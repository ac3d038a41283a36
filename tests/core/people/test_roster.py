from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.people import Tabled

from l4pc_tui.core.people.headers import RosterLine
from l4pc_tui.core.people.roster import NO_HEADER, NO_PEOPLE, plan_roster
from l4pc_tui.core.people.roster_plan import Action, Planned, RosterPlan, Said, settle
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person

P1 = PersonId("p1")

HEAD = "Name|Organisation|Email|Role"


def carried_out(
    plan: RosterPlan, known: Sequence[Person]
) -> tuple[list[Person], dict[str, tuple[str, ...]]]:
    """Everybody known, and who is in the cohort as what, after the plan was carried out."""
    people = {person.id: person for person in known}
    members: dict[str, tuple[str, ...]] = {}
    for row in plan.rows:
        if row.action is Action.ADD:
            person = row.row.person(PersonId(f"new-{len(people)}"))
        elif row.person:
            person = row.person
        else:
            continue
        people[person.id] = person
        members[person.id] = row.roles
    return list(people.values()), members


def only(plan: RosterPlan) -> Planned:
    (row,) = plan.rows
    return row


def test_new_people_are_added(table: Tabled) -> None:
    plan = plan_roster(table(HEAD, "Ann Lee|Exmoor Trust|ann@example.org|nurse", "Bran"), [])
    assert [row.action for row in plan.rows] == [Action.ADD, Action.ADD]
    assert [row.roles for row in plan.rows] == [("nurse",), ()]
    assert plan.rows[0].row.person(PersonId("p")).roles == ()  # A membership's, from now on.
    assert plan.changes
    assert plan.in_words() == "2 new"


@pytest.mark.parametrize(
    ("rows", "problem"),
    [([], NO_HEADER), (["Ann|Lee"], NO_HEADER), ([HEAD], NO_PEOPLE), ([HEAD, "|||"], NO_PEOPLE)],
)
def test_a_table_without_heading_or_people_is_one_problem(
    table: Tabled, rows: Any, problem: str
) -> None:
    plan = plan_roster(table(*rows), [])
    assert (plan.problem, plan.rows, plan.changes) == (problem, (), False)


def test_columns_that_are_not_kept_are_said(table: Tabled) -> None:
    assert plan_roster(table("Name|NHS number", "Ann|1"), []).unread == ("NHS number",)


class TestWithinOneFile:
    def test_a_row_without_a_name_is_refused(self, table: Tabled) -> None:
        row = only(plan_roster(table(HEAD, "|Exmoor Trust"), []))
        assert (row.action, row.reason) == (
            Action.REFUSED,
            "Line 2 is left out: there is no name.",
        )

    def test_a_name_without_letters_is_refused(self, table: Tabled) -> None:
        row = only(plan_roster(table(HEAD, "—|Exmoor Trust"), []))
        assert row.reason == "Line 2 is left out: “—” is not a name."

    def test_the_heading_row_again_is_passed_over(self, table: Tabled) -> None:
        plan = plan_roster(table(HEAD, "Ann", HEAD), [])
        assert plan.rows[1].reason == "Line 3 is left out: it is the heading row again."

    def test_the_same_email_and_a_near_name_are_a_repeat(self, table: Tabled) -> None:
        plan = plan_roster(table(HEAD, "Ann Lee|A|a@x.org", "A Lee|B|A@X.org"), [])
        assert [row.action for row in plan.rows] == [Action.ADD, Action.REPEAT]
        assert plan.rows[1].reason == (
            "Line 3 repeats line 2 (the same e-mail); its organisation “B” is not kept."
        )

    def test_two_people_with_one_address_are_asked_about(self, table: Tabled) -> None:
        rows = table(HEAD, "Ann|A|a@example.org", "Bran|B|A@Example.org")
        plan = plan_roster(rows, [])
        assert [row.action for row in plan.rows] == [Action.ADD, Action.ASK]
        assert plan.rows[1].reason == (
            "Line 3: Bran has the same e-mail as Ann in line 2. Are they two people who share it?"
        )
        assert [twin.line for twin in plan.rows[1].twins] == [2]
        assert settle(plan.rows[1], None).action is Action.ADD
        one = plan_roster(rows, [], said=Said(repeats={3: 2}))
        assert one.rows[1].action is Action.REPEAT

    def test_two_people_with_one_address_who_are_known_are_not_asked_about(
        self, table: Tabled
    ) -> None:
        known = [
            Person(PersonId(name), name, email="a@example.org") for name in ("Ann", "Bran")
        ]  # fmt: skip
        plan = plan_roster(table(HEAD, "Ann||a@example.org", "Bran||a@example.org"), known)
        assert [row.action for row in plan.rows] == [Action.SAME, Action.SAME]
        plan = plan_roster(table(HEAD, "Ann||a@example.org", "Bran||a@example.org"), known[1:])
        assert [row.action for row in plan.rows] == [Action.ASK, Action.SAME]

    def test_a_fuller_repeat_fills_gaps_in_the_first(self, table: Tabled) -> None:
        plan = plan_roster(table(HEAD, "Ann Lee|A", "LEE, ANN||ann@example.org|nurse"), [])
        assert plan.rows[0].row.email == "ann@example.org"
        assert plan.rows[0].row.roles == ("nurse",)
        assert plan.rows[1].reason == (
            "Line 3 repeats line 2 (the same name); its roles and e-mail went to line 2."
        )

    def test_a_shared_mailbox_gives_nobody_another_person_s_details(self, table: Tabled) -> None:
        plan = plan_roster(table(HEAD, "Ann||desk@example.org", "Bran|B|desk@example.org"), [])
        assert plan.rows[0].row.organisation == ""

    def test_one_name_with_differing_email_or_organisation_is_two_people(
        self, table: Tabled
    ) -> None:
        plan = plan_roster(table(HEAD, "Ann|A", "Ann|B", "Ann|A|a@x.org", "Ann|A|b@x.org"), [])
        assert [row.action for row in plan.rows] == [
            Action.ADD, Action.ADD, Action.REPEAT, Action.ADD,
        ]  # fmt: skip

    def test_a_repeat_of_either_of_two_is_asked_about(self, table: Tabled) -> None:
        plan = plan_roster(table(HEAD, "Ann|A", "Ann|B", "Ann||a@x.org"), [])
        assert plan.rows[2].action is Action.ASK
        assert plan.rows[2].reason == "Line 4: is Ann the one in line 2 or 3 (the same name)?"
        assert not any(row.row.email for row in plan.rows[:2])

    def test_near_names_in_one_file_are_two_people(self, table: Tabled) -> None:
        plan = plan_roster(table(HEAD, "Ann Lee", "Anne Lee"), [])
        assert [row.action for row in plan.rows] == [Action.ADD, Action.ADD]


class TestAgainstThePeopleKnown:
    ann = Person(P1, "Ann Lee", organisation="Exmoor Trust", email="ann@example.org")

    def test_the_same_person_again_is_the_same(self, table: Tabled) -> None:
        plan = plan_roster(
            table(HEAD, "Ann Lee|Exmoor Trust|ann@example.org"), [self.ann], {"p1": ()}
        )
        row = only(plan)
        assert (row.action, row.person, row.joins) == (Action.SAME, self.ann, False)
        assert not plan.changes
        assert plan.in_words() == "1 already known"

    def test_somebody_known_joins_the_cohort(self, table: Tabled) -> None:
        plan = plan_roster(table(HEAD, "Ann Lee"), [self.ann], {})
        assert only(plan).joins
        assert plan.changes

    def test_an_email_finds_a_person_whose_name_has_changed(self, table: Tabled) -> None:
        row = only(plan_roster(table(HEAD, "Ann Moss-Lee||ANN@example.org"), [self.ann]))
        assert row.action is Action.SAME
        assert row.remarks == ("Line 2: the name stays “Ann Lee” (the file has “Ann Moss-Lee”).",)

    def test_an_email_with_quite_another_name_is_asked_about(self, table: Tabled) -> None:
        row = only(plan_roster(table(HEAD, "Bran Moss||ann@example.org"), [self.ann]))
        assert row.action is Action.ASK
        assert row.reason == (
            "Line 2: is Bran Moss the Ann Lee (Exmoor Trust) with the same e-mail?"
        )

    @pytest.mark.parametrize("name", ["Ann Lee", "LEE, Ann", "Ánn Leé", "Ａnn Lee"])
    def test_a_name_finds_a_person_however_it_is_written(self, table: Tabled, name: str) -> None:
        row = only(plan_roster(table(HEAD, f"{name}|||nurse"), [self.ann], {"p1": ()}))
        assert (row.action, row.filled) == (Action.UPDATE, ("roles",))
        assert row.person is not None
        assert (row.person.name, row.roles) == ("Ann Lee", ("nurse",))
        assert row.remarks[0] == "Line 2: Ann Lee gains roles."

    def test_the_exact_name_comes_before_a_folded_one(self, table: Tabled) -> None:
        other = Person(PersonId("p2"), "ANN LEE")
        row = only(plan_roster(table(HEAD, "ANN LEE"), [self.ann, other]))
        assert row.person == other

    def test_one_name_with_another_organisation_is_asked_about(self, table: Tabled) -> None:
        row = only(plan_roster(table(HEAD, "Ann Lee|Somewhere Council"), [self.ann]))
        assert (row.action, row.candidates) == (Action.ASK, (self.ann,))
        assert row.reason == "Line 2: is Ann Lee the Ann Lee (Exmoor Trust) known here?"

    def test_a_near_name_is_asked_about_and_never_merged(self, table: Tabled) -> None:
        row = only(plan_roster(table(HEAD, "Anne Lee"), [self.ann]))
        assert (row.action, row.candidates, row.person) == (Action.ASK, (self.ann,), None)

    def test_a_near_name_elsewhere_is_somebody_new(self, table: Tabled) -> None:
        row = only(plan_roster(table(HEAD, "Anne Lee|Somewhere Council"), [self.ann]))
        assert row.action is Action.ADD

    def test_two_of_one_name_are_asked_about(self, table: Tabled) -> None:
        known = [Person(P1, "Ann Lee"), Person(PersonId("p2"), "Ann Lee")]
        row = only(plan_roster(table(HEAD, "Ann Lee"), known))
        assert row.reason == "Line 2: Ann Lee may be any of 2 people known here."

    def test_a_person_is_taken_by_one_row_only(self, table: Tabled) -> None:
        known = [Person(P1, "Anne Lee", email="ann@example.org")]
        plan = plan_roster(table(HEAD, "Ann Lee||ann@example.org", "Anne Lee"), known)
        assert plan.rows[0].person == known[0]
        assert plan.rows[1].reason == "Line 3 is the same person as line 2."

    def test_an_answer_settles_a_question(self, table: Tabled) -> None:
        asked = only(plan_roster(table(HEAD, "Anne Lee|||nurse"), [self.ann]))
        same = settle(asked, self.ann, {"p1": ()})
        assert (same.action, same.filled, same.joins) == (Action.UPDATE, ("roles",), False)
        new = settle(asked, None)
        assert (new.action, new.reason, new.joins) == (Action.ADD, "", True)


names = st.sampled_from(
    ["Ann Lee", "Lee, Ann", "ANN LEE", "Anne Lee", "Ann", "Zoë", "Zoe", "", "???", "Ann [/x] Lee"]
)
places = st.sampled_from(["", "A", "B", "A and B"])
emails = st.sampled_from(["", "a@x.org", "A@X.org", "b@x.org", "nonsense"])
files = st.lists(st.tuples(names, places, emails, st.sampled_from(["", "nurse"])), max_size=7)
people = st.lists(st.tuples(names.filter(str.strip), places, emails), max_size=5)


@given(files, people)
def test_importing_twice_changes_nothing(
    rows: list[tuple[str, ...]], existing: list[tuple[str, str, str]]
) -> None:
    known = [
        Person(PersonId(f"p{n}"), name, organisation=where, email=email if "@" in email else "")
        for n, (name, where, email) in enumerate(existing)
    ]
    lines = [RosterLine(1, tuple(HEAD.split("|")))]
    lines += [RosterLine(number, row) for number, row in enumerate(rows, 2)]
    first = plan_roster(lines, known)
    after, members = carried_out(first, known)
    second = plan_roster(lines, after, members)
    assert not second.changes
    assert all(row.reason for row in second.of(Action.REFUSED) + second.of(Action.ASK))


@given(files, people)
def test_every_row_is_planned_once_and_nobody_known_is_lost(
    rows: list[tuple[str, ...]], existing: list[tuple[str, str, str]]
) -> None:
    known = [
        Person(PersonId(f"p{n}"), name, organisation=o) for n, (name, o, _) in enumerate(existing)
    ]
    lines = [RosterLine(1, tuple(HEAD.split("|")))]
    lines += [RosterLine(number, row) for number, row in enumerate(rows, 2)]
    plan = plan_roster(lines, known)
    written = [line.number for line in lines[1:] if any(cell.strip() for cell in line.cells)]
    assert [row.line for row in plan.rows] == written
    taken = [row.person.id for row in plan.rows if row.person]
    assert len(set(taken)) == len(taken)
    for row in plan.rows:
        if row.person:
            before = known[int(row.person.id[1:])]
            assert row.person.name == before.name
            assert before.organisation in ("", row.person.organisation)
