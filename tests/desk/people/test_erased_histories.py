"""Whatever happened before: an erased word stands in no file afterwards."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from support.desk import COHORT, House, fresh, person
from support.laptops import bundle

from l4pc_tui.desk.backups import backup
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.erasing import all_of, erase
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.people_undo import undo_people
from l4pc_tui.desk.people.persons import Particulars, add_person, mend_person
from l4pc_tui.desk.people.same_person import same_person
from l4pc_tui.desk.people.ties import set_rule
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble

NAME, OTHER = "Zebedee Quillfeather", "Zebedee Quillfether"
PIECES = (b"zebed", b"quillf", b"ocelot", b"zebq@")
SEEDS = range(40 if os.environ.get("L4PC_TORTURE") else 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_erased_word_is_in_no_file_whatever_happened_before(furnished: Path, seed: int) -> None:
    chance = random.Random(seed)
    with fresh(furnished) as house:
        live(house, chance)
        desk = house.desk()
        while known := [name for name in (NAME, OTHER) if is_known(desk, name)]:
            plan = look(desk, known[0])
            erase(desk, plan, all_of(plan))
        bundle(desk, desk.path.parent / "bundle.jsonl")
        files = [file for file in house.folder.rglob("*") if file.is_file()]
        held = {file.name: piece for file in files for piece in PIECES
                if piece in file.read_bytes().lower()}  # fmt: skip
        assert held == {}
        assert desk.store.verify().broken == 0
        before = desk.store.tallies()
        desk.store.rebuild()
        assert desk.store.tallies() == before


def is_known(desk: Desk, name: str) -> bool:
    try:
        return bool(look(desk, name))
    except Trouble:
        return False


def live(house: House, chance: random.Random) -> None:
    """Somebody is added, named, mended, marked, joined, struck, backed up and undone."""
    desk = house.desk()
    add_person(desk, COHORT, Particulars(NAME, email="zebq@example.org", roles=("ocelot keeper",)))
    add_person(desk, COHORT, Particulars(OTHER))
    conductor = open_session(desk, desk.store.sessions()[0].session.id)
    conductor.start()
    for _ in range(12):
        house.clock.now += chance.randrange(1, 300)
        chance.choice(DONE)(conductor, chance)
    conductor.keep_draft("Quillfeather half typed")
    conductor.drain(10)


def _note(conductor: Conductor, chance: random.Random) -> None:
    long = " lorem" * chance.choice([0, 3, 400])
    conductor.note(chance.choice(["", "!", "?", "*"]) + f"Quillfeather said so{long}")


def _mend(conductor: Conductor, chance: random.Random) -> None:
    if conductor.room.notes:
        note = chance.choice(conductor.room.notes).id
        conductor.mend(note, chance.choice(["nobody did", "zebedee did, and Zebedee again"]))


def _strike(conductor: Conductor, chance: random.Random) -> None:
    if conductor.room.notes:
        conductor.strike(chance.choice(conductor.room.notes).id)


def _mark(conductor: Conductor, chance: random.Random) -> None:
    conductor.mark(person(conductor, "Ben Thimble"), chance.choice(["late", "here"]))


def _people(conductor: Conductor, chance: random.Random) -> None:
    conductor.drain(10)
    desk = conductor.desk
    try:
        match chance.randrange(4):
            case 0:
                mend_person(desk, NAME, Particulars(display_name="Zebedee Q"))
            case 1:
                set_rule(desk, COHORT, NAME, "supported by", "Dev Kettle")
            case 2:
                same_person(desk, NAME, OTHER)
            case _:
                undo_people(desk)
    except Trouble:
        pass  # it is so already, or nothing is left to undo


def _undo(conductor: Conductor, _: random.Random) -> None:
    conductor.undo()


def _back_up(conductor: Conductor, _: random.Random) -> None:
    conductor.drain(10)
    backup(conductor.desk)


DONE = (_note, _note, _mend, _strike, _mark, _people, _undo, _back_up)
