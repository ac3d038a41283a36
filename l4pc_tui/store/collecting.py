"""What other laptops wrote is collected: one step, tried before it is taken, undone as one.

An erasure that would take away words which this file held before is not believed at once: it lies
in ``waiting`` until somebody confirms it. A collect that is undone loses no entry: what only it
brought is passed over, until another brings it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields, replace
from sqlite3 import Connection

from l4pc_tui.core.between.scope import Scope, scope_of
from l4pc_tui.core.record.entry import Event, canonical
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.store.admission import Admitted, Taking
from l4pc_tui.store.file.connection import rows, writing
from l4pc_tui.store.journal import journal
from l4pc_tui.store.journal.numbers import Numbers
from l4pc_tui.store.tables import library, queries
from l4pc_tui.store.tables.library import Content
from l4pc_tui.store.writes import local_time, wipe


@dataclass(frozen=True, slots=True)
class About:
    """What a collected file says of itself. sha: its digest. sent_at: when it was written, ISO.

    new: how many entries of it the journal lacked. left_out: of how many lines nothing was taken.
    """

    file: str
    sha: str
    device: str
    actor: str
    cohort: str
    sent_at: str
    new: int = 0
    left_out: int = 0

    @property
    def is_hub(self) -> bool:
        """Whether it is a hub, and no laptop's file: its address, and its id instead of a digest."""
        return not self.device


File = tuple[About, Iterable[Event], Iterable[Content]]
"""A file to collect: what it says of itself, its entries, its versions of files of the library."""


@dataclass(frozen=True, slots=True)
class Matter:
    """An erasure that waits: its entry, and which entries here it would take the words from."""

    event: Event
    losing: frozenset[journal.Key]


def lost(matters: Iterable[Matter]) -> int:
    """How many entries would lose their words: one that several would take them from is one."""
    return len(frozenset[journal.Key]().union(*(each.losing for each in matters)))


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collect did, or would do. id: its own; 0 of one that was only tried.

    files: what each file brought, in their order.
    """

    id: int
    files: tuple[tuple[About, Admitted], ...]


@dataclass(frozen=True, slots=True)
class CollectRow:
    """A collect as it is remembered. acts: what was settled with it, each by its first entry.
    undone: when, or empty while it stands."""

    id: int
    at: str
    actor: str
    files: tuple[About, ...]
    acts: tuple[str, ...]
    undone: str


def collect(
    db: Connection, files: Iterable[File], actor: str, now: float, *, trial: bool = False
) -> Collected:
    """Take in files, in a transaction of the caller's. ``wipe`` is his too."""
    at = local_time(now)
    ever = Numbers(rows(db, "SELECT device, first, last FROM brought"))
    number = 0
    if not trial:
        number = int(rows(db, "SELECT coalesce(max(id), 0) + 1 FROM collect")[0][0])
    taking = Taking(db, at, waits=True, ever=ever)
    done: list[tuple[About, Admitted]] = []
    for about, events, contents in files:
        taking.take(events)
        for content in contents:
            library.keep(db, content)
        taken = taking.so_far()
        done.append((replace(about, new=len(taken.new)), taken))
    taking.finish()
    if not trial:
        _remember(db, number, at, actor, [about for about, _ in done], taking.theirs())
        for event in taking.waiting:
            db.execute(
                "INSERT OR IGNORE INTO waiting (digest, collect, event) VALUES (?, ?, ?)",
                (event.digest, number, canonical(asdict(event))),
            )
    return Collected(number, tuple(done))


def _remember(
    db: Connection, number: int, at: str, actor: str, files: Sequence[About],
    theirs: Numbers,
) -> None:  # fmt: skip
    db.execute(
        "INSERT INTO collect (id, at, actor, files) VALUES (?, ?, ?, ?)",
        (number, at, actor, canonical([asdict(each) for each in files])),
    )
    db.executemany("INSERT INTO brought VALUES (?, ?, ?, ?)", ((number, *each) for each in theirs))


def collects(db: Connection) -> tuple[CollectRow, ...]:
    """All collects, newest first."""
    sql = "SELECT id, at, actor, files, joins, undone FROM collect ORDER BY id DESC"
    return tuple(
        CollectRow(
            id, at, actor, tuple(About(**each) for each in json.loads(files)),
            tuple(json.loads(joins)), undone,
        )
        for id, at, actor, files, joins, undone in rows(db, sql)
    )  # fmt: skip


def keep_with(db: Connection, collect: int, acts: Sequence[str]) -> None:
    """Remember what is settled with a collect, each act by its first entry: it goes with it."""
    with writing(db):
        for (held,) in rows(db, "SELECT joins FROM collect WHERE id = ?", collect):
            told = canonical(list(dict.fromkeys([*json.loads(held), *acts])))
            db.execute("UPDATE collect SET joins = ? WHERE id = ?", (told, collect))


# Erasures that wait


def waiting(db: Connection) -> tuple[Matter, ...]:
    """The erasures that wait for somebody's word, in id order."""
    told = rows(db, "SELECT event FROM waiting WHERE event <> ''")
    return matters(db, sorted((_event(text) for (text,) in told), key=lambda event: event.id))


def matters(db: Connection, erasures: Iterable[Event]) -> tuple[Matter, ...]:
    """From which entries here each of some erasures would take the words."""
    taking = Taking(db, "", waits=True)
    return tuple(Matter(each, frozenset(taking.would_lose(each))) for each in erasures)


