"""All that a running session holds in memory: its run, its register and its notes.

Everything here is made of what ``record.resolve`` says of the session's entries, one at a time
and all at once alike, so that what is drawn and what the tables tell cannot differ.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce

from l4pc_tui.core.live.run.run import Run, fold, replay
from l4pc_tui.core.people.enrolled import Enrolled, on_register
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.moves import Move, Verb
from l4pc_tui.core.record.names import NO_COHORT, NO_SESSION, CohortId, NoteId, PersonId, SessionId
from l4pc_tui.core.record.nouns import (
    Actor,
    Cohort,
    Follow,
    Mark,
    Member,
    Note,
    Person,
    Seat,
    Session,
)
from l4pc_tui.core.record.reading import kind_of, move_of, noun
from l4pc_tui.core.record.resolve import (
    EMPTY,
    Record,
    Standing,
    as_joined,
    joined_id,
    resolve,
    thing_id,
    with_one_more,
)
from l4pc_tui.core.record.runs import NO_MOVES, Line, moves_of
from l4pc_tui.core.record.things import Told
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.folding import filed


@dataclass(frozen=True, slots=True)
class LiveSession:
    """One session's state.

    session: its id; of joined sessions the smallest. own: the id that it was asked for by.
    entries: all of them in id order, undone ones too. record: what they tell. lost: moves to
    places that the run sheet does not have.
    """

    session: SessionId
    run: Run = field(default_factory=Run)
    enrolled: tuple[Enrolled, ...] = ()
    marks: Mapping[PersonId, Mark] = field(default_factory=dict)
    """Person id → mark."""
    notes: tuple[Note, ...] = ()
    """In the order they were first written; struck and undone ones are gone."""
    follows: Mapping[NoteId, Follow] = field(default_factory=dict)
    """The note of an earlier commitment → what became of it."""
    seats: Mapping[str, Mapping[PersonId, Seat]] = field(default_factory=dict)
    """Round → person → seat; rounds that are planned ahead too."""
    final: Standing | None = None
    """What says that the register is final: when, and by whom; None while it is not."""
    entries: tuple[Told, ...] = ()
    record: Record = EMPTY
    lost: frozenset[str] = frozenset()
    own: SessionId = NO_SESSION

    @property
    def seated(self) -> tuple[Seat, ...]:
        """Every seat of every round."""
        return tuple(seat for of_one in self.seats.values() for seat in of_one.values())

    @property
    def line(self) -> Line:
        """The run's record that counts, and those beside it."""
        return self.record.runs.get(self.session, NO_MOVES)

    @property
    def moves(self) -> list[Move]:
        """The moves of the run, undone ones too."""
        return [move for move in moves_of(self.line) if move.id not in self.lost]

    @property
    def aside(self) -> int:
        """How many of its entries cannot be read: of a newer version, or of no plan of its own."""
        return len(self.record.aside.keys() | self.lost)

    def versions(self, kind: Kind, id: str) -> tuple[Told, ...]:
        """What stands side by side of one thing; empty when it is one version."""
        found = self.record.one(kind, id)
        return found.versions if found else ()

    def seen(self, entity: str) -> tuple[str, ...]:
        """What somebody who looks at a thing, or at the run, has seen of it: the base of what
        they say next."""
        kind = kind_of(entity)
        if kind is None:
            # The first move names what was seen of the session: two laptops' first moves part there.
            head = self.line.head
            return (head,) if head else self.record.heads(Kind.SESSION, self.session)
        return self.record.heads(kind, thing_id(entity, self.record.joins))

    @property
    def aside_in_words(self) -> str:
        """That some entries cannot be read; "" where all can."""
        if not self.aside:
            return ""
        it = "It is" if self.aside == 1 else "They are"
        told = count(self.aside, "entry", "entries")
        return f"{told} of this session cannot be read by this version of l4pc. {it} kept."

    def actor(self, id: str) -> str:
        """The name of who recorded something; "" of whoever was erased."""
        found = self.record.one(Kind.ACTOR, id)
        return found.noun.name if found and isinstance(found.noun, Actor) else ""


