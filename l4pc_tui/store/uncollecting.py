"""A collect is undone: what only it brought, and what was settled with it, is passed over from now
on, and stays in the journal."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from l4pc_tui.core.record.entry import ACT, RESTORES, Event
from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.store.collecting import hand_over_waiting
from l4pc_tui.store.file.connection import rows, writing
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.journal import journal
from l4pc_tui.store.journal.numbers import Numbers
from l4pc_tui.store.tables import projections
from l4pc_tui.store.writes import local_time

_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing a collect did. passed: how many entries are passed over. let_go: how many
    erasures wait no more, for no other collect that stands brought them."""

    passed: int
    let_go: int


def undo(db: Connection, collect: int, now: float) -> Undone:
    """Pass over what only this collect brought. All of it or nothing.

    What was settled with it is passed over too, and is in no number. Raises Trouble "built-on" or
    "erased" where it cannot be undone any more.
    """
    with writing(db):
        found = rows(db, "SELECT joins FROM collect WHERE id = ? AND undone = ''", collect)
        if not found:
            raise Trouble("other", "This collect was undone already, or never was.")
        if rows(db, "SELECT 1 FROM waiting WHERE collect = ? AND event = ''", collect):
            raise Trouble(
                "erased",
                "An erasure that came with this collect was confirmed, and what was erased cannot "
                "come back. Nothing was undone.",
            )
        going = list(_only_brought_by(db, collect))
        settled = acts_of(db, json.loads(found[0][0]))
        _must_not_be_built_on(db, going, settled)
        db.executemany(
            "UPDATE event SET passed = 1 WHERE device = ? AND seq = ? AND digest = ?",
            [(event.device, event.seq, event.digest) for event in (*going, *settled)],
        )
        db.execute("UPDATE collect SET undone = ? WHERE id = ?", (local_time(now), collect))
        let_go = hand_over_waiting(db, collect)
        projections.refresh(db, [*going, *settled])
    return Undone(len(going), let_go)


def acts_of(db: Connection, acts: Iterable[str], *, passed: bool = False) -> tuple[Event, ...]:
    """The entries of these acts, each by its first one, and those that took one of them back.

    passed: those too that are passed over.
    """
    held, found = set(acts), tuple[Event, ...]()
    while held:
        places, ids = ", ".join("?" * len(held)), sorted(held)
        found = journal.read(
            db,
            f"""WHERE id >= ? AND (id IN ({places}) OR json_extract(data, '$.{ACT}') IN ({places})
                OR json_extract(data, '$.{RESTORES}') IN ({places})) ORDER BY id""",
            ids[0], *ids, *ids, *ids, passed=passed,
        )  # fmt: skip
        if held >= {event.id for event in found}:
            break
        held |= {event.id for event in found}
    return found


def _only_brought_by(db: Connection, collect: int) -> Iterator[Event]:
    """The entries that this collect brought and no other that stands."""
    others = Numbers(
        rows(
            db,
            """SELECT device, first, last FROM brought JOIN collect ON collect.id = brought.collect
               WHERE undone = '' AND id <> ?""",
            collect,
        )
    )
    ranges = rows(db, "SELECT device, first, last FROM brought WHERE collect = ?", collect)
    for device, first, last in ranges:
        for event in journal.read(
            db, "WHERE device = ? AND seq BETWEEN ? AND ?", device, first, last
        ):
            if not others.has(event.device, event.seq):
                yield event


def _must_not_be_built_on(
    db: Connection, going: Collection[Event], settled: Collection[Event]
) -> None:
    ids = {event.id for event in (*going, *settled)}
    keys = {(event.device, event.seq) for event in going}
    entities = {event.entity for event in going}
    lone = {
        entity for entity in entities
        if all((event.device, event.seq) in keys or event.id in ids
               for event in journal.of(db, entity))
    }  # fmt: skip
    for event in _written_here(db):
        if event.id in ids:
            continue
        named = sorted({*_named(event)} & lone)
        if not ids.isdisjoint(event.base) or named:
            what = (named or [event.entity])[0].partition(":")[0]
            of = kind_of(f"{what}:")
            told = THINGS[of].one if of is not None else "session"
            raise Trouble(
                "built-on",
                f"Something was recorded here since about a {told} that came with this collect. "
                "Nothing was undone.",
                "Take that back first, or leave the collect as it is.",
            )


def _written_here(db: Connection) -> Iterator[Event]:
    """The entries that stand and that no collect brought."""
    brought = Numbers(rows(db, "SELECT device, first, last FROM brought"))
    key = journal.BEFORE_ALL
    while page := journal.after(db, key, _PAGE):
        yield from (event for event in page if not brought.has(event.device, event.seq))
        key = page[-1].device, page[-1].seq, page[-1].digest


def _named(event: Event) -> Iterator[str]:
    """The entities of the things that an entry names."""
    yield event.entity
    if event.session:
        yield f"{Kind.SESSION}:{event.session}"
    if event.subject:
        yield f"{Kind.PERSON}:{event.subject}"
    kind, data = kind_of(event.entity), event.data or {}
    if kind is Kind.SAME:
        yield from (f"{data.get('kind')}:{data.get(side)}" for side in ("one", "other"))
    elif kind is not None:
        row = THINGS[kind]
        named = dict(zip(row.parts, event.entity.partition(":")[2].split("/"), strict=False))
        for name, of in row.refs.items():
            yield f"{of}:{data.get(name) or named.get(name, '')}"
