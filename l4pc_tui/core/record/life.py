"""The life of a session: the only place that knows which move leads to which state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.record.moves import Move, Verb, standing


class State(StrEnum):
    """Where a session is in its life."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Life:
    """A session's state, and when it was first started and last closed (epoch, or None)."""

    state: State = State.PLANNED
    started: float | None = None
    closed: float | None = None


_NEXT: dict[tuple[State, Verb], State] = {
    (State.PLANNED, Verb.START): State.RUNNING,
    (State.RUNNING, Verb.PAUSE): State.PAUSED,
    (State.PAUSED, Verb.RESUME): State.RUNNING,
    (State.RUNNING, Verb.CLOSE): State.CLOSED,
    (State.PAUSED, Verb.CLOSE): State.CLOSED,
    (State.CLOSED, Verb.REOPEN): State.RUNNING,
}
"""Everything that changes a session's state. A move that would change it from another one tells
of nothing that happened, and is passed over."""

LIFE_VERBS = frozenset(verb for _, verb in _NEXT)
_GROUP_MOVES = frozenset(
    (Verb.NEXT, Verb.BACK, Verb.GOTO, Verb.DOOR, Verb.REVEAL, Verb.COVER, Verb.UP)
)
"""Moves of the group itself: they tell that a paused room went on."""
PLAN_VERBS = frozenset(
    (Verb.SKIP, Verb.RESTORE, Verb.INSERT, Verb.REORDER, Verb.LENGTH, Verb.LOCK, Verb.UNLOCK, Verb.NEW_PLAN)
)  # fmt: skip
"""Changes of the plan that need nobody in the room: they count before the start too."""
_BEFORE_THE_START = PLAN_VERBS | {
    Verb.SUPPORT, Verb.PULSE, Verb.GROUPS, Verb.LEAVE, Verb.TAKE_OVER
}  # fmt: skip
"""What counts whether or not the session has started; every other move needs it to have."""


def leads_to(state: State, verb: str) -> State | None:
    """The state after a move of this verb; None when it tells of nothing that can have happened.

    Undone moves leave such moves behind: whoever takes back the start leaves what others did
    after it. They are kept and passed over.
    """
    if verb in LIFE_VERBS:
        return _NEXT.get((state, Verb(verb)))
    if verb == Verb.ASIDE:
        return state if state in (State.RUNNING, State.PAUSED) else None
    if verb in _GROUP_MOVES:
        return State.RUNNING if state in (State.RUNNING, State.PAUSED) else None
    return state if state is not State.PLANNED or verb in _BEFORE_THE_START else None


def lived(life: Life, move: Move) -> Life:
    """The life after one more move."""
    to = leads_to(life.state, move.verb)
    if to is None:
        return life
    started = move.at if to is not State.PLANNED and life.started is None else life.started
    return Life(to, started, _closed(life, move) if to is State.CLOSED else None)


def life(moves: Iterable[Move]) -> Life:
    """The life that a run's moves tell, in the order in which they are given."""
    told = Life()
    for move in standing(moves):
        told = lived(told, move)
    return told


def _closed(life: Life, move: Move) -> float | None:
    return move.at if move.verb == Verb.CLOSE else life.closed
