"""What a session's log is made of: everything that happened, ready to be written.

Times are ISO 8601 with the offset of the room, or empty; lengths are minutes. Words are as
people typed them; each writer makes them safe for its own format. Each row knows the session's day
(``on``, ISO): the time of another day is told with its date. ``order`` says in which order moves
and notes were recorded, whatever was done to the clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from l4pc_tui.core.record.kinds import LOG_ORDER, NOTE_KINDS
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.travel import INSIDE, Inside
from l4pc_tui.core.text.amounts import count


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person on the register. mark: in words ("here", "left early", "not yet marked").

    minutes: how long they were there, None for nobody; basis: what that rests on. corrected: what
    stood here when the register was made final, in words. person: their id.
    """

    name: str
    organisation: str = ""
    mark: str = ""
    arrived: str = ""
    left: str = ""
    remark: str = ""
    facilitates: bool = False
    minutes: int | None = None
    basis: str = ""
    corrected: str = ""
    person: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One step, or an agenda item without steps (``step`` empty): planned and actual.

    A length is None when there is none: nothing was planned, or it never ran. aside: a side step.
    """

    item: str
    step: str = ""
    planned_start: str = ""
    planned_minutes: float | None = None
    actual_start: str = ""
    actual_minutes: float | None = None
    skipped: bool = False
    aside: bool = False
    on: str = ""


@dataclass(frozen=True, slots=True)
class DepthRow:
    """The group came to a place. aside: at a side step. came_from: the place before it in the log
    that it stands in, which says so; empty for the first."""

    at: str
    place: str
    came_from: str = ""
    aside: bool = False
    on: str = ""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note as it last stood. kind: a NoteKind.

    sharing: "shareable" or "team". consent: a speaker's, in words; "none" while nobody asked.
    outcome: a parked item's, in words. who … done: a commitment's parts; due: the day that ``by``
    names, ISO. sort: of a barrier or a rule. note: its id.
    answer: what Close was told of it, in words, to stand beside the text. inside: why it stays with
    the team, or None. aside: it was written at a side step.
    """

    at: str
    kind: str
    text: str
    item: str = ""
    step: str = ""
    place: str = ""
    sharing: str = ""
    consent: str = ""
    outcome: str = ""
    who: str = ""
    what: str = ""
    by: str = ""
    with_whom: str = ""
    done: str = ""
    answer: str = ""
    due: str = ""
    sort: str = ""
    note: str = ""
    inside: Inside | None = Inside.NOTES
    aside: bool = False
    on: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class FollowRow:
    """What became of an earlier session's commitment, in words. made: when it was promised; due:
    the day that was named, ISO. shared: whether the words of the commitment are shareable."""

    at: str
    text: str
    made: str
    outcome: str
    barrier: str = ""
    remark: str = ""
    due: str = ""
    shared: bool = False
    on: str = ""


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move, in words: ``next``, "on to “Walk and talk”", who.

    reason: what the lights said and why it was done all the same, which stays with the team. inside:
    why the whole move does, or None.
    """

    at: str
    verb: str
    what: str = ""
    actor: str = ""
    reason: str = ""
    inside: Inside | None = Inside.UNREAD
    on: str = ""
    order: str = ""

    @property
    def told(self) -> str:
        """What it did, with the reason: "on to “Trace it” (the lights said hold; it is time)"."""
        return f"{self.what} ({self.reason})" if self.reason else self.what


@dataclass(frozen=True, slots=True)
class StaysRow:
    """How much of something stays with the team. kind: of notes, their kind."""

    what: Inside
    count: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SessionLog:
    """The log of one session.

    date: ISO. number, of: its place in the programme, 0 when there is none. counts: the
    register's sums in words. left_out: what was recorded and counts nowhere here, in words.
    profile: for whom it is. handed: what was written of it before, in words. measured: what was
    asked of the room, by how many it was answered. inside: what stays with the team, counted.

    What stays inside is not in a log that is handed over: rows, words and remarks are dropped
    here, whoever hands them in, so that no writer has them to forget about.
    """

    session: str
    title: str
    date: str
    cohort: str = ""
    venue: str = ""
    number: int = 0
    of: int = 0
    facilitators: tuple[str, ...] = ()
    planned_start: str = ""
    planned_finish: str = ""
    started: str = ""
    finished: str = ""
    counts: str = ""
    left_out: str = ""
    register: tuple[RegisterRow, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    depth: tuple[DepthRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    followed: tuple[FollowRow, ...] = ()
    moves: tuple[MoveRow, ...] = ()
    profile: Profile = Profile.HANDOVER
    handed: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    inside: tuple[StaysRow, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        if not PROFILES[self.profile].names:
            raise LookupError(f"{self.profile}: a log names people; count them instead.")
        notes = tuple(note for note in self.notes if note.kind != NoteKind.RESTRICTED)
        if PROFILES[self.profile].private:
            self._keep(notes)
        else:
            self._hand_over(notes)
        object.__setattr__(self, "depth", tuple(_joined(self.depth)))
        for name in ("register", "timeline", "depth", "notes", "followed", "moves"):
            rows = tuple(replace(row, on=self.date) for row in getattr(self, name))
            object.__setattr__(self, name, rows)

    def _keep(self, notes: tuple[NoteRow, ...]) -> None:
        """Leave out what is in no file, and count it: words of which consent was withdrawn."""
        kept = tuple(note for note in notes if note.inside is not Inside.WITHDRAWN)
        if gone := len(notes) - len(kept):
            object.__setattr__(self, "inside", (StaysRow(Inside.WITHDRAWN, gone),))
        object.__setattr__(self, "notes", kept)

    def _hand_over(self, notes: tuple[NoteRow, ...]) -> None:
        """Leave out what stays with the team, and count it."""
        object.__setattr__(self, "inside", tuple(_counted(self, notes)))
        object.__setattr__(self, "handed", ())
        shareable = (note for note in notes if note.inside is None)
        moves = (move for move in self.moves if move.inside is None)
        kept = {
            "register": tuple(replace(row, remark="") for row in self.register),
            # Where a side step was, there was a reason for it.
            "notes": tuple(replace(n, step="") if n.aside else n for n in shareable),
            "timeline": tuple(row for row in self.timeline if not row.aside),
            "depth": tuple(row for row in self.depth if not row.aside),
            "followed": tuple(
                replace(row, text=row.text if row.shared else "", remark="")
                for row in self.followed
            ),
            "moves": tuple(replace(move, reason="") for move in moves),
        }
        for name, rows in kept.items():
            object.__setattr__(self, name, rows)

    def of_kind(self, kind: str) -> tuple[NoteRow, ...]:
        """The notes of one kind, in order."""
        return tuple(note for note in self.notes if note.kind == kind)

    @property
    def inside_in_words(self) -> tuple[str, ...]:
        """What is not here and of which the number may be known: "4 notes stay with the team: …"."""
        notes = [row for row in self.inside if row.what is Inside.NOTES]
        told = []
        if notes:
            rows = ((row.count, NOTE_KINDS[NoteKind(row.kind)]) for row in notes)
            kinds = ", ".join(count(number, row.one, row.many) for number, row in rows)
            told.append(f"{INSIDE[Inside.NOTES].told(sum(row.count for row in notes))}: {kinds}")
        rest = (row for row in self.inside if row.what is not Inside.NOTES)
        return (*told, *(INSIDE[row.what].told(row.count) for row in rest))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that there are notes of: what is to be done first."""
        order = {str(kind): place for place, kind in enumerate(LOG_ORDER)}
        return tuple(sorted({note.kind for note in self.notes}, key=order.__getitem__))


