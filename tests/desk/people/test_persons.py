"""People of cohorts: added, mended, gone, back, moved on, joined, with rules; each act taken back."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from support.desk import COHORT, PLAN, House, person

from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Mark, Member, entity
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.people.cohorts import find_cohort, new_cohort
from l4pc_tui.desk.people.enrolment import enrolled
from l4pc_tui.desk.people.people_undo import undo_people
from l4pc_tui.desk.people.persons import (
    Particulars,
    add_person,
    come_back,
    leave,
    mend_person,
    transfer,
)
from l4pc_tui.desk.people.rosters import import_roster
from l4pc_tui.desk.people.same_person import (
    enrol_walk_in,
    joining,
    match_walk_in,
    same_person,
    walk_ins,
)
from l4pc_tui.desk.people.sessions import find_session, new_session
from l4pc_tui.desk.people.ties import drop_rule, rules_of, set_rule, settle_rule
from l4pc_tui.desk.people.who import find_person, member_of
from l4pc_tui.desk.register.any_register import AnyRegister
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.versions import versions_of
from l4pc_tui.desk.trouble import Trouble

OTHER = "Puddleby"


def state(desk: Desk) -> tuple[object, ...]:
    """Everything that stands of people, whatever was said on the way."""
    cohorts = desk.store.cohorts()
    return (
        desk.store.people(),
        tuple(desk.store.members(c.id) for c in cohorts),
        tuple(desk.store.links(c.id) for c in cohorts),
        tuple(desk.store.walk_ins(c.id) for c in cohorts),
        tuple(enrolled(desk, row.session) for row in desk.store.sessions()),
        home(desk).cohorts,
        home(desk).tidy,
    )


def place(desk: Desk, name: str, cohort: str = COHORT) -> Member:
    found = find_cohort(desk, cohort)
    held = member_of(desk, found, find_person(desk, name, found))
    assert held is not None
    return held


def names(desk: Desk, on: str, cohort: str = COHORT) -> set[str]:
    """Who is on the register of a session on a day."""
    row = next(r for r in desk.store.sessions(find_cohort(desk, cohort).id) if r.session.date == on)
    return {each.person.name for each in enrolled(desk, row.session)}


def furnish(desk: Desk, conductor: Conductor) -> None:
    """Another cohort, two rules, somebody who left, and two walk-ins."""
    new_cohort(desk, OTHER)
    add_person(desk, OTHER, Particulars("Tom Larkspur", roles=("tenant",)))
    add_person(desk, OTHER, Particulars(), person="Dev Kettle")
    set_rule(desk, COHORT, "Amina Marigold", "supported by", "Dev Kettle")
    set_rule(desk, COHORT, "Amina Marigold", "apart", "Ben Thimble")
    add_person(desk, COHORT, Particulars("Hal Pebble"))
    leave(desk, "Hal Pebble", COHORT, "2026-11-20")
    conductor.walk_in("Carys Acornn")
    conductor.walk_in("Lena Harebell")
    conductor.drain(10)


ACTS: dict[str, Callable[[Desk], object]] = {
    "add": lambda d: add_person(d, COHORT, Particulars("Gwen Saffron", email="g@example.org")),
    "add who is known": lambda d: add_person(d, OTHER, Particulars(), person="Ben Thimble"),
    "mend": lambda d: mend_person(
        d, "Ben Thimble", Particulars(name="Ben Thymble", sector="health", facilitates=True), COHORT
    ),
    "leave": lambda d: leave(d, "Ben Thimble", COHORT),
    "return": lambda d: come_back(d, "Hal Pebble", COHORT),
    "transfer": lambda d: transfer(d, "Amina Marigold", COHORT, OTHER),
    "same": lambda d: same_person(d, "Ben Thimble", "Tom Larkspur"),
    "same in one cohort": lambda d: same_person(d, "Amina Marigold", "Ben Thimble"),
    "match": lambda d: match_walk_in(
        d, find_person(d, "Carys Acornn").id, find_person(d, "Carys Acorn").id
    ),
    "enrol": lambda d: enrol_walk_in(d, find_person(d, "Lena Harebell").id),
    "rule": lambda d: set_rule(d, COHORT, "Carys Acorn", "keep together with", "Dev Kettle"),
    "drop": lambda d: drop_rule(d, COHORT, "1"),
    "settle": lambda d: settle_rule(d, COHORT, "1", "Carys Acorn"),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_is_taken_back_leaves_everything_as_it_was(
    desk: Desk, conductor: Conductor, act: str
) -> None:
    furnish(desk, conductor)
    before = state(desk)
    ACTS[act](desk)
    assert state(desk) != before
    assert undo_people(desk).startswith("Undone: ")
    assert state(desk) == before


@pytest.mark.parametrize("seed", range(6))
def test_acts_in_any_order_are_taken_back_one_by_one(
    desk: Desk, conductor: Conductor, seed: int
) -> None:
    furnish(desk, conductor)
    chosen, states = random.Random(seed), [state(desk)]
    for _ in range(5):
        # One that cannot be after another is refused.
        with suppress(Trouble):
            ACTS[chosen.choice(list(ACTS))](desk)
            states.append(state(desk))
    while len(states) > 1:
        states.pop()
        undo_people(desk)
        assert state(desk) == states[-1]


def test_what_is_said_of_two_who_are_one_stays_with_neither_alone(desk: Desk) -> None:
    new_cohort(desk, OTHER)
    # Which of two ids is the smaller is chance, and the joined go by it.
    for number in range(6):
        one = add_person(desk, COHORT, Particulars(f"Ann {number}")).person
        other = add_person(desk, OTHER, Particulars(f"Bea {number}")).person
        before = state(desk)
        same_person(desk, one, other)
        leave(desk, one, COHORT)
        undo_people(desk)
        undo_people(desk)
        assert state(desk) == before


def test_acts_are_taken_back_one_after_another_and_nothing_else(
    desk: Desk, conductor: Conductor
) -> None:
    before = state(desk)
    add_person(desk, COHORT, Particulars("Gwen Saffron"))
    leave(desk, "Gwen Saffron", COHORT, "2026-12-31")
    mend_person(desk, "Gwen Saffron", Particulars(organisation="Neighbourly Trust"))
    assert undo_people(desk) == "Undone: what was mended of Gwen Saffron."
    assert undo_people(desk) == f"Undone: that Gwen Saffron left {COHORT}."
    assert undo_people(desk) == f"Undone: the adding of Gwen Saffron to {COHORT}."
    assert state(desk) == before
    conductor.walk_in("Somebody Else")
    conductor.drain(10)
    # What a session did is undone in the session, and the roster came in on another laptop.
    with pytest.raises(Trouble, match="nothing to take back"):
        undo_people(desk)


def test_a_roster_that_was_brought_in_goes_as_a_whole(desk: Desk, tmp_path: Path) -> None:
    before = state(desk)
    file = tmp_path / "people.csv"
    rows = "".join(f"Number {n} Somebody,Supporter of Amina Marigold\n" for n in range(150))
    file.write_text(f"Name,Notes\n{rows}Ben Thimble,\n", encoding="utf-8")
    import_roster(desk, file, COHORT)
    assert len(desk.store.people()) > 150
    assert undo_people(desk) == f"Undone: the adding of 150 people to {COHORT}."
    assert state(desk) == before


def test_an_import_whose_people_were_marked_since_is_not_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name\nWren Placeholder\nNia Example\n", encoding="utf-8")
    import_roster(desk, file, COHORT)
    register = AnyRegister(desk, desk.store.sessions()[0])
    register.mark(register.who("wren"), "here")
    before = state(desk)
    with pytest.raises(Trouble, match=r"1 person has marks or answers since \(Wren Placeholder\)"):
        undo_people(desk)
    assert state(desk) == before
    register.unmark(register.who("wren"))
    assert undo_people(desk) == f"Undone: the adding of 2 people to {COHORT}."


def test_what_somebody_else_changed_since_is_not_lost(house: House) -> None:
    desk, other = house.desk(), house.desk("Mo Test")
    mend_person(desk, "Ben Thimble", Particulars(email="ben@example.org"))
    mend_person(other, "Ben Thimble", Particulars(sector="health"))
    before = state(desk)
    with pytest.raises(Trouble, match="Mo Test changed the same since"):
        undo_people(desk)
    assert state(desk) == before


def test_who_left_is_on_no_register_after_that_day_and_in_no_count(desk: Desk) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-16")
    leave(desk, "Ben Thimble", COHORT, "2026-11-25")
    assert "Ben Thimble" in names(desk, "2026-11-25")
    assert "Ben Thimble" not in names(desk, "2026-12-16")
    assert home(desk).cohorts[0].told.startswith("4 people")
    leave(desk, "Amina Marigold", COHORT, "2026-11-24")
    assert home(desk).cohorts[0].told.startswith("3 people")


def test_who_comes_later_has_missed_nothing_before(desk: Desk, conductor: Conductor) -> None:
    conductor.start()
    conductor.drain(10)
    add_person(desk, COHORT, Particulars("Gwen Saffron", joined="2026-12-01"))
    new_session(desk, COHORT, PLAN, "2026-12-16")
    assert "Gwen Saffron" not in names(desk, "2026-11-25")
    assert "Gwen Saffron" in names(desk, "2026-12-16")


def test_two_of_one_name_are_told_apart_by_their_ids(desk: Desk) -> None:
    add_person(desk, COHORT, Particulars("Ann Lee", organisation="North Trust"))
    with pytest.raises(Trouble, match=r"“Ann Lee” may be Ann Lee \(North Trust, ") as refused:
        add_person(desk, COHORT, Particulars("Ann Lee"))
    assert "--new" in refused.value.hint
    second = add_person(desk, COHORT, Particulars("Ann Lee"), new=True).person
    with pytest.raises(Trouble, match=second[:8]):
        find_person(desk, "ann lee")
    assert find_person(desk, second[:8]).id == second


def test_somebody_in_two_cohorts_has_roles_of_her_own_in_each(desk: Desk) -> None:
    new_cohort(desk, OTHER)
    add_person(desk, OTHER, Particulars(roles=("chair",), facilitates=True), person="Ben Thimble")
    mend_person(desk, "Ben Thimble", Particulars(roles=("nurse", "carer")), COHORT)
    assert place(desk, "Ben Thimble", OTHER).roles == ("chair",)
    assert place(desk, "Ben Thimble", OTHER).facilitates
    assert place(desk, "Ben Thimble").roles == ("nurse", "carer")
    assert not place(desk, "Ben Thimble").facilitates


def test_a_transfer_takes_roles_and_those_rules_whose_other_is_there(
    desk: Desk, conductor: Conductor
) -> None:
    furnish(desk, conductor)
    mend_person(desk, "Amina Marigold", Particulars(roles=("advocate",)), COHORT)
    told = transfer(desk, "Amina Marigold", COHORT, OTHER, "2026-11-30").told
    assert "Stays behind: keep apart from Ben Thimble" in told
    new = find_cohort(desk, OTHER)
    assert [rule.told for rule in rules_of(desk, new)] == [
        "Amina Marigold: supported by Dev Kettle"
    ]
    assert place(desk, "Amina Marigold", OTHER).roles == ("advocate",)
    assert place(desk, "Amina Marigold", OTHER).joined == "2026-11-30"
    assert place(desk, "Amina Marigold").left == "2026-11-30"


def test_same_as_is_looked_at_first_and_a_later_name_is_that_of_both(desk: Desk) -> None:
    twin = add_person(desk, COHORT, Particulars("Ben Timble", email="ben@example.org")).person
    preview = joining(desk, "Ben Thimble", twin)
    assert "The name stays “Ben Thimble”, not “Ben Timble”." in preview.told
    assert f"They have one place in “{COHORT}”." in preview.told
    kept = same_person(desk, "Ben Thimble", twin).person
    assert find_person(desk, "Ben Thimble").email == "ben@example.org"
    mend_person(desk, twin, Particulars(name="Benedict Thimble"))
    assert [p.name for p in desk.store.people() if "Thimble" in p.name] == ["Benedict Thimble"]
    assert {find_person(desk, id).id for id in (twin, kept)} == {kept}
    assert find_person(desk, "Benedict Thimble").organisation == "Puddleby Hospital"


def test_two_marks_of_one_session_are_said_before_and_both_stand(
    desk: Desk, conductor: Conductor
) -> None:
    twin = add_person(desk, COHORT, Particulars("Ben Timble")).person
    ben = find_person(desk, "Ben Thimble").id
    for id, mark in ((ben, "here"), (twin, "sorry")):
        held = Mark(f"{conductor.session}/{id}", conductor.session, id, mark)
        name = entity("mark", conductor.session, id)
        desk.store.write([desk.store.entry("put", name, held.data(), actor="Mo Test",
                                           session=conductor.session)])  # fmt: skip
    told = joining(desk, ben, twin).told
    assert any("both are marked: here and sorry." in each for each in told)
    same_person(desk, ben, twin)
    row = find_session(desk, conductor.session)
    assert len(versions_of(desk, row)[0].versions) == 2


def test_a_walk_in_who_is_matched_is_on_the_list_next_time_with_her_mark(
    desk: Desk, conductor: Conductor
) -> None:
    new_session(desk, COHORT, PLAN, "2026-12-16")
    conductor.walk_in("Carys Acornn")
    walked = person(conductor, "Carys Acornn")
    conductor.drain(10)
    assert [line.text for line in home(desk).tidy] == ["walk-in is not matched to the roster"]
    cohort = find_cohort(desk, COHORT)
    waiting = walk_ins(desk, cohort)
    assert [each.name for each in waiting[0].likely] == ["Carys Acorn"]
    match_walk_in(desk, walked, waiting[0].likely[0].id)
    assert walk_ins(desk, cohort) == ()
    assert home(desk).tidy == ()
    assert names(desk, "2026-12-16") == names(desk, "2026-11-25")
    marks = {mark.person: mark.mark for mark in desk.store.marks(conductor.session)}
    assert marks[find_person(desk, "Carys Acorn").id] == "here"


def test_a_walk_in_who_is_new_is_on_the_roster_from_that_session(
    desk: Desk, conductor: Conductor
) -> None:
    conductor.walk_in("Lena Harebell")
    walked = person(conductor, "Lena Harebell")
    conductor.drain(10)
    enrol_walk_in(desk, walked)
    assert place(desk, "Lena Harebell").joined == "2026-11-25"
    assert "Lena Harebell" in names(desk, "2026-11-25")
    assert walk_ins(desk, find_cohort(desk, COHORT)) == ()


def test_two_walk_ins_who_are_one_are_still_on_no_roster(desk: Desk, conductor: Conductor) -> None:
    conductor.walk_in("Lena Harebell")
    conductor.walk_in("Lena Harebel")
    conductor.drain(10)
    same_person(desk, "Lena Harebell", "Lena Harebel")
    assert [line.count for line in home(desk).tidy] == [1]
    (waiting,) = walk_ins(desk, find_cohort(desk, COHORT))
    enrol_walk_in(desk, waiting.person.id)
    assert home(desk).tidy == ()


def test_refusals_say_what_is_so_and_change_nothing(desk: Desk) -> None:
    new_cohort(desk, OTHER)
    before = list(desk.store.all_events())
    wishes: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: leave(desk, "Nobody Atall", COHORT), "Nobody is known as"),
        (lambda: leave(desk, "Ben Thimble", OTHER), f"Ben Thimble is not in “{OTHER}”"),
        (lambda: leave(desk, "Ben Thimble", COHORT, "30/11/2026"), "is not a date"),
        (lambda: come_back(desk, "Ben Thimble", COHORT), "is in “Lantern Valley” already"),
        (lambda: transfer(desk, "Ben Thimble", COHORT, COHORT), "Both are"),
        (lambda: mend_person(desk, "Ben Thimble", Particulars(name=" ")), "needs a name"),
        (lambda: mend_person(desk, "Ben Thimble", Particulars(email="@x")), "not an e-mail"),
        (lambda: mend_person(desk, "Ben Thimble", Particulars(roles=("x",))), "belong to a cohort"),
        (lambda: add_person(desk, COHORT, Particulars(), person="Ben Thimble"), "already"),
        (lambda: same_person(desk, "Ben Thimble", "Ben Thimble"), "one person already"),
        (lambda: set_rule(desk, COHORT, "Ben Thimble", "likes", "Dev Kettle"), "is no rule"),
        (lambda: drop_rule(desk, COHORT, "1"), "has no rule “1”"),
    )  # fmt: skip
    for wish, said in wishes:
        with pytest.raises(Trouble, match=said):
            wish()
    assert list(desk.store.all_events()) == before


def test_a_rule_that_was_offered_holds_once_it_is_settled(desk: Desk) -> None:
    add_person(desk, COHORT, Particulars("Gwen Saffron"))
    set_rule(desk, COHORT, "Amina Marigold", "supporter of", "Gwen Saffron")
    cohort = find_cohort(desk, COHORT)
    with pytest.raises(Trouble, match="stands already"):
        set_rule(desk, COHORT, "Gwen Saffron", "supported by", "Amina Marigold")
    settle_rule(desk, COHORT, "1", "Ben Thimble")
    rule = rules_of(desk, cohort)[0]
    assert (rule.told, rule.waits) == ("Amina Marigold: supporter of Ben Thimble", "")
    assert rule.link.other == PersonId(find_person(desk, "Ben Thimble").id)
