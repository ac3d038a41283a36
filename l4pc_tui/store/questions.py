"""The reading half of the store: every question, asked on the owning thread."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from sqlite3 import Connection
from typing import Concatenate, ParamSpec, TypeVar

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import NO_SESSION, CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import (
    Attendance,
    Cohort,
    Follow,
    Issued,
    Link,
    Mark,
    Member,
    Note,
    Person,
    RowAnswer,
    Seat,
)
from l4pc_tui.core.record.often import Brought
from l4pc_tui.core.record.runs import Line
from l4pc_tui.core.record.things import heads
from l4pc_tui.store import as_of
from l4pc_tui.store.file.connection import forget_pages, rows
from l4pc_tui.store.file.pretence import fact
from l4pc_tui.store.journal import actors, digests, drafts, journal, standing
from l4pc_tui.store.journal.digests import Soundness
from l4pc_tui.store.journal.drafts import HalfTyped
from l4pc_tui.store.journal.standing import Held
from l4pc_tui.store.tables import (
    between,
    commitments,
    copies,
    lease,
    library,
    measured,
    queries,
    search,
    seats,
    shelf,
    tallies,
)
from l4pc_tui.store.tables.between import Beside, Laptop
from l4pc_tui.store.tables.copies import CopyElsewhere
from l4pc_tui.store.tables.library import Content
from l4pc_tui.store.tables.measured import Measured
from l4pc_tui.store.tables.rowsets import CohortTally, SessionRow
from l4pc_tui.store.tables.shelf import ContentHead

P = ParamSpec("P")
T = TypeVar("T")
_PAGE = 2_000
"""Events read at once where all of them are wanted: writers get their turn in between."""


class Reads(ABC):
    """Questions to an open file. They give frozen values and wait for their turn."""

    device: str
    _now: Callable[[], float]

    @abstractmethod
    def _run(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run ``fn`` with the connection on the owning thread; what goes wrong is Trouble."""

    @abstractmethod
    def actor_id(self, name: str) -> str:
        """The id under which the person of that name writes here."""

    # Reading things

    def cohorts(self) -> tuple[Cohort, ...]:
        """All cohorts, by name."""
        return self._run(queries.cohorts)

    def members(self, cohort: CohortId) -> tuple[Member, ...]:
        """A cohort's members, each person once."""
        return self._run(queries.members, cohort)

    def people(self, cohort: CohortId | None = None) -> tuple[Person, ...]:
        """Everybody, or a cohort's members, by name."""
        return self._run(queries.people, cohort)

    def walked_in(self, session: SessionId) -> tuple[Person, ...]:
        """Who walked in to a session, by name."""
        return self._run(queries.walked_in, session)

    def walk_ins(self, cohort: CohortId) -> tuple[Person, ...]:
        """Who walked into a session of a cohort and is on no roster, by name."""
        return self._run(queries.walk_ins, cohort)

    def latest_parked(self) -> str:
        """The latest session with a parked item that waits for somebody; "" for none."""
        return self._run(queries.latest_parked)

    def person(self, id: PersonId) -> Person | None:
        """The person of an id, or of any id joined to it."""
        return self._run(queries.person, id)

    def sessions(self, cohort: CohortId | None = None) -> tuple[SessionRow, ...]:
        """All sessions, or a cohort's, by date, then id."""
        return self._run(queries.sessions, cohort)

    def session(self, id: SessionId) -> SessionRow | None:
        """The session of an id, or of any id joined to it."""
        return self._run(queries.session, id)

    def measured(self, cohorts: Collection[CohortId], sessions: Collection[SessionId]) -> Measured:
        """What was asked of these, people's forms, and stories of change with who chose them."""
        return self._run(measured.measured, cohorts, sessions)

    def session_ids_like(self, beginning: str) -> tuple[SessionId, ...]:
        """The ids of sessions that begin so."""
        return self._run(queries.session_ids_like, beginning)

    def marks(self, session: SessionId) -> tuple[Mark, ...]:
        """A session's marks, each person once."""
        return self._run(queries.marks, session)

    def links(self, cohort: CohortId) -> tuple[Link, ...]:
        """The ties of a cohort's people: who supports whom, who is kept apart or together."""
        return self._run(queries.links, cohort)

    def seats(self, cohort: CohortId) -> tuple[Seat, ...]:
        """Every seat in the groups of a cohort's sessions, by the sessions' dates."""
        return self._run(queries.seats, cohort)

    def attendance(self, session: SessionId) -> tuple[Attendance, ...]:
        """The attendance files that were taken into a session's register."""
        return self._run(queries.attendance, session)

    def issued(self, cohort: CohortId) -> tuple[Issued, ...]:
        """The certificates that were issued to people of a cohort, the first one first."""
        return self._run(queries.issued, cohort)

    def ever_marked(self, people: Collection[PersonId]) -> frozenset[PersonId]:
        """Who of some people has a mark in any session."""
        return self._run(queries.ever_marked, people)

    def notes(self, session: SessionId) -> tuple[Note, ...]:
        """A session's notes that stand, in the order they were first written."""
        return self._run(queries.notes, session)

    def how_many_notes(self) -> Mapping[SessionId, int]:
        """How many notes of each session stand; of one without any nothing is told."""
        return self._run(queries.how_many_notes)

    def commitments(self, cohort: CohortId) -> tuple[Note, ...]:
        """The commitments of a cohort's sessions that stand, in the order they were made."""
        return self._run(commitments.commitments, cohort)

    def follows(self, cohort: CohortId) -> tuple[Follow, ...]:
        """What a cohort's sessions told of earlier commitments, in the order it was told."""
        return self._run(commitments.follows, cohort)

    def search(self, text: str, most: int | None = None) -> tuple[Note, ...]:
        """Notes that hold every word of ``text``, newest first, so many at most or all of them;
        restricted ones never."""
        return self._run(search.search, text, most)

    def how_many_found(self, text: str) -> int:
        """How many notes hold every word of ``text``."""
        return self._run(search.how_many, text)

    def tallies(self) -> tuple[CohortTally, ...]:
        """Every cohort in figures, by name."""
        today = date.fromtimestamp(self._now())
        return self._run(tallies.tallies, today)

    # Reading the journal

    def line(self, session: SessionId) -> Line:
        """A session's run: the record of it that counts, and those beside it."""
        return self._run(queries.line, session)

    def actors(self) -> Mapping[str, str]:
        """The name of everybody who wrote anything, by the id that entries bear."""
        return self._run(actors.names)

    def told_by(self, entity: str) -> tuple[str, ...]:
        """The entities that tell of the same thing as one does, by every id that was joined."""
        return self._run(queries.told_by, entity)

    def entities(self, entity: str) -> tuple[str, ...]:
        """The same, those too of which nothing stands any more."""
        return self._run(queries.entities, entity)

    def ids_of(self, kind: Kind, id: str) -> tuple[str, ...]:
        """An id and every id that was joined to it."""
        return tuple(self._run(queries.all_of, kind, id))

    def told_last(
        self, actor: str, kinds: Collection[Kind], most: int
    ) -> tuple[tuple[Event, ...], str]:
        """Everything that tells of what somebody said last of people on this laptop, outside
        sessions, so many entries back; and the oldest of these, "" where none is left before it."""
        return self._run(queries.told_last, self.device, actor, kinds, most)

    def record_of(self, session: SessionId) -> tuple[Event, ...]:
        """All that tells of a session, in id order: the one way in for console, log and exports."""
        return self._run(queries.record_of, session)

    def aside(self, session: SessionId = NO_SESSION) -> int:
        """How many entries of a session, or of the whole file, this version cannot read."""
        return self._run(queries.aside, session)

    def row_answers(self, cohort: CohortId) -> dict[str, RowAnswer]:
        """Who rows of a cohort's rosters were said to be, by the print of each row."""
        return self._run(queries.row_answers, cohort)

    def events(self, entity: str, *, passed: bool = False) -> tuple[Event, ...]:
        """All events of an entity, in id order. passed: as in ``after``."""
        return self._run(journal.of, entity, passed=passed)

    def of_kind(self, kind: Kind, *, passed: bool = False) -> tuple[Event, ...]:
        """All events of the things of a kind, in id order. passed: as in ``after``."""
        return self._run(journal.under, f"{kind}:", passed=passed)

    def heads(self, entity: str) -> tuple[str, ...]:
        """The ids of the events that count now; two are two versions side by side."""
        return tuple(event.id for event in heads(self.events(entity)))

    def all_events(self, *, passed: bool = False) -> Iterator[Event]:
        """The whole journal in (device, seq) order, page by page. passed: as in ``after``."""
        key = journal.BEFORE_ALL
        while page := self._run(journal.after, key, _PAGE, passed=passed):
            yield from page
            key = page[-1].device, page[-1].seq, page[-1].digest

    def after(self, key: journal.Key, count: int, *, passed: bool = False) -> tuple[Event, ...]:
        """The next events in (device, seq, digest) order. passed: those too that are passed over."""
        return self._run(journal.after, key, count, passed=passed)

    def standing(self, upto: Mapping[str, int] | None = None) -> dict[str, Held]:
        """What is held of each device; upto: of these devices, up to these numbers."""
        return self._run(standing.standing, upto)

    def laptops(self) -> tuple[Laptop, ...]:
        """Every laptop of which there are entries, this one among them."""
        return self._run(between.laptops)

    def apart(self) -> frozenset[tuple[Kind, str, str]]:
        """The pairs that somebody told apart, by joined ids, the smaller first."""
        return self._run(between.apart)

    def collect_of(self, events: Iterable[Event]) -> int:
        """The newest collect that stands and brought one of some events; 0 for none."""
        return self._run(between.collect_of, events)

    def brought(self) -> tuple[Brought, ...]:
        """What every collect brought, those too that were undone."""
        return self._run(between.brought)

    def how_many(self) -> Mapping[Kind, int]:
        """Of each kind of thing, how many stand."""
        return self._run(between.how_many)

    def beside(self) -> Beside:
        """Everything of which several versions stand."""
        return self._run(between.beside)

    def copied(self) -> Connection:
        """A copy of the file in memory, for whichever thread it is given to."""
        return self._run(as_of.copied)

    def come_since(self, moment: float) -> tuple[Event, ...]:
        """The entries that stand and came in after a moment, in seconds since the epoch, by id."""
        return self._run(as_of.come_since, moment)

    def fact(self, name: str) -> str:
        """What the file remembers under a name, or empty."""
        return self._run(fact, name)

    def data_version(self) -> int:
        """A number that changes when another process has written."""
        return self._run(_data_version)

    # Beside the journal

    def draft(self, session: SessionId, actor: str = "", *, others: bool = False) -> str:
        """The half-typed line of the person of that name, else the newest that is of nobody who sits
        beside who conducts; or empty.

        others: rather somebody else's.
        """
        signed = self.actor_id(actor) if actor else ""
        return self._run(seats.line, session, self.device, signed, others=others)

    def own_draft(self, session: SessionId, actor: str) -> str:
        """The half-typed line of the person of that name, and nobody else's; or empty."""
        return self._run(drafts.own, session, self.device, self.actor_id(actor))

    def who_conducts(self, session: SessionId) -> str:
        """The holder of a session's lease; empty where nobody has it."""
        return self._run(lease.holder_of, session)

    def half_typed(self) -> tuple[HalfTyped, ...]:
        """Everybody's half-typed lines."""
        return self._run(drafts.all_of)

    def last_beat(self, session: SessionId) -> float | None:
        """When the run was last known to be alive, in seconds since the epoch."""
        return self._run(drafts.last_beat, session)

    def copies(self) -> tuple[CopyElsewhere, ...]:
        """The backups that were written elsewhere, newest first."""
        return self._run(copies.all_of)

    # The library

    def content(self, kind: str, id: str) -> Content | None:
        """The last good version of an exercise, session plan or programme: the library's own, else
        the one that came last from another laptop."""
        return self._run(library.content, kind, id)

    def content_by_sha(self, sha256: str) -> Content | None:
        """A version by its sha256, whether or not it still counts."""
        return self._run(library.content_by_sha, sha256)

    def contents(self, kind: str | None = None) -> tuple[ContentHead, ...]:
        """The library's list, by kind and title."""
        return self._run(shelf.contents, kind)

    def versions(self) -> Mapping[str, int]:
        """The id of each script → how many versions of it are kept."""
        return self._run(library.versions)

    def file_states(self) -> dict[str, tuple[int, int, str]]:
        """Each file that was read, as (mtime_ns, size, sha256)."""
        return self._run(shelf.file_states)

    def refused_files(self) -> frozenset[str]:
        """The files that were refused when they were read last."""
        return self._run(shelf.refused_files)

    # Checks

    def verify(self) -> Soundness:
        """Look at every entry's digest, letting writers in between."""
        self._run(forget_pages)
        events = broken = 0
        key: journal.Key | None = journal.BEFORE_ALL
        while key is not None:
            key, looked_at, wrong = self._run(digests.page, key)
            events, broken = events + looked_at, broken + wrong
        return Soundness(events, broken, self._run(digests.gaps))


def _data_version(db: Connection) -> int:
    return int(rows(db, "PRAGMA data_version")[0][0])
