"""Files whose journal is of the first format, as versions before the second wrote them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from l4pc_tui.core.record.entry import canonical, data_digest
from l4pc_tui.core.record.format_one import OldEvent
from l4pc_tui.store.file import schema
from l4pc_tui.store.journal import first_format
from l4pc_tui.store.tables.migrations import migrations

AT = "2026-11-23T09:00:00.000+00:00"


def old(
    number: int, entity: str, data: dict[str, Any] | None, *, kind: str = "put", actor: str = "Mo",
    device: str = "d1", subject: str | None = None, base: tuple[int, ...] = (), at: str = AT,
) -> OldEvent:  # fmt: skip
    """An event as it was sealed then; its id and its number are made of ``number``."""
    nonce = f"{number:032x}"
    event = OldEvent(
        device, number, "", id_of(number), actor, at, kind, entity, subject,  # type: ignore[arg-type]
        tuple(id_of(each) for each in base), data_digest(nonce, data), nonce, data,
    )  # fmt: skip
    return replace(event, digest=digest_of(event))


def id_of(number: int) -> str:
    """The id of the event of that number."""
    return f"019a{number:04x}-0000-7000-8000-{number:012x}"


def digest_of(event: OldEvent) -> str:
    """The first format's digest, as it was written down then."""
    told = {
        "device": event.device, "seq": event.seq, "id": event.id, "actor": event.actor,
        "at": event.at, "kind": event.kind, "entity": event.entity, "subject": event.subject,
        "base": list(event.base), "data_digest": event.data_digest,
    }  # fmt: skip
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def redacted(event: OldEvent) -> OldEvent:
    """The event after its words were struck."""
    return replace(event, nonce=None, data=None)


def write_file(path: Path, events: Iterable[OldEvent], *, before: str = "second_format") -> None:
    """A file of the schema that stood before a migration, with these events."""
    path.parent.mkdir(parents=True, exist_ok=True)
    version = [each.name for each in migrations.pending(Database(memory=True))].index(before)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN")
        migrations.apply(Database(db, execute_plugins=False, strict=True), stop_before=before)
        sql = f"INSERT INTO event ({first_format.COLUMNS}) VALUES ({', '.join('?' * 13)})"
        db.executemany(sql, map(_row, events))
        db.execute("COMMIT")
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")
    path.chmod(0o600)


def _row(event: OldEvent) -> tuple[object, ...]:
    return (
        event.device, event.seq, event.digest, event.id, event.actor, event.at, event.kind,
        event.entity, event.subject, canonical(list(event.base)), event.data_digest, event.nonce,
        None if event.data is None else canonical(event.data),
    )  # fmt: skip
