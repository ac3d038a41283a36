"""Tables made from the journal: the current version of every thing, and the life of every run.

``refresh`` brings one entity's rows up to date after a write; ``rebuild`` makes all of them
again. Both go through the same functions, so they cannot come to tell different stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import Data, Event, canonical
from l4pc_tui.core.record.moves import LIFE_VERBS, Move, epoch, life
from l4pc_tui.core.record.nouns import (
    Cohort,
    Follow,
    Mark,
    Member,
    Note,
    NoteKind,
    Person,
    Same,
    Session,
)
from l4pc_tui.core.record.things import current, joined
from l4pc_tui.store import journal
from l4pc_tui.store.connection import rows

Noun = Person | Cohort | Member | Session | Mark | Note | Follow | Same

NOUNS: dict[str, type[Noun]] = {
    "person": Person, "cohort": Cohort, "member": Member, "session": Session, "mark": Mark,
    "note": Note, "follow": Follow, "same": Same,
}  # fmt: skip
_ASKED_FOR: dict[str, tuple[str, ...]] = {
    "person": ("walk_in",), "cohort": (), "member": ("cohort", "person", "facilitates"),
    "session": ("cohort", "date"), "mark": ("session", "person", "mark"),
    "note": ("session", "kind", "outcome"), "follow": ("session", "note", "outcome"),
    "same": ("kind", "one", "other"),
}  # fmt: skip
"""The fields that stand in columns of their own beside the data."""
TABLES = (*NOUNS, "joined", "move", "run")
_WIDEST = 1 << 63
_FITS: dict[str, type] = {"str": str, "int": int, "bool": bool, "tuple[str, ...]": tuple}


def noun(kind: str, id: str, data: Data) -> Noun | None:
    """The thing that an entry's data says, or None when this version cannot read it.

    What cannot be read (an unknown kind, a field missing or of another sort) stays in the
    journal and is carried; it is only not shown.
    """
    if kind not in NOUNS:
        return None
    try:
        found = NOUNS[kind].read(id, data)
    except TypeError:
        return None
    return found if all(_fits(getattr(found, f.name), str(f.type)) for f in fields(found)) else None


def _fits(value: object, sort: str) -> bool:
    if isinstance(value, tuple):
        return sort.startswith("tuple") and all(type(part) is str for part in value)
    if type(value) is int and not -_WIDEST <= value < _WIDEST:
        return False
    return sort not in _FITS or type(value) is _FITS[sort]


def refresh(db: Connection, touched: Sequence[Event]) -> None:
    """Bring the rows of what these new events speak of up to date."""
    by_entity: dict[str, list[Event]] = {}
    for event in touched:
        by_entity.setdefault(event.entity, []).append(event)
    for entity, events in by_entity.items():
        kind, _, id = entity.partition(":")
        if kind == "run":
            _refresh_run(db, id, events)
        elif kind in NOUNS:
            _refresh_thing(db, kind, id)
    if any(entity.startswith("same:") for entity in by_entity):
        _rejoin(db)


def rebuild(db: Connection) -> None:
    """Make every table again from the journal. Must run inside a transaction."""
    for table in (*TABLES, "note_fts"):
        if table == "note_fts":
            db.execute("INSERT INTO note_fts (note_fts) VALUES ('delete-all')")
        else:
            db.execute(f"DELETE FROM {table}")
    for (entity,) in rows(db, "SELECT DISTINCT entity FROM event ORDER BY entity"):
        kind, _, id = entity.partition(":")
        if kind == "run":
            _refresh_run(db, id, journal.of(db, entity))
        elif kind in NOUNS:
            _refresh_thing(db, kind, id)
    _rejoin(db)


def _refresh_thing(db: Connection, kind: str, id: str) -> None:
    events = journal.of(db, f"{kind}:{id}")
    shown = current(events)
    if kind == "note":
        _put_note(db, id, shown, events)
        return
    db.execute(f"DELETE FROM {kind} WHERE id = ?", [id])
    if shown is not None and (thing := noun(kind, id, shown.data or {})) is not None:
        _insert(db, kind, _columns(kind, thing, shown))


def _put_note(db: Connection, id: str, shown: Event | None, events: Iterable[Event]) -> None:
    _drop_note(db, id)
    said = [event for event in events if event.kind == "put" and event.data is not None]
    if not said:
        return
    event = shown or said[-1]
    thing = noun("note", id, event.data or {})
    if isinstance(thing, Note):
        hidden = shown is None or thing.kind == NoteKind.RESTRICTED
        columns = {"gone": shown is None, "words": "" if hidden else thing.text}
        _insert(db, "note", _columns("note", thing, event) | columns)
        db.execute(
            "INSERT INTO note_fts (rowid, words) SELECT rid, words FROM note WHERE id = ?", [id]
        )


def _drop_note(db: Connection, id: str) -> None:
    db.execute(
        "INSERT INTO note_fts (note_fts, rowid, words)"
        " SELECT 'delete', rid, words FROM note WHERE id = ?", [id],
    )  # fmt: skip
    db.execute("DELETE FROM note WHERE id = ?", [id])


def _columns(kind: str, thing: Noun, event: Event) -> dict[str, Any]:
    asked_for = {name: getattr(thing, name) for name in _ASKED_FOR[kind]}
    return {"id": thing.id, "event": event.id, **asked_for, "data": canonical(event.data)}


def _insert(db: Connection, table: str, columns: dict[str, Any]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(columns.values()))


def _refresh_run(db: Connection, session: str, events: Iterable[Event]) -> None:
    if journal.is_erased(db, f"run:{session}"):
        db.execute("DELETE FROM move WHERE session = ?", [session])
        db.execute("DELETE FROM run WHERE session = ?", [session])
        return
    changes_life = False
    for event in events:
        if event.kind != "move" or event.data is None:
            continue
        verb, undoes = str(event.data.get("verb", "")), str(event.data.get("of", ""))
        db.execute(
            "INSERT INTO move (id, session, verb, undoes, at) VALUES (?, ?, ?, ?, ?)",
            (event.id, session, verb, undoes, event.at),
        )
        changes_life = changes_life or verb in LIFE_VERBS
    if changes_life:
        _put_life(db, session)


def _put_life(db: Connection, session: str) -> None:
    marks = ", ".join("?" * len(LIFE_VERBS))
    found = rows(
        db, f"SELECT id, verb, undoes, at FROM move WHERE session = ? AND verb IN ({marks})",
        session, *LIFE_VERBS,
    )  # fmt: skip
    moves = [Move(id, verb, epoch(at), data={"of": undoes}) for id, verb, undoes, at in found]
    shown_as = {epoch(at): at for _, _, _, at in found}
    told = life(moves)
    started = "" if told.started is None else shown_as[told.started]
    closed = "" if told.closed is None else shown_as[told.closed]
    db.execute("DELETE FROM run WHERE session = ?", [session])
    db.execute(
        "INSERT INTO run (session, state, started, closed) VALUES (?, ?, ?, ?)",
        (session, str(told.state), started, closed),
    )


def _rejoin(db: Connection) -> None:
    db.execute("DELETE FROM joined")
    pairs: dict[str, list[tuple[str, str]]] = {}
    for kind, one, other in rows(db, "SELECT kind, one, other FROM same"):
        pairs.setdefault(kind, []).append((one, other))
    for kind, of_kind in pairs.items():
        for id, smallest in joined(of_kind).items():
            db.execute(
                "INSERT INTO joined (kind, id, smallest) VALUES (?, ?, ?)", (kind, id, smallest)
            )
