"""What the disk refused, written to another folder; and taken in again from there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from l4pc_tui.core.record.entry import Entry, canonical
from l4pc_tui.store.files import make_folder, write_new
from l4pc_tui.store.marks import only_pretended
from l4pc_tui.store.naming import numbered
from l4pc_tui.store.outbox import Batch
from l4pc_tui.store.trouble import Trouble

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_LONGEST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class _Line(Batch):
    """A batch, and what it was to be written to: "demo", "rehearsal" or, empty, a real file.

    drafts: half-typed lines by session, on a line of their own.
    """

    pretends: str = ""
    drafts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rescued:
    """What such a file holds."""

    batches: tuple[Batch, ...]
    drafts: dict[str, str]


def save(
    folder: Path,
    batches: Sequence[Batch],
    drafts: Mapping[str, str],
    pretends: str,
    now: datetime,
) -> Path:
    """Write batches as JSON Lines, one a line, to a new file of its owner's alone; its path."""
    make_folder(folder)
    told = [_Line(batch.entries, batch.clears_draft, pretends) for batch in batches]
    if drafts:
        told.append(_Line((), None, pretends, dict(drafts)))
    lines = (json.dumps(asdict(line), ensure_ascii=False) for line in told)
    content = "".join(f"{line}\n" for line in lines).encode()
    for path in numbered(folder, "l4pc-not-saved", ".jsonl", now):
        with suppress(FileExistsError):
            write_new(path, content)
            break
    return path


def load(file: Path, pretends: str) -> Rescued:
    """What a file that ``save`` wrote holds.

    Raises Trouble that names the first bad line, or says that they are from a demo and
    ``pretends`` is not.
    """
    # pydantic costs 94 ms to import, and a rescue file is read once in a lifetime.
    from pydantic import TypeAdapter, ValidationError

    adapter = TypeAdapter(_Line)
    batches: list[Batch] = []
    drafts: dict[str, str] = {}
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
            batches.append(batch)
            drafts |= batch.drafts
    return Rescued(tuple(batches), drafts)


def _is_sound(line: _Line) -> bool:
    """Fit to be written."""
    try:
        canonical(line.drafts).encode()
    except ValueError:
        return False
    return all(map(_is_entry, line.entries))


def _is_entry(entry: Entry) -> bool:
    """Fit for the journal: an id and a time that sort, and text that can be written."""
    try:
        timed = datetime.fromisoformat(entry.at).tzinfo is not None
        canonical([entry.entity, entry.data, entry.actor, entry.subject, entry.base]).encode()
    except ValueError:
        return False
    return timed and _ID.fullmatch(entry.id) is not None and ":" in entry.entity


def _bad_line(file: Path, number: int) -> Trouble:
    return Trouble(
        "other",
        f"“{file.name}”, line {number}, is not what l4pc wrote. Nothing was taken in.",
        "Keep the file; its other lines can be read by hand.",
    )
