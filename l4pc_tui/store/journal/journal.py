"""The journal: entries in, events out. Nothing here is ever changed but by an erasure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.record.entry import (
    STOOD,
    TAKES_WORDS,
    Entry,
    Event,
    canonical,
    from_json,
    made_of,
    seal,
)
from l4pc_tui.core.record.erased import WITH_THEIR_SUBJECT
from l4pc_tui.core.record.ids import LAST
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.things import heads
from l4pc_tui.store.file.connection import rows

COLUMNS = (
    "device, seq, digest, format, id, actor, at, kind, entity, subject, session, base, data_digest,"
    " nonce, data, taken"
)
_ALL = f"SELECT {COLUMNS} FROM (SELECT * FROM event WHERE passed = 0) "
"""What an undone collect alone brought is passed over: here, and nowhere else."""
_EVERY = f"SELECT {COLUMNS} FROM event "
_NEXT = "WHERE (device, seq, digest) > (?, ?, ?) ORDER BY device, seq, digest LIMIT ?"
_INSERT = f"INSERT INTO event ({COLUMNS}) VALUES ({', '.join('?' * 16)})"
_AN_ID = "-".join("[0-9a-f]" * digits for digits in (8, 4)) + "-7*"

_KEY = "device, seq, digest"
_TAKES_WORDS = "('" + "', '".join(TAKES_WORDS) + "')"
_ABOUT = "('" + "', '".join(WITH_THEIR_SUBJECT) + "')"

Row = tuple[str | int | None, ...]
"""An event as ``COLUMNS`` have it."""
Key = tuple[str, int, str]
"""device, seq and digest: where a row stands in the journal."""
BEFORE_ALL: Key = ("", 0, "")


def append(
    db: Connection, entry: Entry, device: str, nonce: Callable[[], str], taken: str
) -> Event | None:
    """Seal an entry and add it; None when the journal holds its id already.

    Must run inside a transaction: the number and the base are read there. What is said of an
    entity that was erased is without its words from the beginning. What takes words itself takes
    none yet: see ``take_words``.
    """
    if rows(db, "SELECT 1 FROM event WHERE id = ?", entry.id):
        return None
    base = entry.base
    if base is None:
        base = () if entry.kind == "move" else tuple(e.id for e in heads(of(db, entry.entity)))
    latest = rows(db, "SELECT max(seq) FROM event WHERE device = ?", device)[0][0]
    made = seal(entry, device=device, seq=(latest or 0) + 1, base=base, nonce=nonce(), taken=taken)
    if is_gone(db, made) or _restores_what_is_gone(db, made):
        made = replace(made, nonce=None, data=None)
    insert(db, [row_of(made)])
    return made


def _restores_what_is_gone(db: Connection, told: Event) -> bool:
    """Whether an undo brings back words that were taken meanwhile, which it had not seen."""
    stood = (told.data or {}).get(STOOD)
    return bool(stood and rows(db, "SELECT 1 FROM event WHERE id = ? AND nonce IS NULL", stood))


def is_gone(db: Connection, told: Event) -> bool:
    """Whether the words of an event are gone for good: its thing was erased, a redaction names it,
    or it is of a person who was erased. What an erasure itself says stays. One that an undone
    collect brought counts too: what was erased anywhere stays erased."""
    if told.kind == "erase":
        return False
    sql = f"""SELECT kind, entity, base FROM event
              WHERE entity IN (?, ?) AND kind IN {_TAKES_WORDS}"""
    kind = told.entity.partition(":")[0]
    of_person = f"{Kind.PERSON}:{told.subject}" if kind in WITH_THEIR_SUBJECT else told.entity
    return any(
        how == "erase" or (entity == told.entity and told.id in json.loads(base))
        for how, entity, base in rows(db, sql, told.entity, of_person)
    )


def losing(db: Connection, told: Event) -> list[Key]:
    """The events that hold words which an erasure or a redaction takes."""
    of = "FROM event WHERE kind <> 'erase' AND nonce IS NOT NULL AND"
    if told.kind == "redact":
        held = rows(db, f"SELECT {_KEY}, id {of} entity = ?", told.entity)
        return [(device, seq, digest) for device, seq, digest, id in held if id in told.base]
    found: list[Key] = rows(db, f"SELECT {_KEY} {of} entity = ?", told.entity)
    kind, _, id = told.entity.partition(":")
    if kind == Kind.PERSON:
        about = f"SELECT {_KEY} {of} subject = ? AND substr(entity, 1, instr(entity, ':') - 1)"
        found += [key for key in rows(db, f"{about} IN {_ABOUT}", id) if key not in found]
    return found


def take_words(db: Connection, told: Event) -> tuple[Event, ...]:
    """Do what an erasure or a redaction asks for; the events that have no words any more. They
    still verify. Must run inside a transaction."""
    keys = losing(db, told)
    _keep_outlines(db, keys)
    where = "WHERE device = ? AND seq = ? AND digest = ?"
    db.executemany(f"UPDATE event SET nonce = NULL, data = NULL {where}", keys)
    return tuple(event(row) for key in keys for row in rows(db, f"{_EVERY} {where}", *key))


def _keep_outlines(db: Connection, keys: Sequence[Key]) -> None:
    """Keep in figures what these events said, before their words go."""
    # What reads notes' words is needed only where some go.
    from l4pc_tui.core.live.notes.outline import outline

    sql = "SELECT entity, data FROM event WHERE device = ? AND seq = ? AND digest = ?"
    for key in keys:
        for entity, data in rows(db, sql, *key):
            if left := outline(entity, None if data is None else from_json(data)):
                db.execute(
                    "INSERT OR REPLACE INTO outline VALUES (?, ?, ?, ?)", (*key, canonical(left))
                )


def of(db: Connection, entity: str, *, passed: bool = False) -> tuple[Event, ...]:
    """All events of one entity, in id order. passed: those too that are passed over."""
    told = rows(db, (_EVERY if passed else _ALL) + "WHERE entity = ? ORDER BY id, digest", entity)
    return tuple(map(event, told))


def by_id(db: Connection, ids: Sequence[str]) -> dict[str, Event]:
    """The events of these ids."""
    return {id: found[0] for id in ids if (found := read(db, "WHERE id = ?", id))}


def under(db: Connection, beginning: str, *, passed: bool = False) -> tuple[Event, ...]:
    """All events whose entity begins so, e.g. ``mark:<session>/``, in id order. passed: as in
    ``of``."""
    end = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    where = "WHERE entity >= ? AND entity < ? ORDER BY id, digest"
    return tuple(map(event, rows(db, (_EVERY if passed else _ALL) + where, beginning, end)))


def after(db: Connection, key: Key, count: int, *, passed: bool = False) -> tuple[Event, ...]:
    """The next ``count`` events in (device, seq, digest) order: pages for long reads.

    passed: those too that are passed over.
    """
    return tuple(event(row) for row in rows(db, (_EVERY if passed else _ALL) + _NEXT, *key, count))


def written_after(
    db: Connection, key: Key, count: int, columns: str = COLUMNS
) -> list[tuple[Any, ...]]:
    """Like ``after``, as rows: text that flipped bits have made unreadable does not stop it.

    columns: those of the file's format.
    """
    plain = db.text_factory
    db.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        return rows(db, f"SELECT {columns} FROM event {_NEXT}", *key, count)
    finally:
        db.text_factory = plain


def newest_id(db: Connection) -> str:
    """The greatest id in the journal that a clock may have given, or empty."""
    sql = f"SELECT id FROM event WHERE id < ? AND id GLOB '{_AN_ID}' ORDER BY id DESC LIMIT 1"
    found = rows(db, sql, LAST)
    return str(found[0][0]) if found else ""


def read(
    db: Connection, where: str, *parameters: object, passed: bool = False
) -> tuple[Event, ...]:
    """Events chosen by a constant WHERE. passed: as in ``of``."""
    sql = (_EVERY if passed else _ALL) + where
    return tuple(event(row) for row in rows(db, sql, *parameters))


def insert(db: Connection, new: Sequence[Row]) -> None:
    """Add events as they are. Must run inside a transaction."""
    db.executemany(_INSERT, new)


def row(event: Event, text: str | None, taken: str) -> Row:
    """An event as a row of ``COLUMNS``. text: its data as they are written. taken: when it came."""
    base = canonical(list(event.base)) if event.base else "[]"
    return (
        event.device, event.seq, event.digest, event.format, event.id, event.actor, event.at,
        event.kind, event.entity, event.subject, event.session, base, event.data_digest,
        event.nonce, text, taken,
    )  # fmt: skip


def row_of(event: Event) -> Row:
    """An event as a row of ``COLUMNS``."""
    return row(event, None if event.data is None else canonical(event.data), event.taken)


def highest(db: Connection, device: str) -> int:
    """A device's highest number that is held; 0 when none is."""
    return int(rows(db, "SELECT coalesce(max(seq), 0) FROM event WHERE device = ?", device)[0][0])


