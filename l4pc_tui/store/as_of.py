"""The record as this file held it at a moment: what had come in until then and stood then.

``taken`` says when an entry came into this file; ``at`` cannot tell, for a bundle that comes late
changes the past. What a collect brought that was undone later stood until then. What was erased or
struck since is gone: of its words nothing is told, of its figures what was kept as its outline.

The past is a database in memory: no file of it ever lies anywhere.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from sqlite3 import Connection
from typing import Any, NamedTuple

from l4pc_tui.core.record.entry import ACT, TAKES_WORDS, Event, canonical
from l4pc_tui.core.record.erased import WITH_THEIR_SUBJECT
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.store.file.connection import much_at_once, rows, writing
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.journal import journal
from l4pc_tui.store.journal.numbers import Numbers
from l4pc_tui.store.tables import projections
from l4pc_tui.store.uncollecting import acts_of
from l4pc_tui.store.writes import local_time


def copied(db: Connection) -> Connection:
    """A copy of a file in memory, for whichever thread it is given to."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        db.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


class Lost(NamedTuple):
    """What is gone of a moment. erased: how many entries lost words since. outlines: the digests of
    those whose figures are known all the same; their data are no longer what was written."""

    erased: int
    outlines: frozenset[str]


def wind_back(db: Connection, moment: float) -> Lost:
    """Let a copy hold what stood at a moment, in seconds since the epoch; what is gone of it.
    Nothing can be written to it any more then."""
    when = cache(epoch)
    moment = when(local_time(moment))  # cut to the milliseconds that entries bear
    stood = _standing_at(db, moment, when)
    held = rows(db, f"SELECT {journal.COLUMNS}, passed FROM event")
    taking = [row for row in held if row[_KIND] in TAKES_WORDS]
    since = list(map(_event, (row for row in taking if when(row[_TAKEN]) > moment)))
    then, gone = list[_Row](), list[_Row]()
    for row in held:
        (then if when(row[_TAKEN]) <= moment and stood(row) else gone).append(row)
    before = _Taken(_event(row) for row in then if row[_KIND] in TAKES_WORDS)
    left, erased = _outlines(db, then, _Taken(since), before)
    ids = {row[_ID] for row in then}
    # What stands in the place of a move from which a name went.
    instead = {
        (event.device, event.seq, event.digest) for event in since
        if event.entity.startswith(f"{RUN}:") and not ids.isdisjoint(event.base)
    }  # fmt: skip
    gone = [row for row in gone if _key(row) not in instead]
    back = [row for row in then if row[_PASSED]]
    where = "WHERE device = ? AND seq = ? AND digest = ?"
    with much_at_once(db), writing(db):
        db.executemany(f"DELETE FROM event {where}", map(_key, gone))
        db.executemany(f"UPDATE event SET passed = 0 {where}", map(_key, back))
        db.executemany(
            f"UPDATE event SET nonce = '', data = ? {where}",
            [(data, *_key(row)) for row, data in left],
        )
        changed = [*gone, *back, *(row for row, _ in left)]
        projections.renew(db, {row[_ENTITY] for row in changed})
    db.execute("PRAGMA query_only = ON").fetchall()
    return Lost(erased, frozenset(row[_DIGEST] for row, _ in left))


_Row = tuple[Any, ...]
"""A row of ``journal.COLUMNS``, and whether it is passed over."""
_NAMES = (*journal.COLUMNS.split(", "), "passed")
_ID, _KIND, _ENTITY, _SUBJECT, _NONCE, _TAKEN, _DIGEST, _PASSED = map(
    _NAMES.index, ("id", "kind", "entity", "subject", "nonce", "taken", "digest", "passed")
)
"""Where these stand in a row: not each of many thousand entries is made whole."""


def _key(row: _Row) -> journal.Key:
    return row[0], row[1], row[2]


def _event(row: _Row) -> Event:
    return journal.event(row[:_PASSED])


