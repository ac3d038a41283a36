"""How long a cohort's report takes, as of now and as of a month ago, beside reading the whole journal.

    python benchmarks/reporting.py [FILE] [--runs 3]

Without a FILE a full database is filled first: 50 cohorts, 1,000 people, 300 sessions, 20,000 notes.
The report is made and written as HTML into memory; nothing of it is remembered.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from filling import Size, fill
from table import Figure, milliseconds, show

from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.reports.report import report_of
from l4pc_tui.exchange.document.html import as_html

MOST = 2_000


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(asked.file or Path(folder) / "full.db", state=Path(folder) / "state")
        if asked.file is None:
            fill(desk.store, Size())
        measure(desk, asked.runs)
        desk.close()


def measure(desk: Desk, runs: int) -> None:
    """Print the figures."""
    largest = max(desk.store.tallies(), key=lambda each: each.sessions)
    scope = scope_of(desk, cohorts=[largest.cohort.id])
    plain = milliseconds(lambda: list(desk.store.all_events()), runs)

    def report(as_of: float | None = None) -> bytes:
        return as_html(report_of(desk, scope, Profile.COMMISSIONER, as_of=as_of).document)

    now = milliseconds(report, runs)
    told = [epoch(each.taken) for each in desk.store.all_events()]
    # A tenth of everything has come in since.
    earlier = sorted(told)[len(told) * 9 // 10]
    then = milliseconds(lambda: report(earlier), runs)
    beside = f"reading every entry: {plain:.0f} ms"
    show(f"A report on {largest.people} people, of {len(told):,} entries", [
        Figure("as of now", now, "ms", MOST, f"{now / plain:.2f} × {beside}"),
        Figure("as of an earlier moment", then, "ms", MOST, f"{then / plain:.2f} × {beside}"),
    ])  # fmt: skip


if __name__ == "__main__":
    main()
