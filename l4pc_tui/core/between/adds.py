"""What entries of another laptop would add, in words and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text.amounts import count

_TURN: dict[Kind, int] = locked(
    Kind,
    {
        Kind.COHORT: 1, Kind.SESSION: 2, Kind.PERSON: 3, Kind.MARK: 4, Kind.NOTE: 5,
        Kind.FOLLOW: 6, Kind.SEAT: 7, Kind.MEMBER: 9, Kind.LINK: 10, Kind.FINAL: 11,
        Kind.ATTENDANCE: 12, Kind.RUN_CHOICE: 13, Kind.SAME: 14, Kind.DIFFERENT: 15, Kind.ROW: 16, Kind.HANDED: 17,
        Kind.ASKED: 18, Kind.RATING: 19, Kind.CHANGE: 20, Kind.CHOSEN: 21, Kind.ISSUED: 22,
        Kind.ACTOR: 0,
    },
)  # fmt: skip
"""The place of each kind of thing among what is told: what a coordinator counts is first, and
what has no place is not told."""
_MOVES, _ODD = 8, 23


def about(entries: Mapping[str, int]) -> tuple[str, ...]:
    """Of what entries tell, a few words each: "17 entries about notes", "38 moves".

    entries: what they speak of ("note", "run") → how many. Of one note there may be several.
    """
    told: Counter[tuple[int, str]] = Counter()
    for kind, number in entries.items():
        told[_words(kind)] += number
    return tuple(_told(words, number) for (turn, words), number in sorted(told.items()) if turn)


def more(before: Mapping[Kind, int], after: Mapping[Kind, int]) -> tuple[str, ...]:
    """Of how many things more there would be: "1 session", "17 notes". Each: kind → how many
    stand."""
    kinds = sorted((kind for kind in after if _TURN[kind]), key=lambda kind: _TURN[kind])
    grown = ((kind, after[kind] - before[kind]) for kind in kinds)
    return tuple(
        count(number, THINGS[kind].one, THINGS[kind].many) for kind, number in grown if number > 0
    )


def _told(words: str, number: int) -> str:
    if words == RUN:
        return count(number, "move")
    return f"{count(number, 'entry', 'entries')} about {words}"


def _words(kind: str) -> tuple[int, str]:
    if kind == RUN:
        return _MOVES, RUN
    if kind not in set(Kind):
        return _ODD, "what a newer version knows"
    return _TURN[Kind(kind)], THINGS[Kind(kind)].many
