"""One row of a roster: cells as people type them, read into what we keep about a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from l4pc_tui.core.people import roster_names
from l4pc_tui.core.people.columns import Column
from l4pc_tui.core.people.headers import RosterHeader, RosterLine
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person, Tie
from l4pc_tui.core.text import clean_name, clean_text, fold, fold_name

CELL_LIMIT = 200
"""The most characters kept of a cell."""
EMAIL_LIMIT = 254
"""The most characters of an e-mail address (RFC 5321, 4.5.3.1.3, less its angle brackets)."""

AS_WRITTEN = "name as written"
"""A heading, folded, below which no name is turned round."""
ONE_A_LINE = "one a line"
"""In a heading, folded: below it only the end of a line parts two of a kind."""
_LEADING = frozenset((
    "facilitator", "co facilitator", "cofacilitator", "lead facilitator", "hwylusydd",
    "cyd hwylusydd", "prif hwylusydd",
))  # fmt: skip
"""Roles, folded, whose people are on the register but in no count, hours or group."""
LIVED = "lived experience"
"""The role of whoever a column of their own says so of."""

_BETWEEN = re.compile(r"[;/,\n]")
_BETWEEN_PEOPLE = re.compile(r"[;/\n&]|\band\b")
_EMAIL = re.compile(r"[^@\s<>,;:\"()\ufffd]+@[^@\s<>,;:\"()\ufffd.]+(\.[^@\s<>,;:\"()\ufffd.]+)+")
_WRAPPED_EMAIL = re.compile(r"(?:mailto:|[^<>]*<)([^<>]*)>?", re.IGNORECASE)
_SUPPORTER_NOTE = re.compile(r"\b(?:supporter|supported by)\s*:\s*([^;,\n]+)", re.IGNORECASE)
_YES = frozenset(
    ("yes", "y", "true", "x", "1", "tick", "ticked", "ydw", "oes", "ie", "lived experience")
)
_TICKS = frozenset("✓✔☑√")
_TIES: tuple[tuple[Column, Tie], ...] = (
    (Column.SUPPORTER_OF, Tie.SUPPORTER_OF), (Column.SUPPORTER, Tie.SUPPORTED_BY),
    (Column.KEEP_APART, Tie.APART), (Column.KEEP_TOGETHER, Tie.TOGETHER),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowTie:
    """A tie to another person, who is only named.

    offered: found in a notes column, so a person decides whether it is meant.
    """

    kind: Tie
    name: str
    offered: bool = False


@dataclass(frozen=True, slots=True)
class RosterRow:
    """What one line says about a person. ``remarks`` say what was done with odd cells.

    turned: the name turned round, where it is written as ``Okoro, Ada`` and nobody said yet how
    that is meant; else "". written: the name as it stands, where it has been decided about.
    """

    line: int
    name: str
    display_name: str = ""
    organisation: str = ""
    sector: str = ""
    roles: tuple[str, ...] = ()
    email: str = ""
    ties: tuple[RowTie, ...] = ()
    remarks: tuple[str, ...] = ()
    turned: str = ""
    written: str = ""
    facilitates: bool = False

    def person(self, id: PersonId) -> Person:
        """The new person that this row describes. What they are belongs to their membership."""
        return Person(
            id, self.name, self.display_name, self.organisation, self.sector, email=self.email
        )


GAPS = ("display_name", "organisation", "sector", "email")
"""The fields of a person that a fuller row may fill; a membership's are its roles."""


def read_rows(header: RosterHeader, lines: Iterable[RosterLine]) -> tuple[RosterRow, ...]:
    """The rows of the lines. Empty lines are passed over; a row may have no name."""
    filled = [line for line in lines if not line.is_empty]
    rows = [_read(header, line) for line in filled]
    if not any(column in header.columns for column, _ in _TIES):
        return tuple(rows)
    known = {fold_name(row.name) for row in rows if row.name}
    return tuple(
        replace(row, ties=(*_ties(header, line, known), *row.ties))
        for row, line in zip(rows, filled, strict=True)
    )


