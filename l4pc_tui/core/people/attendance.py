"""Who was at which session of a cohort: a row a person, a cell a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from l4pc_tui.core.people.register import MARK_WORDS, Registered
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import Member, Presence


class Gap(StrEnum):
    """A cell without a mark."""

    UNMARKED = "not marked"
    AHEAD = "to come"
    OUTSIDE = "not yet or no longer there"


Cell = Presence | Gap

GAP_WORDS: dict[Gap, str] = locked(
    Gap, {Gap.UNMARKED: "not marked", Gap.AHEAD: "to come", Gap.OUTSIDE: ""}
)
"""Each gap as it is said; nothing is said of a session that is no concern of somebody's."""


class Standing(StrEnum):
    """How somebody stands to a cohort, in the order in which they are listed."""

    MEMBER = ""
    FACILITATES = "facilitates"
    WALKED_IN = "walked in"
    LEFT = "left"


class Stage(Enum):
    """How far a session is."""

    AHEAD = auto()
    RUNS = auto()
    HELD = auto()


@dataclass(frozen=True, slots=True)
class Register:
    """A session of a cohort and who is on its register."""

    session: str
    stage: Stage
    rows: tuple[Registered, ...]

    @property
    def begun(self) -> bool:
        """Whether it runs, or was held."""
        return self.stage is not Stage.AHEAD

    @property
    def held(self) -> bool:
        """Whether it was held and is over."""
        return self.stage is Stage.HELD


def stage_of(state: State, day: str, today: str, *, marked: bool) -> Stage:
    """How far a session is. day, today: ISO. marked: somebody has a mark in it.

    It was held once it was closed; and once its day is gone, where it was led here and left open,
    or where somebody has a mark, for it was held without being led here.
    """
    led = state in (State.RUNNING, State.PAUSED)
    if state is State.CLOSED or ((led or marked) and "" < day < today):
        return Stage.HELD
    return Stage.RUNS if led else Stage.AHEAD


def is_held(state: State, day: str, today: str, *, marked: bool) -> bool:
    """Whether a session was held and is over: the one meaning of "held", in every count and file."""
    return stage_of(state, day, today, marked=marked) is Stage.HELD


def cells(person: str, sessions: Sequence[Register]) -> tuple[Cell, ...]:
    """What each session's register says of somebody."""
    return tuple(_cell(person, each) for each in sessions)


def cell_in_words(cell: Cell) -> str:
    """ "here", "left early", "not marked"."""
    return GAP_WORDS[cell] if isinstance(cell, Gap) else MARK_WORDS[cell]


def came(register: Register) -> int:
    """How many took part; facilitators are in no count."""
    return sum(
        row.presence is not None and row.presence.was_there
        for row in register.rows if not row.facilitates
    )  # fmt: skip


def expected(register: Register) -> int:
    """How many were to take part, or walked in."""
    return sum(not row.facilitates for row in register.rows)


def standing(member: Member | None, today: str) -> Standing:
    """How somebody stands to a cohort on a day."""
    if member is None:
        return Standing.WALKED_IN
    if member.left and not member.belongs_on(today):
        return Standing.LEFT
    return Standing.FACILITATES if member.facilitates else Standing.MEMBER


def used(rows: Iterable[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """The cells that stand anywhere in a table, in the order of a legend."""
    there = {cell for row in rows for cell in row}
    order: tuple[Cell, ...] = (*Presence, *Gap)
    return tuple(cell for cell in order if cell in there and cell_in_words(cell))


def _cell(person: str, session: Register) -> Cell:
    row = next((each for each in session.rows if each.person.id == person), None)
    if row is not None and row.presence is not None:
        return row.presence
    if row is None or (row.facilitates and session.begun):
        # Whoever facilitates need not be marked.
        return Gap.OUTSIDE
    return Gap.UNMARKED if session.begun else Gap.AHEAD