def room_names(room: LiveSession) -> tuple[str, ...]:
    """Everybody whom the session's record knows, as they are written and were before: somebody who
    left the cohort since is still named by what was said."""
    held = room.record
    told = (each for (kind, _), names in held.names.items() if kind is Kind.PERSON
            for name in names for each in held.said[name])  # fmt: skip
    people = (noun(each.entity, each.data) for each in told)
    named = (name for p in people if isinstance(p, Person) for name in (p.name, p.display_name))
    return tuple(sorted({name for name in named if name}, key=filed))


def enter(room: LiveSession, entry: Told) -> LiveSession:
    """The room after one more entry. The run is folded on where it can be; what the entry is
    about is read anew."""
    record = with_one_more(room.record, entry)
    if record is room.record:
        return room
    return _drawn(room, record, entry)


def gather(
    session: SessionId, entries: Iterable[Told], lost: frozenset[str] = frozenset()
) -> LiveSession:
    """The room that a session's entries tell: the same as entering them one by one."""
    record, own = resolve(entries), session
    session = SessionId(joined_id(Kind.SESSION, own, record.joins))
    said = sorted((each for told in record.said.values() for each in told), key=lambda e: e.id)
    room = LiveSession(session, entries=tuple(said), record=record, lost=lost, own=own)
    return replace(
        room,
        run=replay(room.moves),
        enrolled=enrolled_in(session, record),
        marks=_marks(session, record),
        notes=_notes(session, record),
        follows=_follows(session, record),
        seats=_seats(session, record),
        final=_final(session, record),
    )


def without(room: LiveSession, stops: Container[str], probes: Mapping[str, int]) -> LiveSession:
    """The room without moves to stops and probes that its run sheet does not have: what a newer
    version or another plan knew. probes: stop → how many it has."""
    lost = frozenset(m.id for m in room.moves if not _is_on(m, stops, probes))
    if not lost:
        return room
    room = replace(room, lost=room.lost | lost)
    return replace(room, run=replay(room.moves))


def _is_on(move: Move, stops: Container[str], probes: Mapping[str, int]) -> bool:
    stop = move.data.get("stop")
    if stop is not None and stop not in stops:
        return False
    others = (*move.data.get("openers", ()), *move.data.get("aside", ()))
    if any(other not in stops for other in others):
        return False
    return "probe" not in move.data or move.data["probe"] < probes.get(str(stop), 0)


def _drawn(room: LiveSession, record: Record, entry: Told) -> LiveSession:
    """The room with what one more entry changed."""
    last = room.entries[-1].id if room.entries else ""
    entries = (*room.entries, entry)
    if last > entry.id:
        entries = tuple(sorted(entries, key=lambda each: each.id))
    joined = record.joins != room.record.joins
    own = room.own or room.session
    session = SessionId(joined_id(Kind.SESSION, own, record.joins))
    before, kind = room.line, kind_of(entry.entity)
    room = replace(room, session=session, entries=entries, record=record, own=own)
    if room.line is not before or joined:
        room = replace(room, run=_run(room, before, entry))
    if joined or kind in _ON_THE_REGISTER or (kind is Kind.MARK and _moves_somebody(room, entry)):
        room = replace(room, enrolled=enrolled_in(session, record))
    if joined or kind is Kind.MARK:
        room = replace(room, marks=_marks(session, record))
    if joined or kind is Kind.NOTE:
        room = replace(room, notes=_notes(session, record))
    if joined or kind is Kind.FOLLOW:
        room = replace(room, follows=_follows(session, record))
    if joined or kind is Kind.SEAT:
        room = replace(room, seats=_seats(session, record))
    if joined or kind is Kind.FINAL:
        room = replace(room, final=_final(session, record))
    return room


_ON_THE_REGISTER = frozenset((Kind.PERSON, Kind.MEMBER, Kind.SESSION, Kind.COHORT))


