"""Session logs out: to read, to count with, to keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import intact
from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.nouns import Handed, entity
from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.core.text.cleaning import clean_name, keep_name
from l4pc_tui.desk.out.formats import file_name, format_of, must_suit
from l4pc_tui.desk.out.handed import TO_LIMIT, handed_in
from l4pc_tui.desk.out.log import around, session_log
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.trouble import Trouble, refusal, said_kindly
from l4pc_tui.exchange.typed import at_home

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l4pc_tui.core.record.entry import Entry, Event
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor
    from l4pc_tui.exchange.log_model import SessionLog
    from l4pc_tui.store.tables.rowsets import SessionRow

MOST_COPIES = 1000
"""Files of one name beside each other, as file managers number them."""


@dataclass(frozen=True, slots=True)
class Written:
    """A log that was written: where it lies, and that in words, a line each. kept: the entry that
    tells of it; None where that could not be kept."""

    path: Path
    lines: tuple[str, ...]
    kept: Entry | None


@dataclass(frozen=True, slots=True)
class _Content:
    """What is to be written: each file by its name, "" for the only one; and how much it holds."""

    files: Mapping[str, bytes]
    people: int
    notes: int
    moves: int


def export(
    desk: Desk, row: SessionRow, how: str, out: Path | None = None,
    profile: Profile = Profile.HANDOVER, *, to: str = "", folder: Path | None = None,
    keep: Callable[[Entry], object] | None = None,
) -> Written:  # fmt: skip
    """Write a session's log for a profile, and record that it was written. Restricted notes and
    the counts of pulses of fewer than five people are in none.

    out: the file, or for ``csv`` the folder; otherwise it gets a name of its own in ``folder``, or in
    the folder that one is in. What is there already is replaced when it is what was written of
    this session before, to the letter. Else a named one is refused, and one with a name of its own
    gets a number: somebody may have written in it. to: for whom it is. keep: how the entry that
    tells of it is kept. Raises Trouble, also where an entry is not what was recorded.
    """
    form = format_of(how)
    must_suit(form, profile)
    told = journal(desk, row)
    _must_be_as_written(desk, told)
    content = CONTENTS[form.name](desk, row, told, profile)
    # Only what was written for the same: a log to hand over is never replaced by one's own.
    known = frozenset(
        print for each in handed_in(told) if each.profile == profile for print in each.prints
    )
    within = folder or Path.cwd() if out is None else at_home(out).absolute().parent
    with said_kindly():
        if out is not None:
            target, beside = at_home(out).absolute(), ""
            _write(target, content, known)
        else:
            name = file_name(row, form, profile, _others(desk, row))
            target, beside = _in_folder(within, name, content, known)
    to, cut = keep_name(to, TO_LIMIT, "Whom it is for")
    handed = Handed(
        desk.new_id(), row.session.id, stamp(desk.now(), desk.zone), form.name, str(profile),
        clean_name(target.name, TO_LIMIT), to, tuple(map(_print, content.files.values())),
        content.people, content.notes, content.moves,
    )  # fmt: skip
    entry = desk.store.entry(
        "put", entity(Kind.HANDED, handed.id), handed.data(), actor=desk.actor,
        session=row.session.id,
    )  # fmt: skip
    kept: Entry | None = entry
    unkept = ""
    try:
        (keep or (lambda each: desk.store.write([each])))(entry)
    except Trouble as trouble:
        kept = None
        unkept = f"That it was written is not recorded: {trouble.sentence}"
    lines = (f"Written: {target}", beside, cut, unkept)
    return Written(target, tuple(filter(None, lines)), kept)


def write_log(
    conductor: Conductor, how: str, profile: Profile = Profile.HANDOVER, to: str = ""
) -> Written:
    """Write the log of the session that is run here into the folder for logs, once the disk has
    what waits; as ``export``. Works in any thread; ``Conductor.fold_in`` takes what was kept of it."""
    from l4pc_tui.desk.settings_file import logs_folder

    conductor.drain(patience.FILE)
    desk = conductor.desk
    with said_kindly():
        folder = logs_folder(desk)
    row = find_session(desk, conductor.session)
    return export(desk, row, how, profile=profile, to=to, folder=folder)


# What writes is another floor's, needed only when somebody asks for a file.


def _markdown(desk: Desk, row: SessionRow, _told: tuple[Event, ...], profile: Profile) -> _Content:
    from l4pc_tui.exchange.session_log import to_markdown

    log = session_log(desk, row, profile)
    return _of_log(log, {"": to_markdown(log).encode()})


def _csv(desk: Desk, row: SessionRow, _told: tuple[Event, ...], profile: Profile) -> _Content:
    from l4pc_tui.exchange.session_log import to_csv

    log = session_log(desk, row, profile)
    return _of_log(log, {name: text.encode() for name, text in to_csv(log).items()})


def _jsonl(desk: Desk, row: SessionRow, told: tuple[Event, ...], profile: Profile) -> _Content:
    from l4pc_tui.exchange.session_log import from_jsonl, to_jsonl

    lines = [*to_jsonl(told, row.session.id, profile, cache(partial(around, desk)))]
    events = from_jsonl(lines).events
    said = [(each, noun(each.entity, each.data)) for each in events if each.kind == "put"]
    people = {
        person
        for each, thing in said
        if thing is not None and (kind := kind_of(each.entity)) is not None
        for person in THINGS[kind].people(thing.id, thing)
    }
    notes = {each.entity for each, _ in said if kind_of(each.entity) is Kind.NOTE}
    moves = sum(each.entity.startswith(f"{RUN}:") for each in events)
    return _Content({"": "".join(lines).encode()}, len(people), len(notes), moves)


CONTENTS: dict[str, Callable[[Desk, SessionRow, tuple[Event, ...], Profile], _Content]] = {
    "md": _markdown, "csv": _csv, "jsonl": _jsonl,
}  # fmt: skip
"""What each format holds, by its name."""


def _of_log(log: SessionLog, files: Mapping[str, bytes]) -> _Content:
    return _Content(files, len(log.register), len(log.notes), len(log.moves))


# Where it lies


def _in_folder(
    folder: Path, name: str, content: _Content, known: frozenset[str]
) -> tuple[Path, str]:
    """Write under a name of its own, with a number where that lies there and is not what was
    written before; where it lies, and that this is so."""
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


def _is_taken(target: Path, content: _Content, known: frozenset[str]) -> bool:
    """Whether something lies there that is not what was written of this session before."""
    from l4pc_tui.exchange.file_out import is_there, is_written

    if not is_there(target):
        return False
    if "" in content.files:
        return not is_written(target, content.files[""], known)
    if target.is_symlink() or not target.is_dir():
        return True
    there = {name: target / name for name in content.files if is_there(target / name)}
    return not all(is_written(path, content.files[name], known) for name, path in there.items())


def _write(target: Path, content: _Content, known: frozenset[str]) -> None:
    from l4pc_tui.exchange.file_out import make_folder, write_files

    if "" in content.files:
        write_files({target: content.files[""]}, known=known)
        return
    make_folder(target)
    write_files({target / name: each for name, each in content.files.items()}, known=known)


def _print(content: bytes) -> str:
    return sha256(content).hexdigest()


def _others(desk: Desk, row: SessionRow) -> tuple[SessionRow, ...]:
    """The other sessions."""
    return tuple(each for each in desk.store.sessions() if each.session.id != row.session.id)


def _must_be_as_written(desk: Desk, told: tuple[Event, ...]) -> None:
    """Raise Trouble when the log would say what nobody recorded. Nothing is written then."""
    broken = sum(not intact(event) for event in told)
    if broken:
        are = "1 entry of this session is" if broken == 1 else f"{broken} entries of it are"
        desk.store.verify()
        hint = desk.store.damage.hint if desk.store.damage else ""
        raise refusal(f"No log was written: {are} not what was recorded.", hint)


def journal(desk: Desk, row: SessionRow) -> tuple[Event, ...]:
    """Every entry that a session's log needs to stand alone, in id order.

    All that tells of the session, and the earlier commitments that it speaks of.
    """
    told = desk.store.record_of(row.session.id)
    follows = {e.entity.rpartition("/")[2] for e in told if kind_of(e.entity) is Kind.FOLLOW}
    names = sorted(entity("note", note) for note in follows)
    earlier = (event for name in names for event in desk.store.events(name))
    once = {(event.id, event.digest): event for event in (*told, *earlier)}
    return tuple(event for _, event in sorted(once.items()))
