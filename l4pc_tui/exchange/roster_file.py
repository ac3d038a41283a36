"""Rosters in: the tables in a CSV file or a workbook that have a row of headings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from l4pc_tui.core.people.headers import RosterLine, find_header
from l4pc_tui.core.people.sheet import Sheet
from l4pc_tui.core.text import clean_name
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.refused import FileRefused, not_stumbling
from l4pc_tui.exchange.table_file import sheets

BYTES_LIMIT = 10_000_000
LINES_LIMIT = 5_000
"""More rows than any cohort has people; what is longer is not a roster."""


@dataclass(frozen=True, slots=True)
class RosterSheet:
    """One table. name: of the sheet, or of the file. lines: those with something in them, numbered
    as an editor or Excel does. remarks: what was done that is not plain, in sentences."""

    name: str
    lines: tuple[RosterLine, ...]
    remarks: tuple[str, ...] = ()


def read_rosters(path: Path) -> tuple[RosterSheet, ...]:
    """The tables of a file with headings of a roster; the first table where none has any.

    Raises FileRefused, in one sentence.
    """
    data = read_bytes(path, BYTES_LIMIT)
    with not_stumbling():
        return tables(data, path.name)


def tables(data: bytes, name: str = "") -> tuple[RosterSheet, ...]:
    """As ``read_rosters``, of bytes and without its guard: what is not expected comes through."""
    found = [
        RosterSheet(clean_name(sheet.name), _lines(sheet), sheet.remarks)
        for sheet in sheets(data, name)
    ]
    return tuple(sheet for sheet in found if find_header(sheet.lines)) or tuple(found[:1])


def _lines(sheet: Sheet) -> tuple[RosterLine, ...]:
    lines = tuple(islice(sheet.lines(), LINES_LIMIT + 1))
    if len(lines) > LINES_LIMIT:
        raise FileRefused(
            f"The file has more than {LINES_LIMIT:,} lines.",
            "Check that it is the right file, or split it.",
        )
    return lines
