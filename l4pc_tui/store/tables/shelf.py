"""The shelf: which version of each script counts, and what its file was when it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.text.folding import filed
from l4pc_tui.store.file.connection import rows, writing
from l4pc_tui.store.tables.library import Content, keep, readable, told


@dataclass(frozen=True, slots=True)
class ContentHead:
    """A line of the library's list: the version that counts, without its source and model.

    errors, refused: how many errors the file has now, and in words, when it was refused; the
    rest is then the last good version, or empty (with no sha256) when there never was one.
    """

    sha256: str
    kind: str
    id: str
    title: str
    path: str
    root: str
    status: str
    loaded_at: str
    facts: Mapping[str, Any]
    warnings: int
    problems_text: str
    errors: int
    refused: str


def put(db: Connection, contents: Sequence[Content]) -> None:
    """Keep versions, and let each be the one that counts for its kind and id."""
    with writing(db):
        for each in contents:
            keep(db, each)
            db.execute("DELETE FROM shelf WHERE kind = ? AND id = ?", (each.kind, each.id))
            db.execute(
                """INSERT INTO shelf (kind, id, sha256, path, root, loaded_at)
                   VALUES (?, ?, ?, ?, ?, ?)""",
                (each.kind, each.id, each.sha256, each.path, each.root, each.loaded_at),
            )
            _put_file(db, each.path, each.mtime_ns, each.size, each.sha256, each.kind, each.id)


def mark_problem(
    db: Connection, kind: str, id: str, path: str, text: str,
    errors: int, mtime_ns: int, size: int, sha256: str,
) -> None:  # fmt: skip
    """Remember that a file was refused and why. The last good version stays as it is."""
    with writing(db):
        _put_file(db, path, mtime_ns, size, sha256, kind, id, errors, text)


def contents(db: Connection, kind: str | None) -> tuple[ContentHead, ...]:
    """The library's list, of one kind or all, by kind and title."""
    # What flipped in a version is found and mended elsewhere; the others are listed meanwhile.
    sql = """SELECT s.kind, s.id, c.sha256, CAST(c.title AS BLOB), s.path, s.root,
                 CAST(c.status AS BLOB), s.loaded_at, CAST(c.facts AS BLOB), c.warnings,
                 CAST(c.problems_text AS BLOB)
             FROM shelf s JOIN content c ON c.sha256 = s.sha256"""
    refused = {
        (kind, id or path): (id, errors, why, path)
        for kind, id, errors, why, path in rows(
            db, "SELECT kind, id, errors, refused, path FROM file WHERE refused <> ''"
        )
    }
    heads = []
    for key_kind, id, sha, title, path, root, status, at, facts, warnings, text in rows(db, sql):
        _, errors, why, _ = refused.pop((key_kind, id), ("", 0, "", ""))
        heads.append(
            ContentHead(
                sha, key_kind, id, readable(title), path, root, readable(status), at, told(facts),
                warnings, readable(text), errors, why,
            )
        )  # fmt: skip
    for (key_kind, _), (id, errors, why, path) in refused.items():
        title = id or PurePath(path).stem
        heads.append(ContentHead("", key_kind, id, title, path, "", "", "", {}, 0, "", errors, why))
    chosen = (head for head in heads if kind in (None, head.kind))
    return tuple(sorted(chosen, key=lambda head: (head.kind, filed(head.title), head.id)))


def file_states(db: Connection) -> dict[str, tuple[int, int, str]]:
    """Each file that was read, as (mtime_ns, size, sha256)."""
    found = rows(db, "SELECT path, mtime_ns, size, sha256 FROM file")
    return {path: (mtime_ns, size, sha256) for path, mtime_ns, size, sha256 in found}


def refused_files(db: Connection) -> frozenset[str]:
    """The files that were refused when they were read last."""
    return frozenset(path for (path,) in rows(db, "SELECT path FROM file WHERE refused <> ''"))


def forget_files(db: Connection, paths: Sequence[str]) -> None:
    """Forget what these files were; what was read from them stays until another counts."""
    with writing(db):
        db.executemany("DELETE FROM file WHERE path = ?", [(path,) for path in paths])


def _put_file(
    db: Connection, path: str, mtime_ns: int, size: int, sha256: str, kind: str, id: str,
    errors: int = 0, refused: str = "",
) -> None:  # fmt: skip
    db.execute("DELETE FROM file WHERE path = ?", [path])
    db.execute(
        """INSERT INTO file (path, mtime_ns, size, sha256, kind, id, errors, refused)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (path, mtime_ns, size, sha256, kind, id, errors, refused),
    )


_LOST = """NOT EXISTS (SELECT 1 FROM content c
    WHERE c.sha256 = shelf.sha256 AND c.kind = shelf.kind)"""


def mend(db: Connection) -> None:
    """Put right the lines that name no version that is there: as their file was when it was read.

    Where that is not known either, the line goes and its file is read again.
    """
    if names_what_is_there(db):
        return
    read = """SELECT f.sha256 FROM file f JOIN content c ON c.sha256 = f.sha256
        WHERE f.path = shelf.path AND c.kind = shelf.kind"""
    with writing(db):
        db.execute(f"UPDATE shelf SET sha256 = ({read}) WHERE {_LOST} AND EXISTS ({read})")
        db.execute(f"DELETE FROM file WHERE path IN (SELECT path FROM shelf WHERE {_LOST})")
        db.execute(f"DELETE FROM shelf WHERE {_LOST}")


def names_what_is_there(db: Connection) -> bool:
    """Whether each line names a version that is there, of its own kind."""
    return not rows(db, f"SELECT 1 FROM shelf WHERE {_LOST} LIMIT 1")
