"""The journal, its projections, undo and same-as, against a model that is plain Python."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from support.examples import examples

from l4pc_tui.core.live.run.session_state import gather
from l4pc_tui.core.record.entry import EntryKind as How
from l4pc_tui.core.record.entry import Event, canonical, intact
from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.life import LIFE_VERBS, life
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.resolve import resolve
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.core.record.things import heads
from l4pc_tui.store.backups.table_check import tells_its_journal
from l4pc_tui.store.store import Store, open_store
from l4pc_tui.store.tables.projected import TABLES

FEW = ["a", "b", "c", "d"]
texts = st.text(max_size=12) | st.sampled_from(
    ["Ann [/x] Lee", "[bold", "\x1b[2J", "‮abc", "x" * 500]
)
data_of: dict[str, st.SearchStrategy[dict[str, Any]]] = {
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
            "kind": st.sampled_from(["note", "restricted", "parked", "commitment", "of tomorrow"]),
            "text": texts,
        }
    ),
    "same": st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["person", "cohort", "session", "note"]),
            "one": st.sampled_from(FEW),
            "other": st.sampled_from(FEW),
        }
    ),
    "different": st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["person", "session"]),
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
    "run-choice": st.fixed_dictionaries(
        {"session": st.sampled_from(FEW), "move": st.sampled_from(FEW)}
    ),
    "handed": st.fixed_dictionaries(
        {
            "session": st.sampled_from(FEW),
            "at": st.just("2026-11-23T16:04:00+00:00"),
            "format": st.just("md"),
            "profile": st.just("handover"),
            "file": texts,
        }
    ),
    "link": st.fixed_dictionaries(
        {
            "cohort": st.sampled_from(FEW),
            "person": st.sampled_from(FEW),
            "kind": st.sampled_from(["supporter of", "keep apart from", "of tomorrow"]),
            "other": st.sampled_from(["", *FEW]),
        }
    ),
    "seat": st.fixed_dictionaries(
        {
            "session": st.sampled_from(FEW),
            "round": st.sampled_from(["r1", "r2"]),
            "person": st.sampled_from(FEW),
            "table": st.integers(1, 3),
        }
    ),
    "attendance": st.fixed_dictionaries(
        {
            "session": st.sampled_from(FEW),
            "at": st.just("2026-11-23T16:04:00+00:00"),
            "source": st.just("teams"),
            "sha": st.sampled_from(FEW),
        }
    ),
    "final": st.fixed_dictionaries(
        {"session": st.sampled_from(FEW), "at": st.just("2026-11-23T16:04:00+00:00")}
    ),
    "asked": st.fixed_dictionaries(
        {
            "cohort": st.sampled_from(["", *FEW]),
            "session": st.sampled_from(["", *FEW]),
            "measure": st.sampled_from(["safe", "then-now", "of tomorrow"]),
            "round": st.sampled_from(["r1", "end"]),
            "counts": st.sampled_from([[], [0, 0, 2, 5, 3]]),
        }
    ),
    "rating": st.fixed_dictionaries(
        {
            "cohort": st.sampled_from(["", *FEW]),
            "session": st.sampled_from(["", *FEW]),
            "measure": st.just("then-now"),
            "point": st.just("end"),
            "person": st.sampled_from(["", *FEW]),
            "form": st.sampled_from(["", "f1"]),
            "answers": st.sampled_from([[], ["open-now=4"], ["open-now=6"]]),
        }
    ),
    "change": st.fixed_dictionaries(
        {"title": texts, "session": st.sampled_from(FEW), "teller": st.sampled_from(["", *FEW])}
    ),
    "chosen": st.fixed_dictionaries(
        {
            "change": st.sampled_from(FEW),
            "session": st.sampled_from(FEW),
            "out_of": st.integers(0, 9),
        }
    ),
    "issued": st.fixed_dictionaries(
        {
            "cohort": st.sampled_from(FEW),
            "person": st.sampled_from(FEW),
            "at": st.just("2026-11-23T16:04:00+00:00"),
            "reference": st.sampled_from(["", "K7PM-2XQD"]),
            "minutes": st.integers(0, 900),
        }
    ),
    "actor": st.fixed_dictionaries({"name": texts}),
    "row": st.fixed_dictionaries(
        {"cohort": st.sampled_from(FEW), "person": st.sampled_from(FEW), "print": texts}
    ),
    "sketch": st.dictionaries(texts, texts, max_size=2),
    "broken": st.just({"name": 5}),
}
kinds = st.sampled_from([*sorted(data_of), "note", "note", "person", "same", "mark", "member"])


def test_everything_that_can_be_recorded_is_tried_here() -> None:
    assert set(data_of) >= {str(kind) for kind in Kind}


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

    def _entity(self, kind: str, name: str, said: dict[str, Any]) -> str:
        """A thing by the name that it says of itself, where it is made of parts."""
        parts = THINGS[Kind(kind)].parts if kind in {*Kind} else ()
        name = "/".join(str(said[part]) for part in parts) or name
        return f"{'person' if kind == 'broken' else kind}:{name}"

    @rule(data=st.data(), kind=kinds, name=st.sampled_from(FEW), jump=st.integers(-5, 60))
    def say(self, data: st.DataObject, kind: str, name: str, jump: int) -> None:
        self.time += jump
        said = data.draw(data_of[kind])
        entity = self._entity(kind, name, said)
        held = [event.id for event in self.store.events(entity)]
        base = data.draw(
            st.none() | st.lists(st.sampled_from(held), max_size=2).map(tuple)
            if held
            else st.none()
        )
        session = str(said.get("session", ""))
        entry = self.store.entry("put", entity, said, actor="Mo", base=base, session=session)
        (event,) = self.store.write([entry])
        assert event.base == (
            base
            if base is not None
            else tuple(
                h.id for h in heads([e for e in self.store.events(entity) if e.id != event.id])
            )
        )

    @precondition(
        lambda self: any(not e.entity.startswith("actor:") for e in self.store.all_events())
    )
    @rule(data=st.data(), how=st.sampled_from(["del", "del", "erase"]))
    def take_away(self, data: st.DataObject, how: How) -> None:
        held = {e.entity: e.session for e in self.store.all_events()
                if not e.entity.startswith("actor:")}  # fmt: skip
        entity = data.draw(st.sampled_from(sorted(held)))
        self.store.write([self.store.entry(how, entity, None, actor="Mo", session=held[entity])])

    @rule(
        data=st.data(),
        session=st.sampled_from(FEW[:3]),
        verb=st.sampled_from([*sorted(LIFE_VERBS), "next", "undo", "verb of tomorrow"]),
        seen=st.sampled_from(["all", "some", "none"]),
    )
    def move(self, data: st.DataObject, session: SessionId, verb: str, seen: str) -> None:
        self.time += 1
        said = {"verb": str(verb), "stop": "1", "place": "Arrive"}
        moves = [event.id for event in self.store.events(f"run:{session}")]
        if verb == "undo" and moves:
            said["of"] = data.draw(st.sampled_from(moves))
        base: tuple[str, ...] = (moves[-1],) if moves else (session,)
        if seen != "all":
            base = (data.draw(st.sampled_from(moves)),) if seen == "some" and moves else ()
        name = f"run:{session}"
        self.store.write(
            [self.store.entry("move", name, said, actor="Mo", base=base, session=session)]
        )

    @precondition(lambda self: self.store.events("note:a"))
    @rule()
    def try_a_write_again(self) -> None:
        before = list(self.store.all_events())
        entry = self.store.entry("del", "note:a", None, actor="Mo", session="a")
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
        assert self._a_copy_tells_its_journal()
        self.store.rebuild()
        assert self._tables() == before

    def _a_copy_tells_its_journal(self) -> bool:
        """What a backup asks, in pages of two names so that things stand in several."""
        copy = self.path.with_name("copy.db")
        shutil.copyfile(self.path, copy)
        return tells_its_journal(copy, page=2)

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

    @invariant()
    def tables_say_what_the_one_reader_says(self) -> None:
        if not hasattr(self, "store"):
            return
        told = resolve(self.store.all_events())
        for kind in Kind:
            table = kind.replace("-", "_")
            assert {
                id: (event, versions, data)
                for id, event, versions, data in self._rows(
                    f"SELECT id, event, versions, data FROM {table}"
                )
            } == {
                id: (s.by.id, max(1, len(s.versions)), canonical(s.noun.data()))
                for id, s in told.of(kind).items()
            }
        assert {row[0] for row in self._rows("SELECT event FROM aside")} == set(told.aside)
        assert dict(self._rows("SELECT session, head FROM run")) == {
            session: line.head
            for session, line in told.runs.items()
            if any(move.data is not None for move in line.moves)
        }
        for session, line in told.runs.items():
            assert self.store.line(SessionId(session)) == line
            shown = self._rows("SELECT state FROM run WHERE session = ?", session)
            assert (shown[0][0] if shown else "planned") == life(moves_of(line)).state

    @invariant()
    def a_running_session_says_what_the_tables_say(self) -> None:
        if not hasattr(self, "store"):
            return
        everything = list(self.store.all_events())
        for session in map(SessionId, FEW):
            room = gather(session, self.store.record_of(session))
            whole = gather(session, everything)
            for part in ("session", "run", "enrolled", "marks", "notes", "follows", "line"):
                assert getattr(room, part) == getattr(whole, part), part
            assert {mark.person: mark for mark in self.store.marks(session)} == room.marks
            assert self.store.notes(session) == room.notes

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as conn:
            return conn.execute(sql, parameters).fetchall()

    def _tables(self) -> dict[str, list[tuple[Any, ...]]]:
        found = {
            table: sorted(self._rows(f"SELECT * FROM {table}"))
            for table in TABLES
            if table != "note"
        }
        columns = "id, event, versions, session, kind, first, waits, words, data"
        found["note"] = sorted(self._rows(f"SELECT {columns} FROM note"))
        found["index"] = sorted(
            self._rows(
                "SELECT n.id FROM note_fts f JOIN note n ON n.rid = f.rowid"
                " WHERE note_fts MATCH 'a* OR b* OR x* OR 0*'"
            )
        )
        return found


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=examples(15), stateful_step_count=20, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
