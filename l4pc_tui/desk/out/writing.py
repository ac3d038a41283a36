"""Files for others: written where they may lie, and remembered.

Whatever makes one (a log, a workbook, a report) says what is in it; where it may lie, what is
replaced and how it is remembered is decided here alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import intact
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Handed, entity
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.core.text.cleaning import clean_name, keep_name
from l4pc_tui.core.text.file_names import fitting
from l4pc_tui.desk.out.handed import TO_LIMIT, handed_ever
from l4pc_tui.desk.trouble import Trouble, refusal, said_kindly
from l4pc_tui.exchange.typed import at_home

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Entry, Event
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

MOST_COPIES = 1000
"""Files of one name beside each other, as file managers number them."""


@dataclass(frozen=True, slots=True)
class Holds:
    """How many people, notes and moves of one session a file holds."""

    people: int = 0
    notes: int = 0
    moves: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be written: each file by its name, "" for the only one, else in a folder of their
    own; and how much of each session is in it."""

    files: Mapping[str, bytes]
    holds: Mapping[SessionId, Holds]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: where it lies, and that in words, a line each. kept: the entries that tell
    of it, one for each session; none where that could not be kept."""

    path: Path
    lines: tuple[str, ...]
    kept: tuple[Entry, ...]


def write_out(
    desk: Desk, rows: Sequence[SessionRow], content: Content, *, form: str, name: str,
    profile: Profile, to: str = "", out: Path | None = None, folder: Path | None = None,
    keep: Callable[[Sequence[Entry]], object] | None = None,
) -> Written:  # fmt: skip
    """Write what is in ``content`` of some sessions, and record of each that it was written.

    form: the format as it is typed. name: what it is called where ``out`` names nothing; it then
    lies in ``folder``, or in the folder that one is in. What is there already is replaced when it
    is what was written of these sessions for this profile in this format before, to the letter. Else a named one
    is refused, and one with a name of its own gets a number: somebody may have written in it. to:
    for whom it is. keep: how the entries that tell of it are kept. Raises Trouble.
    """
    # Only what was written for the same, and as the same: a log to hand over is never replaced by
    # one’s own, and a calendar by no workbook.
    ids = {id for row in rows for id in desk.store.ids_of(Kind.SESSION, row.session.id)}
    known = frozenset(
        print for each in handed_ever(desk)
        if each.profile == profile and each.format == form and each.session in ids
        for print in each.prints
    )  # fmt: skip
    with said_kindly():
        if out is not None:
            target, beside = at_home(out).absolute(), ""
            _write(target, content, known)
        else:
            target, beside = _in_folder(folder or Path.cwd(), name, content, known)
    to, cut = keep_name(to, TO_LIMIT, "Whom it is for")
    entries = _told(desk, rows, content, form, profile, target.name, to)
    unkept = ""
    try:
        (keep or desk.store.write)(entries)
    except Trouble as trouble:
        entries = ()
        unkept = f"That it was written is not recorded: {trouble.sentence}"
    lines = (f"Written: {target}", beside, cut, unkept)
    return Written(target, tuple(filter(None, lines)), entries)


def must_be_as_written(desk: Desk, told: Sequence[Event], *, many: bool = False) -> None:
    """Raise Trouble when a file would say what nobody recorded. Nothing is written then.

    many: the entries are of several sessions.
    """
    broken = sum(not intact(event) for event in as_recorded(desk, told))
    if broken:
        whose = "of these sessions" if many else "of this session" if broken == 1 else "of it"
        are = f"1 entry {whose} is" if broken == 1 else f"{broken} entries {whose} are"
        desk.store.verify()
        hint = desk.store.damage.hint if desk.store.damage else ""
        raise refusal(f"Nothing was written: {are} not what was recorded.", hint)


def as_recorded(desk: Desk, told: Sequence[Event]) -> tuple[Event, ...]:
    """The same entries, without data that were put in the place of words which are gone."""
    return tuple(
        replace(event, nonce=None, data=None) if event.digest in desk.outlines else event
        for event in told
    )


def _told(
    desk: Desk, rows: Sequence[SessionRow], content: Content, form: str, profile: Profile,
    file: str, to: str,
) -> tuple[Entry, ...]:  # fmt: skip
    """The entries that tell of a file: one for each session that is in it, alike but for how much
    of that session is. So what is handed over goes where the session goes, and is told with it."""
    at, prints = stamp(desk.now(), desk.zone), tuple(map(_print, content.files.values()))
    told = []
    for row in rows:
        held = content.holds[row.session.id]
        handed = Handed(
            desk.new_id(), row.session.id, at, form, str(profile), clean_name(file, TO_LIMIT), to,
            prints, held.people, held.notes, held.moves,
        )  # fmt: skip
        told.append(
            desk.store.entry(
                "put", entity(Kind.HANDED, handed.id), handed.data(), actor=desk.actor,
                session=row.session.id,
            )
        )  # fmt: skip
    return tuple(told)


# Where it lies


def _in_folder(
    folder: Path, name: str, content: Content, known: frozenset[str]
) -> tuple[Path, str]:
    """Write under a name of its own, with a number where that lies there and is not what was
    written before; where it lies, and that this is so."""
    name = fitting(folder.absolute(), name)
    taken = folder / name
    for number in count(2):
        if not _is_taken(taken, content, known):
            break
        if number > MOST_COPIES:
            raise refusal(
                f"There are {MOST_COPIES} files like “{name}” already.", f"Tidy {folder}."
            )
        path = Path(name)
        taken = folder / f"{path.stem} ({number}){path.suffix}"
    _write(taken, content, known)
    if taken.name == name:
        return taken, ""
    return taken, f"“{name}” is there already and is not as it was written; it was left as it is."


def _is_taken(target: Path, content: Content, known: frozenset[str]) -> bool:
    """Whether something lies there that is not what was written of these sessions before."""
    from l4pc_tui.exchange.file_out import is_there, is_written

    if not is_there(target):
        return False
    if "" in content.files:
        return not is_written(target, content.files[""], known)
    if target.is_symlink() or not target.is_dir():
        return True
    inside = _inside(target, content)
    there = {path: each for path, each in inside.items() if is_there(path)}
    return not all(is_written(path, each, known) for path, each in there.items())


def _inside(target: Path, content: Content) -> dict[Path, bytes]:
    """What a folder of files holds, each where it lies in it."""
    whole = target.absolute()
    return {target / fitting(whole, name): each for name, each in content.files.items()}


def _write(target: Path, content: Content, known: frozenset[str]) -> None:
    from l4pc_tui.exchange.file_out import make_folder, write_files

    if "" in content.files:
        write_files({target: content.files[""]}, known=known)
        return
    make_folder(target)
    write_files(_inside(target, content), known=known)


def _print(content: bytes) -> str:
    return sha256(content).hexdigest()
