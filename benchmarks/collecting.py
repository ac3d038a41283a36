"""How many entries of other laptops a second a file takes in, beside sqlite3's own .import.

    python benchmarks/collecting.py [--entries 100000]

Six laptops have recorded as many entries together as asked (``bundles.py``). Their bundles are
collected in one step. The journal's part ends when the last entry was verified and written; the
tables' part, which has the commit in it, begins there. By hand: --entries 1000000.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bundles import LAPTOPS
from table import Figure, show

from l4pc_tui.core.record.entry import Event
from l4pc_tui.exchange.bundle.reading import read_bundle
from l4pc_tui.store.collecting import About, File
from l4pc_tui.store.store import Store, open_store
from l4pc_tui.store.tables.library import Content

_FEWEST_WRITTEN, _FEWEST_MADE = 35_000, 25_000
"""Entries a second: of the journal, and of the tables afterwards."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--entries", type=int, default=100_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        here = Path(__file__).parent
        subprocess.run(
            [sys.executable, here / "bundles.py", folder, "--entries", str(entries)], check=True
        )
        before = _memory()
        store = open_store(folder / "l4pc.db", state=folder / "state", now=time.time)
        journal, tables, new = _collected(store, folder)
        memory = _memory()
        assert new == entries
        again_journal, again_tables, new = _collected(store, folder)
        assert new == 0
        store.close()
        beside = _imported(folder)
        show(
            f"Collecting {entries} entries of {LAPTOPS} laptops",
            [
                Figure("journal: verified and written", journal, "s", entries / _FEWEST_WRITTEN,
                       f"{entries / journal:.0f} a second; {journal / beside:.1f} × .import"),
                Figure("tables made afterwards", tables, "s", entries / _FEWEST_MADE,
                       f"{entries / tables:.0f} a second"),
                Figure("the same once more", again_journal + again_tables, "s",
                       1.5 * entries / 100_000,
                       f"{entries / (again_journal + again_tables):.0f} a second"),
                Figure("sqlite3’s own .import", beside, "s", None, f"{entries / beside:.0f} a second"),
                Figure("memory", memory, "MB", 300, f"{before:.0f} MB before"),
            ],
        )  # fmt: skip


def _collected(store: Store, folder: Path) -> tuple[float, float, int]:
    """Seconds for the journal and for the tables, and how many entries were new."""
    began = time.perf_counter()
    written: list[float] = []
    files = sorted(folder.glob("*.jsonl"))
    done = store.collect([_file(path, written) for path in files], actor="Mo Sample")
    ended = time.perf_counter()
    new = sum(len(admitted.new) for _, admitted in done.files)
    return written[-1] - began, ended - written[-1], new


def _file(path: Path, written: list[float]) -> File:
    bundle = read_bundle(path)

    def contents() -> Iterator[Content]:
        # A file's versions of the library are asked for when its entries were taken.
        written.append(time.perf_counter())
        bundle.close()
        yield from ()

    events = (line for line in bundle.lines() if isinstance(line, Event))
    head = bundle.header
    return About(path.name, head.sha256, head.device, head.actor, "", head.at), events, contents()


def _imported(folder: Path) -> float:
    """Seconds that sqlite3 takes for the same rows, from a file into a table of the same form."""
    rows, beside = folder / "rows", folder / "beside.db"
    _shell(
        folder / "l4pc.db",
        f".mode ascii\n.output {rows}\nSELECT * FROM event;\n"
        f".output {folder / 'schema'}\n.mode list\n"
        "SELECT sql || ';' FROM sqlite_schema WHERE tbl_name = 'event' AND sql <> '';\n",
    )
    # A stub is empty here and not NULL: .import knows no NULL.
    _shell(beside, (folder / "schema").read_text(encoding="utf-8"))
    began = time.perf_counter()
    _shell(beside, f"PRAGMA synchronous=EXTRA;\n.mode ascii\n.import {rows} event\n")
    return time.perf_counter() - began


def _shell(file: Path, script: str) -> None:
    subprocess.run(["sqlite3", file], input=script, encoding="utf-8", check=True)


def _memory() -> float:
    """The most that this process ever held, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


if __name__ == "__main__":
    main()
