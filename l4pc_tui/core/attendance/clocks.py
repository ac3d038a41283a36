"""Which day, which zone, which meeting: what the times of a whole file mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.moments import DAY, Moment, Moments, Order, day_in
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.attendance.values import Given, Interval
from l4pc_tui.core.people.sheet import Cell
from l4pc_tui.core.text.clock_times import read_clock, read_date

MUCH_BETTER = 1.4
"""How many times as long everybody is in the session when the times are moved, to ask about it."""
NEAR = 900
"""Seconds from the session's start and end that first joins and last leaves commonly are."""
_MOST_HOURS = 14
_DATED = (Col.MEETING_START, Col.MEETING_END)


def own_moments(book: Book) -> list[Moment]:
    """Every day or time that a column or a heading of the file says."""
    for table in book.tables:
        for column in _DATED:
            place = table.place(column)
            if place is not None:
                for card in table.cards:
                    book.elsewhere[card.cells[place]]
    return [*book.moments.values(), *book.elsewhere.values(), *book.headed]


def moments_beside(book: Book) -> list[Moment]:
    """The times in summaries and in columns that are not read. A day in a title may be anybody's
    free words, and is none of them."""
    cells: list[Cell] = [cell for _, cells in book.lines for cell in cells]
    cells += [cell for table in book.tables for row in table.sample for cell in row]
    beside = Moments()
    return [
        moment for cell in cells if (moment := beside[cell]).seconds is not None and moment.year
    ]


def order_of(book: Book, given: Given, asking: Asking) -> Order:
    """Which number of a date is the day: as one date of the people's own proves, as the session's
    day says, as another date of the file proves, or as somebody answers."""
    moments = own_moments(book)
    hints = {moment.hint for moment in moments if moment.hint}
    if len(hints) == 1:
        return hints.pop()
    beside = moments_beside(book)
    open_ones = [moment for moment in moments if moment.open]
    if not open_ones:
        return next((moment.hint for moment in beside if moment.hint), Order.DAY_FIRST)
    day = _day(given.date)
    for meant in (day, day + timedelta(days=1)) if day else ():  # some run over midnight
        fitting = [order for order in Order if any(each.day(order) == meant for each in open_ones)]
        if len(fitting) == 1:
            return fitting[0]
    proved = {moment.hint for moment in beside if moment.hint}
    if len(proved) == 1 and not hints:
        return proved.pop()
    halves = any(moment.half for moment in open_ones)
    proposed = Order.MONTH_FIRST if halves else Order.DAY_FIRST
    first = open_ones[0]
    days = [f"{found:%-d %B %Y}" for order in Order if (found := first.day(order))]
    answer = asking.choose(
        "date-order",
        ("Dates of this file contradict each other. Others" if hints else "Every date in this file")
        + " can be read day first or month first"
        + (f": {' or '.join(days)}" if len(days) == 2 else "")
        + ". Which is it?"
        + (" AM and PM are commoner where the month is first." if halves else ""),
        tuple(Order),
        proposed,
    )
    return Order(answer)


def base_day(book: Book, order: Order, given: Given, asking: Asking) -> date | None:
    """The day of times that have none: as the file says, the session's, or as somebody answers."""
    own = book.moments.values()
    if any(moment.year for moment in own) or all(moment.seconds is None for moment in own):
        return _day(given.date)
    for _, cells in book.lines:
        for cell in cells:
            found = day_in(cell)
            on = found.day(order) if found else None
            if on:
                return on
    if given.date:
        return _day(given.date)
    hinted = day_in(book.name.replace("_", " "))
    proposed = hinted.day(order) if hinted else None
    answer = asking.words(
        "date",
        "The file has times without a day. Of which day are they? Write it as 2026-03-27."
        + (f" The file's name says {proposed:%-d %B %Y}." if proposed else ""),
        lambda given: _day(given) is not None,
        proposed=proposed.isoformat() if proposed else "",
        must=True,
    )
    return _day(answer)


def settle(
    book: Book, order: Order, day: date | None, utc: bool, span: tuple[int, int] | None = None
) -> None:
    """Tell every time of the book on the clock in London. span: of the session; of one that runs
    over midnight a time without a day may be of the day after."""
    book.settled = order, day, utc
    starts: dict[tuple[int, int, int, bool, Order | None], int] = {}
    for moment in book.moments.values():
        if utc or moment.offset is not None or not moment.year or moment.seconds is None:
            moment.at = moment.local(order, day, utc)
            continue
        key = (moment.year, moment.one, moment.two, moment.sure, moment.hint)
        if key not in starts:  # a long file has few days
            on = moment.day(order)
            starts[key] = on.toordinal() * DAY if on else -1
        moment.at = starts[key] + moment.seconds if starts[key] >= 0 else None
    for moment in book.headed:
        on = moment.day(order)
        alone = on.toordinal() * DAY if on and moment.seconds is None else None
        moment.at = moment.local(order, day, utc=False) if alone is None else alone
    if span and span[0] // DAY < span[1] // DAY:
        middle = (span[0] + span[1]) // 2
        for moment in book.moments.values():
            if moment.at is not None and not moment.year and middle - moment.at > DAY // 2:
                moment.at += DAY


def session_span(given: Given) -> tuple[int, int] | None:
    """The session's start and end in seconds since the year 1, None where they are not known."""
    day, start, end = _day(given.date), read_clock(given.start), read_clock(given.end)
    if day is None or start is None or end is None:
        return None
    begins = day.toordinal() * DAY + start
    return begins, day.toordinal() * DAY + end + (DAY if end <= start else 0)


def shift_that_fits(people: Iterable[Sequence[Interval]], span: tuple[int, int]) -> int:
    """The whole hours by which all times fit the session much better; 0 for none."""
    spans = [
        (start, end)
        for intervals in people
        for start, end in intervals
        if start is not None and end is not None
    ]
    if not spans:
        return 0

    def inside(hours: int) -> int:
        by = hours * 3600
        return sum(
            max(0, min(end + by, span[1]) - max(start + by, span[0])) for start, end in spans
        )

    now = inside(0)
    best = max(range(-_MOST_HOURS, _MOST_HOURS + 1), key=lambda hours: (inside(hours), -abs(hours)))
    if not best:
        return 0
    if inside(best) > MUCH_BETTER * now:
        return best
    # Of a long session an hour is little, yet everybody came and went an hour off.
    first = sorted(min(s for s, _ in of) for of in _known(people))
    last = sorted(max(e for _, e in of) for of in _known(people))
    came, went = first[len(first) // 2] - span[0], last[len(last) // 2] - span[1]
    by = best * 3600
    off = min(abs(came), abs(went)) > 2 * NEAR and max(abs(came + by), abs(went + by)) <= NEAR
    return best if off and inside(best) > now else 0


def _known(people: Iterable[Sequence[Interval]]) -> list[list[tuple[int, int]]]:
    full = (
        [(start, end) for start, end in intervals if start is not None and end is not None]
        for intervals in people
    )
    return [of for of in full if of]


def _day(text: str) -> date | None:
    found = read_date(text)
    return date.fromisoformat(found) if found else None
