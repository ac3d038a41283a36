"""A file brought up to the present schema, entries and all."""

from __future__ import annotations

from sqlite3 import Connection

from l4pc_tui.store.file.schema import APPLICATION_ID, VERSION


def migrate(db: Connection) -> None:
    """Bring the schema up to VERSION. Must run inside a transaction."""
    # A file that is up to date opens 40 ms sooner without them.
    from sqlite_utils import Database

    from l4pc_tui.store.tables.migrations import migrations

    migrations.apply(Database(db, execute_plugins=False, strict=True))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")
