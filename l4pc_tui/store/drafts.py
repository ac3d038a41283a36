"""Beside the journal: the line being typed, and when a run was last known to be alive."""

from __future__ import annotations

from sqlite3 import Connection

from l4pc_tui.store.connection import rows, writing

_RESTRICTED = "\\"


def keep(db: Connection, session: str, device: str, text: str, now: float) -> None:
    """Keep the half-typed line. One that begins with ``\\`` is never kept; an empty one is none."""
    with writing(db):
        drop(db, session, device)
        if text and not text.lstrip().startswith(_RESTRICTED):
            db.execute(
                "INSERT INTO draft (session, device, text, at) VALUES (?, ?, ?, ?)",
                (session, device, text, now),
            )


def drop(db: Connection, session: str, device: str) -> None:
    """Forget this laptop's line. Must run inside a transaction."""
    db.execute("DELETE FROM draft WHERE session = ? AND device = ?", (session, device))


def read(db: Connection, session: str, device: str) -> str:
    """The half-typed line: this laptop's, else the newest (a backup brought up elsewhere)."""
    sql = "SELECT text FROM draft WHERE session = ? ORDER BY device <> ?, at DESC LIMIT 1"
    found = rows(db, sql, session, device)
    return str(found[0][0]) if found else ""


def beat(db: Connection, session: str, now: float) -> None:
    """Note that the run is alive now."""
    with writing(db):
        db.execute("DELETE FROM alive WHERE session = ?", [session])
        db.execute("INSERT INTO alive (session, beat) VALUES (?, ?)", (session, now))


def last_beat(db: Connection, session: str) -> float | None:
    """When the run was last known to be alive, in seconds since the epoch."""
    found = rows(db, "SELECT beat FROM alive WHERE session = ?", session)
    return float(found[0][0]) if found else None


def forget_beat(db: Connection, session: str) -> None:
    """The run was left on purpose: there is nothing to ask when it is opened again."""
    with writing(db):
        db.execute("DELETE FROM alive WHERE session = ?", [session])
