"""How long the store takes, on a full database: opening, reading, committing, backing up.

    python benchmarks/storing.py [--runs 9]

Fills a database in a temporary folder with 50 cohorts, 1,000 people, 300 sessions and 20,000
notes, then prints the median of each figure in milliseconds (and the 95th percentile of
commits). Memory of the page cache and the disk matter: compare only figures of one run.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from filling import Size, fill

from l4pc_tui.core.record.nouns import Note
from l4pc_tui.store.store import Store, open_store


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "l4pc.db"

        def opened() -> Store:
            return open_store(path, state=Path(folder) / "state", now=time.time)

        store = opened()
        show("filling", [milliseconds(lambda: fill(store, Size()))])
        store.close()
        print(f"{'file':24}{path.stat().st_size / 1e6:10.1f} MB")
        times = []
        for _ in range(runs):
            began = time.perf_counter()
            store = opened()
            times.append((time.perf_counter() - began) * 1_000)
            store.close()
        show("opening", times)
        store = opened()
        session = store.sessions()[0].session.id
        reads: dict[str, Callable[[], object]] = {
            "tallies": store.tallies,
            "people": store.people,
            "sessions": store.sessions,
            "notes of a session": lambda: store.notes(session),
            "run events": lambda: store.run_events(session),
            "search": lambda: store.search("transport neigh"),
            "verify": store.verify,
            "backup": store.backup,
            "rebuild": store.rebuild,
        }
        for name, read in reads.items():
            few = 1 if name in ("verify", "backup", "rebuild") else runs
            show(name, [milliseconds(read) for _ in range(few)])
        commits = [milliseconds(lambda: note(store, session)) for _ in range(200)]
        show("commit of a note", commits)
        print(f"{'  95th percentile':24}{statistics.quantiles(commits, n=20)[-1]:10.2f} ms")
        struck = store.notes(session)[0].id
        entry = store.entry("erase", f"note:{struck}", None, actor="Mo Sample")
        show("striking a note", [milliseconds(lambda: store.write([entry]))])
        store.close()


def note(store: Store, session: str) -> None:
    """One note, as the console writes it."""
    data = Note("", session, "note", "who owns transport when two forms ask").data()
    store.write([store.entry("put", f"note:{store.ids.next(0.0)}", data, actor="Mo Sample")])


def milliseconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1_000


def show(name: str, times: list[float]) -> None:
    """A line of the table."""
    print(f"{name:24}{statistics.median(times):10.2f} ms")


if __name__ == "__main__":
    main()
