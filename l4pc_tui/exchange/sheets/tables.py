"""The tables of a workbook that no session's log has: every column once.

What a log's tables tell (``log_tables``) is not listed again: where a sheet tells of such a row, it
has that table's own columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from l4pc_tui.core.people.hours import Basis
from l4pc_tui.core.record.nouns import Barrier, Outcome
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.record.tables import Column, Table, Unit
from l4pc_tui.core.record.travel import Travels
from l4pc_tui.core.text.amounts import day
from l4pc_tui.exchange.log_model import names_in_words
from l4pc_tui.exchange.log_tables import NOTES, WHOSE
from l4pc_tui.exchange.sheets.rows import (
    BarrierRow,
    CommitmentRow,
    MetRow,
    PairRow,
    PersonLine,
    SessionLine,
)

Row = TypeVar("Row")
Inner = TypeVar("Inner")
_YES, _SHARED, _NO = Travels.YES, Travels.SHARED, Travels.NO
STANDS = ("member", "facilitates", "walked in", "left")
"""How somebody stands to a cohort, in words."""
STATES = ("planned", "running", "paused", "closed", "held")
FROM_NOTE, FROM_COMMITMENT = "note", "commitment"
"""Where a barrier was told."""


def _through(
    columns: Iterable[Column[Inner]], inner: Callable[[Row], Inner]
) -> tuple[Column[Row], ...]:
    """The columns of another table, of what a row holds."""

    def found(column: Column[Inner]) -> Column[Row]:
        value = column.value
        return Column(
            column.name, column.meaning, column.unit, column.travels,
            lambda row: value(inner(row)), allowed=column.allowed,
        )  # fmt: skip

    return tuple(map(found, columns))


def _of(table: Table[Row], *names: str) -> tuple[Column[Row], ...]:
    """Some columns of a table, in the order of these names."""
    named = {column.name: column for column in table.columns}
    return tuple(named[name] for name in names)


_BASES = tuple(filter(None, Basis))

SESSIONS: Table[SessionLine] = Table(
    "sessions", "Sessions", "one session",
    (
        *_through(WHOSE.columns, lambda row: row.log),
        Column("title", "what it is called", Unit.NAME, _YES, lambda row: row.log.title),
        Column("number", "which session of its cohort it is, by date", Unit.COUNT, _YES,
               lambda row: row.number or None),
        Column("state", "whether it was held: closed, or held where nobody led it here", Unit.WORD,
               _YES, lambda row: row.state, allowed=STATES),
        Column("venue", "where", Unit.NAME, _YES, lambda row: row.log.venue),
        Column("facilitators", "who facilitated", Unit.NAME, _YES,
               lambda row: names_in_words(row.log.facilitators)),
        Column("planned_start", "when it was to begin", Unit.MOMENT, _YES,
               lambda row: row.log.planned_start),
        Column("planned_finish", "when it was to end", Unit.MOMENT, _YES,
               lambda row: row.log.planned_finish),
        Column("started", "when it began; empty where it never did", Unit.MOMENT, _YES,
               lambda row: row.log.started),
        Column("finished", "when it ended", Unit.MOMENT, _YES, lambda row: row.log.finished),
        Column("enrolled", "how many were to take part, or walked in; who facilitates is in no count",
               Unit.COUNT, _YES, lambda row: row.enrolled),
        Column("came", "how many of them took part; empty while it is to come", Unit.COUNT, _YES,
               lambda row: row.came),
        Column("minutes", "how long everybody was there, added up; empty where nobody was",
               Unit.MINUTES, _YES, lambda row: row.minutes),
        Column("basis", "what the minutes rest on", Unit.WORD, _YES, lambda row: row.basis),
        Column("left_out", "what was recorded and counts nowhere here", Unit.WORDS, _YES,
               lambda row: row.log.left_out),
    ),
    source="the plan, the register and the run of the session",
)  # fmt: skip

PEOPLE: Table[PersonLine] = Table(
    "people", "People", "one person in one cohort",
    (
        Column("person", "the person’s id, the same in every sheet", Unit.ID, _YES,
               lambda row: row.person),
        Column("name", "the person, as they spell it", Unit.NAME, _YES, lambda row: row.name),
        Column("display_name", "what people call them, where that is another name", Unit.NAME, _YES,
               lambda row: row.display_name),
        Column("organisation", "where they come from", Unit.NAME, _YES,
               lambda row: row.organisation),
        Column("sector", "the sector they work in", Unit.NAME, _YES, lambda row: row.sector),
        Column("roles", "what they are in this cohort", Unit.WORDS, _YES,
               lambda row: ", ".join(row.roles)),
        Column("cohort", "the cohort", Unit.NAME, _YES, lambda row: row.cohort),
        Column("stands", "how they stand to it now", Unit.WORD, _YES, lambda row: row.stands,
               allowed=STANDS),
        Column("joined", "their first day in it, where somebody said it", Unit.DAY, _YES,
               lambda row: row.joined),
        Column("joined_day", "the same to read", Unit.DAY_WORDS, _YES, lambda row: day(row.joined)),
        Column("left", "their last day in it, where somebody said it", Unit.DAY, _YES,
               lambda row: row.left),
        Column("left_day", "the same to read", Unit.DAY_WORDS, _YES, lambda row: day(row.left)),
    ),
    source="the roster",
)  # fmt: skip

HOURS: Table[PersonLine] = Table(
    "hours", "Hours", "one person in one cohort, with their hours in the sessions of this workbook",
    (
        *_of(PEOPLE, "person", "name", "organisation", "cohort", "stands"),
        Column("held", "how many sessions were held that concern them", Unit.COUNT, _YES,
               lambda row: row.held),
        Column("there", "in how many of them they took part, if only until they left", Unit.COUNT,
               _YES, lambda row: row.there),
        Column("minutes", "how long they were there in all, without breaks, rounded once; empty for "
               "who was not", Unit.MINUTES, _YES, lambda row: row.minutes),
        Column("basis", "what the minutes rest on", Unit.WORDS, _YES, lambda row: row.basis),
    ),
    source="the register",
)  # fmt: skip

COMMITMENTS: Table[CommitmentRow] = Table(
    "commitments", "Commitments", "one commitment, and what became of it",
    (
        *_through(
            _of(NOTES, "at", "text", "who", "what", "by", "with", "done", "due", "due_day"),
            lambda row: row.note,
        ),
        Column("outcome", "what the latest session was told of it; empty where none was", Unit.WORD,
               _YES, lambda row: row.said.outcome if row.said else None, allowed=tuple(Outcome)),
        Column("barrier", "what blocks it", Unit.WORD, _YES,
               lambda row: row.said.barrier if row.said else None, allowed=tuple(Barrier)),
        Column("told", "when that was told", Unit.MOMENT, _YES,
               lambda row: row.said.at if row.said else None),
        Column("remark", "the remark beside that", Unit.WORDS, _NO,
               lambda row: row.said.remark if row.said else None),
        Column("open", "whether it comes back to the next session", Unit.YES, _YES,
               lambda row: row.open),
        Column("late", "how long its day is past, where it is open", Unit.WORDS, _YES,
               lambda row: row.late),
    ),
    shared=lambda row: row.note.inside is None,
    source="what was written in the session, and what later ones were told",
)  # fmt: skip

BARRIERS: Table[BarrierRow] = Table(
    "barriers", "Barriers", "one thing that was said to be in the way",
    (
        Column("at", "when it was told", Unit.MOMENT, _YES, lambda row: row.at),
        Column("source", "whether a note told of it, or a commitment that it blocks", Unit.WORD, _YES,
               lambda row: row.source, allowed=(FROM_NOTE, FROM_COMMITMENT)),
        Column("sort", "which sort it is; empty where nobody said", Unit.WORD, _YES,
               lambda row: row.sort, allowed=tuple(Barrier)),
        Column("text", "the words of the note, or of the commitment", Unit.WORDS, _SHARED,
               lambda row: row.text),
        Column("place", "how deep the group was", Unit.WORD, _YES, lambda row: row.place,
               allowed=tuple(Place)),
    ),
    shared=lambda row: row.shared,
    source="what was written in the session, and what later ones were told",
)  # fmt: skip

CONNECTIONS: Table[MetRow] = Table(
    "connections", "Connections", "a cohort after one session in which people worked in groups",
    (
        Column("cohort", "the cohort", Unit.NAME, _YES, lambda row: row.cohort),
        Column("session", "the session", Unit.ID, _YES, lambda row: row.session),
        Column("date", "the session’s day", Unit.DAY, _YES, lambda row: row.date),
        Column("day", "the same to read", Unit.DAY_WORDS, _YES, lambda row: day(row.date)),
        Column("number", "which session of its cohort it is, by date", Unit.COUNT, _YES,
               lambda row: row.number),
        Column("pairs", "how many pairs of people had worked together by then", Unit.COUNT, _YES,
               lambda row: row.pairs),
        Column("new_pairs", "how many of them did for the first time", Unit.COUNT, _YES,
               lambda row: row.fresh),
        Column("possible", "how many pairs there are of those who belong to the cohort now",
               Unit.COUNT, _YES, lambda row: row.possible),
    ),
    source="the groups that were used",
)  # fmt: skip

PAIRS: Table[PairRow] = Table(
    "pairs", "Who worked with whom", "two people who have worked in a group together",
    (
        Column("cohort", "the cohort", Unit.NAME, _YES, lambda row: row.cohort),
        Column("one", "one of them", Unit.NAME, _NO, lambda row: row.one),
        Column("other", "the other", Unit.NAME, _NO, lambda row: row.other),
        Column("times", "in how many rounds", Unit.COUNT, _NO, lambda row: row.times),
    ),
    source="the groups that were used",
)  # fmt: skip

SHEETS: tuple[Table[Any], ...] = (
    SESSIONS, PEOPLE, HOURS, COMMITMENTS, BARRIERS, CONNECTIONS, PAIRS
)  # fmt: skip
"""The tables that are a workbook's own."""
