"""What a verified backup costs beside a plain copy of the same file, in time and in memory.

    python benchmarks/backing_up.py [FILE] [--notes 20000] [--runs 3]

FILE: one that ``filling.py`` made; none fills one in a temporary folder. Backups take turns with a
plain VACUUM INTO; each is made by a process of its own, which opens the store, makes the backup
and tells its time and the most memory that it ever held.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from filling import Size, fill
from table import Figure, milliseconds, show

from l4pc_tui.store.store import Store, open_store


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--notes", type=int, default=Size().notes)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        once(asked.file, asked.once)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = asked.file
        if path is None:
            path = Path(folder) / "l4pc.db"
            store = opened(path, Path(folder))
            fill(store, Size(notes=asked.notes))
            store.close()
        compare(path, Path(folder), asked.runs)


def compare(path: Path, folder: Path, runs: int) -> None:
    """Backups and plain copies in turn, and the table of them."""
    plain, verified, memory = [], [], []
    for _ in range(runs):
        plain.append(milliseconds(lambda: vacuum_into(path, folder / "plain.db"), 1) / 1_000)
        (folder / "plain.db").unlink()
        command = [sys.executable, __file__, str(path), "--once", str(folder)]
        seconds, megabytes = subprocess.check_output(command, encoding="utf-8").split()
        verified.append(float(seconds))
        memory.append(float(megabytes))
    copied = statistics.median(plain)
    took = statistics.median(verified)
    size = path.stat().st_size / 1e6
    show(
        f"A backup of {size:.0f} MB, medians of {runs}",
        [
            Figure("backup ÷ VACUUM INTO", took / copied, "×", 3, f"{took:.1f} s ÷ {copied:.1f} s"),
            Figure("most memory", max(memory), "MB", 80, "of the process that makes it"),
        ],
    )


def vacuum_into(path: Path, copy: Path) -> None:
    """A plain copy, by SQLite alone."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("VACUUM INTO ?", [str(copy)])


def once(path: Path, folder: Path) -> None:
    """Make one backup; its seconds and this process's megabytes on one line."""
    store = opened(path, folder)
    took = milliseconds(lambda: store.backup(folder).unlink(), 1) / 1_000
    store.close()
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert found is not None
    print(took, int(found[1]) * 1_024 / 1e6)


def opened(path: Path, folder: Path) -> Store:
    """The store of a file, with a laptop's state in a folder of its own."""
    return open_store(path, state=folder / "state", now=time.time)


if __name__ == "__main__":
    main()
