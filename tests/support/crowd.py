"""A cohort as large as is wanted, with ties between its people."""

from __future__ import annotations

from pathlib import Path

from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Link, Tie, entity
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.people.cohorts import find_cohort, new_cohort
from l4pc_tui.desk.people.rosters import import_roster

FIRST = (
    "Amina", "Ben", "Carys", "Dev", "Ed", "Farah", "Gwen", "Hal", "Ines", "Kit", "Lena", "Owen",
    "Petra", "Quinn", "Rhys", "Sian", "Tegan", "Uma", "Vic", "Wyn", "Xan", "Yara", "Zoe", "Ada",
    "Bea", "Cleo", "Dan", "Eva", "Fay", "Gus",
)  # fmt: skip
LAST = (
    "Kettle", "Bracken", "Okoro", "Fern", "Harebell", "Moss", "Sedge", "Tansy", "Teasel", "Yarrow",
)  # fmt: skip
PLACES = ("Riverside Trust", "Hill Council", "Hearthside Care", "Exmoor Friends")


def roster(count: int, lead: str = "Joss Wayfarer") -> str:
    """So many people of four organisations, one in five with lived experience; and who leads."""
    rows = [
        f"{first} {LAST[at % len(LAST)]},{PLACES[at % 4]},"
        f"{'lived experience' if at % 5 == 4 else 'nurse'}"
        for at, first in enumerate(FIRST[:count])
    ]
    return "\n".join(["Name,Organisation,Role", *rows, f"{lead},,facilitator"]) + "\n"


def crowd(desk: Desk, folder: Path, cohort: str, count: int) -> None:
    """A cohort of so many people."""
    file = folder / "crowd.csv"
    file.write_text(roster(count), encoding="utf-8")
    new_cohort(desk, cohort)
    import_roster(desk, file, cohort)


def tie(desk: Desk, cohort: str, kind: Tie, one: str, other: str) -> None:
    """Tie two people of a cohort, by their first names."""
    found = find_cohort(desk, cohort)
    ids = {person.name.split()[0]: person.id for person in desk.store.people(found.id)}
    link = Link(desk.new_id(), found.id, PersonId(ids[one]), kind, other, PersonId(ids[other]))
    name = entity("link", link.id)
    desk.store.write([desk.store.entry("put", name, link.data(), actor=desk.actor)])
