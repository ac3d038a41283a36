"""Moves: what happened live in a session, and the life of a session that they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from l4pc_tui.core.record.entry import Entry, Event


class Verb(StrEnum):
    """What a move does. Later versions may know more; those are kept and passed over."""

    START = "start"
    NEXT = "next"
    BACK = "back"
    GOTO = "goto"
    DOOR = "door"
    REVEAL = "reveal"
    COVER = "cover"
    UP = "up"
    PAUSE = "pause"
    RESUME = "resume"
    AWAY = "away"
    ADJUST = "adjust"
    COUNT_FROM_NOW = "count-from-now"
    SHIFT = "shift"
    SQUEEZE = "squeeze"
    STRETCH = "stretch"
    LOCK = "lock"
    UNLOCK = "unlock"
    SKIP = "skip"
    RESTORE = "restore"
    INSERT = "insert"
    REORDER = "reorder"
    NEED = "need"
    PULSE = "pulse"
    SUPPORT = "support"
    LEAVE = "leave"
    CLOSE = "close"
    REOPEN = "reopen"
    TAKE_OVER = "take-over"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Move:
    """One accepted move. It stores its result, so that replay never depends on today's rules.

    at: seconds since the epoch. ``data`` holds what the verb needs, e.g. {"stop": "i2/walk"}.
    """

    id: str
    verb: str
    at: float
    actor: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    def entry_data(self) -> dict[str, Any]:
        """What the journal keeps: the verb among its data."""
        return {"verb": str(self.verb), **self.data}


def read_move(event: Entry | Event) -> Move:
    """The move of a ``move`` entry (which must not be redacted)."""
    data = dict(event.data or {})
    verb = str(data.pop("verb", ""))
    return Move(event.id, verb, epoch(event.at), event.actor, data)


def epoch(at: str) -> float:
    """Seconds since the epoch of an ISO 8601 time with offset."""
    return datetime.fromisoformat(at).timestamp()


def standing(moves: Iterable[Move]) -> list[Move]:
    """The moves that count, in id order: those undone, and the undoing itself, are left out.

    An undo names what it undoes as ``of``; an undo is never undone itself.
    """
    ordered = sorted(moves, key=lambda move: move.id)
    undone = {move.data.get("of") for move in ordered if move.verb == Verb.UNDO}
    return [move for move in ordered if move.verb != Verb.UNDO and move.id not in undone]


class State(StrEnum):
    """Where a session is in its life."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


LIFE_VERBS = (Verb.START, Verb.PAUSE, Verb.RESUME, Verb.CLOSE, Verb.REOPEN, Verb.UNDO)


@dataclass(frozen=True, slots=True)
class Life:
    """A session's state, and when it was first started and last closed (epoch, or None)."""

    state: State = State.PLANNED
    started: float | None = None
    closed: float | None = None


_LEADS_TO: dict[str, State] = {
    Verb.START: State.RUNNING,
    Verb.PAUSE: State.PAUSED,
    Verb.RESUME: State.RUNNING,
    Verb.CLOSE: State.CLOSED,
    Verb.REOPEN: State.RUNNING,
}


def life(moves: Iterable[Move]) -> Life:
    """The life that a run's moves tell. Moves of other verbs may be left out beforehand."""
    state, started, closed = State.PLANNED, None, None
    for move in standing(moves):
        state = _LEADS_TO.get(move.verb, state)
        if move.verb == Verb.START:
            started = move.at if started is None else started
        elif move.verb == Verb.CLOSE:
            closed = move.at
        elif move.verb == Verb.REOPEN:
            closed = None
    return Life(state, started, closed)
