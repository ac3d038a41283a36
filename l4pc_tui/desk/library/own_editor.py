"""A script's file in the person's own editor: theirs as it is, a shipped one as their own copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.library.library import LoadReport, load
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.file_out import make_folder, take_away_copy, write_new
from l4pc_tui.exchange.library_files import READ_LIMIT, shipped_library

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to edit. copied_from: the shipped file that it was copied from just now, or None."""

    path: Path
    copied_from: Path | None = None


def open_for_editing(desk: Desk, kind: str, key: str) -> Opened:
    """The file of a script. A shipped one is copied into the person's own library first: an
    update of l4pc must not take their changes away. Raises Trouble, also where what was changed
    could not be read in."""
    desk.must_write()
    heads = (head for head in desk.store.contents(kind) if head.id == key)
    head = next(heads, None)
    if head is None or not head.path:
        raise refusal(
            f"There is nothing called “{clean_name(key, 80)}” in the library.",
            "l4pc library list shows what there is.",
        )
    path, shipped = Path(head.path), shipped_library()
    if not path.is_relative_to(shipped):
        return Opened(path)
    copy = desk.places.own_library / path.relative_to(shipped)
    if copy.exists():
        # It has errors, and so the shipped one is still in use.
        return Opened(copy)
    with said_kindly():
        make_folder(copy.parent, parents=True)
        write_new(copy, read_bytes(path, READ_LIMIT))
    return Opened(copy, path)


def edited(desk: Desk, opened: Opened) -> LoadReport:
    """Read in what was changed; a copy in which nothing was changed is taken away again."""
    if opened.copied_from is not None:
        with said_kindly():
            take_away_copy(opened.path, opened.copied_from)
    return load(desk, () if opened.path.is_relative_to(desk.places.own_library) else (opened.path,))
