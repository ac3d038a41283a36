"""Rosters in: the table in a CSV file or a workbook."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from l4pc_tui.core.people.headers import RosterLine, find_header
from l4pc_tui.core.people.sheet import Sheet
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.refused import FileRefused, not_stumbling
from l4pc_tui.exchange.table_file import sheets

BYTES_LIMIT = 10_000_000
LINES_LIMIT = 5_000
"""More rows than any cohort has people; what is longer is not a roster."""


def read_roster(path: Path) -> tuple[RosterLine, ...]:
    """The lines of the table in a roster file. Raises FileRefused, in one sentence."""
    return read_table(read_bytes(path, BYTES_LIMIT), path.name)


def read_table(data: bytes, name: str = "") -> tuple[RosterLine, ...]:
    """The lines of a table that are not empty, with the numbers that an editor or Excel shows.

    Raises FileRefused.
    """
    with not_stumbling():
        return table(data, name)


def table(data: bytes, name: str = "") -> tuple[RosterLine, ...]:
    """As ``read_table``, without its guard: what is not expected comes through.

    Of a workbook it is the first sheet with a row of headings, or else the first.
    """
    found = [_lines(sheet) for sheet in sheets(data, name)]
    return next((lines for lines in found if find_header(lines)), found[0])


def _lines(sheet: Sheet) -> tuple[RosterLine, ...]:
    lines = tuple(islice(sheet.lines(), LINES_LIMIT + 1))
    if len(lines) > LINES_LIMIT:
        raise FileRefused(
            f"The file has more than {LINES_LIMIT:,} lines.",
            "Check that it is the right file, or split it.",
        )
    return lines
