"""The register's sums: who is here, in words, and the hours that each person was there.

Facilitators stand on the register but are in no count and no hours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.nouns import Mark, Person, Presence

MARK_WORDS: dict[Presence | None, str] = {
    Presence.HERE: "here",
    Presence.LATE: "late",
    Presence.ONLINE: "online",
    Presence.LEFT_EARLY: "left early",
    Presence.SORRY: "sorry",
    Presence.ABSENT: "absent",
    None: "not yet marked",
}
"""Each presence as it is said, in the order in which counts are told."""


@dataclass(frozen=True, slots=True)
class Registered:
    """One person on a session's register; ``mark`` is None until they are marked."""

    person: Person
    mark: Mark | None = None
    facilitates: bool = False

    @property
    def presence(self) -> Presence | None:
        """The mark's meaning; None while unmarked."""
        return Presence(self.mark.mark) if self.mark else None

    @property
    def words(self) -> str:
        """``here``, ``left early``, ``not yet marked`` …"""
        return MARK_WORDS[self.presence]


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
class Register:
    """A session's register as it stands."""

    rows: tuple[Registered, ...]

    @property
    def counted(self) -> tuple[Registered, ...]:
        """Everybody but the facilitators."""
        return tuple(row for row in self.rows if not row.facilitates)

    @property
    def counts(self) -> dict[Presence | None, int]:
        """How many have each mark (None: not yet marked), without those that nobody has."""
        found = Counter(row.presence for row in self.counted)
        return {presence: found[presence] for presence in MARK_WORDS if found[presence]}

    @property
    def present(self) -> tuple[Registered, ...]:
        """Who takes part now: in the room, late or online; not those who left."""
        return tuple(row for row in self.counted if row.presence and row.presence.in_room)

    @property
    def unmarked(self) -> tuple[Registered, ...]:
        """Who has no mark yet."""
        return tuple(row for row in self.counted if row.presence is None)

    def in_words(self) -> str:
        """``11 here · 1 late · 2 online · 1 sorry · 1 not yet marked``."""
        parts = [f"{number} {MARK_WORDS[presence]}" for presence, number in self.counts.items()]
        return " · ".join(parts) or "nobody on the register yet"

    def facilitators_in_words(self) -> str:
        """``Joe Kent facilitates``, ``Joe Kent and Ann Lee facilitate``, or nothing."""
        names = [row.person.display_name or row.person.name for row in self.rows if row.facilitates]
        if len(names) < 2:
            return "".join(f"{name} facilitates" for name in names)
        return f"{', '.join(names[:-1])} and {names[-1]} facilitate"


def delivered(row: Registered, session: Stretch, breaks: Iterable[Stretch] = ()) -> float:
    """The seconds a person was there: in to out, cut to the session, minus breaks.

    Somebody without a time of coming counts from the start, and without a time of leaving to
    the end: a mark alone says that they took part. Sorry, absent, unmarked and facilitating
    count as 0.
    """
    presence = row.presence
    if row.facilitates or row.mark is None or presence is None:
        return 0.0
    if not (presence.in_room or presence is Presence.LEFT_EARLY):
        return 0.0
    arrived, left = moment(row.mark.arrived), moment(row.mark.left)
    there = Stretch(
        session.start if arrived is None else arrived, session.end if left is None else left
    ).cut_to(session)
    return max(0.0, there.length - sum(rest.cut_to(there).length for rest in united(breaks)))


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
