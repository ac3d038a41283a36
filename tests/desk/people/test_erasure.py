"""Somebody is erased: the words are gone from the file, every total stays, nothing comes back."""

from __future__ import annotations

import pytest
from support.desk import COHORT, person

from l4pc_tui.core.record.erased import ERASED_NAME
from l4pc_tui.desk.backups import backup
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.erasure import erase, look
from l4pc_tui.desk.people.people_undo import undo_people
from l4pc_tui.desk.people.persons import Particulars, add_person, mend_person
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.people.ties import set_rule
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.trouble import Trouble

NAME = "Zebedee Quillfeather"
WORDS = ("Zebedee", "Quillfeather", "Marmalade Trust", "ocelot", "zebq@example.org")


@pytest.fixture
def known(desk: Desk, conductor: Conductor) -> tuple[Desk, Conductor]:
    """Somebody on the roster with a role, a rule, an address and a mark."""
    told = Particulars(NAME, organisation="Marmalade Trust", email="zebq@example.org",
                       roles=("ocelot keeper",))  # fmt: skip
    add_person(desk, COHORT, told)
    set_rule(desk, COHORT, NAME, "supported by", "Dev Kettle")
    conductor.start()
    conductor.mark(person(conductor, NAME), "late")
    conductor.drain(10)
    return desk, conductor


def figures(desk: Desk, session: str) -> tuple[object, ...]:
    """Everything that is counted, without a name."""
    store, cohort = desk.store, find_cohort(desk, COHORT)
    id = find_session(desk, session).session.id
    return (
        sorted((m.person, m.mark, m.arrived, m.left, m.spans) for m in store.marks(id)),
        sorted((m.person, m.facilitates, m.joined, m.left) for m in store.members(cohort.id)),
        store.tallies(), store.seats(cohort.id), len(store.people(cohort.id)),
    )  # fmt: skip


def found_in(desk: Desk) -> set[str]:
    raw = desk.path.read_bytes().lower()
    return {word for word in WORDS if word.lower().encode() in raw}


def test_an_erased_persons_words_are_in_no_page_of_the_file_and_every_total_stays(
    known: tuple[Desk, Conductor],
) -> None:
    desk, conductor = known
    session = conductor.session
    before = figures(desk, session)
    assert found_in(desk) == set(WORDS)
    plan = look(desk, NAME)
    assert dict(plan.records) == {"person": 1, "member": 1, "link": 1, "mark": 1}
    erase(desk, plan)
    assert found_in(desk) == set()
    assert figures(desk, session) == before
    stands = desk.store.person(plan.person)
    assert stands is not None and stands.name == ERASED_NAME
    assert not stands.organisation and not stands.email
    assert desk.store.verify().broken == 0


def test_undoing_and_mending_bring_nothing_of_an_erased_person_back(
    known: tuple[Desk, Conductor],
) -> None:
    desk, _ = known
    plan = look(desk, NAME)
    erase(desk, plan)
    mend_person(desk, plan.person, Particulars(name=NAME, email="zebq@example.org"))
    while True:
        try:
            undo_people(desk)
        except Trouble:
            break
    assert found_in(desk) == set()
    stands = desk.store.person(plan.person)
    assert stands is not None and stands.name == ERASED_NAME
    with pytest.raises(Trouble, match="erased before"):
        look(desk, plan.person)


def test_notes_that_mention_the_name_and_older_backups_are_named_and_not_touched(
    known: tuple[Desk, Conductor],
) -> None:
    desk, conductor = known
    conductor.note("zebedee asked who owns the form")
    conductor.note("the zebedees of this world")
    conductor.drain(10)
    kept = backup(desk)
    plan = look(desk, NAME)
    assert len(plan.mentions) == 1
    assert plan.backups == (kept,)
    told = "\n".join(erase(desk, plan))
    assert plan.mentions[0].note in told
    assert str(kept) in told
    assert NAME not in told
