"""The tables of a session's log: every column once, whatever prints them.

What may travel is said of each column; whoever prints a table for others gets no other cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from l4pc_tui.core.live.notes.left_open import CONSENTS
from l4pc_tui.core.people.hours import Basis, moment
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.record.kinds import LOG_ORDER
from l4pc_tui.core.record.nouns import Barrier, Outcome, Sharing
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.record.tables import Column, Table, Unit
from l4pc_tui.core.record.travel import INSIDE, Inside, Travels
from l4pc_tui.core.text.amounts import clock, day
from l4pc_tui.exchange.log_model import (
    FollowRow,
    MoveRow,
    NoteRow,
    RegisterRow,
    SessionLog,
    StaysRow,
    TimelineRow,
)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class LogTable(Generic[Row]):
    """A table, and where its rows stand in a log."""

    table: Table[Row]
    rows: Callable[[SessionLog], Sequence[Row]]


def _minutes(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, 1)


def _mark_read(row: RegisterRow) -> str:
    """ "late", "late (was here 09:30)"."""
    mark = "facilitates" if row.facilitates else row.mark
    return f"{mark} ({row.corrected})" if row.corrected else mark


WHOSE: Table[SessionLog] = Table(
    "session", "", "the session that a row belongs to, at the beginning of each",
    (
        Column("session", "the session", Unit.ID, Travels.YES, lambda log: log.session),
        Column("date", "the session’s day", Unit.DAY, Travels.YES, lambda log: log.date),
        Column("day", "the same to read", Unit.DAY_WORDS, Travels.YES, lambda log: day(log.date)),
        Column("cohort", "the cohort that met; empty for a try-out", Unit.NAME, Travels.YES,
               lambda log: log.cohort),
    ),
)  # fmt: skip
"""So that the tables of several sessions can be put together."""

REGISTER: Table[RegisterRow] = Table(
    "register", "Who was here", "one person on the register",
    (
        Column("name", "the person, as they spell it", Unit.NAME, Travels.YES,
               lambda row: row.name, "Name"),
        Column("organisation", "where they come from", Unit.NAME, Travels.YES,
               lambda row: row.organisation, "Organisation"),
        Column("mark", "their mark: here, late, online, sorry, absent, left early; or not yet marked",
               Unit.WORD, Travels.YES, lambda row: row.mark, "Mark",
               _mark_read, allowed=tuple(MARK_WORDS.values())),
        Column("arrived", "when they came", Unit.MOMENT, Travels.YES, lambda row: row.arrived),
        Column("in", "the same to read", Unit.CLOCK, Travels.YES, lambda row: clock(row.arrived, row.on),
               "In"),
        Column("left", "when they left, if early", Unit.MOMENT, Travels.YES, lambda row: row.left),
        Column("out", "the same to read", Unit.CLOCK, Travels.YES, lambda row: clock(row.left, row.on),
               "Out"),
        Column("minutes", "how long they were there, without breaks; empty for who was not",
               Unit.MINUTES, Travels.YES, lambda row: row.minutes, "Minutes"),
        Column("basis", "what the minutes rest on: register, stated by the service, planned length",
               Unit.WORD, Travels.YES, lambda row: row.basis, allowed=tuple(filter(None, Basis))),
        Column("corrected", "what stood here when the register was made final, if it was changed since",
               Unit.WORDS, Travels.YES, lambda row: row.corrected),
        Column("remark", "the remark beside the mark", Unit.WORDS, Travels.NO,
               lambda row: row.remark, "Remark"),
        Column("facilitates", "whether they facilitate; they are in no count", Unit.YES, Travels.YES,
               lambda row: row.facilitates),
        Column("person", "the person’s id, the same in every file", Unit.ID, Travels.YES,
               lambda row: row.person),
    ),
    ("name", "organisation", "mark", "in", "out", "minutes", "remark"),
    source="the register",
)  # fmt: skip

NOTES: Table[NoteRow] = Table(
    "notes", "Notes", "one note as it last stood; restricted ones are in no table",
    (
        Column("at", "when it was written", Unit.MOMENT, Travels.YES, lambda row: row.at),
        Column("time", "the same to read", Unit.CLOCK, Travels.YES, lambda row: clock(row.at, row.on)),
        Column("kind", "its kind: note, insight, quote, parked, barrier, commitment, …", Unit.WORD,
               Travels.YES, lambda row: row.kind, allowed=tuple(LOG_ORDER)),
        Column("text", "its words", Unit.WORDS, Travels.SHARED, lambda row: row.text),
        Column("item", "the item of the plan that ran", Unit.NAME, Travels.YES, lambda row: row.item),
        Column("step", "the step of an exercise that ran", Unit.NAME, Travels.YES,
               lambda row: row.step),
        Column("place", "how deep the group was: Arrive, Surface, Feel, Question, Power, Return",
               Unit.WORD, Travels.YES, lambda row: row.place, allowed=tuple(Place)),
        Column("class", "who may read it: shareable or team", Unit.WORD, Travels.YES,
               lambda row: row.sharing, allowed=tuple(Sharing)),
        Column("consent", "of a quote or a story: anonymous, named, kept inside, or none", Unit.WORD,
               Travels.YES, lambda row: row.consent,
               allowed=(*CONSENTS.values(), "none")),
        Column("outcome", "of a parked item: taken by whom, dropped, or why it is left open",
               Unit.WORDS, Travels.SHARED, lambda row: row.outcome),
        Column("who", "of a commitment: whose it is", Unit.NAME, Travels.SHARED, lambda row: row.who),
        Column("what", "of a commitment: what is promised", Unit.WORDS, Travels.SHARED,
               lambda row: row.what),
        Column("by", "of a commitment: by when, as it was said", Unit.WORDS, Travels.SHARED,
               lambda row: row.by),
        Column("with", "of a commitment: with whom", Unit.NAME, Travels.SHARED,
               lambda row: row.with_whom),
        Column("done", "of a commitment: what done looks like", Unit.WORDS, Travels.SHARED,
               lambda row: row.done),
        Column("due", "of a commitment: the day that “by” names", Unit.DAY, Travels.SHARED,
               lambda row: row.due),
        Column("due_day", "the same to read", Unit.DAY_WORDS, Travels.SHARED,
               lambda row: day(row.due)),
        Column("sort", "of a barrier or a rule: which sort it is", Unit.WORD, Travels.YES,
               lambda row: row.sort),
        Column("answer", "what Close was told of it, in one line", Unit.WORDS, Travels.SHARED,
               lambda row: row.answer),
    ),
    shared=lambda row: row.inside is None, source="what was written in the session, and at Close",
)  # fmt: skip

FOLLOW_UP: Table[FollowRow] = Table(
    "follow-up", "What became of earlier commitments",
    "what this session was told of one commitment of an earlier one",
    (
        Column("at", "when it was told", Unit.MOMENT, Travels.YES, lambda row: row.at),
        Column("time", "the same to read", Unit.CLOCK, Travels.YES, lambda row: clock(row.at, row.on)),
        Column("commitment", "the words of the commitment", Unit.WORDS, Travels.SHARED,
               lambda row: row.text),
        Column("made", "the session in which it was promised", Unit.NAME, Travels.YES,
               lambda row: row.made),
        Column("outcome", "what became of it: done, started, changed, blocked", Unit.WORD,
               Travels.YES, lambda row: row.outcome, allowed=tuple(Outcome)),
        Column("barrier", "what blocks it: time, resource, silo, permission, other", Unit.WORD,
               Travels.YES, lambda row: row.barrier, allowed=tuple(Barrier)),
        Column("remark", "the remark beside that", Unit.WORDS, Travels.NO, lambda row: row.remark),
        Column("due", "the day that was named for it", Unit.DAY, Travels.YES, lambda row: row.due),
        Column("due_day", "the same to read", Unit.DAY_WORDS, Travels.YES, lambda row: day(row.due)),
    ),
    shared=lambda row: row.shared, source="what a later session was told",
)  # fmt: skip

TIMINGS: Table[TimelineRow] = Table(
    "timings", "What was done", "one step, or an item of the plan that has none",
    (
        Column("item", "the item of the plan", Unit.NAME, Travels.YES, lambda row: row.item, "Item"),
        Column("step", "the step of its exercise", Unit.NAME, Travels.YES, lambda row: row.step,
               "Step"),
        Column("planned_start", "when it was to begin, as the session started", Unit.MOMENT,
               Travels.YES, lambda row: row.planned_start, "Planned",
               lambda row: clock(row.planned_start, row.on)),
        Column("planned_minutes", "how long it was to take", Unit.MINUTES, Travels.YES,
               lambda row: _minutes(row.planned_minutes), "Planned min"),
        Column("actual_start", "when it began; empty where it never did", Unit.MOMENT, Travels.YES,
               lambda row: row.actual_start, "Actual",
               lambda row: "skipped" if row.skipped else clock(row.actual_start, row.on)),
        Column("actual_minutes", "how long it took; empty where it never ran", Unit.MINUTES,
               Travels.YES, lambda row: _minutes(row.actual_minutes), "Actual min"),
        Column("skipped", "whether the group went by it", Unit.YES, Travels.YES,
               lambda row: row.skipped),
    ),
    ("planned_start", "actual_start", "item", "step", "planned_minutes", "actual_minutes"),
    source="the plan, and the run of the session",
)  # fmt: skip

MOVES: Table[MoveRow] = Table(
    "moves", "In order", "one thing that was done to the session, such as going on to the next step",
    (
        Column("at", "when", Unit.MOMENT, Travels.YES, lambda row: row.at),
        Column("time", "the same to read", Unit.CLOCK, Travels.YES, lambda row: clock(row.at, row.on)),
        Column("move", "the move: start, next, reveal, up, pause, …", Unit.WORD, Travels.YES,
               lambda row: row.verb),
        Column("what", "what it did, in words; a reason that was typed is among them", Unit.WORDS,
               Travels.NO, lambda row: row.told),
        Column("by", "who did it", Unit.NAME, Travels.YES, lambda row: row.actor),
        Column("did", "what it did, in words, without the reason", Unit.WORDS, Travels.YES,
               lambda row: row.what),
    ),
    source="the run of the session",
)  # fmt: skip

STAYS: Table[StaysRow] = Table(
    "inside", "What stays with the team", "something of which only the number is handed over",
    (
        Column("what", "notes, remarks, side steps, reasons, support, pulses, …", Unit.WORD,
               Travels.YES, lambda row: str(row.what), allowed=tuple(Inside)),
        Column("kind", "of notes: their kind", Unit.WORD, Travels.YES, lambda row: row.kind),
        Column("count", "how many", Unit.COUNT, Travels.YES, lambda row: row.count),
        Column("told", "the same to read", Unit.WORDS, Travels.YES,
               lambda row: INSIDE[row.what].told(row.count)),
    ),
    source="counted where words stay inside",
)  # fmt: skip


def happened(log: SessionLog) -> tuple[tuple[str, str, str], ...]:
    """Moves and notes in the order in which they were recorded: the time, what happened, and who
    did it or ""."""
    moves = (
        (move.order, move.at, str(row["what"] or row["did"] or row["move"]), str(row["by"] or ""))
        for move in log.moves
        for row in (MOVES.told(move, log.profile),)
    )
    notes = (
        (note.order, note.at, f"{row['kind']}: {row['text']}", "")
        for note in log.notes
        for row in (NOTES.told(note, log.profile),)
    )
    # A stable sort: what happened in one moment stays in the order it was handed over. Where the
    # clock was put back, times run backwards and what happened does not.
    told = sorted((*moves, *notes), key=lambda each: (each[0], moment(each[1]) or 0.0))
    return tuple((clock(at, log.date), what, by) for _, at, what, by in told)


LOG_TABLES: tuple[LogTable[Any], ...] = (
    LogTable(REGISTER, lambda log: log.register), LogTable(NOTES, lambda log: log.notes),
    LogTable(FOLLOW_UP, lambda log: log.followed), LogTable(TIMINGS, lambda log: log.timeline),
    LogTable(MOVES, lambda log: log.moves), LogTable(STAYS, lambda log: log.inside),
)  # fmt: skip
"""Every table of a log, in the order of its files."""
