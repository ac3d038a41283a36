"""A child that makes a file, or looks it over while its reads fail; what it was told, as JSON.

python read_errors.py make|look FOLDER
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import closing
from pathlib import Path

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.store import Store, open_store

S1 = SessionId("s1")


def opened(folder: Path) -> Store:
    return open_store(folder / "l4pc.db", state=folder / "state", now=time.time)


def make(folder: Path) -> None:
    with closing(opened(folder)) as store:
        for number in range(200):
            data = {"session": "s1", "kind": "note", "text": f"{number} " + "words " * 200}
            store.write([store.entry("put", f"note:{number}", data, actor="Mo", session="s1")])


def look(folder: Path) -> None:
    told: list[str] = []
    damage, after = "", 0
    for _ in range(6):
        try:
            with closing(opened(folder)) as store:
                try:
                    store.verify()
                    store.backup()
                    after = len(store.notes(S1))
                finally:
                    damage = damage or (store.damage.sentence if store.damage else "")
        except Trouble as trouble:
            told.append(trouble.sentence)
    print(json.dumps({"damage": damage, "told": told, "after": after}))


if __name__ == "__main__":
    {"make": make, "look": look}[sys.argv[1]](Path(sys.argv[2]))
