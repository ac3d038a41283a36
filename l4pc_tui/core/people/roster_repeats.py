"""Rows of one file that are one person, or share one address: merged, or asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l4pc_tui.core.people import matching
from l4pc_tui.core.people.ladder import email_key
from l4pc_tui.core.people.roster_names import is_name
from l4pc_tui.core.people.roster_plan import Action, Planned, shown, word_of, words_of
from l4pc_tui.core.people.roster_rows import RosterRow, fill_gaps

_TOLD = ("organisation", "sector", "email", "display_name")
"""Fields of a repeat that are said when they differ and are therefore not kept."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The rows of a file, each person once.

    standing: filled by fuller repeats. others: repeats, rows that name nobody, and rows of which
    nobody knows whom they repeat. sharing: the lines with whose e-mail address a row came too,
    under quite another name.
    """

    standing: Mapping[int, RosterRow]
    others: Sequence[Planned]
    sharing: Mapping[int, Sequence[int]]


@dataclass
class _Rows:
    standing: dict[int, RosterRow] = field(default_factory=dict)
    alike: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    others: list[Planned] = field(default_factory=list)
    sharing: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def under(self, key: str) -> list[RosterRow]:
        return [self.standing[line] for line in self.alike[key]]

    def stand(self, row: RosterRow, beside: Iterable[RosterRow]) -> None:
        self.standing[row.line] = row
        self.alike[matching.name_key(row.name)].append(row.line)
        if row.email:
            self.alike[email_key(row)].append(row.line)
        for other in beside:
            self.sharing[row.line].append(other.line)
            self.sharing[other.line].append(row.line)

    def merge(self, row: RosterRow, first: RosterRow, why: str, said: bool = False) -> None:
        """The row into the first that says the same person."""
        self.standing[first.line], filled = fill_gaps(first, row)
        if "email" in filled:
            self.alike[email_key(row)].append(first.line)
        gave = f"; its {words_of(filled)} went to line {first.line}" if filled else ""
        lost = [
            f"{word_of(name)} “{shown(getattr(row, name))}”"
            for name in _TOLD
            if getattr(row, name) and name not in filled and _differs(row, first, name)
        ]
        left = (
            f"; its {' and '.join(lost)} {'is' if len(lost) == 1 else 'are'} not kept"
            if lost
            else ""
        )
        reason = f"Line {row.line} repeats line {first.line} ({why}){gave}{left}."
        repeats = first.line if said else 0
        self.others.append(
            Planned(row, Action.REPEAT, reason=reason, remarks=row.remarks, repeats=repeats)
        )


def merged(rows: Iterable[RosterRow], repeats: Mapping[int, int]) -> Merged:
    """Each person of the file once. repeats: lines that a person said are another line's."""
    held = _Rows()
    for row in rows:
        if not is_name(row.name) or not matching.name_key(row.name):
            what = f"“{row.name}” is not a name" if row.name else "there is no name"
            reason = f"Line {row.line} is left out: {what}."
            held.others.append(Planned(row, Action.REFUSED, reason=reason, remarks=row.remarks))
            continue
        if (said := repeats.get(row.line)) in held.standing:
            held.merge(row, held.standing[said], "as you said", said=True)
            continue
        with_it = held.under(email_key(row)) if row.email else []
        earlier = [other for other in with_it if matching.nearness(row.name, other.name)]
        why = "the same e-mail"
        if not earlier:
            by_name = held.under(matching.name_key(row.name))
            earlier = [other for other in by_name if not matching.differing(row, other)]
            why = "the same name"
        if not earlier:
            held.stand(row, with_it)
        elif len(earlier) == 1:
            held.merge(row, earlier[0], why)
        else:
            lines = " or ".join(str(other.line) for other in earlier)
            reason = f"Line {row.line}: is {row.name} the one in line {lines} ({why})?"
            held.others.append(
                Planned(row, Action.ASK, reason=reason, remarks=row.remarks, twins=tuple(earlier))
            )
    return Merged(held.standing, held.others, held.sharing)


def _differs(row: RosterRow, first: RosterRow, name: str) -> bool:
    mine, theirs = getattr(row, name), getattr(first, name)
    if name == "email":
        return not matching.same_email(row, first)
    return bool(mine != theirs)
