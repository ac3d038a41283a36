"""The page docs/exports.md: every column of every table that is written out.

``python -m l4pc_tui.exchange.columns_page docs/exports.md`` writes it anew; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from l4pc_tui.core.record.tables import Table
from l4pc_tui.exchange.log_tables import LOG_TABLES, WHOSE

_OPENING = """# What the columns of an export mean

`l4pc export SESSION --format csv` writes a folder with these files: UTF-8 with a byte order mark, commas,
one row a line. A cell is empty where there is nothing to tell. A text that a spreadsheet would calculate has
a ' before it. Restricted notes, and the counts of a pulse of fewer than five people, are in none of them.

*Travels* says which columns are filled in what is handed over; a row of notes or moves that stays with the team is
not there, and `inside.csv` counts those. With `--profile facilitator` every column is filled, and each file begins with
one that says that it is not to be passed on. This page is made from the tables themselves.
"""


def page() -> str:
    """The whole page."""
    parts = [_OPENING, "\n".join(_section("Every file", WHOSE))]
    parts += ["\n".join(_section(f"{each.table.name}.csv", each.table)) for each in LOG_TABLES]
    return "\n".join(parts)


def _section(heading: str, table: Table[Any]) -> Iterator[str]:
    yield f"## {heading}\n"
    yield (
        f"A row is {table.meaning}.\n" if table is not WHOSE else f"First comes {table.meaning}.\n"
    )
    yield "| Column | Meaning | Unit | Travels |"
    yield "|---|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {column.meaning} | {column.unit} | {column.travels} |"
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
