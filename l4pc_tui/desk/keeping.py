"""Backups, bringing one up, and where everything lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.words import count, local
from l4pc_tui.desk.places import Places
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.backup import BackupSummary, Restored


MENDED = (
    "Some names or notes on view had changed on the disk. They were made anew from the "
    "journal, which is whole."
)


def backup(desk: Desk, folder: Path | None = None) -> Path:
    """A verified copy of the database, beside it or in a folder; where it lies."""
    return desk.store.backup(folder)


def backed_up(desk: Desk, file: Path) -> tuple[str, ...]:
    """What was done, a sentence each."""
    return (f"Backed up and verified: {file}", *([MENDED] if desk.store.mended else ()))


def last_backup(desk: Desk) -> float | None:
    """When the newest backup beside the database was made, in epoch seconds."""
    return _last_backup(desk.path)


def _last_backup(file: Path) -> float | None:
    from l4pc_tui.store.backup import backups

    newest = next(iter(backups(file)), None)
    return newest.stat().st_mtime if newest else None


def inspect(file: Path) -> BackupSummary:
    """What a backup holds. Raises Trouble when it is none, or nothing in it is real."""
    from l4pc_tui.store.backup import inspect as look
    from l4pc_tui.store.marks import only_pretended

    held = look(file)
    if held.pretends:
        raise only_pretended(file, held.pretends)
    return held


def summary(held: BackupSummary) -> str:
    """A backup's contents in a sentence."""
    return (
        f"{count(held.cohorts, 'cohort')}, {count(held.people, 'person', 'people')}, "
        f"{count(held.sessions, 'session')} and {count(held.notes, 'note')}"
    )


def restore(places: Places, file: Path, clock: Callable[[], float]) -> Restored:
    """Bring a backup up as the database; what was there is kept under another name."""
    from l4pc_tui.store.backup import restore as bring_up

    return bring_up(file, places.db, now=clock, usual=places.usual)


def restored(done: Restored) -> str:
    """What a restore did, in a sentence or two."""
    told = f"Brought up: {summary(done.summary)}."
    return f"{told} What was there before is kept as {done.kept}." if done.kept else told


def is_rescue(file: Path) -> bool:
    """Whether a file is what a full disk left elsewhere, and not a backup; by its name."""
    return file.suffix == ".jsonl"


def take_in(desk: Desk, file: Path) -> str:
    """Take in what could not be saved once, in a sentence; a second time changes nothing."""
    done = desk.store.take_in(file)
    line = " The half-typed line is there again." if done.lines else ""
    if done.new or not done.known:
        there = f"; {done.known} were there already" if done.known else ""
        told = f"Taken in: {count(done.new, 'entry', 'entries')} from {file.name}{there}."
        return told + line
    held = count(done.known, "entry", "entries")
    return f"Nothing new in {file.name}: its {held} were there already.{line}"


def must_be_there(places: Places) -> None:
    """Raise Trouble when a database is named, and neither it nor a backup of it is there."""
    from l4pc_tui.store.backup import backups
    from l4pc_tui.store.naming import Place

    if places.usual or _is_there(places.db) or backups(places.db):
        return
    begin = Place(places.db).command("cohort", "new", "NAME")
    raise refusal(
        f"There is no database {places.db}, and nothing was made.",
        f"Check the name; {begin} begins one there.",
    )


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):
        return False  # what no file can be called


def where(places: Places, zone: tzinfo | None) -> tuple[tuple[str, str], ...]:
    """Where everything lies, as (what, path). Opens nothing."""
    from l4pc_tui.exchange.library_files import library_roots
    from l4pc_tui.exchange.screen_file import runtime_folder

    newest = _last_backup(places.db)
    backed_up = f"{local(newest, zone):%Y-%m-%d %H:%M}" if newest else "none yet"
    roots = tuple(("library", str(root)) for root in library_roots())
    return (
        ("database", f"{places.db}{'' if _is_there(places.db) else ' (not there yet)'}"),
        ("backups", str(places.backups)),
        ("last backup", backed_up),
        ("demo database", str(places.demo)),
        *roots,
        ("your own library", str(places.own_library)),
        ("settings", str(places.settings)),
        ("the Screen's file", str(runtime_folder())),
        ("machine state", str(places.state)),
    )
