"""Who writes beside whoever conducts a session: a seat each, and a half-typed line that stays theirs.

A seat is a lease too, of a session and a person; it stands among the others as ``SESSION/ACTOR``.
"""

from __future__ import annotations

from sqlite3 import Connection

from l4pc_tui.store.file.connection import rows, writing
from l4pc_tui.store.journal import drafts
from l4pc_tui.store.tables import lease
from l4pc_tui.store.tables.lease import Lease

_LEFT = 0.0
"""The beat of a seat whose person has got up with a line half typed."""


def take(db: Connection, session: str, actor: str, holder: str, now: float) -> Lease:
    """Sit down beside who conducts; not ``mine`` while another console has this person's seat."""
    return lease.take(db, _seat(session, actor), holder, now, force=False)


def keep(db: Connection, session: str, actor: str, holder: str, now: float) -> bool:
    """Say that somebody still sits there; False when the seat is another's, or gone."""
    return lease.keep(db, _seat(session, actor), holder, now)


def leave(db: Connection, session: str, device: str, actor: str, holder: str) -> None:
    """Get up. A line that is half typed stays this person's, whoever conducts next."""
    seat = _seat(session, actor)
    with writing(db):
        if drafts.own(db, session, device, actor):
            sql = "UPDATE lease SET beat = ? WHERE session = ? AND holder = ?"
            db.execute(sql, (_LEFT, seat, holder))
        else:
            db.execute("DELETE FROM lease WHERE session = ? AND holder = ?", (seat, holder))


def line_to_conduct_with(db: Connection, session: str, device: str, actor: str, now: float) -> str:
    """The half-typed line of who conducts from now on, and sits beside no longer: what others left
    and their own behind it, but nothing of who sits there."""
    with writing(db):
        db.execute("DELETE FROM lease WHERE session = ?", [_seat(session, actor)])
    return drafts.take(db, session, device, actor, now, beside=_beside(db, session))


def line(db: Connection, session: str, device: str, actor: str, *, others: bool) -> str:
    """The half-typed line of this person, else the newest that is of nobody who sits beside.

    others: rather that of somebody else, who took over.
    """
    beside = _beside(db, session) - {actor}
    return drafts.read(db, session, device, actor, others=others, beside=beside)


def _seat(session: str, actor: str) -> str:
    return f"{session}/{actor}"


def _beside(db: Connection, session: str) -> frozenset[str]:
    """Who sits there, or left a line there."""
    begins = f"{session}/"
    sql = "SELECT session FROM lease WHERE substr(session, 1, ?) = ?"
    return frozenset(str(seat)[len(begins) :] for (seat,) in rows(db, sql, len(begins), begins))
