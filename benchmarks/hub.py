"""How many entries a second a hub takes in, beside psql's COPY of the very same rows.

    python benchmarks/hub.py [--entries 50000] [--rounds 2]

A PostgreSQL server is started for it on a socket in a temporary folder; it writes as safely as it
does by itself. Each round brings as many new entries, so that by hand it is seen whether it stays
flat: --entries 1000000 --rounds 5.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from outside.hub_server import Server, running
from table import Figure, show

from l4pc_tui.core.record.entry import Entry, Event, seal
from l4pc_tui.store.hub.hub import begin, open_hub
from l4pc_tui.store.journal.journal import COLUMNS

_AT = "2026-11-23T09:00:00.000+00:00"
_LEAST = 30_000
"""Entries a second that a hub must take in."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--entries", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    with running() as server:
        begin(server.url())
        figures = []
        for number in range(asked.rounds):
            first = number * asked.entries
            took = _admitted(server, first, asked.entries)
            beside = _copied(server, first, asked.entries)
            figures.append(
                Figure(
                    f"entries a second, from {first}", asked.entries / took, "", None,
                    f"asked: ≥ {_LEAST}; psql COPY {asked.entries / beside:.0f}; "
                    f"{took / beside:.1f} × its time",
                )
            )  # fmt: skip
        began = time.perf_counter()
        with open_hub(server.url()) as hub:
            again = hub.admit(_events(0, asked.entries))
        assert again.new == 0
        figures.append(
            Figure(
                "the first ones again, a second", asked.entries / (time.perf_counter() - began), ""
            )
        )
        show("A hub takes in entries: verified, united, committed", figures)


def _events(first: int, count: int) -> Iterator[Event]:
    for number in range(first + 1, first + count + 1):
        id = f"01930000-0000-7000-8000-{number:012x}"
        data = {"session": "s1", "kind": "note", "text": "who owns transport when two forms ask"}
        entry = Entry("put", f"note:{id}", data, id, _AT, id, session="s1")
        yield seal(entry, device="d1", seq=number, base=(), nonce=f"{number:032x}", taken=_AT)


def _admitted(server: Server, first: int, count: int) -> float:
    held = list(_events(first, count)) if count <= 1_000_000 else _events(first, count)
    began = time.perf_counter()
    with open_hub(server.url()) as hub:
        done = hub.admit(held)
    took = time.perf_counter() - began
    assert done.new == count
    return took


def _copied(server: Server, first: int, count: int) -> float:
    """Seconds that psql takes to COPY these rows from a file into a table like the hub's."""
    table = (
        "CREATE TABLE IF NOT EXISTS beside (LIKE l4pc.event INCLUDING ALL EXCLUDING CONSTRAINTS)"
    )
    server.psql("-c", table)
    file = server.folder / "rows"
    server.psql("-c", f"\\copy (SELECT {COLUMNS}, arrived FROM l4pc.event WHERE seq > {first}"
                f" AND seq <= {first + count}) TO '{file}'")  # fmt: skip
    began = time.perf_counter()
    server.psql("-c", f"\\copy beside FROM '{file}'")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
