"""How long each person was there: from in to out, cut to the session, without the breaks.

Facilitators, and whoever was not there, have no hours. Sums are of seconds, and are rounded once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.people.register import Registered
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.nouns import Mark

_MINUTE = 60


class Basis(StrEnum):
    """What a length of time rests on."""

    NONE = ""
    REGISTER = "register"
    STATED = "stated by the service"
    PLANNED = "planned length"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, in epoch seconds. One that ends before it starts has no length."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """Seconds, never below 0."""
        return max(0.0, self.end - self.start)

    def cut_to(self, other: Stretch) -> Stretch:
        """The part that lies in the other."""
        return Stretch(max(self.start, other.start), min(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Held:
    """When a session was held, or is to be. rests: its breaks. planned: as its plan says, for
    nobody ran it here."""

    span: Stretch
    rests: tuple[Stretch, ...] = ()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """How long somebody was there, in seconds, and what that rests on."""

    seconds: float = 0.0
    basis: Basis = Basis.NONE


def hours(row: Registered, held: Held) -> Hours:
    """How long a person on the register was there.

    Somebody without a time of coming counts from the start, and without a time of leaving to
    the end: a mark alone says that they took part. Where a service states minutes because its
    times have gaps, those count, as far as they fit in.
    """
    mark = row.mark
    if mark is None or not _took_part(row):
        return Hours()
    seconds = sum(each.length for each in stretches(row, held))
    if mark.stated:
        return Hours(min(float(mark.stated * _MINUTE), seconds), Basis.STATED)
    known = (mark.arrived and mark.left) or mark.spans
    return Hours(seconds, Basis.PLANNED if held.planned and not known else Basis.REGISTER)


def stretches(row: Registered, held: Held) -> tuple[Stretch, ...]:
    """When a person on the register was there: cut to the session, without its breaks, in order."""
    if row.mark is None or not _took_part(row):
        return ()
    there = united(each.cut_to(held.span) for each in _times(row.mark, held.span))
    return tuple(part for each in there for part in _without(each, held.rests))


def delivered(held: Held) -> float:
    """How long a session was without its breaks, in seconds: what somebody has who was there all
    the time."""
    return sum(each.length for each in _without(held.span, held.rests))


def in_minutes(told: Iterable[Hours]) -> int:
    """The sum in minutes, rounded once; half a minute counts as one."""
    return int(sum(each.seconds for each in told) / _MINUTE + 0.5)


def bases(told: Iterable[Hours]) -> tuple[Basis, ...]:
    """What a sum rests on: each basis that is in it, in the order of the list."""
    found = {each.basis for each in told}
    return tuple(basis for basis in Basis if basis in found and basis is not Basis.NONE)


def hours_in_words(minutes: int) -> str:
    """ "21 h 40 min", "45 min", "2 h"."""
    whole, rest = divmod(minutes, 60)
    return (
        " ".join(filter(None, (f"{whole} h" if whole else "", f"{rest} min" if rest else "")))
        or "0 min"
    )


def sum_in_words(told: Sequence[Hours]) -> str:
    """ "21 h 40 min delivered (register)"; "" where there are none."""
    minutes = in_minutes(told)
    return f"{hours_in_words(minutes)} delivered ({', '.join(bases(told))})" if minutes else ""


def _took_part(row: Registered) -> bool:
    presence = row.presence
    return not row.facilitates and presence is not None and presence.was_there


def _without(whole: Stretch, rests: Iterable[Stretch]) -> Iterator[Stretch]:
    """What is left of a stretch of time without the breaks in it."""
    start = whole.start
    for rest in united(rest.cut_to(whole) for rest in rests):
        if rest.start > start:
            yield Stretch(start, rest.start)
        start = max(start, rest.end)
    if whole.end > start:
        yield Stretch(start, whole.end)


def _times(mark: Mark, session: Stretch) -> list[Stretch]:
    """When a person was there. A side that nobody knows is that of the session."""
    if mark.spans:
        sides = (span.split("/") for span in mark.spans)
        return [_between(came, left, session) for came, left in sides]
    return [_between(mark.arrived, mark.left, session)]


def _between(came: str, left: str, session: Stretch) -> Stretch:
    start, end = moment(came), moment(left)
    return Stretch(session.start if start is None else start, session.end if end is None else end)


def united(spans: Iterable[Stretch]) -> Sequence[Stretch]:
    """The spans in order, with those that overlap or touch made one; empty ones left out."""
    found: list[Stretch] = []
    for span in sorted((s for s in spans if s.length), key=lambda s: s.start):
        if found and span.start <= found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def moment(at: str) -> float | None:
    """Epoch seconds of an ISO time with offset; None for an empty or unreadable one."""
    try:
        return epoch(at)
    except (ValueError, OverflowError, OSError):
        return None
