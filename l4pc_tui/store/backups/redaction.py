"""What was struck or erased goes from the backups too: each is written anew, whole, or stays as it
is and is named.

A backup is brought up as a copy beside itself, loses the words there, is made anew so that no page
keeps an echo, is looked over like any backup, and only then takes the place of the old one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.core.record.entry import TAKES_WORDS, Event
from l4pc_tui.core.record.kinds import RUN
from l4pc_tui.machine.files import discard, replace, sync_file, sync_folder
from l4pc_tui.store.backups.verified import look_over
from l4pc_tui.store.file import files, schema
from l4pc_tui.store.file.backup_names import FOLDER, KEPT_AS, SET_ASIDE, backups, called
from l4pc_tui.store.file.connection import connect, reading_only, rows, uri, writing
from l4pc_tui.store.file.file_lock import FileLock
from l4pc_tui.store.file.gate import gate
from l4pc_tui.store.file.leftovers import hidden
from l4pc_tui.store.file.pretence import put_mark
from l4pc_tui.store.file.read_only import log_left
from l4pc_tui.store.file.trouble import Trouble, explain
from l4pc_tui.store.journal import journal
from l4pc_tui.store.tables import projections, upgrade

MARK = "takes-words"
"""The fact that backups may still hold what was struck: ERASED is seen to at the next start, STRUCK
at the next backup."""
ERASED, STRUCK = "erased", "struck"

_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Redacted:
    """A file that was gone through. changed: whether it held words that went. why: why it could not
    be reached, as a sentence; empty when it was."""

    path: Path
    changed: bool = False
    why: str = ""


def ask(db: Connection, taking: Iterable[Event]) -> None:
    """Remember that backups are to be gone through. Must run inside a transaction."""
    only_notes = all(event.entity.startswith("note:") for event in taking)
    if only_notes and rows(db, "SELECT 1 FROM fact WHERE name = ?", MARK):
        return
    put_mark(db, MARK, STRUCK if only_notes else ERASED)


def done(db: Connection, *, all_of_it: bool) -> None:
    """Remember that they were; those that could not be reached are tried at the next backup."""
    with writing(db):
        if all_of_it:
            db.execute("DELETE FROM fact WHERE name = ?", [MARK])
        else:
            put_mark(db, MARK, STRUCK)


def taking(db: Connection) -> tuple[Event, ...]:
    """What took words away in a file, and what stands in their place since."""
    told = journal.read(db, f"WHERE kind IN {_TAKES} ORDER BY id, digest")
    cleaned = {each.entity for each in told if each.kind == "redact"}
    instead = (
        event for entity in sorted(cleaned) if not entity.startswith(f"{RUN}:")
        for event in journal.of(db, entity) if event.kind == "put" and event.nonce is not None
    )  # fmt: skip
    return (*told, *instead)


_TAKES = "('" + "', '".join(TAKES_WORDS) + "')"


def to_redact(path: Path, elsewhere: Iterable[Path]) -> tuple[Path, ...]:
    """The files that may hold what was struck in a database: its backups, what restores and
    salvages kept of it beside it, and copies elsewhere, there or not."""
    # Whatever else lies there, another database with a longer name too, is not ours to rewrite.
    kept = re.compile(
        rf"{re.escape(path.stem)}-({'|'.join(KEPT_AS)})-\d{{8}}-\d{{6}}(-\d+)?{re.escape(path.suffix)}"
    )
    there = path.parent.iterdir() if path.parent.is_dir() else ()
    beside = sorted(file for file in there if kept.fullmatch(file.name) and file.is_file())
    return tuple(dict.fromkeys((*backups(path), *beside, *elsewhere)))


def redact(file: Path, database: Path, told: Sequence[Event]) -> Redacted:
    """Take out of a backup what took words in its database. told: see ``taking``."""
    try:
        if not file.is_file():
            return Redacted(file, why="It is not there now.")
        if log_left(file) is not None:
            return Redacted(file, why="It was left in the middle of a write.")
        gate(file)
        with FileLock(file, alone=True, reads=True):
            return Redacted(file, changed=_without(file, database, told))
    except Exception as error:
        trouble: Trouble = explain(error, file)
        return Redacted(file, why=trouble.sentence)


def _without(file: Path, database: Path, told: Sequence[Event]) -> bool:
    """Write a backup anew where it holds what is to go; whether it did."""
    with reading_only(file) as db:
        if not schema.is_older(db) and not _asks_for(db, told):
            return False
        if rows(db, "PRAGMA quick_check(1)") != [("ok",)]:
            raise Trouble("damaged", "It is damaged, and cannot be written anew.", "Delete it.")
    draft = hidden(file.parent, called(database))
    files.write_new(draft, b"")
    try:
        with reading_only(file) as source:
            source.execute("VACUUM INTO ?", [uri(draft, "mode=rwc")])
        with closing(connect(draft, _PATIENCE)) as db:
            with writing(db):
                took = _take_words(db, told)
            if not took:
                return False  # an older one that holds none of it stays as it is
            db.execute("VACUUM")
        with reading_only(draft) as db:
            look_over(db, draft, file)
        sync_file(draft)
        replace(draft, file)
        sync_folder(file.parent)
        return True
    finally:
        discard(draft)
        discard(draft.with_name(f"{draft.name}-journal"))


def _take_words(db: Connection, told: Sequence[Event]) -> bool:
    older = schema.is_older(db)
    if older:
        upgrade.migrate(db)
    touched = list(_asks_for(db, told))
    if not touched:
        return False
    journal.insert(db, [journal.row_of(event) for event in touched if not _holds(db, event)])
    struck = [each for event in touched if event.kind in TAKES_WORDS
              for each in journal.take_words(db, event)]  # fmt: skip
    if older:
        projections.rebuild(db)
    else:
        projections.refresh(db, [*touched, *struck])
    # What was half typed then may be what was struck later.
    db.execute("DELETE FROM draft")
    db.execute("INSERT INTO note_fts (note_fts) VALUES ('optimize')")
    for mark in (MARK, "wipe"):
        db.execute("DELETE FROM fact WHERE name = ?", [mark])
    return True


def bring_over(db: Connection, told: Sequence[Event]) -> bool:
    """Take out of a file that comes up what took words in the file that it replaces, and have it
    know all of that: a later file must not bring it back. Whether there was any. Must run inside
    a transaction; the tables are made anew after it."""
    new = [each for each in told if not _holds(db, each)
           and (each.kind in TAKES_WORDS or _knows(db, each.entity))]  # fmt: skip
    journal.insert(db, [journal.row_of(event) for event in new])
    taking = [each for each in told if each.kind in TAKES_WORDS]
    for event in taking:
        journal.take_words(db, event)
    if taking:
        db.execute("DELETE FROM draft")
        ask(db, taking)
    return bool(taking)


def _asks_for(db: Connection, told: Sequence[Event]) -> Collection[Event]:
    """What of this concerns a file and is not done in it yet."""
    return [
        event for event in told
        if (event.kind in TAKES_WORDS and journal.losing(db, event))
        or (not _holds(db, event) and _knows(db, event.entity))
    ]  # fmt: skip


def _holds(db: Connection, event: Event) -> bool:
    where = "device = ? AND seq = ? AND digest = ?"
    sql = f"SELECT 1 FROM event WHERE {where}"
    return bool(rows(db, sql, event.device, event.seq, event.digest))


def _knows(db: Connection, entity: str) -> bool:
    return bool(rows(db, "SELECT 1 FROM event WHERE entity = ? LIMIT 1", entity))


# Raw bytes


_BLOCK = 1 << 20


def files_of(path: Path) -> tuple[Path, ...]:
    """Whatever lies beside a database and belongs to it: its own files, backups, what was set aside."""
    name = called(path)
    beside = (file for file in path.parent.iterdir() if file.name.lstrip(".").startswith(name))
    within = (file for folder in (FOLDER, SET_ASIDE) for file in (path.parent / folder).rglob("*"))
    return tuple(sorted(file for file in (*beside, *within) if file.is_file()))


def found_in(paths: list[str], words: list[str]) -> dict[str, list[str]]:
    """ "holding": the files in whose bytes, or in whose names, any of these words stand, whatever
    their case. "unread": those that could not be read.

    For a process of its own: whoever closes a database that is open in the same process takes
    SQLite's locks on it away.
    """
    forms = {form.encode() for word in words for form in (word, word.lower(), word.upper())}
    wanted = [form.lower() for form in forms if form]
    found: dict[str, list[str]] = {"holding": [], "unread": []}
    for path in paths if wanted else ():
        try:
            if _is_holding(Path(path), wanted):
                found["holding"].append(path)
        except FileNotFoundError:
            continue  # gone meanwhile
        except OSError:
            found["unread"].append(path)
    return found


def _is_holding(path: Path, wanted: Sequence[bytes]) -> bool:
    if any(word in path.name.lower().encode("utf-8", "surrogateescape") for word in wanted):
        return True
    overlap = max(map(len, wanted))
    tail = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            here = tail + block.lower()
            if any(word in here for word in wanted):
                return True
            tail = here[-overlap:]
    return False
