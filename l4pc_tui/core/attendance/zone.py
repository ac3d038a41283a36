"""Whether times are of the session's day and zone: asked where they fit it better otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.clocks import session_span, shift_that_fits
from l4pc_tui.core.attendance.joins import Rows
from l4pc_tui.core.attendance.moments import clock, summer, words
from l4pc_tui.core.attendance.sources import Source
from l4pc_tui.core.attendance.values import Given, PersonRead
from l4pc_tui.core.attendance.words import says_no, says_yes
from l4pc_tui.core.text import fold

AS_WRITTEN = "as written"


def of_the_day(people: Iterable[PersonRead], given: Given, asking: Asking) -> bool:
    """Whether the times are of the session's day, or somebody says that they belong to it."""
    times = {at for person in people for pair in person.intervals for at in pair if at is not None}
    days = sorted({(words(at) or "")[:10] for at in times})
    if not days or not given.date or given.date in days:
        return True
    answer = asking.choose(
        "other-day",
        f"Every time in this file is of {' or '.join(days[:3])}, and the session is on {given.date}. "
        "Is it the session's file?",
        ("yes", "no"),
        "yes",
    )
    return answer == "yes"


def in_zone(
    people: list[PersonRead], source: Source, rows: Rows, given: Given, asking: Asking
) -> list[PersonRead]:
    """The times moved by whole hours, where somebody says that they are to be."""
    span = session_span(given)
    timed = [person.intervals for person in people if person.intervals]
    if not timed or rows.by_hand:
        return people
    if source.assumed:
        first = min(at for of in timed for pair in of for at in pair if at is not None)
        if not summer(first):
            return people
        answer = asking.words(
            "zone",
            "BigBlueButton writes UTC without saying so, and an hour is added for summer time. "
            f"Answer “{AS_WRITTEN}” to take the times as they stand.",
            lambda given: fold(given) == AS_WRITTEN or says_yes(given) or says_no(given),
            usual=("yes", AS_WRITTEN),
            must=span is not None and shift_that_fits(timed, span) == -1,
        )
        stay = fold(answer) == AS_WRITTEN or says_no(answer)
        return [_moved(person, -1) for person in people] if stay else people
    if span is None or source.utc:
        return people
    hours = shift_that_fits(timed, span)
    if not hours:
        return people
    shift = f"shift {'+' if hours > 0 else '-'}{abs(hours)}:00"
    came = sorted(start for of in timed for start, _ in of[:1] if start is not None)
    went = sorted(end for of in timed for _, end in of[-1:] if end is not None)
    whole = "one hour" if abs(hours) == 1 else f"{abs(hours)} hours"
    answer = asking.choose(
        "zone",
        f"Everybody came about {clock(came[len(came) // 2])[:5]} and left about "
        f"{clock(went[len(went) // 2])[:5]}, the session ran {given.start} to {given.end}. Move all "
        f"times by {whole}?",
        (shift, AS_WRITTEN),
        shift,
    )
    return [_moved(person, hours) for person in people] if answer == shift else people


def _moved(person: PersonRead, hours: int) -> PersonRead:
    by = hours * 3600
    return replace(
        person,
        intervals=tuple(
            (None if start is None else start + by, None if end is None else end + by)
            for start, end in person.intervals
        ),
    )
