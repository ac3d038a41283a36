"""One row of a roster: cells as people type them, read into what we keep about a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from l4pc_tui.core.people.headers import Column, RosterHeader, RosterLine, column_of
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person, Tie
from l4pc_tui.core.text import clean_name, clean_text, fold

CELL_LIMIT = 200
"""The most characters kept of a cell."""
EMAIL_LIMIT = 254
"""The most characters of an e-mail address (RFC 5321, 4.5.3.1.3, less its angle brackets)."""

_BETWEEN = re.compile(r"[;/,\n]")
_EMAIL = re.compile(r"[^@\s<>,;:\"()\ufffd]+@[^@\s<>,;:\"()\ufffd.]+(\.[^@\s<>,;:\"()\ufffd.]+)+")
_WRAPPED_EMAIL = re.compile(r"(?:mailto:|[^<>]*<)([^<>]*)>?", re.IGNORECASE)
_SUPPORTER_NOTE = re.compile(r"\b(?:supporter|supported by)\s*:\s*([^;,\n]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another person, who is only named.

    offered: found in a notes column, so a person decides whether it is meant.
    """

    kind: Tie
    name: str
    offered: bool = False


@dataclass(frozen=True, slots=True)
class RosterRow:
    """What one line says about a person. ``remarks`` say what was done with odd cells."""

    line: int
    name: str
    display_name: str = ""
    organisation: str = ""
    sector: str = ""
    roles: tuple[str, ...] = ()
    email: str = ""
    links: tuple[Link, ...] = ()
    remarks: tuple[str, ...] = ()

    def person(self, id: PersonId) -> Person:
        """The new person that this row describes."""
        return Person(
            id, self.name, self.display_name, self.organisation, self.sector, self.roles, self.email
        )


GAPS = ("display_name", "organisation", "sector", "roles", "email")
"""The fields that a fuller row may fill."""


def read_rows(header: RosterHeader, lines: Iterable[RosterLine]) -> tuple[RosterRow, ...]:
    """The rows below the header. Empty lines are passed over; a row may have no name."""
    below = (line for line in lines if line.number > header.line)
    return tuple(_read(header, line) for line in below if any(c.strip() for c in line.cells))


def repeats_header(row: RosterRow) -> bool:
    """True for a header row that stands again further down, as on a printed page two."""
    return column_of(row.name) is not None and column_of(row.organisation or row.email) is not None


def fill_gaps(row: RosterRow, fuller: RosterRow) -> tuple[RosterRow, tuple[str, ...]]:
    """The row with its empty fields taken from another, and the names of those fields."""
    filled = {
        field: getattr(fuller, field)
        for field in GAPS
        if getattr(fuller, field) and not getattr(row, field)
    }
    links = row.links + tuple(link for link in fuller.links if link not in row.links)
    return replace(row, links=links, **filled), tuple(filled)


def _read(header: RosterHeader, line: RosterLine) -> RosterRow:
    remarks: list[str] = []
    found: dict[Column, list[str]] = {}
    for column, cell in zip(header.columns, line.cells, strict=False):
        if column and cell.strip():
            found.setdefault(column, []).append(cell)

    def one(column: Column) -> str:
        text = clean_name(found.get(column, [""])[0])
        if len(text) > CELL_LIMIT:
            remarks.append(
                f"Line {line.number}: {column.lower()} shortened to {CELL_LIMIT} characters."
            )
        return text[:CELL_LIMIT].rstrip()

    def many(column: Column) -> tuple[str, ...]:
        return _split(found.get(column, ()))

    name = one(Column.NAME) or clean_name(f"{one(Column.FIRST)} {one(Column.SURNAME)}", CELL_LIMIT)
    address = one(Column.EMAIL)
    email = email_of(address)
    if email is None:
        remarks.append(f"Line {line.number}: “{address}” is not an e-mail address and is left out.")
    offered = tuple(_offered(found.get(Column.NOTES, ())))
    remarks += [
        f"Line {line.number}: the note that {link.name} supports {name or 'them'} is kept, to be "
        "offered when groups are made."
        for link in offered
    ]
    return RosterRow(
        line.number,
        name,
        one(Column.DISPLAY),
        one(Column.ORGANISATION),
        one(Column.SECTOR),
        many(Column.ROLES),
        email or "",
        (
            *(Link(Tie.SUPPORTER_OF, who) for who in many(Column.SUPPORTER_OF)),
            *(Link(Tie.SUPPORTED_BY, who) for who in many(Column.SUPPORTER)),
            *(Link(Tie.APART, who) for who in many(Column.KEEP_APART)),
            *offered,
        ),
        tuple(remarks),
    )


def _split(cells: Sequence[str]) -> tuple[str, ...]:
    """The parts of cells such as ``Manager; lived experience / trustee``, each once."""
    parts: dict[str, str] = {}
    for cell in cells:
        for piece in _BETWEEN.split(clean_text(cell)):
            part = clean_name(piece, CELL_LIMIT)
            if part:
                parts.setdefault(fold(part) or part, part)
    return tuple(parts.values())


def email_of(cell: str) -> str | None:
    """The address in a cell, "" for an empty cell, None when it is malformed."""
    wrapped = _WRAPPED_EMAIL.fullmatch(cell)
    text = wrapped.group(1).strip() if wrapped else cell
    if not text:
        return "" if not cell else None
    return text if len(text) <= EMAIL_LIMIT and _EMAIL.fullmatch(text) else None


def _offered(notes: Iterable[str]) -> tuple[Link, ...]:
    found = (match.group(1) for note in notes for match in _SUPPORTER_NOTE.finditer(note))
    names = (clean_name(name, CELL_LIMIT) for name in found)
    return tuple(Link(Tie.SUPPORTED_BY, name, offered=True) for name in names if name)
