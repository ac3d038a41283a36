"""How long the store takes, on a full database: opening, reading, committing, backing up.

    python benchmarks/storing.py [--runs 9]

Fills a database in a temporary folder with 50 cohorts, 1,000 people, 300 sessions and 20,000
notes. Medians, each held against what this disk takes at that moment: for what is read, reading
the whole file; for what is written, one synced write of a page.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from filling import Size, fill
from table import Figure, high, milliseconds, show, times

from l4pc_tui.core.record.names import NO_NOTE, SessionId
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
        filling = milliseconds(lambda: fill(store, Size()), 1)
        store.close()
        opening = milliseconds(lambda: opened().close(), runs)
        whole = milliseconds(path.read_bytes, runs)
        page = milliseconds(lambda: synced_page(Path(folder)), 50)
        store = opened()
        session = store.sessions()[0].session.id
        reads: dict[str, Callable[[], object]] = {
            "Home: tallies": store.tallies,
            "Home: sessions": store.sessions,
            "people": store.people,
            "notes of a session": lambda: store.notes(session),
            "record of a session": lambda: store.record_of(session),
            "search": lambda: store.search("transport neigh"),
        }
        told = f"{path.stat().st_size / 1e6:.0f} MB; reading them plainly {whole:.1f} ms"
        read = [
            Figure("opening with a quick check", opening, "ms", None, told),
            *(Figure(name, milliseconds(call, runs), "ms") for name, call in reads.items()),
            Figure("verify", milliseconds(store.verify, 1), "ms"),
        ]
        commits = times(lambda: note(store, session), 200)
        struck = store.notes(session)[0].id
        erasing = store.entry("erase", f"note:{struck}", None, actor="Mo Sample", session=session)
        written = [
            Figure("commit of a note, median", statistics.median(commits), "ms", None,
                   f"{statistics.median(commits) / page:.1f} × a synced page, {page:.2f} ms"),
            Figure("commit of a note, 95 %", high(commits), "ms"),
            Figure("striking a note", milliseconds(lambda: store.write([erasing]), 1), "ms"),
            Figure("backup", milliseconds(store.backup, 1), "ms"),
            Figure("rebuild", milliseconds(store.rebuild, 1), "ms"),
            Figure("filling", filling, "ms"),
        ]  # fmt: skip
        store.close()
        show(f"Reading, medians of {runs}", read)
        show("Writing, medians of 200 commits; the others once", written)


def synced_page(folder: Path) -> None:
    """What the disk takes for the least that is kept."""
    with (folder / "page").open("wb") as file:
        file.write(bytes(4096))
        file.flush()
        os.fsync(file.fileno())


def note(store: Store, session: SessionId) -> None:
    """One note, as the console writes it."""
    data = Note(NO_NOTE, session, "note", "who owns transport when two forms ask").data()
    store.write(
        [
            store.entry(
                "put", f"note:{store.ids.next(0.0)}", data, actor="Mo Sample", session=session
            )
        ]
    )


if __name__ == "__main__":
    main()
