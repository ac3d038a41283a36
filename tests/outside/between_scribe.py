"""Takes in, undoes, takes in again and confirms an erasure, in a process of its own whose every
write is recorded: FILE STATE. After each of the ``ACTS`` it says ``ack`` and how many are done."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.sealed import event, note

from l4pc_tui.core.record.entry import Event
from l4pc_tui.store.collecting import About, File
from l4pc_tui.store.store import Store, open_store

SESSION = event(1, "session:s1", {"plan": "morning", "date": "2026-11-25"}, session="")
HERE = [SESSION, note(2, "Zanzibar"), note(3, "kept", base=(note(2).id,))]
COMES = [
    *(event(number, f"note:m{number}", {"session": "s1", "kind": "note", "text": "word " * number})
      for number in range(10, 40)),
    event(40, "note:n1", None, kind="erase"), event(41, "person:p1", {"name": "Amina Test"}),
]  # fmt: skip


def _collect(store: Store, *events: Event) -> None:
    file: File = (About("x.jsonl", "0" * 64, "d1", "Bo", "", ""), events, ())
    store.collect([file], actor="Mo Test")


ACTS: tuple[Callable[[Store], object], ...] = (
    lambda store: _collect(store, *HERE),
    lambda store: _collect(store, *COMES),
    lambda store: store.undo_collect(store.collects()[0].id),
    lambda store: _collect(store, *COMES),
    lambda store: store.confirm_waiting([each.event for each in store.waiting()]),
)
"""What a coordinator does, one after the other."""


def stands(store: Store) -> tuple[object, ...]:
    """All that a file tells of it, but for the moments at which it was done."""
    events = store.after(("", 0, ""), 999, passed=True)
    counts = {event.id for event in store.after(("", 0, ""), 999)}
    return (
        frozenset((event.id, event.nonce is None, event.id in counts) for event in events),
        tuple((row.id, bool(row.undone)) for row in store.collects()),
        frozenset(each.event.id for each in store.waiting()),
    )


def main() -> None:
    file, state = map(Path, sys.argv[1:])
    store = open_store(file, state=state, now=time.time)
    for number, act in enumerate(ACTS, start=1):
        act(store)
        print("ack", number, flush=True)
    os._exit(0)  # no tidy end: what was said is promised already


if __name__ == "__main__":
    main()
