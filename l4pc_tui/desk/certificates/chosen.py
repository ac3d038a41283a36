"""The people of a course who are meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from l4pc_tui.desk.people.who import find_person
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.core.certificates.who import Somebody
    from l4pc_tui.desk.certificates.reading import CourseRead
    from l4pc_tui.desk.desk import Desk


def chosen(desk: Desk, read: CourseRead, named: Sequence[str]) -> tuple[Somebody, ...]:
    """Those of a course whom somebody names, in the order of names; all of it where nobody is named.

    Raises Trouble for a name that is none, or is nobody of this cohort.
    """
    if not named:
        return read.people
    ids = set()
    for key in named:
        person = find_person(desk, key, read.cohort)
        if all(each.person != person.id for each in read.people):
            raise refusal(f"{person.name} is not in “{read.cohort.name}”.", "Nothing was written.")
        ids.add(person.id)
    return tuple(each for each in read.people if each.person in ids)
