"""Exercises, plans and programmes: every version by its sha256, and whether it is what was kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from sqlite3 import Connection
from typing import Any, Literal

from l4pc_tui.store.file.connection import rows, writing

Part = Literal["source", "model", "about"]
"""What a version is kept as, each with a digest: the file as read, what it says, the rest."""
PARTS: Mapping[Part, tuple[str, ...]] = {
    "source": ("source",),
    "model": ("model",),
    "about": ("kind", "id", "title", "status", "facts", "warnings", "problems_text"),
}
"""The fields of a ``Content`` that each digest covers; the others are of its shelf and file."""


@dataclass(frozen=True, slots=True)
class Content:
    """One good version of a file of the library.

    sha256: of the file's bytes. root: which folder of the library it came from. loaded_at: ISO.
    source: the file as read. model: what it says, as JSON. facts: what lists show of it.
    warnings, problems_text: what could be better. mtime_ns, size: the file as it was read, so
    that it is read again only when it has changed. spoilt: the parts that are not what was kept;
    nothing of them is to be believed, and a model is empty then. A source of no bytes was lost,
    and said to be; the model that was read from it stands.
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
    spoilt: frozenset[Part] = frozenset()

    @property
    def source_bytes(self) -> bytes:
        """The file as it was read."""
        return self.source.encode() if isinstance(self.source, str) else self.source


def keep(db: Connection, each: Content) -> None:
    """Keep a version. Must run inside a transaction.

    Of one that is kept already, source and model stay unless they are spoilt: a session that ran
    it must not change because a later checker reads its source otherwise. A file that lies in the
    library under two names is kept once, by the first.
    """
    held = content_by_sha(db, each.sha256)
    if held is not None:
        lists = {name: getattr(each, name) for name in ("facts", "warnings", "problems_text")}
        source: tuple[Part, ...] = ("source",) if held.source_bytes else ()
        each = replace(_with(each, held, "model", "about", *source), **lists)
    _put(db, each)


def mend(db: Connection, sha256: str, whole: Content | None) -> None:
    """Put a whole version in the place of a spoilt one; None lets it go. What is sound stays."""
    with writing(db):
        held = content_by_sha(db, sha256)
        if held is None or not held.spoilt:
            return
        if whole is None:
            db.execute("DELETE FROM content WHERE sha256 = ?", [sha256])
        else:
            _put(db, _with(whole, held, *PARTS))


def _with(each: Content, other: Content, *parts: Part) -> Content:
    """A version with these parts of another, as far as they are sound there."""
    names = [name for part in parts if part not in other.spoilt for name in PARTS[part]]
    return replace(each, **{name: getattr(other, name) for name in names})


def _put(db: Connection, each: Content) -> None:
    model, facts = _json(each.model), _json(each.facts)
    about = (each.kind, each.id, each.title, each.status, facts, each.warnings, each.problems_text)
    db.execute("DELETE FROM content WHERE sha256 = ?", [each.sha256])
    db.execute(
        f"""INSERT INTO content (sha256, {", ".join(PARTS["about"])}, source, model, model_digest,
                about_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            each.sha256, *about, each.source, model, digest_of(model.encode()),
            digest_of_about([str(value).encode() for value in about]),
        ),
    )  # fmt: skip


def digest_of(kept: bytes) -> str:
    """The digest of a text as it is kept."""
    return hashlib.sha256(kept).hexdigest()


def digest_of_about(columns: Sequence[bytes]) -> str:
    """The digest beside what is neither source nor model; ``ABOUT`` are its columns."""
    return digest_of(repr(list(columns)).encode())


ABOUT = ", ".join(f"CAST(c.{name} AS BLOB)" for name in PARTS["about"])
"""The columns that ``digest_of_about`` takes: as bytes, for what flipped may be no text."""


def content(db: Connection, kind: str, id: str) -> Content | None:
    """The last good version: the library's own, else the one that came last from another laptop."""
    found = _read(db, "WHERE s.kind = ? AND s.id = ?", kind, id)
    # What is kept again goes to the end of the table.
    found = found or _read(
        db, "WHERE c.kind = ? AND c.id = ? ORDER BY c.rowid DESC LIMIT 1", kind, id
    )
    return found[0] if found else None


def versions(db: Connection) -> dict[str, int]:
    """The id of each script → how many versions of it are kept."""
    return dict(rows(db, "SELECT id, count(*) FROM content GROUP BY id"))


def content_by_sha(db: Connection, sha256: str) -> Content | None:
    """A version that once counted, whatever counts now."""
    found = _read(db, "WHERE c.sha256 = ?", sha256)
    return found[0] if found else None


def after(db: Connection, sha256: str, most: int) -> list[Content]:
    """The next versions by sha256; also of a backup of an older l4pc."""
    return _read(db, "WHERE c.sha256 > ? ORDER BY c.sha256 LIMIT ?", sha256, most)


def readable(raw: bytes) -> str:
    """A text as far as it can be read."""
    return raw.decode("utf-8", "replace")


def told(raw: bytes) -> dict[str, Any]:
    """What a JSON object says; nothing when bits have flipped in it."""
    try:
        found = json.loads(raw)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _read(db: Connection, where: str, *parameters: object) -> list[Content]:
    return [_content(*row) for row in rows(db, f"{_select(db)} {where}", *parameters)]


def _select(db: Connection) -> str:
    """A file of an older version has no digest beside what it has: none that fits."""
    there = {row[1] for row in rows(db, "PRAGMA table_info(content)")}
    digests = (f"c.{name}" if name in there else "''" for name in ("model_digest", "about_digest"))
    return f"""SELECT c.sha256, {", ".join(digests)}, CAST(c.source AS BLOB), typeof(c.source),
            CAST(c.model AS BLOB), coalesce(s.path, ''), coalesce(s.root, ''),
            coalesce(s.loaded_at, ''), coalesce(f.mtime_ns, 0), coalesce(f.size, 0), {ABOUT}
        FROM content c LEFT JOIN shelf s ON s.sha256 = c.sha256
        LEFT JOIN file f ON f.path = s.path"""


def _content(
    sha256: str, model_digest: str, about_digest: str, source: bytes, stored_as: str, model: bytes,
    path: str, root: str, loaded_at: str, mtime_ns: int, size: int, *about: bytes,
) -> Content:  # fmt: skip
    fits: dict[Part, bool] = {
        "source": not source or digest_of(source) == sha256,
        "model": digest_of(model) == model_digest,
        "about": digest_of_about(about) == about_digest,
    }
    kind, id, title, status, facts, warnings, problems = about
    return Content(
        sha256, readable(kind), readable(id), readable(title), path, root, readable(status),
        loaded_at, readable(source) if stored_as == "text" and fits["source"] else source,
        told(model) if fits["model"] else {}, told(facts),
        int(warnings) if fits["about"] else 0, readable(problems), mtime_ns, size,
        frozenset(part for part, sound in fits.items() if not sound),
    )  # fmt: skip


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
