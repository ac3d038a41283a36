"""Moves: what happened live in a session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Verb(StrEnum):
    """What a move does. Later versions may know more; those are kept and passed over."""

    START = "start"
    NEXT = "next"
    BACK = "back"
    GOTO = "goto"
    DOOR = "door"
    ASIDE = "aside"
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
    LENGTH = "length"
    NEW_PLAN = "new-plan"
    PLAN_B = "plan-b"
    TWO_ROOMS = "two-rooms"
    NEED = "need"
    PULSE = "pulse"
    GROUPS = "groups"
    SUPPORT = "support"
    LEAVE = "leave"
    CLOSE = "close"
    REOPEN = "reopen"
    TAKE_OVER = "take-over"
    UNDO = "undo"


class Need(StrEnum):
    """What was last said of the need to go deeper."""

    FRESH = "fresh"
    REPEATING = "repeating"
    MOVED = "moved"


class Flag(StrEnum):
    """What was seen at the time of a pulse, with or without answers."""

    NONE = ""
    RED_CARD = "red card"
    DISCLOSURE = "disclosure"


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


def epoch(at: str) -> float:
    """Seconds since the epoch of an ISO 8601 time with offset."""
    return datetime.fromisoformat(at).timestamp()


def standing(moves: Iterable[Move]) -> list[Move]:
    """The moves that count, in their order: those undone, and the undoing itself, are left out.

    An undo names what it undoes as ``of``; an undo is never undone itself.
    """
    ordered = list(moves)
    undone = {move.data.get("of") for move in ordered if move.verb == Verb.UNDO}
    return [move for move in ordered if move.verb != Verb.UNDO and move.id not in undone]
