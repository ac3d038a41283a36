"""A file of attendance read: from its sheets to people with their times, or to questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import gt

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.clocks import (
    base_day,
    order_of,
    session_span,
    settle,
)
from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.joins import SLACK, Rows
from l4pc_tui.core.attendance.meetings import WHICH_MEETING, by_their_day, one_day, one_meeting
from l4pc_tui.core.attendance.moments import DAY, Moment, clock
from l4pc_tui.core.attendance.names import address, named
from l4pc_tui.core.attendance.people import together, united
from l4pc_tui.core.attendance.shape import with_shapes
from l4pc_tui.core.attendance.sources import SOURCES, Source
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.attendance.unread import with_times
from l4pc_tui.core.attendance.values import (
    YES_NO,
    Came,
    Given,
    Interval,
    Outcome,
    PersonRead,
    Question,
    Reading,
    Seen,
    visits,
)
from l4pc_tui.core.attendance.zone import in_zone, of_the_day
from l4pc_tui.core.people.sheet import Sheet, shown
from l4pc_tui.core.text import fold

NO_TABLE = "There is no table of people in this file. Nothing is taken in."
NOBODY = "There is a table in this file, but nobody in it. Nothing is taken in."
HEADINGS = (
    "The headings of this file are not known. Head the columns Name, Email, Time in and Time out, "
    "save it, and try again."
)
OTHER_DAY = "The file is of another day than the session. Nothing is taken in."
NO_SESSION = Given()
NO_ANSWERS: Mapping[str, str] = {}
_NOON = 12 * 3600
_LONG = 8 * 3600
"""Seconds that nobody is in at a stretch, where only the clock tells the day."""
_ONE, _TWO = ("one person", "one", "1"), ("two people", "two", "2")
_KINDS = (
    "columns", "date-order", "date", "which-meeting", "which-session", "zone", "came", "other-day",
    "other-session", "plus-guest", "blank", "time", "time-in", "time-out", "turned", "same-name",
)  # fmt: skip
"""The questions in the order in which they are asked."""


def read(
    sheets: Iterable[Sheet],
    given: Given = NO_SESSION,
    answers: Mapping[str, str] = NO_ANSWERS,
    name: str = "",
) -> Reading:
    """What the sheets of one file say. name: of the file; a day in it is a hint and no more.

    Whatever cannot be read is refused in one sentence and never raised; what the sheets themselves
    raise while they are gone through comes through.
    """
    asking = Asking(answers)
    book = with_shapes(Book(sheets, name), asking)
    if book is None:
        return Reading(Outcome.REFUSE, HEADINGS)
    book = with_times(book, asking)
    source = next((source for source in SOURCES if source.claims(book)), None)
    if source is None:
        return Reading(Outcome.REFUSE, NO_TABLE)
    utc = source.utc or any(table.utc for table in book.people)
    ahead = next((table.ahead for table in book.people if table.ahead is not None), None)
    for moment in book.moments.values() if ahead is not None else ():
        moment.offset = ahead if moment.offset is None else moment.offset
    order = order_of(book, given, asking)
    settle(book, order, base_day(book, order, given, asking), utc, session_span(given))
    one_meeting(book, given, asking)
    if not source.own_days:
        by_their_day(book, order)
        one_day(book, given, asking)
    rows = source.read(book, given, asking)
    people = _people(book, source, rows, given, asking)
    if not people:
        return Reading(Outcome.REFUSE, NOBODY, service=source.service, layout=source.layout)
    # Which meeting is meant comes first; until then its day and its hours say nothing.
    if not any(question.key == WHICH_MEETING for question in asking.questions):
        if not of_the_day(people, given, asking):
            return Reading(Outcome.REFUSE, OTHER_DAY, service=source.service, layout=source.layout)
        people = in_zone(people, source, rows, given, asking)
    must = any(question.must for question in asking.questions)
    return Reading(
        Outcome.ASK if must else Outcome.READ,
        " ".join(book.remarks),
        tuple(_once(asking.questions)),
        tuple(people),
        tuple(rows.ignored),
        source.service,
        source.layout,
    )


def _once(questions: Iterable[Question]) -> list[Question]:
    """Each question once: those of the whole file first, then those of one kind together."""
    once = {question.key: question for question in questions}.values()
    return sorted(once, key=lambda question: _KINDS.index(question.key.partition(":")[0]))


def _people(
    book: Book, source: Source, rows: Rows, given: Given, asking: Asking
) -> list[PersonRead]:
    seen = together(rows.seen, rows.tickets)
    _hosts(book, source, seen)
    dated = any(moment.year for moment in book.moments.values() if moment.at is not None)
    span = session_span(given)
    if rows.by_hand:
        _afternoons(seen, span)
    for each in seen:
        _in_their_order(each, asking, clock_only=not dated)
    unnamed = 0
    people = []
    clock_only = not dated and not rows.by_hand
    for person in _of_one_name(book, seen, clock_only, asking):
        if span and "sign_in" in person.flags and (person.signed or 0) > span[0] + 3600:
            person = replace(person, flags=person.flags | {"late_sign_in"})
        if not person.name and not person.email:
            unnamed += 1
            person = replace(
                person, name=f"Anonymous {unnamed}", flags=person.flags | {"anonymous"}
            )
        people.append(person)
    return _shared(people) if rows.tickets else people


def _of_one_name(
    book: Book, people: Iterable[Seen], clock_only: bool, asking: Asking
) -> Iterator[PersonRead]:
    """One name without an address that was in twice at once may be two people's."""
    for each in people:
        person = person_of(each, clock_only)
        if person.email or "two_devices" not in person.flags or "phone" in person.flags:
            yield person
            continue
        answer = asking.words(
            f"same-name:{person.row}",
            f"“{person.name}” was in twice at the same time, without an address. One person with "
            "two devices, or two people of one name?",
            lambda given: fold(given) in (*_ONE, *_TWO),
            usual=(_ONE[0], _TWO[0]),
        )
        if fold(answer) not in _TWO:
            yield person
            continue
        other = _other_of_two(each, _next_row(book, each))
        yield person_of(each, clock_only)
        yield person_of(other, clock_only)


