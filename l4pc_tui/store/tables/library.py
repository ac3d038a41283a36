"""Exercises, plans and programmes: every version by its sha256, and which one counts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from sqlite3 import Connection
from typing import Any

from l4pc_tui.core.text.folding import filed
from l4pc_tui.store.file.connection import rows, writing


@dataclass(frozen=True, slots=True)
class Content:
    """One good version of a file of the library.

    sha256: of the file's bytes. root: which folder of the library it came from. loaded_at: ISO.
    source: the file as read. model: what it says, as JSON. facts: what lists show of it.
    warnings, problems_text: what could be better. mtime_ns, size: the file as it was read, so
    that it is read again only when it has changed. sound: whether the model is what was kept;
    one that is not is empty here, and can be made anew from a source that is.
    """

    sha256: str
    kind: str
    id: str
    title: str
    path: str
    root: str
    status: str
    loaded_at: str
    source: bytes | str
    model: Mapping[str, Any]
    facts: Mapping[str, Any] = field(default_factory=dict)
    warnings: int = 0
    problems_text: str = ""
    mtime_ns: int = 0
    size: int = 0
    sound: bool = True

    @property
    def source_sound(self) -> bool:
        """Whether the source is what was read."""
        source = self.source.encode() if isinstance(self.source, str) else self.source
        return hashlib.sha256(source).hexdigest() == self.sha256


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


_CONTENT = """SELECT c.sha256, c.kind, c.id, c.title, coalesce(s.path, ''), coalesce(s.root, ''),
        c.status, coalesce(s.loaded_at, ''), c.source, CAST(c.model AS BLOB), c.model_digest,
        c.facts, c.warnings, c.problems_text, coalesce(f.mtime_ns, 0), coalesce(f.size, 0)
    FROM content c LEFT JOIN shelf s ON s.sha256 = c.sha256
    LEFT JOIN file f ON f.path = s.path """


def put(db: Connection, contents: Sequence[Content]) -> None:
    """Keep versions, and let each be the one that counts for its kind and id.

    Of a version that is kept already the model stays: a session that ran it must not change
    because a later checker reads its source otherwise.
    """
    with writing(db):
        for each in contents:
            model = _json(each.model)
            db.execute(
                """INSERT INTO content (sha256, kind, id, title, status, source, model,
                       model_digest, facts, warnings, problems_text)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                   ON CONFLICT (sha256) DO UPDATE SET facts = excluded.facts,
                       warnings = excluded.warnings, problems_text = excluded.problems_text""",
                (
                    each.sha256, each.kind, each.id, each.title, each.status, each.source, model,
                    digest_of(model.encode()), _json(each.facts), each.warnings,
                    each.problems_text,
                ),
            )  # fmt: skip
            _mend(db, each.sha256, model)
            db.execute("DELETE FROM shelf WHERE kind = ? AND id = ?", (each.kind, each.id))
            db.execute(
                """INSERT INTO shelf (kind, id, sha256, path, root, loaded_at)
                   VALUES (?, ?, ?, ?, ?, ?)""",
                (each.kind, each.id, each.sha256, each.path, each.root, each.loaded_at),
            )
            _put_file(db, each.path, each.mtime_ns, each.size, each.sha256, each.kind, each.id)


def mend(db: Connection, sha256: str, model: Mapping[str, Any]) -> None:
    """Put a model in the place of a spoilt one. A sound one stays."""
    with writing(db):
        _mend(db, sha256, _json(model))


def digest_of(model: bytes) -> str:
    """The digest beside a model: of its text as it is kept."""
    return hashlib.sha256(model).hexdigest()


def mark_problem(
    db: Connection, kind: str, id: str, path: str, text: str,
    errors: int, mtime_ns: int, size: int, sha256: str,
) -> None:  # fmt: skip
    """Remember that a file was refused and why. The last good version stays as it is."""
    with writing(db):
        _put_file(db, path, mtime_ns, size, sha256, kind, id, errors, text)


def content(db: Connection, kind: str, id: str) -> Content | None:
    """The last good version."""
    found = rows(db, f"{_CONTENT} WHERE s.kind = ? AND s.id = ?", kind, id)
    return _content(found[0]) if found else None


def content_by_sha(db: Connection, sha256: str) -> Content | None:
    """A version that once counted, whatever counts now."""
    found = rows(db, f"{_CONTENT} WHERE c.sha256 = ?", sha256)
    return _content(found[0]) if found else None


def contents(db: Connection, kind: str | None) -> tuple[ContentHead, ...]:
    """The library's list, of one kind or all, by kind and title."""
    sql = """SELECT s.kind, s.id, c.sha256, c.title, s.path, s.root, c.status, s.loaded_at,
                 c.facts, c.warnings, c.problems_text
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
                sha, key_kind, id, title, path, root, status, at, json.loads(facts), warnings,
                text, errors, why,
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


def _mend(db: Connection, sha256: str, model: str) -> None:
    sql = "SELECT CAST(model AS BLOB), model_digest FROM content WHERE sha256 = ?"
    for held, digest in rows(db, sql, sha256):
        if digest_of(held) != digest:
            db.execute(
                "UPDATE content SET model = ?, model_digest = ? WHERE sha256 = ?",
                (model, digest_of(model.encode()), sha256),
            )


def _content(row: tuple[Any, ...]) -> Content:
    (
        sha, kind, id, title, path, root, status, at, source, model, digest, facts, warnings, told,
        mtime_ns, size,
    ) = row  # fmt: skip
    sound = digest_of(model) == digest
    return Content(
        sha, kind, id, title, path, root, status, at, source, json.loads(model) if sound else {},
        json.loads(facts), warnings, told, mtime_ns, size, sound,
    )  # fmt: skip


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
