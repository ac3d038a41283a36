"""Beside the journal: the line being typed, and when a run was last known to be alive."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Literal

from l4pc_tui.core.live.notes.half_typed import behind, kept
from l4pc_tui.core.live.notes.half_typed import read as read_lines
from l4pc_tui.store.file.connection import rows, writing

_RESTRICTED = "\\"


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What somebody was typing. actor: their id. text: lines as ``half_typed`` keeps them."""

    session: str
    actor: str
    text: str


def keep(db: Connection, line: HalfTyped, device: str, now: float) -> None:
    """Keep the half-typed line. One that begins with ``\\`` is never kept; an empty one is none."""
    with writing(db):
        put(db, line, device, now)


def drop(db: Connection, session: str, device: str, actor: str) -> None:
    """Forget this person's line on this laptop. Must run inside a transaction."""
    db.execute(
        "DELETE FROM draft WHERE session = ? AND device = ? AND actor = ?",
        (session, device, actor),
    )


def read(
    db: Connection, session: str, device: str, actor: str, *,
    others: bool = False, beside: Collection[str] = (),
) -> str:  # fmt: skip
    """The half-typed line: this person's here, else the newest (a backup brought up elsewhere).

    others: rather somebody else's, who took over. beside: whose lines here are theirs alone.
    """
    found = _lines(db, session, device, actor, "ASC" if others else "DESC")
    return next((text for whose, text in found if whose not in beside), "")


def own(db: Connection, session: str, device: str, actor: str) -> str:
    """This person's half-typed line on this laptop, and nobody else's."""
    sql = "SELECT text FROM draft WHERE session = ? AND device = ? AND actor = ?"
    found = rows(db, sql, session, device, actor)
    return str(found[0][0]) if found else ""


def take(
    db: Connection, session: str, device: str, actor: str, now: float, *,
    beside: Collection[str] = (),
) -> str:  # fmt: skip
    """The line to go on with: what others left, and this person's behind it; now it is theirs.

    beside: whose lines here are theirs alone, and stay.
    """
    with writing(db):
        line = ""
        for whose, text in reversed(_lines(db, session, device, actor, "DESC")):
            if whose not in beside:
                line = behind(line, text)
        db.execute(
            "DELETE FROM draft WHERE session = ? AND NOT "
            "(device = ? AND actor IN (SELECT value FROM json_each(?)))",
            (session, device, json.dumps(sorted(beside))),
        )
        put(db, HalfTyped(session, actor, line), device, now)
    return line


def put(db: Connection, line: HalfTyped, device: str, now: float) -> None:
    """As ``keep``, inside a transaction."""
    drop(db, line.session, device, line.actor)
    text = kept(each for each in read_lines(line.text) if not _is_restricted(each.text))
    if text:
        db.execute(
            "INSERT INTO draft (session, device, actor, text, at) VALUES (?, ?, ?, ?, ?)",
            (line.session, device, line.actor, text, now),
        )


def all_of(db: Connection) -> tuple[HalfTyped, ...]:
    """Everybody's half-typed lines."""
    sql = "SELECT session, actor, text FROM draft ORDER BY session, actor, at"
    return tuple(HalfTyped(*told) for told in rows(db, sql))


def forget(db: Connection, lines: Sequence[HalfTyped]) -> None:
    """Forget these lines, whichever laptop they were typed on."""
    with writing(db):
        db.executemany(
            "DELETE FROM draft WHERE session = ? AND actor = ? AND text = ?",
            [(line.session, line.actor, line.text) for line in lines],
        )


def forget_mends(db: Connection, note: str) -> None:
    """Forget every half-typed mend of a note, whoever's: it was struck. Inside a transaction."""
    sql = "SELECT session, device, actor, text FROM draft WHERE instr(text, ?)"
    for session, device, actor, text in rows(db, sql, note):
        left = kept(each for each in read_lines(text) if each.mends != note)
        if left:
            db.execute(
                "UPDATE draft SET text = ? WHERE session = ? AND device = ? AND actor = ?",
                (left, session, device, actor),
            )
        else:
            drop(db, session, device, actor)


def _is_restricted(text: str) -> bool:
    return text.lstrip().startswith(_RESTRICTED)


def _lines(
    db: Connection, session: str, device: str, actor: str, own: Literal["ASC", "DESC"]
) -> list[tuple[str, str]]:
    """The lines of a session with whose they are, this person's first (DESC) or last (ASC), the
    others newest first. A line that came with the file from elsewhere is nobody's here."""
    sql = f"""SELECT iif(device = ?, actor, ''), text FROM draft WHERE session = ?
              ORDER BY (device = ? AND actor = ?) {own}, at DESC, device, actor"""
    return [
        (str(whose), str(text)) for whose, text in rows(db, sql, device, session, device, actor)
    ]


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
