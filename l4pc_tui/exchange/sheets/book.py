"""A workbook as a value: sheets of one table each, whatever writes them.

Whoever makes one has left out what must not leave. It knows no file format: the same sheets become
a workbook and a folder of CSV files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, TypeVar

from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.tables import Cell, Column, Table, Unit
from l4pc_tui.core.record.travel import Travels

Row = TypeVar("Row")
_TAB = re.compile(r"[^\[\]:*?/\\'][^\[\]:*?/\\]{0,30}")
"""What Excel takes as the name of a sheet."""

H_MM = "_h_mm"
"""What the name of a column ends with that tells minutes as h:mm."""
NONE = "There are none."
"""What an empty sheet says."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sheet.

    name: as its header says it. meaning, unit, allowed: as of ``Column``. source: what it rests on.
    hidden: how small numbers are kept out of it; "" where none are.
    """

    name: str
    meaning: str
    unit: Unit
    allowed: tuple[str, ...] = ()
    source: str = ""
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    name: of the tab, and of its CSV file. heading: what stands above it. meaning: what one row is.
    rows: the cells of each, as many as there are columns: days and times in ISO, lengths in
    minutes, None where nothing is to be told. empty: why it has no rows, in a sentence.
    """

    name: str
    heading: str
    meaning: str
    columns: tuple[Head, ...]
    rows: Sequence[Sequence[Cell]]
    empty: str = NONE

    @property
    def table(self) -> str:
        """The name by which formulas find its table: tblWhatStays."""
        words = re.findall(r"\w+", self.name)
        return "tbl" + "".join(word[:1].upper() + word[1:] for word in words)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook.

    title, subject, author: as its properties say. made: ISO, when. still: nothing in it moves: no
    headers that stay in view and no filters, as accessible publications are to be.
    """

    title: str
    subject: str
    author: str
    made: str
    sheets: tuple[Sheet, ...]
    still: bool = False

    def __post_init__(self) -> None:
        for sheet in self.sheets:
            names = [head.name for head in sheet.columns]
            if len({name.casefold() for name in names}) != len(names):
                raise ValueError(f"The columns of “{sheet.name}” are not one each by name.")
            if not _TAB.fullmatch(sheet.name) or sheet.name.casefold() == "history":
                raise ValueError(f"No sheet can be called “{sheet.name}”.")
        if len({sheet.name.casefold() for sheet in self.sheets}) != len(self.sheets):
            raise ValueError("The sheets are not one each by name.")


def sheet_of(
    name: str, heading: str, table: Table[Row], rows: Iterable[Row], profile: Profile, *,
    empty: str = NONE,
) -> Sheet:  # fmt: skip
    """The sheet of a table, as far as a profile has its cells."""
    return joined(name, heading, table, [((), rows)], profile, empty=empty)


def joined(
    name: str, heading: str, table: Table[Row],
    parts: Iterable[tuple[Sequence[Cell], Iterable[Row]]], profile: Profile, *,
    whose: Sequence[Column[Any]] = (), empty: str = NONE,
) -> Sheet:  # fmt: skip
    """The sheet of a table of which each of several things (sessions) has rows.

    parts: what stands at the beginning of each row of a part, with its rows; whose: the columns of
    that. What a profile never has gets no column. Minutes are told once more as h:mm.
    """
    never = Travels.NO if not PROFILES[profile].private else None
    found: list[tuple[int, Head]] = []
    for at, column in enumerate((*whose, *table.columns)):
        if column.travels is never:
            continue
        head = Head(column.name, column.meaning, column.unit, column.allowed, table.source)
        found.append((at, head))
        if column.unit is Unit.MINUTES:
            found.append((at, h_mm(head)))
    pick = itemgetter(*(at for at, _ in found))
    cells = [
        pick((*start, *row)) for start, rows in parts for row in table.cells(rows, profile)
    ]  # fmt: skip
    return Sheet(name, heading, table.meaning, tuple(head for _, head in found), cells, empty)


def h_mm(minutes: Head) -> Head:
    """The column beside one of minutes that tells them as h:mm."""
    return replace(
        minutes, name=f"{minutes.name}{H_MM}", meaning=f"{minutes.name} to read", unit=Unit.HOURS
    )
