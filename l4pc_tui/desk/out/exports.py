"""Session logs out: to read, to count with, to keep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import intact
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.desk.out.formats import file_name, format_of
from l4pc_tui.desk.out.log import session_log
from l4pc_tui.desk.people.sessions import find_session
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.trouble import refusal, said_kindly

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Event
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor
    from l4pc_tui.store.tables.rowsets import SessionRow


def export(desk: Desk, row: SessionRow, how: str, out: Path | None = None) -> Path:
    """Write a session's log; where it lies. Restricted notes and pulses of fewer than five people
    are in none of the formats.

    ``csv`` writes a folder with register, notes, follow-up, timings and moves. A file that is not an
    earlier log of ours is never overwritten. Raises Trouble, also where an entry is not what was
    recorded.
    """
    form = format_of(how)
    told = journal(desk, row)
    _must_be_as_written(desk, told)
    target = (out or Path(file_name(row, form))).expanduser().absolute()
    with said_kindly():
        WRITERS[form.name](desk, row, told, target)
    return target


# What writes is another floor's, needed only when somebody asks for a file.


def _markdown(desk: Desk, row: SessionRow, _told: tuple[Event, ...], target: Path) -> None:
    from l4pc_tui.exchange.file_out import write_file
    from l4pc_tui.exchange.session_log import to_markdown

    text = to_markdown(session_log(desk, row))
    write_file(target, text.encode(), sign=text.partition("\n")[0].encode())


def _csv(desk: Desk, row: SessionRow, _told: tuple[Event, ...], target: Path) -> None:
    from l4pc_tui.exchange.file_out import make_folder, write_files
    from l4pc_tui.exchange.session_log import to_csv

    make_folder(target)
    tables = to_csv(session_log(desk, row))
    write_files({target / name: text.encode() for name, text in tables.items()})


def _jsonl(_desk: Desk, row: SessionRow, told: tuple[Event, ...], target: Path) -> None:
    from l4pc_tui.exchange.file_out import write_file
    from l4pc_tui.exchange.session_log import to_jsonl
    from l4pc_tui.exchange.session_log.jsonl import SIGN

    write_file(target, "".join(to_jsonl(told, row.session.id)).encode(), sign=SIGN.encode())


WRITERS: dict[str, Callable[[Desk, SessionRow, tuple[Event, ...], Path], None]] = {
    "md": _markdown, "csv": _csv, "jsonl": _jsonl,
}  # fmt: skip
"""What writes each format, by its name."""


def write_log(conductor: Conductor, how: str) -> Path:
    """Write the log of the session that is run here, once the disk has what waits; as ``export``."""
    conductor.drain(patience.FILE)
    desk = conductor.desk
    return export(desk, find_session(desk, conductor.session), how)


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
