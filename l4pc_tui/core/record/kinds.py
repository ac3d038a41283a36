"""One row for every kind of thing, of note and of move: all that the house must know of it.

A new member of a closed list without its row fails here by name, on import. What faces draw with
(signs, colours, keys) stands with them, locked to the same lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from l4pc_tui.core.record import nouns
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import Flag, Need, Verb
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.outcome_nouns import (
    Asked,
    Change,
    Chosen,
    How,
    Measure,
    Point,
    Rating,
    is_answer,
    is_evidence,
)
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.record.shapes import (
    Check,
    by_name,
    clock,
    count,
    counts,
    day,
    each,
    fields,
    flag,
    moment,
    named,
    nothing_or,
    one_of,
    optional,
    seconds,
    span,
    stamp,
    text,
)

RUN = "run"
"""The entity of moves; every other kind of entity is a thing."""


class Kind(StrEnum):
    """Every kind of thing that this version knows."""

    PERSON = "person"
    COHORT = "cohort"
    MEMBER = "member"
    LINK = "link"
    SESSION = "session"
    MARK = "mark"
    SEAT = "seat"
    ATTENDANCE = "attendance"
    FINAL = "final"
    NOTE = "note"
    FOLLOW = "follow"
    SAME = "same"
    DIFFERENT = "different"
    ROW = "row"
    ACTOR = "actor"
    RUN_CHOICE = "run-choice"
    HANDED = "handed"
    ISSUED = "issued"
    ASKED = "asked"
    RATING = "rating"
    CHANGE = "change"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class ThingRow:
    """All that must be known of a kind of thing.

    one, many: what people call it. parts: the fields whose ids make up its name, in their order;
    empty when it has an id of its own; not each must name a thing. refs: each field that names another thing → that thing's
    kind. joins: whether two ids of it may be told to be the same. of_session: whether it belongs
    to the log of one session. checks: what its fields must be besides being of their types; data
    that is not so is set aside. moments: the fields that tell when it was seen, which two laptops
    take down a little differently. Which of its fields may leave the laptop stands in ``travel``.
    """

    noun: type[nouns.Noun]
    one: str
    many: str
    parts: tuple[str, ...] = ()
    refs: Mapping[str, Kind] = field(default_factory=dict)
    joins: bool = False
    of_session: bool = False
    checks: Mapping[str, Check] = field(default_factory=dict)
    moments: tuple[str, ...] = ()

    def people(self, id: str, noun: nouns.Noun) -> frozenset[str]:
        """Every person whom it names, by id: whom an erasure must ask about."""
        own = {id} if self.noun is nouns.Person else set()
        named = (getattr(noun, name) for name, kind in self.refs.items() if kind is Kind.PERSON)
        return frozenset(own | {person for person in named if person})


THINGS: dict[Kind, ThingRow] = locked(
    Kind,
    {
        Kind.PERSON: ThingRow(
            nouns.Person, "person", "people", refs={"walk_in": Kind.SESSION}, joins=True
        ),
        Kind.COHORT: ThingRow(
            nouns.Cohort, "cohort", "cohorts", joins=True,
            checks={"register_months": count, "notes_months": count, "kept_reviewed": optional(day)},
        ),
        Kind.MEMBER: ThingRow(
            nouns.Member, "member", "members", ("cohort", "person"),
            {"cohort": Kind.COHORT, "person": Kind.PERSON},
            checks={"joined": optional(day), "left": optional(day)},
        ),
        Kind.LINK: ThingRow(
            nouns.Link, "tie of two people", "ties of two people",
            refs={"cohort": Kind.COHORT, "person": Kind.PERSON, "other": Kind.PERSON},
            checks={"kind": one_of(nouns.Tie)},
        ),
        Kind.SESSION: ThingRow(
            nouns.Session, "session", "sessions", refs={"cohort": Kind.COHORT}, joins=True,
            checks={
                "date": optional(day), "starts": optional(clock), "number": count, "of": count,
            },
        ),
        Kind.MARK: ThingRow(
            nouns.Mark, "mark", "marks", ("session", "person"),
            {"session": Kind.SESSION, "person": Kind.PERSON}, of_session=True,
            checks={
                "mark": one_of(nouns.Presence), "arrived": optional(stamp),
                "left": optional(stamp), "spans": each(span), "stated": count,
            },
            moments=("arrived", "left"),
        ),
        Kind.SEAT: ThingRow(
            nouns.Seat, "seat", "seats", ("session", "round", "person"),
            {"session": Kind.SESSION, "person": Kind.PERSON}, of_session=True,
            checks={"round": named, "table": count, "at": optional(stamp)}, moments=("at",),
        ),
        Kind.ATTENDANCE: ThingRow(
            nouns.Attendance, "attendance file", "attendance files",
            refs={"session": Kind.SESSION}, of_session=True,
            checks={"at": stamp, "people": count},
        ),
        Kind.FINAL: ThingRow(
            nouns.Final, "final register", "final registers", ("session",),
            {"session": Kind.SESSION}, of_session=True, checks={"at": stamp}, moments=("at",),
        ),
        Kind.NOTE: ThingRow(
            nouns.Note, "note", "notes", refs={"session": Kind.SESSION}, of_session=True,
            checks={
                "kind": one_of(NoteKind), "at": optional(stamp), "place": optional(one_of(Place)),
                "consent": optional(one_of(nouns.Consent)),
                "sharing": optional(one_of(nouns.Sharing)),
                "outcome": optional(one_of(nouns.Disposal)), "due": optional(day),
            },
        ),
        Kind.FOLLOW: ThingRow(
            nouns.Follow, "answer", "answers", ("session", "note"),
            {"session": Kind.SESSION, "note": Kind.NOTE}, of_session=True,
            checks={
                "outcome": one_of(nouns.Outcome), "barrier": optional(one_of(nouns.Barrier)),
                "at": optional(stamp),
            },
            moments=("at",),
        ),
        Kind.SAME: ThingRow(
            nouns.Same, "join", "joins", checks={"kind": one_of(Kind), "one": named, "other": named},
        ),
        Kind.DIFFERENT: ThingRow(
            nouns.Different, "pair told apart", "pairs told apart",
            checks={"kind": one_of(Kind), "one": named, "other": named},
        ),
        Kind.ROW: ThingRow(
            nouns.RowAnswer, "remembered row", "remembered rows",
            refs={"cohort": Kind.COHORT, "person": Kind.PERSON},
        ),
        Kind.ACTOR: ThingRow(nouns.Actor, "name of who records", "names of who records"),
        Kind.RUN_CHOICE: ThingRow(
            nouns.RunChoice, "record of the run", "records of the run", ("session",),
            {"session": Kind.SESSION}, of_session=True,
        ),
        Kind.HANDED: ThingRow(
            nouns.Handed, "file handed over", "files handed over",
            refs={"session": Kind.SESSION}, of_session=True,
            checks={"at": stamp, "people": count, "notes": count, "moves": count},
        ),
        # Of a cohort, and in no log of a session.
        Kind.ISSUED: ThingRow(
            nouns.Issued, "certificate", "certificates",
            refs={"cohort": Kind.COHORT, "person": Kind.PERSON},
            checks={"at": stamp, "reference": named, "minutes": count},
        ),
        # What is asked may be asked of a cohort in no session: its log has none of these.
        Kind.ASKED: ThingRow(
            Asked, "measure asked", "measures asked",
            ("cohort", "session", "measure", "round"),
            {"cohort": Kind.COHORT, "session": Kind.SESSION},
            checks={
                "measure": one_of(Measure), "round": named, "point": optional(one_of(Point)),
                "how": optional(one_of(How)), "at": optional(stamp), "day": optional(day),
                "counts": counts, "present": nothing_or(count), "enrolled": nothing_or(count),
            },
            moments=("at",),
        ),
        Kind.RATING: ThingRow(
            Rating, "person’s form", "people’s forms",
            ("cohort", "session", "measure", "point", "person", "form"),
            {"cohort": Kind.COHORT, "session": Kind.SESSION, "person": Kind.PERSON},
            checks={
                "measure": one_of(Measure), "point": one_of(Point), "how": optional(one_of(How)),
                "day": optional(day), "answers": each(is_answer), "evidence": each(is_evidence),
            },
        ),
        Kind.CHANGE: ThingRow(
            Change, "story of change", "stories of change",
            refs={
                "cohort": Kind.COHORT, "session": Kind.SESSION, "teller": Kind.PERSON,
                "note": Kind.NOTE,
            },
            checks={"day": optional(day), "consent": optional(one_of(nouns.Consent))},
        ),
        Kind.CHOSEN: ThingRow(
            Chosen, "choice of a story", "choices of stories",
            refs={
                "change": Kind.CHANGE, "note": Kind.NOTE, "cohort": Kind.COHORT,
                "session": Kind.SESSION,
            },
            checks={"day": optional(day), "out_of": count},
        ),
    },
)  # fmt: skip

IN_A_LOG = frozenset((RUN, *(str(kind) for kind, row in THINGS.items() if row.of_session)))
"""Entities whose entries belong to the log of one session, and say of which."""


Asks = Literal["", "parked", "commitment", "consent", "sort"]


ThemeColour = Literal[
    "muted", "online", "kept", "act", "place-surface", "place-feel", "place-question"
]  # fmt: skip
"""A theme’s own names for what a colour means."""


@dataclass(frozen=True, slots=True)
class NoteKindRow:
    """All that must be known of a kind of note.

    mark: the first character of the line that writes it; "" for the kind without one. sign,
    colour: as it is drawn. name: what it is called beside its words. one, many: in sentences.
    heading: over all of them in a log, "" for what is in none. asks: what Close asks.
    """

    mark: str
    sign: str
    colour: ThemeColour
    name: str
    one: str
    many: str
    heading: str
    asks: Asks = ""

    @property
    def key(self) -> str:
        """The key that begins a line of this kind."""
        return self.mark or "n"


NOTE_KINDS: dict[NoteKind, NoteKindRow] = locked(
    NoteKind,
    {
        NoteKind.NOTE: NoteKindRow("", "·", "muted", "note", "note", "notes", "Notes"),
        NoteKind.INSIGHT: NoteKindRow(
            "*", "*", "place-surface", "insight", "insight", "insights", "Insights"
        ),
        NoteKind.QUOTE: NoteKindRow(
            '"', "“", "muted", "quote", "quote", "quotes", "Quotes", "consent"
        ),
        NoteKind.PARKED: NoteKindRow(
            "?", "?", "online", "parked", "parked item", "parked items", "Parked", "parked"
        ),
        NoteKind.BARRIER: NoteKindRow(
            "^", "^", "place-feel", "barrier", "barrier", "barriers", "Barriers", "sort"
        ),
        NoteKind.COMMITMENT: NoteKindRow(
            "!", "!", "kept", "commitment", "commitment", "commitments", "Commitments",
            "commitment",
        ),
        NoteKind.STRENGTH: NoteKindRow(
            "+", "+", "kept", "strength", "strength", "strengths", "Strengths"
        ),
        NoteKind.STORY: NoteKindRow(
            "~", "~", "place-question", "story", "story", "stories", "Stories", "consent"
        ),
        NoteKind.TRAINER: NoteKindRow(
            "%", "%", "muted", "to the trainer", "remark to the trainer",
            "remarks to the trainer", "To the trainer",
        ),
        NoteKind.RESTRICTED: NoteKindRow(
            "\\", "\\", "act", "restricted", "restricted note", "restricted notes", ""
        ),
    },
)  # fmt: skip
NOTE_MARKS: dict[str, NoteKind] = {row.mark: kind for kind, row in NOTE_KINDS.items() if row.mark}
"""Each mark → the kind of note that it begins."""
_FIRST = (
    NoteKind.COMMITMENT, NoteKind.PARKED, NoteKind.BARRIER, NoteKind.INSIGHT, NoteKind.QUOTE,
    NoteKind.STRENGTH, NoteKind.STORY,
)  # fmt: skip
LOG_ORDER: tuple[NoteKind, ...] = (
    *_FIRST, *(kind for kind, row in NOTE_KINDS.items() if row.heading and kind not in _FIRST)
)  # fmt: skip
"""Kinds in the order in which a reader of a log needs them: what is to be done first."""


class Fold(StrEnum):
    """How a move changes where a session stands; ``core.live.run.run`` has a function for each."""

    START = "start"
    GO = "go"
    DOOR = "door"
    ASIDE = "aside"
    REVEAL = "reveal"
    COVER = "cover"
    UP = "up"
    PAUSE = "pause"
    RESUME = "resume"
    AWAY = "away"
    CLOSE = "close"
    REOPEN = "reopen"
    CHANGE = "change"
    PLAN_B = "plan-b"
    NEED = "need"
    PULSE = "pulse"
    GROUPS = "groups"
    SUPPORT = "support"
    LEAVE = "leave"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class VerbRow:
    """All that must be known of a move; the life it leads to stands in ``life``.

    undo: what z takes back, in words; "" for what cannot be taken back. leads: before the name of
    the step that it led to, or of the item that it locked. log: its words in a log; "" where its data tells. needs: what its
    data must hold.
    """

    fold: Fold
    undo: str
    log: str = ""
    leads: str = ""
    needs: tuple[str, ...] = ()


MOVE_DATA: dict[str, Check] = {
    "stop": text, "place": one_of(Place), "openers": each(text), "again": flag,
    "aside": each(text), "left": text,
    "probe": count, "door": count, "condition": text, "advice": text, "reason": text,
    "lights": lambda value: by_name(nothing_or(text))(value),
    "seconds": seconds, "waited": flag, "need": one_of(Need), "what": text, "ok": flag,
    "counts": counts, "how": one_of(How),
    "flag": one_of(Flag), "ends": flag, "capture": text, "of": text,
    "spans": by_name(count), "dropped": each(text), "restored": each(text), "order": each(text),
    "locks": by_name(nothing_or(moment)), "shifts": by_name(seconds), "clocks": by_name(seconds),
    "anew": flag,
    "item": lambda value: (
        fields(id=text, name=text)(value)
        and set(value) <= {"id", "name", "seconds", "exercise", "sha", "uses"}
        and all(text(value.get(name, "")) for name in ("exercise", "sha"))
        and count(value.get("seconds", 0)) and by_name(text)(value.get("uses") or {})
    ),
    "plan": text, "exercises": by_name(text), "people": count, "named": flag,
    "round": named, "sizes": each(count), "seed": text, "told": text,
}  # fmt: skip
"""Everything that a move's data may hold and this version reads, and what it must be then."""

