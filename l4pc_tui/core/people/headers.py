"""The columns of a roster: the many ways in which people head them, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.text import clean_name, fold


class Column(StrEnum):
    """What a column of a roster holds, as we name it to people."""

    NAME = "Name"
    FIRST = "First name"
    SURNAME = "Surname"
    DISPLAY = "Display name"
    ORGANISATION = "Organisation"
    SECTOR = "Sector"
    ROLES = "Roles"
    EMAIL = "E-mail"
    SUPPORTER_OF = "Supporter of"
    SUPPORTER = "Supporter"
    KEEP_APART = "Keep apart from"
    NOTES = "Notes"


SPELLINGS: Mapping[Column, tuple[str, ...]] = locked(Column, {
    Column.NAME: (
        "name", "full name", "participant", "participant name", "name of participant",
        "delegate", "delegate name", "attendee", "attendee name", "person", "member", "names",
    ),
    Column.FIRST: ("first name", "firstname", "first", "forename", "forenames", "given name"),
    Column.SURNAME: ("surname", "last name", "lastname", "last", "family name"),
    Column.DISPLAY: (
        "display name", "preferred name", "known as", "likes to be called", "badge name",
        "name on badge", "name badge",
    ),
    Column.ORGANISATION: (
        "organisation", "organization", "org", "organisation name", "employer", "company",
        "organisation employer", "employer organisation", "place of work", "workplace",
    ),
    Column.SECTOR: ("sector", "sectors", "type of organisation"),
    Column.ROLES: ("role", "roles", "job title", "job role", "job", "title of post", "position"),
    Column.EMAIL: (
        "email", "e mail", "email address", "e mail address", "mail", "contact email",
        "work email", "contact",
    ),
    Column.SUPPORTER_OF: ("supporter of", "supports", "support for", "supporting", "carer of"),
    Column.SUPPORTER: ("supporter", "supported by", "support worker"),
    Column.KEEP_APART: ("keep apart", "keep apart from", "not with", "apart from", "separate from"),
    Column.NOTES: ("note", "notes", "comment", "comments", "remark", "remarks"),
})  # fmt: skip

_COLUMN_OF = {spelling: column for column, known in SPELLINGS.items() for spelling in known}
_NAMING = (Column.NAME, Column.FIRST, Column.SURNAME)
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_NUMBER_AT_END = re.compile(r" ?\d$")

LONGEST_HEADING = 200
"""Characters. What is longer heads no column."""

TITLE_LINES = 20
"""How many lines with something in them are looked at for the header row."""


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One line of a table as it stands in the file. number: counted from 1, as editors do."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterHeader:
    """The header row: which cell is which column, and the headings that say nothing to us."""

    line: int
    columns: tuple[Column | None, ...]
    unread: tuple[str, ...]


def column_of(heading: str) -> Column | None:
    """The column that a heading names; brackets and a number at the end do not matter."""
    if len(heading) > LONGEST_HEADING:
        return None
    for text in (heading, _IN_BRACKETS.sub(" ", heading)):
        key = fold(text)
        found = _COLUMN_OF.get(key) or _COLUMN_OF.get(_NUMBER_AT_END.sub("", key))
        if found:
            return found
    return None


def find_header(lines: Sequence[RosterLine]) -> RosterHeader | None:
    """The row that heads the table, looked for under title lines; None when there is none.

    It is the row among the first ``TITLE_LINES`` that names most columns, a name among them.
    """
    filled = [line for line in lines if any(cell.strip() for cell in line.cells)]
    best, most = None, 0
    for line in filled[:TITLE_LINES]:
        columns = tuple(column_of(cell) for cell in line.cells)
        known = len({column for column in columns if column})
        if known > most and any(column in _NAMING for column in columns):
            best, most = RosterHeader(line.number, columns, _unread(line, columns)), known
    return best


def _unread(line: RosterLine, columns: Sequence[Column | None]) -> tuple[str, ...]:
    headings = (clean_name(cell) for cell in line.cells)
    return tuple(
        heading for heading, column in zip(headings, columns, strict=True) if heading and not column
    )
