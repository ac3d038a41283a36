"""What is done with each row of a roster, as values: the plan that a person looks at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from l4pc_tui.core.people import matching
from l4pc_tui.core.people.roster_rows import GAPS, RosterRow
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import Person

Members = Mapping[str, tuple[str, ...]]
"""Who is in the cohort already, by id, and what they are there."""

NOBODY_YET: Members = {}


class Action(StrEnum):
    """What is done with one row."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    REPEAT = "repeat"
    ASIDE = "aside"
    REFUSED = "refused"
    ASK = "ask"


IN_WORDS: Mapping[Action, str] = locked(Action, {
    Action.ADD: "new",
    Action.UPDATE: "with gaps filled",
    Action.SAME: "already known",
    Action.REPEAT: "said twice",
    Action.ASIDE: "without a person",
    Action.REFUSED: "left out",
    Action.ASK: "to ask about",
})  # fmt: skip
"""What is done with a row, as the end of “2 …” and beside it."""


class NameOrder(StrEnum):
    """How names with a comma are meant."""

    SURNAME_FIRST = "surname-first"
    AS_WRITTEN = "as-written"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of the file, before who its rows are.

    order: how names with a comma are meant; None where nobody said so. repeats: a line whose row
    is the same person as another line's.
    """

    order: NameOrder | None = None
    repeats: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planned:
    """One row and what is done with it.

    person: whom it matched, as they will be, for ``update`` and ``same``.
    roles:  what the person will be in this cohort.
    filled: the fields that an update fills.
    joins:  the person is added, or known but not yet in this cohort.
    reason: why it is refused, passed over or asked about, one sentence with the lines concerned.
    remarks: what else was done that is not plain, each one sentence with its line.
    candidates: who an asked row may be, best first. twins: the rows of the file that it may be.
    waits: it is asked about only for which part of its name comes first.
    repeats: the line that a person said it repeats; 0 for none.
    """

    row: RosterRow
    action: Action
    person: Person | None = None
    roles: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    joins: bool = False
    reason: str = ""
    remarks: tuple[str, ...] = ()
    candidates: tuple[Person, ...] = ()
    twins: tuple[RosterRow, ...] = ()
    waits: bool = False
    repeats: int = 0

    @property
    def line(self) -> int:
        """The line of the file that the row stands in."""
        return self.row.line

    @property
    def is_left_out(self) -> bool:
        """Whether somebody may stand in it who does not come in."""
        return self.action in (Action.REFUSED, Action.ASK)


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What an import would do. With a ``problem`` nothing can be done and there are no rows.

    unread: headings that say nothing to us; their columns are not kept. told: what was done with
    the table as a whole that is not plain, in sentences.
    """

    rows: tuple[Planned, ...] = ()
    unread: tuple[str, ...] = ()
    problem: str = ""
    told: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """True when carrying it out would change anything."""
        return any(row.joins or row.action in (Action.ADD, Action.UPDATE) for row in self.rows)

    def of(self, action: Action) -> tuple[Planned, ...]:
        """The rows with which that is done."""
        return tuple(row for row in self.rows if row.action is action)

    def in_words(self) -> str:
        """``22 new · 1 left out · 1 to ask about``."""
        counts = Counter(row.action for row in self.rows)
        parts = [
            f"{counts[action]} {words}" for action, words in IN_WORDS.items() if counts[action]
        ]
        return " · ".join(parts) or "nobody"


def settle(asked: Planned, person: Person | None, members: Members = NOBODY_YET) -> Planned:
    """An asked row with its answer: this person, or (None) somebody new."""
    if person is None:
        return added(asked.row)
    return matched(asked.row, person, members)


def added(row: RosterRow) -> Planned:
    """The row as somebody new; of a name with a comma it is asked first which part comes first."""
    if row.turned:
        reason = f"Line {row.line}: is “{row.name}” {row.turned}?"
        return Planned(row, Action.ASK, reason=reason, remarks=row.remarks, waits=True)
    return Planned(row, Action.ADD, roles=row.roles, joins=True, remarks=row.remarks)


def matched(row: RosterRow, person: Person, members: Members) -> Planned:
    """The row as the person's: gaps are filled, what is known is kept and differences said."""
    filled = {
        gap: getattr(row, gap) for gap in GAPS if getattr(row, gap) and not getattr(person, gap)
    }
    names = tuple(filled)
    joins = person.id not in members
    roles = row.roles if joins else members[person.id]
    if row.roles and not roles:
        roles, names = row.roles, ("roles", *names)
    kept = [
        _kept(row, gap, getattr(person, gap), getattr(row, gap))
        for gap in ("name", *GAPS)
        if getattr(row, gap) and gap not in filled and getattr(row, gap) != getattr(person, gap)
        if gap != "email" or not matching.same_email(row, person)
        if gap != "name" or row.turned != person.name
    ]
    if row.roles and row.roles != roles:
        kept.append(_kept(row, "roles", roles, row.roles))
    gained = [f"Line {row.line}: {person.name} gains {words_of(names)}."] if names else []
    return Planned(
        row, Action.UPDATE if names else Action.SAME, replace(person, **filled), roles, names,
        joins, remarks=(*row.remarks, *gained, *kept),
    )  # fmt: skip


def _kept(row: RosterRow, gap: str, held: str | tuple[str, ...], new: str | tuple[str, ...]) -> str:
    stay = "stay" if gap == "roles" else "stays"
    return (
        f"Line {row.line}: the {word_of(gap)} {stay} “{shown(held)}” (the file has “{shown(new)}”)."
    )


def shown(value: str | tuple[str, ...]) -> str:
    """A field in a sentence."""
    return value if isinstance(value, str) else "; ".join(value)


def word_of(field: str) -> str:
    """What people call a field."""
    return "e-mail" if field == "email" else field.replace("_", " ")


def words_of(fields: Sequence[str]) -> str:
    """What people call some fields: roles, organisation and e-mail."""
    words = [word_of(field) for field in fields]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
