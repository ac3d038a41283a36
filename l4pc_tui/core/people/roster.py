"""What importing a roster would do: a plan, line by line, that a person looks at first.

Importing the same roster twice changes nothing: what a row gave the first time is what it
finds the second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l4pc_tui.core.people import matching, roster_noise
from l4pc_tui.core.people.headers import RosterHeader, RosterLine, find_header, fitted, heads, under
from l4pc_tui.core.people.headings import column_of, is_weak
from l4pc_tui.core.people.ladder import Ladder, name_key
from l4pc_tui.core.people.roster_plan import (
    NOBODY_YET,
    Action,
    Members,
    NameOrder,
    Planned,
    RosterPlan,
    Said,
    added,
    matched,
)
from l4pc_tui.core.people.roster_repeats import Merged, merged
from l4pc_tui.core.people.roster_rows import RosterRow, read_rows
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.text import clean_name
from l4pc_tui.core.text.amounts import count

NO_HEADER = (
    "No heading row found. Give one column the heading “Name” (or “First name” and “Surname”) "
    "and import the file again."
)
NO_PEOPLE = "There is a heading row but nobody below it. Nothing was imported."
NOTHING_SAID = Said()


def plan_roster(
    lines: Sequence[RosterLine], known: Sequence[Person], members: Members = NOBODY_YET,
    said: Said = NOTHING_SAID,
) -> RosterPlan:  # fmt: skip
    """The plan for a table's lines. known: everybody. members: who is in the cohort already."""
    header = find_header(lines)
    if header is None:
        return RosterPlan(problem=NO_HEADER)
    table = _below(header, lines)
    if not table.rows and not table.asides:
        return RosterPlan(unread=header.unread, problem=NO_PEOPLE)
    each_once = merged((_named(row, said.order) for row in table.rows), said.repeats)
    planned = _Ladder(known, members, each_once).climb()
    in_order = sorted((*planned, *each_once.others, *table.asides), key=lambda row: row.line)
    return RosterPlan(tuple(in_order), tuple(table.unread), told=tuple(table.told))


def _named(row: RosterRow, order: NameOrder | None) -> RosterRow:
    """The row under the name that is meant, once a person said how names with a comma are."""
    if not row.turned or order is None:
        return row
    name = row.turned if order is NameOrder.SURNAME_FIRST else row.name
    return replace(row, name=name, turned="", written=row.name)


@dataclass
class _Table:
    """What stands below a header. unread, told: as in the plan."""

    rows: list[RosterRow] = field(default_factory=list)
    asides: list[Planned] = field(default_factory=list)
    unread: dict[str, None] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def read(self, header: RosterHeader, lines: Sequence[RosterLine]) -> None:
        """The lines that one header row heads."""
        header = fitted(header, lines)
        self.rows += read_rows(header, lines)
        self.unread |= dict.fromkeys(header.unread)
        self.told += [told for told in header.told if told not in self.told]

    def aside(self, line: RosterLine, why: str) -> None:
        """A line in which nobody stands."""
        first = next(clean_name(cell) for cell in line.cells if cell.strip())
        told = f"Line {line.number} is left out: it {why}."
        self.asides.append(Planned(RosterRow(line.number, first), Action.ASIDE, reason=told))


def _below(header: RosterHeader, lines: Sequence[RosterLine]) -> _Table:
    """All that stands below the header; a further header row heads what follows it anew."""
    table, held = _Table(), list[RosterLine]()
    below = [line for line in lines if line.number > header.line]
    last = max((line.number for line in below if not line.is_empty), default=0)
    empty = sum(line.is_empty and line.number < last for line in below)
    for line in below:
        if line.is_empty:
            continue
        if why := roster_noise.why_nobody(header, line):
            table.aside(line, why)
        elif anew := _heads_anew(header, line):
            if held:
                table.read(header, held)
                table.aside(line, "heads the rows below it anew")
                header, held = anew, []
            else:  # A second heading row, under the first.
                header = under(header, anew)
        else:
            held.append(line)
    table.read(header, held)
    if empty:
        table.told.append(f"{count(empty, 'empty row is', 'empty rows are')} passed over.")
    return table


def _heads_anew(header: RosterHeader, line: RosterLine) -> RosterHeader | None:
    """The line as the head of what follows: it has headings where names would stand."""
    naming = header.naming
    names = [
        cell
        for column, cell in zip(header.columns, line.cells, strict=False)
        if column in naming and cell.strip()
    ]
    if not names or not all(map(column_of, names)):
        return None
    strong = {column_of(cell) for cell in line.cells if not is_weak(cell)} - {None}
    return heads(line) if len(strong) > 1 else None


class _Ladder:
    """Climbs from sure matches to questions; each person is taken by one row only."""

    def __init__(self, known: Iterable[Person], members: Members, file: Merged) -> None:
        self._members = members
        self._file = file
        self._rungs: Ladder[RosterRow] = Ladder(known)
        self._taken: dict[str, list[Planned]] = defaultdict(list)

    def climb(self) -> list[Planned]:
        rows = list(self._file.standing.values())
        done: dict[int, Planned] = {}
        for place, person in self._rungs.climb(rows).items():
            row = rows[place]
            done[row.line] = matched(row, person, self._members)
            self._taken[name_key(person)].append(done[row.line])
        return [done.get(row.line) or self._unmatched(row, done) for row in rows]

    def _unmatched(self, row: RosterRow, done: Mapping[int, Planned]) -> Planned:
        for planned in self._taken.get(name_key(row), ()):
            if planned.person and not matching.differing(row, planned.person):
                reason = f"Line {row.line} is the same person as line {planned.line}."
                return Planned(row, Action.REPEAT, reason=reason, remarks=row.remarks)
        asked = self._rungs.may_be(row)
        # Of two who share an address one is who they are; the other is asked about.
        twins = tuple(
            self._file.standing[line]
            for line in self._file.sharing.get(row.line, ())
            if line < row.line or line in done
        )
        if not asked and not twins:
            return added(row)
        return Planned(
            row, Action.ASK, reason=_question(row, asked, twins), remarks=row.remarks,
            candidates=asked, twins=twins,
        )  # fmt: skip


def _question(row: RosterRow, asked: Sequence[Person], twins: Sequence[RosterRow]) -> str:
    if not asked:
        others = " and ".join(f"{twin.name} in line {twin.line}" for twin in twins)
        return (
            f"Line {row.line}: {row.name} has the same e-mail as {others}. "
            "Are they two people who share it?"
        )
    if len(asked) + len(twins) > 1:
        return f"Line {row.line}: {row.name} may be any of {len(asked) + len(twins)} people known here."
    person = asked[0]
    whose = f" ({person.organisation})" if person.organisation else ""
    how = "with the same e-mail" if matching.same_email(row, person) else "known here"
    return f"Line {row.line}: is {row.name} the {person.name}{whose} {how}?"
