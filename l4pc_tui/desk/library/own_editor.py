"""A script's file in the person's own editor: theirs as it is, a shipped one as their own copy."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
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
    from l4pc_tui.machine.editors import Editor

QUICK = 5.0
"""Seconds within which nobody opens an editor, changes a page and closes it again."""
ASKED = "“{}” is open in your editor. Press Enter when you have saved it."
UNCHANGED = "Nothing has changed in “{}” yet. Press Enter when you have saved it."
KEPT = "{} stays as it is; l4pc reads it when it next looks through the library."


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to edit. copied_from: the shipped file that it was copied from just now, or None.
    before: sha256 of what stood in it."""

    path: Path
    copied_from: Path | None = None
    before: str = ""


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
        return _opened(path)
    copy = desk.places.own_library / path.relative_to(shipped)
    if copy.exists():
        # It has errors, and so the shipped one is still in use.
        return _opened(copy)
    with said_kindly():
        make_folder(copy.parent, parents=True)
        write_new(copy, read_bytes(path, READ_LIMIT))
    return _opened(copy, path)


def _opened(path: Path, copied_from: Path | None = None) -> Opened:
    return Opened(path, copied_from, _digest(path))


def is_changed(opened: Opened) -> bool:
    """Whether something else stands in the file than when it was opened."""
    return _digest(opened.path) != opened.before


def may_be_open(opened: Opened, editor: Editor, seconds: float) -> bool:
    """Whether an editor that has returned may still have the file open, so that the person must say
    when it is saved. seconds: how long it ran.

    One in the terminal is closed when it returns. Of one that nobody knows a change says the same;
    without one a quick return says nothing, and no copy is taken away on its word.
    """
    if editor.place != "unknown":
        return editor.place == "window"
    return not is_changed(opened) and (seconds < QUICK or opened.copied_from is not None)


def asked(opened: Opened, *, again: bool = False) -> str:
    """What the person is asked. again: they said so once, and nothing had changed."""
    return (UNCHANGED if again else ASKED).format(clean_name(opened.path.name))


def left_alone(opened: Opened) -> str:
    """What is told where the person says nothing: the editor may be open for as long as they like."""
    return KEPT.format(clean_name(str(opened.path), 400))


def edited(desk: Desk, opened: Opened, *, closed: bool = True) -> LoadReport:
    """Read in what was changed; a copy in which nothing was changed is taken away again.

    closed: no editor has it open any more, or the copy stays: what is saved into a file that was
    taken away is lost to whoever saved it.
    """
    if closed and opened.copied_from is not None:
        with said_kindly():
            take_away_copy(opened.path, opened.copied_from)
    return load(desk, () if opened.path.is_relative_to(desk.places.own_library) else (opened.path,))


def _digest(path: Path) -> str:
    """ "" for a file that cannot be read: reading it in says why."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
