"""Fill a database with invented cohorts, people, sessions and notes, through the public API.

    python benchmarks/filling.py FILE [--cohorts 50] [--people 1000] [--sessions 300] [--notes 20000]

Every tenth session is still planned, one is running, the rest are closed. The same numbers give
the same people and words. Prints how long the filling took and how big the file became.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.kinds import IN_A_LOG
from l4pc_tui.core.record.names import NO_NOTE, CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import (
    Cohort,
    Mark,
    Member,
    Note,
    NoteKind,
    Person,
    Presence,
    Session,
    entity,
)
from l4pc_tui.core.record.place import Place
from l4pc_tui.store.store import Store, open_store

TODAY = date(2026, 11, 23)
_BATCH = 2_000
_FIRST = [
    "Amina",
    "Bela",
    "Ceri",
    "Dilys",
    "Emeka",
    "Fay",
    "Goran",
    "Hana",
    "Idris",
    "Jo",
    "Kofi",
    "Lena",
    "Mo",
    "Nia",
    "Omar",
    "Priya",
]
_LAST = [
    "Alder",
    "Birch",
    "Cedar",
    "Dogwood",
    "Elder",
    "Fir",
    "Gorse",
    "Hazel",
    "Ivy",
    "Juniper",
    "Larch",
    "Maple",
    "Oak",
    "Pine",
]
_TREES = ["Oak", "Ash", "Elm", "Rowan", "Willow", "Hazel", "Birch", "Alder", "Maple", "Larch"]
_WORDS = [
    "who",
    "owns",
    "transport",
    "when",
    "two",
    "forms",
    "ask",
    "one",
    "visit",
    "the",
    "neighbour",
    "already",
    "has",
    "key",
    "and",
    "nobody",
    "asked",
    "what",
    "she",
    "could",
    "do",
    "before",
    "saying",
    "what",
    "she",
    "may",
    "not",
    "we",
    "tried",
    "it",
    "chair",
    "backed",
    "us",
]


@dataclass(frozen=True, slots=True)
class Size:
    """How much to invent."""

    cohorts: int = 50
    people: int = 1_000
    sessions: int = 300
    notes: int = 20_000
    moves: int = 20
    """Moves in each session that was run."""


def fill(store: Store, size: Size, seed: int = 1) -> None:
    """Invent everything and write it in big batches."""
    for batch in _batches(_entries(store, size, random.Random(seed)), _BATCH):
        store.write(batch)


def _entries(store: Store, size: Size, chance: random.Random) -> Iterator[Entry]:
    def put(kind: str, ids: tuple[str, ...], data: dict[str, object]) -> Entry:
        session = str(data["session"]) if kind in IN_A_LOG else ""
        return store.entry(
            "put", entity(kind, *ids), data, actor="Mo Sample", base=(), session=session
        )

    new: Callable[[], str] = lambda: store.ids.next(0.0)  # noqa: E731
    cohorts = [new() for _ in range(size.cohorts)]
    people = [new() for _ in range(size.people)]
    sessions = [new() for _ in range(size.sessions)]
    for number, id in enumerate(cohorts):
        name = f"{_TREES[number % len(_TREES)]} {number // len(_TREES) + 1}"
        yield put("cohort", (id,), Cohort(CohortId(id), name, "people-first").data())
    members: dict[str, list[str]] = {cohort: [] for cohort in cohorts}
    for number, (id, cohort) in enumerate(zip(people, itertools.cycle(cohorts))):
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}-{number}"
        person = Person(
            PersonId(id), name, organisation=f"Sample Trust {number % 40}", roles=("sample",)
        )
        yield put("person", (id,), person.data())
        leads = number < size.cohorts
        yield put("member", (cohort, id), Member("", CohortId(cohort), PersonId(id), leads).data())
        members[cohort].append(id)
    for number, (id, cohort) in enumerate(zip(sessions, itertools.cycle(cohorts))):
        planned = number % 10 == 9
        day = TODAY + timedelta(days=number % 60 if planned else -(number % 300))
        held = Session(
            SessionId(id),
            f"day-{number % 4 + 1}",
            day.isoformat(),
            CohortId(cohort),
            number=1,
            of=4,
        )
        yield put("session", (id,), held.data())
        if planned:
            continue
        for person_id in members[cohort]:
            mark = chance.choice([*Presence, Presence.HERE, Presence.HERE])
            yield put(
                "mark",
                (id, person_id),
                Mark("", SessionId(id), PersonId(person_id), str(mark)).data(),
            )
        yield from _moves(store, id, size.moves, closes=number != 0)
    run = [id for number, id in enumerate(sessions) if number % 10 != 9] or sessions
    for _, id in zip(range(size.notes), itertools.cycle(run)):
        note = Note(
            NO_NOTE, SessionId(id), str(chance.choice([*NoteKind][:-1])),
            " ".join(chance.choices(_WORDS, k=chance.randint(3, 25))),
            item="Walk", step="In threes", place=str(chance.choice([*Place])),
        )  # fmt: skip
        yield put("note", (new(),), note.data())


def _moves(store: Store, session: str, count: int, *, closes: bool) -> Iterator[Entry]:
    verbs = ["start", *["next"] * max(count - 2, 0), "close" if closes else "next"]
    for verb in verbs:
        yield store.entry(
            "move", f"run:{session}", {"verb": verb}, actor="Mo Sample", session=session
        )


def _batches(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    waiting = iter(entries)
    while batch := list(itertools.islice(waiting, size)):
        yield batch


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    for name in ("cohorts", "people", "sessions", "notes", "moves"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Size(), name))
    asked = parser.parse_args()
    size = Size(asked.cohorts, asked.people, asked.sessions, asked.notes, asked.moves)
    began = time.perf_counter()
    store = open_store(asked.file, state=asked.file.absolute().parent / "state", now=time.time)
    fill(store, size)
    store.close()
    print(f"{time.perf_counter() - began:.1f} s, {asked.file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
