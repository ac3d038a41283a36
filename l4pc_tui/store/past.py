"""The past of an open file, opened like a file of its own."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import NamedTuple

from l4pc_tui.store import as_of
from l4pc_tui.store.file.backup_names import DatabaseFile
from l4pc_tui.store.file.owner import Owner
from l4pc_tui.store.file.pretence import marks_in
from l4pc_tui.store.open import Opened
from l4pc_tui.store.store import Store


class Past(NamedTuple):
    """What was. erased, outlines: what is gone of it, as of ``Lost``."""

    store: Store
    erased: int
    outlines: frozenset[str]


def open_past(store: Store, moment: float) -> Past:
    """What a file held at a moment, in seconds since the epoch, as a store that can only be read.

    It lives in memory and is gone with ``close``.
    """
    db = store.copied()
    owner = Owner()
    with ExitStack() as undo:
        undo.callback(owner.stop)
        undo.callback(owner.run, db.close)
        lost = owner.run(as_of.wind_back, db, moment)
        marks = owner.run(marks_in, db)
        place = DatabaseFile(store.path)
        opened = Opened(db, ExitStack(), marks, as_of.only_to_read())
        past = Store(opened, owner, place, store.device, lambda: moment, os.urandom)
        undo.pop_all()
    return Past(past, *lost)
