"""What the disk refused, written to another folder; and taken in again from there."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from l4pc_tui.core.record.entry import FORMAT, Entry, canonical
from l4pc_tui.core.record.format_one import remade
from l4pc_tui.core.record.ids import is_id
from l4pc_tui.core.record.shapes import stamp
from l4pc_tui.store.file.backup_names import numbered
from l4pc_tui.store.file.files import make_folder, must_be_ordinary, write_new
from l4pc_tui.store.file.pretence import only_pretended
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.journal.drafts import HalfTyped
from l4pc_tui.store.journal.outbox import Batch

_LONGEST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class _Line(Batch):
    """A batch, and what it was to be written to: "demo", "rehearsal" or, empty, a real file.

    actors: who tells the names of those who signed, lines: half-typed ones; on a line of its own.
    format: the journal's; a file of the first says none, and keeps its lines as ``drafts``.
    """

    pretends: str = ""
    format: int = 1
    actors: tuple[Entry, ...] = ()
    lines: tuple[HalfTyped, ...] = ()
    drafts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rescued:
    """What such a file holds. actors: the entries that tell the names of those who signed."""

    batches: tuple[Batch, ...]
    actors: tuple[Entry, ...] = ()
    lines: tuple[HalfTyped, ...] = ()


def save(folder: Path, rescued: Rescued, pretends: str, now: datetime) -> Path:
    """Write batches as JSON Lines, one a line, to a new file of its owner's alone; its path."""
    make_folder(folder)
    used = {entry.actor for batch in rescued.batches for entry in batch.entries}
    used |= {line.actor for line in rescued.lines}
    actors = tuple(entry for entry in rescued.actors if entry.actor in used)
    told = [_Line((), None, "", pretends, FORMAT, actors, rescued.lines)] if used else []
    told += [
        _Line(each.entries, each.clears_draft, each.leaves, pretends, FORMAT)
        for each in rescued.batches
    ]
    lines = (json.dumps(_told(line), ensure_ascii=False) for line in told)
    content = "".join(f"{line}\n" for line in lines).encode()
    for path in numbered(folder, "l4pc-not-saved", ".jsonl", now):
        with suppress(FileExistsError):
            write_new(path, content)
            break
    return path


def _told(line: _Line) -> dict[str, object]:
    """The line without the field that only the first format had."""
    return {name: value for name, value in asdict(line).items() if name != "drafts"}


def load(file: Path, pretends: str, actor_id: Callable[[str], str]) -> Rescued:
    """What a file that ``save`` wrote holds; of one of the first format, as it would be said now.

    actor_id: the id of a name. Raises Trouble that names the first bad line, or says that they
    are from a demo and ``pretends`` is not.
    """
    # pydantic costs 94 ms to import, and a rescue file is read once in a lifetime.
    from pydantic import TypeAdapter, ValidationError

    adapter = TypeAdapter(_Line)
    held: list[_Line] = []
    must_be_ordinary(file, "Name the file that was written when l4pc was left.")
    with file.open("rb") as opened:
        lines = iter(lambda: opened.readline(_LONGEST_LINE + 1), b"")
        for number, line in enumerate(lines, start=1):
            try:
                batch = adapter.validate_json(line, strict=True)
            except ValidationError as error:
                raise _bad_line(file, number) from error
            if len(line) > _LONGEST_LINE or not _is_sound(batch):
                raise _bad_line(file, number)
            if batch.pretends not in ("", pretends):
                raise only_pretended(file, batch.pretends)
            held.append(batch)
    if any(line.format < FORMAT for line in held):
        return _brought_up(held, actor_id)
    return Rescued(
        tuple(Batch(line.entries, line.clears_draft, line.leaves) for line in held if line.entries),
        tuple(entry for line in held for entry in line.actors),
        tuple(half for line in held for half in line.lines),
    )


def _brought_up(held: Sequence[_Line], actor_id: Callable[[str], str]) -> Rescued:
    """What a file of the first format holds, by actors' ids and with the entries' sessions."""
    said = [entry for line in held for entry in line.entries]
    anew = {entry.id: entry for entry in remade(said, actor_id)}
    batches = tuple(
        Batch(tuple(anew[entry.id] for entry in line.entries), line.clears_draft)
        for line in held if line.entries
    )  # fmt: skip
    # Nobody signed a half-typed line: it is of whoever said the last thing.
    actor = max(anew.values(), key=lambda entry: entry.id).actor if anew else ""
    typed = [told for line in held for told in line.drafts.items()]
    return Rescued(batches, (), tuple(HalfTyped(session, actor, text) for session, text in typed))


def _is_sound(line: _Line) -> bool:
    """Fit to be written."""
    try:
        canonical([line.drafts, [asdict(half) for half in line.lines]]).encode()
    except ValueError:
        return False
    return 1 <= line.format <= FORMAT and all(map(_is_entry, (*line.actors, *line.entries)))


def _is_entry(entry: Entry) -> bool:
    """Fit for the journal: an id and a time that sort, and text that can be written."""
    try:
        timed = stamp(entry.at)
        canonical(
            [entry.entity, entry.data, entry.actor, entry.subject, entry.base, entry.session]
        ).encode()
    except ValueError:
        return False
    return timed and is_id(entry.id) and ":" in entry.entity


def _bad_line(file: Path, number: int) -> Trouble:
    return Trouble(
        "other",
        f"“{file.name}”, line {number}, is not what l4pc wrote. Nothing was taken in.",
        "Keep the file; its other lines can be read by hand.",
    )
