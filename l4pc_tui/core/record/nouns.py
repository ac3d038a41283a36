"""The things that people record, as frozen values, and how each is named in the journal.

Entities: ``person:<id>``, ``cohort:<id>``, ``member:<cohort>/<person>``, ``session:<id>``,
``mark:<session>/<person>``, ``note:<id>``, ``follow:<session>/<note>`` (what became of an earlier
commitment), ``same:<id>`` (a join of two ids), ``different:<id>`` (two that are not the same), ``link:<id>`` (a tie of two people),
``row:<id>`` (who a row of a roster or an attendance file was said to be), ``actor:<id>`` (who
records), ``run-choice:<session>`` (which of two laptops' records of a run counts),
``seat:<session>/<round>/<person>`` (who sat where in a round of groups), ``attendance:<id>`` (a
file that told who came), ``final:<session>`` (the register is final), ``handed:<id>`` (a file that
was written out), ``issued:<id>`` (a certificate) and ``run:<session>`` (moves). What is asked of a group, and the stories that people
tell of what changed, stand in ``outcome_nouns``. Entries name people by id only; names stand in
person and actor entries, in a link whose other person is not known yet, and in free text. ``kinds`` has a row for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.record.names import (
    NO_COHORT,
    NO_PERSON,
    NO_SESSION,
    CohortId,
    NoteId,
    PersonId,
    SessionId,
)
from l4pc_tui.core.record.outcome_nouns import Asked, Change, Chosen, Rating
from l4pc_tui.core.record.said_of import SaidOf


class Presence(StrEnum):
    """One person's presence on the register."""

    HERE = "here"
    LATE = "late"
    ONLINE = "online"
    SORRY = "sorry"
    ABSENT = "absent"
    LEFT_EARLY = "left-early"

    @property
    def in_room(self) -> bool:
        """True when the person is taking part now (in the room or online)."""
        return self in (Presence.HERE, Presence.LATE, Presence.ONLINE)

    @property
    def was_there(self) -> bool:
        """True when the person took part, if only until they left."""
        return self.in_room or self is Presence.LEFT_EARLY


class NoteKind(StrEnum):
    """What a note is; its mark is the first character of the capture line."""

    NOTE = "note"
    INSIGHT = "insight"
    QUOTE = "quote"
    PARKED = "parked"
    BARRIER = "barrier"
    COMMITMENT = "commitment"
    STRENGTH = "strength"
    STORY = "story"
    TRAINER = "trainer"
    RESTRICTED = "restricted"


class Outcome(StrEnum):
    """What became of a commitment, as it is told at a later session."""

    DONE = "done"
    STARTED = "started"
    CHANGED = "changed"
    BLOCKED = "blocked"


class Disposal(StrEnum):
    """What became of a parked item."""

    TAKEN = "taken"
    DROPPED = "dropped"
    OPEN = "open"


class Consent(StrEnum):
    """What a speaker agreed to."""

    ANON = "anon"
    NAMED = "named"
    INSIDE = "inside"
    WITHDRAWN = "withdrawn"


class Sharing(StrEnum):
    """Who may read a note."""

    SHAREABLE = "shareable"
    TEAM = "team"


class Barrier(StrEnum):
    """What can be in the way."""

    TIME = "time"
    RESOURCE = "resource"
    SILO = "silo"
    PERMISSION = "permission"
    OTHER = "other"


class Tie(StrEnum):
    """How two people belong together or apart, said of the first."""

    SUPPORTER_OF = "supporter of"
    SUPPORTED_BY = "supported by"
    APART = "keep apart from"
    TOGETHER = "keep together with"


@dataclass(frozen=True, slots=True)
class Person(SaidOf):
    """Least data about one person."""

    id: PersonId
    name: str
    display_name: str = ""
    organisation: str = ""
    sector: str = ""
    roles: tuple[str, ...] = ()
    email: str = ""
    walk_in: SessionId = NO_SESSION
    """The session that the person walked into, while not yet matched to a roster."""


