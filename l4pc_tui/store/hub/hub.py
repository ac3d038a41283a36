"""A hub that is open: read on, added to, and what it holds in numbers."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.record.entry import Event
from l4pc_tui.store.admission import Quarantined, examined
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.hub import schema, union
from l4pc_tui.store.hub.server import connect, in_words, shown
from l4pc_tui.store.journal import journal

if TYPE_CHECKING:
    from psycopg import Connection

_NEXT = f"SELECT {journal.COLUMNS}, arrived FROM l4pc.event WHERE arrived > %s ORDER BY arrived LIMIT %s"
_ROWS = """
SELECT device, count(*), max(seq), count(*) FILTER (WHERE nonce IS NULL) FROM l4pc.event
    GROUP BY device ORDER BY device
"""


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """What the hub holds of one laptop. wordless: entries withheld, or erased."""

    device: str
    entries: int
    highest: int
    wordless: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of events that came, as numbers.

    new: the journal lacked them. known: it held them. filled: it held them without their words,
    and has these now. struck: it held them, and they lost their words to an erasure. refused: of
    which nothing was written, and why.
    """

    new: int
    known: int
    filled: int
    struck: int
    refused: tuple[Quarantined, ...]


class Hub:
    """The journal in a PostgreSQL database. Made by ``open_hub``; used by one thread."""

    beginning = 0

    def __init__(self, url: str, db: Connection[tuple[Any, ...]], id: str) -> None:
        self.id = id
        """Random, given when the hub was begun: a laptop remembers by it what it has read."""
        self.shown = shown(url)
        self._url = url
        self._db = db

    def after(self, cursor: int, count: int) -> tuple[tuple[Event, ...], int]:
        """The next events in the order of their arrival, and where they end."""
        with in_words(self._url):
            found = self._db.execute(_NEXT, (cursor, count)).fetchall()
        events = tuple(journal.event(row[:-1]) for row in found)
        return events, found[-1][-1] if found else cursor

    def admit(self, events: Iterable[Event]) -> Taken:
        """Take sealed events as they are, in one transaction; what is malformed stays outside."""
        refused: list[Quarantined] = []
        came = 0
        with in_words(self._url), self._db.transaction(), self._db.cursor() as cursor:
            cursor.execute(union.ARRIVING)
            cursor.execute(union.LOOSEN)
            with cursor.copy(union.COPY) as copy:
                for event in events:
                    reason, text = examined(event)
                    if reason := reason or cannot_keep(event):
                        refused.append(Quarantined(event, reason))
                        continue
                    copy.write_row(journal.row(event, text, event.taken))
                    came += 1
            cursor.execute(union.COUNTED)
            cursor.execute(union.IN_TURN, (schema.ADMITTING,))
            cursor.execute(union.ERASED)
            cursor.execute(union.REDACTED)
            cursor.execute(union.SILENCE)
            new = cursor.execute(union.INSERT).rowcount
            filled = cursor.execute(union.FILL).rowcount
            (takes_words,) = cursor.execute(union.TAKES_WORDS).fetchone() or (False,)
            struck = cursor.execute(union.STRIKE).rowcount if takes_words else 0
        return Taken(new, came - new, filled, struck, tuple(refused))

    def latest(self) -> int:
        """Where the last row stands."""
        with in_words(self._url):
            found = self._db.execute("SELECT max(arrived) FROM l4pc.event").fetchone()
        return (found and found[0]) or 0

    def rows(self) -> tuple[DeviceRow, ...]:
        """What is held of each laptop."""
        with in_words(self._url):
            return tuple(DeviceRow(*row) for row in self._db.execute(_ROWS))


def cannot_keep(event: Event) -> str:
    """Why PostgreSQL cannot hold an event that is right, as the end of a sentence; or empty."""
    texts = (
        event.device, event.kind, event.entity, event.session, event.subject or "",
        event.nonce or "",
    )  # fmt: skip
    return "has a character that no hub can keep" if "\0" in "".join(texts) else ""


def begin(url: str) -> tuple[str, bool]:
    """Make the hub's tables and roles in a database; its address to show, and whether they are new.

    A hub that is there already stays as it is.
    """
    with connect(url) as db, in_words(url), db.transaction():
        db.execute("SELECT pg_advisory_xact_lock(%s)", (schema.ADMITTING,))
        if _is_begun(url, db):
            _id_of(url, db)
            return shown(url), False
        (encoding,) = db.execute(schema.ENCODING).fetchone() or ("",)
        if encoding != "UTF8":
            raise Trouble(
                "foreign",
                f"The database {shown(url)} does not keep its text as UTF-8. Nothing was changed.",
                "Make one that does: createdb --encoding UTF8 --template template0 NAME.",
            )
        db.execute(schema.ROLES)
        db.execute(schema.MAKE)
        db.execute(
            "INSERT INTO l4pc.about (version, id) VALUES (%s, %s)",
            (schema.VERSION, str(uuid.uuid4())),
        )
    return shown(url), True


@contextmanager
def open_hub(url: str) -> Iterator[Hub]:
    """The hub at an address, for as long as it is needed. Raises Trouble in words."""
    with connect(url) as db:
        with in_words(url):
            if not _is_begun(url, db):
                raise Trouble(
                    "missing",
                    f"There is no hub in {shown(url)}.",
                    "Begin one there: l4pc hub begin URL.",
                )
            id = _id_of(url, db)
        yield Hub(url, db, id)


def _is_begun(url: str, db: Connection[tuple[Any, ...]]) -> bool:
    is_there, is_ours = db.execute(schema.IS_BEGUN).fetchone() or (False, False)
    if is_there and not is_ours:
        raise Trouble(
            "foreign",
            f"“l4pc” in {shown(url)} is something else than a hub. It was not changed.",
            "Name another database.",
        )
    return bool(is_ours)


def _id_of(url: str, db: Connection[tuple[Any, ...]]) -> str:
    version, id = db.execute(schema.ABOUT).fetchone() or (0, "")
    if version > schema.VERSION:
        raise Trouble(
            "newer",
            f"The hub {shown(url)} is of a newer l4pc (version {version}, and this one reads "
            f"{schema.VERSION}). It was not changed.",
            "Update l4pc.",
        )
    return str(id)
