"""`l4pc doctor`: how the file and its surroundings are, a line each with what to do next."""

from __future__ import annotations

import shutil
import stat
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from l4pc_tui.core.text.amounts import count, day_and_clock
from l4pc_tui.desk.backups import is_there
from l4pc_tui.desk.its_place import Placed, its_place
from l4pc_tui.desk.out.terminal_words import terminal_words
from l4pc_tui.desk.paths import NoDesk, Places
from l4pc_tui.desk.present.awake import BY_HAND, NO_WAY, Awake
from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.machine import terminal as machine
from l4pc_tui.machine.command_line import command_line
from l4pc_tui.machine.systems import system
from l4pc_tui.store.backups.backup import newest_good, way_on
from l4pc_tui.store.backups.checkup import (
    SQLITE_VERSION,
    CheckedUp,
    check_up,
    sqlite_keeps_promises,
)
from l4pc_tui.store.file.backup_names import DatabaseFile, backups

_TIMES_ITS_SIZE = 4
"""How often a file's size should be free: a backup, its journal, and bringing it up to date."""
_ROOM = 200 << 20
"""Bytes that should be free at least."""
NARROWEST, LOWEST = 80, 24
"""The smallest terminal in which all of the console is to be seen."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a face knows of where it speaks. columns, lines: 0 where it is none, e.g. a pipe. found:
    what it can do; None where it is none."""

    columns: int
    lines: int
    encoding: str
    found: machine.Terminal | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of what was looked at. next: what to do about it; empty where all is well."""

    what: str
    told: str
    next: str = ""

    @property
    def fine(self) -> bool:
        """Whether there is nothing to act on."""
        return not self.next


def doctor(places: Places, terminal: Terminal) -> tuple[Finding, ...]:
    """Everything that is looked at, always in the same order. Changes nothing anywhere."""
    path = places.db
    around = (
        _free(path), _sqlite(), _terminal(terminal, places), *_lies(path), _awake(places),
    )  # fmt: skip
    if not is_there(path):
        bring = DatabaseFile(path, places.usual).command("restore", "BACKUP")
        told = f"{path} is not there."
        next = f"Bring a backup up: {bring}" if backups(path) else ""
        return (Finding("file", f"{told} Nothing was begun yet." if not next else told, next),
                *around)  # fmt: skip
    found = check_up(path, places.state)
    place = DatabaseFile(path, places.usual)
    return (
        *_of_the_file(found, place), _rights(path), *around, _backups(place), _copies(found),
    )  # fmt: skip


def _of_the_file(found: CheckedUp, place: DatabaseFile) -> tuple[Finding, ...]:
    if found.trouble and found.trouble.kind != "damaged":
        return (Finding("file", found.trouble.sentence, found.trouble.hint or "Try again."),)
    restore = way_on(place) if found.trouble or (found.entries and found.entries.broken) else ""
    pages = (
        Finding("pages", found.trouble.sentence, restore)
        if found.trouble
        else Finding("pages", "SQLite finds nothing wrong with the file.")
    )
    if found.entries is None:
        return (pages,)
    told = count(found.entries.events, "entry", "entries")
    if broken := found.entries.broken:
        are = "is" if broken == 1 else "are"
        entries = Finding("entries", f"{broken} of {told} {are} not what was written.", restore)
    else:
        entries = Finding("entries", f"{told}: each says what was written.")
    numbers = _numbers(found.entries.gaps - found.own_gaps, found.own_gaps)
    return (pages, entries, numbers, *_made_of_it(found, place), _scripts(found, place))


def _numbers(others: int, own: int) -> Finding:
    """What is missing of other laptops is no alarm; what is missing of this one was here once."""
    told = []
    if own:
        is_ = "is" if own == 1 else "are"
        told.append(f"{count(own, 'entry', 'entries')} that this laptop wrote {is_} not here.")
    if others:
        is_ = "is" if others == 1 else "are"
        told.append(
            f"{count(others, 'entry', 'entries')} of other laptops, or from before a restore, {is_} "
            "not here: no file has brought them yet, or they were held back there."
        )
    if not told:
        return Finding("numbers", "No entry is missing between the first and the last.")
    next = "A backup, or a file from another laptop, may hold them."
    return Finding("numbers", " ".join(told), next if own else "")


def _made_of_it(found: CheckedUp, place: DatabaseFile) -> tuple[Finding, ...]:
    if found.older:
        return (
            Finding("tables", "The file is of an older l4pc; opening it brings it up to date."),
        )
    if found.tables is None or found.index is None:
        if found.trouble or (found.entries and found.entries.broken):
            return ()
        return (
            Finding(
                "tables",
                "Tables and search index were not compared: no copy can be written beside the file.",
                "Make room there, or look at a copy of it elsewhere.",
            ),
        )
    anew = f"A backup makes them anew from the journal, which is whole: {place.command('backup')}"
    return (
        Finding("tables", "They say what the journal says.")
        if found.tables
        else Finding("tables", "They do not say what the journal says.", anew),
        Finding("search", "The search index fits the notes.")
        if found.index
        else Finding("search", "The search index does not fit the notes.", anew),
    )


def _scripts(found: CheckedUp, place: DatabaseFile) -> Finding:
    if not found.spoilt:
        return Finding("scripts", "Every script is what was read.")
    has = "script has" if found.spoilt == 1 else "scripts have"
    return Finding(
        "scripts",
        f"{found.spoilt} {has} changed on the disk.",
        f"A backup puts right what can be: {place.command('backup')}",
    )


def _rights(path: Path) -> Finding:
    if system() == "windows":
        return rights_on_windows(PureWindowsPath(path), PureWindowsPath(Path.home()))
    open_ = [
        f"chmod {wanted:o} {_quoted(each)}"
        for each, wanted in ((path, 0o600), (path.resolve().parent, 0o700))
        if stat.S_IMODE(each.stat().st_mode) & 0o077
    ]
    if not open_:
        return Finding("rights", "Only you can read the file and its folder.")
    return Finding(
        "rights", "Others on this machine may read the file or its folder.", "; ".join(open_)
    )


def rights_on_windows(path: PureWindowsPath, home: PureWindowsPath) -> Finding:
    """What keeps others from a file there: rights of files say nothing, those of folders are inherited.

    home: the folder of the account.
    """
    if path.is_relative_to(home):
        return Finding("rights", "On Windows the folder of your account keeps others out.")
    return Finding(
        "rights",
        "It lies outside the folder of your account, so others on this laptop, or whoever finds the "
        "stick, may read it.",
        f"Move it below {home} and name it with --db, or have its disk encrypted (BitLocker).",
    )


def _quoted(path: Path) -> str:
    return command_line([str(path)])


def _free(path: Path) -> Finding:
    folder = next(each for each in (path.parent, *path.parents) if each.is_dir())
    free = shutil.disk_usage(folder).free
    size = path.stat().st_size if is_there(path) else 0
    told = f"{free / (1 << 30):.1f} GB are free, and the file has {size / (1 << 20):.1f} MB."
    if free >= max(_ROOM, _TIMES_ITS_SIZE * size):
        return Finding("disk", told)
    return Finding("disk", told, "Make room: backups and bringing a file up to date need it.")


def _sqlite() -> Finding:
    version = f"SQLite {SQLITE_VERSION}"
    if trouble := sqlite_keeps_promises():
        return Finding("SQLite", f"{version}: {trouble.sentence}", "Use another Python.")
    return Finding("SQLite", f"{version} keeps every promise that is asked of it.")


def _terminal(terminal: Terminal, places: Places) -> Finding:
    if not terminal.columns or terminal.found is None:
        return Finding("terminal", "This is no terminal, so it was not looked at.")
    chosen = preferences(NoDesk(places)).settings.signs
    told = (
        f"{terminal.columns} × {terminal.lines}, {terminal.encoding or 'no encoding'}. "
        f"{terminal_words(terminal.found, chosen)}"
    )
    todo = []
    if terminal.columns < NARROWEST or terminal.lines < LOWEST:
        todo.append(f"Make it {NARROWEST} × {LOWEST} or larger.")
    if terminal.encoding.lower().replace("-", "") != "utf8":
        todo.append("Set it to UTF-8.")
    return Finding("terminal", told, " ".join(todo))


def _lies(path: Path) -> tuple[Finding, ...]:
    if told := its_place(path):
        return tuple(map(_lies_badly, told))
    return (
        Finding(
            "folder",
            "It lies on this laptop, and no service copies it elsewhere while it is written.",
        ),
    )


def _lies_badly(each: Placed) -> Finding:
    match each.what:
        case "folder":
            return Finding("folder", each.told, each.next)
        case "share":
            return Finding("share", each.told, each.next)
        case "Python":
            return Finding("Python", each.told, each.next)


def _awake(places: Places) -> Finding:
    """Asked for a moment of what would do it. Where nothing can, that is no fault of the file."""
    if not preferences(NoDesk(places)).settings.keep_awake:
        return Finding(
            "awake", "The laptop is not kept awake while a session runs: keep-awake is no."
        )
    return Finding("awake", Awake().told() or f"{NO_WAY} {BY_HAND}")


def _backups(place: DatabaseFile) -> Finding:
    found = backups(place.path)
    make = f"Make one: {place.command('backup')}"
    if not found:
        return Finding("backups", "There is no backup yet.", make)
    good = newest_good(place.path)
    if good is None:
        return Finding("backups", f"None of {count(len(found), 'backup')} is good.", make)
    told = f"{count(len(found), 'backup')}; the newest good one is of {day_and_clock(good.at)}."
    if good.path != found[0]:
        return Finding("backups", f"{told} Newer ones are not good.", make)
    return Finding("backups", told)


def _copies(found: CheckedUp) -> Finding:
    if found.trouble:
        return Finding("copies", "Where copies were written stands in the file, and was not read.")
    if not found.copies:
        return Finding("copies", "None was written to another folder: l4pc backup --to FOLDER.")
    here = [copy for copy in found.copies if copy.is_reached]
    newest = found.copies[0]
    made = day_and_clock(newest.at)
    return Finding(
        "copies",
        f"{count(len(found.copies), 'backup')} written elsewhere, {len(here)} within reach now; the "
        f"newest of {made}: {newest.path}.",
    )
