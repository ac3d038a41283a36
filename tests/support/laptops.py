"""Several laptops: each writes the file that the coordinator is handed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from l4pc_tui.core.between.carried import FileKind, as_carried, carried, notes_of
from l4pc_tui.core.record.entry import Event
from l4pc_tui.desk.desk import Desk
from l4pc_tui.exchange.bundle.header import Header
from l4pc_tui.exchange.bundle.lines import Kept
from l4pc_tui.exchange.bundle.writing import write_bundle


def bundle(desk: Desk, path: Path, kind: FileKind = FileKind.BUNDLE, *, key: str = "") -> Path:
    """All that a laptop may tell, as a file."""
    events = list(desk.store.all_events())
    notes = notes_of(events)
    going = (as_carried(each, carried(each, kind, notes)) for each in events)
    return written(
        path, [each for each in going if each is not None], device=desk.store.device,
        actor=desk.actor, kind=kind, key=key,
    )  # fmt: skip


def written(
    path: Path, events: list[Event], *, device: str = "d1", actor: str = "Dana Price",
    kind: FileKind = FileKind.BUNDLE, key: str = "", withheld: int = 0, scripts: Iterable[Kept] = (),
) -> Path:  # fmt: skip
    """A file with these entries."""
    at = "2026-11-24T16:04:00+00:00"
    told = Header("1", device, actor, kind, "", "", "", at, 0, withheld, "")
    write_bundle(path, told, events, scripts, key=key)
    return path