def come_since(db: Connection, moment: float) -> tuple[Event, ...]:
    """The entries that stand and came in after a moment, in seconds since the epoch, by id."""
    # Clocks of the whole world say a day or its neighbour: the rest is looked at one by one.
    day = local_time(moment - 2 * 86_400)[:10]
    told = journal.read(db, "WHERE taken >= ? ORDER BY id, digest", day)
    since = local_time(moment)
    return tuple(each for each in told if epoch(each.taken) > epoch(since))


def only_to_read() -> Trouble:
    """The refusal to write to the past."""
    return Trouble("read-only", "What was is only read. Nothing was written.", "")


# What stood


def _standing_at(
    db: Connection, moment: float, when: Callable[[str], float]
) -> Callable[[_Row], bool]:
    """Whether an entry that had come by a moment was not passed over then, by its row."""
    collects = rows(db, "SELECT id, at, joins, undone FROM collect")
    undone = {id: when(until) for id, _, _, until in collects if until}
    covering = {
        id for id, at, _, _ in collects
        if when(at) <= moment and (id not in undone or moment < undone[id])
    }  # fmt: skip
    brought = rows(db, "SELECT collect, device, first, last FROM brought")
    # Only what an undone collect brought, or was settled with one, was ever passed over.
    in_question = Numbers((each, first, last) for id, each, first, last in brought if id in undone)
    covered = Numbers((each, first, last) for id, each, first, last in brought if id in covering)
    settled: dict[str, float] = {}
    for id, _, joins, _ in collects:
        if id in undone:
            for event in acts_of(db, json.loads(joins), passed=True):
                if when(event.taken) <= undone[id]:
                    settled[event.id] = undone[id]

    def stood(row: _Row) -> bool:
        until = settled.get(row[_ID])
        if until is not None and moment < until:
            return True
        if until is None and not in_question.has(row[0], row[1]):
            return True
        return covered.has(row[0], row[1])

    return stood


# What was erased since


class _Taken:
    """From which entries some erasures and redactions take the words.

    erased: entity → its erasure. acts: the redactions, each of which may be the first of an act.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.erased: dict[str, Event] = {}
        self.acts: set[str] = set()
        self._redacted: dict[str, set[str]] = defaultdict(set)
        for event in events:
            if event.kind == "erase":
                self.erased[event.entity] = event
            elif event.kind == "redact":
                self.acts.add(event.id)
                self._redacted[event.entity].update(event.base)

    def have(self, row: _Row) -> bool:
        """Whether they take those of one, by its row."""
        entity = row[_ENTITY]
        if row[_KIND] == "erase":
            return False
        if entity in self.erased or row[_ID] in self._redacted.get(entity, ()):
            return True
        about = entity.partition(":")[0] in WITH_THEIR_SUBJECT
        return about and f"{Kind.PERSON}:{row[_SUBJECT]}" in self.erased


def _outlines(
    db: Connection, then: Iterable[_Row], since: _Taken, before: _Taken
) -> tuple[list[tuple[_Row, str]], int]:
    """Of what lost its words since, the rows with the figures that are known of them; and how many
    lost them."""
    outlines = {
        (device, seq, digest): data
        for device, seq, digest, data in rows(db, "SELECT device, seq, digest, data FROM outline")
    }
    instead = _instead(db, since.acts)
    told: list[tuple[_Row, str]] = []
    erased = 0
    for row in then:
        if row[_NONCE] is not None or not since.have(row) or before.have(row):
            continue
        erased += 1
        data = outlines.get(_key(row))
        if (erasure := since.erased.get(row[_ENTITY])) is None:
            data = instead.get(row[_ID], data)
        elif data is None and row[_KIND] == "put" and erasure.data is not None:
            # An older version erased it: what stands of it now is all that is known.
            data = canonical(erasure.data)
        if data is not None:
            told.append((row, data))
    return told, erased


def _instead(db: Connection, acts: set[str]) -> dict[str, str]:
    """The id of an entry from which somebody's name was taken → what was put in its place then."""
    if not acts:
        return {}
    puts = journal.read(db, "WHERE kind = 'put' AND nonce IS NOT NULL", passed=True)
    return {
        id: canonical(event.data)
        for event in puts if event.data and event.data.get(ACT) in acts for id in event.base
    }  # fmt: skip