def confirm_waiting(db: Connection, events: Sequence[Event], now: float) -> Admitted:
    """Do what these erasures ask for. The collect that brought them cannot be undone then."""
    with writing(db):
        taking = Taking(db, local_time(now), waits=False)
        told = _only_waiting(db, events)
        taking.take(told)
        # An empty one says that it was confirmed.
        sql = "UPDATE waiting SET event = '' WHERE digest = ?"
        db.executemany(sql, [(event.digest,) for event in told])
        taking.finish()
        done = taking.so_far()
    wipe(db)
    return done


def refuse_waiting(db: Connection, events: Sequence[Event]) -> None:
    """Let go of these erasures. Whoever sends them again asks again."""
    with writing(db):
        for event in _only_waiting(db, events):
            db.execute("DELETE FROM waiting WHERE digest = ?", [event.digest])


def _only_waiting(db: Connection, events: Sequence[Event]) -> list[Event]:
    held = {digest for (digest,) in rows(db, "SELECT digest FROM waiting WHERE event <> ''")}
    return [event for event in events if event.digest in held]


def hand_over_waiting(db: Connection, collect: int) -> int:
    """The erasures that wait for having come with a collect that was undone wait with the newest
    other one that stands and brought them too; how many none did, which are let go."""
    gone = 0
    for digest, text in rows(db, "SELECT digest, event FROM waiting WHERE collect = ?", collect):
        event = _event(text)
        other = rows(
            db,
            """SELECT max(id) FROM brought JOIN collect ON collect.id = brought.collect
               WHERE undone = '' AND device = ? AND ? BETWEEN first AND last""",
            event.device, event.seq,
        )[0][0]  # fmt: skip
        if other is None:
            db.execute("DELETE FROM waiting WHERE digest = ?", [digest])
            gone += 1
        else:
            db.execute("UPDATE waiting SET collect = ? WHERE digest = ?", (other, digest))
    return gone


def _event(text: str) -> Event:
    told = json.loads(text)
    return Event(**told | {"base": tuple(told["base"])})


# What was handed over


@dataclass(frozen=True, slots=True)
class SentRow:
    """A file that was written for another laptop. what: "bundle" or "pack". to: for whom, or
    empty. cohort: its id, or empty for all. upto: each device's highest number that was in it."""

    at: str
    what: str
    file: str
    to: str
    cohort: str
    sha: str
    entries: int
    withheld: int
    upto: Mapping[str, int]


_NAMES = tuple(each.name for each in fields(SentRow))
_SENT = ", ".join(f'"{name}"' for name in _NAMES)


def sent(db: Connection) -> tuple[SentRow, ...]:
    """What was handed over, newest first."""
    return tuple(
        SentRow(**dict(zip(_NAMES, told, strict=True)) | {"upto": json.loads(told[-1])})
        for told in rows(db, f"SELECT {_SENT} FROM sent ORDER BY id DESC")
    )


def keep_sent(db: Connection, row: SentRow) -> None:
    """Remember that something was handed over."""
    values = [*astuple(row)[:-1], canonical(dict(row.upto))]
    with writing(db):
        db.execute(f"INSERT INTO sent ({_SENT}) VALUES ({', '.join('?' * len(values))})", values)


def known(db: Connection) -> dict[str, int]:
    """Each device → its highest number that the journal holds."""
    highest: dict[str, int] = {}
    device = ""
    # A step of the index for each device: reading every entry takes long where there are many.
    while device := rows(db, "SELECT min(device) FROM event WHERE device > ?", device)[0][0] or "":
        highest[device] = rows(db, "SELECT max(seq) FROM event WHERE device = ?", device)[0][0]
    return highest


def since(
    db: Connection, upto: Mapping[str, int], cohort: str = "", *, here: bool = False
) -> int:  # fmt: skip
    """How many entries that stand have higher numbers than these; of all, or of one cohort.

    here: only of what was written here, that is, of what no collect brought.
    """
    newer_ones = f"{_NEWER} {_WRITTEN_HERE}" if here else _NEWER
    if not cohort:
        sql = f"SELECT count(*) FROM event {newer_ones}"
        return sum(int(rows(db, sql, each, upto.get(each, 0))[0][0]) for each in known(db))
    newer = [
        event for device in known(db)
        for event in journal.read(db, newer_ones, device, upto.get(device, 0))
    ]  # fmt: skip
    if not newer:
        return 0
    # What takes something back does not say of what it was.
    bare = dict.fromkeys(event.entity for event in newer if not event.data)
    scope = _scope(db, cohort, [*newer, *(told for each in bare for told in journal.of(db, each))])
    return sum(scope.holds(event) for event in newer)


_NEWER = "WHERE device = ? AND seq > ? AND passed = 0"
_WRITTEN_HERE = """AND NOT EXISTS (
    SELECT 1 FROM (SELECT device AS laptop, first, last FROM brought)
    WHERE laptop = device AND seq BETWEEN first AND last)"""


def _scope(db: Connection, cohort: str, asked: Sequence[Event]) -> Scope:
    """A cohort's scope, from as few entries as tell of it. asked: of what it is asked."""
    cohorts = queries.all_of(db, Kind.COHORT, cohort)
    told = [*journal.under(db, f"{Kind.SESSION}:"), *journal.under(db, f"{Kind.PERSON}:"),
            *journal.under(db, f"{Kind.SAME}:")]  # fmt: skip
    for each in cohorts:
        told += journal.under(db, f"{Kind.MEMBER}:{each}/")
    sessions = scope_of(told, frozenset(cohorts)).sessions
    for each in sorted(sessions):
        told += journal.under(db, f"{Kind.MARK}:{each}/")
    return scope_of([*told, *asked], frozenset(cohorts))
