"""A child that sends to a hub without end, until it is killed: python hub_child.py URL."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from l4pc_tui.core.record.entry import Entry, Event, seal
from l4pc_tui.store.hub.hub import open_hub

AT = "2026-11-23T09:00:00.000+00:00"


def endless() -> Iterator[Event]:
    number = 0
    while True:
        number += 1
        id = f"01930000-0000-7000-8000-{number:012x}"
        data = {"session": "s1", "kind": "note", "text": "words " * 50}
        entry = Entry("put", f"note:{number}", data, id, AT, id, session="s1")
        yield seal(entry, device="d1", seq=number, base=(), nonce=f"{number:032x}", taken=AT)
        if number == 3_000:
            print("copying", flush=True)


if __name__ == "__main__":
    with open_hub(sys.argv[1]) as hub:
        hub.admit(endless())