def _moves_somebody(room: LiveSession, mark: Told) -> bool:
    """Whether a mark may change who is on the register: whoever has one is on it, on any day."""
    person = mark.entity.rpartition("/")[2]
    return mark.kind != "put" or all(each.person.id != person for each in room.enrolled)


def _run(room: LiveSession, before: Line, entry: Told) -> Run:
    """The run after one more move: folded on where it follows the last, else from its beginning."""
    if room.line.moves[:-1] == before.moves and room.line.moves[-1:] == (entry,):
        move = move_of(entry)
        if move is None:
            return room.run
        undone = move.data.get("of") if move.verb == Verb.UNDO else None
        if undone is None or all(each.id != undone for each in before.moves):
            return fold(room.run, move)
    return replay(room.moves)


def enrolled_in(session: SessionId, record: Record) -> tuple[Enrolled, ...]:
    """Everyone on the register of a session: its cohort by id, then who walked in."""
    held = record.one(Kind.SESSION, session)
    plan = held.noun if held and isinstance(held.noun, Session) else Session(session, "", "")
    people = (s.noun for s in record.of(Kind.PERSON).values() if isinstance(s.noun, Person))
    members = (s.noun for s in record.of(Kind.MEMBER).values() if isinstance(s.noun, Member))
    mine = (m for m in members if plan.cohort and m.cohort == plan.cohort)
    return on_register(people, mine, session, plan.date, _marks(session, record))


def cohort_of(room: LiveSession) -> CohortId:
    """The cohort that a session is of; "" for a try-out."""
    held = room.record.one(Kind.SESSION, room.session)
    return held.noun.cohort if held and isinstance(held.noun, Session) else NO_COHORT


def story_in(session: SessionId, record: Record) -> bool:
    """Whether the session's cohort has the story's names of the places."""
    held = record.one(Kind.SESSION, session)
    cohort = held.noun.cohort if held and isinstance(held.noun, Session) else ""
    found = record.one(Kind.COHORT, cohort) if cohort else None
    return bool(found and isinstance(found.noun, Cohort) and found.noun.story)


def _marks(session: SessionId, record: Record) -> dict[PersonId, Mark]:
    held = (s.noun for s in record.of(Kind.MARK).values() if isinstance(s.noun, Mark))
    return {mark.person: mark for mark in held if mark.session == session}


def _follows(session: SessionId, record: Record) -> dict[NoteId, Follow]:
    held = (s.noun for s in record.of(Kind.FOLLOW).values() if isinstance(s.noun, Follow))
    return {follow.note: follow for follow in held if follow.session == session}


def _seats(session: SessionId, record: Record) -> dict[str, dict[PersonId, Seat]]:
    found: dict[str, dict[PersonId, Seat]] = {}
    for _, each in sorted(record.of(Kind.SEAT).items()):
        if isinstance(each.noun, Seat) and each.noun.session == session:
            found.setdefault(each.noun.round, {})[each.noun.person] = each.noun
    return found


def _final(session: SessionId, record: Record) -> Standing | None:
    """What says that the register is final; of two laptops that said so, the one that was first."""
    held = record.one(Kind.FINAL, session)
    first = next((each for each in held.versions if each.kind == "put"), None) if held else None
    said = noun(first.entity, first.data) if first else None
    if held is None or first is None or said is None:
        return held
    return replace(held, noun=as_joined(said, first.entity, record.joins), by=first)


def _notes(session: SessionId, record: Record) -> tuple[Note, ...]:
    held: list[tuple[str, Note]] = []
    for each in record.of(Kind.NOTE).values():
        if isinstance(each.noun, Note) and each.noun.session == session:
            held.append((each.first, each.noun))
    held.sort(key=lambda pair: (pair[0], pair[1].id))
    return tuple(note for _, note in held)


def entered(room: LiveSession, entries: Iterable[Told]) -> LiveSession:
    """The room after some entries more, one by one."""
    return reduce(enter, entries, room)