def states(
    db: Connection, device: str, numbers: Sequence[int]
) -> list[tuple[int, str, bool, bool]]:
    """What is held under these numbers of a device: number, digest, whether it is without its
    words, whether it is passed over."""
    sql = """SELECT seq, digest, nonce IS NULL, passed <> 0 FROM event
             WHERE device = ? AND seq IN (SELECT value FROM json_each(?))"""
    return rows(db, sql, device, json.dumps(numbers)) if numbers else []


def losing_any(db: Connection, entities: Iterable[str]) -> set[str]:
    """Those of these entities from which some entry takes words."""
    sql = f"""SELECT DISTINCT entity FROM event
             WHERE entity IN (SELECT value FROM json_each(?)) AND kind IN {_TAKES_WORDS}"""
    return {entity for (entity,) in rows(db, sql, json.dumps(list(entities)))}


def said_of(db: Connection, entities: Sequence[str]) -> dict[str, list[Event]]:
    """Entity → all that was said of it, in id order."""
    where = "WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY id, digest"
    said: dict[str, list[Event]] = {entity: [] for entity in entities}
    for event in read(db, where, json.dumps(entities)):
        said[event.entity].append(event)
    return said


def within(db: Connection, device: str, first: int, last: int) -> list[str]:
    """The entities of which a device tells with these numbers."""
    sql = "SELECT DISTINCT entity FROM event WHERE device = ? AND seq BETWEEN ? AND ?"
    return [entity for (entity,) in rows(db, sql, device, first, last)]


def fill(db: Connection, told: Event) -> None:
    """Give a stub its words. Must run inside a transaction."""
    db.execute(
        "UPDATE event SET nonce = ?, data = ? WHERE device = ? AND seq = ? AND digest = ?",
        (
            told.nonce, None if told.data is None else canonical(told.data), told.device, told.seq,
            told.digest,
        ),
    )  # fmt: skip


def event(row: tuple[Any, ...]) -> Event:
    """The event of a row of ``COLUMNS``."""
    (
        device, seq, digest, format, id, actor, at, kind, entity, subject, session, base, inner,
        nonce, data, taken,
    ) = row  # fmt: skip
    return made_of((
        format, device, seq, digest, id, actor, at, kind, entity, subject, session,
        () if base == "[]" else tuple(json.loads(base)), inner, nonce,
        None if data is None else from_json(data), taken,
    ))  # fmt: skip
