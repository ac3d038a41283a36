"""Reading files whose journal is of the first format: backups, and files not yet brought up to date."""

from __future__ import annotations

import json
from sqlite3 import Connection
from typing import Any, cast

from l4pc_tui.core.record.entry import EntryKind, canonical, text_digest
from l4pc_tui.core.record.format_one import OldEvent, fits
from l4pc_tui.store.file.connection import rows

COLUMNS = (
    "device, seq, digest, id, actor, at, kind, entity, subject, base, data_digest, nonce, data"
)


def events(db: Connection) -> list[OldEvent]:
    """The whole journal, as it is."""
    return [_event(row) for row in rows(db, f"SELECT {COLUMNS} FROM event")]


def is_as_written(row: tuple[Any, ...]) -> bool:
    """The digests of a row's own text. Raises ValueError or TypeError for what is no row at all."""
    *told, inner, nonce, text = row
    if nonce is None and text is not None:
        return False
    if nonce is not None and text_digest(nonce, text or canonical(None)) != inner:
        return False
    about = _event((*told, inner, None, None))
    return fits(about) and canonical(list(about.base)) == told[-1]


def _event(row: tuple[Any, ...]) -> OldEvent:
    device, seq, digest, id, actor, at, kind, entity, subject, base, inner, nonce, data = row
    return OldEvent(
        device, seq, digest, id, actor, at, cast(EntryKind, kind), entity, subject,
        tuple(json.loads(base)), inner, nonce, None if data is None else json.loads(data),
    )  # fmt: skip