def _other_of_two(seen: Seen, row: int) -> Seen:
    """Take what overlaps from a person's times, and give it to another one of her name."""
    first: list[Moment] = []
    other: list[Moment] = []
    pairs = sorted(visits(seen.times or seen.fallback), key=lambda pair: pair[0].at or 0)
    for start, end in pairs:
        # Whoever came first goes on where she has left; the rest is the other's.
        left = first[-1].at if first else 0
        (first if left is not None and left <= (start.at or 0) else other).extend((start, end))
    seen.times, seen.fallback, seen.stated, seen.coarse = first, [], None, None
    name = f"{seen.name} (2)"
    return replace(
        seen, row=row, name=name, names={name}, aka=[seen.name, *seen.aka], flags=set(seen.flags),
        times=other, signed=[],
    )  # fmt: skip


def _next_row(book: Book, seen: Seen) -> int:
    """The next row that has somebody's name, her own where none has."""
    rows = (
        number
        for sheet in book.sheets
        for number, cells in sheet.rows
        if number > seen.row
        and any(named(shown(cell)).name in seen.names for cell in cells if cell)
    )
    return next(rows, seen.row)


def person_of(seen: Seen, clock_only: bool) -> PersonRead:
    """One person with her times united and what is to be said of them."""
    flags = set(seen.flags)
    times, stated = seen.times, seen.stated
    if not times and seen.fallback:
        times, stated = seen.fallback, seen.coarse
    each = [moment.at for moment in times]
    pairs: list[Interval] = list(zip(each[::2], each[1::2], strict=True))
    if clock_only:
        flags |= {"clock_only"} if pairs else set()
    if clock_only or "sign_in" in flags:
        pairs = [_over_midnight(pair) for pair in pairs]
    intervals, overlapped = united(pairs)
    came = Came.HERE if intervals else (seen.came or Came.UNKNOWN)
    if len(intervals) > 1:
        flags.add("rejoined")
    if overlapped:
        flags.add("two_devices")
    if any(end is None for _, end in intervals):
        flags.add("open_end")
    if any(start is None for start, _ in intervals):
        flags.add("open_start")
    if came is not Came.HERE:
        flags.discard("email_from_registration")
    else:
        flags -= {"waiting_room_only", "did_not_attend", "registration_cancelled"}
    if len(seen.signed) > 1:
        flags.add("answered_twice")
    if "checked_in" in flags and "registered" in flags:
        flags = flags - {"registered"} | {"spare_ticket"}
    stated = _stated(intervals, stated, flags)
    if not seen.email:
        flags.add("no_email")
    if not seen.name and seen.email:
        flags.add("no_name")
    aka = tuple(dict.fromkeys(name for name in seen.aka if name and name != seen.name))
    return PersonRead(
        seen.row,
        seen.name,
        seen.email,
        came,
        seen.role,
        intervals,
        frozenset(flags),
        aka,
        stated,
        min(seen.signed, default=None),
        seen.organisation,
        seen.remark,
    )


