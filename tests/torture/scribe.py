"""A child to be tortured: writes to a store and says on its output what was acknowledged.

    python scribe.py MODE FILE STATE SEED [COUNT [JOURNAL SYNCHRONOUS]]

Modes: ``write`` (until killed), ``begin`` (opens a new file, for being killed meanwhile),
``race`` (COUNT batches as fast as it can), ``full`` (a disk that refuses in mid-session),
``cut`` (COUNT batches with other settings of SQLite than ours, and no tidy end).
Each line is ``ack ID…`` once a write has returned; nothing else is a promise.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
import time
from pathlib import Path

from l4pc_tui.core.record.entry import Entry, EntryKind
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.file import connection
from l4pc_tui.store.store import Store, open_store

S1 = SessionId("s1")


def say(*words: str) -> None:
    print(*words, flush=True)


def batch(store: Store, chance: random.Random, notes: list[str]) -> list[Entry]:
    """What somebody might do next in a session: mostly notes, sometimes something rarer."""
    what = chance.choices(
        ["note", "edit", "move", "mark", "delete", "strike"], [50, 10, 20, 10, 6, 4]
    )[0]
    if what == "move":
        verb = chance.choice(["start", "next", "pause", "resume"])
        return [store.entry("move", "run:s1", {"verb": verb}, actor="Mo", session="s1")]
    if what == "mark":
        person = f"p{chance.randrange(20)}"
        data = {"session": "s1", "person": person, "mark": "here"}
        return [
            store.entry("put", f"mark:s1/{person}", data, actor="Mo", session="s1")
            for _ in range(2)
        ]
    if what in ("delete", "strike") and notes:
        kind: EntryKind = "del" if what == "delete" else "erase"
        return [store.entry(kind, f"note:{chance.choice(notes)}", None, actor="Mo", session="s1")]
    if what != "edit" or not notes:
        notes.append(store.ids.next(0.0))
    text = "words " * chance.choice([1, 10, 2_000])
    data = {"session": "s1", "kind": "note", "text": text}
    return [store.entry("put", f"note:{chance.choice(notes[-3:])}", data, actor="Mo", session="s1")]


def write(store: Store, chance: random.Random) -> None:
    notes: list[str] = []
    while True:
        entries = batch(store, chance, notes)
        store.keep_draft(S1, "half a line " * chance.randrange(9), actor="Mo")
        store.write(entries, clears_draft="s1")
        say("ack", *(entry.id for entry in entries))
        if chance.random() < 0.01:
            store.backup()


def race(store: Store, chance: random.Random, count: int) -> None:
    notes: list[str] = []
    say("ready")
    sys.stdin.readline()
    for _ in range(count):
        entries = batch(store, chance, notes)
        store.write(entries)
        say("ack", *(entry.id for entry in entries))
    store.close()


def other_settings(journal: str, synchronous: str) -> None:
    """Ask other promises of SQLite; which they are is asked by name and answered by number."""
    numbers = {"NORMAL": 1, "FULL": 2, "EXTRA": 3}
    asked = {
        "journal_mode": ("journal_mode", journal, journal.lower()),
        "synchronous": ("synchronous", synchronous, numbers[synchronous]),
    }
    connection._PROMISES = tuple(asked.get(each[0], each) for each in connection._PROMISES)


def cut(store: Store, chance: random.Random, count: int) -> None:
    notes: list[str] = []
    for _ in range(count):
        entries = batch(store, chance, notes)
        store.keep_draft(S1, "half a line " * chance.randrange(9), actor="Mo")
        store.write(entries, clears_draft="s1")
        say("ack", *(entry.id for entry in entries))
    os._exit(0)


def full(store: Store) -> None:
    """Lets the file grow by 64 KB and no more, until told that there is room again."""
    if sys.platform == "win32":
        raise NotImplementedError
    import resource

    store.outbox.pause = 0.01
    refused = threading.Event()
    store.outbox.listen(lambda state: refused.set() if state.reason else None)
    _, ceiling = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (store.path.stat().st_size + 65_536, ceiling))
    ids: list[str] = []
    for number in range(100):
        data = {"session": "s1", "kind": "note", "text": f"{number} " + "long " * 500}
        entry = store.entry("put", f"note:{number}", data, actor="Mo", session="s1")
        ids.append(entry.id)
        store.outbox.put([entry])
    met = refused.wait(20)
    state = store.outbox.state()
    reading_goes_on = len(store.notes(S1)) < 100
    resource.setrlimit(resource.RLIMIT_FSIZE, (ceiling, ceiling))
    drained = store.outbox.drain(20)
    say(
        json.dumps(
            {
                "met": met, "waiting": state.waiting, "reason": state.reason, "ids": ids,
                "reading": reading_goes_on, "drained": drained,
            }
        )
    )  # fmt: skip
    store.close()


def main() -> None:
    mode, file, state, seed, *more = sys.argv[1:]
    chance = random.Random(int(seed))
    say("here")
    if mode == "cut":
        other_settings(*more[1:])
    store = open_store(Path(file), state=Path(state), now=time.time, patience=30)
    say("open")
    if mode == "write":
        write(store, chance)
    elif mode == "race":
        race(store, chance, int(more[0]))
    elif mode == "full":
        full(store)
    elif mode == "cut":
        cut(store, chance, int(more[0]))


if __name__ == "__main__":
    main()
