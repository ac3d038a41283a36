"""What came since the newest backup; and whether what is written corrects a closed session."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection, DatabaseError
from typing import Any

from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.store.file.backup_names import backups
from l4pc_tui.store.file.connection import reading_only, rows

_ABOUT = """SELECT (SELECT count(*) FROM event), (SELECT max(id) FROM event),
                   (SELECT count(*) FROM "collect"), (SELECT sum(undone <> '') FROM "collect"),
                   (SELECT count(*) FROM content)"""


def is_backed_up(db: Connection, path: Path) -> bool:
    """Whether the newest backup beside the file holds as much as the file: entries, what was
    collected and undone, versions of scripts. Signs of life and half-typed lines do not count."""
    newest = next(iter(backups(path)), None)
    if newest is None:
        return False
    with suppress(DatabaseError, OSError), reading_only(newest) as kept:
        return _about(kept) == _about(db)
    return False  # of an older schema, or beyond reading


def _about(db: Connection) -> tuple[Any, ...]:
    return rows(db, _ABOUT)[0]


def corrects(db: Connection, entries: Iterable[Entry]) -> bool:
    """Whether entries, before they are written, change what stands of a session that is closed.

    That its log was handed to somebody changes nothing of it.
    """
    told = {entry.session for entry in entries if kind_of(entry.entity) is not Kind.HANDED}
    sql = """SELECT 1 FROM run WHERE state = ?1 AND session IN (
                 SELECT value FROM json_each(?2)
                 UNION SELECT smallest FROM joined
                 WHERE kind = ?3 AND id IN (SELECT value FROM json_each(?2)))"""
    told.discard("")
    return bool(told and rows(db, sql, State.CLOSED, json.dumps(sorted(told)), Kind.SESSION))
