"""A child whose disk is really full in mid-session, run where a small disk of its own is mounted.

    python full_disk.py FOLDER

FOLDER is empty and on that disk. It prints what happened as one line of JSON.
"""

from __future__ import annotations

import errno
import json
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.backups.backup import inspect
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store, open_store


def fill(ballast: Path) -> None:
    """Take all the room that there is."""
    with ballast.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


def backup_refused(store: Store) -> str:
    try:
        store.backup()
    except Trouble as trouble:
        return trouble.sentence
    return ""


def main() -> None:
    folder = Path(sys.argv[1])
    path, ballast = folder / "data" / "l4pc.db", folder / "ballast"
    store = open_store(path, state=folder / "state", now=time.time)
    store.outbox.pause = 0.01
    refused = threading.Event()
    store.outbox.listen(lambda state: refused.set() if state.reason else None)
    ids = []
    for number in range(60):
        if number == 10:
            assert store.outbox.drain(20)
            fill(ballast)
        data = {"session": "s1", "kind": "note", "text": f"{number} " + "words " * 200}
        entry = store.entry("put", f"note:{number}", data, actor="Mo", session="s1")
        ids.append(entry.id)
        store.outbox.put([entry])
    met = refused.wait(20)
    state = store.outbox.state()
    told = {
        "met": met, "waiting": state.waiting, "reason": state.reason,
        "reading": len(store.notes(SessionId("s1"))), "backup": backup_refused(store),
    }  # fmt: skip
    ballast.unlink()
    told["drained"] = store.outbox.drain(20)
    told["backed up"] = inspect(store.backup()).intact
    store.close()
    with closing(open_store(path, state=folder / "state", now=time.time)) as again:
        said = [e.id for e in again.all_events() if not e.entity.startswith("actor:")]
        told["held"] = said == ids
        told["sound"] = again.verify().sound
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
