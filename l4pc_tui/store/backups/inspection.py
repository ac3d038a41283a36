"""What a file holds, told without changing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.core.text.amounts import count, day_and_clock
from l4pc_tui.store.backups.verified import look_over
from l4pc_tui.store.file.backup_names import DatabaseFile, backups, made_at
from l4pc_tui.store.file.connection import reading_only, rows
from l4pc_tui.store.file.files import must_be_ordinary
from l4pc_tui.store.file.gate import gate
from l4pc_tui.store.file.pretence import marks_in
from l4pc_tui.store.file.read_only import log_left
from l4pc_tui.store.file.trouble import Trouble, explain

_COUNTED = ("cohort", "person", "session", "note", "event")


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a file holds. at: when it was made, local ISO time.

    intact: SQLite's checks find nothing, and every entry says what was written.
    spoilt: how many of the scripts that it keeps are not what was read.
    pretends: "demo" or "rehearsal" when everybody in it is invented, or empty.
    """

    path: Path
    at: str
    cohorts: int
    people: int
    sessions: int
    notes: int
    events: int
    intact: bool
    pretends: str
    spoilt: int = 0

    @property
    def in_words(self) -> str:
        """What it holds, as part of a sentence."""
        if not self.events:
            return "nothing at all"
        return (
            f"{count(self.cohorts, 'cohort')}, {count(self.people, 'person', 'people')}, "
            f"{count(self.sessions, 'session')} and {count(self.notes, 'note')}"
        )


def inspect(file: Path) -> BackupSummary:
    """Look into a file. Raises Trouble when it is not there, foreign, newer or beyond reading."""
    file = file.absolute()
    must_be_ordinary(file, "Name a backup of l4pc.")
    if not file.is_file():
        raise Trouble(
            "missing", f"There is no file {file}.", "Backups are in the folder “backups”."
        )
    if log_left(file) is not None:
        raise Trouble(
            "other",
            f"“{file.name}” was left in the middle of a write, or is just being written.",
            "Open it once with l4pc --db, then try again.",
        )
    try:
        gate(file)
        with reading_only(file) as db:
            counts = [rows(db, f"SELECT count(*) FROM {what}")[0][0] for what in _counted(db)]
            cohorts, people, sessions, notes, events = map(int, counts)
            intact, spoilt = _look_over(db, file)
            pretends = marks_in(db).pretends
    except Exception as error:
        raise explain(error, file) from error
    at = made_at(file) or datetime.fromtimestamp(file.stat().st_mtime)
    shown = at.astimezone().isoformat(timespec="seconds")
    counted = cohorts, people, sessions, notes, events
    return BackupSummary(file, shown, *counted, intact, pretends, spoilt)


def newest_good(path: Path) -> BackupSummary | None:
    """The newest backup of a database that is intact, scripts too; else but for scripts."""
    second: BackupSummary | None = None
    for backup in backups(path):
        try:
            found = inspect(backup)
        except Trouble:
            continue
        if found.intact and not found.spoilt:
            return found
        second = second or (found if found.intact else None)
    return second


def way_back(place: DatabaseFile) -> str:
    """What to do about a file that is lost."""
    return _way_back(place, newest_good(place.path))


def way_on(place: DatabaseFile) -> str:
    """What to do about a file that is damaged: all that can be had of it, or a backup alone."""
    good = newest_good(place.path)
    if good is not None and good.pretends:
        return _way_back(place, good)
    united = place.command("restore", "--salvage")
    return f"To save all that can still be read in it: {united}. {_way_back(place, good)}"


def _way_back(place: DatabaseFile, good: BackupSummary | None) -> str:
    if good is None:
        return f"No good backup stands beside it. Keep a copy of {place.path} before anything else."
    if good.pretends:
        return "It held nothing real: “l4pc demo” makes a new demo."
    bring_up = place.command("restore", str(good.path))
    made = day_and_clock(good.at)
    held = f"Its newest good backup is from {made} and holds {good.in_words}."
    return f"{held} To bring it up: {bring_up}"


def _counted(db: Connection) -> tuple[str, ...]:
    """What is counted. Files of older versions keep deleted notes in their table, marked so."""
    columns = {row[1] for row in rows(db, "PRAGMA table_info(note)")}
    return tuple(
        f"{t} WHERE NOT gone" if t == "note" and "gone" in columns else t for t in _COUNTED
    )


def _look_over(db: Connection, file: Path) -> tuple[bool, int]:
    try:
        return True, look_over(db, file, file)
    except Trouble:
        return False, 0
