"""The workbook of a scope: which sheets it has, and what each tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from l4pc_tui.core.people.attendance import GAP_WORDS, cell_in_words
from l4pc_tui.core.people.register import MARK_WORDS
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.profiles import PROFILES
from l4pc_tui.core.record.tables import Cell, Table, Unit
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.desk.out.nameless import nameless
from l4pc_tui.desk.people.scope import in_words
from l4pc_tui.desk.workbooks import gathering as told_of
from l4pc_tui.desk.workbooks.counted import counted
from l4pc_tui.desk.workbooks.gathering import Gathered, Told, gathered
from l4pc_tui.desk.workbooks.outcomes import outcome_rows, story_rows
from l4pc_tui.desk.workbooks.readme import dictionary, readme
from l4pc_tui.exchange.log_tables import FOLLOW_UP, NOTES, REGISTER, STAYS, TIMINGS, WHOSE
from l4pc_tui.exchange.sheets.book import NONE, Book, Head, Sheet, joined, sheet_of
from l4pc_tui.exchange.sheets.outcome_tables import OUTCOMES, STORIES
from l4pc_tui.exchange.sheets.tables import (
    BARRIERS,
    COMMITMENTS,
    CONNECTIONS,
    HOURS,
    PAIRS,
    PEOPLE,
    SESSIONS,
)

if TYPE_CHECKING:
    from l4pc_tui.core.record.profiles import Profile
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.scope import Scope

Row = TypeVar("Row")


def book_of(desk: Desk, scope: Scope, profile: Profile, *, as_of: str = "") -> Book:
    """The workbook of a scope for a profile.

    as_of: the moment whose record the desk holds, in words; "" for now. Raises Trouble.
    """
    found = gathered(desk, scope, profile)
    return book_from(desk, found, as_of=as_of)


def book_from(desk: Desk, found: Gathered, *, as_of: str = "") -> Book:
    """The same of what was gathered already."""
    names = PROFILES[found.profile].names
    sheets = tuple(_named(found) if names else counted(found, nameless(desk, _about(desk, found))))
    made = stamp(desk.now(), desk.zone)
    first = readme(found, sheets, made=made, as_of=as_of)
    return Book(
        f"Workbook: {in_words(found.scope)}", PROFILES[found.profile].words,
        desk.actor if names else "", made,
        (first, *sheets, dictionary(sheets)), still=not names,
    )  # fmt: skip


def _about(desk: Desk, found: Gathered) -> str:
    """Which workbook it is, and of when: written again it has the same codes in the place of people."""
    scope = found.scope
    whose = [each.id for each in scope.cohorts] + [row.session.id for row in scope.sessions]
    return f"workbook {' '.join(whose)} {found.profile} {desk.now():.3f}"


def _named(found: Gathered) -> Iterator[Sheet]:
    """The sheets of those who are told names."""
    profile = found.profile
    people = [line for each in found.cohorts for line, _ in each.people]
    cohorts = {each.cohort.id: each for each in found.cohorts}
    yield sheet_of("Sessions", _head(found, "Sessions"), SESSIONS,
                   map(told_of.session_line, found.sessions), profile)  # fmt: skip
    yield sheet_of("People", _head(found, "People"), PEOPLE, people, profile)
    yield _register(found)
    yield _of_sessions(found, "Attendance", REGISTER, lambda told: told.log.register)
    yield sheet_of("Hours", _head(found, "Hours"), HOURS, people, profile)
    yield _of_sessions(found, "Notes", NOTES, lambda told: told.log.notes,
                       _none_may_leave(found, *NoteKind))  # fmt: skip
    yield _of_sessions(found, "Commitments", COMMITMENTS,
                       lambda told: told_of.commitments(told, cohorts),
                       _none_may_leave(found, NoteKind.COMMITMENT))  # fmt: skip
    yield _of_sessions(found, "Follow-up", FOLLOW_UP, lambda told: told.log.followed,
                       "No session was told of an earlier commitment.")  # fmt: skip
    yield _of_sessions(found, "Barriers", BARRIERS, told_of.barriers,
                       _none_may_leave(found, NoteKind.BARRIER))  # fmt: skip
    names = {each.id: each.name for each in found.scope.cohorts}
    yield sheet_of("Outcomes", _head(found, "Outcomes"), OUTCOMES,
                   outcome_rows(found.outcomes, names), profile,
                   empty="Nothing was asked.")  # fmt: skip
    shareable = {
        note.note for told in found.sessions for note in told.log.notes if note.inside is None
    }
    private = PROFILES[profile].private
    yield sheet_of("Stories", _head(found, "Stories of change"), STORIES,
                   story_rows(found.outcomes, names, shareable, private=private), profile,
                   empty=NO_STORY if private else NO_STORY_MAY_LEAVE)  # fmt: skip
    yield _of_sessions(found, "Timings", TIMINGS, lambda told: told.log.timeline)
    yield sheet_of("Connections", _head(found, "Connections"), CONNECTIONS,
                   (row for each in found.cohorts for row in told_of.met(each)), profile,
                   empty="Nobody has worked in groups yet.")  # fmt: skip
    if private:
        yield sheet_of("Pairs", _head(found, "Who worked with whom"), PAIRS,
                       (row for each in found.cohorts for row in told_of.pairs(each)), profile,
                       empty="Nobody has worked in groups yet.")  # fmt: skip
    yield _of_sessions(found, "What stays", STAYS, lambda told: told.log.inside,
                       "Nothing stays with the team.")  # fmt: skip


NO_STORY = "No story of change was told."
NO_STORY_MAY_LEAVE = "There is none that its teller agreed to have told."


def _none_may_leave(found: Gathered, *kinds: NoteKind) -> str:
    """What a sheet says that has no notes of some kinds: that there are none, or that they stay."""
    stay = {row.kind for told in found.sessions for row in told.log.inside}
    return STAY if stay & {*kinds} else NONE


STAY = "There are none that may leave. How many stay with the team stands in the sheet What stays."


def _of_sessions(
    found: Gathered, name: str, table: Table[Row], rows: Callable[[Told], Iterable[Row]],
    empty: str = NONE,
) -> Sheet:  # fmt: skip
    """A sheet of which each session has rows: whose they are stands at the beginning of each."""
    parts = ((next(WHOSE.cells((told.log,), found.profile)), rows(told)) for told in found.sessions)
    return joined(
        name, _head(found, name), table, parts, found.profile, whose=WHOSE.columns, empty=empty
    )


_MARKS = (*(words for mark, words in MARK_WORDS.items() if mark), *filter(None, GAP_WORDS.values()))


def _register(found: Gathered) -> Sheet:
    """Who was at which session: a row a person, a column a session."""
    profile, heads = found.profile, [*_whose_marks()]
    longest = max((len(each.sessions) for each in found.cohorts), default=0)
    alone = found.cohorts[0].sessions if len(found.cohorts) == 1 else ()
    for place in range(longest):
        named = f"session {alone[place].number if alone else place + 1}"
        about = "their mark in that session; empty where it is no concern of theirs"
        if alone:
            named = f"{named}, {alone[place].row.session.date or 'no day yet'}"
        heads.append(Head(named, about, Unit.WORD, _MARKS, REGISTER.source))
    rows: list[Sequence[Cell]] = []
    for each in found.cohorts:
        for line, marks in each.people:
            whose = next(PEOPLE.cells((line,), profile))
            words = [cell_in_words(mark) or None for mark in marks]
            rows.append((*(whose[at] for at in _WHOSE), *words, *[None] * (longest - len(words))))
    return Sheet(
        "Register", _head(found, "Register"),
        "one person in one cohort; a column is a session, in the order of the sheet Sessions",
        tuple(heads), rows,
    )  # fmt: skip


_WHOSE = tuple(
    at for at, column in enumerate(PEOPLE.columns)
    if column.name in ("person", "name", "organisation", "cohort", "stands")
)  # fmt: skip


def _whose_marks() -> Iterator[Head]:
    for at in _WHOSE:
        column: Any = PEOPLE.columns[at]
        yield Head(column.name, column.meaning, column.unit, column.allowed, PEOPLE.source)


def _head(found: Gathered, what: str) -> str:
    return f"{what}: {in_words(found.scope)}"
