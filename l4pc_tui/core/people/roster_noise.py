"""Lines of a roster in which nobody stands: totals, pages, who printed it, the headings again."""

from __future__ import annotations

import re

from l4pc_tui.core.people.columns import PEOPLE, SPELLINGS, Column
from l4pc_tui.core.people.headers import RosterHeader, RosterLine
from l4pc_tui.core.people.headings import column_of, is_weak
from l4pc_tui.core.text import fold

_KINDS = (
    r"(?:people|persons?|participants?|delegates?|attendees?|learners?|students?|staff|members?|names"
    r"|records?|rows?|entries|places|responses|users|bookings|registrations)"
)
_TOTAL = re.compile(
    rf"(?:grand |sub ?|overall )?totals?(?: (?:number|no|count|headcount|of|in|attending|registered"
    rf"|invited|is|{_KINDS}|\d+)(?: .*)?)?"
    rf"|(?:head ?count|count|sum)(?: \d+| of .*)?|(?:number|no) of {_KINDS}(?: .*)?"
    rf"|\d+ {_KINDS}(?: .*)?|(?:is ?)?gyfanswm(?: .*)?|cyfanswm(?: .*)?"
)
_COUNTS = re.compile(r"\d")
_PAGE = re.compile(
    r"(?:page|tudalen|sheet) \d+(?: (?:of|o|from) \d+)?|\d+ of \d+|continued(?: .*)?"
)
_PRINTED = re.compile(
    r"(?:report |list |data |date |last |file )?"
    r"(?:printed|exported|generated|produced|created|downloaded|extracted|prepared|compiled|run"
    r"|updated|modified|printed out|argraffwyd|cynhyrchwyd|allforiwyd)"
    r"(?: report| out)? (?:by|on|from|at|for|via|date|time|gan|ar|o|\d.*|mon|tue|wed|thu|fri|sat|sun)"
    r"(?: .*)?"
    r"|(?:print|run|report|export|extract) (?:date|time|by|id|ref)(?: .*)?"
    r"|(?:data )?(?:correct )?as (?:at|of) \d.*"
)
_END = re.compile(
    r"(?:end|diwedd) (?:of )?(?:the )?(?:report|list|file|page|data|roster|register|table)"
)
_MARKED = re.compile(
    r"(?:official|official sensitive(?: .*)?|(?:strictly )?(?:private and )?confidential(?: .*)?"
    r"|in confidence|copyright .*|all rights reserved)"
)
_REMARK = re.compile(
    r"(?:notes?|nb|n\.b\.|key|source|please note|https?)\s*[:*].*|[©*].*|www\..*",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(
    r"(?:group|cohort|table|team|cohort group|day|module|grwp|carfan|bwrdd) (?:[a-z]|\d{1,3})"
    r"|waiting list|reserve list|reserves|did not attend|cancelled|withdrawn|supporters|observers"
    r"|facilitators|speakers|guests"
)


def why_nobody(header: RosterHeader, line: RosterLine) -> str:
    """Why nobody stands in a line below the header, as the end of “Line 9 …”; "" where somebody
    may. A line with an e-mail address always names somebody."""
    if repeats(header, line):
        return "is the heading row again"
    filled = [at for at, cell in enumerate(line.cells) if cell.strip()]
    if any(_addressed(header, line, at) for at in filled):
        return ""
    cells = [line.cells[at] for at in filled]
    if not any(_has_letter(cell) for cell in cells) and not _is_odd(header, line):
        return "holds numbers and no name"
    first = fold(cells[0])
    others = (cell for cell in cells[1:] if _has_letter(cell) and not _COUNTS.search(cell))
    if _TOTAL.fullmatch(first) and not any(others):
        return "is a total"
    if _PAGE.fullmatch(first):
        return "is the number of a page"
    if _PRINTED.fullmatch(first):
        return "says who or what made the list"
    if len(filled) > 1:
        return ""
    cell = line.cells[filled[0]].strip()
    if _END.fullmatch(first) or _MARKED.fullmatch(first) or _REMARK.fullmatch(cell):
        return "is a remark about the list"
    wide = sum(column is not None for column in header.columns) > 1
    if not wide and first in SPELLINGS[Column.NAME]:
        return "is the heading row again"
    if wide and (first in PEOPLE or _SECTION.fullmatch(first) or _heads(cell)):
        return "is a heading over what follows"
    return ""


def repeats(header: RosterHeader, line: RosterLine) -> bool:
    """Whether it is the header row again, as on a printed page two."""
    filled = False
    for cell, heading in zip(line.cells, header.cells, strict=False):
        if cell.strip():
            # Nearly every row is another at its first cell.
            if fold(cell) != fold(heading):
                return False
            filled = True
    return filled


def _has_letter(cell: str) -> bool:
    return any(map(str.isalpha, cell))


def _addressed(header: RosterHeader, line: RosterLine, at: int) -> bool:
    column = header.columns[at] if at < len(header.columns) else None
    return column is Column.EMAIL and "@" in line.cells[at]


def _is_odd(header: RosterHeader, line: RosterLine) -> bool:
    """Whether something stands where a name would that is not even a number."""
    cells = (
        cell.strip()
        for column, cell in zip(header.columns, line.cells, strict=False)
        if column in header.naming
    )
    return any(cell and not any(char.isdigit() for char in cell) for cell in cells)


def _heads(cell: str) -> bool:
    return column_of(cell) is not None and not is_weak(cell)
