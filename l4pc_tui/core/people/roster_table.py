"""A cohort as the table of a roster, which brings the same people, roles and rules when it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from l4pc_tui.core.people import matching
from l4pc_tui.core.people.columns import Column
from l4pc_tui.core.people.enrolled import Enrolled
from l4pc_tui.core.people.roster_names import guarded, turned
from l4pc_tui.core.people.roster_rows import leads
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.nouns import Link, Person, Tie
from l4pc_tui.core.text import filed, fold

Table = Sequence[Sequence[str]]
"""Rows of cells, the headings first."""

_OF_TIES: Mapping[Tie, Column] = locked(Tie, {
    Tie.SUPPORTER_OF: Column.SUPPORTER_OF, Tie.SUPPORTED_BY: Column.SUPPORTER,
    Tie.APART: Column.KEEP_APART, Tie.TOGETHER: Column.KEEP_TOGETHER,
})  # fmt: skip
_PARTING = (";", "/", ",", "&", "\n")


def roster_table(enrolled: Iterable[Enrolled], links: Iterable[Link]) -> Table:
    """The table of a cohort's people, by name. links: the cohort's.

    Cells that a spreadsheet would work out are marked as texts. Where a role or a name holds what
    parts two of them elsewhere, the heading says that each stands on a line of its own; where a
    name has a comma, that it is as it is written; and where somebody leads without the role of it,
    or the other way round, a column says who leads.
    """
    people = sorted(enrolled, key=_place)
    ties, offered = _ties(people, tuple(links))
    commas = any(turned(each.person.name) for each in people)
    plain_leads = all(each.facilitates == leads(each.roles) for each in people)
    columns: list[tuple[str, list[str]]] = [
        ("Name as written" if commas else Column.NAME, [each.person.name for each in people]),
        (Column.DISPLAY, [each.person.display_name for each in people]),
        (Column.ORGANISATION, [each.person.organisation for each in people]),
        (Column.SECTOR, [each.person.sector for each in people]),
    ]
    made = [(heading, [guarded(cell) for cell in cells]) for heading, cells in columns]
    made.append(_many(Column.ROLES, [each.roles for each in people]))
    made.append((Column.EMAIL, [guarded(each.person.email) for each in people]))
    if not plain_leads:
        made.append((Column.LEADS, ["yes" if each.facilitates else "no" for each in people]))
    for tie, column in _OF_TIES.items():
        made.append(_many(column, [ties.get((each.person.id, tie), ()) for each in people]))
    if offered:
        made.append((Column.NOTES, ["; ".join(offered.get(each.person.id, ())) for each in people]))
    return [[heading for heading, _ in made], *zip(*(cells for _, cells in made), strict=True)]


def _place(each: Enrolled) -> tuple[object, ...]:
    person = each.person
    return filed(person.name), person.organisation, person.email, person.id


def taken_for_one(enrolled: Iterable[Enrolled]) -> tuple[str, ...]:
    """The names of people whom nothing in a roster tells apart: read again they would be one."""
    people = [each.person for each in enrolled]
    names = Counter(matching.name_key(person.name) for person in people)
    found: dict[str, None] = {}
    for person in people:
        alike = [
            other
            for other in people
            if other.id != person.id and matching.same_name(person, other)
            and not matching.differing(person, other)
        ]  # fmt: skip
        if names[matching.name_key(person.name)] > 1 and alike:
            found[person.name] = None
    return tuple(found)


def _many(heading: str, rows: Sequence[Sequence[str]]) -> tuple[str, list[str]]:
    """A column of cells that hold several of a kind, parted so that they can be told apart again."""
    if any(_would_part(each) for row in rows for each in row):
        return f"{heading} (one a line)", ["\n".join(map(guarded, row)) for row in rows]
    return heading, ["; ".join(row) for row in rows]


def _would_part(text: str) -> bool:
    return (
        any(sign in text for sign in _PARTING) or "and" in fold(text).split()
        or guarded(text) != text or text.startswith("'")
    )  # fmt: skip


def _ties(
    people: Sequence[Enrolled], links: Sequence[Link]
) -> tuple[Mapping[tuple[str, Tie], Sequence[str]], Mapping[str, Sequence[str]]]:
    """Whom each person's ties name, and what a notes column says of those that are only offered."""
    known = {each.person.id: each.person for each in people}
    names = Counter(matching.name_key(person.name) for person in known.values())
    found: dict[tuple[str, Tie], list[str]] = {}
    offered: dict[str, list[str]] = {}
    for link in links:
        other = known.get(link.other)
        name = _told(other, names) if other else link.name
        if link.offered:
            offered.setdefault(link.person, []).append(f"supporter: {name}")
        elif name and name not in found.setdefault((link.person, Tie(link.kind)), []):
            found[link.person, Tie(link.kind)].append(name)
    return found, offered


def _told(person: Person, names: Mapping[str, int]) -> str:
    """How a tie names somebody: by the address where the name is not theirs alone."""
    shared = names[matching.name_key(person.name)] > 1
    return person.email if shared and person.email else person.name
