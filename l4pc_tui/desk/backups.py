"""Backups, bringing one up, and where everything lies."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.text.amounts import count, local
from l4pc_tui.desk.paths import Places
from l4pc_tui.desk.trouble import Trouble, refusal
from l4pc_tui.machine.folders import really

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.backups.backup import BackupSummary, Restored
    from l4pc_tui.store.backups.mending import From


MENDED = (
    "Some names or notes on view had changed on the disk. They were made anew from the "
    "journal, which is whole."
)


def backup(desk: Desk, folder: Path | None = None) -> Path:
    """A verified copy of the database, beside it or in a folder, which is remembered; where it lies.

    Raises Trouble, too, where not even the folder's own folder is: a stick that is not in.
    """
    if folder is not None and not folder.absolute().parent.is_dir():
        raise refusal(
            f"There is no folder {folder.absolute().parent}, and nothing was written.",
            "Is the stick in? Name a folder that is there.",
        )
    written = desk.store.backup(folder)
    if folder is not None:
        desk.store.remember_copy(written)
    return written


def before_import(desk: Desk) -> None:
    """A backup of what is there, before a file brings in much at once; none where the newest one
    holds as much. One that cannot be made, for a full disk say, keeps nobody from importing; of a
    file without a cohort none is made."""
    if may_back_up(desk) and desk.store.cohorts():
        with suppress(Trouble):
            back_up_anew(desk)


def back_up_anew(desk: Desk) -> Path | None:
    """A backup that nobody asked for, where anything changed since the newest one; None otherwise.

    It is verified like every other, but for one thing that takes two thirds of the time: whether
    its tables are what its journal makes of them. Bringing one up makes them anew in any case.
    Raises Trouble.
    """
    return None if desk.store.is_backed_up() else desk.store.backup(compared=False)


def may_back_up(desk: Desk) -> bool:
    """What pretends is not worth one, and of what is damaged or cannot be written there is none."""
    return not (desk.pretends or desk.reads_only or desk.store.damage)


_PUT_RIGHT: dict[From, str] = {
    "source": "It was read anew from its source.",
    "file": "It was read anew from its file in the library.",
    "backup": "It was put right from a backup.",
    "model": "No backup holds its text as it was. Sessions go on with what was read from it; the "
    "changed text lies in {folder}.",
    "nothing": "No backup holds it as it was. Sessions that ran it still give their log; what is "
    "left of its text lies in {folder}. Load its file again to run it.",
}


def remade(desk: Desk) -> str:
    """That something of the library had changed and what became of it, in sentences; or empty."""
    from l4pc_tui.store.file.backup_names import SET_ASIDE

    ways: dict[From, dict[str, None]] = {}
    for title, out_of in desk.store.remade:
        ways.setdefault(out_of, {})[f"“{title}”"] = None
    folder = desk.path.parent / SET_ASIDE
    return " ".join(
        f"What the file keeps of {' and '.join(titles)} had changed on the disk. "
        + _PUT_RIGHT[out_of].format(folder=folder)
        for out_of, titles in ways.items()
    )


def backed_up(desk: Desk, file: Path) -> tuple[str, ...]:
    """What was done, a sentence each."""
    told = (remade(desk), MENDED if desk.store.mended else "")
    return (f"Backed up and verified: {file}", *filter(None, told))


def last_backup(desk: Desk) -> float | None:
    """When the newest backup beside the database was made, in epoch seconds."""
    return _last_backup(desk.path)


def _last_backup(file: Path) -> float | None:
    from l4pc_tui.store.backups.backup import backups
    from l4pc_tui.store.file.backup_names import made_at

    # By its name: a copy that was moved here or touched is as old as what it holds.
    made = made_at(newest) if (newest := next(iter(backups(file)), None)) else None
    return made.timestamp() if made else None


def inspect(file: Path) -> BackupSummary:
    """What a backup holds. Raises Trouble when it is none, or nothing in it is real."""
    from l4pc_tui.store.backups.backup import inspect as look
    from l4pc_tui.store.file.pretence import only_pretended

    try:
        held = look(file)
    except Trouble as trouble:
        if trouble.kind == "foreign":
            trouble.hint = "Name a backup of l4pc as FILE; “l4pc where” says where they lie."
        elif trouble.kind == "newer":
            trouble.hint = "Update l4pc, or name another backup as FILE."
        raise
    if held.pretends:
        raise only_pretended(file, held.pretends)
    return held


def replaced(places: Places, comes: BackupSummary) -> tuple[str, ...]:
    """What a restore would take the place of, a sentence each; the last one warns of a loss."""
    from l4pc_tui.store.backups.backup import inspect as look

    changed = (_changed(comes.spoilt),) if comes.spoilt else ()
    if not is_there(places.db):
        return (*changed, f"It becomes {places.db}, where nothing is yet.")
    kept = "What it replaces is kept under another name."
    try:
        there = look(places.db)
    except Trouble:
        return (*changed, f"It takes the place of {places.db}, which cannot be read. {kept}")
    damaged = "" if there.intact else "is damaged and "
    told = f"It takes the place of {places.db}, which {damaged}holds {there.in_words}. {kept}"
    fewer = there.events - comes.events
    if fewer <= 0:
        return (*changed, told)
    less = f"▲ The backup holds less than what is there: {count(fewer, 'entry', 'entries')} fewer."
    return (*changed, told, less)


def _changed(spoilt: int) -> str:
    has = "1 script in it has" if spoilt == 1 else f"{spoilt} scripts in it have"
    return f"{has} changed on the disk. What other backups or the library hold is put right."


def restore(places: Places, file: Path, clock: Callable[[], float]) -> Restored:
    """Bring a backup up as the database; what was there is kept under another name."""
    from l4pc_tui.store.backups.backup import restore as bring_up

    return bring_up(file, places.db, now=clock, usual=places.usual)


def restored(done: Restored) -> str:
    """What a restore did, in a sentence or two."""
    told = [f"Brought up: {done.summary.in_words}."]
    if done.taking:
        taken = count(done.taking, "erasure or strike", "erasures and strikes")
        told.append(
            f"{taken} of what was there before {'is' if done.taking == 1 else 'are'} done in it too."
        )
    if done.taking is None:
        told.append(
            "What was erased in what was there before could not be read: if it knew of erasures, "
            "do them again."
        )
    if done.kept:
        told.append(f"What was there before is kept as {done.kept}.")
    return " ".join(told)


def is_rescue(file: Path) -> bool:
    """Whether a file is what a full disk left elsewhere, and not a backup; by its name."""
    return file.suffix == ".jsonl"


def take_in(desk: Desk, file: Path) -> str:
    """Take in what could not be saved once, in a sentence; a second time changes nothing."""
    before_import(desk)
    done = desk.store.take_in(file)
    line = " The half-typed line is there again." if done.lines else ""
    if done.new or not done.known:
        there = f"; {done.known} were there already" if done.known else ""
        told = f"Taken in: {count(done.new, 'entry', 'entries')} from {file.name}{there}."
        return told + line
    held = count(done.known, "entry", "entries")
    return f"Nothing new in {file.name}: its {held} were there already.{line}"


def must_be_there(places: Places, *, named: bool = True) -> None:
    """Raise Trouble when a database is named, and neither it nor a backup of it is there.

    A file of no length is none. ``named``: False asks it of the usual database too.
    """
    from l4pc_tui.store.backups.backup import backups
    from l4pc_tui.store.file.backup_names import DatabaseFile

    if (named and places.usual) or is_there(places.db) or backups(places.db):
        return
    begin = DatabaseFile(places.db, places.usual).command("cohort", "new", "NAME")
    raise refusal(
        f"There is no database {places.db}, and nothing was made.",
        f"Check the name; {begin} begins one there.",
    )


def is_nothing_yet(places: Places) -> bool:
    """Whether the usual database was never begun on this laptop."""
    from l4pc_tui.store.backups.backup import backups
    from l4pc_tui.store.file.known import Known

    if is_there(places.db) or backups(places.db):
        return False
    return not (places.db.is_symlink() or Known(places.state).mark_of(places.db))


def is_there(file: Path) -> bool:
    """Whether a database, or a folder, stands there; a file of no length is none."""
    try:
        about = file.stat()
        # Of what is no file at all the store says what it is.
        return about.st_size > 0 or not stat.S_ISREG(about.st_mode)
    except PermissionError:
        return True  # so that it is opened, and said to be closed to us
    except (OSError, ValueError):
        return False  # what no file can be called


def where(places: Places, zone: tzinfo | None) -> tuple[tuple[str, str], ...]:
    """Where everything lies, as (what, path). Changes nothing, and begins nothing.

    Told as Explorer and other programs find it, and with what is to be said of the place.
    """
    from l4pc_tui.desk.its_place import its_place
    from l4pc_tui.exchange.library_files import library_roots
    from l4pc_tui.exchange.screen_file import runtime_folder
    from l4pc_tui.store.backups.checkup import copies_of

    newest = _last_backup(places.db)
    backed_up = f"{local(newest, zone):%Y-%m-%d %H:%M}" if newest else "none yet"
    roots = tuple(("library", str(root)) for root in library_roots())
    return (
        ("database", f"{really(places.db)}{'' if is_there(places.db) else ' (not there yet)'}"),
        *(("▲ its place", each.words) for each in its_place(places.db)),
        ("backups", str(really(places.backups))),
        ("last backup", backed_up),
        *(("copy elsewhere", str(copy.path)) for copy in copies_of(places.db)),
        ("demo database", str(really(places.demo))),
        *roots,
        ("your own library", str(places.own_library)),
        ("settings", str(really(places.settings))),
        ("the Screen's file", str(really(runtime_folder()))),
        ("machine state", str(really(places.state))),
    )
