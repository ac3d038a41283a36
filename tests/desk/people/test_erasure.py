"""Somebody is erased: the words are gone from every file, every total stays, nothing comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from support.desk import COHORT, House, person, settle
from support.laptops import bundle

from l4pc_tui.core.record.erased import ERASED_NAME
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk import own_process
from l4pc_tui.desk.backups import backup
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.enrolment import enrolled
from l4pc_tui.desk.people.erasing import all_of, certify, erase
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.people_undo import undo_people
from l4pc_tui.desk.people.persons import Particulars, add_person, mend_person
from l4pc_tui.desk.people.same_person import same_person
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.people.ties import set_rule
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.store.backups.redaction import found_in as found_within
from l4pc_tui.store.collecting import SentRow

NAME = "Zebedee Quillfeather"
WORDS = ("Zebedee", "Quillfeather", "Marmalade Trust", "ocelot", "zebq@example.org")


@pytest.fixture
def known(desk: Desk, session: SessionId) -> tuple[Desk, Conductor]:
    """Somebody on the roster with a role, a rule, an address and a mark."""
    told = Particulars(NAME, organisation="Marmalade Trust", email="zebq@example.org",
                       roles=("ocelot keeper",))  # fmt: skip
    add_person(desk, COHORT, told)
    set_rule(desk, COHORT, NAME, "supported by", "Dev Kettle")
    conductor = open_session(desk, session)
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
        sorted((m.person, m.facilitates, m.joined) for m in store.members(cohort.id)),
        store.tallies(), store.seats(cohort.id), len(store.people(cohort.id)),
    )  # fmt: skip


def found_in(*paths: Path, words: Iterable[str] = WORDS) -> set[str]:
    """Which of the words stand in the bytes of any file there."""
    files = [file for path in paths for file in (path.rglob("*") if path.is_dir() else (path,))]
    raw = b"".join(file.read_bytes() for file in files if file.is_file()).lower()
    return {word for word in words if word.lower().encode() in raw}


def test_an_erased_persons_words_are_in_no_page_of_the_file_and_every_total_stays(
    known: tuple[Desk, Conductor],
) -> None:
    desk, conductor = known
    session = conductor.session
    before = figures(desk, session)
    assert found_in(desk.path) == set(WORDS)
    plan = look(desk, NAME)
    assert dict(plan.records) == {"person": 1, "member": 1, "link": 1, "mark": 1}
    done = erase(desk, plan)
    assert found_in(desk.path.parent) == set()
    assert done.holding == ()
    assert figures(desk, session) == before
    stands = desk.store.person(plan.person)
    assert stands is not None
    assert (stands.name, stands.organisation, stands.email) == (ERASED_NAME, "", "")
    assert desk.store.verify().broken == 0


def test_undoing_and_mending_bring_nothing_of_an_erased_person_back(
    known: tuple[Desk, Conductor], house: House
) -> None:
    desk, conductor = house.desk(), known[1]
    plan = look(desk, NAME)
    erase(desk, plan)
    mend_person(desk, plan.person, Particulars(name=NAME, email="zebq@example.org"))
    conductor.tick()
    for _ in range(4):
        conductor.undo()
    conductor.drain(10)
    while True:
        try:
            undo_people(desk)
        except Trouble:
            break
    assert found_in(desk.path) == set()
    stands = desk.store.person(plan.person)
    assert stands is not None
    assert stands.name == ERASED_NAME
    with pytest.raises(Trouble, match="erased before"):
        look(desk, plan.person)


def test_every_id_that_was_joined_to_somebody_is_erased_with_them(desk: Desk) -> None:
    add_person(desk, COHORT, Particulars(NAME, email="zebq@example.org"))
    add_person(desk, COHORT, Particulars("Zeb Quillfeather", organisation="Marmalade Trust"))
    same_person(desk, NAME, "Zeb Quillfeather")
    plan = look(desk, NAME)
    assert plan.records[Kind.PERSON] == 2
    erase(desk, plan)
    assert found_in(desk.path) == set()


def test_a_text_that_names_them_loses_the_name_where_a_person_says_so(
    known: tuple[Desk, Conductor],
) -> None:
    desk, conductor = known
    for line in ("zebedee asked who owns the form", "the zebedeeish of this world",
                 "Zébedée Quillfeather's form", "quillfeather left early"):  # fmt: skip
        conductor.note(line)
    conductor.drain(10)
    plan = look(desk, NAME)
    offered = {text.text: text.offered for each in plan.mentions for text in each.texts}
    assert offered == {
        "zebedee asked who owns the form": "[erased] asked who owns the form",
        "Zébedée Quillfeather's form": "[erased]'s form",
        "quillfeather left early": "[erased] left early",
    }
    assert list(all_of(plan, whole_only=True)) == [
        at for at, each in enumerate(plan.mentions) if each.whole
    ]
    answers = dict(all_of(plan))
    left = next(at for at, each in enumerate(plan.mentions) if "asked" in each.texts[0].text)
    del answers[left]
    done = erase(desk, plan, answers)
    assert (done.redacted, done.left) == (2, 1)
    notes = {note.text for note in desk.store.notes(conductor.session)}
    assert notes == {"[erased]'s form", "[erased] left early", "the zebedeeish of this world",
                     "zebedee asked who owns the form"}  # fmt: skip
    assert found_in(desk.path) == {"Zebedee"}
    assert desk.store.search("quillfeather") == ()


@pytest.mark.parametrize("has_seen_it", [True, False])
def test_a_name_that_went_from_a_text_is_brought_back_by_no_undo(
    known: tuple[Desk, Conductor], house: House, has_seen_it: bool
) -> None:
    desk, conductor = house.desk(), known[1]
    conductor.note("Zebedee Quillfeather owns the form")
    note = conductor.room.notes[-1].id
    conductor.mend(note, "Zebedee Quillfeather owns every form")
    conductor.drain(10)
    plan = look(desk, NAME)
    assert len(plan.mentions[0].earlier) == 1
    erase(desk, plan, all_of(plan))
    if has_seen_it:
        conductor.tick()
        settle(conductor, lambda: conductor.room.notes[-1].text.startswith("[erased]"))
    for _ in range(5):
        conductor.undo()
    conductor.drain(10)
    assert [each.text for each in desk.store.notes(conductor.session)] in (
        [], ["[erased] owns every form"],
    )  # fmt: skip
    assert found_in(desk.path) == set()


def test_the_names_of_files_of_links_and_of_who_recorded_are_texts_too(
    known: tuple[Desk, Conductor],
) -> None:
    desk, conductor = known
    store = desk.store
    cohort = find_cohort(desk, COHORT).id
    for entity, data, session in (
        ("link:l9", {"cohort": cohort, "person": "p9", "kind": "supported by", "name": NAME}, ""),
        ("handed:h9", {"session": conductor.session, "at": "2026-11-25T10:00:00+00:00",
                       "format": "md", "profile": "handover", "file": f"{NAME}.md", "to": NAME},
         conductor.session),
        ("attendance:a9", {"session": conductor.session, "at": "2026-11-25T10:00:00+00:00",
                           "source": "teams", "sha": "0", "file": f"{NAME} meets.csv"},
         conductor.session),
    ):  # fmt: skip
        store.write([store.entry("put", entity, data, actor=NAME, session=session)])
    reason = {"verb": "goto", "stop": "1", "place": "Arrive", "reason": f"{NAME} wished it"}
    run = f"run:{conductor.session}"
    head = (store.line(conductor.session).head,)
    store.write(
        [store.entry("move", run, reason, actor=NAME, base=head, session=conductor.session)]
    )
    plan = look(desk, NAME)
    kinds = {each.entity.partition(":")[0] for each in plan.mentions}
    assert kinds == {"link", "handed", "attendance", "actor", "run"}
    erase(desk, plan, all_of(plan))
    assert found_in(desk.path) == set()
    assert "[erased]" in store.actors().values()
    reasons = [(move.data or {}).get("reason") for move in store.line(conductor.session).moves]
    assert "[erased] wished it" in reasons


def test_backups_lose_the_words_too_and_what_cannot_be_reached_is_named(
    known: tuple[Desk, Conductor], tmp_path: Path
) -> None:
    desk, conductor = known
    conductor.note(f"{NAME} owns the form")
    conductor.drain(10)
    kept = backup(desk)
    stick = tmp_path / "stick"
    on_stick, away = backup(desk, stick), backup(desk, tmp_path / "away")
    away.unlink()
    spoilt = backup(desk)
    spoilt.write_bytes(bytes(100) + spoilt.read_bytes()[100:])
    plan = look(desk, NAME)
    done = erase(desk, plan, all_of(plan))
    assert found_in(kept, on_stick) == set()
    assert {each.path for each in done.backups if each.changed} == {kept, on_stick}
    assert {each.path for each in done.unreached} == {spoilt, away}
    assert spoilt in done.holding
    certificate = certify(desk, done, tmp_path / "certificate.html")
    assert found_in(certificate) == set()
    assert str(spoilt) in certificate.read_text(encoding="utf-8")


def test_somebody_whose_adding_was_undone_is_found_and_erased_all_the_same(desk: Desk) -> None:
    add_person(desk, COHORT, Particulars(NAME, email="zebq@example.org"))
    undo_people(desk)
    assert found_in(desk.path) == {"Zebedee", "Quillfeather", "zebq@example.org"}
    erase(desk, look(desk, NAME))
    assert found_in(desk.path) == set()


def test_a_bundle_that_was_written_anywhere_is_looked_into_and_named(
    known: tuple[Desk, Conductor], tmp_path: Path
) -> None:
    desk, _ = known
    out = tmp_path / "on a stick" / "for-dora.jsonl"
    out.parent.mkdir()
    row = SentRow("2026-11-25T12:00", "bundle", str(out), "Dora", "", "", 1, 0, {})
    desk.store.keep_sent(row)
    bundle(desk, out)
    assert erase(desk, look(desk, NAME)).holding == (out,)


def test_an_erasure_ends_with_what_was_done_though_no_file_can_be_looked_at(
    known: tuple[Desk, Conductor], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _ = known
    monkeypatch.setattr(own_process, "PATIENCE", 0.0)
    done = erase(desk, look(desk, NAME))
    assert "Search them for the name yourself." in done.told[-1]
    assert not any("no file" in line for line in done.told)


def test_what_cannot_be_read_is_told_and_not_taken_for_clean(tmp_path: Path) -> None:
    assert found_within([str(tmp_path)], ["Zebedee"]) == {"holding": [], "unread": [str(tmp_path)]}


def test_nobody_who_was_erased_is_on_the_register_of_a_session_to_come(
    known: tuple[Desk, Conductor],
) -> None:
    desk, conductor = known
    row = find_session(desk, conductor.session)
    plan = look(desk, NAME)
    erase(desk, plan)
    assert plan.person in {each.person.id for each in enrolled(desk, row.session)}
    later = replace(row.session, id=SessionId("later"), date="2099-01-01")
    assert plan.person not in {each.person.id for each in enrolled(desk, later)}
