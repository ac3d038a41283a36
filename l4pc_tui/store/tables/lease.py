"""Who conducts a session: one row a session, kept fresh by whoever holds it."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from hashlib import blake2b
from sqlite3 import Connection

from l4pc_tui.core.text.folding import fold
from l4pc_tui.store.file.connection import rows, writing

LASTS = 15.0
"""Seconds without a heartbeat after which a lease is free."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Who conducts now, and when they were last heard of (seconds since the epoch)."""

    holder: str
    beat: float
    mine: bool


def take(db: Connection, session: str, holder: str, now: float, *, force: bool) -> Lease:
    """Take the lease when it is free, or by force; else say who holds it."""
    with writing(db):
        held = _read(db, session)
        if held is not None and held[0] != holder and not force and not _is_free(*held, now):
            return Lease(*held, mine=False)
        _put(db, session, holder, now)
        return Lease(holder, now, mine=True)


def keep(db: Connection, session: str, holder: str, now: float) -> bool:
    """Say that the holder is still there; False when someone else took over."""
    with writing(db):
        held = _read(db, session)
        if held is None or held[0] != holder:
            return False
        _put(db, session, holder, now)
        return True


def drop(db: Connection, session: str, holder: str) -> None:
    """Give the lease back, if it is still the holder's."""
    with writing(db):
        db.execute("DELETE FROM lease WHERE session = ? AND holder = ?", (session, holder))


def new_holder(noise: str) -> str:
    """This process as the holder of a lease: ``<pid>@<host>#<noise>``."""
    return f"{os.getpid()}@{platform.node()}#{noise}"


def holder_of(db: Connection, session: str) -> str:
    """Who holds it now, or held it last and never gave it back; empty for nobody."""
    held = _read(db, session)
    return held[0] if held else ""


def is_led_elsewhere(db: Connection, session: str, holder: str, now: float) -> bool:
    """Whether somebody conducts it now, and by another holder than this one, signed or not."""
    held = _read(db, session)
    return held is not None and held[0].partition("/")[0] != holder and not _is_free(*held, now)


def signed(holder: str, name: str) -> str:
    """A holder that bears, besides, a digest of the name of whoever conducts, for ``is_signed``."""
    return f"{holder}/{_digest(holder, name)}"


def is_signed(held: str, name: str) -> bool:
    """Whether who holds it goes by this name; a holder without one may be anybody."""
    holder, mark, digest = held.rpartition("/")
    return not mark or digest == _digest(holder, name)


def _digest(holder: str, name: str) -> str:
    # Salted with the holder: the file tells nobody's name by it, nor that two were the same.
    return blake2b(fold(name).encode(), key=holder.encode()[-64:], digest_size=8).hexdigest()


def _read(db: Connection, session: str) -> tuple[str, float] | None:
    found = rows(db, "SELECT holder, beat FROM lease WHERE session = ?", session)
    return (str(found[0][0]), float(found[0][1])) if found else None


def _put(db: Connection, session: str, holder: str, now: float) -> None:
    db.execute("DELETE FROM lease WHERE session = ?", [session])
    db.execute("INSERT INTO lease (session, holder, beat) VALUES (?, ?, ?)", (session, holder, now))


def _is_free(holder: str, beat: float, now: float) -> bool:
    # A beat from the future is a clock that was put back: it must not hold for hours.
    return abs(now - beat) > LASTS or _is_dead(holder)


def _is_dead(holder: str) -> bool:
    """True when the holder is a process of this machine that is no more."""
    pid, _, rest = holder.partition("@")
    host = rest.partition("#")[0]
    if os.name == "nt" or host != platform.node() or not pid.isdecimal():
        return False  # Windows has no harmless way to ask; there the heartbeat alone decides
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False