def fill_gaps(row: RosterRow, fuller: RosterRow) -> tuple[RosterRow, tuple[str, ...]]:
    """The row with its empty fields and further roles taken from another, and which those are."""
    filled = {
        field: getattr(fuller, field)
        for field in (*GAPS[:3], "roles", *GAPS[3:])
        if getattr(fuller, field) and not getattr(row, field)
    }
    if more := [role for role in fuller.roles if fold(role) not in map(fold, row.roles)]:
        filled["roles"] = (*row.roles, *more)
    ties = row.ties + tuple(tie for tie in fuller.ties if tie not in row.ties)
    return replace(row, ties=ties, **filled), tuple(filled)


@lru_cache(maxsize=1 << 10)
def _is_one_a_line(heading: str) -> bool:
    return ONE_A_LINE in fold(heading)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell says. literal: it is that text, whatever it looks like. whole: it is not cut."""

    text: str
    literal: bool
    whole: bool

    @property
    def says(self) -> bool:
        return self.literal or not roster_names.says_nothing(self.text)


class _Cells:
    """The cells of one line by column, and what was done with odd ones."""

    def __init__(self, header: RosterHeader, line: RosterLine) -> None:
        self.number = line.number
        self.remarks: list[str] = []
        self._found: dict[Column, list[_Cell]] = {}
        for column, heading, cell in zip(header.columns, header.cells, line.cells, strict=False):
            if column is None or not cell.strip():
                continue
            whole = _is_one_a_line(heading)
            for part in cell.split("\n") if whole else (cell,):
                literal = roster_names.is_guarded(part)
                self._found.setdefault(column, []).append(
                    _Cell(roster_names.plain(part), literal, whole)
                )

    def cells(self, column: Column) -> list[_Cell]:
        """The cells of a column that say something."""
        return [cell for cell in self._found.get(column, ()) if cell.says]

    def all(self, column: Column) -> list[str]:
        """What they say."""
        return [cell.text for cell in self.cells(column)]

    def raw(self, column: Column) -> str:
        """What the first cell of a column says, even if that is nothing."""
        return next((cell.text for cell in self._found.get(column, ())), "")

    def name(self, column: Column) -> str:
        """The first cell of a column of names that is one; else whatever stands there."""
        cells = [cell.text for cell in self._found.get(column, ())] or [""]
        return self.kept(column, next(filter(roster_names.is_name, cells), cells[0]))

    def one(self, column: Column) -> str:
        """The first cell of a column that says something."""
        return self.kept(column, next(iter(self.all(column)), ""))

    def kept(self, column: Column, cell: str) -> str:
        """A cell as it is kept: on one line, and not longer than that."""
        text = clean_name(cell)
        if len(text) > CELL_LIMIT:
            self.say(f"{column.lower()} shortened to {CELL_LIMIT} characters.")
        return text[:CELL_LIMIT].rstrip()

    def say(self, what: str) -> None:
        """A remark about the line."""
        self.remarks.append(f"Line {self.number}: {what}")


def _read(header: RosterHeader, line: RosterLine) -> RosterRow:
    cells = _Cells(header, line)
    name, address = _name(cells)
    address = cells.one(Column.EMAIL) or address
    email = email_of(address)
    if email is None:
        cells.say(f"“{address}” is not an e-mail address and is left out.")
    offered = tuple(_offered(cells.all(Column.NOTES)))
    for tie in offered:
        cells.say(
            f"the note that {tie.name} supports {name or 'them'} is kept, to be offered when "
            "groups are made."
        )
    roles = _split(cells.cells(Column.ROLES))
    if any(_is_yes(cell) for cell in cells.all(Column.LIVED)) and LIVED not in map(fold, roles):
        roles = (*roles, LIVED)
    display = cells.one(Column.DISPLAY)
    if roster_names.turned(display):
        display = ""  # As a directory files people, and nobody likes to be called.
    return RosterRow(
        line.number, name, display if display != name else "", cells.one(Column.ORGANISATION),
        cells.one(Column.SECTOR), roles, email or "", offered, tuple(cells.remarks),
        "" if _is_as_written(header) else roster_names.turned(name),
        facilitates=_leads(cells.raw(Column.LEADS), roles),
    )  # fmt: skip


def _is_as_written(header: RosterHeader) -> bool:
    """Whether the heading says that names with a comma are as they are to be."""
    return any(
        fold(cell) == AS_WRITTEN
        for cell, column in zip(header.cells, header.columns, strict=True)
        if column is Column.NAME
    )


def _leads(cell: str, roles: Iterable[str]) -> bool:
    """Whether somebody leads: by a column of its own, or else by a role."""
    if fold(cell) in ("no", "n", "false", "na"):
        return False
    return _is_yes(cell) or leads(roles)


def leads(roles: Iterable[str]) -> bool:
    """Whether one of the roles is that of whoever is on the register but in no count or group."""
    return any(fold(role) in _LEADING for role in roles)


def _name(cells: _Cells) -> tuple[str, str]:
    """The name in a row, and an address that is written with it or ""."""
    whole, address = roster_names.with_address(cells.name(Column.NAME))
    if not address and email_of(whole):
        whole, address = "", whole
    first, surname = cells.name(Column.FIRST), cells.name(Column.SURNAME)
    if first and surname and (not whole or "," in whole):
        whole = ""  # Two columns leave no doubt which name is which.
    shown = cells.name(Column.DISPLAY) if not (whole or first) else ""
    name = whole or roster_names.together(first or shown, surname)
    trimmed, guest = roster_names.trimmed(name)
    if guest:
        cells.say(f"“{guest}” behind {trimmed} is not kept; a guest needs a row of their own.")
    return clean_name(trimmed, CELL_LIMIT), address


def _split(cells: Iterable[_Cell]) -> tuple[str, ...]:
    """The parts of cells such as ``Manager; lived experience / trustee``, each once."""
    parts: dict[str, str] = {}
    for cell in cells:
        for piece in (cell.text,) if cell.whole else _BETWEEN.split(clean_text(cell.text)):
            part = clean_name(piece, CELL_LIMIT)
            if part and (cell.whole or not roster_names.says_nothing(part)):
                parts.setdefault(fold(part) or part, part)
    return tuple(parts.values())


def _ties(header: RosterHeader, line: RosterLine, known: Collection[str]) -> Iterable[RowTie]:
    cells = _Cells(header, line)
    for column, kind in _TIES:
        for name in _named(cells.cells(column), known):
            yield RowTie(kind, name)


def _named(cells: Iterable[_Cell], known: Collection[str]) -> Iterable[str]:
    """Whom cells name, each once. A comma parts two people, unless it parts a surname from a
    first name: where the whole is the name of somebody in the file, or a semicolon parts people."""
    parts: dict[str, str] = {}
    for cell in cells:
        text = clean_text(cell.text)
        if cell.whole or fold_name(text) in known:
            pieces = [text]
        elif ";" in text or "\n" in text:
            pieces = _BETWEEN_PEOPLE.split(text)
        else:
            pieces = [
                part
                for piece in _BETWEEN_PEOPLE.split(text)
                for part in ([piece] if fold_name(piece) in known else piece.split(","))
            ]
        for piece in pieces:
            part = clean_name(piece, CELL_LIMIT)
            if part and (cell.whole or not roster_names.says_nothing(part)):
                parts.setdefault(fold_name(part) or part, part)
    return parts.values()


def email_of(cell: str) -> str | None:
    """The address in a cell, "" for an empty cell, None when it is malformed."""
    wrapped = _WRAPPED_EMAIL.fullmatch(cell)
    text = (wrapped.group(1).strip() if wrapped else cell).rstrip(";,. ")
    if not text:
        return "" if not cell else None
    return text if len(text) <= EMAIL_LIMIT and _EMAIL.fullmatch(text) else None


def _is_yes(cell: str) -> bool:
    words = fold(cell).split()
    return (
        cell.strip() in _TICKS
        or " ".join(words) in _YES
        or words[:1] in (["yes"], ["ydw"], ["oes"])
    )


def _offered(notes: Iterable[str]) -> tuple[RowTie, ...]:
    found = (match.group(1) for note in notes for match in _SUPPORTER_NOTE.finditer(note))
    names = (clean_name(name, CELL_LIMIT) for name in found)
    return tuple(RowTie(Tie.SUPPORTED_BY, name, offered=True) for name in names if name)
