"""Whether a table tells who came to a meeting and when, rather than who belongs to a cohort."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.attendance.headings import Col, column_of
from l4pc_tui.core.attendance.sources import SOURCES
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.people.headers import RosterLine
from l4pc_tui.core.people.sheet import Sheet

PLAIN = "an attendance report"
SERVICES = {
    "teams": "Teams", "zoom": "Zoom", "meet": "Google Meet", "webex": "Webex",
    "bbb": "BigBlueButton", "collaborate": "Collaborate",
}  # fmt: skip
"""What people call the services that are known by their files."""
LINES = 60
"""How many lines are looked at; reports have a summary above their tables."""

_NAMES = frozenset((Col.NAME, Col.USER_NAME, Col.FIRST, Col.LAST, Col.EMAIL, Col.UPN))
_TIMES = frozenset((
    Col.JOIN, Col.LEAVE, Col.FIRST_JOIN, Col.LAST_LEAVE, Col.DURATION, Col.SECONDS, Col.LEFT_AT,
))  # fmt: skip
_LENGTHS = frozenset((Col.DURATION, Col.SECONDS))
_EVENT = frozenset((Col.ACTION, Col.TIMESTAMP))


def attendance_in(lines: Sequence[RosterLine]) -> str:
    """What such a table is, in words ("an attendance report of Teams"); "" for one that is none.

    One of its rows heads people and the times between which they were there, and there are such
    times; a sheet that nobody has signed yet is a list of names. What a form or a
    ticket office tells of who has a place is no such report.
    """
    for number, line in enumerate(lines[:LINES]):
        columns = [column_of(cell) for cell in line.cells]
        heads = set(columns)
        if heads & _NAMES and (len(heads & _TIMES) > 1 or heads & _LENGTHS or heads >= _EVENT):
            times = [at for at, column in enumerate(columns) if column in _TIMES | _EVENT]
            below = (each.cells for each in lines[number + 1 :])
            if any(at < len(cells) and cells[at].strip() for cells in below for at in times):
                return _named(lines)
    return ""


def _named(lines: Sequence[RosterLine]) -> str:
    """What the table is called, with the service that wrote it where that is known."""
    book = Book([Sheet("", [(line.number, line.cells) for line in lines])])
    service = next((source.service for source in SOURCES if source.claims(book)), "")
    if service == "signin":
        return "a sign-in sheet"
    return f"an attendance report of {SERVICES[service]}" if service in SERVICES else PLAIN
