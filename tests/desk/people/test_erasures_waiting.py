"""An erasure on other laptops: it waits where it would destroy, and nothing comes back with a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desk import COHORT, House, person
from support.laptops import bundle, written

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.erased import ERASED_NAME
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.between import collect
from l4pc_tui.desk.between.basket import basket
from l4pc_tui.desk.between.conflicts import conflicts, settle
from l4pc_tui.desk.between.gathering import Gathering
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.formats import FORMATS, suited
from l4pc_tui.desk.people.erasing import all_of, erase
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.erasures_waiting import confirm, refuse, waiting
from l4pc_tui.desk.people.persons import Particulars, add_person
from l4pc_tui.desk.people.same_person import same_person
from l4pc_tui.desk.people.ties import set_rule
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange.bundle.reading import read_bundle

NAME = "Zebedee Quillfeather"
WORDS = (b"zebedee", b"quillfeather", b"zebq@example.org", b"ocelot")


def taken(desk: Desk, *files: Path) -> collect.Taken:
    with basket(files) as opened:
        return collect.take(desk, opened, collect.look(desk, opened))


def waits_on_home(desk: Desk) -> list[int]:
    return [line.count for line in home(desk).tidy if "l4pc erase --waiting" in line.act]


def found_in(*paths: Path) -> set[bytes]:
    files = [file for path in paths for file in (path.rglob("*") if path.is_dir() else (path,))]
    raw = b"".join(file.read_bytes() for file in files if file.is_file()).lower()
    return {word for word in WORDS if word in raw}


@pytest.fixture
def coordinator(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "other", tmp_path / "other" / "state")
    house.clock.to("2026-11-25T12:00")
    yield house
    house.close()


@pytest.fixture
def led(desk: Desk, session: SessionId) -> Desk:
    """A laptop on which somebody was on a roster, marked and named in a note."""
    add_person(desk, COHORT, Particulars(NAME, email="zebq@example.org", roles=("ocelot keeper",)))
    conductor = open_session(desk, session)
    conductor.start()
    conductor.mark(person(conductor, NAME), "late")
    conductor.note(f"{NAME} owns the form")
    conductor.drain(10)
    return desk


def test_an_erasure_that_would_destroy_waits_and_then_reaches_all_that_is_here(
    led: Desk, coordinator: House, tmp_path: Path
) -> None:
    desk = coordinator.desk("Dora Latch")
    before = bundle(led, tmp_path / "before.jsonl")
    taken(desk, before)
    plan = look(led, NAME)
    session = SessionId(plan.mentions[0].session)
    own = desk.store.entry(
        "put", "note:own", {"session": session, "kind": "note", "text": f"{NAME} rang"},
        actor=desk.actor, session=session,
    )  # fmt: skip
    desk.store.write([own])
    desk.store.backup()
    erase(led, plan, all_of(plan))
    after = bundle(led, tmp_path / "after.jsonl")
    assert found_in(after) == set()
    told = taken(desk, after).told
    assert "would be destroyed" in told[-1]
    assert len(found_in(desk.path)) == 4
    of_person, of_texts = sorted(waiting(desk), key=lambda each: each.plan is None)
    assert of_person.plan is not None
    assert NAME in of_person.told
    assert "struck 1 text" in of_texts.told
    assert waits_on_home(desk) == [2]
    assert Gathering(desk).picture().waits == 2
    confirm(desk, of_texts)
    assert waits_on_home(desk) == [1]
    refuse(desk, of_person)
    assert waiting(desk) == ()
    assert waits_on_home(desk) == []
    taken(desk, after)
    (again,) = waiting(desk)
    assert again.plan is not None
    confirm(desk, again, all_of(again.plan))
    assert found_in(desk.path.parent) == set()
    stands = desk.store.person(again.plan.person)
    assert stands is not None
    assert stands.name == ERASED_NAME
    assert len(desk.store.marks(session)) == 1
    first = desk.store.collects()[1]
    with pytest.raises(Trouble, match="cannot come back"):
        desk.store.undo_collect(first.id)


def test_an_older_file_brings_nothing_back_and_texts_that_name_them_are_told(
    led: Desk, coordinator: House, tmp_path: Path
) -> None:
    desk = coordinator.desk("Dora Latch")
    before = bundle(led, tmp_path / "before.jsonl")
    plan = look(led, NAME)
    erase(led, plan, all_of(plan))
    taken(desk, bundle(led, tmp_path / "after.jsonl"))
    assert waiting(desk) == ()
    session = SessionId(plan.mentions[0].session)
    late = led.store.entry(
        "put", "note:late", {"session": session, "kind": "note", "text": "Quillfeather rang"},
        actor="Bo", session=session,
    )  # fmt: skip
    events = [each for each in led.store.write([late]) if each.entity == "note:late"]
    with_late = tmp_path / "late.jsonl"
    old = [each for each in read_bundle(before).lines() if isinstance(each, Event)]
    written(with_late, [*old, *events], device=led.store.device)
    told = taken(desk, with_late).told
    assert any("is named in a note" in line for line in told)
    assert found_in(desk.path) == {b"quillfeather"}
    assert all(NAME not in line for line in told)


def test_an_erased_word_is_in_no_bundle_and_no_export_of_any_format(
    led: Desk, tmp_path: Path
) -> None:
    plan = look(led, NAME)
    row = led.store.sessions()[0]
    erase(led, plan, all_of(plan))
    out = tmp_path / "out"
    out.mkdir()
    bundle(led, out / "bundle.jsonl")
    for profile in Profile:
        for format in suited(profile):
            export(led, row, format.name, profile=profile, folder=out)
    assert len(list(out.iterdir())) > len(FORMATS)
    assert found_in(out) == set()


def test_two_people_in_one_text_are_both_gone_from_it_when_both_erasures_are_confirmed(
    led: Desk, coordinator: House, tmp_path: Path
) -> None:
    other = "Ottoline Bramblewick"
    add_person(led, COHORT, Particulars(other, email="otto@example.org"))
    desk = coordinator.desk("Dora Latch")
    taken(desk, bundle(led, tmp_path / "before.jsonl"))
    text = f"{NAME} and {other} rang"
    session = SessionId(look(led, NAME).mentions[0].session)
    desk.store.write([
        desk.store.entry("put", "note:both", {"session": session, "kind": "note", "text": text},
                         actor=desk.actor, session=session),
        desk.store.entry("move", f"run:{session}", {"verb": "skip", "reason": text},
                         actor=desk.actor, session=session),
    ])  # fmt: skip
    for name in (NAME, other):
        erase(led, look(led, name))
    taken(desk, bundle(led, tmp_path / "after.jsonl"))
    both = waiting(desk)
    said = [all_of(each.plan) for each in both if each.plan]
    assert len(said) == 2
    for each, answers in zip(both, said, strict=True):
        confirm(desk, each, answers)
    (stands,) = desk.store.heads("note:both")
    (note,) = (each for each in desk.store.events("note:both") if each.id == stands)
    assert (note.data or {})["text"] == "[erased] and [erased] rang"
    assert found_in(desk.path) == set()
    assert b"ottoline" not in desk.path.read_bytes().lower()


@pytest.mark.parametrize("undone", [1, 2])
def test_words_that_an_undone_collect_brought_are_erased_with_the_person(
    led: Desk, coordinator: House, tmp_path: Path, undone: int
) -> None:
    desk = coordinator.desk("Dora Latch")
    taken(desk, bundle(led, tmp_path / "before.jsonl"))
    session = SessionId(look(led, NAME).mentions[0].session)
    later = led.store.entry(
        "put", "note:later", {"session": session, "kind": "note", "text": f"{NAME} rang again"},
        actor=led.actor, session=session,
    )  # fmt: skip
    led.store.write([later])
    taken(desk, bundle(led, tmp_path / "later.jsonl"))
    for _ in range(undone):
        collect.undo(desk)
    assert found_in(desk.path) == set(WORDS)
    plan = look(desk, NAME)
    erase(desk, plan, all_of(plan))
    assert found_in(desk.path.parent) == set()
    assert desk.store.verify().broken == 0


@pytest.fixture
def joined(led: Desk, coordinator: House, tmp_path: Path) -> tuple[Desk, Path]:
    """The desk of a coordinator who wrote somebody down first, joined them with those of the led
    laptop, settled their two marks and erased them; and the pack that carries it."""
    desk = coordinator.desk("Dora Latch")
    session = led.store.sessions()[0].session
    (theirs,) = (each for each in led.store.people() if each.name == NAME)
    earlier = f"{int(theirs.id[:8], 16) - 1:08x}{theirs.id[8:]}"
    mark = {"session": session.id, "person": earlier, "mark": "here"}
    desk.store.write([
        desk.store.entry("put", f"person:{earlier}", {"name": NAME}, actor=desk.actor),
        desk.store.entry("put", f"mark:{session.id}/{earlier}", mark, actor=desk.actor,
                         session=session.id),
    ])  # fmt: skip
    taken(desk, bundle(led, tmp_path / "before.jsonl"))
    same_person(desk, theirs.id, earlier)
    (beside,) = conflicts(desk)
    (here,) = (each.event for each in beside.found.versions if each.told.startswith("here"))
    desk.store.write([settle(desk, here)[0]])
    plan = look(desk, NAME)
    erase(desk, plan, all_of(plan))
    assert [each.mark for each in desk.store.marks(session.id)] == ["here"]
    return desk, bundle(desk, tmp_path / "pack.jsonl")


def test_whoever_confirms_is_told_whom_and_what_of_somebody_who_was_joined_elsewhere(
    led: Desk, joined: tuple[Desk, Path]
) -> None:
    told = taken(led, joined[1]).told
    assert not any("came again" in line for line in told)
    assert NAME in [each.name for each in led.store.people()]
    of_texts, of_person = sorted(waiting(led), key=lambda each: each.plan is not None)
    assert f"erased {NAME}, here in {COHORT} (" in of_person.told
    assert of_texts.texts == (f"{NAME} owns the form",)


def test_an_erasure_that_two_laptops_did_is_one_and_changes_no_mark(
    led: Desk, joined: tuple[Desk, Path], tmp_path: Path
) -> None:
    desk, pack = joined
    session = led.store.sessions()[0].session.id
    taken(led, pack)
    for each in waiting(led):
        confirm(led, each)
    taken(desk, bundle(led, tmp_path / "confirmed.jsonl"))
    for laptop in (led, desk):
        assert conflicts(laptop) == ()
        (stands,) = (each for each in laptop.store.people() if each.name == ERASED_NAME)
        assert [each.mark for each in laptop.store.marks(session) if each.person == stands.id] == [
            "here"
        ]


def test_what_waits_is_counted_once_however_many_erasures_would_take_it(
    led: Desk, coordinator: House, tmp_path: Path
) -> None:
    desk = coordinator.desk("Dora Latch")
    taken(desk, bundle(led, tmp_path / "before.jsonl"))
    erase(led, look(led, NAME))
    told = taken(desk, bundle(led, tmp_path / "after.jsonl")).told
    (each,) = waiting(desk)
    struck = desk.store.confirm_waiting(each.events).struck
    assert each.records == len(struck)
    assert any(line.startswith(f"{len(struck)} entries of 1 person would") for line in told)
    assert f"{len(struck)} entries here would lose" in each.told


def test_of_a_tie_it_is_said_that_it_is_one_and_not_only_a_name_that_stays(
    led: Desk, coordinator: House, tmp_path: Path
) -> None:
    set_rule(led, COHORT, NAME, "supported by", "Dev Kettle")
    desk = coordinator.desk("Dora Latch")
    taken(desk, bundle(led, tmp_path / "before.jsonl"))
    erase(led, look(led, NAME), {})
    taken(desk, bundle(led, tmp_path / "after.jsonl"))
    texts = [text for each in waiting(desk) for text in each.texts]
    assert "tie of two people: Dev Kettle" in texts
