"""What a report tells in numbers, and the few words that may stand beside them. No person is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from l4pc_tui.core.people.hours import Basis


@dataclass(frozen=True, slots=True)
class Asking:
    """Of how many an answer is: who answered, of those who were there, of those enrolled. None
    where nobody knows."""

    answered: int
    present: int | None
    enrolled: int | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session. key: its id. name: "Autumn cohort, session 2". day, was_on: ISO, as it was held
    or is planned, and as it was planned first where that is another day.

    late: minutes after its planned start; None where nobody led it here. not_reached: items of its
    plan that nobody came to, and how many were put in. planned, length: minutes, without breaks.
    enrolled: on the register and not facilitating. there: who took part, online among them. minutes:
    of all who took part, and what they rest on.
    """

    key: str
    cohort: str
    name: str
    title: str
    day: str
    held: bool
    was_on: str = ""
    late: int | None = None
    not_reached: tuple[str, ...] = ()
    put_in: int = 0
    length: int = 0
    enrolled: int = 0
    there: int = 0
    online: int = 0
    minutes: int = 0
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Pulse:
    """One pulse of a room. key: of its numbers. session: the key of its meeting, or "". few: so few
    answered that its counts stay inside. when: on that day, in words: "at the end, 15:40"."""

    key: str
    measure: str
    name: str
    day: str
    how: str
    counts: tuple[int, ...]
    of: Asking
    session: str = ""
    few: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to one question at one asking. agree: how many gave one of the top two."""

    key: str
    question: str
    when: str
    how: str
    design: str
    answered: int
    agree: int
    of: Asking


@dataclass(frozen=True, slots=True)
class Change:
    """How the answers of the same people moved between two askings, or on one form."""

    key: str
    question: str
    design: str
    rose: int
    same: int
    fell: int


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of commitments. blocked: by what → how many."""

    made: int = 0
    done: int = 0
    started: int = 0
    changed: int = 0
    waiting: int = 0
    blocked: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """A story of change that may leave, in its words. by: as whom its teller agreed, or "". chosen:
    each time that it was chosen, in words, with its reason."""

    title: str
    domain: str
    before: str
    after: str
    why: str
    by: str
    when: str
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stories:
    """told: all of them. agreed: those whose words may leave. shown: those that are in the report;
    kept_back: agreed and left out, for a name in them might be somebody's."""

    told: int = 0
    agreed: int = 0
    shown: tuple[Story, ...] = ()
    kept_back: int = 0


@dataclass(frozen=True, slots=True)
class Met:
    """Who has worked with whom in groups, in pairs. across: of two organisations."""

    cohort: str
    people: int
    pairs: int
    possible: int
    across: int
    across_possible: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a report tells of some cohorts and days, as it was known at a moment.

    reached: unique people who took part. enrolled: unique people on the registers. walked_in: of
    those reached, who walked in and are matched to nobody yet. cohorts: each name → who of it was
    reached; somebody in two is in both. organisations: each name → who of it was reached; "" is
    whoever has none. completed: of those reached; at_least: the percentage asked of them. barriers:
    each sort → how often it was named. designs: what must be known of how people were asked.
    certificates: how many people were issued one. erased: how many entries lost words since.
    unasked: the cohorts of several that were asked nothing.
    """

    cohorts: Mapping[str, int]
    meetings: tuple[Meeting, ...]
    reached: int
    enrolled: int
    walked_in: int
    organisations: Mapping[str, int]
    completed: int
    at_least: int
    barriers: Mapping[str, int] = field(default_factory=dict)
    pulses: tuple[Pulse, ...] = ()
    answers: tuple[Answered, ...] = ()
    changes: tuple[Change, ...] = ()
    designs: tuple[str, ...] = ()
    fate: Fate = field(default_factory=Fate)
    stories: Stories = field(default_factory=Stories)
    met: tuple[Met, ...] = ()
    certificates: int = 0
    erased: int = 0
    unasked: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[Meeting, ...]:
        """The sessions that were held."""
        return tuple(each for each in self.meetings if each.held)

    @property
    def course(self) -> str:
        """What it is called to have been there for enough: before the last session nobody completed."""
        return "completed" if len(self.held) == len(self.meetings) else "on course so far"

    @property
    def minutes(self) -> int:
        """How long people were there, all together."""
        return sum(each.minutes for each in self.held)

    @property
    def length(self) -> int:
        """How long the sessions were, all together."""
        return sum(each.length for each in self.held)
