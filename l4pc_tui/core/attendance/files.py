"""Several files of one session made one register: the union of what each tells of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from l4pc_tui.core.attendance.moments import Moment
from l4pc_tui.core.attendance.people import together
from l4pc_tui.core.attendance.reading import person_of
from l4pc_tui.core.attendance.values import PersonRead, Seen

_MADE_ANEW = frozenset(
    {"rejoined", "open_end", "open_start", "zero_length", "renamed", "no_email", "no_name"}
)


def one_register(files: Iterable[Sequence[PersonRead]]) -> tuple[PersonRead, ...]:
    """The people of all files. Their order and their repetition change nothing but the order in
    which people are listed, if each file is given once and they come in a fixed order."""
    files = list(files)
    if len(files) == 1:
        return tuple(files[0])
    rows = [_seen(person) for people in files for person in people]
    found = []
    for seen in together(rows):
        person = person_of(seen, clock_only=False)
        gaps = "gaps_unknown" in seen.flags and seen.stated is not None
        found.append(replace(person, stated=seen.stated) if gaps else person)
    return tuple(found)


def _seen(person: PersonRead) -> Seen:
    """A person of one file as a row of all of them."""
    return Seen(
        person.row,
        person.name,
        person.email,
        (person.email,) if person.email else (),
        "",
        list(person.aka),
        set(person.flags - _MADE_ANEW),
        person.role,
        person.came,
        [Moment(at=at) for pair in person.intervals for at in pair],
        stated=person.stated,
        signed=[person.signed] if person.signed is not None else [],
        organisation=person.organisation,
        remark=person.remark,
    )
