"""Rows brought together to people, and their times united: two devices are one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from l4pc_tui.core.attendance.values import Came, Interval, Seen

OPEN = 1 << 60
"""Later than any time: the end of an interval whose end is not in the file."""


def together(rows: Iterable[Seen], by_name_too: bool = False) -> list[Seen]:
    """One for each person, in the order in which they are first named.

    An address makes one person; a row without one belongs to the only person of exactly its name,
    or else it is somebody by that name. by_name_too: as for tickets, where one address has bought
    for several, address and name must agree.
    """
    rows = list(rows)
    people: dict[int, Seen] = {}
    of_key: dict[str, int] = {}
    left: list[Seen] = []
    for number, row in enumerate(rows):
        row.order = number
        keys = [key for key in dict.fromkeys((row.email, *row.keys)) if key]
        if by_name_too:
            keys = [f"{key}\n{row.name.casefold()}" for key in keys]
        if not keys:
            left.append(row)
            continue
        at, *others = sorted({of_key[key] for key in keys if key in of_key}) or [number]
        if at == number:
            people[at] = row
        else:
            add(people[at], row)
        for other in others:  # two addresses turn out to be one person's
            add(people[at], people.pop(other))
            of_key = {key: at if of == other else of for key, of in of_key.items()}
        of_key.update(dict.fromkeys(keys, at))
    of_name: defaultdict[str, set[int]] = defaultdict(set)
    for at, person in people.items():
        for name in person.names:
            of_name[name].add(at)
    nameless: dict[tuple[str, str], int] = {}
    for row in left:
        same = of_name[row.name] if row.name and not row.apart else set()
        known = next(iter(same)) if len(same) == 1 else nameless.get((row.name, row.apart))
        if known is not None and (row.name or row.apart):
            add(people[known], row)
        else:
            nameless[row.name, row.apart] = row.order
            people[row.order] = row
    return sorted(people.values(), key=lambda person: person.order)


def add(person: Seen, row: Seen) -> None:
    """Take in what more rows say of a person."""
    person.order = min(person.order, row.order)
    if row.name != person.name and row.name:
        if person.name and len(row.name.split()) > len(person.name.split()):
            person.name, row.name = row.name, person.name
            person.row = row.row
        if person.name and row.name not in person.names:
            person.flags.add("renamed")
        if person.name:
            person.aka.append(row.name)
        else:
            person.name = row.name
    person.names |= row.names
    person.aka += row.aka
    person.email = person.email or row.email
    person.keys = tuple(dict.fromkeys((*person.keys, *row.keys)))
    person.flags |= row.flags
    person.role = person.role or row.role
    if row.came and (person.came is None or _WEIGHT[row.came] > _WEIGHT[person.came]):
        person.came = row.came
    person.times = [*person.times, *row.times] if row.times else person.times
    person.fallback = person.fallback + row.fallback
    person.coarse = row.coarse if person.coarse is None else person.coarse
    if row.stated is not None:
        person.stated = max(person.stated or 0, row.stated)
    person.signed += row.signed
    person.organisation = person.organisation or row.organisation
    person.remark = person.remark or row.remark


_WEIGHT = {Came.UNKNOWN: 0, Came.NOT: 1, Came.HERE: 2}


def united(intervals: Sequence[Interval]) -> tuple[tuple[Interval, ...], bool]:
    """The intervals with those that overlap or touch as one, and whether some overlapped.

    The same interval twice is one row told twice. Where an end is not in the file, she stayed
    until somebody closes it; where a beginning is not, she was there before.
    """
    spans: Sequence[tuple[int, int]] = intervals  # type: ignore[assignment]
    if any(None in span for span in spans):
        spans = [
            (-OPEN if start is None else start, OPEN if end is None else end)
            for start, end in intervals
            if start is not None or end is not None
        ]
    done: list[Interval] = []
    overlapped = False
    begun: int | None = None
    ends = 0
    before: tuple[int, int] | None = None
    for span in sorted(spans):
        if span == before:
            continue
        before = span
        start, end = span
        if end < start:
            end = start
        if begun is None:
            begun, ends = start, end
        elif start <= ends:
            overlapped = overlapped or start < min(ends, end)
            ends = end if end > ends else ends
        else:
            done.append(_closed(begun, ends))
            begun, ends = start, end
    if begun is not None:
        done.append(_closed(begun, ends))
    return tuple(done), overlapped


def _closed(start: int, end: int) -> Interval:
    return (None if start == -OPEN else start, None if end == OPEN else end)
