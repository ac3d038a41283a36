"""Who gets a certificate, for how many hours, and who gets none and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from l4pc_tui.core.people.hours import Basis, Hours, hours_in_words
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.text.amounts import as_date

_QUARTER = 15 * 60


class Why(StrEnum):
    """Why somebody gets no certificate."""

    FACILITATES = "facilitates"
    WALK_IN = "walk-in"
    ERASED = "erased"
    NEVER = "never"
    UNDER = "under"


WHY_WORDS: dict[Why, str] = locked(
    Why,
    {
        Why.FACILITATES: "facilitates: certificates are for those who take part",
        Why.WALK_IN: "walked in and is not matched to anybody on the roster yet",
        Why.ERASED: "was erased",
        Why.NEVER: "was at none of these sessions for a time that is known",
        Why.UNDER: "was there for too little of it",
    },
)


@dataclass(frozen=True, slots=True)
class Given:
    """One session as it was held. seconds: how long it was without its breaks."""

    session: SessionId
    day: str
    title: str
    number: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Attended:
    """One session in which somebody was there.

    together: seconds in which they worked with others; None where nobody knows. ways: how, in
    words. came, left: "HH:MM" on the clock of the room. service: who stated the minutes, where one
    did.
    """

    given: Given
    hours: Hours
    together: float | None
    ways: tuple[str, ...]
    came: str
    left: str
    service: str = ""

    @property
    def basis(self) -> str:
        """What its hours rest on, in words."""
        return BASIS_WORDS[self.hours.basis].format(service=self.service or "the service")


BASIS_WORDS: dict[Basis, str] = locked(
    Basis,
    {
        Basis.NONE: "",
        Basis.REGISTER: "register",
        Basis.STATED: "stated by {service}",
        Basis.PLANNED: "presence only, planned length",
    },
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who is asked about. name: as they are written. lines: the sessions in which they
    were there, in order. bars: why they get none whatever their hours are."""

    person: PersonId
    name: str
    lines: tuple[Attended, ...]
    bars: Why | None = None

    @property
    def seconds(self) -> float:
        """How long they were there in all."""
        return sum(line.hours.seconds for line in self.lines)

    @property
    def hours(self) -> float:
        """The same in hours, rounded to a quarter once."""
        return in_quarters(self.seconds)

    @property
    def together(self) -> float | None:
        """Hours in which they worked with others, never more than all; None where of no session
        anybody knows."""
        known = [line.together for line in self.lines if line.together is not None]
        return min(in_quarters(sum(known)), self.hours) if known else None

    @property
    def unknown(self) -> int:
        """Of how many of their sessions nobody knows how people worked."""
        return sum(line.together is None for line in self.lines)


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody who gets none. told: why, in words for the coordinator."""

    who: Somebody
    why: Why
    told: str


def decide(
    people: Iterable[Somebody], given: Sequence[Given], at_least: float
) -> tuple[tuple[Somebody, ...], tuple[Refused, ...]]:
    """Who gets a certificate, and who gets none and why, both in the order in which they come.

    at_least: the share, from 0 to 1, of the hours that were delivered. It is one rule for all:
    whoever joined later has had less of it.
    """
    gets: list[Somebody] = []
    none: list[Refused] = []
    for each in people:
        why = _why(each, given, at_least)
        if why is None:
            gets.append(each)
        else:
            none.append(Refused(each, why, _told(each, why, given, at_least)))
    return tuple(gets), tuple(none)


def with_one_out(none: Refused, reference: str, day: str, hours: float) -> Refused:
    """Somebody who gets none now and has one from before: that it is out, with its hours, and
    whether these sessions still bear them out."""
    told = f"{none.told}; certificate {reference} of {day_words(day)} is out, for up to {hours_words(hours)}"
    wrong = "" if hours == none.who.hours else ", which these sessions do not bear out any more"
    return replace(none, told=f"{told}{wrong}")


def was_there_for(seconds: float, whole: float, at_least: float) -> bool:
    """Whether somebody was there for a share, from 0 to 1, of the seconds that were delivered."""
    # A second of a whole programme is nobody's to miss it by.
    return seconds + 1 >= at_least * whole


def in_quarters(seconds: float) -> float:
    """Seconds as hours, rounded to a quarter of one; half of a quarter counts as one."""
    return int(seconds / _QUARTER + 0.5) / 4


def hours_words(hours: float) -> str:
    """ "1 hour", "18.25 hours"."""
    return "1 hour" if hours == 1 else f"{hours:g} hours"


def share(part: float, whole: float) -> float:
    """The share that a part is of a whole; 0 where there is none."""
    return part / whole if whole else 0.0


def day_words(iso: str) -> str:
    """ "6 October 2026"; "no date" where there is none."""
    on = as_date(iso)
    return f"{on.day} {on:%B %Y}" if on else "no date"


def _why(each: Somebody, given: Sequence[Given], at_least: float) -> Why | None:
    if each.bars is not None:
        return each.bars
    if not each.hours:
        return Why.NEVER if not each.lines else Why.UNDER
    whole = sum(one.seconds for one in given)
    return None if was_there_for(each.seconds, whole, at_least) else Why.UNDER


def _told(each: Somebody, why: Why, given: Sequence[Given], at_least: float) -> str:
    if why is not Why.UNDER:
        return WHY_WORDS[why]
    whole = sum(one.seconds for one in given)
    part, of = (hours_in_words(int(seconds / 60 + 0.5)) for seconds in (each.seconds, whole))
    percent = int(share(each.seconds, whole) * 100)
    return f"was there for {part} of {of}, {percent} %; {round(at_least * 100)} % is asked for"
