"""The sources of attendance: which layout a file has, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

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
from l4pc_tui.core.attendance.tables import Book, Table
from l4pc_tui.core.attendance.values import Asking, Given
from l4pc_tui.core.text import fold

ONLINE = frozenset({"teams", "zoom", "meet", "bbb", "webex", "collaborate", "video"})
"""Services that people come to with a screen, so that who is in them is online."""


class Source(Protocol):
    """One layout of attendance files: from the tables of a book to people with their times.

    utc: its times are in UTC though the file may not say so. assumed: nothing in the file says so.
    """

    @property
    def service(self) -> str: ...
    @property
    def layout(self) -> str: ...
    @property
    def utc(self) -> bool: ...
    @property
    def assumed(self) -> bool: ...

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


def _joins(book: Book, given: Given, asking: Asking) -> Rows:
    return from_joins(book, _timed(book), asking, by_hand=False)


def _by_hand(book: Book, given: Given, asking: Asking) -> Rows:
    return from_joins(book, _timed(book), asking, by_hand=True)


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
        table.title[:1].isdigit() and table.any(*JOINED) for table in book.people
    )


def _any(_book: Book) -> bool:
    return bool(_book.people)


def _forms(table: Table) -> bool:
    return table.any(Col.SENT, Col.TIMESTAMP)


SOURCES: tuple[Source, ...] = (
    Layout("teams", "live event", lambda book: _some(book, Col.CONNECTION, Col.ACTION, Col.TIMESTAMP),
           lambda book, *_: from_events(book, [t for t in book.people if t.has(Col.ACTION)])),
    Layout("meet", "log of who left", lambda book: _some(book, Col.ACTION, Col.SECONDS),
           lambda book, *_: from_log(book, [t for t in book.people if t.has(Col.SECONDS)])),
    Layout("teams", "list of events", lambda book: _some(book, Col.ACTION, Col.TIMESTAMP),
           lambda book, *_: from_events(book, [t for t in book.people if t.has(Col.ACTION, Col.TIMESTAMP)])),
    Layout("eventbrite", "tickets", lambda book: _some(book, Col.TICKET),
           lambda book, given, asking: from_tickets([t for t in book.people if t.has(Col.TICKET)], asking)),
    Layout("moodle", "register that was taken", lambda book: any(t.sessions for t in book.people),
           lambda book, given, asking: from_taken([t for t in book.people if t.sessions], given, asking)),
    Layout("msforms", "answers to a form", lambda book: _is_form(book) and _some(book, Col.SENT),
           lambda book, given, asking: from_forms([t for t in book.people if _forms(t)], given, asking)),
    Layout("gforms", "answers to a form", _is_form,
           lambda book, given, asking: from_forms([t for t in book.people if _forms(t)], given, asking)),
    Layout("bbb", "learning dashboard", lambda book: _some(book, Col.MODERATOR), _joins,
           utc=True, assumed=True),
    Layout("collaborate", "attendee report", lambda book: _headed(book, "attendeefirstjointime"), _joins,
           utc=True),
    Layout("zoom", "participants", _is_zoom, _joins),
    Layout("teams", "attendance report", _is_teams, _joins),
    Layout("webex", "attendee report", lambda book: _headed(book, "attendance duration"), _joins),
    Layout("signin", "sign-in sheet", _is_by_hand, _by_hand),
    Layout("meet", "attendance report", lambda book: _some(book, Col.FIRST_JOIN), _joins),
    Layout("video", "joins", lambda book: any(t.any(*JOINED, *LEFT, Col.DURATION) for t in book.people), _joins),
    Layout("list", "names", _any, _joins),
    Layout("signin", "list of addresses", is_of_addresses, lambda book, *_: from_addresses(book)),
)  # fmt: skip
"""In the order in which they are asked; the first that claims a file reads it."""
