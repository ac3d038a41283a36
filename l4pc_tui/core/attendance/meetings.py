"""Which of the meetings in a file is the session's: by its code, by its hours, by its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.clocks import session_span
from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.moments import DAY, Moment, Order, clock
from l4pc_tui.core.attendance.table import Card, Table
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.attendance.values import Given

WHICH_MEETING = "which-meeting"
ALL_OF_THEM = "all of them"
OVERNIGHT = 6 * 3600
"""Seconds without anybody coming or going between the meetings of two days."""
JOINED_OR_LEFT = (Col.JOIN, Col.FIRST_JOIN, Col.LEAVE, Col.LAST_LEAVE)
_Key = tuple[str, int | None]
"""The code of a meeting and its start."""


def one_meeting(book: Book, given: Given, asking: Asking) -> None:
    """Leave the rows of one meeting, where a file holds several."""
    tables = [table for table in book.people if _meeting_places(table)]
    found: dict[_Key, list[tuple[Table, Card]]] = {}
    for table in tables:
        code, start = table.place(Col.MEETING, Col.TOPIC), table.place(Col.MEETING_START)
        for card in table.cards:
            at = book.at(card.cells[start]).at if start is not None else None
            key = (card.cells[code] if code is not None else "", at)
            found.setdefault(key, []).append((table, card))
    if len(found) < 2:
        return
    names = {key: _meeting_name(key, len({start for _, start in found})) for key in found}
    kept = {id(card) for key in _meant(found, names, given, asking) for _, card in found[key]}
    for table in tables:
        table.cards = [card for card in table.cards if id(card) in kept]


def _meant(
    found: Mapping[_Key, Sequence[tuple[Table, Card]]], names: Mapping[_Key, str], given: Given,
    asking: Asking,
) -> Sequence[_Key]:  # fmt: skip
    """The meetings that are the session: the one of its day or of its hours, one that was begun
    anew under its code, or the answer."""
    meant = [key for key in found if given.date and _is_of(key, found[key], given.date)]
    span = session_span(given)
    if span and len(meant) > 1:
        held = [key for key in meant if _runs_in(key, found[key], span)]
        meant = held or meant
        if held and len({code for code, _ in held}) == 1:
            return held
    if len(meant) == 1:
        return meant
    offered = tuple(dict.fromkeys(names[key] for key in meant or found))
    together = (ALL_OF_THEM,) if len({code for code, _ in meant or found}) == 1 else ()
    answer = asking.choose(
        WHICH_MEETING, f"The file holds {len(offered)} meetings. Which one?", (*offered, *together),
        offered[0],
    )  # fmt: skip
    if answer == ALL_OF_THEM:
        return meant or list(found)
    return [next(key for key in found if names[key] == answer)]


def _runs_in(
    key: _Key, cards: Sequence[tuple[Table, Card]], span: tuple[int, int]
) -> bool:  # fmt: skip
    """Whether somebody was in a meeting while the session ran."""
    _, start = key
    at = [start] if start is not None else []
    at += [each for _, card in cards for visit in card.visits for each in moments_of(visit)]
    return bool(at) and min(at) < span[1] and max(at) > span[0]


def moments_of(visit: Iterable[object]) -> list[int]:
    """The times of one row that are known."""
    return [each.at for each in visit if isinstance(each, Moment) and each.at is not None]


def by_their_day(book: Book, order: Order) -> None:
    """Put times of the clock on the day that a column beside them says."""
    for table in book.people:
        day = table.moves(Col.LEFT_AT)
        if day is None or not table.any(*JOINED_OR_LEFT):
            continue
        for card in table.cards:
            for at in range(0, len(card.flat), card.width):
                on = card.flat[at + day].day(order)
                for place in range(at, at + len(table.moving)) if on else ():
                    told = card.flat[place]
                    if isinstance(told, Moment) and not told.year and told.seconds is not None:
                        card.flat[place] = replace(told, at=on.toordinal() * DAY + told.seconds)


def one_day(book: Book, given: Given, asking: Asking) -> None:
    """Leave the rows of one meeting, where the times of a file are of several days.

    A meeting that runs over midnight is one: nobody comes or goes for some hours between two.
    """
    tables = book.people
    cards = [(table, card) for table in tables for card in table.cards]
    if len(
        {each.at // DAY for each in book.moments.values() if each.at is not None}
    ) < 2 and not any(table.has(Col.LEFT_AT) for table in tables):
        return
    times = sorted({at for _, card in cards for row in card.visits for at in moments_of(row)})
    starts = [
        at
        for before, at in zip([None, *times], times, strict=False)
        if before is None or (at // DAY != before // DAY and at - before > OVERNIGHT)
    ]
    if len(starts) < 2:
        return
    ends = [*starts[1:], times[-1] + 1]
    held = [
        start for start, end in zip(starts, ends, strict=True)
        if any(str(date.fromordinal(at // DAY)) == given.date for at in times if start <= at < end)
    ]  # fmt: skip
    start = held[0] if len(held) == 1 else 0
    if not start:
        names = {f"{date.fromordinal(at // DAY)}T{clock(at)}": at for at in starts}
        text = f"The times in this file are of {len(starts)} days. Which one?"
        start = names[asking.choose(WHICH_MEETING, text, tuple(names), list(names)[-1])]
    end = ends[starts.index(start)]
    for table in tables:
        table.cards = [card for card in table.cards if _leave_those(card, start, end)]


def _leave_those(card: Card, start: int, end: int) -> bool:
    """Take the rows of other days from a card; whether something is left of it."""
    rows = card.visits
    left = [row for row in rows if not (at := moments_of(row)) or start <= at[0] < end]
    card.flat = [each for row in left for each in row]
    return bool(left) or not rows


def _meeting_places(table: Table) -> bool:
    return table.place(Col.MEETING, Col.MEETING_START) is not None


def _meeting_name(key: _Key, starts: int) -> str:
    code, at = key
    if at is None or starts < 2:
        return code or "—"
    return f"{date.fromordinal(at // DAY)}T{clock(at)}"


def _is_of(key: _Key, cards: Sequence[tuple[Table, Card]], day: str) -> bool:
    """Whether a meeting was on the session's day."""
    _, start = key
    if start is not None:
        return date.fromordinal(start // DAY).isoformat() == day
    return any(
        date.fromordinal(at // DAY).isoformat() == day
        for _, card in cards
        for visit in card.visits
        for at in moments_of(visit)
    )