def _stated(intervals: Sequence[Interval], stated: int | None, flags: set[str]) -> int | None:
    """What the service states, where it says more than the times do: she was out in between, or
    there are no times."""
    if stated is None or not intervals:
        return stated
    ((start, end), *more) = intervals
    if more or start is None or end is None:
        return None
    if start == end:
        flags.add("zero_length")
        return stated
    if end - start - stated > SLACK:
        flags.add("gaps_unknown")
        return stated
    return None


def _over_midnight(pair: Interval) -> Interval:
    start, end = pair
    if start is not None and end is not None and end < start:
        return start, end + DAY
    return pair


def _afternoons(seen: Iterable[Seen], span: tuple[int, int] | None) -> None:
    """Somebody who writes a time down for a quarter past one writes ``1.15``."""
    for person in seen:
        # One moment stands for all cells that say the same: whose it is moved, has her own.
        person.times = [replace(moment) for moment in person.times]
        for start, end in visits(person.times):
            if span and start.at is not None and not start.half and start.at % DAY < _NOON:
                far, near = abs(start.at - span[0]), abs(start.at + _NOON - span[0])
                start.at += _NOON if near < far and near <= 2 * 3600 else 0
            if start.at is not None and end.at is not None and end.at < start.at and not end.half:
                latest = span[1] + 2 * 3600 if span else start.at + _LONG
                end.at += _NOON if start.at <= end.at + _NOON <= latest else 0


def _in_their_order(seen: Seen, asking: Asking, clock_only: bool) -> None:
    """Ask about a going before its coming; until it is answered the two count for nothing."""
    at = [moment.at for moment in seen.times]
    if None not in at and not any(map(gt, at[::2], at[1::2])):  # type: ignore[arg-type]
        return
    turned = [
        (start, end)
        for start, end in visits(seen.times)
        if start.at is not None and end.at is not None and end.at < start.at
        and not (clock_only and end.at + DAY - start.at <= _LONG)
    ]  # fmt: skip
    if not turned:
        return
    start, end = turned[0]
    answer = asking.choose(
        f"turned:{seen.row}",
        f"{seen.name or seen.email or 'Somebody'} came at {clock(start.at or 0)[:5]} and left at "
        f"{clock(end.at or 0)[:5]}, which is before. Are the two the wrong way round?",
        YES_NO,
        "no",
        must=False,
    )
    kept: list[Moment] = []
    for pair in visits(seen.times):
        if pair not in turned:
            kept += pair
        elif answer == "yes":
            kept += pair[::-1]
    seen.times = kept
    seen.flags.add("turned_times")


def _hosts(book: Book, source: Source, seen: Iterable[Seen]) -> None:
    """Whoever held the meeting, where the file names the address."""
    hosts = {
        email
        for table in book.tables
        for card in table.cards
        for column in ((Col.HOST,) if table.of_people else (Col.HOST, Col.EMAIL))
        if (email := address(table.cell(card, column))[0])
    }
    for person in seen:
        if person.email in hosts and not person.role and source.service == "zoom":
            person.role = "host"


def _shared(people: Sequence[PersonRead]) -> list[PersonRead]:
    """Whoever came on an address that somebody else has."""
    taken: set[str] = set()
    told = []
    for person in people:
        shared = bool(person.email) and person.email in taken
        told.append(replace(person, flags=person.flags | {"shared_email"}) if shared else person)
        taken.add(person.email)
    return told