def _counted(log: SessionLog, notes: Iterable[NoteRow]) -> Iterable[StaysRow]:
    """What of a log stays with the team, in a fixed order."""
    withdrawn = [note for note in notes if note.inside is Inside.WITHDRAWN]
    team = [note for note in notes if note.inside not in (None, Inside.WITHDRAWN)]
    kinds = Counter(note.kind for note in team)
    for kind in LOG_ORDER:
        if kinds[kind]:
            yield StaysRow(Inside.NOTES, kinds[kind], kind)
    counts = Counter(row.inside for row in log.moves if row.inside is not None)
    remarks = (*(row.remark for row in log.register), *(row.remark for row in log.followed))
    counts[Inside.WITHDRAWN] += len(withdrawn)
    counts[Inside.REMARKS] += sum(map(bool, remarks))
    counts[Inside.REASONS] += sum(bool(r.reason) for r in log.moves if r.inside is None)
    yield from (StaysRow(why, counts[why]) for why in Inside if counts[why] and INSIDE[why].counted)


def _joined(rows: Iterable[DepthRow]) -> Iterable[DepthRow]:
    """The places that a log tells of, each with the one before it: what was between them and is
    not told leaves no gap."""
    before = ""
    for row in rows:
        if row.place != before:
            yield replace(row, came_from=before)
            before = row.place


def names_in_words(names: Iterable[str]) -> str:
    """``Ann``, ``Ann and Joe``, ``Ann, Joe and Gwen``."""
    *first, last = tuple(names) or ("",)
    return f"{', '.join(first)} and {last}" if first else last
