"""Session logs out: to read, to count with, to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.kinds import RUN, THINGS, Kind
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.desk.out.formats import file_name, format_of, must_suit
from l4pc_tui.desk.out.log import around, session_log
from l4pc_tui.desk.out.writing import (
    Content,
    Holds,
    Written,
    as_recorded,
    must_be_as_written,
    write_out,
)
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.trouble import said_kindly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l4pc_tui.core.document.model import Document
    from l4pc_tui.core.record.entry import Entry, Event
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.out.formats import Format
    from l4pc_tui.desk.session.conductor import Conductor
    from l4pc_tui.exchange.log_model import SessionLog
    from l4pc_tui.store.tables.rowsets import SessionRow


def export(
    desk: Desk, row: SessionRow, how: str, out: Path | None = None,
    profile: Profile = Profile.HANDOVER, *, to: str = "", folder: Path | None = None,
    keep: Callable[[Sequence[Entry]], object] | None = None, past: Desk | None = None,
) -> Written:  # fmt: skip
    """Write a session's log for a profile, and record that it was written. Restricted notes and
    the counts of pulses of fewer than five people are in none.

    out: the file, or for ``csv`` the folder; otherwise it gets a name of its own in ``folder``, or in
    the folder that one is in. What is there already is replaced when it is what was written of
    this session before, to the letter. Else a named one is refused, and one with a name of its own
    gets a number: somebody may have written in it. to: for whom it is. keep: how the entry that
    tells of it is kept. past: the desk whose record is told, where it is an earlier one. Raises Trouble, also where an entry is not what was recorded.
    """
    form = format_of(how)
    content = content_of(past or desk, row, form, profile)
    name = file_name(row, form, profile, _others(desk, row))
    return write_out(
        desk, (row,), content, form=form.name, name=name, profile=profile, to=to, out=out,
        folder=folder, keep=keep,
    )  # fmt: skip


def content_of(desk: Desk, row: SessionRow, form: Format, profile: Profile) -> Content:
    """What a session's log holds in a format. Raises Trouble, also where it would say what nobody
    recorded."""
    must_suit(form, profile)
    told = journal(desk, row)
    must_be_as_written(desk, told)
    return CONTENTS[form.name](desk, row, as_recorded(desk, told), profile)


def write_log(
    conductor: Conductor, how: str, profile: Profile = Profile.HANDOVER, to: str = ""
) -> Written:
    """Write the log of the session that is run here into the folder for logs, once the disk has
    what waits; as ``export``. Works in any thread; ``Conductor.fold_in`` takes what was kept of it."""
    conductor.drain(patience.FILE)
    return log_into_folder(conductor.desk, conductor.session, how, profile, to)


def log_into_folder(
    desk: Desk, session: str, how: str, profile: Profile = Profile.HANDOVER, to: str = ""
) -> Written:
    """Write the log of any session into the folder for logs; as ``export``."""
    from l4pc_tui.desk.settings_file import logs_folder

    with said_kindly():
        folder = logs_folder(desk)
    return export(desk, find_session(desk, session), how, profile=profile, to=to, folder=folder)


# What writes is another floor's, needed only when somebody asks for a file.


def _markdown(desk: Desk, row: SessionRow, _told: tuple[Event, ...], profile: Profile) -> Content:
    from l4pc_tui.exchange.session_log import to_markdown

    log = session_log(desk, row, profile)
    return _of_log(log, {"": to_markdown(log).encode()})


def _html(desk: Desk, row: SessionRow, _told: tuple[Event, ...], profile: Profile) -> Content:
    from l4pc_tui.exchange.document.html import as_html

    document, held = document_of(desk, row, profile)
    return Content({"": as_html(document)}, {row.session.id: held})


def _docx(desk: Desk, row: SessionRow, _told: tuple[Event, ...], profile: Profile) -> Content:
    from l4pc_tui.exchange.document.docx import as_docx

    document, held = document_of(desk, row, profile)
    return Content({"": as_docx(document)}, {row.session.id: held})


def _csv(desk: Desk, row: SessionRow, _told: tuple[Event, ...], profile: Profile) -> Content:
    from l4pc_tui.exchange.session_log import to_csv

    log = session_log(desk, row, profile)
    return _of_log(log, {name: text.encode() for name, text in to_csv(log).items()})


def _jsonl(desk: Desk, row: SessionRow, told: tuple[Event, ...], profile: Profile) -> Content:
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
    held = Holds(len(people), len(notes), moves)
    return Content({"": "".join(lines).encode()}, {row.session.id: held})


CONTENTS: dict[str, Callable[[Desk, SessionRow, tuple[Event, ...], Profile], Content]] = {
    "md": _markdown, "html": _html, "docx": _docx, "csv": _csv, "jsonl": _jsonl,
}  # fmt: skip
"""What each format holds, by its name."""


def _of_log(log: SessionLog, files: Mapping[str, bytes]) -> Content:
    return Content(files, {SessionId(log.session): held_in(log)})


def document_of(desk: Desk, row: SessionRow, profile: Profile) -> tuple[Document, Holds]:
    """A session's log as a document for a profile, and how much it holds. Where nobody is named, it
    counts, and no person is in it."""
    if PROFILES[profile].names:
        from l4pc_tui.exchange.session_log.document import log_document

        log = session_log(desk, row, profile)
        return log_document(log), held_in(log)
    from l4pc_tui.desk.out.nameless import nameless
    from l4pc_tui.exchange.session_log.counted import counted_document

    # Written again of the same moment, it has the same codes in the place of people.
    about = f"log {row.session.id} {profile} {desk.now():.3f}"
    told = counted_document(
        session_log(desk, row, Profile.HANDOVER), profile, nameless(desk, about)
    )
    return told.document, Holds(0, told.notes, 0)


def held_in(log: SessionLog) -> Holds:
    """How much a log holds."""
    return Holds(len(log.register), len(log.notes), len(log.moves))


def _others(desk: Desk, row: SessionRow) -> tuple[SessionRow, ...]:
    """The other sessions."""
    return tuple(each for each in desk.store.sessions() if each.session.id != row.session.id)


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
