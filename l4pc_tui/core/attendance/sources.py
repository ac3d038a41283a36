"""The sources of attendance: which layout a file has, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.events import from_events, from_log
from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.joins import JOINED, LEFT, Rows, from_joins
from l4pc_tui.core.attendance.lists import (
    from_addresses,
    from_forms,
    from_taken,
    from_tickets,
    is_of_addresses,
)
from l4pc_tui.core.attendance.table import Table
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.attendance.values import Came, Given
from l4pc_tui.core.text import fold

ONLINE = frozenset({"teams", "zoom", "meet", "bbb", "webex", "collaborate", "video"})
"""Services that people come to with a screen, so that who is in them is online."""


_NUMBERED = re.compile(r"\d\. \S")
"""How Teams names its sections."""


class Source(Protocol):
    """One layout of attendance files: from the tables of a book to people with their times.

    utc: its times are in UTC though the file may not say so. assumed: nothing in the file says so.
    own_days: it tells the days of a file apart by itself.
    """

    @property
    def service(self) -> str: ...
    @property
    def layout(self) -> str: ...
    @property
    def utc(self) -> bool: ...
    @property
    def assumed(self) -> bool: ...
    @property
    def own_days(self) -> bool: ...

    def claims(self, book: Book) -> bool:
        """Whether the file has this layout."""
        ...

    def read(self, book: Book, given: Given, asking: Asking) -> Rows:
        """Its rows. The times of the book are known by then."""
        ...


@dataclass(frozen=True, slots=True)
class Layout:
    """A source made of two functions."""

    service: str
    layout: str
    is_it: Callable[[Book], bool]
    rows: Callable[[Book, Given, Asking], Rows]
    utc: bool = False
    assumed: bool = False
    own_days: bool = False

    def claims(self, book: Book) -> bool:
        """Whether the file has this layout."""
        return self.is_it(book)

    def read(self, book: Book, given: Given, asking: Asking) -> Rows:
        """Its rows."""
        return self.rows(book, given, asking)


def _some(book: Book, *columns: Col) -> bool:
    return any(table.has(*columns) for table in book.people)


def _headed(book: Book, *words: str) -> bool:
    return any(
        word in fold(heading)
        for table in book.people
        for heading in table.headings
        for word in words
    )


def _timed(book: Book) -> list[Table]:
    return [table for table in book.people if not table.has(Col.ACTION)]


def _joins(book: Book, _given: Given, asking: Asking) -> Rows:
    return from_joins(book, _timed(book), asking, by_hand=False)


def _listed(book: Book, _given: Given, asking: Asking) -> Rows:
    """The people of a list that says of nobody whether they came."""
    found = _joins(book, _given, asking)
    answer = asking.choose(
        "came",
        "The file lists people, and says of nobody whether they came. What is it to be?",
        ("nobody is marked", "everybody on it came"),
        "nobody is marked",
    )
    if answer == "nobody is marked":
        for seen in found.seen:
            seen.came = Came.UNKNOWN if seen.came is Came.HERE else seen.came
    return found


def _by_hand(book: Book, _given: Given, asking: Asking) -> Rows:
    return from_joins(book, _timed(book), asking, by_hand=True)


def _events(book: Book, _given: Given, _asking: Asking) -> Rows:
    return from_events([t for t in book.people if t.has(Col.ACTION, Col.TIMESTAMP)])


def _log(book: Book, _given: Given, _asking: Asking) -> Rows:
    return from_log([t for t in book.people if t.has(Col.SECONDS)])


def _tickets(book: Book, _given: Given, asking: Asking) -> Rows:
    return from_tickets([t for t in book.people if t.has(Col.TICKET)], asking)


def _taken(book: Book, given: Given, asking: Asking) -> Rows:
    return from_taken([t for t in book.people if t.sessions], given, asking)


def _forms(book: Book, given: Given, asking: Asking) -> Rows:
    answered = [t for t in book.people if t.any(Col.SENT, Col.TIMESTAMP)]
    return from_forms(answered, given, asking)


def _addresses(book: Book, _given: Given, _asking: Asking) -> Rows:
    return from_addresses(book)


def _is_form(book: Book) -> bool:
    return any(
        table.any(Col.SENT, Col.TIMESTAMP) and not table.any(Col.ACTION, *JOINED, *LEFT)
        for table in book.people
    )


def _is_by_hand(book: Book) -> bool:
    """Whether somebody typed times of the clock from a sheet of paper, or ticks."""
    tables = book.people
    if any(
        table.any(Col.DURATION, Col.UPN, Col.FIRST_JOIN, Col.LAST_LEAVE, Col.GUEST, Col.WAITING)
        for table in tables
    ):
        return False
    if not any(table.any(Col.SIGNATURE, Col.ATTENDED, Col.JOIN, Col.LEAVE) for table in tables):
        return False
    return not any(moment.year and moment.seconds is not None for moment in book.moments.values())


def _is_zoom(book: Book) -> bool:
    return (
        _some(book, Col.GUEST)
        or _some(book, Col.WAITING)
        or _headed(book, "original name", "nombre original", "nom original", "ursprunglicher name")
    )


def _is_teams(book: Book) -> bool:
    return _some(book, Col.UPN) or any(
        _NUMBERED.match(table.title) and table.any(*JOINED) for table in book.people
    )


def _is_timed(book: Book) -> bool:
    return any(table.any(*JOINED, *LEFT, Col.DURATION) for table in book.people)


def _has(*columns: Col) -> Callable[[Book], bool]:
    return lambda book: _some(book, *columns)


SOURCES: tuple[Source, ...] = (
    Layout("teams", "live event", _has(Col.CONNECTION, Col.ACTION, Col.TIMESTAMP), _events),
    Layout("meet", "log of who left", _has(Col.ACTION, Col.SECONDS), _log),
    Layout("teams", "list of events", _has(Col.ACTION, Col.TIMESTAMP), _events),
    Layout("eventbrite", "tickets", _has(Col.TICKET), _tickets, own_days=True),
    Layout("moodle", "register", lambda book: any(t.sessions for t in book.people), _taken,
           own_days=True),
    Layout("msforms", "form", lambda book: _is_form(book) and _some(book, Col.SENT), _forms, own_days=True),
    Layout("gforms", "form", _is_form, _forms, own_days=True),
    Layout("bbb", "dashboard", _has(Col.MODERATOR), _joins, utc=True, assumed=True),
    Layout("collaborate", "attendees", lambda book: _headed(book, "attendeefirstjointime"), _joins,
           utc=True),
    Layout("zoom", "participants", _is_zoom, _joins),
    Layout("teams", "attendance report", _is_teams, _joins),
    Layout("webex", "attendees", lambda book: _headed(book, "attendance duration"), _joins),
    Layout("signin", "sign-in sheet", _is_by_hand, _by_hand),
    Layout("meet", "attendance report", _has(Col.FIRST_JOIN), _joins),
    Layout("video", "joins", _is_timed, _joins),
    Layout("list", "names", lambda book: bool(book.people), _listed),
    Layout("signin", "addresses", is_of_addresses, _addresses),
)  # fmt: skip
"""In the order in which they are asked; the first that claims a file reads it."""