@dataclass(frozen=True, slots=True)
class Cohort(SaidOf):
    """The people who go through a programme together.

    story: whether the facilitator reads the story's names beside those of the places.
    register_months, notes_months: how long after the last session it is kept, as it was agreed;
    0 while it was not. kept_because: why so long. kept_reviewed: the day on which that was said last.
    """

    id: CohortId
    name: str
    programme: str = ""
    story: bool = False
    register_months: int = 0
    notes_months: int = 0
    kept_because: str = ""
    kept_reviewed: str = ""


@dataclass(frozen=True, slots=True)
class Member(SaidOf):
    """One person's place in a cohort.

    facilitates: on the register, not in counts or groups. roles: what the person is in this
    cohort. joined, left: ISO days, the first and the last on which the person belongs to it; ""
    where nobody said so. Why somebody left is not asked.
    """

    id: str
    cohort: CohortId
    person: PersonId
    facilitates: bool = False
    roles: tuple[str, ...] = ()
    joined: str = ""
    left: str = ""

    def belongs_on(self, day: str) -> bool:
        """Whether the person is on the register of a session on that ISO day; "" is a day that
        nobody has said yet, and whoever has left is not there."""
        if not day:
            return not self.left
        return (not self.joined or self.joined <= day) and (not self.left or day <= self.left)


@dataclass(frozen=True, slots=True)
class Link(SaidOf):
    """A tie of somebody in a cohort to another person, as a roster or a coordinator says it.

    kind: a Tie. name: the other as they were written. other: who that is, "" until it is known.
    offered: found among remarks, so that a person decides whether it is meant.
    """

    id: str
    cohort: CohortId
    person: PersonId
    kind: str
    name: str = ""
    other: PersonId = NO_PERSON
    offered: bool = False

    @property
    def holds(self) -> bool:
        """Whether groups must obey it."""
        return bool(self.other) and not self.offered


