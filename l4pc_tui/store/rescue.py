"""What the disk refused, written to another folder; and taken in again from there."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from l4pc_tui.core.record.entry import Entry, canonical
from l4pc_tui.store.files import make_folder, write_new
from l4pc_tui.store.outbox import Batch
from l4pc_tui.store.trouble import Trouble

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_LONGEST_LINE = 1 << 20


def save(folder: Path, batches: Sequence[Batch], now: datetime) -> Path:
    """Write batches as JSON Lines, one a line, to a new file of its owner's alone; its path."""
    make_folder(folder)
    lines = (json.dumps(asdict(batch), ensure_ascii=False) for batch in batches)
    content = "".join(f"{line}\n" for line in lines).encode()
    for path in _names(folder, now):
        with suppress(FileExistsError):
            write_new(path, content)
            break
    return path


def _names(folder: Path, now: datetime) -> Iterator[Path]:
    beginning = f"l4pc-not-saved-{now:%Y%m%d-%H%M%S}"
    yield folder / f"{beginning}.jsonl"
    for number in itertools.count(2):
        yield folder / f"{beginning}-{number}.jsonl"


def load(file: Path) -> tuple[Batch, ...]:
    """The batches of a file that ``save`` wrote. Raises Trouble that names the first bad line."""
    # pydantic costs 94 ms to import, and a rescue file is read once in a lifetime.
    from pydantic import TypeAdapter, ValidationError

    adapter = TypeAdapter(Batch)
    batches: list[Batch] = []
    with file.open("rb") as opened:
        lines = iter(lambda: opened.readline(_LONGEST_LINE + 1), b"")
        for number, line in enumerate(lines, start=1):
            try:
                batch = adapter.validate_json(line, strict=True)
            except ValidationError as error:
                raise _bad_line(file, number) from error
            if len(line) > _LONGEST_LINE or not all(map(_is_sound, batch.entries)):
                raise _bad_line(file, number)
            batches.append(batch)
    return tuple(batches)


def _is_sound(entry: Entry) -> bool:
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
