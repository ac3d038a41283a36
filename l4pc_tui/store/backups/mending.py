"""What of the library is spoilt, and what there is to put in its place: backups, files, the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection, DatabaseError
from typing import Literal, NamedTuple

from l4pc_tui.store.file import files
from l4pc_tui.store.file.backup_names import SET_ASIDE, backups
from l4pc_tui.store.file.connection import reading_only, rows
from l4pc_tui.store.tables import library, shelf
from l4pc_tui.store.tables.library import PARTS, Content, Part, digest_of

PAGE = 10
"""Versions looked at in one go: half a millisecond."""

Reader = Callable[[Content], Content | None]
"""Reads a version anew from its source, which is sound; None when nothing comes of it."""
From = Literal["source", "file", "backup", "nothing", "model"]
"""Where a version was put right from. model: only what was read from it is left; nothing: lost."""


class Remade(NamedTuple):
    """A version that had changed on the disk: its title, and where it was put right from."""

    title: str
    out_of: From


def page(db: Connection, after: str, most: int = PAGE) -> tuple[str | None, list[Content]]:
    """Look at the next versions: where to go on (None at the end), and those that are spoilt."""
    found = library.after(db, after, most)
    spoilt = [each for each in found if each.spoilt]
    at_end = len(found) < most or found[-1].sha256 <= after
    return (None if at_end else found[-1].sha256), spoilt


def spoilt(db: Connection) -> int:
    """How much of the library is not what was kept: for a file that nobody is writing to."""
    if not rows(db, "SELECT 1 FROM sqlite_schema WHERE name = 'content'"):
        return 0  # of a schema that had no library yet
    found, key = 0, ""
    while True:
        after, wrong = page(db, key)
        found += len(wrong)
        if after is None:
            return found + (not shelf.names_what_is_there(db))
        key = after


def put_right(held: Content, path: Path, read_anew: Reader | None) -> tuple[Content | None, From]:
    """A version as it was kept, and out of what. path: the database's.

    What is sound of it stays. The rest comes from the backups beside the file, newest first, then
    from its own file in the library, then from its source. Where no source is left, its model
    stands alone; where neither is, nothing.
    """
    out_of: From = "source"
    for other in _elsewhere(held, path):
        if wanted := held.spoilt - other.spoilt:
            held, out_of = _with(held, other, wanted), "backup"
    if "source" in held.spoilt and (source := _own_file(held)) is not None:
        held = replace(held, source=source, spoilt=held.spoilt - {"source"})
        out_of = "file"
    read = None
    if held.spoilt and "source" not in held.spoilt and read_anew is not None:
        read = read_anew(held)
    if read is not None:
        held = _with(held, read, held.spoilt)
        out_of = out_of if out_of == "file" else "source"
    if held.spoilt == {"source"}:
        return replace(held, source=b"", spoilt=frozenset()), "model"
    return (held, out_of) if not held.spoilt else (None, "nothing")


def set_aside(held: Content, path: Path) -> Path | None:
    """Write a text in which something has changed to a file of its own, for people; where.

    None when it cannot be written now.
    """
    folder = path.parent / SET_ASIDE
    found = folder / f"{digest_of(held.source_bytes)[:16]}.md"
    with suppress(Exception):
        files.make_folder(folder)
        if not found.exists():
            files.write_new(found, held.source_bytes)
        return found
    return None


def _with(held: Content, other: Content, parts: frozenset[Part]) -> Content:
    names = {name: getattr(other, name) for part in parts for name in PARTS[part]}
    return replace(held, **names, spoilt=held.spoilt - parts)


def _elsewhere(held: Content, path: Path) -> Iterator[Content]:
    """The same version in the backups beside the file, newest first."""
    for backup in backups(path):
        with suppress(DatabaseError, OSError), reading_only(backup) as db:
            if found := library.content_by_sha(db, held.sha256):
                yield found


def _own_file(held: Content) -> bytes | None:
    """The bytes of its file in the library, when they are still those that were read."""
    if held.path:
        with suppress(OSError, ValueError):
            source = Path(held.path).read_bytes()
            return source if digest_of(source) == held.sha256 else None
    return None
