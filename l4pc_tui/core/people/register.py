"""The register's sums: who is here, in words.

Facilitators stand on the register but are in no count.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

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
    roles: tuple[str, ...] = ()

    @property
    def presence(self) -> Presence | None:
        """The mark's meaning; None while unmarked."""
        return Presence(self.mark.mark) if self.mark else None

    @property
    def words(self) -> str:
        """``here``, ``left early``, ``not yet marked`` …"""
        return MARK_WORDS[self.presence]


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