_STANDS = ("stop", "place")
MOVES: dict[Verb, VerbRow] = locked(
    Verb,
    {
        Verb.START: VerbRow(Fold.START, "the start", needs=_STANDS),
        Verb.NEXT: VerbRow(Fold.GO, "the last step forward", leads="the step forward to", needs=_STANDS),
        Verb.BACK: VerbRow(Fold.GO, "the last step back", leads="the step back to", needs=_STANDS),
        Verb.GOTO: VerbRow(Fold.GO, "the last jump", leads="the jump to", needs=_STANDS),
        Verb.DOOR: VerbRow(Fold.DOOR, "the last door"),
        Verb.ASIDE: VerbRow(Fold.ASIDE, "the last door", needs=("aside",)),
        Verb.REVEAL: VerbRow(Fold.REVEAL, "the last question", needs=(*_STANDS, "probe")),
        Verb.COVER: VerbRow(Fold.COVER, "the last cover", needs=_STANDS),
        Verb.UP: VerbRow(Fold.UP, "coming up", needs=("place",)),
        Verb.PAUSE: VerbRow(Fold.PAUSE, "the pause", "paused"),
        Verb.RESUME: VerbRow(Fold.RESUME, "going on", "went on"),
        Verb.AWAY: VerbRow(Fold.AWAY, "what the room did while you were away"),
        Verb.ADJUST: VerbRow(Fold.CHANGE, "the change of this step's time", "changed"),
        Verb.COUNT_FROM_NOW: VerbRow(Fold.CHANGE, "counting from then", "counted from now"),
        Verb.SHIFT: VerbRow(Fold.CHANGE, "the shift", "shifted"),
        Verb.SQUEEZE: VerbRow(Fold.CHANGE, "the squeeze", "squeezed"),
        Verb.STRETCH: VerbRow(Fold.CHANGE, "the stretch", "stretched"),
        Verb.LOCK: VerbRow(Fold.CHANGE, "the lock", "locked", leads="the lock of"),
        Verb.UNLOCK: VerbRow(Fold.CHANGE, "the unlocking", leads="the unlocking of"),
        Verb.SKIP: VerbRow(Fold.CHANGE, "leaving that out"),
        Verb.RESTORE: VerbRow(Fold.CHANGE, "bringing that back"),
        Verb.INSERT: VerbRow(Fold.CHANGE, "the insertion"),
        Verb.REORDER: VerbRow(Fold.CHANGE, "the change of order", "the order was changed"),
        Verb.LENGTH: VerbRow(Fold.CHANGE, "the change of length", "changed"),
        Verb.NEW_PLAN: VerbRow(
            Fold.CHANGE, "taking the plan as the library has it now", "the library’s plan was taken anew",
        ),
        Verb.PLAN_B: VerbRow(Fold.PLAN_B, "plan B", "plan B", needs=("item",)),
        Verb.TWO_ROOMS: VerbRow(Fold.NOTHING, "the two rooms", needs=("item",)),
        Verb.NEED: VerbRow(Fold.NEED, "what was said of the need", needs=("need",)),
        Verb.PULSE: VerbRow(Fold.PULSE, "the last pulse"),
        Verb.GROUPS: VerbRow(Fold.GROUPS, "the last groups", needs=("round", "sizes")),
        Verb.SUPPORT: VerbRow(Fold.SUPPORT, "the last tick of support", needs=("what", "ok")),
        Verb.LEAVE: VerbRow(Fold.LEAVE, "leaving that uncaught", needs=("capture",)),
        Verb.CLOSE: VerbRow(Fold.CLOSE, "the close", "closed"),
        Verb.REOPEN: VerbRow(Fold.REOPEN, "the reopening", "reopened"),
        Verb.TAKE_OVER: VerbRow(Fold.NOTHING, "", "taken over on another console"),
        Verb.UNDO: VerbRow(Fold.NOTHING, "", needs=("of",)),
    },
)  # fmt: skip
