"""A bench to try the store on: a folder, a clock that is moved by hand, and short ways to say things."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from l4pc_tui.core.record.entry import Entry, EntryKind
from l4pc_tui.core.record.names import NO_COHORT, NO_NOTE, CohortId, NoteId, PersonId, SessionId
from l4pc_tui.core.record.nouns import (
    Cohort,
    Mark,
    Member,
    Note,
    NoteKind,
    Person,
    Presence,
    Same,
    Session,
    entity,
)
from l4pc_tui.store.store import Store, open_store
from l4pc_tui.store.tables.projected import TABLES

NINE = 1_795_424_400.0
"""23 November 2026, 09:00 UTC."""


class Bench:
    """Stores on one file, and entries said in few words."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "data" / "l4pc.db"
        self.state = folder / "state"
        self.time = NINE
        self._open: list[Store] = []

    def now(self) -> float:
        return self.time

    def open(self, path: Path | None = None, **more: Any) -> Store:
        store = open_store(path or self.path, state=self.state, now=self.now, **more)
        self._open.append(store)
        return store

    def close(self) -> None:
        for store in self._open:
            store.close()

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What another program sees in the file."""
        with closing(sqlite3.connect(self.path)) as conn:
            return conn.execute(sql, parameters).fetchall()

    def change(self, sql: str, *parameters: object) -> None:
        """Another program meddling with the file."""
        with closing(sqlite3.connect(self.path)) as conn, conn:
            conn.execute(sql, parameters)

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every projection's rows, whatever their order (a note's row number tells nothing)."""
        return {
            **{
                table: sorted(self.rows(f"SELECT * FROM {table}"))
                for table in TABLES
                if table != "note"
            },
            "note": sorted(
                self.rows("SELECT id, event, session, kind, first, waits, words, data FROM note")
            ),
            "found": sorted(
                self.rows(
                    "SELECT n.id FROM note_fts f JOIN note n ON n.rid = f.rowid"
                    ' WHERE note_fts MATCH \'"a"* OR "b"*\''
                )
            ),
        }


def put(store: Store, kind: str, *ids: str, of: Any, base: tuple[str, ...] | None = None) -> Entry:
    session = getattr(of, "session", "")
    return store.entry(
        "put", entity(kind, *ids), of.data(), actor="Mo Test", base=base, session=session
    )


class Said:
    """Nouns put into a store; each method writes and gives the id."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def _put(self, kind: str, noun: Any, *ids: str) -> str:
        self.store.write([put(self.store, kind, *ids, of=noun)])
        return "/".join(ids)

    def _new(self) -> str:
        return self.store.ids.next(1.0)

    def person(self, name: str, **more: Any) -> PersonId:
        person = Person(PersonId(self._new()), name, **more)
        return PersonId(self._put("person", person, person.id))

    def cohort(self, name: str) -> CohortId:
        cohort = Cohort(CohortId(self._new()), name)
        return CohortId(self._put("cohort", cohort, cohort.id))

    def member(self, cohort: CohortId, person: PersonId, facilitates: bool = False) -> str:
        return self._put("member", Member("", cohort, person, facilitates), cohort, person)

    def session(self, cohort: CohortId = NO_COHORT, date: str = "2026-11-23") -> SessionId:
        session = Session(SessionId(self._new()), "day-one", date, cohort)
        return SessionId(self._put("session", session, session.id))

    def mark(self, session: SessionId, person: PersonId, mark: str = Presence.HERE) -> str:
        return self._put("mark", Mark("", session, person, mark), session, person)

    def note(self, session: SessionId, text: str, kind: str = NoteKind.NOTE) -> NoteId:
        note = Note(NoteId(self._new()), session, kind, text)
        return NoteId(self._put("note", note, note.id))

    def notes(self, session: SessionId, *texts: str) -> None:
        """Many at once, in one commit."""
        self.store.write(
            [put(self.store, "note", self._new(), of=Note(NO_NOTE, session, NoteKind.NOTE, text))
             for text in texts]
        )  # fmt: skip

    def same(self, kind: str, one: str, other: str) -> str:
        return self._put("same", Same("", kind, one, other), self._new())

    def move(self, session: str, verb: str, **data: object) -> str:
        """A move to some place, unless it is told where."""
        led = {"stop": "1", "place": "Arrive"} if verb in ("start", "next", "goto") else {}
        said = {"verb": verb, **led, **data}
        entry = self.store.entry("move", f"run:{session}", said, actor="Mo Test", session=session)
        return self.store.write([entry])[0].id

    def delete(self, kind: str, id: str) -> str:
        return self._take_away("del", f"{kind}:{id}")

    def erase(self, kind: str, id: str) -> str:
        return self._take_away("erase", f"{kind}:{id}")

    def _take_away(self, how: EntryKind, name: str) -> str:
        session = next((event.session for event in self.store.events(name)), "")
        entry = self.store.entry(how, name, None, actor="Mo Test", session=session)
        return self.store.write([entry])[0].id
