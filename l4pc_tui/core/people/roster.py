"""What importing a roster would do: a plan, line by line, that a person looks at first.

Importing the same roster twice changes nothing: what a row gave the first time is what it
finds the second time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from l4pc_tui.core.people import matching
from l4pc_tui.core.people.headers import RosterLine, find_header
from l4pc_tui.core.people.roster_rows import GAPS, RosterRow, fill_gaps, read_rows, repeats_header
from l4pc_tui.core.record.nouns import Person

NO_HEADER = (
    "No heading row found. Give one column the heading “Name” (or “First name” and “Surname”) "
    "and import the file again."
)
NO_PEOPLE = "There is a heading row but nobody below it. Nothing was imported."


class Action(StrEnum):
    """What is done with one row."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    REFUSED = "refused"
    ASK = "ask"


_IN_WORDS = {
    Action.ADD: "new",
    Action.UPDATE: "with gaps filled",
    Action.SAME: "already known",
    Action.REFUSED: "left out",
    Action.ASK: "to ask about",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """One row and what is done with it.

    person: whom it matched, as they will be, for ``update`` and ``same``.
    filled: the fields that an update fills.
    joins:  the person is added, or known but not yet in this cohort.
    reason: why it is refused or asked about, one sentence with the lines concerned.
    remarks: what else was done that is not plain, each one sentence with its line.
    candidates: who an asked row may be, best first.
    """

    row: RosterRow
    action: Action
    person: Person | None = None
    filled: tuple[str, ...] = ()
    joins: bool = False
    reason: str = ""
    remarks: tuple[str, ...] = ()
    candidates: tuple[Person, ...] = ()

    @property
    def line(self) -> int:
        """The line of the file that the row stands in."""
        return self.row.line


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What an import would do. With a ``problem`` nothing can be done and there are no rows.

    unread: headings that say nothing to us; their columns are not kept.
    """

    rows: tuple[Planned, ...] = ()
    unread: tuple[str, ...] = ()
    problem: str = ""

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
            f"{counts[action]} {words}" for action, words in _IN_WORDS.items() if counts[action]
        ]
        return " · ".join(parts) or "nobody"


def plan_roster(
    lines: Sequence[RosterLine], known: Sequence[Person], members: Collection[str] = ()
) -> RosterPlan:
    """The plan for a table's lines. ``known``: everybody; ``members``: ids already in the cohort."""
    header = find_header(lines)
    if header is None:
        return RosterPlan(problem=NO_HEADER)
    rows = read_rows(header, lines)
    if not rows:
        return RosterPlan(unread=header.unread, problem=NO_PEOPLE)
    merged, refused = _without_repeats(rows)
    planned = _Ladder(known, members).climb(merged)
    in_order = sorted((*planned, *refused), key=lambda row: row.line)
    return RosterPlan(tuple(in_order), header.unread)


def settle(asked: Planned, person: Person | None, members: Collection[str] = ()) -> Planned:
    """An asked row with its answer: this person, or (None) somebody new."""
    if person is None:
        return replace(asked, action=Action.ADD, joins=True, reason="", candidates=())
    settled = _matched(asked.row, person, members)
    return replace(settled, remarks=(*asked.remarks, *settled.remarks))


def _without_repeats(rows: Iterable[RosterRow]) -> tuple[list[RosterRow], list[Planned]]:
    """The rows that stand, filled by fuller repeats, and those left out with the reason."""
    standing: dict[int, RosterRow] = {}
    alike: defaultdict[str, list[int]] = defaultdict(list)
    refused: list[Planned] = []

    def refuse(row: RosterRow, reason: str) -> None:
        refused.append(Planned(row, Action.REFUSED, reason=reason, remarks=row.remarks))

    for row in rows:
        name, email = _name_key(row), _email_key(row)
        if repeats_header(row):
            refuse(row, f"Line {row.line} is the heading row again.")
            continue
        if not name:
            what = f"“{row.name}” is not a name" if row.name else "there is no name"
            refuse(row, f"Line {row.line} is left out: {what}.")
            continue
        earlier = [standing[line] for line in alike[email]] if row.email else []
        why = "the same e-mail"
        if not earlier:
            by_name = [standing[line] for line in alike[name]]
            earlier = [other for other in by_name if not matching.differing(row, other)]
            why = "the same name"
        if not earlier:
            standing[row.line] = row
            alike[name].append(row.line)
            if row.email:
                alike[email].append(row.line)
            continue
        if len(earlier) > 1:
            lines = " or ".join(str(other.line) for other in earlier)
            refuse(row, f"Line {row.line} repeats line {lines} ({why}); it does not say which.")
            continue
        first = earlier[0]
        filled: tuple[str, ...] = ()
        # Two people may share a mailbox: only a row about the same person fills gaps.
        if matching.nearness(row.name, first.name):
            standing[first.line], filled = fill_gaps(first, row)
        if "email" in filled:
            alike[email].append(first.line)
        gave = f"; its {_list(filled)} went to line {first.line}" if filled else ""
        refuse(row, f"Line {row.line} repeats line {first.line} ({why}){gave}.")
    return list(standing.values()), refused


class _Ladder:
    """Climbs from sure matches to questions; each person is taken by one row only."""

    def __init__(self, known: Iterable[Person], members: Collection[str]) -> None:
        self._members = members
        self._free = {person.id: person for person in known}
        self._known = matching.KnownPeople(self._free.values())
        self._taken: dict[str, list[Planned]] = defaultdict(list)
        self._index: dict[str, list[Person]] = defaultdict(list)
        for person in self._free.values():
            for key in (_email_key(person), _exact_key(person), _name_key(person)):
                self._index[key].append(person)

    def climb(self, rows: Sequence[RosterRow]) -> list[Planned]:
        done: dict[int, Planned] = {}
        before = -1
        # A person taken by one row may leave only one whom another row fits: climb again.
        while len(done) > before:
            before = len(done)
            for rung in (self._by_email, self._by_exact_name, self._by_name):
                for row in rows:
                    if row.line not in done and (person := rung(row)):
                        done[row.line] = _matched(row, person, self._members)
                        self._taken[_name_key(person)].append(done[row.line])
                        del self._free[person.id]
        return [done.get(row.line) or self._unmatched(row) for row in rows]

    def _alike(self, key: str) -> list[Person]:
        """The people under a key whom no row has taken."""
        return [person for person in self._index.get(key, ()) if person.id in self._free]

    def _by_email(self, row: RosterRow) -> Person | None:
        found = self._alike(_email_key(row)) if row.email else []
        named = [person for person in found if matching.nearness(row.name, person.name)]
        return named[0] if len(named) == 1 else None

    def _by_exact_name(self, row: RosterRow) -> Person | None:
        return self._only(self._alike(_exact_key(row)), row)

    def _by_name(self, row: RosterRow) -> Person | None:
        return self._only(self._alike(_name_key(row)), row)

    @staticmethod
    def _only(found: list[Person], row: RosterRow) -> Person | None:
        """The one who does not differ. With two there is a question to ask."""
        fitting = [person for person in found if not matching.differing(row, person)]
        return fitting[0] if len(fitting) == 1 else None

    def _unmatched(self, row: RosterRow) -> Planned:
        for planned in self._taken.get(_name_key(row), ()):
            if planned.person and not matching.differing(row, planned.person):
                reason = f"Line {row.line} is the same person as line {planned.line}: left out."
                return Planned(row, Action.REFUSED, reason=reason, remarks=row.remarks)
        asked = [
            person
            for person in self._known.suggestions(row)
            if person.id in self._free
            and (
                matching.same_name(row, person)
                or matching.same_email(row, person)
                or not matching.differing(row, person)
            )
        ]
        if not asked:
            return Planned(row, Action.ADD, joins=True, remarks=row.remarks)
        return Planned(
            row,
            Action.ASK,
            reason=_question(row, asked),
            remarks=row.remarks,
            candidates=tuple(asked),
        )


def _email_key(somebody: matching.Somebody) -> str:
    return f"@{somebody.email.casefold()}"


def _exact_key(somebody: matching.Somebody) -> str:
    return f"={somebody.name}"


def _name_key(somebody: matching.Somebody) -> str:
    return matching.name_key(somebody.name)


def _question(row: RosterRow, asked: Sequence[Person]) -> str:
    if len(asked) > 1:
        return f"Line {row.line}: {row.name} may be any of {len(asked)} people known here."
    person = asked[0]
    whose = f" ({person.organisation})" if person.organisation else ""
    how = "with the same e-mail" if matching.same_email(row, person) else "known here"
    return f"Line {row.line}: is {row.name} the {person.name}{whose} {how}?"


def _matched(row: RosterRow, person: Person, members: Collection[str]) -> Planned:
    """The row as the person's: gaps are filled, what is known is kept and differences said."""
    filled = {
        gap: getattr(row, gap) for gap in GAPS if getattr(row, gap) and not getattr(person, gap)
    }
    kept = [
        f"Line {row.line}: the {_words(gap)} stays “{_shown(getattr(person, gap))}”"
        f" (the file has “{_shown(getattr(row, gap))}”)."
        for gap in ("name", *GAPS)
        if getattr(row, gap) and gap not in filled and getattr(row, gap) != getattr(person, gap)
        if gap != "email" or not matching.same_email(row, person)
    ]
    gained = [f"Line {row.line}: {person.name} gains {_list(tuple(filled))}."] if filled else []
    return Planned(
        row,
        Action.UPDATE if filled else Action.SAME,
        person=replace(person, **filled),
        filled=tuple(filled),
        joins=person.id not in members,
        remarks=(*row.remarks, *gained, *kept),
    )


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(value)


def _words(field: str) -> str:
    return "e-mail" if field == "email" else field.replace("_", " ")


def _list(fields: Sequence[str]) -> str:
    words = [_words(field) for field in fields]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
