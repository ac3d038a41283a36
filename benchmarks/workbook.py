"""What a workbook costs beside XlsxWriter alone writing the same cells, in time and in memory.

    python benchmarks/workbook.py [FILE] [--cohorts 50] [--people 1000] [--sessions 300] [--notes 20000]

FILE: one that ``filling.py`` made; none fills one in a temporary folder. A workbook of all cohorts is
read and written in a process of its own, which tells how long each took and the most memory that it
ever held. Beside it the bare library writes the same cells, row by row, with the same types, names
of tables and widths of columns, but for what makes them safe, and days as they are: twice each, in
turn. CPU is compared, for a busy machine adds to both as it likes.
"""

from __future__ import annotations

import argparse
import io
import pickle
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from filling import Size, fill
from table import Figure, show

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.workbooks.book import book_of
from l4pc_tui.exchange.sheets import cells
from l4pc_tui.exchange.sheets.xlsx import HEADER, to_xlsx
from l4pc_tui.store.store import open_store

if TYPE_CHECKING:
    from l4pc_tui.exchange.sheets.book import Book

RUNS = 2


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?")
    for name in ("cohorts", "people", "sessions", "notes"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Size(), name))
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        once(asked.file, asked.once)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = asked.file
        if path is None:
            path = Path(folder) / "l4pc.db"
            store = open_store(path, state=Path(folder) / "state", now=time.time)
            fill(store, Size(asked.cohorts, asked.people, asked.sessions, asked.notes))
            store.close()
        compare(path, Path(folder))


def compare(path: Path, folder: Path) -> None:
    """Workbooks of ours and of the bare library in turn, and the table of them."""
    reading, writing, bare, memory = [], [], [], []
    kept = folder / "book.pickle"
    for _ in range(RUNS):
        command = [sys.executable, __file__, str(path), "--once", str(kept)]
        told = subprocess.check_output(command, encoding="utf-8").split()
        read, wrote, megabytes = map(float, told)
        book: Book = pickle.loads(kept.read_bytes())
        reading.append(read)
        writing.append(wrote)
        memory.append(megabytes)
        bare.append(seconds(lambda book=book: plainly(book)))
    alone, ours, before = map(statistics.median, (bare, writing, reading))
    count = sum(len(sheet.rows) * len(sheet.columns) for sheet in book.sheets)
    show(
        f"A workbook of {count:,} cells, medians of {RUNS}, seconds of CPU",
        [
            Figure("writing ÷ XlsxWriter", ours / alone, "×", 1.5, f"{ours:.1f} s ÷ {alone:.1f} s"),
            Figure("reading and writing ÷ XlsxWriter", (before + ours) / alone, "×", 1.5,
                   f"{before:.1f} s for reading the record"),
            Figure("most memory", max(memory), "MB", 250, "of the process that makes it"),
        ],
    )  # fmt: skip


def once(path: Path, kept: Path) -> None:
    """Read and write one; the seconds of each and this process's megabytes on one line."""
    desk = open_desk(path, state=kept.parent / "state")
    scope = scope_of(desk, cohorts=[each.name for each in desk.store.cohorts()])
    began = time.process_time()
    book = book_of(desk, scope, Profile.FACILITATOR)
    read = time.process_time() - began
    wrote = seconds(lambda: to_xlsx(book))
    desk.close()
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert found is not None
    print(read, wrote, int(found[1]) * 1_024 / 1e6)
    kept.write_bytes(pickle.dumps(book))


def plainly(book: Book) -> bytes:
    """The same cells by the library alone."""
    from xlsxwriter.workbook import Workbook

    out = io.BytesIO()
    written = Workbook(out, {"in_memory": True})
    wrapped = written.add_format({"text_wrap": True})
    for sheet in book.sheets:
        page = written.add_worksheet(sheet.name)
        page.write_string(0, 0, sheet.heading)
        page.write_string(1, 0, sheet.meaning)
        page.set_column(0, len(sheet.columns) - 1, 20, wrapped)
        for number, row in enumerate(sheet.rows, HEADER + 1):
            for at, cell in enumerate(row):
                told = cells.plain(cell)
                if isinstance(told, str):
                    page.write_string(number, at, told)
                elif told is not None:
                    page.write_number(number, at, told)
        last = HEADER + max(1, len(sheet.rows))
        heads = [{"header": head.name} for head in sheet.columns]
        page.add_table(HEADER, 0, last, len(heads) - 1, {"name": sheet.table, "columns": heads})
    written.close()
    return out.getvalue()


def seconds(call: object) -> float:
    """How much CPU a call takes."""
    assert callable(call)
    began = time.process_time()
    call()
    return time.process_time() - began


if __name__ == "__main__":
    main()
