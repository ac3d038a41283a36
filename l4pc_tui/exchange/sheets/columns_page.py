"""The page docs/handbook/reference/exports.md: every column of every table that is written out.

``python -m l4pc_tui.exchange.sheets.columns_page docs/handbook/reference/exports.md`` writes it anew; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from l4pc_tui.core.certificates.tables import TABLES
from l4pc_tui.core.record.tables import Table
from l4pc_tui.exchange.log_tables import LOG_TABLES, WHOSE
from l4pc_tui.exchange.sheets.outcome_tables import OUTCOMES, STORIES
from l4pc_tui.exchange.sheets.tables import SHEETS

_OPENING = """# What the columns of an export mean

`l4pc export SESSION --format csv` writes a folder with these files: UTF-8 with a byte order mark, commas,
one row a line. A cell is empty where there is nothing to tell. A text that a spreadsheet would calculate has
a ' before it. Restricted notes, and the counts of a pulse of fewer than five people, are in none of them.

*Travels* says which columns are filled in what is handed over; a row of notes or moves that stays with the team is
not there, and `inside.csv` counts those. With `--profile facilitator` every column is filled, and each file begins with
one that says that it is not to be passed on. This page is made from the tables themselves.
"""

_WORKBOOK = """# The sheets of a workbook

`l4pc export SESSION --format xlsx`, or `--cohort NAME` with xlsx or csv, writes a workbook, or a folder with a CSV file for
each of its sheets. The sheets *Attendance*, *Notes*, *Follow-up*, *Timings* and *What stays* have the columns of
`register.csv`, `notes.csv`, `follow-up.csv`, `timings.csv` and `inside.csv` above, those that never travel left out; beside each column of
minutes stands one that ends in `_h_mm` and tells the same as h:mm. *Register* has a column for each session. The
other sheets are these. In a workbook for a commissioner or for publication nobody has a row: its sheets are counts,
and what they are stands in its own sheet *Data dictionary*.
"""


_CERTIFICATES = """# The tables of certificates and sheets

`l4pc certificate --format csv` writes a folder with `certificates.csv`, `sessions.csv` and `no-certificate.csv`; with `--sheet reflection` it has
`learning.csv`, with `--sheet involvement` `involvement.csv`. Each holds only people who were asked for.
"""


def page() -> str:
    """The whole page."""
    parts = [_OPENING, "\n".join(_section("Every file", WHOSE))]
    parts += ["\n".join(_section(f"{each.table.name}.csv", each.table)) for each in LOG_TABLES]
    parts += [_WORKBOOK]
    parts += [
        "\n".join(_section(f"Sheet {each.heading}", each)) for each in (*SHEETS, OUTCOMES, STORIES)
    ]
    parts += [_CERTIFICATES]
    parts += ["\n".join(_section(f"{each.name}.csv", each)) for each in TABLES]
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