@dataclass(frozen=True, slots=True)
class Session(SaidOf):
    """One meeting of a cohort on a date, from a plan. ``cohort`` is empty for a try-out.

    date: ISO. number, of: its place in the programme, 0 when there is none.
    starts: "HH:MM" when it begins at another time than its plan says; the plan's clock times
            move along.
    """

    id: SessionId
    plan: str
    date: str
    cohort: CohortId = NO_COHORT
    title: str = ""
    venue: str = ""
    starts: str = ""
    number: int = 0
    of: int = 0

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Its place among sessions: by date, those of one day by time, those without a date last
        and by number."""
        return (self.date or "9999", self.starts, self.number, self.id)


@dataclass(frozen=True, slots=True)
class Mark(SaidOf):
    """One person's mark in one session; ``arrived`` and ``left`` are ISO times or empty.

    spans: the times between which attendance files say that the person was there, in order, each
    "start/end" in ISO with offset; a side that no file tells is empty. stated: the minutes that a
    service states where its times have gaps; 0 for none. sources: the sha256 of each such file.
    filed: the mark as such files alone gave it; another one, or "", is what a person said.
    """

    id: str
    session: SessionId
    person: PersonId
    mark: str
    arrived: str = ""
    left: str = ""
    remark: str = ""
    spans: tuple[str, ...] = ()
    stated: int = 0
    sources: tuple[str, ...] = ()
    filed: str = ""


@dataclass(frozen=True, slots=True)
class Seat(SaidOf):
    """Where one person sits in one round of groups.

    round: the id of the round. table: from 1. at: when the round was worked in, ISO; "" while it
    is only planned ahead.
    """

    id: str
    session: SessionId
    round: str
    person: PersonId
    table: int
    at: str = ""


@dataclass(frozen=True, slots=True)
class Attendance(SaidOf):
    """An attendance file that was taken into a register. The file itself is not kept.

    at: when, ISO. source: the service that wrote it; layout: in which form. sha: its sha256, by
    which it is known again. people: how many it told of.
    """

    id: str
    session: SessionId
    at: str
    source: str
    sha: str
    layout: str = ""
    file: str = ""
    people: int = 0


@dataclass(frozen=True, slots=True)
class Final(SaidOf):
    """The register of a session is final. What changes on it afterwards is a correction.

    at: when that was said, ISO.
    """

    id: str
    session: SessionId
    at: str


@dataclass(frozen=True, slots=True)
class Note(SaidOf):
    """One captured line, stamped with where the session was.

    kind: a NoteKind. item, step: names as the run sheet showed them. stop: the stop's id.
    For a restricted note ``text`` is empty, ``told`` says who was told, and ``sealed`` holds its
    words as only a passphrase opens them (age), or nothing.

    What Close asked for stands beside the words, empty until it is answered:
    consent:  "anon", "named", "inside" or "withdrawn", of a quote or a story.
    sharing:  "shareable" or "team", where somebody chose; else its rule decides.
    outcome:  "taken", "dropped" or "open", of a parked item; reason: who takes it, or why.
    sort:     what sort of barrier or rule it is.
    who, what, by, with_whom, done: a commitment's parts, once it is ``agreed``; due: the day that
              ``by`` named, as an ISO date, or empty.
    """

    id: NoteId
    session: SessionId
    kind: str
    text: str
    at: str = ""
    item: str = ""
    step: str = ""
    stop: str = ""
    place: str = ""
    told: str = ""
    consent: str = ""
    sharing: str = ""
    outcome: str = ""
    reason: str = ""
    agreed: bool = False
    who: str = ""
    what: str = ""
    by: str = ""
    with_whom: str = ""
    done: str = ""
    due: str = ""
    sort: str = ""
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class Follow(SaidOf):
    """What became of an earlier session's commitment, as told in a later session.

    note: the commitment's. outcome: done, started, changed, blocked. barrier: what blocks it.
    """

    id: str
    session: SessionId
    note: NoteId
    outcome: str
    barrier: str = ""
    remark: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Same(SaidOf):
    """A join: two ids of one ``kind`` (person, cohort, session) are the same."""

    id: str
    kind: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Different(SaidOf):
    """Two ids of one ``kind`` (person, cohort, session) that look alike and are not the same:
    nobody is asked again."""

    id: str
    kind: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class RowAnswer(SaidOf):
    """Who a row of a roster or an attendance file was said to be. print: what tells the row from others."""

    id: str
    cohort: CohortId
    person: PersonId
    print: str


@dataclass(frozen=True, slots=True)
class Actor(SaidOf):
    """Somebody who records, as they write their name. Not on any register by that."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class RunChoice(SaidOf):
    """Which record of a run counts where several laptops have one: the one with this move.

    over: the last move of each other record that was there to choose from. One that ends in another
    move is news.
    """

    id: str
    session: SessionId
    move: str
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handed(SaidOf):
    """A file that was written out of a session: a fact that happened, which nobody takes back.

    at: when, ISO. format, profile: as they are typed. to: for whom, as somebody said; or "". file:
    its name, without the folder it lay in. prints: the sha256 of it, or of each file of a folder,
    by which it is known again. people, notes, moves: how many of them it holds.
    """

    id: str
    session: SessionId
    at: str
    format: str
    profile: str
    file: str
    to: str = ""
    prints: tuple[str, ...] = ()
    people: int = 0
    notes: int = 0
    moves: int = 0


@dataclass(frozen=True, slots=True)
class Issued(SaidOf):
    """A certificate that was issued: a fact that happened, which nobody takes back.

    at: when, ISO. reference: what stands on it. minutes: how long it says that the person was
    there. first: the reference of the first one, where this is another; "" where it is the first.
    """

    id: str
    cohort: CohortId
    person: PersonId
    at: str
    reference: str
    minutes: int = 0
    first: str = ""


Noun = (
    Person | Cohort | Member | Link | Session | Mark | Seat | Attendance | Final | Note | Follow
    | Same | Different | RowAnswer | Actor | RunChoice | Handed | Issued | Asked | Rating | Change | Chosen
)  # fmt: skip


def entity(kind: str, *ids: str) -> str:
    """The journal's name of a thing: ``entity("mark", session, person)``."""
    return f"{kind}:{'/'.join(ids)}"
