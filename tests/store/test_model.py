"""The journal, its projections, undo and same-as, against a model that is plain Python."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from support.examples import examples
from support.there import there

from l4pc_tui.core.record.entry import Event, Kind, intact
from l4pc_tui.core.record.moves import LIFE_VERBS, life, read_move
from l4pc_tui.core.record.things import current, heads
from l4pc_tui.store.store import Store, open_store

TABLES = {
    "person": "id, event, walk_in, data",
    "cohort": "id, event, data",
    "member": "id, event, cohort, person, facilitates, data",
    "session": "id, event, cohort, date, data",
    "mark": "id, event, session, person, mark, data",
    "same": "id, event, kind, one, other, data",
    "joined": "kind, id, smallest",
    "move": "id, session, verb, undoes, at",
    "run": "session, state, started, closed",
    "note": "id, event, session, kind, outcome, gone, words, data",
    "follow": "id, event, session, note, outcome, data",
}
FEW = ["a", "b", "c", "d"]
texts = st.text(max_size=12) | st.sampled_from(
    ["Ann [/x] Lee", "[bold", "\x1b[2J", "‮abc", "x" * 500]
)
data_of = {
    "person": st.fixed_dictionaries(
        {"name": texts}, optional={"walk_in": st.sampled_from(FEW), "new": texts}
    ),
    "cohort": st.fixed_dictionaries({"name": texts}),
    "member": st.fixed_dictionaries(
        {"cohort": st.sampled_from(FEW), "person": st.sampled_from(FEW)},
        optional={"facilitates": st.booleans()},
    ),
    "session": st.fixed_dictionaries({"plan": texts, "date": st.just("2026-11-23")}),
    "mark": st.fixed_dictionaries(
        {"session": st.sampled_from(FEW), "person": st.sampled_from(FEW), "mark": st.just("here")}
    ),
    "note": st.fixed_dictionaries(
        {
            "session": st.sampled_from(FEW),
            "kind": st.sampled_from(["note", "restricted", "parked"]),
            "text": texts,
        }
    ),
    "same": st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["person", "cohort"]),
            "one": st.sampled_from(FEW),
            "other": st.sampled_from(FEW),
        }
    ),
    "follow": st.fixed_dictionaries(
        {
            "session": st.sampled_from(FEW),
            "note": st.sampled_from(FEW),
            "outcome": st.sampled_from(["done", "blocked"]),
        }
    ),
    "sketch": st.dictionaries(texts, texts, max_size=2),
    "broken": st.just({"name": 5}),
}
kinds = st.sampled_from([*sorted(data_of), "note", "note", "person", "same"])


class Journal(RuleBasedStateMachine):
    """Things, moves, edits on chosen bases, deletes, erasures, joins and un-joins."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "l4pc.db"
        self.time = 1_795_424_400.0
        self.ids: dict[str, str] = {}
        self.store = self._open()

    def _open(self) -> Store:
        return open_store(self.path, state=self.path.parent / "state", now=lambda: self.time)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    def _entity(self, kind: str, name: str) -> str:
        return f"{'person' if kind == 'broken' else kind}:{name}"

    @rule(data=st.data(), kind=kinds, name=st.sampled_from(FEW), jump=st.integers(-5, 60))
    def say(self, data: st.DataObject, kind: str, name: str, jump: int) -> None:
        self.time += jump
        entity = self._entity(kind, name)
        held = [event.id for event in self.store.events(entity)]
        base = data.draw(
            st.none() | st.lists(st.sampled_from(held), max_size=2).map(tuple)
            if held
            else st.none()
        )
        said: Any = data.draw(data_of[kind])
        entry = self.store.entry("put", entity, said, actor="Mo", base=base)
        (event,) = self.store.write([entry])
        assert event.base == (
            base
            if base is not None
            else tuple(
                h.id for h in heads([e for e in self.store.events(entity) if e.id != event.id])
            )
        )

    @precondition(lambda self: any(self.store.all_events()))
    @rule(data=st.data(), how=st.sampled_from(["del", "del", "erase"]))
    def take_away(self, data: st.DataObject, how: Kind) -> None:
        entities = sorted({event.entity for event in self.store.all_events()})
        entity = data.draw(st.sampled_from(entities))
        self.store.write([self.store.entry(how, entity, None, actor="Mo")])

    @rule(
        data=st.data(),
        session=st.sampled_from(FEW[:2]),
        verb=st.sampled_from([*LIFE_VERBS, "next", "verb of tomorrow"]),
    )
    def move(self, data: st.DataObject, session: str, verb: str) -> None:
        self.time += 1
        said = {"verb": str(verb)}
        moves = [event.id for event in self.store.moves(session)]
        if verb == "undo" and moves:
            said["of"] = data.draw(st.sampled_from(moves))
        self.store.write([self.store.entry("move", f"run:{session}", said, actor="Mo")])

    @precondition(lambda self: self.store.events("note:a"))
    @rule()
    def try_a_write_again(self) -> None:
        before = list(self.store.all_events())
        entry = self.store.entry("del", "note:a", None, actor="Mo")
        first = self.store.write([entry])
        again = self.store.write([entry, entry])
        assert again == first * 2
        assert len(list(self.store.all_events())) == len(before) + 1

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = self._open()

    @invariant()
    def projections_are_what_a_rebuild_makes(self) -> None:
        if not hasattr(self, "store"):
            return
        before = self._tables()
        self.store.rebuild()
        assert self._tables() == before

    @invariant()
    def the_search_index_fits_the_notes(self) -> None:
        if hasattr(self, "store"):
            check = "INSERT INTO note_fts (note_fts, rank) VALUES ('integrity-check', 1)"
            self.store._run(lambda db: db.execute(check))

    @invariant()
    def projections_are_what_the_rules_say(self) -> None:
        if not hasattr(self, "store"):
            return
        events = list(self.store.all_events())
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        assert sorted(event.id for event in events) == [event.id for event in events]
        assert all(map(intact, events))
        by_entity: dict[str, list[Event]] = {}
        for event in events:
            by_entity.setdefault(event.entity, []).append(event)
        for entity, held in by_entity.items():
            erased = any(event.kind == "erase" for event in held)
            assert not erased or all(
                e.data is None and e.nonce is None for e in held if e.kind != "erase"
            )
            assert self.store.heads(entity) == tuple(event.id for event in heads(held))
        people = {
            entity.partition(":")[2]: there(shown.data)["name"]
            for entity, held in by_entity.items()
            if entity.startswith("person:")
            and (shown := current(held)) is not None
            and isinstance(there(shown.data)["name"], str)
        }
        assert {row[0] for row in self._rows("SELECT id FROM person")} == set(people)
        for session in FEW:
            said = {
                entity.partition(":")[2]: there(shown.data)["text"]
                for entity, held in by_entity.items()
                if entity.startswith("note:")
                and (shown := current(held)) is not None
                and there(shown.data)["session"] == session
            }
            assert {note.id: note.text for note in self.store.notes(session)} == said
        for session in FEW[:2]:
            moves = [
                read_move(e) for e in by_entity.get(f"run:{session}", ()) if e.data is not None
            ]
            told = self._rows("SELECT state FROM run WHERE session = ?", session)
            assert (told[0][0] if told else "planned") == life(moves).state
        self._joins_hold(by_entity)

    def _joins_hold(self, by_entity: dict[str, list[Event]]) -> None:
        sets: list[set[str]] = []
        for entity, held in by_entity.items():
            shown = current(held)
            data = there(shown.data) if shown else {}
            if entity.startswith("same:") and data.get("kind") == "person":
                pair = {data["one"], data["other"]}
                touching = [each for each in sets if each & pair]
                sets = [each for each in sets if not each & pair] + [pair.union(*touching)]
        shown_people = [person.id for person in self.store.people()]
        assert len(shown_people) == len(set(shown_people))
        for each in sets:
            for id in each:
                found = self.store.person(id)
                assert found is None or found.id == min(each)

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as conn:
            return conn.execute(sql, parameters).fetchall()

    def _tables(self) -> dict[str, list[tuple[Any, ...]]]:
        found = {
            table: sorted(self._rows(f"SELECT {columns} FROM {table}"))
            for table, columns in TABLES.items()
        }
        found["index"] = sorted(
            self._rows(
                "SELECT n.id FROM note_fts f JOIN note n ON n.rid = f.rowid"
                " WHERE note_fts MATCH 'a* OR b* OR x* OR 0*'"
            )
        )
        return found


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=examples(25), stateful_step_count=20, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
